"""The editors' side of what comes in."""
