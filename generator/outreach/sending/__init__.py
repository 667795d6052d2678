"""A letter handed to a sending system as a draft. Nothing here can send one.

`letter.py` reads what an editor has approved, `listmonk.py` and `buttondown.py` say it in the words
of one system's API, `posting.py` alone speaks to the network.
"""

from generator.outreach.sending.letter import Letter, UploadError, read_letter
from generator.outreach.sending.posting import Posted

__all__ = ["Letter", "Posted", "UploadError", "read_letter"]
