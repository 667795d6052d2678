"""How the editions of a page know each other, and what links to pages in another language say.

A reader of an edition is never led into Danish unawares: every link there to a page that has no
translation carries `hreflang` and says so in words, whichever template or text it stands in. That
is seen to here, over the finished page, so that no template can forget it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from generator.model.settings import DANISH
from generator.presenting.languages.language import Language

_LINK = re.compile(rb'<a\b([^>]*?)\shref="(/[^"#?]*)([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_OUTER = re.compile(rb"</(?:p|h\d|div|figure)>\s*$")


class Alternate(NamedTuple):
    """A page in a language: `language` as `hreflang` has it (BCP 47), and its absolute address."""

    language: str
    url: str


class Turn(NamedTuple):
    """The way from a page to another language: that language's code, what it calls itself, and
    where it leads on this portal; the same page, or the front page where that is not there."""

    code: str
    name: str
    href: str


def language_links(turns: tuple[Turn, ...]) -> bytes:
    """For the slot in the frame's header; empty where there is but one language."""
    return "".join(
        f'<a class="site-language" lang="{turn.code}" hreflang="{turn.code}"'
        f' href="{escape(turn.href)}">{escape(turn.name)}</a>'
        for turn in turns
    ).encode()


def marked(page: bytes, language: Language, is_danish: Callable[[str], bool]) -> bytes:
    """The page with every link into Danish marked. `is_danish` tells of a path on this host whether
    it is a page of the portal's in Danish. A link that has `hreflang` says it by itself."""
    words = escape(language.gettext("(på dansk)")).encode()
    # The title before it may be in an element that is marked as Danish.
    opened = b' class="in-danish" lang="' + language.code.encode() + b'">' + words

    def mark(found: re.Match[bytes]) -> bytes:
        before, path, more, after, text = found.groups()
        if b"hreflang=" in before + after or not is_danish(path.decode()):
            return found[0]
        # What is a block within the link (a card) has the words as its last line.
        block = _OUTER.search(text) is not None
        said = b"<p" + opened + b"</p>" if block else b" <span" + opened + b"</span>"
        head = b"<a%b href=\"%b%b\" hreflang=\"%b\"%b>" % (
            before, path, more, DANISH.encode(), after,
        )  # fmt: skip
        return head + text.rstrip() + said + b"</a>"

    return _LINK.sub(mark, page)
