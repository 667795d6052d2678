"""How a collection is followed: every link to its calendar and its feeds, built in one place, and
how much these hold.

Calendar programs subscribe to an address. `webcal:` opens the program of the machine (Apple's, and
most that are installed); Google's and Microsoft's on the web take the address as a parameter, in a
form that neither documents and both have kept for years. A page only links to them: nothing is
asked of them before somebody follows the link.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from generator.model.portal import Portal
from generator.presenting.addresses import CALENDAR, absolute, on_site, webcal

GOOGLE = "https://calendar.google.com/calendar/r?cid="
"""Google is told `webcal:` and fetches over HTTPS; with `https:` it may look for a calendar of that
id among its own. On a computer only: its app for telephones adds no addresses."""
OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?"
OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0/addfromweb?"
"""Microsoft 365, for accounts of schools and workplaces."""
MONTHS_BACK = 12
"""A calendar holds all that is coming, and so much of what was; so far back changes are told:
whoever comes once a year still finds what they missed."""
ITEMS_IN_FEED = 50
"""A feed holds so many of the newest; in those of events what has changed counts, too."""


def told_since(portal: Portal) -> date:
    """The first day that calendars and the list of changes tell of."""
    return portal.today - relativedelta(months=MONTHS_BACK)


class Following(Struct, frozen=True):
    """Addresses, ready for `href`: of the calendar, and of the feeds beside it.

    `address` is what one copies into another program; `file` is downloaded once and stays as it is.
    """

    webcal: str
    google: str
    outlook: str
    outlook_at_work: str
    address: str
    file: str
    rss: str
    atom: str
    json: str


def following(base_url: str, place: str, name: str) -> Following:
    """The links of the collection at `place` (`/aktoerer/x/`). `name` is what Outlook calls the
    calendar."""
    calendar = f"{place}{CALENDAR}"
    address, subscribed = absolute(base_url, calendar), webcal(base_url, calendar)
    asked = f"url={quote(address, safe='')}&name={quote(name, safe='')}"
    return Following(
        webcal=subscribed,
        google=GOOGLE + quote(subscribed, safe=""),
        outlook=OUTLOOK + asked,
        outlook_at_work=OUTLOOK_AT_WORK + asked,
        address=address,
        file=on_site(base_url, calendar),
        rss=on_site(base_url, f"{place}rss.xml"),
        atom=on_site(base_url, f"{place}atom.xml"),
        json=on_site(base_url, f"{place}feed.json"),
    )
