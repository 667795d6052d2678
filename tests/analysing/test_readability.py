"""LIX: what is counted, and what ends a sentence."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.readability import Readability, readability


def test_a_text_counted_by_hand() -> None:
    # »biblioteket« and »kulturhuset« are long.
    found = readability("Vi mødes på biblioteket i dag. Så i kulturhuset.")
    assert found == Readability(9, 2, 2, "Vi mødes på biblioteket i dag.")
    assert found.lix == round(9 / 2 + 100 * 2 / 9) == 27


def test_a_word_of_seven_letters_is_long_and_one_of_six_is_not() -> None:
    assert readability("Musikken").long_words == 1
    assert readability("Kirken").long_words == 0


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Koncerten er den 4. december kl. 19.30 i kirken.", 1),
        ("Vi synger bl.a. salmer. Alle kan være med!", 2),
        ("Overskrift\n\nFørste linje\n \nAnden linje", 3),
        ("En sætning, der er brudt\nover to linjer.", 1),
        ("Kom og hør: Vi spiller alt. Er du klar? Ja!", 4),
        ("Læs mere på kultur.example i dag.", 1),
        ("Det var i 2025. Nu er det 2026.", 2),
        ("... !!! ???", 0),
        ("", 0),
    ],
)
def test_what_ends_a_sentence(text: str, sentences: int) -> None:
    assert readability(text).sentences == sentences


@pytest.mark.parametrize(
    ("lix", "band"),
    [
        (24, "very_easy"),
        (25, "easy"),
        (34, "easy"),
        (35, "medium"),
        (45, "hard"),
        (55, "very_hard"),
    ],
)
def test_the_bands(lix: int, band: str) -> None:
    found = Readability(lix, 1, 0)
    assert (found.lix, found.band) == (lix, band)


def test_a_text_without_words_is_nought() -> None:
    assert readability("123 – 456").lix == 0


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_can_be_counted(text: str) -> None:
    found = readability(text)
    assert found.long_words <= found.words
    assert found.sentences <= found.words
    assert (found.words == 0) == (found.longest == "")


@given(st.lists(st.sampled_from("sang musikken i kirken aften".split()), min_size=1, max_size=30))
def test_one_more_full_stop_never_makes_a_text_harder(words: list[str]) -> None:
    whole = readability(" ".join(words) + ".")
    parted = readability(". ".join(words) + ".")
    assert parted.lix <= whole.lix


_ENDS = re.compile(r"(?:(?<!\d)\.|(?<=\d)\.(?=\s+[A-ZÆØÅ]|\s*$)|[!?:])(?=\s|$)|\n\s*\n")
_SHORT = re.compile(r"\b(?:kl|ca|bl\.a|f\.eks|dvs|nr|jf|mv|m\.fl|osv|tlf|evt|inkl|ekskl)\.", re.I)


@given(
    st.lists(
        st.sampled_from(
            [*"aÅ4.!?: \n\t-’", "kl.", "f.eks.", "bl.a.", "EKSKL.", "nr", "musikken", "år", ". "]
        )
    ).map("".join)
)
def test_sentences_end_as_one_expression_has_it(text: str) -> None:
    """In one regular expression the rule is plain to see, and takes three times as long."""
    covered = _SHORT.sub(lambda found: found.group().replace(".", "\0"), text)
    ends = [0, *(found.end() for found in _ENDS.finditer(covered)), len(text)]
    words = [re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text[a:b]) for a, b in pairwise(ends)]
    counted = [found for found in words if found]
    told = readability(text)
    assert (told.sentences, told.words) == (len(counted), sum(map(len, counted)))
    letters = [sum(map(str.isalpha, word)) for found in counted for word in found]
    assert told.long_words == sum(number > 6 for number in letters)
