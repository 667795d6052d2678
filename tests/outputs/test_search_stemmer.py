"""The page's stemmer is the Snowball project's: it is held to the package that they make."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import snowballstemmer

from generator.settings import ROOT
from tests.outputs.searching import SCRIPTS, node

pytestmark = pytest.mark.slow

ENDINGS = (
    " hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer s heds es endes "
    "erendes enes ernes eres ens hedens erens ers ets erets et eret ig lig elig els løst igst "
    "ligst eligst gd dt gt kt gdt t tt ss"
).split(" ")
ODD = ("", "a", "b", "ab", "ba", "aba", "bab", "øl", "ts", "strå", "sss", "12", "a1", "igs", "ae")


def vocabulary() -> list[str]:
    """Every word of the portal and the demo, as it is and with every ending of the algorithm."""
    folders = (ROOT / "content", ROOT / "demo", Path(__file__).parents[1] / "golden" / "content")
    texts = (file.read_text("utf-8").lower() for folder in folders for file in folder.rglob("*.md"))
    found = dict.fromkeys(word for text in texts for word in re.findall(r"[^\W_]+", text))
    return list(dict.fromkeys(f"{word}{end}" for word in (*found, *ODD) for end in ENDINGS))


def test_the_pages_stemmer_is_snowballs() -> None:
    words = [word for word in vocabulary() if word]
    assert len(words) > 200_000
    done = subprocess.run(
        [node(), Path(__file__).with_name("stem.mjs"), SCRIPTS],
        input="\n".join(words),
        capture_output=True,
        text=True,
        check=True,
    )
    ours = done.stdout.rstrip("\n").split("\n")
    theirs = snowballstemmer.stemmer("danish").stemWords(words)
    different = [one for one in zip(words, ours, theirs, strict=True) if one[1] != one[2]]
    assert different == []


def test_a_stem_is_the_beginning_of_its_word() -> None:
    """On this rests that all words of a stem stand in one file (docs/search.md)."""
    stemmer = snowballstemmer.stemmer("danish")
    # The algorithm takes »st« off »…igst« wherever it stands; only in this, which is no word, does
    # that leave two letters.
    for word in set(vocabulary()[::7]) - {"igst"}:
        stem = stemmer.stemWord(word)
        assert word.startswith(stem), word
        assert len(stem) >= min(3, len(word)), word
