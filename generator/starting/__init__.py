"""Files for what is not there yet: a commented starter for each kind, and how it is filled in."""
