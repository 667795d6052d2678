"""Files → entities: sources, YAML, schema, Markdown, history, and where a line is."""
