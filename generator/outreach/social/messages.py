"""What a post says, in pieces, before any network's limits: plain Danish, ready to be posted.

A change says first what was changed. Day, clock and place stand on lines of their own, where they
are found at a glance and read aloud one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from generator.counting import counted
from generator.model.event import Event, Outside
from generator.model.listing import DATE_ORIGINAL
from generator.model.news import News
from generator.model.occurrences import Occurrence
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.times import When, day_of
from generator.outreach.social import wording
from generator.outreach.social.hashtags import labels_of
from generator.outreach.social.layout import Piece, Rank
from generator.outreach.social.moments import Kind, Moment, milestones, reached
from generator.presenting.addresses import EVENTS, address
from generator.presenting.cards import Cards
from generator.presenting.facts import Facts
from generator.presenting.lines import only_known
from generator.presenting.plain_text import lead
from generator.presenting.programme import is_ongoing, next_occurrence
from generator.presenting.series import rule_in_words
from generator.presenting.words import dates as words
from generator.presenting.words.names import actor_name, actor_names
from generator.presenting.words.wording import sentence

KIND_WORDS: dict[Kind, str] = {
    "changed": "Ændring",
    "announce": "Annoncering",
    "news": "Nyhed",
    "result": "Resultat",
    "reminder": "Påmindelse",
    "thanks": "Tak",
}


class Message(NamedTuple):
    """`title` is what it is about, `link` the page's address on the portal; `tags` are labels that
    hashtags are made of. What stands in `pieces` is followed by the link and the tags."""

    title: str
    pieces: tuple[Piece, ...]
    link: str
    call: str
    tags: tuple[str, ...]


class Messages:
    """Says what there is to tell; pure but for what `Facts` and `Cards` remember."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal = portal
        self._facts, self._cards = Facts(portal, base_url), Cards(portal, base_url)

    def of_event(self, event: Event, moment: Moment, day: date | None) -> Message:
        """Of one moment of an event; `day` is the one on which it is to be posted."""
        found = self._date_of(event, moment)
        say = {"changed": self._changed, "thanks": self._thanks}.get(moment.kind, self._inviting)
        pieces = tuple(say(event, found, moment, day))
        kind = self._portal.settings.vocabularies.event_types[event.type].label
        topics = self._portal.topics_of(self._portal.listings[event.slug])
        locality = self._town(event, found)
        thanks = moment.kind == "thanks"
        return Message(
            title=found.title,
            pieces=(*pieces, *self._invented("Arrangementet er opdigtet.")),
            link=EVENTS if thanks else address(event),
            call="Se, hvad der ellers sker" if thanks else "Læs mere",
            tags=labels_of(self._portal, topics, locality, kind),
        )

    def of_news(self, news: News) -> Message:
        """Title and summary, which the editors wrote for that."""
        pieces = (
            wording.title(news.title),
            wording.summary(news.summary),
            *self._invented("Nyheden er opdigtet."),
        )
        return Message(news.title, pieces, address(news), "Læs mere", self._tags(news.topics))

    def of_partnership(self, partnership: Partnership, moment: Moment) -> Message:
        """What it has reached, with the number that shows it."""
        results = {one.indicator.id: one for one in reached(self._portal, partnership)}
        done = {one.identity: one for one in milestones(self._portal, partnership)}
        if moment.part in results:
            said = wording.measured(results[moment.part])
        else:
            said = f"Milepælen er nået: {sentence(done[moment.part].title)}"
        partners = [one.actor for one in partnership.partners if one.until is None]
        names = actor_names(self._portal, partners)
        pieces = (
            wording.title(f"Partnerskabet {wording.quoted(partnership.title)} har nået et mål"),
            wording.cut(Rank.WHY, said, apart=True),
            *(wording.whole(Rank.WHO, f"Med er {words.listed(names)}.", apart=True),) * bool(names),
            *self._invented("Partnerskabet er opdigtet."),
        )
        tags = self._tags(partnership.topics)
        return Message(partnership.title, pieces, address(partnership), "Læs mere", tags)

    def _town(self, event: Event, found: Occurrence) -> str | None:
        """Where this date takes place, not where the others do; nowhere on the net."""
        if found.is_online:
            return None
        place = self._portal.place_of(found.venue)
        return (place.locality if place else None) or self._portal.locality_of(event)

    def _tags(self, topics: tuple[str, ...]) -> tuple[str, ...]:
        return labels_of(self._portal, topics, None)

    def _date_of(self, event: Event, moment: Moment) -> Occurrence:
        """The date that a moment is about; of all of them the next that one can still come to."""
        listing = self._portal.listings[event.slug]
        dates = self._portal.occurrences[event.slug]
        if moment.part:
            found = zip(listing.kept_dates, dates, strict=True)
            return next(one for kept, one in found if kept[DATE_ORIGINAL] == moment.part)
        coming = (one for one in dates if one.last_day >= self._portal.today)
        free = (one for one in coming if one.takes_place and one.booking != "sold_out")
        return next(free, None) or next_occurrence(self._portal, listing)

    def _inviting(
        self, event: Event, found: Occurrence, moment: Moment, day: date | None
    ) -> Iterator[Piece]:
        """An announcement, or a reminder."""
        series = event.repeat is not None and moment.kind == "announce"
        before = wording.reminding(found, day) if moment.kind == "reminder" else ""
        yield wording.title(before + found.title)
        if found.status == "tentative":
            yield wording.whole(Rank.WHY, wording.TENTATIVE)
        if about := lead(event):
            yield wording.summary(about)
        if series:
            yield from self._series_days(event, found)
        else:
            yield wording.whole(Rank.DAY, self._day(found), apart=True)
        yield from self._place(found)
        yield from self._terms(event, found, day)

    def _series_days(self, event: Event, found: Occurrence) -> Iterator[Piece]:
        """`Hver mandag kl. 19.00–21.00 …`, and the next time; of a list of dates how many."""
        listing = self._portal.listings[event.slug]
        dates = [one for one in self._portal.occurrences[event.slug] if one.takes_place]
        nth = "Første" if found == dates[0] else "Næste"
        when = f"{nth} gang: {self._moment(found.start, found.end)}"
        yield wording.whole(Rank.DAY, when, apart=True)
        rule = rule_in_words(event)
        if rule:
            yield wording.whole(Rank.PRICE, rule)
        elif len(listing.kept_dates) > 1:
            yield wording.whole(Rank.PRICE, f"I alt {counted(len(dates), 'gang', 'gange')}")

    def _place(self, found: Occurrence, label: str = "") -> Iterator[Piece]:
        where = wording.capped(self._where(found))
        if where:
            yield wording.cut(Rank.PLACE, label + where, apart=False)

    def _terms(self, event: Event, found: Occurrence, day: date | None) -> Iterator[Piece]:
        """Price, registration and who is behind it, as the event's page has them."""
        facts = {
            fact.label: [line.words for line in fact.lines]
            for fact in only_known(self._facts.of(event, found, past=False))
        }
        if price := facts.get("Pris"):
            amount, *notes = price
            told = f"{amount} ({', '.join(notes)})" if notes else amount
            yield wording.whole(Rank.PRICE, told, amount)
        deadline = event.registration_deadline
        if deadline is None:
            if entry := facts.get("Tilmelding"):
                yield wording.whole(Rank.ENTRY, entry[0])
        elif day_of(deadline) < (day or self._portal.today):
            yield wording.whole(Rank.ENTRY, wording.CLOSED)
        else:
            yield wording.whole(Rank.ENTRY, f"Tilmelding senest {self._moment(deadline)}")
        yield from self._who(event, self._where(found))

    def _who(self, event: Event, where: str) -> Iterator[Piece]:
        names = self._organizers(event)
        if names and names != [where.partition(",")[0]]:
            label = "Arrangør" if len(names) == 1 else "Arrangører"
            yield wording.whole(Rank.WHO, f"{label}: {words.listed(names)}")

    def _organizers(self, event: Event) -> list[str]:
        return [
            one.name if isinstance(one, Outside) else actor_name(self._portal, one)
            for one in event.organizers
        ]

    def _thanks(
        self, event: Event, found: Occurrence, moment: Moment, day: date | None
    ) -> Iterator[Piece]:
        """The day after."""
        if day is not None and 0 < (day - found.last_day).days < 7:
            when = f"i {wording.LAST_WEEKDAYS[found.last_day.weekday()]}"
        else:
            when = f"den {words.short_day(found.last_day)}"
        if found.first_day != found.last_day:
            when = ""
        said = (f"Tak til alle, der var med til {wording.quoted(found.title)}", when)
        yield wording.title(" ".join(filter(None, said)) + ".")
        if names := self._organizers(event):
            yield wording.whole(Rank.WHO, f"Og tak til {words.listed(names)}.", apart=False)

    def _changed(
        self, event: Event, found: Occurrence, moment: Moment, day: date | None
    ) -> Iterator[Piece]:
        """What was changed first, then why, then what holds now."""
        yield wording.title(f"{wording.mark(found)}: {found.title}")
        series = event.repeat is not None and not moment.part
        why = (*((wording.ALL_DATES,) if series else ()), *wording.why(event, found))
        if why:
            yield wording.cut(Rank.WHY, " ".join(why), apart=True)
        if not found.takes_place:
            rule = rule_in_words(event) if series else ""
            day_it_had = words.uncapitalised(rule or self._day(found))
            yield wording.whole(Rank.DAY, f"Skulle have været {day_it_had}", apart=True)
            yield from self._place(found)
        elif found.status == "rescheduled" and found.previous is not None:
            new = "Ny tid" if isinstance(found.start, datetime) else "Ny dato"
            yield wording.whole(
                Rank.DAY, f"{new}: {words.uncapitalised(self._day(found))}", apart=True
            )
            yield wording.whole(Rank.TITLE, f"Før: {self._moment(found.previous)}")
            yield from self._place(found, "Sted: ")
        else:
            if series:
                yield from self._series_days(event, found)
            else:
                yield wording.whole(Rank.DAY, self._day(found), apart=True)
            yield from self._new_place(event, found)
        if found.takes_place and found.booking != "sold_out":
            yield from self._terms(event, found, day)

    def _new_place(self, event: Event, found: Occurrence) -> Iterator[Piece]:
        online = found.is_online
        before = self._cards.venue_name(event.venue)
        if not before or not (online or found.has_new_venue):
            yield from self._place(found)
            return
        where = wording.ONLINE if online else wording.capped(self._where(found))
        yield Piece(Rank.PLACE, (f"{where} (før: {wording.capped(before)})", where), False, True)

    def _where(self, found: Occurrence) -> str:
        if found.is_online or (found.event.online_url and found.venue is None):
            return wording.ONLINE
        where = self._cards.where(found)
        room = found.event.room if found.venue == found.event.venue else None
        return f"{room}, {where}" if room else where

    def _day(self, found: Occurrence) -> str:
        """`Fredag den 4. december kl. 19.30–21.00`; with the year where it is not this one."""
        first, last = found.first_day, found.last_day
        this_year = self._this_year(first) and self._this_year(last)
        if first == last:
            return words.capitalised(self._moment(found.start, found.end))
        if isinstance(found.start, datetime) and not is_ongoing(found):
            return words.capitalised(words.occurrence_in_words(found))
        return words.day_span(first, last, year=not this_year)

    def _moment(self, start: When, end: When | None = None) -> str:
        """`fredag den 4. december kl. 19.30`: within one day."""
        day = day_of(start)
        said = words.weekday_day(day) if self._this_year(day) else words.long_day(day)
        return f"{said} {words.clock_span(start, end)}".rstrip()

    def _this_year(self, day: date) -> bool:
        return day.year == self._portal.today.year

    def _invented(self, said: str) -> Iterator[Piece]:
        """Far from the portal no banner says that it is invented."""
        if self._portal.settings.invented:
            yield wording.whole(Rank.INVENTED, said, apart=True)
