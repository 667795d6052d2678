"""The addresses of Åben Skole: the catalogue, and the ways into it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.settings import Vocabularies

CATALOGUE = "/aaben-skole/"
FREE = "/aaben-skole/gratis/"
GAPS = "/aaben-skole/mangler/"
FOLDERS = {"grades": "klassetrin", "subjects": "fag", "localities": "omraader"}
"""The vocabularies by which offers are listed, and what follows the catalogue's address."""
RESERVED = (*FOLDERS.values(), "gratis", "mangler")
"""What no offer may be called: these addresses below the catalogue are the portal's own."""


def school_address(vocabulary: str, code: str) -> str:
    """`/aaben-skole/klassetrin/4-klasse/`."""
    return f"{CATALOGUE}{FOLDERS[vocabulary]}/{code}/"


def school_addresses(words: Vocabularies) -> Iterator[str]:
    """Every page of the catalogue but the offers' own."""
    yield from (CATALOGUE, FREE, GAPS)
    for vocabulary in FOLDERS:
        yield from (school_address(vocabulary, code) for code in words.terms(vocabulary))
