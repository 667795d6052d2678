"""Letters as items of a feed: each in full, as it was sent."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.cleaning import ascii_address, clean
from generator.presenting.letters import Letter, Told
from generator.presenting.syndication.items import Item
from generator.presenting.syndication.publication import tag


def item(portal: Portal, base_url: str, letter: Letter) -> Item:
    """The letter's item. It never changes: what was sent stays what was sent."""
    slug = letter.address.strip("/").rpartition("/")[2]
    return Item(
        id=tag(portal.settings.identity_host, f"newsletter:{slug}"),
        url=absolute(base_url, letter.address),
        title=clean(letter.title),
        summary=clean(letter.lead),
        html=clean("".join(_html(portal, base_url, letter))),
        published=letter.sent,
        modified=letter.sent,
        categories=(letter.edition,) if letter.edition else (),
    )


def _html(portal: Portal, base_url: str, letter: Letter) -> Iterator[str]:
    if portal.settings.disclaimer:
        yield f"<p><strong>{escape(portal.settings.disclaimer)}</strong></p>"
    yield f"<p>{escape(letter.intro)}</p>"
    for section in letter.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        if section.entries:
            yield f"<ul>{''.join(_entry(base_url, one) for one in section.entries)}</ul>"
        if section.more:
            yield f"<p>Og {section.more} mere på portalen.</p>"


def _entry(base_url: str, one: Told) -> str:
    title = str(escape(one.title))
    if one.href:
        title = f'<a href="{escape(ascii_address(absolute(base_url, one.href)))}">{title}</a>'
    marks = f"<strong>{escape(', '.join(one.marks).upper())}:</strong> " if one.marks else ""
    told = "<br>".join(str(escape(text)) for text in (one.facts, one.note, one.summary) if text)
    return f"<li>{marks}{title}{'<br>' if told else ''}{told}</li>"
