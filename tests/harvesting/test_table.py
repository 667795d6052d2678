"""Tables as spreadsheets, Google and Outlook write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.harvesting.formats.table import read_comma_separated, read_workbook
from generator.harvesting.found import Found, Occasion, Reading, Window
from generator.model.times import ZONE
from tests.importing import exports

WINDOW = Window.around(date(2026, 11, 26))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def table(*rows: str) -> Reading:
    return read_comma_separated("\n".join(rows).encode(), WINDOW)


def spans(reading: Reading) -> list[str]:
    assert not reading.faults
    assert not reading.refused
    return [
        f"{one.start:%d/%m %H:%M}" + (f"–{one.end:%d/%m %H:%M}" if one.end else "")
        for found in reading.found
        for one in found.occasions
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_danish_table(encoding: str, separator: str) -> None:
    rows = [
        "Titel;Dato;Klokkeslæt;Sted;Beskrivelse;Pris;Link;Kategori",
        "Fællessang på torvet;5/12-2026;kl. 19.30-21;Hytten;Vi synger;50 kr.;https://hus.dk/s;Musik",
    ]
    data = "\r\n".join(row.replace(";", separator) for row in rows).encode(encoding)
    assert read_comma_separated(data, WINDOW).found == (
        Found(
            uid="",
            title="Fællessang på torvet",
            occasions=(
                Occasion(at("2026-12-05 19:30"), at("2026-12-05 21:00"), at("2026-12-05 19:30")),
            ),
            text="Vi synger",
            location="Hytten",
            url="https://hus.dk/s",
            categories=("Musik",),
            price="50 kr.",
            row=2,
        ),
    )


def test_google_s_own_table() -> None:
    reading = table(
        "Subject,Start Date,Start Time,End Date,End Time,All Day Event,"
        "Description,Location,Private",
        "Koncert,12/05/2026,7:30 PM,12/05/2026,9:00 PM,False,Kom,Huset,False",
        "Udstilling,12/13/2026,,12/20/2026,,True,,Huset,False",
        "Tandlæge,12/06/2026,9:00 AM,12/06/2026,9:30 AM,False,,,True",
    )
    assert reading.doubts == ("Datoerne er læst som måned/dag/år",)
    assert [found.occasions[0] for found in reading.found] == [
        Occasion(at("2026-12-05 19:30"), at("2026-12-05 21:00"), at("2026-12-05 19:30")),
        Occasion(date(2026, 12, 13), date(2026, 12, 20), date(2026, 12, 13)),
    ]
    assert [(one.name, one.reason) for one in reading.refused] == [
        ("række 4", "Det er mærket som privat i kalenderen")
    ]


@pytest.mark.parametrize(
    ("headings", "row", "span"),
    [
        ("titel;start;slut", "A;2026-12-05 19:30;2026-12-05 21:00", "05/12 19:30–05/12 21:00"),
        ("titel;start;slut", "A;05-12-2026 19:30;21:00", "05/12 19:30–05/12 21:00"),
        ("titel;dato;tid", "A;lørdag den 5. december 2026;19.30", "05/12 19:30"),
        ("titel;dato;tid", "A;5. december 2026;20-02", "05/12 20:00–06/12 02:00"),
        ("titel;dato;tid", "A;5.-7. december 2026;hele dagen", "05/12 00:00–07/12 00:00"),
        ("Emne;Startdato;Starttid;Heldagsbegivenhed", "A;05-12-2026;00:00;Sand", "05/12 00:00"),
        ("titel;dato;slutdato", "A;5.12.2026;7.12.2026", "05/12 00:00–07/12 00:00"),
        ("titel;dato;starttid;sluttid", "A;5/12/26;10;12.15", "05/12 10:00–05/12 12:15"),
        ("Navn;Hvornår", "A;5. dec. 2026 kl. 14", "05/12 14:00"),
        ("Event Name;Event Start Date;Event Start Time", "A;2026-12-05;19:30:00", "05/12 19:30"),
    ],
)
def test_dates_and_hours(headings: str, row: str, span: str) -> None:
    assert spans(table(headings, row)) == [span]


def test_headings_may_stand_below_a_title() -> None:
    assert spans(table("Program 2026;;", ";;", "Dato;Titel;Sted", "5/12-2026;Koncert;Huset"))


def test_rows_are_refused_one_by_one() -> None:
    reading = table(
        "titel;dato", ";5/12-2026", "A;snart", "B;5. december", "C;31/2-2026", "D;", "E;5/12-2026"
    )
    assert [(one.row, one.name, one.reason) for one in reading.refused] == [
        (2, "række 2", "Det har ingen titel"),
        (3, "A", "Datoen »snart« kan ikke læses. Skriv den som 2026-12-05 19:30"),
        (4, "B", "Datoen »5. december« mangler et årstal. Skriv den som 2026-12-05 19:30"),
        (5, "C", "Datoen »31/2-2026« findes ikke. Skriv den som 2026-12-05 19:30"),
        (6, "D", "Det har ingen dato"),
    ]
    assert [found.title for found in reading.found] == ["E"]


def test_what_lies_too_far_ahead_is_told() -> None:
    reading = table("titel;dato", "A;5/12-2028", "B;5/12-2020", "C;5/12-2026")
    assert [(one.name, one.reason) for one in reading.refused] == [
        ("A", "Datoen ligger efter 2027, og så langt frem læses der ikke")
    ]
    assert ([found.title for found in reading.found], reading.outside) == (["C"], 1)


def test_a_table_of_something_else_is_a_fault() -> None:
    assert table("Vare;Antal", "Kaffe;2").faults == (
        "Tabellen har ingen række med overskrifter som »Titel« og »Dato«; "
        "den første række er »Vare«, »Antal«",
    )
    assert read_comma_separated(b"\x00\x01\x02\x03" * 9, WINDOW).faults == (
        "Filen er hverken CSV eller et regneark. Hent udtrækket som CSV eller .xlsx. "
        "Er det pakket i en .zip, så pak det ud først",
    )


def test_a_state_in_its_own_column() -> None:
    reading = table("titel;dato;aflyst", "A;5/12-2026;ja", "B;5/12-2026;nej", "C;5/12-2026;")
    assert [found.occasions[0].status for found in reading.found] == [
        *("cancelled", "scheduled", "scheduled")
    ]


def test_an_id_names_a_row_and_a_number_names_none() -> None:
    rows = ["A;5/12-2026", "B;5/12-2026"]
    numbered = table("id;titel;dato", *(f"{n};{row}" for n, row in enumerate(rows)))
    assert [found.uid for found in numbered.found] == ["0", "1"]
    shared = table("id;titel;dato", *(f"7;{row}" for row in rows))
    assert [found.uid for found in shared.found] == ["", ""]
    # Row numbers move when a row is put in.
    counted = table("nr;titel;dato", *(f"{n};{row}" for n, row in enumerate(rows)))
    assert [found.uid for found in counted.found] == ["", ""]


def test_a_workbook() -> None:
    data = exports.xlsx([["Titel", "Dato", "Sted"], ["Koncert", "5/12-2026 kl. 19.30", "Huset"]])
    assert spans(read_workbook(data, WINDOW)) == ["05/12 19:30"]


def test_a_workbook_that_is_called_a_table() -> None:
    data = exports.xlsx([["Titel", "Dato"], ["Koncert", "5/12-2026"]])
    assert read_comma_separated(data, WINDOW).faults == (
        "Det er et regneark: brug »portal import xlsx …«, eller skriv »format: xlsx« under "
        "»calendar_source«",
    )


def test_formulas_of_a_spreadsheet_stay_words() -> None:
    reading = table("titel;dato", '"=HYPERLINK(""http://x"")";5/12-2026')
    assert [found.title for found in reading.found] == ['=HYPERLINK("http://x")']


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=5), max_size=5))
def test_no_cells_raise(rows: list[list[str]]) -> None:
    written = ["titel;dato;slut;tid;pris", *(";".join(row) for row in rows)]
    reading = table(*written)
    assert all(one.reason for one in reading.refused)


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    read_comma_separated(data, WINDOW)
    read_workbook(data, WINDOW)
    read_workbook(b"PK\x03\x04" + data, WINDOW)
