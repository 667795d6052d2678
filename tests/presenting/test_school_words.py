from __future__ import annotations

import pytest

from generator.presenting.school_words import grades_in_words, view, views
from tests.analysing.test_schools import GRADES, SETTINGS, portal
from tests.factories import a_place, a_school_offer, an_actor


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], ""),
        (["4-klasse"], "4. klasse"),
        (["6-klasse", "4-klasse", "5-klasse"], "4.–6. klasse"),
        (["1-klasse", "3-klasse"], "1. klasse og 3. klasse"),
        (GRADES, "Dagtilbud, 0.–10. klasse og ungdomsuddannelse"),
        (["dagtilbud", "0-klasse", "1-klasse"], "Dagtilbud og 0.–1. klasse"),
    ],
)
def test_classes_that_follow_each_other_are_one_span(codes: list[str], words: str) -> None:
    assert grades_in_words(SETTINGS.vocabularies, codes) == words


def test_what_is_known_is_said_and_the_rest_is_empty() -> None:
    offer = a_school_offer(
        price="gratis",
        price_note="Bussen er med",
        where="at_provider",
        venue="kulturhuset",
        capacity="30",
        period="forår 2027",
    )
    found = view(portal(offer, an_actor(), a_place()), offer)
    assert dict(found.facts) == {
        "Klassetrin": "1. klasse",
        "Fag": "",
        "Varighed": "",
        "Hvor mange": "Højst 30",
        "Pris": "Gratis. Bussen er med",
        "Hvor": "Hos udbyderen: Kulturhuset",
        "Område": "Karise",
        "Periode": "forår 2027",
    }
    assert found.provider == "Karise Kirkekor"


def test_a_price_with_a_note_reads_as_one_sentence() -> None:
    offer = a_school_offer(price="450", price_note="pr. klasse", provider={"name": "Ukendt"})
    found = view(portal(offer), offer)
    assert (found.price, found.provider) == ("450 kr. pr. klasse", "Ukendt")


def test_what_can_be_booked_comes_first_by_name() -> None:
    offers = [
        a_school_offer("a", title="Åben", status="offered"),
        a_school_offer("b", title="Anden", status="ended"),
        a_school_offer("c", title="Bedst", status="offered"),
        a_school_offer("d", title="Aldrig", status="proposed"),
        a_school_offer("e", title="Engang", period="2025"),
    ]
    found = views(portal(*offers), offers)
    assert [(one.offer.title, one.state_words) for one in found] == [
        ("Bedst", ""),
        ("Åben", ""),
        ("Aldrig", "Forslag"),
        ("Anden", "Findes ikke længere"),
        ("Engang", "Perioden er forbi"),
    ]
