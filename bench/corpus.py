"""The corpus as our content folder.

python -m bench.corpus 10000 build/corpus-10000
python -m bench.corpus 10000 build/corpus-10000 --cooperation
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bench import cooperation
from bench.invented import PUBLISHED, Actor, Corpus, Event, Partnership, Place, cooperating, corpus

SETTINGS = Path(__file__).resolve().parent.parent / "content" / "portal.yml"
"""The vocabularies and the names are the real portal's."""
EVENTS_A_FOLDER = 1000


def write_corpus(events: int, folder: Path, settings: Path = SETTINGS) -> None:
    """Write a content folder with that many events; `settings` is the portal.yml to use."""
    write_content(corpus(events), folder, settings)


def write_content(known: Corpus, folder: Path, settings: Path = SETTINGS) -> None:
    """Write the corpus in the portal's own form, in place of what the folder holds."""
    together = known.together
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    text = settings.read_text(encoding="utf-8").replace(
        "\nfeatured_partnership:", "\n# featured_partnership:"
    )
    # Hugo's site is in Danish alone.
    text = re.sub(r"^languages: .*$", "languages: [da]", text, flags=re.MULTILINE)
    (folder / "portal.yml").write_text(text, encoding="utf-8")
    for actor in known.actors:
        write(folder / "actors" / f"{actor.slug}.md", _actor(actor, wishing=together.wishes))
    for place in known.places:
        write(folder / "places" / f"{place.slug}.md", _place(place))
    for partnership in known.partnerships:
        own = folder / "partnerships" / partnership.slug
        write(own / "index.md", _partnership(partnership, planning=together.plans))
        if together.plans:
            write(own / "plan.yml", cooperation.plan(partnership.number, partnership.partners))
    for number in range(together.meetings):
        met = page(cooperation.meeting(number, known), "")
        write(folder / "meetings" / f"moede-{number}.md", met)
    for number in range(together.school_offers):
        offer = page(cooperation.school_offer(number, known), "Vi glæder os til at se jer.")
        write(folder / "school_offers" / f"skoletilbud-{number}.md", offer)
    for event in known.events:
        write(event_file(folder, event), event_text(event))


def event_file(folder: Path, event: Event) -> Path:
    """Where the event stands in the content folder."""
    return folder / "events" / str(event.number // EVENTS_A_FOLDER) / f"{event.slug}.md"


def event_text(event: Event) -> str:
    """The event's file."""
    lines = [
        f'title: "{event.title}"',
        f"summary: {event.summary}",
        *_times(event),
        f"venue: sted-{event.venue}",
        f"organizers: [{', '.join(f'aktoer-{number}' for number in event.organizers)}]",
        f"type: {event.kind}",
        f"topics: [{event.topic}]",
        f"audiences: [{event.audience}]",
        f"price: {event.price}",
        f"published: {PUBLISHED:%Y-%m-%d %H:%M}",
        "sources: [vision]",
    ]
    if event.partnership is not None:
        lines.append(f"partnership: partnerskab-{event.partnership}")
    if event.cancelled:
        lines.append("status: cancelled")
    return page(lines, event.body)


def _times(event: Event) -> list[str]:
    if not isinstance(event.start, datetime):
        return [f"start: {event.start}", f"end: {event.end}"]
    times = [
        f"{name}: {at:%Y-%m-%d %H:%M}" for name, at in (("start", event.start), ("end", event.end))
    ]
    if event.series is not None:
        found = event.series
        times.append(f"repeat: {{every: week, until: {found.until}, except: [{found.skipped}]}}")
        times.append(f"changes: [{{date: {found.called_off:%Y-%m-%d %H:%M}, status: cancelled}}]")
    return times


def _actor(actor: Actor, *, wishing: bool) -> str:
    lines = [
        f"title: {actor.title}",
        "group: forening",
        f"locality: {actor.locality}",
        f"topics: [{actor.topic}]",
        f"summary: {actor.summary}",
        "sources: [vision]",
        *(cooperation.wishes(actor.number) if wishing else ()),
    ]
    return page(lines, actor.body)


def _place(place: Place) -> str:
    lines = [
        f"title: {place.title}",
        f"locality: {place.locality}",
        f"address: {place.address}",
        f"geo: {{lat: {place.geo[0]}, lon: {place.geo[1]}}}",
        "sources: [vision]",
    ]
    return page(lines, place.body)


def _partnership(partnership: Partnership, *, planning: bool) -> str:
    partners = ", ".join(f"{{actor: aktoer-{number}}}" for number in partnership.partners)
    lines = [
        f"title: {partnership.title}",
        "status: active",
        f"partners: [{partners}]",
        "sources: [vision]",
        *(cooperation.goals(partnership.number) if planning else ()),
    ]
    return page(lines, partnership.body)


def page(front_matter: Iterable[str], body: str) -> str:
    """A Markdown file with front matter, for whichever program."""
    return "---\n" + "\n".join(front_matter) + "\n---\n\n" + body + "\n"


def write(file: Path, text: str) -> None:
    """Write a text file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--settings", type=Path, default=SETTINGS)
    parser.add_argument("--cooperation", action="store_true", help="all kinds of content")
    options = parser.parse_args()
    if options.cooperation:
        write_content(cooperating(options.events), options.folder, options.settings)
    else:
        write_corpus(options.events, options.folder, options.settings)


if __name__ == "__main__":
    main()
