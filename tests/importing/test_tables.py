"""Files of every kind: what is read, and what is refused with advice."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.editing.refusing import Refused
from generator.importing import tables
from generator.importing.tables import MAX_FILE, read_table
from generator.spreadsheets.comma_separated import read_csv
from generator.spreadsheets.workbooks import letter, read_xlsx
from tests.importing import exports

ROWS = [["Nr", "Spørgsmål"], ["1", "blåbær; røde, grønne"], ["2", 'sagde "nej"']]


def table_of(
    folder: Path, data: bytes, *, sheet: str | None = None, label_rows: int = 0
) -> tables.Table:
    file = folder / "svar"
    file.write_bytes(data)
    return read_table(file, sheet=sheet, label_rows=label_rows)


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Refused) as found:
        table_of(folder, data)
    return str(found.value)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_csv_of_every_make(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    data = exports.comma_separated(ROWS, separator, end).encode(encoding)
    table = table_of(tmp_path, data)
    assert table.headings == ("Nr", "Spørgsmål")
    assert [(row.number, *row.cells) for row in table.rows] == [(2, *ROWS[1]), (3, *ROWS[2])]


def test_excels_own_line_names_the_separator(tmp_path: Path) -> None:
    table = table_of(tmp_path, b"sep=;\r\na,x;b\r\n1;2\r\n")
    assert table.headings == ("a,x", "b")


def test_xlsx_as_microsoft_forms_writes_it(tmp_path: Path) -> None:
    table = table_of(tmp_path, exports.microsoft([exports.KOR, exports.MUSEUM]))
    assert table.headings[:6] == (
        *("ID", "Start time", "Completion time", "Email", "Name"),
        exports.QUESTIONS[0],
    )
    assert [row.cells[0] for row in table.rows] == ["1", "2"]
    assert table.rows[0].cells[11] == "Et sted at øve;Lyd, lys og teknik;"


def test_a_cell_may_hold_lines_and_a_heading_too(tmp_path: Path) -> None:
    table = table_of(tmp_path, b'"Hvad\n mangler  I?";b\n"en\nto";2\n\n;\n3;4\n')
    assert table.headings == ("Hvad mangler I?", "b")
    assert [(row.number, *row.cells) for row in table.rows] == [(2, "en\nto", "2"), (5, "3", "4")]


def test_rows_of_explanation_are_left_out(tmp_path: Path) -> None:
    table = table_of(tmp_path, b"v1;v2\nNavn;Behov\nKoret;Kaffe\n", label_rows=1)
    assert [(row.number, *row.cells) for row in table.rows] == [(3, "Koret", "Kaffe")]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_a_csv_holds_comes_back(rows: list[list[str]]) -> None:
    rows = [["a", "b", "c"], *rows]
    assert read_csv(exports.comma_separated(rows, ";").encode()) == rows


@given(st.binary(max_size=300))
@example(b"\0")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"PK", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            tables._table(read_csv(start + data), 0)
        except Refused:
            continue


# --- refused --------------------------------------------------------------------------------------


def test_a_hundred_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "svar.csv"
    with file.open("wb") as stream:
        stream.truncate(100_000_000)
    tracemalloc.start()
    with pytest.raises(Refused, match="fylder 100 MB, og der læses højst 20 MB"):
        read_table(file)
    assert tracemalloc.get_traced_memory()[1] < MAX_FILE / 10
    tracemalloc.stop()


def test_what_never_ends_is_not_read() -> None:
    with pytest.raises(Refused, match="ikke en almindelig fil"):
        read_table(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Filen er tom"),
        (b"  \n", "Filen er tom"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\x03\x00\xff", "hverken CSV eller"),
        (b"a;b\n1;2;3\n", "passer ikke med række 2"),
        (b"a;b;c\n1;2;3\n4;5\n", "passer ikke med række 3"),
        (
            b'a;b\n1;"2\n3;4\n',
            "Filen kan ikke læses som CSV: et anførselstegn er aldrig lukket i rækken fra linje 2. "
            "Ret rækken, hent udtrækket igen, eller gem det som .xlsx.",
        ),
        (b'sep=;\na;b\n5;"6\n7"\n1;"2\n3;4\n', "aldrig lukket i rækken fra linje 5."),
        (b'a;b\n1;"2"x\n', "CSV: der står noget lige efter et anførselstegn på linje 2."),
        (b'a;b\n1;"2\n3;"4"\n', "CSV: et anførselstegn er aldrig lukket i rækken fra linje 2."),
        (b"a;b\n1;" + b"x" * 300_000, "CSV: et felt på linje 2 er på mere end 131072 tegn. Gør"),
        (b'a;b\n1;"' + b"x\n" * 99_000, "CSV: et anførselstegn er aldrig lukket i rækken fra lin"),
        (b"a;A \n1;2\n", "Kolonne A og B hedder begge »A«"),
        (b"a;;b\n1;2;3\n", "Kolonne B har ingen overskrift"),
        (b";;\n1;2;3\n", "0 overskrifter"),
        (b";".join([b"a"] * 501), "501 overskrifter"),
        (b"a;b\n" + b"1;2\n" * 10_001, "10002 rækker"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "gamle format .xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "beskyttet med en adgangskode",
        ),
        (b"PK\x03\x04 not a zip file", "skadet"),
    ],
)
def test_what_is_no_export(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(tmp_path, data)


def a_zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as found:
        for name, data in parts.items():
            found.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"svar.csv": b"a;b"}, "Google Forms pakker sit udtræk"),
        ({"content.xml": b"<a/>", "mimetype": b"x"}, ".ods"),
        ({"xl/workbook.bin": b""}, ".xlsb"),
        ({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b""}, "makroer"),
    ],
)
def test_other_zip_files_are_told_apart(tmp_path: Path, parts: dict[str, bytes], said: str) -> None:
    assert said in refused(tmp_path, a_zip(parts))


def sheet(body: str) -> dict[str, bytes]:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
    return {"xl/worksheets/sheet1.xml": text.encode()}


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'), "formler"),
        (sheet("<row r='1'><c r = 'XFD1'><v>1</v></c></row>"), "uden for"),
        (
            sheet('<row r="1"><c r="A&#49;"/></row><row r="1048576"><c r="A1048576"/></row>'),
            "uden for",
        ),
        (sheet('<row r="1"><c r="AAAAAAAA1"/></row>'), "skadet"),
        ({"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}, "skadet"),
        ({"xl/sharedStrings.xml": b"<sst><si>"}, "skadet"),
        (
            {
                "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="rId1" '
                b'Type="http://x/worksheet" Target="media/image1.dat"/></Relationships>'
            },
            "skadet",
        ),
    ],
)
def test_workbooks_that_are_more_than_answers(
    tmp_path: Path, parts: dict[str, bytes], said: str
) -> None:
    assert said in refused(tmp_path, exports.xlsx([["a"], ["b"]], **parts))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<row>" + "<c><v>1</v></c>" * 501 + "</row>", "uden for"),
        ("<row><c r='SF1'/>" + "<c><v>1</v></c>" * 2 + "</row>", "uden for"),
        ("<row><c><v>1</v></c></row>" * 10_001, "uden for"),
        ("<row r='9999'/><row/><row><c><v>1</v></c></row>", "uden for"),
        ("<row r='0'><c><v>1</v></c></row>", "skadet"),
        (
            "<row>" + "<c><v>1</v></c>" * 400 + "</row>" + "<row><c><v>1</v></c></row>" * 5_000,
            "5001 rækker og 400 kolonner",
        ),
        ("<row><c r='A5001'><v>1</v></c></row><row><c r='OJ1'><v>1</v></c></row>", "5001 rækker"),
    ],
)
def test_cells_are_counted_where_they_do_not_say_where_they_are(
    tmp_path: Path, body: str, said: str
) -> None:
    """calamine lays out the whole rectangle: some kilobytes could ask for gigabytes."""
    assert said in refused(tmp_path, exports.xlsx([["a"]], **sheet(body)))


def test_cells_that_do_not_say_where_they_are_stand_beside_each_other() -> None:
    first = '<c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c>'
    body = f"<row>{first}</row><row><c><v>5</v></c></row>"
    rows = read_xlsx(exports.xlsx([["a"]], **sheet(body)), None, 2, 4)
    assert rows == [["1", "", "3", "4"], ["5", "", "", ""]]


STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="{}"/></cellXfs></styleSheet>'
)


@pytest.mark.parametrize(
    ("form", "number"),
    [(14, "-1e300"), (22, "-1e12"), (46, "-1e300"), (46, "1e11"), (46, "inf"), (46, "-1e9")],
)
def test_a_date_that_no_calendar_has_breaks_the_workbook_alone(
    tmp_path: Path, form: int, number: str
) -> None:
    """calamine panics at some of them, which is no Exception, and Python overflows at others."""
    body = f'<row r="1"><c r="A1" s="1"><v>{number}</v></c></row>'
    parts = {**sheet(body), "xl/styles.xml": STYLES.format(form).encode()}
    assert "skadet" in refused(tmp_path, exports.xlsx([["a"]], **parts))


@pytest.mark.parametrize(
    "part", ["<DataMashup/>".encode("utf-16"), b"", b"<!DOCTYPE a><a/>"], ids=["utf-16", "-", "dtd"]
)
def test_what_excel_keeps_beside_the_sheets_is_not_looked_at(tmp_path: Path, part: bytes) -> None:
    data = exports.xlsx([["a"], ["b"]], **{"customXml/item1.xml": part})
    assert table_of(tmp_path, data).headings == ("a",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_sheet_that_is_another_one_in_another_encoding_is_refused(
    tmp_path: Path, encoding: str
) -> None:
    """expat reads UTF-16 and calamine does not: each saw a sheet of its own in the same bytes."""
    inner = sheet("<row><c><f>1</f><v>2</v></c></row>")["xl/worksheets/sheet1.xml"]
    shell = "<?xml version='1.0'?><worksheet><!--|--></worksheet>".encode(encoding)
    before, after = shell.split("|".encode(encoding))
    part = before + inner + b" " * (len(inner) % 2) + after
    data = exports.xlsx([["a"]], **{"xl/worksheets/sheet1.xml": part})
    assert "skadet" in refused(tmp_path, data)


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.XML", r"xl\worksheets\sheet1.xml"])
def test_a_sheet_under_another_name_for_the_same_is_looked_at(tmp_path: Path, name: str) -> None:
    own = zipfile.ZipFile(io.BytesIO(exports.xlsx([["a"]])))
    parts = {one: own.read(one) for one in own.namelist()}
    del parts["xl/worksheets/sheet1.xml"]
    (formula,) = sheet("<row><c><f>1</f><v>2</v></c></row>").values()
    assert "formler" in refused(tmp_path, a_zip({**parts, name: formula}))


def test_of_two_archives_in_the_same_bytes_the_one_is_read_that_was_looked_at() -> None:
    """What Python's zipfile does not mind made calamine's turn to the archive before."""
    hidden = exports.xlsx([["a"]], **sheet("<row><c><f>1</f><v>2</v></c></row>"))
    shown = bytearray(exports.xlsx([["b"]]))
    shown[shown.rfind(b"PK\5\6") + 4] = 7  # the number of this disk
    assert read_xlsx(hidden + bytes(shown), None, 10, 10) == [["b"]]


@pytest.mark.parametrize("encoding", ["hest", "shift_jis", "idna"])
def test_a_sheet_in_an_encoding_that_nobody_reads_is_refused(tmp_path: Path, encoding: str) -> None:
    part = f"<?xml version='1.0' encoding='{encoding}'?><worksheet/>".encode()
    data = exports.xlsx([["a"]], **{"xl/worksheets/sheet1.xml": part})
    assert "skadet" in refused(tmp_path, data)


def test_a_zip_bomb_is_refused_by_what_it_says_it_holds(tmp_path: Path) -> None:
    data = exports.xlsx([["a"]], **{"xl/worksheets/sheet1.xml": b" " * 61_000_000})
    assert len(data) < 100_000
    tracemalloc.start()
    assert "over 60 MB, når det pakkes ud" in refused(tmp_path, data)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(exports.xlsx([["a"]], **{"xl/bomb.xml": b" " * 30_000_000}))
    for at in range(len(data) - 4):  # both headers say 30,000,000: let them say 10
        if data[at : at + 4] == struct.pack("<I", 30_000_000):
            data[at : at + 4] = struct.pack("<I", 10)
    tracemalloc.start()
    assert "skadet" in refused(tmp_path, bytes(data))
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == "A Z AA AZ BA ZZ AAA".split()


CELL = st.builds(
    '<c r="{}{}"{}{}>{}</c>'.format,
    st.sampled_from(["A", "B", "a", "Z", "ZZZ", ""]),
    st.sampled_from(["1", "2", "0", "99999999999999", ""]),
    st.sampled_from(["", *(f' t="{t}"' for t in "s b e str inlineStr d n ?".split())]),
    st.sampled_from(["", ' s="1"', ' s="99"', ' s="-1"']),
    st.sampled_from(
        ["", "<v/>", "<v>1</v>", "<v>-1</v>", "<v>99</v>", "<v>1e308</v>", "<v>NaN</v>",
         "<v>#DIV/0!</v>", "<is><t>x</t></is>", "<v>2026-01-01T00:00:00</v>",
         "<f>A1</f>", "<v>&#1;</v>"]
    ),
)  # fmt: skip


@given(st.lists(CELL, max_size=4), st.sampled_from(['r="1"', "", 'r="x"', 'r="-1"', 'r="0"']))
def test_any_sheet_is_read_or_refused(cells: list[str], row: str) -> None:
    data = exports.xlsx([["a"]], **sheet(f"<row {row}>{''.join(cells)}</row>"))
    try:
        rows = read_xlsx(data, None, 100, 100)
    except Refused:
        return
    assert len(rows) <= 100
    assert all(isinstance(cell, str) for row in rows for cell in row)
