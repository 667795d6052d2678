"""Where pictures are published, and as which files.

Every picture has three kinds of files. Its *own* is what has always answered at its address, in
its own format; its *plain* one is a JPEG or PNG that every program can show (feeds, calendars,
letters, other sites); the *fine* ones are AVIF and WebP in several widths, for the browser to
choose from. None is wider than `LARGEST`, and none holds anything of the original but pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from generator.imaging.variants import Variant, largest, variants
from generator.model.entity import Entity
from generator.model.fields import Image
from generator.model.listing import Listing
from generator.model.listing import Picture as ListedPicture
from generator.model.picture import Picture
from generator.model.portal import Portal
from generator.presenting.addresses import address, has_page
from generator.presenting.picture_tags import sources_in

FOLDER = "/assets/billeder/"
"""Where the fine ones lie. Their names change with what is in them, so hosts may keep them."""
PAGES = "pages/"
MEDIA_TYPES: Mapping[str, str] = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


class PublishedFile(Struct, frozen=True):
    """One file to be published: where, and from which original which variant."""

    address: str
    path: str
    variant: Variant

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.variant.format]


class Placed(Struct, frozen=True):
    """A picture with its place: `path` below the content folder, `address` on the portal."""

    path: str
    address: str
    picture: Picture

    @property
    def own(self) -> PublishedFile:
        return PublishedFile(self.address, self.path, largest(self.picture, self.picture.format))

    @property
    def plain(self) -> PublishedFile:
        """The own one, where that is plain already; PNG where something shines through."""
        kind, ending = self.picture.format, ""
        if self.picture.opaque and kind != "jpeg":
            kind, ending = "jpeg", ".jpg"
        elif not self.picture.opaque and kind != "png":
            kind, ending = "png", ".png"
        return PublishedFile(self.address + ending, self.path, largest(self.picture, kind))

    @property
    def fine(self) -> tuple[PublishedFile, ...]:
        """What browsers choose from, the format that they should like best first."""
        found = (*variants(self.picture, "avif"), *variants(self.picture, "webp"))
        return tuple(PublishedFile(_fine_address(one), self.path, one) for one in found)


def _fine_address(variant: Variant) -> str:
    stem, _, rest = variant.key.partition("-")
    return f"{FOLDER}{stem[:12]}-{rest}"


def portrait(portal: Portal, entity: Entity | Listing) -> Placed | None:
    """The picture that an entity's `image` names."""
    image: Image | ListedPicture | None = getattr(entity, "image", None)
    return placed(portal, entity, image.file) if image else None


def placed(portal: Portal, entity: Entity | Listing, name: str) -> Placed:
    """The picture of this name beside an entity's text."""
    path = f"{entity.path.rpartition('/')[0]}/{name}"
    return Placed(path, address(entity) + name, portal.images[path])


class Gallery:
    """All the pictures that a portal publishes."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @cached_property
    def by_address(self) -> Mapping[str, Placed]:
        """Beside entities that have pages, and beside hand-written pages."""
        portal = self._portal
        if not portal.images:
            return {}
        found = [
            placed(portal, entity, name)
            for entity in portal.entities()
            if entity.files and has_page(entity)
            for name in entity.files
        ]
        return {one.address: one for one in (*found, *self.of_pages.values())}

    @cached_property
    def of_pages(self) -> Mapping[str, Placed]:
        """The pictures beside hand-written pages, by their address on the portal."""
        found = (
            Placed(path, "/" + path.removeprefix(PAGES), picture)
            for path, picture in self._portal.images.items()
            if path.startswith(PAGES)
        )
        return {one.address: one for one in found}

    def files(self) -> Iterator[PublishedFile]:
        """Every file, each address once: the own ones of all pictures, the others of those that
        a page shows."""
        shown = self._shown()
        files: dict[str, PublishedFile] = {}
        for one in self.by_address.values():
            files.setdefault(one.address, one.own)
            if one.address in shown:
                for file in (one.plain, *one.fine):
                    files.setdefault(file.address, file)
        yield from files.values()

    def _shown(self) -> set[str]:
        """The addresses of pictures that a page, a card or a body shows."""
        shown = set(self.of_pages)
        if not self.by_address:
            return shown
        portal = self._portal
        for entity in portal.entities():
            shown.update(link for link in entity.links if link in self.by_address)
            if not entity.files:
                continue
            image = portrait(portal, entity)
            if image is not None:
                shown.add(image.address)
            # An event's text is read for this alone where pictures lie beside it.
            whole = portal.events[entity.slug] if isinstance(entity, Listing) else entity
            own = own_folder(entity)
            shown.update(at_address(own, source) for source in sources_in(whole.body))
        return shown


def own_folder(entity: Entity | Listing) -> str:
    """Where what stands beside an entity's text is published. Of a kind without pages of its own
    it is sought at the portal's root."""
    return address(entity) if has_page(entity) else "/"


def at_address(folder: str, source: str) -> str:
    """The portal's address that a body's picture has: beside the text, or from the root."""
    return source if source.startswith("/") else folder + source
