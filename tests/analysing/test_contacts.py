"""What looks like a person's own address or number, and what has as many figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.contacts import possible_contacts, private_contacts


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
        "Ringkøbing 2100 2200",
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


CAREFUL = [
    "Ring til Hanne 22334455",
    "Ring til Hanne på 22334455.",
    "Tilmelding hos Jens: 22334455",
    "Tilmelding hos Jens:22334455",
    "Kontakt Hanne, 2233 4455",
    "Kontakt Hanne\u00a0på 2233\u00a04455",
    "22334455 (Hanne)",
    "Hanne – 22334455/Jens",
    "Kontakt Hanne 22-33-44-55",
    "Ring 22334455 2 dage før",
    "Spørg Hanne: 22.33.44.55",
    "Mobilnummer på formanden: 22334455",
    "Kontakttelefonnr. 22334455",
    "MobilePay 22334455",
    "Skriv en sms til 0045 22334455",
    "Hanne +45 2233 4455",
    "Ring på nr. 24122026",
    "Bestil i god tid hos Hanne 22334455",
]
"""What an editor wrote may be an organisation's; what a stranger wrote is left out."""


@pytest.mark.parametrize("text", CAREFUL)
def test_is_left_out_of_what_others_wrote(text: str) -> None:
    assert len(list(possible_contacts(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("20261204", "24122026", "2026 2027", "20.12.19.30", "den 30-11-2026 kl. 20"),
        *("Sæson 2026 2027, kontakt foreningen 2026 2027", "2026-2027", "2026/2027"),
        *("25000000 kr.", "kr. 25000000", "25000000,-", "25.000.000 kr", "25 000 000 kr"),
        *("2500 5000 kr", "Kontakt os om prisen, 2500 5000 kr.", "100-250 kr., 40 50 60 kr"),
        *("4000 4100", "4000 Roskilde, 4100 Ringsted", "Ringkøbing 2100 2200", "5000-5200"),
        *(
            "CVR 22334455",
            "CVR-nr.: 22334455",
            "CVR nr. 22334455",
            "Kontakt os, CVR-nummer 22334455",
        ),
        *("Ordrenummer 22334455", "Faktura nr. 22334455", "Ordre: 22334455", "EAN 22334455"),
        *("Reg. 1234 konto 22334455", "1234 22334455", "Kontonr. 22334455", "Mødekode: 22334455"),
        *("https://billet.dk/event/22334455", "www.billet.dk/?id=22334455", "#22334455"),
        *("22334455@hus.dk", "a22334455", "22334455x", "1.22334455", "22334455.5", "223344556"),
        *("ISBN 978-87-20-12-34-56-7", "2233 4455 6677 8899", "20 12 34 56 78 90"),
        *("Tilmeldingsfrist 20.11.2026.", "Tilmelding senest d. 28.11.2026 kl. 12"),
        *("Bestil billet senest 31-10-2026", "Tilmelding senest 20 12 2026 kl. 19"),
        *("Tilmelding til holdet kl 20.00-21.30 hver tirsdag", "Ring og bestil bord 20.00-22.00"),
        *("Bestil: 26.10-30.10", "Tilmeld 2026-12-04", "Bestil udstillingen 2010-2020"),
        *("Bestil uge 20.10-24.10", "Kontaktperson: Anne. 30.11.2026 er sidste frist"),
        *("billetto.dk/events/20123456", "Læs mere: ticketmaster.dk/event/20123456"),
        *("billetto.dk/e/koncert-20123456", "Levetid 20-30-40-50 år", "Holdene er 20-30-40-50"),
        *("Alder: 20-30-40-50-årige", "Vi har samlet 25123456 ord", "Matr. 20123456"),
        *("Ring 56201234", "tlf. 56 20 12 34", "40 41 42", "kl. 20.30-21.45", "20 - 21 - 22 - 23"),
    ],
)
def test_is_left_in_what_others_wrote(text: str) -> None:
    assert list(possible_contacts(text)) == []


@given(st.text())
def test_what_is_warned_of_is_left_out_too(text: str) -> None:
    assert {*private_contacts(text)} <= {*possible_contacts(text)}


def test_each_is_told_once() -> None:
    assert found("bente@gmail.com eller bente@gmail.com, 20 12 34 56 / 20 12 34 56") == [
        *("bente@gmail.com", "20 12 34 56")
    ]


@given(st.text(), st.text())
def test_it_is_found_whatever_words_stand_around_it(before: str, after: str) -> None:
    assert "bente@gmail.com" in found(f"{before} bente@gmail.com {after}")
