"""What feeds tell, in plain values: RSS, Atom and JSON Feed are three ways to write the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache, partial
from urllib.parse import urljoin

from markupsafe import escape
from msgspec import Struct
from msgspec.structs import replace

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.news import News
from generator.model.occurrences import Occurrence, unchanged
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.model.times import ZONE, day_of
from generator.presenting.addresses import absolute, address
from generator.presenting.bodies import in_feeds
from generator.presenting.cards import Cards
from generator.presenting.cleaning import ascii_address, clean
from generator.presenting.facts import Facts
from generator.presenting.languages.editions import placed
from generator.presenting.languages.language import spoken
from generator.presenting.lines import Fact, Line, only_known
from generator.presenting.pictures import Gallery, PublishedFile, portrait
from generator.presenting.press.telling import shown_of
from generator.presenting.school_words import marked, view
from generator.presenting.syndication.changes import news_at
from generator.presenting.syndication.publication import FeedItem, modified, published, tag, uid
from generator.presenting.words.dates import capitalised

_MOST_DATES = 12
"""A list of dates that is longer says less than its rule."""

Length = Callable[[PublishedFile], int]
"""How many bytes are published."""


class Enclosure(Struct, frozen=True):
    """A picture of the item's own: its address, media type, and true length in bytes."""

    url: str
    media_type: str
    length: int


class Item(Struct, frozen=True):
    """One piece of news in a feed. `html` is sanitised and its addresses are absolute."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    modified: datetime
    categories: tuple[str, ...]
    enclosure: Enclosure | None = None


class FeedItems:
    """Makes items; pure."""

    def __init__(self, portal: Portal, base_url: str, cards: Cards, length: Length) -> None:
        self._portal, self._base_url, self._cards = portal, base_url, cards
        self._facts, self._host = Facts(portal, base_url), urljoin(base_url, "/")[:-1]
        self._length, self._gallery = length, Gallery(portal)
        language = spoken(portal)
        self._say, self._dates, self._series = language.gettext, language.dates, language.series
        self._changes, self._marked_title = language.changes, language.status.marked_title
        self._differences = language.differences
        self._placed = partial(placed, portal)
        self._fact = cache(self._fact_html)  # the same place, price or organiser stands in hundreds

    def of(self, told: FeedItem) -> Item:
        """The item of an event, of a change to it, of a piece of news, of a press release, or of a
        school offer, as it stands now."""
        entity = told.entity
        if isinstance(entity, News):
            return self._of_news(entity)
        if isinstance(entity, PressRelease):
            return self._of_release(entity)
        if isinstance(entity, SchoolOffer):
            return self._of_offer(entity)
        if told.change is None:
            return self._of_event(self._portal.events[entity.slug])
        return self._of_change(told, told.change)

    def _of_event(self, event: Event) -> Item:
        settings = self._portal.settings
        words = settings.vocabularies
        topics = (words.topics[code].label for code in self._portal.topics_of(event))
        dates = self._portal.occurrences[event.slug]
        return Item(
            id=tag(settings.identity_host, f"event:{uid(event, settings.identity_host)}"),
            url=absolute(self._base_url, placed(self._portal, address(event))),
            title=clean(self._marked_title(event.title, event.status)) or event.slug,
            summary=clean(self._in_short(event)),
            html=clean("".join(self._event_html(event, dates))),
            published=published(event, settings),
            modified=modified(event, settings),
            categories=tuple(dict.fromkeys((words.event_types[event.type].label, *topics))),
            enclosure=self._enclosure(event),
        )

    def _of_change(self, changed: FeedItem, number: int) -> Item:
        """As the event's own item, but for what makes it news: identity, headline, date."""
        event = self._portal.events[changed.entity.slug]
        at = datetime.fromtimestamp(changed.at, ZONE)
        whole = self._of_event(event)
        dates = self._portal.occurrences[event.slug]
        told = self._changes.told_dates(event, dates, day_of(at))
        lines = tuple(self._changes.of_series(event, told, self._cards.venue_name))
        listed = self._portal.listings[event.slug]
        news = news_at(listed, changed.at)
        untold = self._changes.untold(event, dates, news)[:_MOST_DATES]
        said = [self._differences.said(one, self._cards.venue_name) for one in untold]
        return replace(
            whole,
            id=f"{whole.id}:change:{number}",
            title=clean(self._changes.headline(event, dates, day_of(at), news)) or whole.title,
            summary=clean(" ".join((*said, *lines, self._in_short(event)))),
            html=clean(_list(said, strong=True) + "".join(self._event_html(event, told))),
            published=at,
            modified=max(at, whole.modified),
        )

    def _of_news(self, news: News) -> Item:
        settings = self._portal.settings
        topics = settings.vocabularies.topics
        return Item(
            id=tag(settings.identity_host, f"news:{news.slug}"),
            url=absolute(self._base_url, address(news)),
            title=clean(news.title) or news.slug,
            summary=clean(news.summary),
            html=clean(
                f"<p><strong>{escape(news.summary)}</strong></p>"
                f"{in_feeds(news, self._gallery, self._base_url)}"
            ),
            published=published(news, settings),
            modified=modified(news, settings),
            categories=tuple(topics[code].label for code in news.topics),
            enclosure=self._enclosure(news),
        )

    def _of_release(self, release: PressRelease) -> Item:
        settings = self._portal.settings
        shown = shown_of(release, in_feeds(release, self._gallery, self._base_url))
        return Item(
            id=tag(settings.identity_host, f"press:{release.slug}"),
            url=absolute(self._base_url, address(release)),
            title=clean(shown.title) or release.slug,
            summary=clean(shown.summary),
            html=clean(shown.html),
            published=published(release, settings),
            modified=modified(release, settings),
            categories=(),
            enclosure=None if release.withdrawn else self._enclosure(release),
        )

    def _of_offer(self, offer: SchoolOffer) -> Item:
        settings = self._portal.settings
        shown = view(self._portal, offer)
        about = ". ".join(filter(None, (shown.provider, shown.grades, shown.price)))
        told = [f"{escape(label)}: {escape(text)}" for label, text in shown.facts if text]
        if offer.booking_url:
            told.append(_link(offer.booking_url, "Gå til udbyderens side"))
        lead = f"<p>{escape(offer.summary)}</p>" if offer.summary else ""
        invented = "<p>Tilbuddet er opdigtet.</p>" if settings.invented else ""
        return Item(
            id=tag(settings.identity_host, f"school-offer:{offer.slug}"),
            url=absolute(self._base_url, address(offer)),
            title=clean(marked(offer)) or offer.slug,
            summary=clean(" ".join(filter(None, (f"{about}.", offer.summary)))),
            html=clean(
                f"<p><strong>{escape(shown.provider)}</strong></p>{lead}"
                f"<p>{'<br>'.join(told)}</p>"
                f"{in_feeds(offer, self._gallery, self._base_url)}{invented}"
            ),
            published=published(offer, settings),
            modified=modified(offer, settings),
            categories=tuple(settings.vocabularies.subjects[code].label for code in offer.subjects),
            enclosure=self._enclosure(offer),
        )

    def _in_short(self, event: Event) -> str:
        """When and where, what has changed, and the summary: for lists that show two lines."""
        found = self._announced(event)
        rule = self._series.rule_in_words(event)
        when = rule or capitalised(self._dates.occurrence_in_words(found))
        place = ", ".join(filter(None, (when, self._cards.where(found))))
        told = self._changes.of_date(found, self._cards.venue_name)
        return " ".join(filter(None, (told, f"{place}.", event.summary)))

    def _announced(self, event: Event) -> Occurrence:
        """The only date; of a series the first one as planned: `changes` are told by themselves."""
        first = self._portal.occurrences[event.slug][0]
        return first if event.repeat is None else unchanged(event, first.original)

    def _event_html(self, event: Event, told: tuple[Occurrence, ...]) -> Iterator[str]:
        """What has happened first, of a series with the dates to be told of; then all about it."""
        dates = self._portal.occurrences[event.slug]
        first = self._announced(event)
        if said := self._changes.of_date(first, self._cards.venue_name):
            yield f"<p><strong>{escape(said)}</strong></p>"
        yield _list(self._changes.of_series(event, told, self._cards.venue_name), strong=True)
        if event.summary:
            yield f"<p>{escape(event.summary)}</p>"
        known = only_known(self._facts.of(event, first, past=False))
        lines = [self._fact(fact) for fact in known]
        if event.ticket_url:
            lines.append(_link(event.ticket_url, self._say("Køb billet")))
        if event.registration_url:
            lines.append(_link(event.registration_url, self._say("Tilmeld dig")))
        yield f"<p>{'<br>'.join(lines)}</p>"
        if 1 < len(dates) <= _MOST_DATES:
            yield _paragraph(self._say("Alle datoer:"))
            in_words = self._dates.occurrence_in_words
            yield _list(capitalised(in_words(found)) for found in dates)
        yield in_feeds(event, self._gallery, self._base_url, self._placed)
        if self._portal.settings.invented:
            yield _paragraph(self._say("Arrangementet er opdigtet."))

    def _fact_html(self, fact: Fact) -> str:
        return f"{escape(fact.label)}: {' · '.join(map(self._line, fact.lines))}"

    def _line(self, line: Line) -> str:
        if not line.href:
            return str(escape(line.words))
        return f"{escape(line.before)}{_link(self._from_page(line.href), line.text)}"

    def _from_page(self, href: str) -> str:
        """The absolute address of a link as a page of this portal has it (with the base path)."""
        on_portal = href.startswith("/") and not href.startswith("//")
        return self._host + href if on_portal else urljoin(self._base_url, href)

    def _enclosure(self, entity: Entity) -> Enclosure | None:
        one = portrait(self._portal, entity)
        if one is None:
            return None
        file = one.plain
        return Enclosure(
            url=absolute(self._base_url, file.address),
            media_type=file.media_type,
            length=self._length(file),
        )


def _link(href: str, text: str) -> str:
    return f'<a href="{escape(ascii_address(href))}">{escape(text)}</a>'


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _list(lines: Iterable[str], *, strong: bool = False) -> str:
    items = "".join(
        f"<li><strong>{escape(line)}</strong></li>" if strong else f"<li>{escape(line)}</li>"
        for line in lines
    )
    return f"<ul>{items}</ul>" if items else ""
