"""What the finder on `/arrangementer/` reads: each date with what it is found by."""
