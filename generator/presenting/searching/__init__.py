"""What the search knows of each page, and the files that it comes in (docs/search.md)."""
