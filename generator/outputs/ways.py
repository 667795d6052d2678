"""`/i-dag/`, `/i-morgen/`, `/i-weekenden/`, `/gratis/`: the ways in, ready-made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from generator.artifacts import Artifact
from generator.presenting import ways
from generator.presenting.edition import Edition, Head, View
from generator.presenting.languages.language import Language
from generator.presenting.programme import Programme, limited, programme
from generator.presenting.words.dates import capitalised, weekend

MOST = 100
"""So many dates stand on a page; a portal with more of them has the months."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page a way."""
    portal, _ = edition.portal, edition.language.gettext
    days = (
        (ways.TODAY, _("I dag"), ways.today(portal)),
        (ways.TOMORROW, _("I morgen"), ways.tomorrow(portal)),
        (ways.WEEKEND, _("I weekenden"), weekend(portal.today)),
    )
    for address, title, (first, last) in days:
        found = partial(ways.on_days, portal, first, last)
        yield _page(
            edition, address, title, found, _span(edition.language, first, last), first.isoformat()
        )
    words = _("Arrangementer, der ikke koster noget")
    free = partial(_free, edition)
    yield _page(edition, ways.FREE, _("Gratis"), free, words)


def _page(
    edition: Edition,
    address: str,
    title: str,
    find: Callable[[], Programme],
    words: str,
    day: str = "",
) -> Artifact:
    portal = edition.portal

    def view() -> View:
        found = find()
        told = edition.language.gettext(
            "%(title)s i %(where)s: %(words)s.",
            title=title,
            where=portal.settings.municipality,
            words=words,
        )
        head = Head(description=told)
        context = {
            "today": portal.today,
            "words": words,
            "day": day,
            "programme": limited(found, MOST),
            "cut": found.count > MOST,
            "ways": edition.ways,
        }
        return View(head, context)

    return edition.page_of(
        address,
        "way_in.html",
        title=title,
        section="arrangementer",
        made_of=edition.fingerprints.of((portal.today, portal.all_events)),
        view=view,
    )


def _free(edition: Edition) -> Programme:
    return programme(edition.portal, ways.free(edition.portal))


def _span(language: Language, first: date, last: date) -> str:
    dates = language.dates
    if first == last:
        return capitalised(dates.long_day(first))
    opens, closes = capitalised(dates.weekday_day(first)), dates.long_day(last)
    return language.gettext("%(first)s til %(last)s", first=opens, last=closes)
