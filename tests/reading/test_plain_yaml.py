"""The quick reader of plain fields gives what libyaml gives, or leaves the file to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.plain_yaml import MOST, read_plain
from generator.reading.yaml_text import read_yaml

ROOT = Path(__file__).resolve().parents[2]

# Pieces that files are made of, and those that YAML gives a meaning to.
PLAIN = "Jul kor æøå 19:30 2026-12-04 a-b 7,50 http://a.dk/#b «x» kl. 120".split()
ODD = (
    "a:b #x x# : - , [ ] { } & * ! | > ' \" % @ ` ~ null . ... --- ? (x) \\n \\ \t \xa0 = +4 /a/ x:"
).split(" ")
words = st.sampled_from(PLAIN * 6 + ODD)
texts = st.lists(words, min_size=1, max_size=4).map(" ".join)
quoted = st.one_of(texts.map('"{}"'.format), texts.map("'{}'".format), st.just("''"))
values = st.one_of(
    texts,
    quoted,
    st.lists(texts, max_size=3).map(lambda many: f"[{', '.join(many)}]"),
    st.lists(texts | quoted, min_size=1, max_size=3).map(
        lambda many: "".join(f"\n  - {text}" for text in many)
    ),
    st.just(""),
)
often_plain = st.sampled_from([0] * 30 + [1])
lines = st.builds(
    lambda key, odd, strange_key, colon, value, end: (
        f"{strange_key if odd else key}{colon if odd else ':' if value[:1] == chr(10) else ': '}"
        f"{value}{end if odd else ''}"
    ),
    st.sampled_from("title start end summary venue topics type price sources a b c".split()),
    often_plain,
    st.sampled_from(["title", "Titel", "", "  x", "- y"]),
    st.sampled_from([": ", ":", ":  ", " : "]),
    values,
    st.sampled_from(["", " ", " # note", "\n  more"]),
)
documents = st.lists(lines, min_size=1, max_size=5).map(
    lambda found: "".join(f"{line}\n" for line in found)
)


@settings(max_examples=1_000, deadline=None)
@given(documents)
@example("title: Kor\nsources:\n  - a\n  - b\n   c\n")
@example("title: Kor\n x\n")
@example("a: 'b'\na: c\n")
@example("a: b\n---\n")
def test_equal_or_left_to_libyaml(text: str) -> None:
    found = read_plain(text)
    if found is not None:
        known = read_yaml(text)
        assert (found, []) == (known.data, known.faults)


@pytest.mark.parametrize("folder", ["content", "demo"])
def test_our_own_files(folder: str) -> None:
    read = 0
    for file in sorted((ROOT / folder).rglob("*.md")):
        parts = split_front_matter(file.read_text("utf-8"))
        assert isinstance(parts, FrontMatter)
        found = read_plain(parts.yaml)
        if found is not None:
            read += 1
            assert found == read_yaml(parts.yaml).data, file
    assert read > 40


def test_what_it_reads() -> None:
    assert read_plain(
        'title: "Kor: jul"\nstart: 2026-12-04 19:30\ntopics: [musik, kor]\n'
        "sources:\n  - vision\n  - https://a.dk/#b\nsummary: ''\n"
    ) == {
        "title": "Kor: jul",
        "start": "2026-12-04 19:30",
        "topics": ["musik", "kor"],
        "sources": ["vision", "https://a.dk/#b"],
        "summary": "",
    }


def test_long_texts_are_left_to_the_reader_that_counts() -> None:
    assert read_plain(f"a: {'b' * MOST}\n") is None
