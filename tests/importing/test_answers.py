"""One cell at a time: which answers it holds, and what may not be taken from it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.choices import chosen, split
from generator.importing.columns import Found
from generator.importing.free_text import cleaned
from generator.importing.organisations import Organisations
from generator.importing.privacy import is_private_heading, private
from tests.factories import an_actor

OPTIONS = ("Lyd, lys og teknik", "Lyd", "Et sted at øve", "En scene; udendørs")


@pytest.mark.parametrize(
    ("cell", "found", "unknown"),
    [
        ("", (), []),
        ("Lyd", (1,), []),
        ("Lyd, lys og teknik", (0,), []),
        ("Lyd, Lyd, lys og teknik, Et sted at øve", (0, 1, 2), []),
        ("Lyd, lys og teknik;Et sted at øve;", (0, 2), []),
        ("  LYD,  lys og\u00a0teknik ;; et sted at øve", (0, 2), []),
        ("En scene; udendørs;Lyd;", (1, 3), []),
        ("Lydløs, Et sted at øve", (2,), ["lydløs"]),
        ("Et sted, hvor man må larme, Lyd", (1,), ["et sted, hvor man må larme"]),
        ("Lyd;Noget helt, helt andet;Et sted at øve;", (1, 2), ["noget helt, helt andet"]),
        ("3", (), ["3"]),
    ],
)
def test_answers_in_one_cell(cell: str, found: tuple[int, ...], unknown: list[str]) -> None:
    assert split(cell, OPTIONS) == (set(found), unknown)


@pytest.mark.parametrize(
    ("cell", "found", "unknown"), [("3", {2}, []), ("1;4;", {0, 3}, []), ("9", set(), ["9"])]
)
def test_answers_by_number(cell: str, found: set[int], unknown: list[str]) -> None:
    assert split(cell, OPTIONS, numbered=True) == (found, unknown)


def test_a_column_for_each_answer() -> None:
    cells = ("x", "1", "0", "Valgt", "")
    where = Found((1, 2, 3, 4), apart=True)
    assert chosen(cells, where, OPTIONS, numbered=True).options == (0, 2)
    odd = chosen(("", "2", "måske", "nej", ""), where, OPTIONS, numbered=True)
    assert odd.options == ()
    assert odd.unknown == ((1, "2"), (2, "måske"))


@given(st.sets(st.sampled_from(range(len(OPTIONS)))), st.sampled_from([", ", ";"]))
def test_any_choice_is_found_again(indices: set[int], separator: str) -> None:
    cell = separator.join(OPTIONS[index] for index in sorted(indices))
    # »Lyd« before »lys og teknik« could be either: no separator of Google's can tell.
    assert split(cell, OPTIONS) == (indices, [])


# --- what is left out -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Skriv til jette@kor.dk", "en mailadresse"),
        ("jette (at) kor.dk", "en mailadresse"),
        ("jette snabel-a kor.dk", "en mailadresse"),
        (f"{'j' * 300}@{'k' * 60}.kor.dk", "en mailadresse"),
        ("Ring 12 34 56 78", "et telefonnummer"),
        ("tlf.12345678", "et telefonnummer"),
        ("1234 5678 efter kl. 17", "et telefonnummer"),
        ("+45 12-34-56-78", "et telefonnummer"),
        ("0045 12345678", "et telefonnummer"),
        ("+46 70 123 45 67", "et telefonnummer"),
        ("010190-1234", "et CPR-nummer"),
        ("0101901234", "et CPR-nummer"),
        ("010190 1234", "et CPR-nummer"),
        ("fra 192.168.1.20", "en IP-adresse"),
        ("Stole. Kontakt: Jette", "en persons navn eller kontaktoplysning"),
        ("Navn: Jette Jensen", "en persons navn eller kontaktoplysning"),
        ("Flere stole. Mvh Jette", "en underskrift"),
        ("Flere stole.\nVenlig hilsen\nJette", "en underskrift"),
        ("Spørg Jette Kirkegaard om nøglen", "noget, der ligner en persons navn"),
        ("Nøglen ligger hos Oluf Hansen", "noget, der ligner en persons navn"),
        ("Sal som i Mette B. Lunds skole", "noget, der ligner en persons navn"),
        ("i Xenia K. Madsens garage", "noget, der ligner en persons navn"),
    ],
)
def test_what_tells_of_a_person(text: str, kind: str) -> None:
    assert private(text) == kind
    assert cleaned(text) == ("", f"rummer {kind}")


@pytest.mark.parametrize("unit", ["a", "1.", "a(at)", "snabel-a", "Aa ", "12 ", "< ", "a@"])
def test_a_cell_as_long_as_excel_has_them_is_read_at_once(unit: str) -> None:
    began = time.process_time()
    private(unit * (32_767 // len(unit)))
    assert cleaned(unit * (32_767 // len(unit))) == ("", "er på over 5000 tegn")
    assert cleaned(unit * (4_900 // len(unit))) != ("", "er på over 5000 tegn")
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "text",
    [
        "300 klapstole fra 24-12-2026 til 2027-01-06",
        "Sæsonen 2026-2027, 2027/2028",
        "kl. 10-12 og 14-16, 25.000 kr.",
        "Vi vil gerne have en kontakt til kirken",
        "En hilsen fra kommunen på scenen",
        "16 mm-fremviser, 3,5 m × 12 m, 1.250.000 kr.",
        "Et navneskilt til døren",
        "Et kor, der kan synge Carl Nielsen og Benny Andersens viser",
        "En sang om Svantes lykkelige dag, Haslev Festdage og Emil fra Lønneberg",
        "Line up til Blæst, og Jan skal ikke forstås som en måned",
        "Hele Klassen, Rejsen og H.C. Andersen",
    ],
)
def test_what_tells_of_nobody(text: str) -> None:
    assert cleaned(text) == (text, "")


@pytest.mark.parametrize(
    ("cell", "text", "reason"),
    [
        ("=HYPERLINK(1)", "", "begynder som en formel"),
        ("@SUM(A1)", "", "begynder som en formel"),
        ("+1+cmd|' /C calc'!A0", "", "begynder som en formel"),
        ("-2+3+cmd", "", "begynder som en formel"),
        ("- =1+1", "", "begynder som en formel"),
        ("\tcmd", "", "begynder som en formel"),
        ("＝1+1", "", "begynder som en formel"),
        ("- ＠SUM(A1)", "", "begynder som en formel"),
        ("<b>stole</b>", "", "rummer HTML"),
        ("< script>alert(1)", "", "rummer HTML"),
        ("stole <!-- ", "", "rummer HTML"),
        ("st\u202eole", "", "usynlige styretegn"),
        ("- flere stole\n- et bord", "flere stole - et bord", ""),
        ("  Flere\r\n  stole ", "Flere stole", ""),
        ("vi er <3 år gamle", "vi er <3 år gamle", ""),
        ("-", "", ""),
        (" ./. ", "", ""),
    ],
)
def test_free_text(cell: str, text: str, reason: str) -> None:
    found = cleaned(cell)
    assert found[0] == text
    assert reason in found[1]
    assert bool(found[1]) == bool(reason)


@pytest.mark.parametrize(
    "heading",
    ["Navn", "Dit navn", "Name", "E-mail", "Email Address", "Mailadresse", "Telefon", "Tlf.",
     "Mobilnummer", "CPR-nr.", "IP-adresse", "IP Address", "Fødselsdato",
     "Kontaktperson i foreningen", "Efternavn"],
)  # fmt: skip
def test_headings_about_persons(heading: str) -> None:
    assert is_private_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["Foreningens navn", "Navn på organisation", "Hvad mangler I?", "Emne", "En mobil scene?"],
)
def test_headings_about_others(heading: str) -> None:
    assert is_private_heading(heading) is (heading == "En mobil scene?")


# --- organisations --------------------------------------------------------------------------------

KNOWN = Organisations(
    [
        an_actor("koret", title="Øby Kor", alternate_names=["Syngepigerne"]),
        an_actor("museet", title="Museet", legal_name="Fonden Museet"),
        an_actor("museet-2", title="Museet i Nord", alternate_names=["Museet"]),
    ],
    {"Kor fra Øby": "koret"},
)


@pytest.mark.parametrize(
    ("cell", "slug"),
    [
        ("Øby Kor", "koret"),
        ("  øby   KOR ", "koret"),
        ("O\u0308by Kor".replace("O\u0308", "Ø"), "koret"),
        ("syngepigerne", "koret"),
        ("fonden museet", "museet"),
        ("museet-2", "museet-2"),
        ("Kor fra Øby", "koret"),
    ],
)
def test_an_organisation_by_any_of_its_names(cell: str, slug: str) -> None:
    assert KNOWN.find(cell) == (slug, "")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("Øby Koor", "Mente svaret »Øby Kor«?"),
        ("Museet", "flere aktører hedder det: museet, museet-2"),
        ("Jette Jensen", "findes ikke blandt aktørerne"),
        ("", "der står ingen organisation"),
    ],
)
def test_what_is_merely_near_is_never_taken(cell: str, reason: str) -> None:
    slug, said = KNOWN.find(cell)
    assert slug == ""
    assert reason in said
    assert not cell or cell == "Museet" or cell not in said
