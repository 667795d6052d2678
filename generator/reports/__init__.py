"""The room for what commands tell at a terminal, to people as text and to programs as JSON:
problems in the content, how partnerships stand, what has happened to events."""
