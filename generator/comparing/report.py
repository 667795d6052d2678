"""The difference between two sites, in Danish, as Markdown for a pull request's summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from generator.comparing.site import BuiltSite, EventDate, Page
from generator.counting import counted
from generator.model.times import ZONE
from generator.presenting.escaping import markdown_text
from generator.presenting.linked_data.events import MOST_DATES
from generator.presenting.words.dates import long_day, moment_in_words

MOST = 40
"""Lines under one heading; a summary is read by people, and GitHub takes 1 MB of it."""


def report(old: BuiltSite, new: BuiltSite) -> str:
    """What the new site changes for those who use the old one."""
    added = [address for address in new.pages if address not in old.pages]
    gone = [address for address in old.pages if address not in new.pages]
    dying = [address for address in gone if address not in new.redirects]
    dying += [
        address
        for address in old.redirects
        if address not in new.redirects and address not in new.pages
    ]
    moved = [address for address in gone if address in new.redirects]
    both = [address for address in new.pages if address in old.pages]
    changed = [a for a in both if old.pages[a].main != new.pages[a].main]
    framed = [
        a
        for a in both
        if old.pages[a].main == new.pages[a].main and old.pages[a].whole != new.pages[a].whole
    ]
    silent = [
        feed for feed in sorted(old.feeds - new.feeds) if feed.rpartition("/")[0] + "/" not in dying
    ]
    counts = ", ".join(
        (
            counted(len(added), "ny side", "nye sider"),
            counted(len(changed), "ændret", "ændrede"),
            counted(len(gone), "fjernet", "fjernede"),
        )
    )
    sections = [
        "## Det her ændrer sig på webstedet",
        f"**{counts}.**" if added or changed or gone else "**Ingen sider ændrer indhold.**",
        *listed(
            "Adresser, der dør",
            [_page(old, address) for address in sorted(dying)],
            "Bogmærker, links og abonnementer til dem holder op med at virke. Skriv den gamle "
            "adresse under »aliases« i den fil, der har taget over.",
        ),
        *listed(
            "Kalendere og feeds, der forsvinder",
            [f"`{feed}`" for feed in silent],
            "De, der abonnerer på dem, hører ikke mere.",
        ),
        *listed("Arrangementer", list(_events(old, new, both))),
        *listed("Nye sider", [_page(new, address) for address in added]),
        *listed("Ændrede sider", [_page(new, address) for address in changed]),
        *listed(
            "Sider, der får en ny adresse",
            [f"{_page(old, a)} → `{code(new.redirects[a])}`" for a in moved],
        ),
    ]
    if framed:
        sections.append(
            f"På {counted(len(framed), 'side', 'sider')} er kun sidens ramme eller "
            "dens oplysninger til maskiner ændret (menu, udseende, metadata)."
        )
    return "\n\n".join(sections) + "\n"


def listed(title: str, lines: Sequence[str], advice: str = "") -> Iterator[str]:
    """A heading with its lines, the first forty; nothing where there are none."""
    if not lines:
        return
    yield f"### {title} ({len(lines)})"
    if advice:
        yield advice
    rest = len(lines) - MOST
    shown = [f"- {line}" for line in lines[:MOST]]
    yield "\n".join((*shown, *([f"- … og {rest} til"] if rest > 0 else [])))


def _page(site: BuiltSite, address: str) -> str:
    page = site.pages.get(address)
    title = markdown_text(page.title) if page and page.title else "Viderestilling"
    return f"{title} `{code(address)}`"


def code(text: str) -> str:
    """Inside back quotes nothing is escaped, so a back quote cannot stay."""
    return text.replace("`", "'")


def _events(old: BuiltSite, new: BuiltSite, addresses: Sequence[str]) -> Iterator[str]:
    """Every date whose time, place or state is another than before."""
    for address in addresses:
        before, after = old.pages[address], new.pages[address]
        for words in _dates(before, after):
            yield f"{markdown_text(before.title)}: {words} `{code(address)}`"


def _dates(before: Page, after: Page) -> Iterator[str]:
    if not after.dates or not before.dates:
        return
    horizon = min(_horizon(before), _horizon(after))
    for key, was in before.dates.items():
        now = after.dates.get(key)
        if now is None and key > horizon:
            continue
        if now is None:
            yield f"datoen {_moment(was.start)} er **fjernet**. Er den aflyst, så skriv det."
        else:
            yield from _changes(was, now)
    for key, now in after.dates.items():
        if key not in before.dates and key <= horizon:
            yield f"ny dato {_moment(now.start)}"


def _horizon(page: Page) -> str:
    """How far the page tells its dates: a long series stops before its end."""
    return max(page.dates) if len(page.dates) >= MOST_DATES else "9999"


def _changes(was: EventDate, now: EventDate) -> Iterator[str]:
    moment = _moment(now.start)
    span = f"fra {_moment(was.start)} til {moment}"
    if now.status != was.status:
        match now.status:
            case "EventCancelled":
                yield f"**aflyst** ({moment})"
            case "EventPostponed":
                yield f"**udskudt** ({moment})"
            case "EventMovedOnline":
                yield f"**flyttet til nettet** ({moment})"
            case "EventRescheduled" if now.start != was.start:
                yield f"**flyttet** {span}"
            case "EventRescheduled":
                yield f"**flyttet** til {moment}"
            case _:
                yield f"**gennemføres** alligevel {moment}"
    elif now.start != was.start:
        yield f"**ny tid** {span}" + (
            ""
            if now.status == "EventRescheduled"
            else " – uden »status: rescheduled«, så læserne ikke ser, at den er flyttet"
        )
    if now.place != was.place and now.status != "EventMovedOnline":
        places = [markdown_text(place) or "intet sted" for place in (was.place, now.place)]
        yield f"**nyt sted**: {places[1]} (før {places[0]})"
    if now.sold_out != was.sold_out:
        yield f"**{'udsolgt' if now.sold_out else 'igen billetter'}** ({moment})"


def _moment(iso: str) -> str:
    """`fredag den 4. december 2026 kl. 19.30`, or the day alone."""
    if "T" not in iso:
        return long_day(date.fromisoformat(iso))
    return moment_in_words(datetime.fromisoformat(iso).astimezone(ZONE))
