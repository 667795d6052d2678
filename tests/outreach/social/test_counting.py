"""How long texts are to a network, and where they are cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outreach.social.counting import MARK, fits, graphemes, length, shortened
from generator.outreach.social.networks import BY_CODE, NETWORKS
from tests.outreach.social.segmenting import counted

FAMILY = "👩‍👩‍👧‍👦"
WORDS = (
    *("Kom", "og", "hør", "koret", "på", "Ærø", "kl.", "19.30", "–", "»Nordlys«", "Skål!", "Ø."),
    *("https://kultur.example.dk/arrangementer/julekoncert/", "🇩🇰🇫🇴🇬🇱", FAMILY, "👍🏽", "e\u0301n"),
    *("https://a.dk", "gratis.", "en", "a\u030a", "🏳️‍🌈", "1️⃣", "Rødgrødmedflødeforeningen"),
)
texts = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
signs = st.text(st.sampled_from("aøå \n.!🇩🇰👩👧\u200d\ufe0f\u0301\u030a🏽👍한글ᄒ1️⃣"), max_size=40)


def within(most: int) -> Callable[[str], bool]:
    return lambda text: graphemes(text) <= most


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("rødgrød med fløde", 17),
        (unicodedata.normalize("NFD", "på Ærø å"), 8),
        (FAMILY, 1),
        ("🇩🇰🇫🇴", 2),
        ("👍🏽", 1),
        ("🏳️‍🌈", 1),
        ("1️⃣", 1),
        ("e\u0301", 1),
        ("a\n\nb", 4),
        ("", 0),
    ],
)
def test_what_a_reader_takes_for_one_character_is_one(text: str, characters: int) -> None:
    assert graphemes(text) == characters


def test_another_program_counts_the_same() -> None:
    found: list[str] = []

    @given(texts | signs)
    def collect(text: str) -> None:
        found.append(text)

    collect()
    assert len(set(found)) > 50
    for text, (characters, units, _) in zip(found, counted(found), strict=True):
        assert graphemes(text) == characters, ascii(text)
        assert length(text, BY_CODE["bluesky"]) == characters
        assert length(text, BY_CODE["linkedin"]) == units


def test_links_count_23_on_mastodon_however_long_they_are() -> None:
    mastodon, bluesky = BY_CODE["mastodon"], BY_CODE["bluesky"]
    link = "https://kultur.example.dk/arrangementer/" + "a" * 200 + "/"
    assert length(f"Se {link}", mastodon) == 3 + 23
    assert length("Se https://a.dk.", mastodon) == 3 + 23 + 1
    assert length(f"Se {link}", bluesky) == 3 + len(link)


def test_bluesky_has_a_limit_of_bytes_besides() -> None:
    bluesky = BY_CODE["bluesky"]
    assert fits("å" * 300, bluesky)
    assert not fits("å" * 301, bluesky)
    assert not fits(FAMILY * 299, bluesky)


@given(text=texts | signs, most=st.integers(0, 120))
def test_a_shortened_text_fits_and_is_cut_between_words(text: str, most: int) -> None:
    short = shortened(text, within(most))
    if short == text:
        return
    assert graphemes(short) <= most
    kept = short.removesuffix(MARK).removesuffix("…")
    assert text.strip().startswith(kept)
    rest = text.strip()[len(kept) :]
    # Between two characters as readers see them, and between words where there are several.
    assert graphemes(kept) + graphemes(rest) == graphemes(text.strip())
    if short.endswith(MARK):
        assert rest[:1].isspace() or rest[:1] in ",;:–-" or rest == ""
    for word in text.split():
        if word.startswith("https://"):
            assert word in short.split() or not any(
                word.startswith(part) and part.startswith("http") for part in short.split()
            )


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        (
            "En biolog og en badegæst. Man kan komme til et eller dem alle. Velkommen.",
            65,
            "En biolog og en badegæst. Man kan komme til et eller dem alle.",
        ),
        # kl. and 4. end no sentence.
        (
            "Vi mødes den 4. December kl. 19 i den store sal ved havnen.",
            42,
            "Vi mødes den 4. December kl. 19 …",
        ),
        (
            "Sang, silketørklæder og sæbebobler for de helt små",
            44,
            "Sang, silketørklæder og sæbebobler …",
        ),
        ("Rødgrødmedfløde" * 5, 40, ("Rødgrødmedfløde" * 5)[:39] + "…"),
        ("https://kultur.example.dk/arrangementer/julekoncert/", 40, ""),
        ("Kom og hør koret synge", 10, ""),
    ],
)
def test_whole_sentences_then_whole_words(text: str, most: int, short: str) -> None:
    assert shortened(text, within(most)) == short


def test_every_limit_says_where_it_was_read_and_when() -> None:
    for network in NETWORKS:
        assert network.sources, network.name
        for source in network.sources:
            assert source.url.startswith("https://")
            assert source.checked >= "2026-11-26"
        assert network.tags <= 5, "as many as the strictest takes: Instagram"
    minutes = [network.minute for network in NETWORKS]
    assert len(set(minutes)) == len(minutes)
    # Hootsuite takes only every fifth minute.
    assert all(minute % 5 == 0 and minute < 60 for minute in minutes)
