"""Whether a Danish word is spelt as in the dictionary, and what it may have been meant to be.

The words are Stavekontrolden's (`danish/`, with its licence), in hunspell's form, read here in a
fraction of a second. Knows nothing of the portal.
"""
