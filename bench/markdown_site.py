"""The corpus for MkDocs with Material, and for Zensical, which reads the same project.

Less work than ours: pages and lists in Markdown; no feeds, no calendars, no JSON-LD, and nothing
Danish about dates. Their search is left on, since ours is made too.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpus import write
from bench.hugo_site import MONTHS, machine, months_of
from bench.invented import Corpus, Event

_PROJECT = """\
site_name: Kultur i Faxe
site_url: https://kultur-i-faxe.example/
docs_dir: content
site_dir: site
use_directory_urls: true
theme:
  name: material
  language: da
  font: false
plugins:
  - search:
      lang: da
nav:
  - Forside: index.md
  - Arrangementer: arrangementer/index.md
  - Aktører: aktoerer/index.md
  - Steder: steder/index.md
  - Partnerskaber: partnerskaber/index.md
  - Emner: emner/index.md
  - Kalender: kalender/index.md
validation:
  nav:
    omitted_files: ignore
"""


def write_markdown_site(known: Corpus, folder: Path) -> None:
    """Write a MkDocs project in place of what the folder holds."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_PROJECT, encoding="utf-8")
    for path, text in _pages(known):
        write(folder / "content" / path, text)


def event_file(folder: Path, event: Event) -> Path:
    """Where the event stands in the project."""
    return folder / "content" / "arrangementer" / f"{event.slug}.md"


def event_text(known: Corpus, event: Event) -> str:
    """The event's page in Markdown, with links to all that it is tied to."""
    place = known.places[event.venue]
    actors = (known.actors[number] for number in event.organizers)
    facts = [
        f"- Hvornår: {'; '.join(machine(day.start) for day in event.days)}",
        f"- Hvor: [{place.title}](../steder/{place.slug}.md), {place.address}",
        f"- Pris: {event.price}",
        *(f"- Arrangør: [{actor.title}](../aktoerer/{actor.slug}.md)" for actor in actors),
        f"- Emne: [{event.topic}](../emner/{event.topic}.md)",
    ]
    state = "**Aflyst**\n\n" if event.cancelled else ""
    lead = f"# {event.title}\n\n{state}{event.summary}"
    return "\n\n".join((lead, "\n".join(facts), event.body))


def _pages(known: Corpus) -> Iterator[tuple[str, str]]:
    for event in known.events:
        yield f"arrangementer/{event.slug}.md", event_text(known, event)
    soonest = sorted(known.events, key=lambda event: machine(event.start))
    yield "index.md", _list("Kultur i Faxe", soonest[:9], "arrangementer/")
    yield "arrangementer/index.md", _list("Arrangementer", soonest[:100], "")
    groups: dict[str, list[Event]] = {}
    for event in soonest:
        for key in _keys(event):
            groups.setdefault(key, []).append(event)
    titles = {f"aktoerer/{actor.slug}": (actor.title, actor.body) for actor in known.actors}
    titles |= {f"steder/{place.slug}": (place.title, place.body) for place in known.places}
    titles |= {f"partnerskaber/{one.slug}": (one.title, one.body) for one in known.partnerships}
    titles |= {key: (_word(key), "") for key in sorted(groups) if key not in titles}
    for key, (title, body) in titles.items():
        # As many as our pages show; a month shows all.
        most = None if key.startswith("kalender/") else 100
        yield f"{key}.md", _list(title, groups.get(key, [])[:most], "../arrangementer/", body)
    for section in ("aktoerer", "steder", "partnerskaber", "emner", "kalender"):
        lines = (
            f"- [{title}]({key.partition('/')[2]}.md)"
            for key, (title, _) in titles.items()
            if key.startswith(f"{section}/")
        )
        yield f"{section}/index.md", f"# {section.capitalize()}\n\n" + "\n".join(lines) + "\n"


def _keys(event: Event) -> Iterator[str]:
    yield from (f"aktoerer/aktoer-{number}" for number in event.organizers)
    yield f"steder/sted-{event.venue}"
    if event.partnership is not None:
        yield f"partnerskaber/partnerskab-{event.partnership}"
    yield f"emner/{event.topic}"
    yield from (f"kalender/{month}" for month in months_of(event))


def _word(key: str) -> str:
    section, _, word = key.partition("/")
    if section == "kalender":
        year, month = word.split("-")
        return f"{MONTHS[int(month) - 1].capitalize()} {year}"
    return word.capitalize()


def _list(title: str, events: Iterable[Event], to: str, body: str = "") -> str:
    lines = (
        f"- {machine(event.start)[:10]}: [{event.title}]({to}{event.slug}.md)" for event in events
    )
    return f"# {title}\n\n{body}\n\n" + "\n".join(lines) + "\n"
