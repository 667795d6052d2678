"""How often events have changed, as git's history has it: what SEQUENCE goes by.

What is counted is a commit that wrote something a calendar shows of the event, or of where it is,
wherever in the history it stands. Commits are only ever added, and whether one counts follows from
it alone: so the number never falls, not even where somebody merges the main line into their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import astuple

from generator.model.ledger import Counted, name_now
from generator.model.place import old_names
from generator.model.version import Version
from generator.reading.ledger_log import FOLDER, Commit, SeenPlaces, Step, Versions
from generator.reading.paths import slug_of

Mark: TypeAlias = tuple[int, int, str]
"""A commit that counts: when it could be seen, when it was made (seconds since 1970), its name."""
_NAME = 12
"""Digits of a commit's name that tell it from the others of one file."""


class Counts(Struct):
    """All that is counted, by slug. `events` and `places` are marks; `venues` are all places that
    an event ever had, in any line of the history; `told` says when people had to hear of it, and
    as which of its own changes. `stated` has the most changes that an event told of itself beyond
    those that were counted for certain, and since when; `most` all that it ever told. `standing`
    are the places that there are, `names` leads from earlier slugs of places to later ones.
    """

    events: dict[str, list[Mark]] = field(default_factory=dict)
    places: dict[str, list[Mark]] = field(default_factory=dict)
    venues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    stated: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)
    standing: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def plain(self) -> tuple[Any, ...]:
        """The counts as `marshal` takes them: a tuple of the fields."""
        return astuple(self)

    def place_now(self, slug: str) -> str:
        """The slug that a place has after what has been written so far."""
        return name_now(slug, self.names, self.standing)


def add(counts: Counts, step: Step, versions: Versions, places: SeenPlaces) -> None:
    """Count what visitors came to see in this step."""
    for path, _, after in step.commit.files:
        if not path.startswith(FOLDER):
            _stand(counts, path, after, places)
    for commit in step.own:
        renamed = dict(_renamed(commit, places))
        for slug in _places_changed(commit, places, renamed):
            counts.places.setdefault(slug, []).append(_mark(step, commit))
        for slug in _events_changed(commit, versions, renamed):
            counts.events.setdefault(slug, []).append(_mark(step, commit))
        _note(counts, step, commit, versions)


def tell(
    counts: Counts, slug: str, version: Version, made: int, renamed: Mapping[str, str]
) -> None:
    """Note that people had to hear of a change that was seen at `made`. No two have one number –
    what the event ever told of itself had one, too –, and none has less than it tells of itself:
    so it had where there was no git."""
    names = {slug}
    if slug in renamed.values():  # few were ever called otherwise, and all names are looked through
        names.update(old for old in renamed if name_now(old, renamed) == slug)
    found = {mark[2] for name in names for mark in counts.events.get(name, ())}
    told = counts.told.setdefault(slug, [])
    known = max(told[-1][1] if told else 0, *(counts.most.get(name, 0) for name in names))
    told.append((made, max(known + 1, len(found) - 1, version.stated)))


def stood(counts: Counts, slug: str, version: Version) -> None:
    """Note how much the event told of itself. Asked after `tell`, which goes by what was before."""
    if version.stated > counts.most.get(slug, 0):
        counts.most[slug] = version.stated


def _stand(counts: Counts, path: str, after: str | None, places: SeenPlaces) -> None:
    slug = slug_of(path)
    if after is None:
        if counts.standing.get(slug) == path:
            del counts.standing[slug]
        return
    counts.standing[slug] = path
    for old in _old_names(places, after):
        if old != slug:
            counts.names[old] = slug


def _old_names(places: SeenPlaces, name: str) -> Iterator[str]:
    place = places.get(name)
    return old_names(place.aliases) if place is not None else iter(())


def _renamed(commit: Commit, places: SeenPlaces) -> Iterator[tuple[str, str]]:
    """The places that were given another name, from which slug to which."""
    gone = {slug_of(file.path) for file in commit.files if file.after is None}
    for path, before, after in commit.files:
        if not path.startswith(FOLDER) and before is None and after is not None:
            for old in _old_names(places, after):
                if old in gone:
                    yield old, slug_of(path)


def _places_changed(
    commit: Commit, places: SeenPlaces, renamed: Mapping[str, str]
) -> Iterator[str]:
    """Those that are elsewhere now, or called something else."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for path, before, after in commit.files:
        if not path.startswith(FOLDER):
            slug = renamed.get(slug_of(path), slug_of(path))
            was, now = found.get(slug, (None, None))
            found[slug] = (was or before, now or after)
    for slug, (was, now) in found.items():
        if was is not None and now is not None and was != now:
            place, later = places.get(was), places.get(now)
            if place is None or later is None or place.where != later.where:
                yield slug


def _note(counts: Counts, step: Step, commit: Commit, versions: Versions) -> None:
    """Remember the places of events, and what these tell of themselves."""
    known_before = {slug_of(file.path) for file in commit.files if file.before is not None}
    for path, _, after in commit.files:
        version = versions.get(after or "") if path.startswith(FOLDER) else None
        if version is None:
            continue
        slug = slug_of(path)
        if version.tied.places:
            known = counts.venues.get(slug, ())
            counts.venues[slug] = tuple(dict.fromkeys((*known, *version.tied.places)))
        # A commit that changed the event was counted itself.
        beyond = version.stated - (slug in known_before)
        if beyond > 0:
            counts.stated.setdefault(slug, []).append((step.made, beyond))


def _events_changed(
    commit: Commit, versions: Versions, renamed: Mapping[str, str]
) -> Iterator[str]:
    """Those that calendars show otherwise now, each once; one that came, went or has moved into
    another folder, and one that could not be read, count too."""
    found: dict[str, bool] = {}
    for path, before, after in commit.files:
        if path.startswith(FOLDER):
            slug = slug_of(path)
            was, now = versions.get(before or ""), versions.get(after or "")
            found[slug] = found.get(slug, False) or _differ(was, now, renamed)
    return (slug for slug, changed in found.items() if changed)


def _differ(was: Version | None, now: Version | None, renamed: Mapping[str, str]) -> bool:
    if was is None or now is None or was.stated < now.stated:
        return True
    return not was.placed(lambda slug: renamed.get(slug, slug)).is_shown_as(now)


def _mark(step: Step, commit: Commit) -> Mark:
    return step.made, commit.made, commit.name[:_NAME]


def counted(
    counts: Counts,
    stand: Mapping[str, tuple[tuple[str, ...], bool]],
    renamed: Mapping[str, str],
    last: float,
) -> dict[str, Counted]:
    """What of it has happened by then, of the events that stand: their places, and whether each is
    a series. What has not changed since it came is left out."""
    earlier: dict[str, list[str]] = {}
    for old in renamed:
        earlier.setdefault(name_now(old, renamed), []).append(old)
    moved: dict[str, list[Mark]] = {}
    for slug, marks in counts.places.items():
        moved.setdefault(counts.place_now(slug), []).extend(marks)
    now = cache(counts.place_now)
    found: dict[str, Counted] = {}
    for slug, (places, repeat) in stand.items():
        names = (slug, *earlier.get(slug, ()))
        marks = [mark for name in names for mark in counts.events.get(name, ())]
        ever = {now(one) for name in names for one in counts.venues.get(name, ())} & moved.keys()
        stated = [one for name in names for one in counts.stated.get(name, ())]
        if len(marks) < 2 and not ever and not stated:
            continue
        seen = {mark[2] for mark in marks if mark[0] <= last}
        if ever and marks:
            seen |= _seen(moved, ever, min(mark[1] for mark in marks), last)
        changes = max(0, len(seen) - 1) + max(
            (beyond for moment, beyond in stated if moment <= last), default=0
        )
        told = tuple(one for one in counts.told.get(slug, ()) if one[0] <= last)
        placed = _placed(moved, {now(one) for one in places} & ever, last) if ever else None
        found[slug] = Counted(changes, told, placed, repeat)
    return found


def _seen(
    moved: Mapping[str, list[Mark]], places: Iterable[str], began: int, last: float
) -> set[str]:
    """The changes of places since the event came."""
    return {
        name
        for place in places
        for seen, made, name in moved.get(place, ())
        if seen <= last and made > began
    }


def _placed(moved: Mapping[str, list[Mark]], places: Iterable[str], last: float) -> int | None:
    moments = (mark[0] for place in places for mark in moved.get(place, ()) if mark[0] <= last)
    return max(moments, default=None)
