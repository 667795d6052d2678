"""A press release's file for the content folder, begun from an event: for the editor to go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import shorten

from generator.model.event import Event
from generator.presenting.press.markdown import body_parts
from generator.presenting.press.release import Release

LONGEST = 300
"""Characters of a line that a file may hold (`Line`)."""


def starter(release: Release, event: Event, contact: str | None) -> str:
    """Front matter that can be read as it stands, a draft, with a word about each field that is
    not there yet; then the text."""
    return "\n".join((*_fields(release, event, contact), "", *_body(release), ""))


def _fields(release: Release, event: Event, contact: str | None) -> Iterator[str]:
    yield "---"
    yield "# Begyndt ud fra arrangementet. Læg filen i content/press/, og skriv færdig."
    yield "# Så længe der står »draft: true«, er intet af den på portalen."
    yield "draft: true"
    yield "# Rubrikken: det vigtigste i én linje, højst 90 tegn."
    yield f"title: {_quoted(event.title)}"
    yield "# Manchetten: to-tre linjer."
    yield f"summary: {_quoted(release.summary)}"
    yield f"published: {release.created:%Y-%m-%d} 09:00"
    yield "# Må den først bruges senere, så skriv hvornår. Før da er intet af den på portalen:"
    yield f"# embargo: {release.created:%Y-%m-%d} 12:00"
    yield f"events: [{event.slug}]"
    if event.partnership:
        yield f"partnership: {event.partnership}"
    yield (
        f"contact: {contact}"
        if contact
        else "# contact: kortnavnet på den aktør, pressen kan spørge"
    )
    yield "# Et citat, men kun det, nogen har sagt og sagt ja til at stå ved:"
    yield "# quote:"
    yield "#   text: …"
    yield "#   by: …"
    yield "#   role: …"
    yield "facts:"
    yield from (
        f"  - {_quoted(shorten(fact, LONGEST, placeholder=' …'))}" for fact in release.facts
    )
    yield "---"


def _body(release: Release) -> Iterator[str]:
    yield "\n\n".join(body_parts(release.body))


def _quoted(text: str) -> str:
    """A JSON string is a double-quoted YAML scalar (YAML 1.2 §1.3)."""
    return json.dumps(text, ensure_ascii=False)
