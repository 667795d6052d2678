"""schema.org's objects, as JSON-LD."""
