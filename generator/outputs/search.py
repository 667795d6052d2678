"""`/soeg/` and its index under `/data/v1/soeg/`: static JSON that a script in the page reads.

The index is two sets of small files, made in one pass over the documents: the words, in shards by
their first two letters, and what results show, in blocks of a hundred. A search fetches the shards
of the words typed and the blocks of the results shown, however much the portal holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.artifacts import Artifact, constant
from generator.presenting.addresses import EVENTS, NEWS
from generator.presenting.edition import Edition, Head
from generator.presenting.search_documents import Document, documents
from generator.search_words import OTHER, SHARD_LETTERS, STOP_WORDS, shard, words

FOLDER = "/data/v1/soeg/"
BLOCK = 100
REGISTERS = (
    ("Arrangementer", EVENTS),
    ("Kalender måned for måned", "/kalender/"),
    ("Aktører", "/aktoerer/"),
    ("Steder", "/steder/"),
    ("Partnerskaber", "/partnerskaber/"),
    ("Emner", "/emner/"),
    ("Målgrupper", "/maalgrupper/"),
    ("Områder", "/omraader/"),
    ("Typer", "/typer/"),
    ("Årshjul", "/aarshjul/"),
    ("Nyheder", NEWS),
)
"""Where everything stands for those who have no script, or would rather look around."""
SCRIPT = "assets/js/search.js"

TEXT, SUMMARY, TITLE, WHOLE_TITLE = range(4)
"""Where a word was found, the better the higher; a posting is `4 * number + part`."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The page, then its index."""
    found = tuple(documents(edition.portal, edition.cards))
    yield edition.page(
        "/soeg/",
        "search.html",
        title="Søg",
        head=Head(
            description="Søg i arrangementer, aktører, steder, partnerskaber, traditioner og "
            "nyheder.",
            noindex=True,
        ),
        script=_versioned(edition),
        index=FOLDER,
        registers=REGISTERS,
    )
    yield from _files(found)


def _versioned(edition: Edition) -> str:
    """The script's address with a digest: a cached one never meets an index of another shape."""
    digest = hashlib.sha256(edition.shell_files[SCRIPT]).hexdigest()[:10]
    return f"/{SCRIPT}?v={digest}"


def _files(found: Sequence[Document]) -> Iterator[Artifact]:
    kinds = tuple(dict.fromkeys(document.kind for document in found))
    files: dict[str, Any] = {
        f"ord/{name}.json": postings for name, postings in _shards(found).items()
    }
    for start in range(0, len(found), BLOCK):
        files[f"visning/{start // BLOCK}.json"] = [
            [kinds.index(document.kind), document.title, document.path, document.about]
            for document in found[start : start + BLOCK]
        ]
    data = {name: _json(value) for name, value in sorted(files.items())}
    version = hashlib.sha256(b"".join(data.values())).hexdigest()[:10]
    data["indeks.json"] = _json(
        {
            "version": version,
            "documents": len(found),
            # Documents from this number on are over; their order puts them last.
            "past_from": sum(not document.past for document in found),
            "block": BLOCK,
            "letters": SHARD_LETTERS,
            "other": OTHER,
            "shards": sorted(name[4:-5] for name in files if name.startswith("ord/")),
            "kinds": kinds,
            "stop_words": sorted(STOP_WORDS),
        }
    )
    for name, content in data.items():
        yield constant(FOLDER.lstrip("/") + name, content, "søgningen")


def _shards(found: Sequence[Document]) -> Mapping[str, Mapping[str, list[int]]]:
    """Shard → word → postings in the documents' order; of a document a word has its best part."""
    shards: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(found):
        best = dict.fromkeys(document.words, TEXT)
        for part, text in (
            (SUMMARY, document.summary),
            (SUMMARY, document.about),
            (TITLE, document.title),
        ):
            best.update(dict.fromkeys(words(text), part))
        if len(title := words(document.title)) == 1:
            best[title[0]] = WHOLE_TITLE
        for word, part in best.items():
            shards.setdefault(shard(word), {}).setdefault(word, []).append(4 * number + part)
    return {name: dict(sorted(shards[name].items())) for name in shards}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
