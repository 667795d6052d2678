"""Which files of a picture are published, and where."""

from __future__ import annotations

from typing import NoReturn

from msgspec import structs

from generator.model.entity import Entity
from generator.model.picture import Picture
from generator.presenting.pictures import FOLDER, Gallery, Placed, portrait
from tests.factories import a_picture, a_place, a_portal, a_tradition, an_event, found

HERE = "/arrangementer/julekoncert/"


def an_event_with(name: str, body: str = "", *others: str) -> Entity:
    image = {"file": name, "alt": "Koret", "credit": "Koret"}
    return an_event(image=image, files=(name, *others), body=body)


def files(*entities: Entity, **images: Picture) -> dict[str, tuple[str, int]]:
    """Format and width of every file, by address."""
    gallery = Gallery(a_portal(*entities, images=images))
    return {one.address: (one.variant.format, one.variant.width) for one in gallery.files()}


def beside(made: dict[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    return {address: what for address, what in made.items() if not address.startswith(FOLDER)}


def test_a_photograph_keeps_its_address_and_is_offered_in_two_formats_and_four_widths() -> None:
    made = files(an_event_with("kor.jpg"))

    assert beside(made) == {f"{HERE}kor.jpg": ("jpeg", 1280)}
    offered = sorted(what for address, what in made.items() if address.startswith(FOLDER))
    assert offered == [
        (kind, width) for kind in ("avif", "webp") for width in (320, 640, 960, 1280)
    ]


def test_what_not_every_program_can_show_has_a_second_file() -> None:
    assert beside(files(an_event_with("kor.webp"))) == {
        f"{HERE}kor.webp": ("webp", 1280),
        f"{HERE}kor.webp.jpg": ("jpeg", 1280),
    }


def test_what_shines_through_becomes_png() -> None:
    images = {"events/2026/julekoncert/kor.avif": a_picture("kor.avif", opaque=False)}
    portal = a_portal(an_event_with("kor.avif"), images=images)
    one = portrait(portal, portal.events["julekoncert"])

    assert one is not None
    assert (one.plain.address, one.plain.media_type) == (f"{HERE}kor.avif.png", "image/png")


def test_a_transparent_png_is_plain_already() -> None:
    one = Placed("x/a.png", "/x/a.png", a_picture("a.png", opaque=False))

    assert one.plain == one.own


def test_a_picture_that_no_page_shows_answers_at_its_address_alone() -> None:
    made = files(an_event(files=("kor.jpg", "vist.jpg"), body="![Vist](vist.jpg)"))

    assert beside(made) == {
        f"{HERE}kor.jpg": ("jpeg", 1280),
        f"{HERE}vist.jpg": ("jpeg", 1280),
    }
    assert len(made) == 2 + 8


def test_a_picture_that_another_page_shows_is_offered_as_well() -> None:
    place = found(a_place(), "kulturhuset", "places/kulturhuset/index.md", files=("sal.jpg",))

    assert len(files(place)) == 1
    assert len(files(place, an_event(body="![Salen](/steder/kulturhuset/sal.jpg)"))) == 9


def test_pictures_of_hand_written_pages() -> None:
    made = files(**{"pages/om/kort.png": a_picture("kort.png", 500, 400)})

    assert beside(made) == {"/om/kort.png": ("png", 500), "/om/kort.png.jpg": ("jpeg", 500)}
    assert len(made) == 2 + 4


def test_equal_pictures_share_their_files() -> None:
    one, other = an_event_with("kor.jpg"), an_event_with("kor.jpg")
    again = found(other, "igen", "events/2026/igen/index.md", files=("kor.jpg",))

    assert len(files(one, again)) == 8 + 2


def test_where_there_is_no_page_nothing_is_published() -> None:
    tradition = found(
        a_tradition(), "byfest", "traditions/byfest/index.md", "![x](x.jpg)", files=("x.jpg",)
    )

    assert files(tradition) == {}


def test_a_portal_without_pictures_looks_at_none_of_its_entities() -> None:
    class Silent(dict[str, Entity]):
        def values(self) -> NoReturn:
            raise AssertionError("walked over")

    portal = a_portal(an_event())
    structs.force_setattr(portal, "events", Silent())
    assert list(Gallery(portal).files()) == []
