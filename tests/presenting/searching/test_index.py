"""Rows and terms → files: what stands in them, and how few of them an edit touches."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

import pytest

from generator.presenting.searching import index as search_index
from generator.presenting.searching.index import index
from generator.presenting.searching.postings import LAST, MORE, SYNONYMS, digits, postings
from generator.presenting.searching.terms import Row, Terms
from generator.presenting.searching.words import words
from generator.settings import ROOT

EVENT = "arrangementer"
FIRST = date(2026, 11, 23).toordinal()
Entry = tuple[Row, Terms]


def numbers(packed: str) -> list[int]:
    """A list of postings, as the browser unpacks it."""
    found, number, gap, shift = [], -1, 0, 0
    for letter in packed:
        if letter in MORE:
            gap += MORE.index(letter) << shift
            shift += 5
        else:
            number += gap + (LAST.index(letter) << shift) + 1
            found.append(number)
            gap = shift = 0
    return found


def lists(entry: str) -> list[list[int]]:
    return [numbers(part) for part in entry.split(".")]


def an_entry(number: int, text: str = "", *, kind: str = EVENT, since: int = 0) -> Entry:
    """Event `number` takes place on one day; its title has its number alone."""
    days = (FIRST + number % 400,) * 2 if kind == EVENT else ()
    row = Row(kind, f"Titel {number}", f"/{kind}/{number:05}/", "Koncert", since or number, days)
    return row, (f"titel {number}", "koncert karise", text)


def some_entries(count: int, seed: int = 1) -> list[Entry]:
    """Events with texts of forty words out of the real content, some of them frequent."""
    vocabulary = sorted({word for text in texts() for word in words(text)})
    mixed = random.Random(seed)
    mixed.shuffle(vocabulary)
    ranks = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    return [
        an_entry(
            number, " ".join(dict.fromkeys(mixed.choices(vocabulary, cum_weights=ranks, k=40)))
        )
        for number in range(count)
    ]


def texts() -> Iterable[str]:
    return (file.read_text("utf-8") for file in (ROOT / "content").rglob("*.md"))


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.parametrize("number", [0, 1, 31, 32, 33, 1023, 1024, 10_753, 100_000])
def test_a_number_is_packed_and_unpacked(number: int) -> None:
    assert numbers(digits(number)) == [number]


def test_a_word_lists_the_documents_by_where_they_have_it() -> None:
    found = postings(
        [
            ("", "", "orgel"),
            ("", "orgel kor", ""),
            ("orgel kor", "", "orgel"),
            ("orgel", "orgel", ""),
        ]
    )
    # In the text, in the summary, in the title, as the whole title.
    assert lists(found["orgel"]) == [[0, 2], [1, 3], [2], [3]]
    assert lists(found["kor"]) == [[], [1], [2]]


def test_a_document_that_has_a_word_twice_is_listed_once() -> None:
    found = postings([("kor kor", "kor kor kor", ""), ("", "", ""), ("kor", "", "")])
    assert lists(found["kor"]) == [[], [0], [0], [2]]


@pytest.mark.parametrize(
    ("compound", "tail"),
    [
        ("julemarked", "marked"),
        ("julemarkedet", "marked"),
        ("byfesten", "fest"),  # "by" occurs, so it may be half a word
        ("boernekor", "kor"),  # so does "boerne"
        ("mandskor", "kor"),  # and "mand"
    ],
)
def test_the_end_of_a_compound_finds_it_in_titles_and_summaries(compound: str, tail: str) -> None:
    by_themselves = ("", "", "by boerne mand marked fest kor")
    found = postings([(f"{compound} her", "", ""), ("", f"{compound} der", ""), by_themselves])
    assert lists(found[tail]) == [[2], [], [], [], [1], [0]]


@pytest.mark.parametrize(
    ("word", "tail"),
    [
        ("bassen", "sen"),  # "bas" is too short a beginning for so short an end
        ("torvet", "vet"),
        ("rekord", "kord"),  # "re" is no word
        ("marked", "marked"),  # not a compound of itself
    ],
)
def test_what_only_looks_like_a_compound_is_none(word: str, tail: str) -> None:
    found = postings([(f"{word} her", "", ""), ("", "", f"bas tor {tail}")])
    assert len(lists(found[tail])) <= 3 or lists(found[tail])[4:] == []


def test_what_compounds_often_end_in_is_found_without_occurring_by_itself() -> None:
    found = postings([("kirkekoret her", "", ""), ("", "et blaeseorkester", "")])
    assert lists(found["kor"])[4:] == [[], [0]]
    assert lists(found["orkester"])[4:] == [[1]]
    assert "marked" not in found


def test_compounds_in_running_text_are_left_alone() -> None:
    assert lists(postings([("", "", "julemarked"), ("", "", "marked")])["marked"]) == [[1]]


def test_every_word_stands_in_the_file_that_a_browser_looks_in() -> None:
    files = index(some_entries(1500), EVENT)
    contents = json.loads(files["indeks.json"])
    starts = [search_index._key(name) for name in contents["words"]]
    assert len(starts) > 5
    assert starts == sorted(starts)
    seen = 0
    for place, name in enumerate(contents["words"]):
        for word in json.loads(files[f"ord/fra-{name}.json"])[1].split():
            key = search_index._key(word[:3])
            assert [at for at, start in enumerate(starts) if start <= key][-1] == place, word
            seen += 1
    assert seen > 3000


def test_no_file_is_larger_than_it_must_be() -> None:
    files = index(some_entries(3000), EVENT)
    for name, content in files.items():
        if name.startswith("ord/"):
            starts = {word[:3] for word in json.loads(content)[1].split()}
            assert len(content) < search_index.WORDS_A_FILE * 1.2 or len(starts) == 1, name
        if name.startswith("visning/"):
            assert len(json.loads(content)) - 1 <= search_index.ROWS_A_FILE, name


def test_every_document_has_its_row_where_the_table_of_contents_says() -> None:
    entries = [
        *some_entries(700),
        *(an_entry(number, kind="aktoerer") for number in range(100)),
        *(an_entry(number, kind="steder") for number in range(3)),
    ]
    files = index(entries, EVENT)
    contents = json.loads(files["indeks.json"])
    known = sorted((row for row, _ in entries), key=lambda row: (row.since, row.path))
    events = [number for number, row in enumerate(known) if row.kind == EVENT]
    events.sort(key=lambda number: (known[number].days[0], number))
    displayed = [*events, *(number for of in contents["kinds"].values() for number in of)]
    at = 0
    for count in contents["rows"]:
        rows = json.loads(files[f"visning/{displayed[at]}.json"])[1:]
        assert [row[1] for row in rows] == [known[n].path for n in displayed[at : at + count]]
        at += count
    assert at == contents["documents"] == len(entries)
    # Events of one day are never in two files: a browser finds the file by the day.
    assert list(contents["kinds"]) == ["aktoerer", "steder"]


def test_the_days_of_events_are_told_from_the_first_of_all() -> None:
    several = Row(EVENT, "Serie", "/b/", "", 2, (FIRST, FIRST, FIRST + 7, FIRST + 8))
    late = Row(EVENT, "Sent", "/c/", "", 3, (FIRST + 40_00, FIRST + 40_00))
    run = Row(EVENT, "Løb", "/d/", "", 4, (FIRST + 5, FIRST + 9, FIRST + 5, FIRST + 5))
    entries = [(row, ("", "", "")) for row in (several, late, run)]
    contents = json.loads(index(entries, EVENT)["indeks.json"])
    assert contents["from"] == "2026-11-23"
    days = [int("".join(one), 32) for one in zip(*contents["days"], strict=True)]
    assert days == [0, 4000, 5]
    assert contents["dates"] == {"0": [0, 7, 1], "2": [4, -4, 0]}


def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_comes() -> None:
    entries = some_entries(300)
    assert index(entries, EVENT) == index(reversed(entries), EVENT)


def test_an_edit_touches_only_the_files_of_the_words_that_came_or_went() -> None:
    entries = some_entries(2000)
    before = index(entries, EVENT)
    row, (title, summary, text) = entries[700]
    entries[700] = row, (title, summary, text.partition(" ")[2] + " zebra")
    touched = changed(before, index(entries, EVENT))
    assert "indeks.json" in touched
    assert 2 <= len(touched) <= 3, touched
    assert all(name.startswith("ord/") for name in touched - {"indeks.json"})


def test_a_new_event_touches_its_own_words_and_its_days_rows() -> None:
    entries = some_entries(2000)
    before = index(entries, EVENT)
    new = an_entry(1, "zebra", since=10_000)
    row = new[0]._replace(path="/arrangementer/ny/", title="Ny")
    touched = changed(before, index([*entries, (row, new[1])], EVENT))
    assert len([name for name in touched if name.startswith("visning/")]) <= 3
    # "titel", its number, "koncert", "karise" and "zebra".
    assert len([name for name in touched if name.startswith("ord/")]) <= 5


def test_another_day_touches_no_file_with_words() -> None:
    entries = some_entries(500)
    before = index(entries, EVENT)
    row, terms = entries[7]
    moved = row._replace(days=tuple(day + 90 for day in row.days))
    entries[7] = moved, terms
    touched = changed(before, index(entries, EVENT))
    assert not any(name.startswith("ord/") for name in touched)


def test_each_file_begins_with_the_mark_that_the_table_of_contents_has() -> None:
    files = index(some_entries(400), EVENT)
    contents = json.loads(files["indeks.json"])
    marks = [contents["word_marks"][at : at + 4] for at in range(0, len(contents["word_marks"]), 4)]
    assert len(marks) == len(contents["words"])
    for name, mark in zip(contents["words"], marks, strict=True):
        assert json.loads(files[f"ord/fra-{name}.json"])[0] == mark
    assert len(contents["row_marks"]) == 4 * len(contents["rows"])


def test_an_empty_portal_has_an_empty_index() -> None:
    files = index([], EVENT)
    assert list(files) == ["indeks.json"]
    assert json.loads(files["indeks.json"])["documents"] == 0


def test_texts_are_quoted_as_json() -> None:
    row = Row(EVENT, 'En "titel" \\ med\nlinje', "/a/", "</script>", 1, (FIRST, FIRST))
    files = index([(row, ("titel", "", ""))], EVENT)
    assert json.loads(files["visning/0.json"])[1] == [row.title, row.path, row.about]


@pytest.mark.parametrize("later", [0, 31, 32, 1023, 1024, 40_000])
def test_days_have_as_many_digits_as_they_need(later: int) -> None:
    rows = [Row(EVENT, "x", f"/{day}/", "", 1, (FIRST + day,) * 2) for day in (0, later)]
    contents = json.loads(
        index([(row, ("", "", "")) for row in rows[: later + 1]], EVENT)["indeks.json"]
    )
    days = [int("".join(one), 32) for one in zip(*contents["days"], strict=True)]
    assert days == [0, later][: later + 1]


def test_a_synonym_lists_what_says_the_same_by_another_word() -> None:
    found = postings(
        [
            ("", "rullestol", ""),
            ("koerestolsadgang foerst", "", "koerestole"),
            ("koncert her", "koerestol", ""),
        ]
    )
    text, summary, title = lists(found["rullestol"])[:3]
    assert (text, summary, title) == ([1], [0, 2], [1])
    assert "handikap" not in found


def test_synonyms_are_written_as_words_are_kept() -> None:
    for asked, said in SYNONYMS.items():
        assert words(" ".join((asked, *said))) == [asked, *said]
