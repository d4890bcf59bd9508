"""Review: draft, to review, published or returned."""
