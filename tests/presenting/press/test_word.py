"""The Word document: read by others than the library that wrote it.

Its parts are read as ZIP and XML (ECMA-376), and, where LibreOffice is installed, it is opened and
set as PDF.
"""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from generator.presenting.press.word import as_word
from tests.factories import a_portal, a_release, an_actor
from tests.presenting.press.releases import composed, the_portal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CORE = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dcterms": "http://purl.org/dc/terms/",
}
SOFFICE = shutil.which("soffice")


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts(data)[name])


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """(style's name, text) of every paragraph, in reading order."""
    styles = {
        style.get(f"{W}styleId"): _name(style)
        for style in root(data, "word/styles.xml").iter(f"{W}style")
    }
    return [
        (styles[_style(one)], _text(one)) for one in root(data, "word/document.xml").iter(f"{W}p")
    ]


def _name(style: etree._Element) -> str:
    found = style.find(f"{W}name")
    assert found is not None
    return found.get(f"{W}val", "")


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else found.get(f"{W}val", "")


def _text(paragraph: etree._Element) -> str:
    return "".join(
        "\n" if one.tag == f"{W}br" else one.text or "" for one in paragraph.iter(f"{W}t", f"{W}br")
    )


def test_every_part_of_the_release_in_its_style_and_order() -> None:
    assert paragraphs(as_word(composed(the_portal(correction="Der er 200 stole.")))) == [
        ("Normal", "Til frigivelse straks"),
        ("Title", "Ny sal i Prøveby"),
        ("Normal", "Rettet: Der er 200 stole."),
        ("Subtitle", "Salen åbner."),
        ("Normal", "Prøveby, den 20. november 2026: Salen har 200 stole. Læs om huset."),
        ("heading 1", "Mellemrubrik"),
        ("List Bullet", "én"),
        ("List Bullet", "to"),
        ("List Number", "først"),
        ("List Number", "så"),
        ("Quote", "Sagt af en anden."),
        ("Quote", "»Vi er glade.«\n– Formanden, Karise Kirkekor"),
        ("heading 1", "Fakta"),
        ("List Bullet", "200 stole"),
        ("List Bullet", "Åbner 4. december"),
        ("heading 1", "Læs mere"),
        ("List Bullet", "Julekoncert: Fredag den 4. december 2026 kl. 19.30–21.00"),
        ("List Bullet", "Sang i byen"),
        ("heading 1", "Pressefoto"),
        ("Normal", "Koret i salen. Foto: Koret, CC BY 4.0"),
        ("heading 1", "Kontakt"),
        (
            "Normal",
            "Karise Kirkekor\n+45 12 34 56 78\nkor@example.dk\nhttps://kor.example.dk/",
        ),
        ("heading 1", "Om Kultur i Prøveby"),
        ("Normal", "Portalen samler det, der sker."),
    ]


def test_links_lead_out_of_the_document() -> None:
    data = as_word(composed(the_portal()))
    targets = {
        one.get("Id"): (one.get("Target"), one.get("TargetMode"))
        for one in root(data, "word/_rels/document.xml.rels")
    }
    links = [
        targets[one.get(f"{R}id")] for one in root(data, "word/document.xml").iter(f"{W}hyperlink")
    ]
    assert links == [
        (address, "External")
        for address in (
            "https://kultur.example.dk/steder/kulturhuset/",
            "https://kultur.example.dk/arrangementer/julekoncert/",
            "https://kultur.example.dk/partnerskaber/sang-i-byen/",
            "https://kultur.example.dk/presse/ny-sal/kor.jpg",
            "mailto:kor@example.dk",
            "https://kor.example.dk/",
        )
    ]


def test_it_is_danish_on_a4() -> None:
    data = as_word(composed(the_portal()))
    languages = [one.get(f"{W}val") for one in root(data, "word/styles.xml").iter(f"{W}lang")]
    assert set(languages) == {"da-DK"}
    theme = next(root(data, "word/settings.xml").iter(f"{W}themeFontLang"))
    assert set(theme.attrib.values()) == {"da-DK"}
    page = next(root(data, "word/document.xml").iter(f"{W}pgSz"))
    millimetres = [round(int(page.get(f"{W}{side}", "")) / 1440 * 25.4) for side in ("w", "h")]
    assert millimetres == [210, 297]


def test_its_properties_name_an_organisation_and_no_program() -> None:
    data = as_word(composed(the_portal(modified="2026-11-21 12:00")))
    core = root(data, "docProps/core.xml")
    told = {
        name: core.findtext(name, namespaces=CORE)
        for name in (
            *("dc:title", "dc:creator", "cp:lastModifiedBy", "dc:language"),
            *("dcterms:created", "dcterms:modified"),
        )
    }
    assert told == {
        "dc:title": "Ny sal i Prøveby",
        "dc:creator": "Prøveby Kommune",
        "cp:lastModifiedBy": "Prøveby Kommune",
        "dc:language": "da-DK",
        "dcterms:created": "2026-11-20T09:00:00Z",
        "dcterms:modified": "2026-11-21T11:00:00Z",
    }
    assert not any(b"python-docx" in part for part in parts(data).values())


def test_the_same_release_is_the_same_bytes_and_small() -> None:
    one, other = as_word(composed(the_portal())), as_word(composed(the_portal()))
    assert one == other
    assert len(one) < 20_000, "the library's half megabyte of table styles is out"
    with ZipFile(BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_every_style_that_is_named_is_there() -> None:
    data = as_word(composed(the_portal()))
    styles = root(data, "word/styles.xml")
    there = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    named = {
        one.get(f"{W}val")
        for tree in (styles, root(data, "word/document.xml"))
        for kind in ("pStyle", "rStyle", "basedOn", "next", "link")
        for one in tree.iter(f"{W}{kind}")
    }
    assert named <= there


def test_hostile_words_stay_words() -> None:
    title = '<w:p/>&amp; "]]>" = 1+1 {{ title }}'
    portal = a_portal(
        a_release(title=title, facts=title, quote={"text": title, "by": title}, body="`<b>`"),
        an_actor(email="kor@example.dk"),
    )
    told = paragraphs(as_word(composed(portal)))
    assert ("Title", title) in told
    assert ("List Bullet", title) in told
    assert ("Normal", "Den 20. november 2026: <b>") in told


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice er ikke installeret (libreoffice-writer)")
def test_libreoffice_opens_it_and_sets_every_word(tmp_path: Path) -> None:
    assert SOFFICE is not None
    data = as_word(composed(the_portal()))
    (tmp_path / "presse.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ("--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(tmp_path))
    subprocess.run(
        [SOFFICE, profile, *convert, str(tmp_path / "presse.docx")],
        check=True,
        capture_output=True,
        timeout=600,
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "presse.pdf")
    assert len(pdf) == 1
    page = pdf[0]
    assert [round(side / 72 * 25.4) for side in page.get_size()] == [210, 297]
    said = "".join(page.get_textpage().get_text_range().split())
    for _, text in paragraphs(data):
        assert "".join(text.split()) in said, text
