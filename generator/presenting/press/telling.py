"""What a release is told with where only a title, a lead and a text are shown: feeds, the search.

A press release that was wrong keeps its address: a desk that has it must learn what became of it.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import escape

from generator.model.press import PressRelease

WITHDRAWN, CORRECTED = "Trukket tilbage", "Rettet"


class Shown(NamedTuple):
    """A title with what became of it, the lead, and sanitised HTML."""

    title: str
    summary: str
    html: str


def headline(release: PressRelease) -> str:
    """`Trukket tilbage: …`, `Rettet: …`, else the headline alone."""
    word = WITHDRAWN if release.withdrawn else CORRECTED if release.correction else ""
    return f"{word}: {release.title}" if word else release.title


def shown_of(release: PressRelease, body: str) -> Shown:
    """The release with this sanitised body; of one that was withdrawn only why."""
    if release.withdrawn:
        return Shown(headline(release), release.withdrawn, f"<p>{escape(release.withdrawn)}</p>")
    lead = f"<p><strong>{escape(release.summary)}</strong></p>"
    note = f"<p>{CORRECTED}: {escape(release.correction)}</p>" if release.correction else ""
    return Shown(headline(release), release.summary, f"{note}{lead}{body}{_rest(release)}")


def _rest(release: PressRelease) -> str:
    quote, said, facts = release.quote, "", ""
    if quote is not None:
        who = ", ".join(filter(None, (quote.by, quote.role)))
        said = f"<blockquote><p>{escape(quote.text)}</p><p>– {escape(who)}</p></blockquote>"
    if release.facts:
        items = "".join(f"<li>{escape(fact)}</li>" for fact in release.facts)
        facts = f"<h2>Fakta</h2><ul>{items}</ul>"
    return said + facts
