"""Tests of the portal; see docs/house.md for how they are arranged."""
