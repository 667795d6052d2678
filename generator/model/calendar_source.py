"""An actor's own calendar, from which its events are fetched (docs/harvesting.md)."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from generator.model.fields import Code, Line, Listed, Ref, Schema, Slug, Url, Word

SourceFormat: TypeAlias = Literal["ics", "jsonld", "csv", "xlsx", "rss"]


_SECRET_PATHS = (
    ("google.com", re.compile(r"/private-[^/]+/")),  # "secret address in iCal format"
    ("live.com", re.compile(r"/calendar/private/")),
)
_SECRET_PARAMETERS = frozenset(
    {"token", "access_token", "auth_token", "authtoken", "passphrasekey", "secret", "password"}
)
"""Moodle's `authtoken` and Proton's `PassphraseKey` among them."""


def is_secret(url: str) -> bool:
    """Whether a calendar's provider takes the address alone for permission to read all of it."""
    parts = urlsplit(url)
    names = {name.casefold() for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    if names & _SECRET_PARAMETERS or (_is_at(parts.hostname, "facebook.com") and "key" in names):
        return True
    path = parts.path.casefold()
    return any(_is_at(parts.hostname, host) and form.search(path) for host, form in _SECRET_PATHS)


def _is_at(host: str | None, domain: str) -> bool:
    return f".{host or ''}".casefold().endswith(f".{domain}")


def _public(url: str) -> str:
    """Never a secret, which everybody could read here; nor is it repeated in what is said."""
    if is_secret(url):
        raise PydanticCustomError(
            "hemmelig-adresse",
            "Det er kalenderens hemmelige adresse. Skriv den offentlige, og få lavet en ny "
            "hemmelig, hvis denne har været gemt i git",
        )
    return url


class EventDefaults(Schema):
    """What events are where their source does not say it itself.

    `places` are the source's own words for places of the register, `venue` stands where it names
    none, and `leave_out` are titles or UIDs that are not for the portal."""

    type: Annotated[Code, Word("event_types")] | None = None
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    audiences: Annotated[tuple[Annotated[Code, Word("audiences")], ...], Listed] = ()
    venue: Annotated[Slug, Ref("places")] | None = None
    places: dict[Line, Annotated[Slug, Ref("places")]] = Field(default_factory=dict)
    leave_out: Annotated[tuple[Line, ...], Listed] = ()


class CalendarSource(EventDefaults):
    """Where the calendar is, and in which format where that cannot be seen."""

    url: Annotated[Url, AfterValidator(_public)]
    format: SourceFormat | None = None


def _address(value: Any) -> Any:
    """An address alone stands for a source of which nothing more is known."""
    return {"url": value} if isinstance(value, str) else value


CalendarSourceField: TypeAlias = Annotated[CalendarSource, BeforeValidator(_address)]
