"""iCalendar (RFC 5545) as the world writes it: lines, moments, zones and rules."""
