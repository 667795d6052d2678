"""Hashtags: words with capitals, letters and digits alone, few."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from generator.outreach.social.hashtags import LONGEST, hashtag, hashtags, labels_of
from tests.factories import a_portal


@pytest.mark.parametrize(
    ("label", "tag"),
    [
        ("Musik", "#Musik"),
        ("Billedkunst og design", "#BilledkunstOgDesign"),
        ("Øster Tjørnelev", "#ØsterTjørnelev"),
        ("Skoler/dagtilbud", "#SkolerDagtilbud"),
        ("børn & unge", "#BørnUnge"),
        ("Børnenes a\u030ar", "#BørnenesÅr"),
        ("2026", ""),
        ("– !", ""),
        ("a" * 60, ""),
    ],
)
def test_each_word_begins_with_a_capital(label: str, tag: str) -> None:
    assert hashtag(label) == tag


@given(st.text(max_size=60))
def test_no_label_gives_a_tag_that_a_network_would_break_off(label: str) -> None:
    tag = hashtag(label)
    assert tag == "" or (
        regex.fullmatch(r"#[\p{L}\p{M}\p{N}]+", tag)
        and len(tag) <= LONGEST
        and not tag[1:].isdigit()
    )


def test_a_tag_stands_once_and_there_are_no_more_than_asked_for() -> None:
    assert hashtags(["Musik", "musik", "Karise", "Kunst"], 2) == ("#Musik", "#Karise")


def test_without_topic_and_town_the_municipality_stands_in() -> None:
    assert labels_of(a_portal(), (), None) == ("Prøveby Kommune",)
    assert labels_of(a_portal(), ("musik", "kunst"), "oeby", "Koncert") == (
        "Musik",
        "Øby",
        "Koncert",
        "Billedkunst og design",
    )
