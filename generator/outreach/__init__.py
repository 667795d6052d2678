"""What the portal sends out, drafted from what it knows already: the newsletter."""
