from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.presenting.searching import words as search_words
from generator.presenting.searching.words import folded, words, words_kept, words_of_each
from generator.settings import ROOT

WINDOWS = [*filter(None, (bytes([code]).decode("cp1252", "ignore") for code in range(256)))]
"""Every character that the fast way knows."""


def test_danish_letters_and_accents_fold_to_what_people_type() -> None:
    assert folded("Blæserne på Ærø, Café Élan, SMÖRGÅS") == (
        "blaeserne paa aeroe, cafe elan, smoergaas"
    )
    # The same letters as a Mac may write them: å as a and a ring.
    assert folded("A\u030aben") == "aaben"


def test_stop_words_and_single_letters_are_not_words() -> None:
    assert words("Sang i byen, og på Ø 1") == ["sang", "byen", "oe"]


def test_a_soft_hyphen_is_inside_a_word_and_a_dash_between_two() -> None:
    assert words("sam\u00adtids\u00adkunst kl. 19–21 »Nordlys & Nøgle«") == [
        "samtidskunst",
        "19",
        "21",
        "nordlys",
        "noegle",
    ]


def test_words_of_other_scripts_are_words_as_well() -> None:
    # NFKD parts й and ї into a letter and its mark, on both sides.
    assert words("Концерт i Київ ½ ™") == ["концерт", "киів", "tm"]


@given(st.text(alphabet=st.one_of(st.sampled_from(WINDOWS), st.characters()), max_size=40))
def test_the_fast_way_finds_what_the_thorough_way_finds(text: str) -> None:
    assert words(text) == search_words._any_words(text)


def test_every_pair_of_characters_is_folded_alike_both_ways() -> None:
    for one in WINDOWS:
        for other in ("", "x", "Æ", "9", " ", "-"):
            text = f"ab{one}{other}cd{one}"
            assert words(text) == search_words._any_words(text), repr(text)


def test_the_whole_content_is_read_alike_both_ways() -> None:
    texts = [file.read_text("utf-8") for file in (ROOT / "content").rglob("*.md")]
    assert len(texts) > 100
    for text in texts:
        assert words(text) == search_words._any_words(text)


@pytest.mark.parametrize(
    "text", ["Kor og kor, orgel i koret. Kor!", "Київ og kor, kor", "a\x01b ab"]
)
def test_of_a_long_text_each_word_is_kept_once(text: str) -> None:
    assert words_kept(text) == " ".join(dict.fromkeys(words(text)))


@pytest.mark.parametrize(
    "texts",
    [
        ("Julekoncert", "Kor og orkester"),
        ("", "Kor"),
        ("Київ", "Kor"),  # not of one byte a letter
        ("Kor\x01hus", "Sal"),  # what parts the texts inside
    ],
)
def test_several_texts_in_one_go_give_the_words_of_each(texts: tuple[str, ...]) -> None:
    assert words_of_each(texts) == [words(text) for text in texts]
