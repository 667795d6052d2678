"""iCalendar (RFC 5545): events, meetings and plans as lines of text."""
