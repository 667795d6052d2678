"""Weekdays that contradict the date beside them: one of the two sends people out in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from generator.analysing.weekdays import NamedDay, may_name_days, named_days
from generator.checking.texts import texts_of
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.portal import Portal
from generator.model.settings import DANISH
from generator.model.times import day_of
from generator.presenting.plain_text import plain_text
from generator.presenting.words.dates import WEEKDAYS, day_and_year
from generator.problems import FieldPath, Finding

LEFT = {"manifest": "what a letter told; the files that it told of are read themselves"}
_OWN_DAYS = ("start", "end", "date", "previous_start", "registration_deadline")
_OF_RELEASES = "published"
"""What is told, rather than takes place, is of the day on which it is told."""


def weekdays_fit_their_dates(_: Portal, entity: Entity) -> Iterator[Finding]:
    """A text names no date by the weekday of another."""
    for field, text in texts_of(entity, LEFT):
        if may_name_days(text):
            body = field == ("body",)
            near = _days_of(entity)
            for named in named_days(plain_text(text) if body else text):
                yield from _told(entity.path, field, named, near)


def weekdays_on_pages_fit_their_dates(portal: Portal) -> Iterator[Finding]:
    """The same of hand-written pages, where the year is written."""
    for page in portal.pages:
        if page.language == DANISH and may_name_days(page.text):
            for named in named_days(page.text):
                yield from _told(page.path, ("body",), named, ())


def _told(path: str, field: FieldPath, named: NamedDay, near: Iterable[date]) -> Iterator[Finding]:
    day = named.contradicted_by(near)
    if day is None:
        return
    right = WEEKDAYS[day.weekday()]
    yield Finding(
        path,
        field,
        "forkert-ugedag",
        f"Der står »{' '.join(named.words.split())}«, men den {day_and_year(day)} er en {right}",
        f"Skriv »{right}«, hvis datoen er rigtig; ellers ret datoen.",
        level="warning",
        needle=named.words,
    )


def _days_of(entity: Entity) -> tuple[date, ...]:
    """Days that the entity is about: what its text names without a year is near one of them."""
    names = _OWN_DAYS if hasattr(entity, "start") or hasattr(entity, "date") else (_OF_RELEASES,)
    days: list[date | datetime | None] = [getattr(entity, name, None) for name in names]
    if isinstance(entity, Event) and entity.repeat is not None:
        days += [entity.repeat.until, *entity.repeat.dates]
        days += [change.start for change in entity.changes]
    return tuple(day_of(day) for day in days if day is not None)
