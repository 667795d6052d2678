"""What looks like a person's own address or number, and what has as many figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.contacts import private_contacts


def found(text: str) -> list[str]:
    return [contact.words for contact in private_contacts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til bente.holm@gmail.com.",
        "<bente@Hotmail.com>",
        "bente@mail.dk",
        '<a href="mailto:bente@live.dk">skriv</a>',
        "Ring 20 12 34 56",
        "Ring til Bente: 20\u00a012\u00a034\u00a056.",
        "(40 12 34 56)",
        "+45 52 12 34 56",
        "+4552123456",
        "tlf. 52123456",
        "Telefon: 5212 3456",
        "mobilnummer 52-12-34-56",
        "SMS til 91 23 45 67",
    ],
)
def test_may_be_a_persons_own(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "kontakt@koret.dk",
        "info@gmail.koret.dk",
        "post@mail.koret.dk",
        "post@hotmailkoret.dk",
        "56 20 12 34",
        "tlf. 56201234",
        "CVR 20123456",
        "ISBN 978-87-20-12-34-56-7",
        "20261204",
        "2026 2027",
        "20.12.19.30",
        "konto 1234 20 12 34 56",
        "20 12 34 56 78 90",
        "Tal: 1 20 12 34 56",
        "30.000 20.000",
    ],
)
def test_is_not(text: str) -> None:
    assert found(text) == []


def test_each_is_told_once() -> None:
    assert found("bente@gmail.com eller bente@gmail.com, 20 12 34 56 / 20 12 34 56") == [
        *("bente@gmail.com", "20 12 34 56")
    ]


@given(st.text(), st.text())
def test_it_is_found_whatever_words_stand_around_it(before: str, after: str) -> None:
    assert "bente@gmail.com" in found(f"{before} bente@gmail.com {after}")
