"""The pictures of a site: their addresses answer, and what they answer tells nobody anything."""

from __future__ import annotations

from pathlib import Path

from generator.imaging.looking import look
from generator.model.picture import Picture
from generator.model.portal import Portal
from generator.outputs import images
from tests.factories import a_portal, an_edition, an_event
from tests.photographs import SECRETS, photograph, read

PATH = "events/2026/julekoncert/kor.webp"
ORIGINAL = photograph(1500, 1000, "WEBP", secrets=True, orientation=6)


def the_portal(picture: Picture) -> Portal:
    image = {"file": "kor.webp", "alt": "Koret", "credit": "Koret"}
    other = an_event("anden", body="![Koret](/arrangementer/julekoncert/kor.webp)")
    event = an_event(image=image, files=("kor.webp",))
    return a_portal(event, other, images={PATH: picture})


def test_every_file_is_what_its_name_says_and_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_bytes(ORIGINAL)
    edition = an_edition(the_portal(look(ORIGINAL)), content=tmp_path)
    made = {artifact.path: artifact.render() for artifact in images.artifacts(edition)}

    assert len(made) == 2 + 6
    assert any(secret in ORIGINAL for secret in SECRETS)
    for path, data in made.items():
        image = read(data)
        assert image.format == path.rpartition(".")[2].upper().replace("JPG", "JPEG")
        assert image.width < image.height, "upright"
        assert not any(secret in data for secret in SECRETS)
    assert read(made["arrangementer/julekoncert/kor.webp"]).width == 1000


def test_a_picture_is_made_again_when_it_is_another() -> None:
    one, other = (
        a_portal(
            an_event(files=("kor.webp",)), images={PATH: look(photograph(64, 36, "WEBP", seed=s))}
        )
        for s in (1, 2)
    )
    inputs = [
        {artifact.path: artifact.inputs for artifact in images.artifacts(an_edition(portal))}
        for portal in (one, other)
    ]

    assert inputs[0].keys() == inputs[1].keys()
    assert all(inputs[0][path] != inputs[1][path] for path in inputs[0])


def test_a_page_is_made_again_when_a_picture_of_another_page_that_it_shows_is_another() -> None:
    """Its size stands in the page, and its name."""

    def digest(picture: Picture) -> str:
        edition = an_edition(the_portal(picture))
        return edition.fingerprints.of_event(edition.portal.listings["anden"])

    before = look(photograph(1500, 1000, "WEBP"))
    assert digest(before) == digest(before)
    assert digest(look(photograph(1400, 1000, "WEBP"))) != digest(before)


def test_a_list_is_made_again_when_a_picture_on_it_is_another() -> None:
    def digest(picture: Picture) -> str:
        edition = an_edition(the_portal(picture))
        return edition.fingerprints.of_listing(edition.portal.listings["julekoncert"])

    before = look(photograph(1500, 1000, "WEBP"))
    assert digest(before) == digest(before)
    assert digest(look(photograph(1500, 1000, "WEBP", seed=2))) != digest(before)
