"""How what the portal knows is said to people: addresses, dates, prices, cards, templates."""
