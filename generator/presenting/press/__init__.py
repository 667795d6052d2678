"""Press releases as they are told: one value, and the forms that editors' desks take them in."""
