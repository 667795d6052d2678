"""The portal in English: pages, calendars, feeds; and a third language from a catalogue alone."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from babel.messages.pofile import read_po, write_po
from icalendar import Calendar
from msgspec import structs
from msgspec.structs import replace

from generator.artifacts import planned
from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.outputs import TRANSLATED, calendars, events, feeds, finding
from generator.presenting.edition import Edition
from generator.presenting.languages import catalogue
from generator.presenting.languages.language import language
from generator.presenting.pouring import alternates, turns
from generator.presenting.site_map import listed
from tests.factories import VOCABULARIES, Fields, a_place, an_actor, an_event, some_settings
from tests.outputs.rendering import bare_edition, rendered
from tests.pages import words as read

WORDS = VOCABULARIES | {
    "event_types": {
        "koncert": {"label": "Koncert", "label_en": "Concert", "topic": "musik"}
        | {"translations": {"xx": {"label": "Xoncert"}}},
    },
    "topics": {"musik": {"label": "Musik", "label_en": "Music", "colour": "plum"}},
}
WORDS |= {
    "languages": {
        "dansk": {"label": "Dansk", "label_en": "Danish", "bcp47": "da"},
        "engelsk": {"label": "Engelsk", "label_en": "English", "bcp47": "en"},
        "uden-ord": {"label": "Uden ord", "label_en": "Without words", "bcp47": "zxx"},
    },
}
CAROLS: Fields = {"title_en": "Carols", "summary_en": "Come and sing.", "summary": "Kom og syng."}


def settings(*languages: str) -> Settings:
    return some_settings(languages=["da", *languages], vocabularies=WORDS)


def edition(*entities: Entity, languages: tuple[str, ...] = ("en",)) -> Edition:
    return bare_edition(*entities, settings=settings(*languages))


def pages(found: Edition) -> dict[str, str]:
    """Every page of a translation, by its path."""
    made: dict[str, str] = {}
    for output in TRANSLATED:
        made |= {one.path: one.render().decode() for one in planned(output(found))}
    return made


@pytest.fixture
def english() -> Edition:
    found = edition(
        a_place(summary_en="A hall."),
        an_actor(),
        an_event(venue="kulturhuset", organizers="karise-kirkekor", **CAROLS),
        an_event("foredrag", title="Foredrag om tårne", start="2026-12-05 14:00"),
    )
    return found.translations[0]


def test_the_front_pages_of_two_languages_have_names_of_their_own() -> None:
    def title(**written: str) -> str:
        known = settings("en").model_copy(update=written)
        return pages(bare_edition(settings=known).translations[0])["en/index.html"].split("\n")[0]

    assert title() == "<title>English – Kultur i Prøveby</title>"
    assert title(tagline_en="All that is on") == "<title>All that is on – Kultur i Prøveby</title>"


def test_what_a_cell_leaves_out_says_of_which_day() -> None:
    crowd = [an_event(f"e{one}", start="2026-12-05 9:00") for one in range(5)]
    page = pages(edition(*crowd).translations[0])["en/kalender/2026/12/index.html"]

    assert 'and 2 more<span class="visually-hidden"> on 5 December</span></a>' in page


def test_what_is_translated_has_a_page_and_nothing_else_of_its_kind(english: Edition) -> None:
    made = pages(english)

    assert "en/arrangementer/julekoncert/index.html" in made
    assert "en/steder/kulturhuset/index.html" in made
    assert "en/arrangementer/foredrag/index.html" not in made
    assert "en/aktoerer/karise-kirkekor/index.html" not in made
    assert all(path.startswith("en/") for path in made)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (["dansk", "engelsk", "uden-ord"], "Danish, English and without words"),
        (["uden-ord"], "Without words"),
    ],
)
def test_only_names_of_languages_are_written_large(spoken: list[str], expected: str) -> None:
    found = edition(an_event(languages=spoken, **CAROLS)).translations[0]

    html = pages(found)["en/arrangementer/julekoncert/index.html"]

    assert read(html, "//dt[.='Language']/following-sibling::dd") == expected


def test_danish_passages_say_that_they_are_in_danish() -> None:
    """Once each, in words beside it: whoever reads no Danish must see that it is not a fault, and
    what to have translated. The Danish page has none of it."""
    found = edition(
        a_place(
            summary_en="A hall.",
            accessibility_note="Rampe ved døren.",
            transport="Bus 4 til torvet.",
        ),
        an_event(
            venue="kulturhuset",
            price="80",
            price_note="Børn halv pris",
            accessibility_note="Tolk.",
            status="rescheduled",
            previous_start="2026-12-03 19:30",
            status_reason="Salen var optaget",
            **CAROLS,
        ),
    )
    path = "arrangementer/julekoncert/index.html"

    html = pages(found.translations[0])[f"en/{path}"]
    marked = re.findall(
        r'lang="da">([^<]+)(?:</span>)? <span class="in-danish" lang="en">\(in Danish\)</span>',
        html,
    )
    assert sorted(marked) == [
        "Bus 4 til torvet.",
        "Børn halv pris",
        "Rampe ved døren.",
        "Salen var optaget.",
        "Tolk.",
    ]
    place = pages(found.translations[0])["en/steder/kulturhuset/index.html"]
    assert place.count('<span class="in-danish" lang="en">(in Danish)</span></p>') == 2
    danish = rendered(events.batches, found)[path]
    assert "Salen var optaget." in danish
    assert "in-danish" not in danish


def test_a_list_shows_all_and_says_what_is_in_danish(english: Edition) -> None:
    page = pages(english)["en/arrangementer/index.html"]

    assert '<a href="/en/arrangementer/julekoncert/">Carols</a>' in page
    assert (
        '<a href="/arrangementer/foredrag/" hreflang="da" lang="da">Foredrag om tårne'
        ' <span class="in-danish" lang="en">(in Danish)</span></a>'
    ) in page


def test_an_event_names_its_other_language_and_itself(english: Edition) -> None:
    page = pages(english)["en/arrangementer/julekoncert/index.html"]

    assert (
        '<link rel="canonical" href="https://kultur.example.dk/en/arrangementer/julekoncert/">'
        in page
    )
    for code, path in (("da", ""), ("en", "en/"), ("x-default", "")):
        address = f"https://kultur.example.dk/{path}arrangementer/julekoncert/"
        assert f'<link rel="alternate" hreflang="{code}" href="{address}">' in page
    assert '<p class="lead">Come and sing.</p>' in page
    assert "Kom og syng" not in page


def test_the_danish_page_names_the_english_one(english: Edition) -> None:
    danish = english.danish
    assert danish is not None
    assert [one.language for one in alternates(danish, "/arrangementer/julekoncert/")] == [
        "da",
        "en",
        "x-default",
    ]
    assert alternates(danish, "/arrangementer/foredrag/") == ()
    assert [turn.href for turn in turns(danish, "/arrangementer/foredrag/")] == ["/en/"]


def test_every_page_of_the_site_map_names_those_that_name_it(english: Edition) -> None:
    known = {page.address: page.alternates for page in listed(_danish(english))}
    for address, named in known.items():
        for _, other in named:
            assert known[other] == named, address


def _danish(english: Edition) -> Portal:
    assert english.danish is not None
    return english.danish.portal


def test_the_archive_before_the_portal_opened_is_told_in_danish_alone() -> None:
    found = edition(an_event("gammel", start="2019-06-01 10:00"), an_event()).translations[0]

    made = pages(found)
    assert "en/kalender/2026/12/index.html" in made
    assert "en/kalender/2019/06/index.html" not in made
    assert 'href="/kalender/" hreflang="da"' in made["en/kalender/index.html"]


def test_calendars_of_both_languages_hold_the_same_events() -> None:
    found = edition(
        an_event(**CAROLS),
        an_event("foredrag", title="Foredrag", start="2026-12-05 14:00"),
        an_event("aflyst", title="Ude", start="2026-12-06 14:00", status="cancelled"),
    )
    made = rendered(calendars.batches, found)
    danish, english = (
        Calendar.from_ical(made[f"{prefix}arrangementer/kalender.ics"]) for prefix in ("", "en/")
    )

    said = {str(one["UID"]): str(one["SUMMARY"]) for one in english.walk("VEVENT")}
    assert said.keys() == {str(one["UID"]) for one in danish.walk("VEVENT")}
    assert said == {
        "julekoncert@kultur.example.dk": "Carols",
        "foredrag@kultur.example.dk": "Foredrag",
        "aflyst@kultur.example.dk": "CANCELLED: Ude",
    }
    carols = next(one for one in english.walk("VEVENT") if one["SUMMARY"] == "Carols")
    described = str(carols["DESCRIPTION"])
    assert "Come and sing." in described
    assert "Read more: https://kultur.example.dk/en/arrangementer/julekoncert/" in described
    assert "en/arrangementer/julekoncert/begivenhed.ics" in made
    assert "en/arrangementer/foredrag/begivenhed.ics" not in made


def test_what_is_the_same_in_both_languages_is_the_same_bytes() -> None:
    found = edition(an_event(), an_event("aflyst", status="cancelled"))

    plain, cancelled = found.fragments["julekoncert"], found.fragments["aflyst"]
    assert plain.outline.others == ()
    assert plain.vevents("en") == plain.vevents("da")
    assert cancelled.vevents("en") != cancelled.vevents("da")


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_feeds_in_english(name: str) -> None:
    found = edition(
        an_event(published="2026-11-01 10:00", **CAROLS),
        an_event("foredrag", title="Foredrag", published="2026-11-02 10:00"),
    )
    made = rendered(feeds.batches, found)
    english = feedparser.parse(made[f"en/arrangementer/{name}"])
    danish = feedparser.parse(made[f"arrangementer/{name}"])

    assert not english.bozo
    assert english.feed.language == "en" or name == "atom.xml"
    assert [one.title for one in english.entries] == ["Foredrag", "Carols"]
    assert [one.id for one in english.entries] == [one.id for one in danish.entries]
    assert english.entries[1].link == "https://kultur.example.dk/en/arrangementer/julekoncert/"
    assert english.entries[0].link == "https://kultur.example.dk/arrangementer/foredrag/"
    assert "en/aktoerer/rss.xml" not in made


def test_a_portal_in_danish_alone_has_no_other_edition() -> None:
    found = edition(an_event(**CAROLS), languages=())

    assert found.translations == ()
    assert turns(found, "/") == ()
    assert not [path for path in rendered(calendars.batches, found) if path.startswith("en/")]


@pytest.fixture
def pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A third language: each word of the portal's in brackets, from a catalogue and no code."""
    known = read_po(io.BytesIO((catalogue.FOLDER / "en.po").read_bytes()))
    for message in known:
        if message.id:
            bracketed = message.string
            message.string = (
                f"[{bracketed}]"
                if isinstance(bracketed, str)
                else tuple(f"[{form}]" for form in bracketed or ())
            )
    out = io.BytesIO()
    write_po(out, known)
    (tmp_path / "en.po").write_bytes((catalogue.FOLDER / "en.po").read_bytes())
    (tmp_path / "xx.po").write_bytes(out.getvalue().replace(b"en_GB", b"xx_XX"))
    for module in ("catalogue", "language"):
        monkeypatch.setattr(f"generator.presenting.languages.{module}.FOLDER", tmp_path)
    language.cache_clear()
    yield "xx"
    language.cache_clear()


def test_a_third_language_is_a_catalogue_and_a_line_of_settings(pseudo: str) -> None:
    found = bare_edition(an_event(), settings=settings("en", pseudo))
    frames = dict.fromkeys(range(6), found.frames[0])
    structs.force_setattr(found, "other_frames", {"en": frames, pseudo: frames})

    _, third = found.translations
    assert third.language.locale == "xx_XX"
    assert [turn.href for turn in turns(third, "/")] == ["/", "/en/"]
    made = pages(third)
    assert "<h1>[Events]</h1>" in made["xx/arrangementer/index.html"]
    assert "Xoncert" in made["xx/arrangementer/index.html"]
    assert [one.language for one in alternates(third, "/arrangementer/")] == [
        "da",
        "en",
        "xx",
        "x-default",
    ]


def test_the_finder_reads_of_english_titles_and_of_what_is_in_danish(english: Edition) -> None:
    made = rendered(finding.artifacts, english)
    month = json.loads(made["en/data/v1/find/2026-12.json"])
    contents = json.loads(made["en/data/v1/find/indeks.json"])

    assert contents["kinds"] == ["Concert"]
    told = {thing[0]: (thing[1], *thing[12:]) for thing in month["things"]}
    assert told == {"julekoncert": ("Carols",), "foredrag": ("Foredrag om tårne", "da")}
    danish = rendered(finding.artifacts, english.danish or english)
    assert "data/v1/find/indeks.json" in danish
    assert all(
        len(thing) == 12 for thing in json.loads(danish["data/v1/find/2026-12.json"])["things"]
    )
    page = pages(english)["en/arrangementer/index.html"]
    assert 'data-find="/en/data/v1/find/"' in page
    assert 'data-events="/en/arrangementer/" data-danish-events="/arrangementer/"' in page


def test_weeks_and_months_lead_to_each_other_in_english(english: Edition) -> None:
    made = pages(english)

    month = made["en/kalender/2026/12/index.html"]
    assert 'href="/en/kalender/2026/uge-49/"' in month
    assert '<span lang="da">Foredrag om tårne</span>' in month
    week = made["en/kalender/2026/uge-49/index.html"]
    assert "<h1>Week 49</h1>" in week
    assert "Afternoon" in week
    assert 'href="/en/kalender/2026/12/"' in week


def test_an_event_in_english_is_passed_on_in_english_and_not_kept(english: Edition) -> None:
    """What is saved, and posters, are told in Danish on Danish pages alone."""
    page = pages(english)["en/arrangementer/julekoncert/index.html"]

    assert "%2Fen%2Farrangementer%2Fjulekoncert%2F" in page
    assert "Friday%204%20December%202026" in page
    assert 'class="keep"' not in page
    assert "Copy link" in page
    assert "Not stated. Ask " in page


def test_what_one_edition_compiles_is_not_what_another_says(
    english: Edition, tmp_path: Path
) -> None:
    """Compiled templates are kept for all editions, and for every address."""
    danish = english.danish
    assert danish is not None
    shared = replace(danish, cache=tmp_path)
    other = replace(danish, cache=tmp_path, base_url="https://andet.example/portal/")
    for one, words, script in (
        (shared, "Kopiér link", '"/assets/js/share.js"'),
        (shared.translations[0], "Copy link", '"/assets/js/share.js"'),
        (other, "Kopiér link", '"/portal/assets/js/share.js"'),
    ):
        made = rendered(events.batches, one)
        (page,) = (html for path, html in made.items() if path.endswith("julekoncert/index.html"))
        assert words in page
        assert script in page
