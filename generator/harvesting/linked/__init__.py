"""schema.org's words (JSON-LD) as sites write them."""
