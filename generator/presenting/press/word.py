"""A press release as a Word document (Office Open XML, ECMA-376), the same bytes each time.

Paragraphs have Word's own styles (Title, Subtitle, Heading 1, Quote, List Bullet), so that a desk
can restyle or import them, and a screen reader walks through its headings. python-docx writes it
into its template, from which is taken out what nobody needs: half a megabyte of table styles, a
thumbnail, its own name. No person stands in its properties.
"""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.presenting.press.blocks import Block, Run, paragraph
from generator.presenting.press.release import Release
from generator.presenting.words.wording import on_one_line

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

LANGUAGE = "da-DK"
FONT = "Arial"
"""On every desk, or in a font of the same widths (Liberation Sans)."""
INK, LINK = RGBColor(0x16, 0x24, 0x2B), RGBColor(0x0B, 0x55, 0x63)
_SIZES = {"Title": 22, "Subtitle": 13, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}
_KEPT = frozenset(
    "Normal DefaultParagraphFont TableNormal NoList Title TitleChar Subtitle SubtitleChar Heading1 "
    "Heading1Char Heading2 Heading2Char Heading3 Heading3Char ListBullet ListBullet2 ListBullet3 "
    "ListNumber ListNumber2 ListNumber3 Quote QuoteChar".split()
)
_UNWANTED = ("stylesWithEffects", "customXml", "thumbnail")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can tell (APPNOTE.TXT 4.4.6)."""


def as_word(release: Release) -> bytes:
    """The document's file, `.docx`."""
    document = Document()
    _set_up(document, release)
    _write(document, release)
    data = BytesIO()
    document.save(data)
    return _always_the_same(data.getvalue())


def _write(document: WordDocument, release: Release) -> None:
    if release.invented:
        _add(document, "Normal", (Run(release.invented, italic=True),))
    _add(document, "Normal", (Run(release.release_line, bold=True),))
    _add(document, "Title", (Run(release.title),))
    if release.note:
        _add(document, "Normal", (Run(release.note, bold=True),))
    _add(document, "Subtitle", (Run(release.summary),))
    dateline, body = Run(f"{release.dateline}: ", italic=True), release.body
    if body and body[0].kind == "paragraph":
        # The trade's own form: the town and the day run into the first sentence.
        _add(document, "Normal", (dateline, *body[0].runs))
        body = body[1:]
    else:
        _add(document, "Normal", (Run(release.dateline, italic=True),))
    for block in body:
        _add(document, _style_of(block), block.runs)
    if release.quote is not None:
        said = (Run(f"»{release.quote.text}«"), Run(f"\n– {release.quote.by}"))
        _add(document, "Quote", said)
    if release.facts:
        _add(document, "Heading 1", (Run("Fakta"),))
        for fact in release.facts:
            _add(document, "List Bullet", (Run(fact),))
    if release.about:
        _add(document, "Heading 1", (Run("Læs mere"),))
        for one in release.about:
            more = (Run(f": {one.text}"),) if one.text else ()
            _add(document, "List Bullet", (Run(one.title, href=one.url), *more))
    if release.photograph is not None:
        photograph = release.photograph
        _add(document, "Heading 1", (Run("Pressefoto"),))
        told = (Run(photograph.alt, href=photograph.url), Run(f". Foto: {photograph.credit}"))
        _add(document, "Normal", told)
    if release.contact is not None:
        _add(document, "Heading 1", (Run("Kontakt"),))
        ways = [run for text, link in release.contact.ways for run in (Run("\n"), _way(text, link))]
        _add(document, "Normal", (Run(release.contact.name, bold=True), *ways))
    if release.boilerplate:
        _add(document, "Heading 1", (Run(f"Om {release.portal_name}"),))
        _add(document, "Normal", paragraph(on_one_line(release.boilerplate)).runs)


def _way(text: str, link: str) -> Run:
    """A number is read and dialled; in a document nobody taps on it."""
    return Run(text) if link.startswith("tel:") else Run(text, href=link)


def _style_of(block: Block) -> str:
    deep = "" if block.level == 1 else f" {min(block.level, 3)}"
    match block.kind:
        case "heading":
            return f"Heading {block.level}"
        case "bullet":
            return f"List Bullet{deep}"
        case "number":
            return f"List Number{deep}"
        case "quote":
            return "Quote"
        case _:
            return "Normal"


def _add(document: WordDocument, style: str, runs: tuple[Run, ...]) -> None:
    target = document.add_paragraph(style=style)
    for run in runs:
        if run.href:
            _add_link(target, run)
        else:
            made = target.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None


def _add_link(target: Paragraph, run: Run) -> None:
    """A hyperlink (ECMA-376-1 §17.16.22), which python-docx has no call for."""
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), target.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    made = target.add_run(run.text, style="Hyperlink")
    made.bold, made.italic = run.bold or None, run.italic or None
    link.append(made._r)
    target._p.append(link)


def _set_up(document: WordDocument, release: Release) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(22)
    _drop_unwanted(document)
    _set_styles(document)
    _set_properties(document, release)


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    for style in list(styles.element.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.element.remove(style)
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_language(defaults.find(qn("w:lang")))
    theme = document.settings.element.find(qn("w:themeFontLang"))
    _set_language(theme)
    _set_font(defaults)
    for name, size in _SIZES.items():
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), INK
        style.font.bold, style.font.italic = name not in ("Subtitle",), False
        _set_font(style.element.rPr)
        style.element.rPr.remove_all("w:spacing")
        style.paragraph_format.space_before = Pt(14 if name.startswith("Heading") else 0)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.keep_with_next = True
    styles["Title"].element.pPr.remove_all("w:pBdr")
    styles["Quote"].paragraph_format.left_indent = Mm(8)
    styles["Quote"].font.color.rgb = INK
    normal = styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(9)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = LINK, True


def _set_font(properties: Any) -> None:
    """Of a style, in place of the theme's (ECMA-376-1 §17.3.2.26)."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    properties.insert(0, fonts)


def _set_language(element: Any) -> None:
    for kind in ("val", "eastAsia"):
        element.set(qn(f"w:{kind}"), LANGUAGE)


def _set_properties(document: WordDocument, release: Release) -> None:
    """ISO/IEC 29500-2 §11: an organisation wrote it, on the day of the release."""
    core = document.core_properties
    core.title, core.subject = release.title, "Pressemeddelelse"
    core.author = core.last_modified_by = release.publisher
    core.comments, core.keywords, core.category = "", "", "Pressemeddelelse"
    core.language, core.revision = LANGUAGE, 1
    core.created, core.modified = _utc(release.created), _utc(release.changed)


def _utc(moment: datetime) -> datetime:
    """As python-docx wants it: UTC without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _drop_unwanted(document: WordDocument) -> None:
    """Parts that no relation leads to are not written."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [
            key for key, one in relations.items() if any(word in one.reltype for word in _UNWANTED)
        ]:
            del relations[key]


def _always_the_same(data: bytes) -> bytes:
    """The same parts without the moment at which they were written."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return written.getvalue()
