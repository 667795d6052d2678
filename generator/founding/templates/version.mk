# Hvor programmet hentes, og hvilken udgave af det: et mærke (v0.1.0) eller et helt commit.
# En nyere udgave: ret VERSION, og kør »make opgrader«. Læs først, hvad der er nyt.
GENERATOR := $generator
VERSION := $version
