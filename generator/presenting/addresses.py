"""Addresses: Danish, lower case, never changed once published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from generator.model.entity import Entity
from generator.model.kinds import BY_FOLDER
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.settings import Vocabularies

VOCABULARY_ADDRESSES = {
    "topics": "emner",
    "audiences": "maalgrupper",
    "localities": "omraader",
    "event_types": "typer",
    "accessibility": "adgang",
    "themes": "temaer",
}
"""The vocabularies whose words have pages, and the first part of their addresses."""

ACTOR_FILTERS = {"actor_groups": "aktoerer/grupper", "actor_kinds": "aktoerer/arter"}
"""The vocabularies by which actors alone are found, and where the pages of their words stand."""
SCHOOL_FILTERS = {"grades": "klassetrin", "subjects": "fag", "localities": "omraader"}
"""The vocabularies by which school offers are listed, and what follows the catalogue's address."""

TODAY, TOMORROW, WEEKEND, FREE = "/i-dag/", "/i-morgen/", "/i-weekenden/", "/gratis/"
WAYS = (TODAY, TOMORROW, WEEKEND, FREE)
EVENTS = "/arrangementer/"
CALENDARS = "/kalender/"
"""Months and weeks, each a page below it; the file that programs subscribe to is `CALENDAR`."""
ACTORS = "/aktoerer/"
PLACES = "/steder/"
PARTNERSHIPS = "/partnerskaber/"
SUBSCRIBE = "/abonner/"
SEARCH = "/soeg/"
ABOUT = "/om/"
STATEMENT = "/om/tilgaengelighed/"
FINDER = "/data/v1/find/"
NEWS = "/nyheder/"
PRESS = "/presse/"
NEWSLETTERS = "/nyhedsbreve/"
CHANGES = "/aendringer/"
OPEN_DATA = "/data/"
GUIDE = "/om/redaktoer/"
"""The editors' guide: pages written by hand below it (`generator/guide.py`)."""
ADMIN = "/admin/"
"""The browser editor: a file of the site, but none of its pages (`generator/admin/`)."""
RESOURCES = "/partnerskaber/ressourcer/"
FACILITIES = "/steder/faciliteter/"
NETWORK = "/netvaerk/"
MEETINGS = "/netvaerk/moeder/"
MATCHES = "/netvaerk/match/"
ACTORS_FEED = "match.xml"
"""Of an actor's matches, beside its page; only where it has a need or an offer that is open."""
KEPT, KEPT_STATES = "/gemte/", "/data/v1/gemte/"
OFFLINE = "/uden-net/"
YEAR = "/aarshjul/"
YEAR_CALENDAR = "/aarshjul/kalender.ics"
CLASHES = "/aarshjul/sammenfald/"
PROGRAMME = "/program/"
SCHOOL_OFFERS = "/aaben-skole/"
FREE_SCHOOL_OFFERS = "/aaben-skole/gratis/"
ACTOR_GAPS = "/aktoerer/mangler/"
THEME_GAPS = "/temaer/mangler/"
SCHOOL_GAPS = "/aaben-skole/mangler/"
READABILITY = "/om/laesbarhed/"
"""What is not told yet, for editors; of school offers, what no one offers; of texts, how
hard they are to read."""
LETTER_EDITIONS = "udgaver"
RESERVED = {
    "newsletters": (LETTER_EDITIONS,),
    "actors": ("arter", "grupper", "mangler"),
    "school_offers": (*SCHOOL_FILTERS.values(), "gratis", "mangler"),
}
"""Slugs, by folder, that would stand where the portal has pages of its own."""
PLAN_CALENDAR = "plan.ics"
"""Of a partnership's plan, beside its page; only where something in the plan has a time."""
COMBINATIONS = "/abonner/kombiner/"
"""What two words have in common; below it each pair's calendar and feed, without pages."""
EMBEDDING = "/abonner/indlejr/"
"""How one shows the portal's lists and calendars on a site of one's own."""
EMBEDDED = "/indlejr"
"""What other sites show in a frame stands below this, at the address of what it is a view of: in
one place, so that a host can be told that these may be framed, and nothing else."""
EMBEDDED_VIEWS = ("liste", "kalender")
EMBEDDING_SCRIPT = "/indlejr.js"
CALENDAR = "kalender.ics"
FEED_FILES = (CALENDAR, "rss.xml", "atom.xml", "feed.json")


def address(entity: Entity | Listing) -> str:
    """`/aktoerer/kystmuseet/`. Kinds without pages of their own have no address."""
    if isinstance(entity, Listing):
        return f"{EVENTS}{entity.slug}/"
    return entity_address(entity.KIND, entity.slug)


def has_page(entity: Entity | Listing) -> bool:
    """Whether there is a page of its own; traditions stand together on one, and letters have none
    before they are sent."""
    if isinstance(entity, Listing):
        return True
    return entity.released and BY_FOLDER[entity.KIND].address is not None


def entity_address(folder: str, slug: str) -> str:
    """As `address`, from the kind's folder and the slug."""
    kind = BY_FOLDER[folder]
    assert kind.address is not None, f"{folder} has no pages of its own"
    return f"/{kind.address}/{slug}/"


def term_address(vocabulary: str, code: str) -> str:
    """`/emner/musik/`; of those by which actors are found, `/aktoerer/grupper/forening/`."""
    first = VOCABULARY_ADDRESSES.get(vocabulary) or ACTOR_FILTERS[vocabulary]
    return f"/{first}/{code}/"


def terms_address(vocabulary: str) -> str:
    """`/emner/`: the list of a vocabulary's words."""
    return f"/{VOCABULARY_ADDRESSES[vocabulary]}/"


def combination_address(vocabulary: str, code: str, other: str, other_code: str) -> str:
    """`/abonner/kombiner/emner/musik/omraader/byen/`: where the pair's calendar and feed lie."""
    first, second = VOCABULARY_ADDRESSES[vocabulary], VOCABULARY_ADDRESSES[other]
    return f"{COMBINATIONS}{first}/{code}/{second}/{other_code}/"


def embedded_address(place: str, view: str) -> str:
    """`/indlejr/aktoerer/x/liste/`: the list of what stands at `place` (`/aktoerer/x/`)."""
    return f"{EMBEDDED}{place}{view}/"


def letters_address(code: str) -> str:
    """`/nyhedsbreve/udgaver/boernefamilier/`: where the feeds of an edition lie, without a page."""
    return f"{NEWSLETTERS}{LETTER_EDITIONS}/{code}/"


def facility_address(code: str) -> str:
    """`/steder/faciliteter/scene/`."""
    return f"{FACILITIES}{code}/"


def school_address(vocabulary: str, code: str) -> str:
    """`/aaben-skole/klassetrin/4-klasse/`."""
    return f"{SCHOOL_OFFERS}{SCHOOL_FILTERS[vocabulary]}/{code}/"


def school_addresses(words: Vocabularies) -> Iterator[str]:
    """Every page of the catalogue but the offers' own."""
    yield from (SCHOOL_OFFERS, FREE_SCHOOL_OFFERS, SCHOOL_GAPS)
    for vocabulary in SCHOOL_FILTERS:
        yield from (school_address(vocabulary, code) for code in words.terms(vocabulary))


def press_files(slug: str) -> tuple[str, str]:
    """A press release as a Word document and as Markdown, beside its page."""
    return f"{slug}.docx", f"{slug}.md"


def wheel_address(partnership: Partnership) -> str:
    """`/partnerskaber/<slug>/aarshjul/`: of its plan, where that has a time."""
    return address(partnership) + "aarshjul/"


def tradition_address(slug: str) -> str:
    """`/aarshjul/#tradition-fastelavn`: they stand together on one page."""
    return f"{YEAR}#tradition-{slug}"


def plan_calendar_address(partnership: Partnership) -> str:
    """`/partnerskaber/<slug>/plan.ics`."""
    return address(partnership) + PLAN_CALENDAR


def month_address(year: int, month: int) -> str:
    """`/kalender/2026/12/`."""
    return f"{CALENDARS}{year}/{month:02d}/"


def week_address(year: int, number: int) -> str:
    """`/kalender/2026/uge-49/`; year and number are ISO 8601's."""
    return f"{CALENDARS}{year}/uge-{number}/"


def year_address(year: int) -> str:
    """`/aarshjul/2027/`."""
    return f"{YEAR}{year}/"


def years_of(portal: Portal) -> range:
    """The calendar years that have a page: from the portal's first to the next one. None ever goes
    away."""
    this = portal.today.year
    return range(min(portal.settings.launched.year, this), this + 2)


def file_path(site_address: str) -> str:
    """The file behind an address: `/om/` → `om/index.html`, `/x/rss.xml` → `x/rss.xml`."""
    path = site_address.lstrip("/")
    return path + "index.html" if site_address.endswith("/") else path


def depth(site_address: str) -> int:
    """How many folders deep an address lies: 0 for `/`, 2 for `/steder/pakhuset/`."""
    return site_address.count("/") - 1


@cache
def base_path(base_url: str) -> str:
    """`https://host/portal/` → `/portal`; the empty text at a host's root."""
    return urlsplit(base_url).path.rstrip("/")


def on_site(base_url: str, site_address: str) -> str:
    """The address as a page of this portal links to it: with the base path, without the host."""
    return base_path(base_url) + site_address


def absolute(base_url: str, site_address: str) -> str:
    """The address for feeds, calendars and other sites."""
    return base_url.rstrip("/") + site_address


def webcal(base_url: str, site_address: str) -> str:
    """`webcal://host/…`: what a calendar program subscribes to with one click."""
    return "webcal://" + absolute(base_url, site_address).partition("://")[2]
