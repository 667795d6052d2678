"""Pictures' pixels: looked at once, and made into smaller ones in the formats that browsers take.

Pillow is imported inside the functions that need it, never at the top: a build in which no picture
is new does without it. `looking` tells what a file is, `variants` which files are made of it and
what they are called (pure, and all that the pages need), `encoding` makes their bytes, `keeping`
remembers them in the build's cache, and `making` is the door through which a build goes.
"""
