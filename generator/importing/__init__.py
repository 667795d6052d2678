"""Answers from elsewhere → proposed changes of the content, which an editor reads first.

A survey's export becomes a `Table` (`tables.py`), the table and its mapping (`mapping.py`) become
needs, offers and interests (`proposals.py`), those become changes of the actors' files as text
(`merging.py`, `actor_file.py`), and the changes are shown or, on demand, written (`applying.py`).
"""
