"""Every error can say where the guide tells of it, and every such place is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

import markdown
import pytest

from generator.guide import FOLDER, Guide, read_guide, sections_of
from generator.model.kinds import KINDS
from generator.problems import CODES, Problem
from generator.reports import problems as reporting
from generator.settings import ROOT
from generator.shell.headings import with_danish_ids
from tests.test_guide import NOT_TOLD

CONTENT = ROOT / "content"
FIELDS = [
    (kind, info.alias or name)
    for kind in KINDS
    for name, info in kind.model.model_fields.items()
    if name not in NOT_TOLD
]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide(CONTENT)


def anchors(content: Path) -> set[str]:
    """Every address within the guide, as the page builder makes them."""
    found = set()
    for page in (content / "pages" / FOLDER).rglob("*.md"):
        text = page.read_text("utf-8").split("---\n", 2)[2]
        html = markdown.markdown(text, extensions=["toc", "tables", "attr_list", "fenced_code"])
        under = page.parent.relative_to(content / "pages").as_posix()
        found |= {
            f"/{under}/#{name}" for name in re.findall(r' id="([^"]+)"', with_danish_ids(html))
        }
    return found


@pytest.mark.parametrize("content", [CONTENT, ROOT / "demo"], ids=lambda path: path.name)
def test_every_section_is_where_it_is_said_to_be(content: Path) -> None:
    sections = read_guide(content).sections
    assert len(sections) > 50
    assert {section.address for section in sections} <= anchors(content)


@pytest.mark.parametrize("content", [CONTENT, ROOT / "demo"], ids=lambda path: path.name)
def test_tables_of_contents_lead_to_what_is_on_the_page(content: Path) -> None:
    known = anchors(content)
    for page in (content / "pages" / FOLDER).rglob("index.md"):
        under = page.parent.relative_to(content / "pages").as_posix()
        for anchor in re.findall(r"\]\(#([^)]+)\)", page.read_text("utf-8")):
            assert f"/{under}/#{anchor}" in known


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda part: getattr(part, "folder", part))
def test_every_field_of_every_kind_has_a_place_that_names_it(
    guide: Guide, kind: object, name: str
) -> None:
    address = guide.about(f"{getattr(kind, 'folder')}/x.md", "ugyldig-vaerdi", name)  # noqa: B009 - the row of a parametrised test
    (section,) = (one for one in guide.sections if one.address == address)
    assert re.search(rf"`{name}\b|^[ -]*{name}:|[{{,] ?{name}:", section.told + section.shown, re.M)


@pytest.mark.parametrize(
    ("path", "code", "field", "expected"),
    [
        ("events/2027/a.md", "mangler-felt", "title", "#felterne-du-bruger-mest"),
        ("events/2027/a.md", "mangler-felt", "image.credit", "#billeder"),
        ("places/a/index.md", "mangler-felt", "image.credit", "#billeder"),
        ("events/2027/a.md", "mangler-until", "repeat.until", "#det-samme-flere-gange"),
        ("events/2027/a.md", "mangler-previous-start", "status", "#aflys-flyt-og-sig-udsolgt"),
        ("events/2027/a.md", "forkert-ugedag", "", "#naar-portalen-undrer-sig"),
        ("actors/a.md", "ugyldig-mailadresse", "email", "#aktoerer"),
        ("partnerships/a/index.md", "ukendt-maal", "", "partnerskaber/#se-det-efter"),
        ("traditions/a.md", "ugyldig-maaned", "months", "#traditioner"),
        ("actors/a.md", "tegnsaet", "", "fejl/#filen-og-dens-navn"),
        ("press/a.md", "forkert-type", "embargo", "presse/#med-det-hele"),
        ("portal.yml", "ugyldig-vaerdi", "description", "indstillinger/#navn-og-udgiver"),
        ("portal.yml", "mangler-felt", "identity_host", "indstillinger/#adresse-og-identitet"),
        ("portal.yml", "for-lille-kontrast", "look.primary", "indstillinger/#farver"),
        (
            "portal.yml",
            "ugyldig-koordinat",
            "vocabularies.localities.x.lat",
            "indstillinger/#ordlisterne",
        ),
        (
            "portal.yml",
            "ukendt-vaerdi",
            "newsletter.editions.x.holds",
            "nyhedsbrev/#flere-slags-breve",
        ),
        ("portal.yml", "ukendt-felt", "start_page", "fejl/#det-der-staar-i-et-felt"),
        ("events/2027/a.md", "ukendt-felt", "foo(", "fejl/#det-der-staar-i-et-felt"),
    ],
)
def test_the_likeliest_place(guide: Guide, path: str, code: str, field: str, expected: str) -> None:
    assert guide.about(path, code, field) == f"/{FOLDER}/{expected}"


def test_codes_that_the_guide_names_are_codes(guide: Guide) -> None:
    for section in guide.sections:
        for row in re.findall(
            r"^\| ?(.*?) ?\|", section.told.partition("| Portalen siger |")[2], re.M
        ):
            assert set(re.findall(r"`([a-z-]+)`", row)) <= CODES.keys(), section.address


@pytest.mark.parametrize("content", [CONTENT, ROOT / "demo"], ids=lambda path: path.name)
def test_every_error_is_told_once_and_as_the_program_tells_it(content: Path, bless: bool) -> None:
    """A new code wants a row under the heading it belongs to; `--bless` mends the sentences."""
    page = content / "pages" / FOLDER / "fejl/index.md"
    text = page.read_text("utf-8")
    row = re.compile(r"^\| `([a-z0-9-]+)` \| (.*) \|$", re.MULTILINE)
    if bless:
        text = row.sub(lambda old: f"| `{old[1]}` | {CODES.get(old[1], '')} |", text)
        page.write_text(text, "utf-8")
    rows = row.findall(text)
    assert sorted(code for code, _ in rows) == sorted(CODES)
    assert dict(rows) == CODES


def test_a_heading_twice_an_address_of_its_own_and_a_heading_in_an_example() -> None:
    text = "## Øl\n```text\n## Nej\n```\n## Øl\n### Mad {#mad-og-drikke}\n## 3. trin\n"
    assert [section.anchor for section in sections_of("steder", text)] == [
        *("oel", "oel-2", "mad-og-drikke", "afsnit-3-trin")
    ]


def test_a_portal_without_the_guide_and_files_that_are_none(tmp_path: Path) -> None:
    assert read_guide(tmp_path).about("events/a.md", "mangler-felt", "title") == ""
    folder = tmp_path / "pages" / FOLDER
    (folder / "steder").mkdir(parents=True)
    os.mkfifo(folder / "index.md")
    (folder / "steder/index.md").symlink_to("/etc/passwd")
    assert read_guide(tmp_path).sections == ()


def test_the_report_says_where_to_read_more() -> None:
    problem = Problem("events/a.md", 2, 8, "for-lang", "Lang", "Kort.", "title: x", field="title")
    text = reporting.report([problem], "text", CONTENT)
    assert text.splitlines()[3:5] == [
        "    → Kort.",
        "    Læs mere: /om/redaktoer/#felterne-du-bruger-mest",
    ]
    assert '"guide": "/om/redaktoer/#felterne-du-bruger-mest"' in reporting.report(
        [problem], "json", CONTENT
    )
    assert "Læs mere: /om/redaktoer/" in reporting.summary([problem], CONTENT)
