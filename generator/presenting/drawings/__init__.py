"""Pictures for what has no photograph: drawn from topic and title."""
