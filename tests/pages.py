"""Pages in memory: an edition whose frame is nothing but its slots, and their HTML as a tree."""

from __future__ import annotations

from lxml import etree, html
from msgspec.structs import replace

from generator.artifacts import Artifact
from generator.model.portal import Portal
from generator.shell.frame import SLOTS, Frame
from tests.factories import an_edition
from tests.outputs.planning import Output, artifacts_of

FRAME = Frame.split(
    b"<!doctype html><html lang=da><head><meta charset=utf-8><title>@@slot:title@@</title>"
    b"@@slot:head@@</head><body>@@slot:language@@<main>@@slot:main@@</main></body></html>",
    SLOTS,
)


def made(portal: Portal, output: Output, path: str) -> str:
    """The text of one page of an output, by its file's path."""
    return artifact(portal, output, path).render().decode()


def artifact(portal: Portal, output: Output, path: str) -> Artifact:
    """One artifact of an output, by its file's path."""
    edition = replace(an_edition(portal), frames=dict.fromkeys(range(6), FRAME))
    found = {made.path: made for made in artifacts_of(output, edition)}
    assert path in found, sorted(found)
    return found[path]


def tree(page: str) -> html.HtmlElement:
    """The page as lxml sees it."""
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def element(markup: str | bytes) -> html.HtmlElement:
    """The outermost element of HTML that need not be a whole page."""
    return html.fromstring(markup)


def words(page: str, xpath: str = "//main") -> str:
    """The text of the first element found, blanks made single and no-break spaces ordinary."""
    found = tree(page).xpath(xpath)
    assert found, etree.tostring(tree(page), encoding="unicode")[:2000]
    return " ".join(found[0].text_content().replace("\u00a0", " ").split())
