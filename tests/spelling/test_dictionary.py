"""Words are known where spylls, a hunspell in Python that others wrote, knows them."""

from __future__ import annotations

import gzip
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spylls.hunspell import Dictionary as Peer

from generator.spelling.affixes import read_affixes
from generator.spelling.dictionary import Dictionary, danish
from generator.spelling.suggesting import meant, one_slip_away

DATA = files("generator.spelling") / "danish"
STEMS = (
    *("aften", "alt", "barn", "bog", "by", "børn", "dag", "dans", "fest", "film", "folk", "god"),
    *("gå", "hus", "jul", "kalk", "kold", "koncert", "kor", "kunst", "lang", "lys", "museum"),
    *("musik", "rum", "sang", "skole", "smuk", "spille", "stor", "synge", "teater", "Vang"),
    *("Aarhus", "-årig", "fællessang", "forening", "hugge", "kær", "løb", "morgen", "vinter"),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dictionary, Peer]:
    """The whole affix file, and those of the words that are made of few of the stems."""
    affixes = (DATA / "da_DK.aff").read_text("utf-8")
    entries = [
        line
        for line in gzip.decompress((DATA / "da_DK.dic.gz").read_bytes()).decode().split("\n")
        if line.partition("/")[0] in STEMS
    ]
    assert len(entries) >= len(STEMS)
    folder = tmp_path_factory.mktemp("words")
    (folder / "few.aff").write_text(affixes, "utf-8")
    (folder / "few.dic").write_text("\n".join([str(len(entries)), *entries]), "utf-8")
    return Dictionary(read_affixes(affixes), entries), Peer.from_files(str(folder / "few"))


ENDINGS = (
    *("", "e", "en", "er", "erne", "ernes", "es", "et", "ets", "s", "r", "ne", "nes", "t", "te"),
    *("ere", "est", "este", "ede", "ende", "a", "x", "ser"),
)
words = st.builds(
    lambda before, parts, ending: before + "".join(parts) + ending,
    st.sampled_from(["", "", "", "næst", "aller", "Nord"]),
    st.lists(
        st.builds(str.__add__, st.sampled_from(STEMS), st.sampled_from(["", "", "s", "e", "-"])),
        min_size=1,
        max_size=2,
    ),
    st.sampled_from(ENDINGS),
)
peers_are_slow = settings(max_examples=40, deadline=None)


@peers_are_slow
@given(word=words | st.text("abeksrt", min_size=1, max_size=8))
def test_as_others_know_them(both: tuple[Dictionary, Peer], word: str) -> None:
    ours, peers = both
    assert ours.knows(word) == peers.lookup(word)


@peers_are_slow
@given(word=words.filter(lambda word: "-" not in word).map(str.capitalize))
def test_as_others_know_them_at_the_beginning_of_a_sentence(
    both: tuple[Dictionary, Peer], word: str
) -> None:
    ours, peers = both
    assert ours.knows(word) == peers.lookup(word)


@pytest.mark.parametrize(
    "word",
    [
        *("kulturhus", "arrangementerne", "fællessangsaften", "vinterkoncert", "Forsamlingshuset"),
        *("børnekulturfestival", "ledsagerbillet", "allerkæreste", "skole-hjem-samarbejde", "OG"),
    ],
)
def test_words_that_are_right(word: str) -> None:
    assert danish().knows(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("koncertt", "koncert"),
        ("udstiling", "udstilling"),
        ("Udstiling", "Udstilling"),
        ("arrangemeng", "arrangement"),
        ("foerstilling", "forestilling"),
        ("altsammen", "alt sammen"),
        ("børnekulturfestivl", "børnekulturfestival"),
        ("biblotek", "bibliotek"),
        ("interesant", "interessant"),
        ("xqzkvwp", ""),
        ("hxj", ""),
    ],
)
def test_words_that_are_wrong_and_what_was_meant(word: str, right: str) -> None:
    assert not danish().knows(word)
    assert meant(word, danish()) == right


def test_what_is_offered_is_right_and_never_rude() -> None:
    for word in ("koncertt", "biblotek", "neeger", "svumming"):
        offered = meant(word, danish())
        assert not offered or (danish().knows(offered) and danish().may_be_offered(offered))


@given(st.text("abcdeå", min_size=1, max_size=8))
def test_a_slip_is_one_change(word: str) -> None:
    found = [*one_slip_away(word)]
    assert len(found) == len(set(found))
    assert word not in found
    assert all(abs(len(each) - len(word)) <= 1 for each in found)


def test_a_word_without_end_costs_nothing() -> None:
    assert danish().knows("a" * 100_000)
    assert meant("a" * 100_000, danish()) == ""


def test_the_licence_lies_beside_the_words() -> None:
    assert "MPL" in (Path(str(DATA)) / "LICENSE").read_text("utf-8")
