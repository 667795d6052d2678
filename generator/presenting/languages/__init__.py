"""The languages that the portal speaks: their words, their dates, and what stands in each."""
