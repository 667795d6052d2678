"""What follows from the content: how far a partnership has come, who fits with whom, what clashes.

Pure functions over the portal to plain values. Checks warn by them, pages show them, commands print
them, so that all three say the same.
"""
