"""The browser editor at `/admin/`: its page, and its configuration read off the models."""
