"""Content files changed in their text: what is not meant to change stays as it was, comments too.

`layout.py` sets a file's fields in canonical form (`portal fmt`), `fields.py` writes single fields,
`occasions.py` cancels, moves and copies events, `renaming.py` gives anything another name, and
`files.py` shows and writes what came of it, all or nothing.
"""
