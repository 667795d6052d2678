"""Open data: what is published for others to reuse, as documented shapes (docs/data.md)."""
