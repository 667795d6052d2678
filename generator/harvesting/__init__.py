"""Others' calendars → proposed events (docs/harvesting.md)."""
