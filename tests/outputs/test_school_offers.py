"""The catalogue as its readers get it: pages, what machines read, and the feeds."""

from __future__ import annotations

import json
import re
from typing import Any

import feedparser
import pytest
import yaml

from generator.checking.names import words_are_known
from generator.model.entity import Entity
from generator.model.school_offer import SchoolOffer
from generator.model.settings import Settings
from generator.outputs import actors, feeds, opml, partnerships, school_offers, subscribe
from generator.presenting.school_words import view
from generator.settings import ROOT
from tests.analysing.test_schools import SETTINGS
from tests.factories import (
    Fields,
    a_history,
    a_partnership,
    a_place,
    a_portal,
    a_school_offer,
    an_actor,
    some_settings,
)
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import bare_edition, rendered
from tests.pages import element

FULL: Fields = {
    "summary": "En time med kor.",
    "grades": ["4-klasse", "5-klasse"],
    "subjects": ["dansk"],
    "learning_goals": ["Synge i kanon"],
    "duration": "2 timer",
    "group_size": "Højst 26",
    "price": "450",
    "where": "at_provider",
    "venue": "kulturhuset",
    "transport": "Bus 4.",
    "period": "skoleåret 2026/27",
    "booking": "Skriv til koret.",
    "booking_url": "https://kor.example/skole",
    "partnership": "sang-i-byen",
    "published": "2026-11-20 10:00",
}


def made(
    *entities: Entity, settings: Settings = SETTINGS, now: str = "2026-11-22T09:00+01:00"
) -> dict[str, str]:
    kept = (an_actor(), a_place(transport="Linje 7 til torvet."), a_partnership())
    edition = bare_edition(*kept, *entities, settings=settings, now=now)
    return rendered(school_offers.artifacts, edition)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", element(html).text_content())


def facts(html: str) -> dict[str, str]:
    found = element(html).xpath('//dl[@class="facts"]/div')
    return {
        one.findtext("dt"): re.sub(r"\s+", " ", one.find("dd").text_content()).strip()
        for one in found
    }


def jsonld(html: str) -> list[dict[str, Any]]:
    return [
        json.loads(one)
        for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    ]


def test_an_offer_tells_all_that_is_known() -> None:
    page = made(a_school_offer(**FULL))["aaben-skole/syng-med/index.html"]
    assert facts(page) == {
        "Udbyder": "Karise Kirkekor",
        "Klassetrin": "4.–5. klasse",
        "Fag": "Dansk",
        "Varighed": "2 timer",
        "Hvor mange": "Højst 26",
        "Pris": "450 kr.",
        "Hvor": "Hos udbyderenKulturhusetKarise",
        "Periode": "skoleåret 2026/27",
    }
    for told in ("Synge i kanon", "Bus 4.", "Linje 7 til torvet.", "Skriv til koret."):
        assert told in page
    assert 'href="https://kor.example/skole"' in page
    assert 'href="/partnerskaber/sang-i-byen/"' in page
    assert 'href="/aaben-skole/klassetrin/5-klasse/"' in page
    assert "Ikke oplyst" not in page


def test_what_is_not_known_is_said_to_be_so() -> None:
    page = made(a_school_offer(grades=[]))["aaben-skole/syng-med/index.html"]
    known = facts(page)
    assert known.pop("Udbyder") == "Karise Kirkekor"
    assert set(known.values()) == {"Ikke oplyst"}
    assert "Ikke oplyst. Spørg Karise Kirkekor." in text(page)


def test_a_proposal_is_unmistakable_and_can_not_be_booked() -> None:
    pages = made(a_school_offer(**FULL | {"status": "proposed"}))
    page = pages["aaben-skole/syng-med/index.html"]
    assert "<title>Forslag: Syng med" in page
    assert "Tilbuddet findes ikke endnu, og ingen har lovet det." in page
    assert "Gå til udbyderens side" not in page
    assert [one["@type"] for one in jsonld(page)] == ["BreadcrumbList"]
    front = pages["aaben-skole/index.html"]
    assert "Portalen kender ingen tilbud lige nu." in front
    assert '<span class="flag">Forslag</span>' in front.partition('id="forslag"')[2]


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"status": "ended"}, "Findes ikke længere."), ({"period": "2025"}, "Perioden er forbi.")],
)
def test_what_is_over_keeps_its_page(fields: Fields, words: str) -> None:
    pages = made(a_school_offer(**FULL | fields))
    assert words in pages["aaben-skole/syng-med/index.html"]
    assert "Syng med" in pages["aaben-skole/index.html"].partition("<details")[2]
    assert "Syng med" not in pages["aaben-skole/klassetrin/4-klasse/index.html"]


def test_what_machines_are_told() -> None:
    course, crumbs = jsonld(made(a_school_offer(**FULL))["aaben-skole/syng-med/index.html"])
    assert crumbs["@type"] == "BreadcrumbList"
    assert course["@type"] == "Course"
    assert course["educationalLevel"] == ["4. klasse", "5. klasse"]
    assert course["teaches"] == ["Synge i kanon"]
    assert course["provider"]["name"] == "Karise Kirkekor"
    assert course["hasCourseInstance"]["location"]["name"] == "Kulturhuset"
    assert course["offers"] == {
        "@type": "Offer",
        "price": "450.00",
        "priceCurrency": "DKK",
        "url": "https://kor.example/skole",
        "availabilityStarts": "2026-08-01",
        "availabilityEnds": "2027-07-31",
    }
    show = a_school_offer(kind="performance", price="0-120")
    service, _ = jsonld(made(show)["aaben-skole/syng-med/index.html"])
    assert service["@type"] == "Service"
    assert (service["offers"]["@type"], service["offers"]["highPrice"]) == (
        "AggregateOffer",
        "120.00",
    )


def test_the_ways_in_say_how_much_they_lead_to() -> None:
    pages = made(
        a_school_offer("et", title="Et", grades=["4-klasse"], subjects="dansk", price="gratis"),
        a_school_offer("to", title="To", grades=["4-klasse"], localities="oeby", price="100"),
        a_school_offer("tre", title="Tre", grades=["dagtilbud"], where="at_school"),
    )
    front = element(pages["aaben-skole/index.html"])
    chips = {
        one.get("href"): re.sub(r"\s+", " ", one.text_content()).strip()
        for one in front.xpath('//a[starts-with(@class, "chip")]')
    }
    assert chips["/aaben-skole/klassetrin/4-klasse/"] == "4. klasse 2"
    assert chips["/aaben-skole/klassetrin/8-klasse/"] == "8. klasse 0"
    assert chips["/aaben-skole/fag/dansk/"] == "Dansk 1"
    assert chips["/aaben-skole/gratis/"] == "Gratis 1"
    assert chips["/aaben-skole/omraader/oeby/"] == "Øby 1"
    for address in chips:
        assert f"{address.strip('/')}/index.html" in pages
    oeby = pages["aaben-skole/omraader/oeby/index.html"]
    assert [title in oeby for title in ("Et", ">To<", ">Tre<")].count(True) >= 2
    assert ">Tre<" in oeby.partition("Kommer ud til alle skoler")[2]
    free = pages["aaben-skole/gratis/index.html"]
    assert ">Et<" in free
    assert ">To<" not in free


def test_a_grades_page_lists_its_subjects_and_what_it_lacks() -> None:
    page = made(
        a_school_offer("et", title="Et", grades=["5-klasse"], subjects="dansk"),
        a_school_offer("to", title="To", grades=["5-klasse"]),
        a_school_offer("uden", title="Uden trin", grades=[]),
    )["aaben-skole/klassetrin/5-klasse/index.html"]
    root = element(page)
    rows = {
        one.findtext("dt"): one.find("dd").text_content().strip()
        for one in root.xpath('//dl[contains(@class, "sheet-subjects")]/div')
    }
    assert rows == {"Dansk": "Et", "Fag ikke oplyst": "To"}
    lacking = root.xpath('//section[@aria-labelledby="mangler"]//p/a/text()')
    assert lacking == ["tysk"]
    # One offer names no subject, so what is lacking is what the portal knows, and it says so.
    assert "Kun fag, som udbyderen selv nævner, tæller med" in page
    assert "Uden trin" in page.partition("Måske også")[2]


def test_the_matrix_has_a_link_or_a_word_in_every_cell() -> None:
    page = made(a_school_offer(**FULL))["aaben-skole/mangler/index.html"]
    root = element(page)
    wide, narrow = root.xpath('//table[@class="gap-table"]')
    heads = [one.text_content() for one in wide.xpath(".//thead//th")]
    assert heads[:3] == ["Fag", "Dagtilbud", "0. klasse"]
    dansk = wide.xpath('.//tr[th="Dansk"]/td')
    assert [one.get("class") for one in dansk] == [
        *["untaught"] * 2,
        *["gap"] * 3,
        *["some"] * 2,
        *["gap"] * 4,
        *["untaught"] * 2,
    ]
    assert dansk[5].find("a").get("href") == "/aaben-skole/klassetrin/4-klasse/#fag-dansk"
    assert dansk[5].text_content() == "11 tilbud: Dansk i 4. klasse"
    assert dansk[2].text_content() == "ingen"
    assert all(one.text_content().strip() for one in root.xpath("//td"))
    assert narrow.xpath('.//tr[th="Dansk"]/td[2]')[0].text_content() == (
        "11 tilbud: Dansk i mellemtrinikke 6. klasse"
    )
    linked = made(a_school_offer(**FULL))["aaben-skole/klassetrin/4-klasse/index.html"]
    assert 'id="fag-dansk"' in linked


def test_what_no_one_offers_is_said_in_words() -> None:
    page = made(a_school_offer(**FULL))["aaben-skole/mangler/index.html"]
    assert "arrangementer med en fast dato tæller ikke med" in text(page)
    assert 'href="/netvaerk/match/"' in page
    told = text(page.partition("Ingen tilbyder …")[2].partition("Fag og klassetrin")[0])
    assert "Mellemtrin Intet tilbud overhovedet til 6. klasse. Dansk til 6. klasse Tysk" in told
    assert "Udskoling Intet tilbud overhovedet til 7.–10. klasse." in told


def test_what_the_matrix_can_not_place_is_counted_beside_it() -> None:
    page = made(a_school_offer("a"), a_school_offer("b", grades=[]))[
        "aaben-skole/mangler/index.html"
    ]
    assert "1 tilbud nævner ingen fag og står kun i nederste række." in page
    assert "1 tilbud nævner ingen klassetrin og står slet ikke i skemaet." in page
    assert "nævner ingen" not in made(a_school_offer(**FULL))["aaben-skole/mangler/index.html"]


def test_without_any_offer_the_pages_still_stand() -> None:
    for path, page in made().items():
        assert "<h1>" in page, path


def test_a_portal_without_grades_has_a_catalogue_all_the_same() -> None:
    words = SETTINGS.model_dump(mode="json", by_alias=True)["vocabularies"]
    bare = some_settings(vocabularies={**words, "grades": {}, "subjects": {}})
    assert "aaben-skole/index.html" in made(settings=bare)


def test_the_actors_and_the_partnerships_page_show_their_offers() -> None:
    edition = bare_edition(
        an_actor(),
        a_place(),
        a_partnership(status="proposed"),
        a_school_offer(**FULL),
        settings=SETTINGS,
    )
    actor = rendered(actors.batches, edition)["aktoerer/karise-kirkekor/index.html"]
    together = rendered(partnerships.batches, edition)["partnerskaber/sang-i-byen/index.html"]
    for page in (actor, together):
        assert '<h2 id="skoletilbud">Skoletilbud</h2>' in page
        assert '<a href="/aaben-skole/syng-med/">Syng med</a>' in page
    assert '<a href="#skoletilbud">' in together
    assert "De findes i forvejen og er ikke lavet af det." in together


@pytest.mark.parametrize("folder", ["content", "demo"])
def test_the_guides_example_can_be_copied(folder: str) -> None:
    guide = (ROOT / folder / "pages/om/redaktoer/skoletilbud/index.md").read_text("utf-8")
    example = guide.partition("```yaml\n---\n")[2].partition("\n---\n")[0]
    offer = SchoolOffer.model_validate(yaml.safe_load(example))
    words = yaml.safe_load((ROOT / folder / "portal.yml").read_text("utf-8"))
    settings = some_settings(vocabularies=words["vocabularies"])
    assert list(words_are_known(a_portal(offer, settings=settings), offer)) == []
    known = dict(view(a_portal(offer, settings=settings), offer).facts)
    assert all(known[label] for label in known if label != "Område")


# --- feeds ----------------------------------------------------------------------------------------

FORMATS = ("rss.xml", "atom.xml")


def feed_files(*entities: Entity, now: str = "2026-11-22T09:00+01:00") -> dict[str, bytes]:
    edition = bare_edition(an_actor(), a_place(), *entities, settings=SETTINGS, now=now)
    return {one.path: one.render() for one in artifacts_of(feeds.batches, edition)}


@pytest.mark.parametrize("name", FORMATS)
def test_a_grade_has_a_feed_of_its_offers(name: str) -> None:
    files = feed_files(
        a_school_offer("ny", title="Ny", **FULL),
        a_school_offer("aeldre", title="Ældre", grades="4-klasse", published="2026-03-01 08:00"),
        a_school_offer("anden", title="Anden", grades="9-klasse"),
    )
    read = feedparser.parse(files[f"aaben-skole/klassetrin/4-klasse/{name}"])
    assert not read.bozo
    assert [one.title for one in read.entries] == ["Ny", "Ældre"]
    first = read.entries[0]
    assert first.id == "tag:kultur.example.dk,2026:school-offer:ny"
    assert first.link == "https://kultur.example.dk/aaben-skole/ny/"
    assert first.published_parsed[:5] == (2026, 11, 20, 9, 0)
    for told in ("Karise Kirkekor", "Pris: 450 kr.", "Klassetrin: 4.–5. klasse"):
        assert told in first.content[0].value
    assert [one.term for one in first.tags] == ["Dansk"]
    whole = feedparser.parse(files[f"aaben-skole/{name}"])
    assert {one.title for one in whole.entries} == {"Ny", "Ældre", "Anden"}


def test_json_feed_tells_the_same() -> None:
    files = feed_files(a_school_offer("ny", title="Ny", **FULL))
    read = json.loads(files["aaben-skole/klassetrin/5-klasse/feed.json"])
    assert [one["id"] for one in read["items"]] == ["tag:kultur.example.dk,2026:school-offer:ny"]
    assert json.loads(files["aaben-skole/klassetrin/6-klasse/feed.json"])["items"] == []


def test_proposals_and_what_has_ended_say_so_and_keep_their_identity() -> None:
    ids = set()
    for status, title in (("offered", "X"), ("proposed", "Forslag: X"), ("ended", "Slut: X")):
        files = feed_files(a_school_offer("x", **FULL | {"title": "X", "status": status}))
        (item,) = feedparser.parse(files["aaben-skole/rss.xml"]).entries
        assert item.title == title
        ids.add(item.id)
    assert len(ids) == 1


def test_neither_the_future_nor_the_archive_is_news() -> None:
    ahead = a_school_offer("ahead", published="2026-12-01 08:00")
    archive = a_school_offer("archive", period="2022", published="2026-11-01 08:00")
    files = feed_files(ahead, archive)
    assert feedparser.parse(files["aaben-skole/rss.xml"]).entries == []
    later = feed_files(ahead, archive, now="2026-12-02T09:00+01:00")
    assert len(feedparser.parse(later["aaben-skole/rss.xml"]).entries) == 1


def test_git_tells_when_an_offer_changed() -> None:
    offer = a_school_offer("x")
    offer.found_at(offer.origin._replace(history=a_history("2026-11-10 12:00", "2026-11-15 12:00")))
    (item,) = feedparser.parse(feed_files(offer)["aaben-skole/atom.xml"]).entries
    assert item.published_parsed[2] == 10
    assert item.updated_parsed[2] == 15


def test_the_feeds_can_be_found() -> None:
    edition = bare_edition(an_actor(), a_school_offer(**FULL), a_place(), settings=SETTINGS)
    grade = "/aaben-skole/klassetrin/4-klasse/"
    page = rendered(school_offers.artifacts, edition)[f"{grade[1:]}index.html"]
    links = element(page).xpath('//link[@rel="alternate"]/@href')
    assert {link for link in links if grade in link} == {
        f"{grade}{name}" for name in ("rss.xml", "atom.xml", "feed.json")
    }
    there = rendered(subscribe.artifacts, edition)["abonner/index.html"]
    assert f'href="{grade}rss.xml"' in there
    assert f"{grade}kalender.ics" not in there
    listed = rendered(opml.artifacts, edition)["abonner/feeds.opml"]
    assert f"https://kultur.example.dk{grade}rss.xml" in listed
