"""The culture portal's generator: Markdown and YAML in, website, feeds and calendars out."""
