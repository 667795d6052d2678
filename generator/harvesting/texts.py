"""A stranger's words as plain ones: without HTML, invisible characters and what is private."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator.analysing.contacts import possible_contacts
from generator.model.fields import INVISIBLE, Url
from generator.reading.markdown import is_too_deep
from generator.reading.private import personal_numbers

LONGEST_TITLE = 140
"""As the model's `Title`."""
LONGEST_LINE = 300
LONGEST_TEXT = 20_000
"""Characters of an event's text: some seven pages. More is a mistake, or mischief."""
LEFT_OUT = "(udeladt)"

_HTML = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td|html|body|font|img)\b[^<>]*>",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|nbsp|amp|quot|aelig|oslash|aring|lt|gt);", re.I)
_ESCAPED = re.compile(r"&#?\w{1,31};")
"""With its end: HTML takes `&section=3` for `§ion=3`, which is no address any more."""
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre"}
_LINES = {"br", "li", "tr", "td", "th", "dt", "dd", "hr"}
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(_BLOCKS))})>")
_LINE = re.compile(r"<(?:br|hr)>|</(?:tr|dt|dd)>")
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[^\S\n]+")
_GAP = re.compile(r"\n{3,}")
_MEETING = re.compile(r"(?:^|\n)(?:-::~[:~-]+|_{30,})(?=\s*\n)")
"""What Google and Microsoft put around their own lines on how to dial in, passcodes among them."""
_TWICE = re.compile("Ã[¦¸¥©†˜…\x86\x98\x85]|√[¶∏•]|â€[™œ“”]")
"""UTF-8 that was read as Windows-1252 or Mac Roman, and written again: æ ø å é Æ Ø Å, and marks."""
_URL: TypeAdapter[str] = TypeAdapter(Url)


class Said(NamedTuple):
    """A text, and what of it was changed, in Danish."""

    text: str
    doubts: tuple[str, ...] = ()


def prose(raw: str) -> Said:
    """Plain paragraphs of plain text or HTML."""
    doubts = list[str]()
    text = raw.strip()
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT].rsplit(None, 1)[0] + " …"
        doubts.append(f"Teksten er længere end {LONGEST_TEXT} tegn og er kortet af")
    text = _without_meetings(_visible(_unmarked(text)))
    text = "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    public = without_private(_GAP.sub("\n\n", text).strip())
    return Said(public.text, (*doubts, *public.doubts))


def one_line(raw: str, longest: int = LONGEST_LINE) -> str:
    """A title, a place, a word: no line breaks, cut after a word where it is too long."""
    text = " ".join(_visible(_unmarked(raw.strip()[: 4 * longest])).split())
    if len(text) <= longest:
        return text
    return text[: longest - 2].rsplit(None, 1)[0].rstrip(" ,;:–-") + " …"


def place(raw: str) -> str:
    """A place in one line, its parts by commas; a place that is only an address of the net is
    none."""
    text = one_line(", ".join(filter(None, (line.strip(" ,") for line in raw.splitlines()))))
    return "" if web_address(text) else text


def without_private(text: str) -> Said:
    """The text without CPR numbers, mobile numbers and addresses that may be a person's own."""
    text = text.replace("\u00a0", " ")
    found = {one.words for one in possible_contacts(text)}
    lines = text.split("\n")
    for line, column in personal_numbers(text):
        found.add(lines[line - 1][column - 1 : column + 10])
    for words in sorted(found, key=len, reverse=True):
        text = text.replace(words, LEFT_OUT)
    if not found:
        return Said(text)
    what = "En privat kontaktoplysning" if len(found) == 1 else f"{len(found)} private oplysninger"
    return Said(text, (f"{what} er udeladt",))


def twice_encoded(text: str) -> str:
    """What stands in the text for a letter that was encoded twice; empty where nothing does."""
    found = _TWICE.search(text)
    return found[0] if found else ""


def web_address(raw: str) -> str | None:
    """An http(s) address in ASCII, or None."""
    try:
        return _URL.validate_python(_unescaped(raw.strip()))
    except ValidationError:
        return None


def _unmarked(text: str) -> str:
    """HTML → text. The cleaner closes what is open, so that what follows may be simple."""
    if _HTML.search(text) is None:
        return _unescaped(text) if _ENTITY.search(text) else text
    # Imported here: most calendars hold no HTML.
    import nh3

    if is_too_deep(text):  # the cleaner needs time that grows with the square of it
        return html.unescape(_TAG.sub(" ", text))
    cleaned = nh3.clean(text, tags=_BLOCKS | _LINES, attributes={}, link_rel=None)
    cleaned = cleaned.replace("\n", " ")
    cleaned = _BLOCK.sub("\n\n", _LINE.sub("\n", cleaned)).replace("<li>", "\n– ")
    return html.unescape(_TAG.sub(" ", cleaned))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: html.unescape(found[0]), text)


def _visible(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\u200b", "").replace("\u00ad", "").replace("\u2028", "\n")
    return INVISIBLE.sub("", text)


def _without_meetings(text: str) -> str:
    """Google's block stands between two such lines, Microsoft's too, or ends the text."""
    parts = _MEETING.split(text)
    if len(parts) == 1:
        return text
    kept = parts[0::2] if len(parts) > 2 else parts[:1]
    return "\n\n".join(part.strip() for part in kept if part.strip())
