"""Which columns of a table are read as what, and what is told of those that are not."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.harvesting.formats import FORMATS
from generator.harvesting.formats.columns import HEADINGS, columns_of
from generator.harvesting.formats.table import read_comma_separated, read_workbook
from generator.harvesting.found import Reading, Window
from generator.settings import ROOT
from tests.harvesting.test_table import spans
from tests.importing import exports

WINDOW = Window.around(date(2026, 11, 26))
EVENING = "24/12 19:30–24/12 21:00"


def both(rows: list[str]) -> tuple[Reading, Reading]:
    """Of the same table as CSV and as a workbook."""
    cells = [row.split(";") for row in rows]
    return (
        read_comma_separated("\n".join(rows).encode(), WINDOW),
        read_workbook(exports.xlsx(cells), WINDOW),
    )


@pytest.mark.parametrize(
    ("headings", "row", "span"),
    [
        ("Titel;Dato;Start;Slut", "A;24-12-2027;19.30;21", EVENING),
        ("Titel;Dato;Tidspunkt", "A;24-12-2027;19.30-21", EVENING),
        ("Titel;Dato;Start kl.;Slut kl.", "A;24-12-2027;19.30;21", EVENING),
        ("Titel;Dag;Fra;Til", "A;24. december 2027;kl. 19.30;kl. 21", EVENING),
        ("Titel;Dato;Starttidspunkt;Sluttidspunkt", "A;24-12-2027;19:30;21:00", EVENING),
        ("Start;Slut;Dato;Titel", "19.30;21;24-12-2027;A", EVENING),
        ("Titel;Start;Slut", "A;24-12-2027 19:30;24-12-2027 21:00", EVENING),
        ("Titel;Starttidspunkt;Sluttidspunkt", "A;24-12-2027 19:30;21", EVENING),
        ("Titel;Dato;Startdato;Start", "A;24-12-2027;;19.30", "24/12 19:30"),
        ("Titel;Fra dato;Til dato;Fra;Til", "A;24-12-2027;26-12-2027;10;12",
         "24/12 10:00–26/12 12:00"),
        ("Titel;Fra;Til", "A;24-12-2027;26-12-2027", "24/12 00:00–26/12 00:00"),
        ("Titel;Dag;Dato;Tid", "A;Fredag;24-12-2027;19.30", "24/12 19:30"),
        ("Uge;Dag;Dato;Kl.;Arrangement", "51;fre.;24.12.2027;19.30;A", "24/12 19:30"),
        ("Titel;Tid;Sted", "A;24-12-2027 kl. 19.30;Huset", "24/12 19:30"),
        ("Titel;Dato;Tid;Slut", "A;24-12-2027;19.30;21.00", EVENING),
        # No date, though two figures with a full stop and a stroke look like one.
        ("Titel;Dato;Tid", "A;24-12-2027;10.11-12", "24/12 10:11–24/12 12:00"),
        ("Titel;Dato;Start;Slut", "A;24-12-2027;;", "24/12 00:00"),
    ],
)  # fmt: skip
def test_days_and_hours_are_known_by_their_cells(headings: str, row: str, span: str) -> None:
    for reading in both([headings, row]):
        assert spans(reading) == [span]
        told = "Kolonnen »Uge« blev ikke læst"
        assert reading.doubts == ((told,) if headings.startswith("Uge") else ())


def test_hours_that_a_workbook_holds_as_such() -> None:
    """As Excel keeps what it takes for a day and for hours."""
    rows: list[list[str | float]] = [
        ["Titel", "Dato", "Start", "Slut"],
        ["A", "2027-12-24", "19:30:00", 21.0],
    ]
    assert spans(read_workbook(exports.xlsx(rows), WINDOW)) == [EVENING]


@pytest.mark.parametrize("wrong", ["cp1252", "mac_roman"])
def test_letters_that_were_encoded_twice_are_doubted(wrong: str) -> None:
    rows = "Titel;Dato\nJulekor på Øen;24-12-2027\nHus;24-12-2027"
    reading = FORMATS["csv"](rows.encode().decode(wrong).encode(), WINDOW)
    broken = "å".encode().decode(wrong)
    assert reading.doubts == (
        f"Der står »{broken}« i ordene: æ, ø og å er kodet to gange. Hent filen igen, eller gem "
        "den på ny som UTF-8, før den hentes ind",
    )
    assert not FORMATS["csv"](rows.encode(), WINDOW).doubts


def test_one_row_without_an_hour_does_not_take_it_from_the_others() -> None:
    rows = ["Titel;Dato;Start", "A;24-12-2027;19.30", "B;24-12-2027;", "C;24-12-2027;senere"]
    for reading in both(rows):
        assert [found.title for found in reading.found] == ["A", "B"]
        assert [one.reason for one in reading.refused] == [
            "Klokkeslættet »senere« kan ikke læses. Skriv det som 19:30"
        ]


@pytest.mark.parametrize(
    ("headings", "row", "told"),
    [
        ("Titel;Dato;Kontakt", "A;24-12-2027;Bo", ["Kolonnen »Kontakt« blev ikke læst"]),
        ("Titel;Dato;Nr.;Hold;Kontakt", "A;24-12-2027;1;2;Bo",
         ["Kolonnerne »Nr.«, »Hold« og »Kontakt« blev ikke læst"]),
        ("Titel;Dato;Start kl.;Tidspunkt", "A;24-12-2027;19.30;20",
         ["Kolonnen »Tidspunkt« blev ikke læst"]),
        ("Titel;Dato;Start", "A;24-12-2027;efter aftale", ["Kolonnen »Start« blev ikke læst"]),
        ("Titel;Dato;", "A;24-12-2027;19.30", ["Kolonne C har ingen overskrift og blev ikke læst"]),
        ("Titel;Dato;Kontakt;", "A;24-12-2027;;", []),
        ("Titel;Dato;Ring 40 12 34 56", "A;24-12-2027;ja",
         ["Kolonnen »Ring (udeladt)« blev ikke læst"]),
    ],
)  # fmt: skip
def test_columns_that_are_not_read_are_told(headings: str, row: str, told: list[str]) -> None:
    for reading in both([headings, row]):
        assert [found.title for found in reading.found] == ["A"]
        assert [*reading.doubts] == told


def test_headings_below_headings_for_several_columns() -> None:
    rows = ["Arrangement;;Tid;;;Sted", "Nr;Titel;Dato;Start;Slut;", "1;A;24-12-2027;19.30;21;Huset"]
    for reading in both(rows):
        assert spans(reading) == [EVENING]
        assert reading.doubts == (
            "Kolonnen »Nr« blev ikke læst",
            "Kolonne F har ingen overskrift og blev ikke læst",
        )


def test_headings_of_hours_below_one_for_both() -> None:
    rows = ["Titel;Dato;Tid;;Sted", ";;Fra;Til;", "A;24-12-2027;19.30;21;Huset"]
    for reading in both(rows):
        assert spans(reading) == [EVENING]
        assert [found.location for found in reading.found] == ["Huset"]


def test_a_title_above_and_an_empty_column_before() -> None:
    rows = [";Forårets program;;", ";;;", ";Titel;Dato;Tid", ";A;24-12-2027;19.30-21"]
    for reading in both(rows):
        assert spans(reading) == [EVENING]
        assert reading.doubts == ()


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Titel;Dato", "A;mandag den 6. juni 2027"),
        ("Titel;Dato", "A;mandag 6/6-2027 kl. 10"),
        ("Titel;Dag;Dato", "A;mandag;6. juni 2027"),
    ],
)
def test_a_weekday_that_is_not_the_dates(headings: str, row: str) -> None:
    for reading in both([headings, row]):
        ((doubt,),) = [found.doubts for found in reading.found]
        assert doubt.startswith("Der står »mandag ")
        assert doubt.endswith("«, men den 6. juni 2027 er en søndag; datoen er brugt")


@pytest.mark.parametrize("day", ["søndag den 6. juni 2027", "søn. 6/6-2027", "Sunday 6 June 2027"])
def test_a_weekday_that_is_the_dates(day: str) -> None:
    (reading, _) = both(["Titel;Dato", f"A;{day}"])
    assert [found.doubts for found in reading.found] == [()]


@pytest.mark.parametrize(
    ("headings", "row", "day"),
    [
        ("Titel;Dato;Tid", "A;lør 17/4;19-21", "17/04"),
        ("Titel;Dato;Tid", "A;lørdag den 17. april;19", "17/04"),
        ("Titel;Dag;Dato;Tid", "A;Lørdag;17/4;19", "17/04"),
        ("Titel;Dag;Dato;Tid", "A;lør.;17. apr.;19", "17/04"),
        ("Titel;Hvornår", "A;lør. 17.4. kl. 19", "17/04"),
    ],
)
def test_a_weekday_tells_the_year(headings: str, row: str, day: str) -> None:
    for reading in both([headings, row]):
        assert [found.occasions[0].start.year for found in reading.found] == [2027]
        assert days(reading) == [day]
        ((doubt,),) = [found.doubts for found in reading.found]
        assert doubt.endswith("« har intet årstal; ugedagen passer i 2027")


@pytest.mark.parametrize("day", ["17/4", "tors 17/4", "17. april", "17.4. kl. 19"])
def test_a_year_is_never_guessed(day: str) -> None:
    """A Thursday the 17th of April is in neither of the two years."""
    (reading, _) = both(["Titel;Dato", f"A;{day}"])
    assert [one.reason for one in reading.refused] == [
        f"Datoen »{day}« mangler et årstal. Skriv den som 2026-12-05 19:30"
    ]


@pytest.mark.parametrize(
    ("clock", "read"), [("11 og 14", "11.00"), ("20-?", "20.00"), ("19 (dørene 18)", "19.00")]
)
@pytest.mark.parametrize("between", [";", " "])
def test_hours_that_are_read_in_part_are_doubted(clock: str, read: str, between: str) -> None:
    headings = "Titel;Dato;Tid" if between == ";" else "Titel;Dato"
    for reading in both([headings, f"A;24-12-2027{between}{clock}"]):
        assert [found.doubts for found in reading.found] == [
            (f"Af klokkeslættet »{clock}« er kun {read} læst",)
        ]


@pytest.mark.parametrize(
    "clock", ["20.00-ca. 23", "kl. 20 – 23", "ca. kl. 20 til 23", "20:00-23:00"]
)
def test_hours_as_people_write_them(clock: str) -> None:
    (reading, _) = both(["Titel;Dato;Tid", f"A;24-12-2027;{clock}"])
    assert spans(reading) == ["24/12 20:00–24/12 23:00"]
    assert [found.doubts for found in reading.found] == [()]


def days(reading: Reading) -> list[str]:
    return [f"{found.occasions[0].start:%d/%m}" for found in reading.found]


EITHER = "Datoen »05/06/2027« kan også være den "


def test_months_before_days_are_told_by_the_rows_that_can_be_read() -> None:
    (reading, _) = both(["Titel;Dato", "A;05/13/2027", "B;05/06/2027", "C;snart", "D;6. maj 2027"])
    assert days(reading) == ["13/05", "06/05", "06/05"]
    assert reading.doubts == ("Datoerne er læst som måned/dag/år",)
    assert [found.doubts for found in reading.found] == [
        *((), (f"{EITHER}5. juni 2027; den er læst som 6. maj 2027",), ())
    ]
    assert [one.name for one in reading.refused] == ["C"]


def test_rows_of_both_orders_make_the_others_doubtful() -> None:
    (reading, _) = both(["Titel;Dato", "A;05/13/2027", "B;05/06/2027", "C;13/05/2027"])
    assert days(reading) == ["05/06", "13/05"]
    assert reading.doubts == (
        "Nogle datoer er måned/dag/år og andre dag/måned/år; går begge dele an, er dagen først",
    )
    assert [found.doubts for found in reading.found] == [
        *((f"{EITHER}6. maj 2027; den er læst som 5. juni 2027",), ())
    ]
    assert [one.reason for one in reading.refused] == [
        "Datoen »05/13/2027« findes ikke. Skriv den som 2026-12-05 19:30"
    ]


def test_danish_dates_are_not_doubted() -> None:
    (reading, _) = both(["Titel;Dato", "A;05/06/2027", "B;13/05/2027", "C;x"])
    assert days(reading) == ["05/06", "13/05"]
    assert reading.doubts == ()
    assert not any(found.doubts for found in reading.found)


GUIDE = (ROOT / "content/pages/om/redaktoer/index.md").read_text("utf-8")
_, _, SHEET = GUIDE.partition("### Fra et regneark\n")
SHEET = SHEET.partition("\n## ")[0]
NOT_TOLD = {"uid", "private", "all_day", "whole_day"}
"""Columns of other programs' exports, which nobody writes in a spreadsheet of their own."""


def test_the_guide_tells_of_the_headings_that_are_read() -> None:
    known = {word: key for key, words in HEADINGS.items() for word in words.split("|")}
    told = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", SHEET, re.M)[1:]
    keys = []
    for said, names in told:
        found = {known[re.sub(r"\W+", " ", one.lower()).strip()] for one in names.split(",")}
        assert len(found) == 1, said
        keys += [*found]
    assert sorted(keys) == sorted(HEADINGS.keys() - NOT_TOLD)


def test_the_guide_s_own_spreadsheet_is_read_whole() -> None:
    table = [line.strip("| ") for line in SHEET.splitlines() if line.count("|") == 7]
    rows = [[cell.strip() for cell in re.split(r"\s*\|\s*", line)] for line in table]
    rows = [rows[0], *rows[2:]]
    columns = columns_of(rows)
    assert columns is not None
    assert (len(columns.at), columns.doubts) == (6, ())
    reading = read_workbook(exports.xlsx(rows), WINDOW)
    assert (len(reading.found), reading.refused, reading.doubts) == (2, (), ())
    assert spans(reading) == ["13/12 16:00", "18/12 19:30"]
