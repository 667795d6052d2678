"""How things are said: days, prices, numbers, names, and the model's fixed words."""
