"""How fast and how well: `make bench` measures both databases in one run."""
