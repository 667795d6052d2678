"""What the portal knows: one file per kind of content, and `kinds.py`, the register of kinds."""
