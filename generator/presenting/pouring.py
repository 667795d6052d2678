"""How a page comes to be: what its template makes of a view is poured into the frame of its place,
with what machines, and readers of other languages, are told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from generator.model.settings import Settings
from generator.presenting.addresses import base_path, on_site
from generator.presenting.collections import Collection
from generator.presenting.fingerprints import Later
from generator.presenting.languages.linking import Alternate, Turn, language_links, marked
from generator.presenting.share_cards import SharedImage

if TYPE_CHECKING:
    from generator.presenting.edition import Edition


class Frame(Protocol):
    """What the shell gives: a page without its content."""

    @property
    def digest(self) -> str: ...
    def for_section(self, section: str | None, *, exact: bool = False) -> Frame: ...
    def pour(
        self, *, title: str, head: Iterable[bytes], main: Iterable[bytes], language: bytes = b""
    ) -> bytes: ...


class Head(Struct, frozen=True):
    """What a page says of itself to machines.

    `feeds` is the collection whose calendar and feeds belong to the page, named after the whole
    portal's; `image` is what is seen where it is shared; `jsonld` schema.org objects, one
    `<script>` each.
    """

    description: str
    feeds: Collection | None = None
    kind: str = "website"
    image: SharedImage | None = None
    jsonld: tuple[Mapping[str, Any] | Later[Mapping[str, Any]], ...] = ()
    noindex: bool = False


class View(Struct, frozen=True):
    """What a page shows: its head, and the names that its template knows."""

    head: Head
    context: Mapping[str, Any]


def alternates(edition: Edition, address: str) -> tuple[Alternate, ...]:
    """A page in every language that has it, for `hreflang`; empty where only one has."""
    found = [
        Alternate(one.language.code, one.url(address))
        for one in edition.editions
        if one.stands(address)
    ]
    if len(found) < 2:
        return ()
    return (*found, Alternate("x-default", found[0].url))


def turns(edition: Edition, address: str) -> tuple[Turn, ...]:
    """The ways from a page to the other languages."""
    return tuple(
        Turn(
            one.language.code,
            one.language.name,
            on_site(edition.base_url, one.place(address if one.stands(address) else "/")),
        )
        for one in edition.editions
        if one is not edition
    )


def poured(
    edition: Edition,
    frame: Frame,
    address: str,
    template: str,
    title: str,
    ways: tuple[Turn, ...],
    view: View,
) -> bytes:
    """The page of that address: `theme/entities/<template>` with a view, in its frame, in the
    edition's language; `ways` are its `turns`."""
    # Not `address`: the templates know that name as the function from entity to address.
    main = edition.templates.pieces(
        f"entities/{template}", here=address, title=title, **view.context
    )
    if edition.danish is not None:
        is_danish = partial(_is_danish, edition)
        main = iter((marked(b"".join(main), edition.language, is_danish),))
    head = edition.templates.pieces(
        "parts/head.html",
        canonical=edition.url(address),
        alternates=alternates(edition, address),
        title=title,
        head=view.head,
        jsonld=map(settled, view.head.jsonld),
        whole=edition.lists.everything,
    )
    named, language = page_title(edition.portal.settings, title), language_links(ways)
    return frame.pour(title=named, head=head, main=main, language=language)


def page_title(settings: Settings, title: str) -> str:
    """`Julekoncert – Kultur i Lærkesund`."""
    name = settings.public_name
    return name if title == settings.name else f"{title} – {name}"


def settled(value: Any) -> Any:
    """A `Later` worked out, which may take a while; any other value is itself."""
    return value.make() if isinstance(value, Later) else value


def _is_danish(edition: Edition, path: str) -> bool:
    """Whether a path on this host, as pages link to it, is a page that is only in Danish."""
    base = base_path(edition.base_url)
    if not path.startswith(f"{base}/") or not path.endswith("/"):
        return False
    return not path[len(base) :].startswith(f"{edition.language.prefix}/")
