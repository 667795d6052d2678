"""One survey's answers as the three systems write them, and hostile files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

QUESTIONS = (
    "Hvilken organisation svarer I for?",
    "Hvad har I mest brug for?",
    "Emne",
    "Hvem er det til for?",
    "Hvor?",
    "Hvornår?",
    "Hvad mangler I?",
    "Hvad kan andre låne?",
    "Hvad vil I arbejde sammen om?",
)
ORGANISATION, TEXT, TOPIC, AUDIENCE, LOCALITY, PERIOD, LACKS, LENDS, INTERESTS = range(9)
KOR = (
    "Øby Kor",
    "En dirigent, der kan tælle: også til 7",
    "Musik",
    "Alle",
    "Øby",
    "forår 2027",
    ("Et sted at øve", "Lyd, lys og teknik"),
    (),
    ("Billedkunst og design", "Byliv og fællesskab"),
)
MUSEUM = (
    "Den selvejende institution  Karise Museum",
    "Børn, der vil røre ved ting",
    "Billedkunst og design",
    "Børn",
    "",
    "",
    ("Nej, intet",),
    ("Et sted at øve", "Et klaver"),
    (),
)
Answer = Sequence[str | Sequence[str]]


def changed(answer: Answer, **values: str | Sequence[str]) -> Answer:
    """The answer with others in place of `TEXT=…`, `LACKS=…` and so on."""
    found = list(answer)
    for name, value in values.items():
        found[globals()[name]] = value
    return tuple(found)


def google(answers: Sequence[Answer], stamps: Sequence[str] | None = None) -> bytes:
    """CSV, UTF-8, commas; every question's answer in one cell, several joined by `, `."""
    stamps = stamps or [f"2026/09/{14 + n} 9.12.07 AM CET" for n in range(len(answers))]
    rows = [["Tidsstempel", *QUESTIONS]]
    for stamp, answer in zip(stamps, answers, strict=True):
        rows.append([stamp, *(v if isinstance(v, str) else ", ".join(v) for v in answer)])
    return comma_separated(rows, ",").encode()


def microsoft(answers: Sequence[Answer]) -> bytes:
    """XLSX; five columns of its own, several answers each ended by `;`, times as serial numbers.
    Some headings end in a space that does not break."""
    rows: list[list[str | float]] = [
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            *(f"{one}\u00a0" for one in QUESTIONS),
        ]
    ]
    for number, answer in enumerate(answers, 1):
        own: list[str | float] = [float(number), 46279.38, 46279.39, "anonymous", ""]
        rows.append(
            [*own, *(v if isinstance(v, str) else "".join(f"{p};" for p in v) for v in answer)]
        )
    return xlsx(rows)


SINGLE = {
    TOPIC: ("Musik", "Billedkunst og design", "Byliv og fællesskab"),
    AUDIENCE: ("Alle", "Børn"),
    LOCALITY: ("Øby", "Karise"),
}
SEVERAL = {
    LACKS: ("Et sted at øve", "Et klaver", "Lyd, lys og teknik", "Nej, intet"),
    LENDS: ("Et sted at øve", "Et klaver"),
    INTERESTS: SINGLE[TOPIC],
}
VARIABLES = "organisation behov emne maalgruppe sted hvornaar mangler udlaan interesser".split()


def surveyxact(answers: Sequence[Answer], *, encoding: str = "cp1252") -> bytes:
    """CSV, semicolons; variables' names, answers as numbers, 0 and 1 for each of several answers,
    and the system's own status variables."""
    headings = ["respondentid", "organization", "email", "created", "statcreation_1"]
    for index, name in enumerate(VARIABLES):
        several = SEVERAL.get(index)
        headings += [f"{name}_{n + 1}" for n in range(len(several))] if several else [name]
    rows = [[*headings, "statoverall_4"]]
    for number, answer in enumerate(answers):
        cells = [str(825478429 + number), "269318", "", "2026-09-14 18:49:08", "0"]
        for index, value in enumerate(answer):
            if index in SEVERAL:
                cells += ["1" if option in value else "0" for option in SEVERAL[index]]
            elif index in SINGLE and value:
                cells.append(str(SINGLE[index].index(str(value)) + 1))
            else:
                cells.append(str(value))
        rows.append([*cells, "1"])
    return comma_separated(rows, ";", "\r\n").encode(encoding)


def comma_separated(rows: Sequence[Sequence[str]], separator: str, end: str = "\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=end).writerows(rows)
    return stream.getvalue()


# --- XLSX, part by part (ECMA-376) ----------------------------------------------------------------

_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsx(rows: Sequence[Sequence[str | float]], **parts: bytes) -> bytes:
    """A workbook with one sheet; `parts` are put in place of, or beside, its own."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    sheet = "".join(
        f'<row r="{number}">'
        + "".join(
            _cell(f"{_letters(index)}{number}", cell, texts) for index, cell in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    own = {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}'
        "</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
    }
    return archive({**{name: text.encode() for name, text in own.items()}, **parts})


def archive(parts: Mapping[str, bytes]) -> bytes:
    """The parts, and those that every workbook has."""
    frame = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPES}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as found:
        for name, text in {**{n: t.encode() for n, t in frame.items()}, **parts}.items():
            found.writestr(name, text)
    return stream.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _cell(name: str, cell: str | float, texts: Sequence[str]) -> str:
    if isinstance(cell, str):
        return f'<c r="{name}" t="s"><v>{texts.index(cell)}</v></c>' if cell else ""
    return f'<c r="{name}"><v>{cell}</v></c>'


def _letters(index: int) -> str:
    return (chr(64 + index // 26) if index >= 26 else "") + chr(65 + index % 26)
