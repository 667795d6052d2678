"""What a release says, and in which words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.times import parse_instant
from generator.presenting.press.release import About, Contact, compose, contact_of
from generator.presenting.press.telling import shown_of
from tests.factories import BASE_URL, NOW, a_portal, a_release, an_actor, an_event, some_settings
from tests.presenting.press.releases import PRESS, composed, the_portal


def test_all_that_it_says() -> None:
    release = composed(the_portal())
    assert release.release_line == "Til frigivelse straks"
    assert release.dateline == "Prøveby, den 20. november 2026"
    assert release.summary == "Salen åbner."
    assert release.quote is not None
    assert (release.quote.text, release.quote.by) == ("Vi er glade.", "Formanden, Karise Kirkekor")
    assert release.about == (
        About(
            "Julekoncert",
            f"{BASE_URL}arrangementer/julekoncert/",
            "Fredag den 4. december 2026 kl. 19.30–21.00",
        ),
        About("Sang i byen", f"{BASE_URL}partnerskaber/sang-i-byen/"),
    )
    assert release.photograph is not None
    assert release.photograph.url == f"{BASE_URL}presse/ny-sal/kor.jpg"
    assert release.photograph.credit == "Koret, CC BY 4.0"
    assert release.contact == Contact(
        "Karise Kirkekor", "+45 12 34 56 78", "kor@example.dk", "https://kor.example.dk/"
    )
    assert release.contact.ways[0] == ("+45 12 34 56 78", "tel:+4512345678")
    assert release.url == f"{BASE_URL}presse/ny-sal/"


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("2026-12-03 09:59", "Til frigivelse torsdag den 3. december 2026 kl. 10.00"),
        ("2026-12-03 10:00", "Til frigivelse straks"),
    ],
)
def test_until_the_minute_of_its_embargo_it_says_so(now: str, line: str) -> None:
    portal = the_portal(embargo="2026-12-03 10:00")
    found = compose(portal, BASE_URL, portal.press["ny-sal"], parse_instant(now))
    assert found.release_line == line


def test_an_event_that_was_called_off_says_so() -> None:
    release = a_release(events="julekoncert")
    portal = a_portal(release, an_event(status="cancelled"), an_actor())
    (about,) = compose(portal, BASE_URL, release, portal.now).about
    assert about.text == "Aflyst. Fredag den 4. december 2026 kl. 19.30"


def test_a_day_without_a_town() -> None:
    portal = a_portal(a_release(), an_actor())
    assert composed(portal).dateline == "Den 20. november 2026"
    assert composed(a_portal(a_release(place="Øby"), an_actor())).dateline.startswith("Øby, den 20")


def test_the_number_is_the_common_contacts_alone() -> None:
    other = an_actor("skolen", title="Skolen", email="skolen@example.dk")
    settings = some_settings(press=PRESS)
    portal = a_portal(other, an_actor(email="kor@example.dk"), settings=settings)
    assert contact_of(portal, "skolen") == Contact("Skolen", email="skolen@example.dk")
    assert contact_of(portal, None) == Contact(
        "Karise Kirkekor", "+45 12 34 56 78", "kor@example.dk"
    )
    assert contact_of(a_portal(an_actor()), "karise-kirkekor") is None


def test_it_waits_for_the_last_of_its_moments() -> None:
    waits = a_release(published="2026-12-01 08:00", embargo="2026-12-03 10:00")
    assert waits.public_from == parse_instant("2026-12-03 10:00")
    assert not waits.is_public(parse_instant("2026-12-03 09:59"))
    assert waits.is_public(parse_instant("2026-12-03 10:00"))
    later = a_release(published="2026-12-01 08:00", publish_from="2026-12-24 06:00")
    assert later.public_from == parse_instant("2026-12-24 06:00")
    dated_ahead = a_release(published="2026-12-01 08:00")
    assert not dated_ahead.is_public(parse_instant(NOW)), "a letter is not dated before it is out"
    assert not a_release(draft="true").is_public(parse_instant(NOW))


def test_an_embargo_that_ends_before_the_release_is_dated_is_a_mistake() -> None:
    with pytest.raises(ValidationError) as caught:
        a_release(published="2026-12-03 08:00", embargo="2026-12-02 10:00")
    (fault,) = caught.value.errors()[0]["ctx"]["faults"]
    assert fault.type == "embargo-foer-udgivelse"
    same = a_release(published="2026-12-03 08:00", embargo="2026-12-03 08:00")
    assert same.embargo == same.published


def test_of_a_withdrawn_one_only_why_is_told() -> None:
    release = a_release(withdrawn="Salen er <ikke> klar.", body="Salen er klar.")
    shown = shown_of(release, release.body)
    assert shown == (
        "Trukket tilbage: Ny sal i Prøveby",
        "Salen er <ikke> klar.",
        "<p>Salen er &lt;ikke&gt; klar.</p>",
    )


def test_what_was_mended_stands_first() -> None:
    release = a_release(correction="Der er 200 stole, ikke 300.", body="Kom.")
    shown = shown_of(release, release.body)
    assert shown.title == "Rettet: Ny sal i Prøveby"
    assert shown.html.startswith("<p>Rettet: Der er 200 stole, ikke 300.</p>")


@pytest.mark.parametrize("number", ["112", "ring 12345678", "+45 12 34 56 78 ext 9", "12-34-56-78"])
def test_what_is_no_telephone_number_is_none(number: str) -> None:
    with pytest.raises(ValidationError, match="ikke et telefonnummer"):
        some_settings(press={"telephone": number})
