"""Words, news, the year, and /abonner/."""

from __future__ import annotations

import json
import re

from generator.outputs import (
    actors,
    build_info,
    event_list,
    home,
    months,
    news,
    partnerships,
    places,
    subscribe,
    terms,
    ways,
    years,
)
from tests.factories import (
    a_partnership,
    a_place,
    a_tradition,
    an_actor,
    an_event,
    some_news,
    some_settings,
)
from tests.outputs.rendering import bare_edition, rendered


def test_a_word_has_what_is_coming_by_day_what_is_ongoing_and_what_is_over() -> None:
    html = rendered(
        terms.artifacts,
        bare_edition(
            an_event("kommer", title="Kommer"),
            an_event("udstilling", title="Længe", start="2026-11-01", end="2027-01-10"),
            an_event("var", title="Var", start="2026-10-01"),
            an_actor(topics="musik"),
            some_news(topics="musik"),
            a_tradition(topics="musik"),
        ),
    )["emner/musik/index.html"]

    order = [
        html.index(text) for text in ("Kommer<", ">Løbende<", "Længe<", "Tidligere arr", "Var<")
    ]
    assert order == sorted(order)
    for address in ("/aktoerer/karise-kirkekor/", "/nyheder/ny-portal/"):
        assert f'href="{address}"' in html
    assert 'href="/aarshjul/#tradition-sankthans"' in html
    assert 'href="/emner/musik/atom.xml"' in html


def test_a_locality_names_its_actors_and_places() -> None:
    pages = rendered(
        terms.artifacts, bare_edition(an_actor(localities=["karise", "oeby"]), a_place())
    )

    assert 'href="/aktoerer/karise-kirkekor/"' in pages["omraader/karise/index.html"]
    assert 'href="/aktoerer/karise-kirkekor/"' in pages["omraader/oeby/index.html"]
    assert 'href="/steder/kulturhuset/"' in pages["omraader/karise/index.html"]
    assert 'href="/steder/kulturhuset/"' not in pages["omraader/oeby/index.html"]


def test_every_word_of_the_four_vocabularies_has_a_page_and_stands_in_its_list() -> None:
    pages = rendered(terms.artifacts, bare_edition())

    words = some_settings().vocabularies
    for vocabulary, folder in (
        ("topics", "emner"),
        ("audiences", "maalgrupper"),
        ("localities", "omraader"),
        ("event_types", "typer"),
    ):
        for code in words.terms(vocabulary):
            assert f"{folder}/{code}/index.html" in pages
            assert f'href="/{folder}/{code}/"' in pages[f"{folder}/index.html"]


def test_past_events_end_after_twenty_and_say_how_many_there_are() -> None:
    events = [an_event(f"e{day}", start=f"2026-10-{day:02d}") for day in range(1, 24)]

    html = rendered(terms.artifacts, bare_edition(*events))["emner/musik/index.html"]

    assert len(re.findall(r'href="/arrangementer/e\d+/"', html)) == 20
    assert "23 tidligere arrangementer" in html
    assert "Endnu 3 står i" in html


def test_news_is_told_newest_first_and_leads_both_ways() -> None:
    pages = rendered(
        news.artifacts,
        bare_edition(
            some_news("gammel", title="Gammel", published="2026-03-01 10:00"),
            some_news("ny", title="Ny", published="2026-11-01 10:00"),
        ),
    )

    listed = pages["nyheder/index.html"]
    assert listed.index("/nyheder/ny/") < listed.index("/nyheder/gammel/")
    assert 'href="/nyheder/gammel/"' in pages["nyheder/ny/index.html"]
    assert 'href="/nyheder/ny/"' in pages["nyheder/gammel/index.html"]
    assert '"datePublished":"2026-11-01T10:00+01:00"' in pages["nyheder/ny/index.html"]
    for page in (listed, pages["nyheder/ny/index.html"]):
        for name in ("rss.xml", "atom.xml", "feed.json"):
            assert f'href="/nyheder/{name}"' in page
        assert "/nyheder/kalender.ics" not in page


def test_a_tradition_is_told_once_with_all_its_months() -> None:
    html = rendered(
        years.batches,
        bare_edition(
            a_tradition(months=["6", "7"], summary="Bål og båltale.", years="dokumenteret i 2021"),
            a_tradition("loppemarked", title="Loppemarked", months=[]),
        ),
    )["aarshjul/index.html"]

    assert html.count('id="tradition-sankthans"') == 1
    assert html.count("Bål og båltale.") == 1
    assert '<p class="kicker">Juni og juli</p>' in html
    assert "Dokumenteret i 2021." in html
    assert html.index("Uden kendt måned") < html.index('id="tradition-loppemarked"')
    assert 'href="/aarshjul/#tradition-sankthans"' in html


def test_everything_that_can_be_followed_is_listed_with_its_five_addresses() -> None:
    edition = bare_edition(an_actor(), a_place())
    html = rendered(subscribe.artifacts, edition)["abonner/index.html"]

    for collection in edition.lists.collections:
        for name in ("kalender.ics", "rss.xml", "atom.xml", "feed.json"):
            assert f'href="{collection.address}{name}"' in html
        assert f"webcal://kultur.example.dk{collection.address}kalender.ics" in html


def test_plans_with_times_can_be_followed_and_no_others() -> None:
    timed = a_partnership("a", title="A", plan={"evaluate_on": "2027-01-01"})
    loose = a_partnership("b", title="B", plan={"activities": [{"title": "En dag"}]})
    html = rendered(subscribe.artifacts, bare_edition(timed, loose))["abonner/index.html"]

    assert "webcal://kultur.example.dk/aarshjul/kalender.ics" in html
    assert 'href="/partnerskaber/a/plan.ics"' in html
    assert "/partnerskaber/b/plan.ics" not in html


def test_the_newsletter_is_only_promised_where_one_can_sign_up() -> None:
    html = rendered(subscribe.artifacts, bare_edition())["abonner/index.html"]
    assert "Der er endnu ikke et nyhedsbrev" in html

    settings = some_settings(newsletter={"signup_url": "https://breve.example/"})
    html = rendered(subscribe.artifacts, bare_edition(settings=settings))["abonner/index.html"]
    assert 'href="https://breve.example/"' in html


def test_the_build_says_when_and_how_much() -> None:
    edition = bare_edition(an_event(), an_event("var", start="2026-01-02"), an_actor())

    data = json.loads(rendered(build_info.artifacts, edition)["data/v1/build.json"])

    assert data["built"] == "2026-11-22T09:00:00+01:00"
    assert data["counts"]["events"] == 2
    assert data["counts"]["coming_events"] == 1
    assert data["counts"]["actors"] == 1


# --- how to mend a page ---------------------------------------------------------------------------

WITH_TIPS = (
    *(actors.batches, partnerships.batches, years.batches),
    *(one.artifacts for one in (event_list, home, months, news, places, subscribe, terms, ways)),
)


def _with_tip(**more: str) -> dict[str, str]:
    edition = bare_edition(
        an_event(),
        an_actor(),
        a_place(),
        a_partnership(),
        some_news(),
        a_tradition(),
        settings=some_settings(tip_url="/om/bidrag/", **more),
    )
    pages: dict[str, str] = {}
    for output in WITH_TIPS:
        pages |= rendered(output, edition)
    return {path: html for path, html in pages.items() if path.endswith(".html")}


def test_every_page_says_where_to_tell_what_is_missing() -> None:
    pages = _with_tip()

    assert len(pages) > 25
    for path, html in pages.items():
        foot = html.partition('<p class="page-foot">')[2]
        assert 'href="/om/bidrag/"' in foot, path
        assert "Ret denne side" not in html, path


def test_a_page_whose_words_stand_in_portal_yml_leads_there() -> None:
    pages = _with_tip(edit_url="https://git.example/{path}")

    mended = {
        path for path, html in pages.items() if 'href="https://git.example/portal.yml"' in html
    }
    words = ("emner/", "omraader/", "typer/", "maalgrupper/", "adgang/")
    assert mended == {path for path in pages if path.startswith(words)} | {"index.html"}


def test_a_tradition_is_mended_in_its_own_file() -> None:
    html = _with_tip(edit_url="https://git.example/{path}")["aarshjul/index.html"]

    assert '<a href="https://git.example/traditions/sankthans.md">Ret teksten om Sankthans' in html
