"""One module for each format in which others tell their events."""
