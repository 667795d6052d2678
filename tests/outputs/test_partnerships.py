from __future__ import annotations

import re

from generator.outputs import partnerships
from tests.factories import a_partnership, a_place, an_actor, an_event
from tests.outputs.rendering import bare_edition, rendered

PAGE = "partnerskaber/sang-i-byen/index.html"
HEADINGS = ("Visionen", "Partnere", "Mål", "Struktur", "Plan", "Møder", "Evaluering", "Kilder")


def page(*entities) -> str:
    return rendered(partnerships.artifacts, bare_edition(*entities))[PAGE]


def test_a_proposal_is_unmistakable() -> None:
    html = page(
        a_partnership(status="proposed", partners=[{"actor": "karise-kirkekor"}]), an_actor()
    )

    assert "<title>Forslag: Sang i byen" in html
    assert "Intet af det er aftalt mellem parterne." in html
    assert "Foreslåede partnere" in html


def test_an_active_partnership_is_not_called_a_proposal() -> None:
    assert "orslag" not in page(a_partnership())


def test_all_eight_steps_are_told_as_they_stand() -> None:
    partners = [{"actor": "karise-kirkekor", "role": "Vært"}, {"actor": "skolen", "role": "Gæst"}]
    goals = [{"id": "flere", "title": "Flere synger", "theme": "faellesskab"}]
    html = page(
        a_partnership(partners=partners, goals=goals, steps={"1": "Alle er fundet."}),
        an_actor(),
        an_actor("skolen"),
    )

    told = html.partition('class="steps-told"')[2].partition("</ol>")[0]
    assert re.findall(r'step-state">([^<]+)<', told) == [
        "Nået",
        *["Ikke begyndt"] * 2,
        "I gang",
        *["Ikke begyndt"] * 4,
    ]
    assert told.count("Der er intet på portalen endnu.") == 6
    assert "2 parter er nævnt." in told
    assert "Alle er fundet." in told
    assert "1 mål siger ikke, hvornår det er nået" in told


def test_what_is_empty_has_no_heading() -> None:
    html = page(a_partnership())

    for heading in HEADINGS:
        assert f">{heading}</h2>" not in html


def test_everything_written_is_shown() -> None:
    html = page(
        a_partnership(
            vision="Alle synger.",
            partners=[
                {"actor": "karise-kirkekor", "role": "Vært", "since": "2024", "until": "2026"}
            ],
            goals=[{"id": "flere", "title": "Flere synger", "theme": "faellesskab"}],
            structure={
                "roles": [{"title": "Formand", "actor": "karise-kirkekor"}],
                "groups": [{"title": "Styregruppen", "members": ["karise-kirkekor"]}],
                "decision_process": "Ved enighed.",
                "resources": [{"kind": "money", "title": "Noder", "amount": "12500"}],
            },
            plan={
                "activities": [{"title": "Syng med", "start": "2027-03-01", "status": "dropped"}]
            },
            meetings=[{"title": "Første møde", "date": "2026-05-01", "outcome": "Vi går i gang."}],
            evaluations=[
                {"title": "Efter et år", "date": "2026-06-01", "strengths": "God stemning"}
            ],
            sources="Referat",
        ),
        an_actor(),
        an_event(partnership="sang-i-byen"),
    )

    for text in (
        "Alle synger.",
        "<dt>Vært</dt>",
        "siden 2024 til 2026",
        "Tema: Fællesskab",
        "Ved enighed.",
        "12.500 kr.",
        "1.\xa0marts 2027",
        "Opgivet",
        "Vi går i gang.",
        "God stemning",
        "Referat",
        'href="/arrangementer/julekoncert/"',
    ):
        assert text in html, text
    for heading in HEADINGS:
        assert f">{heading}</h2>" in html


def test_the_plan_is_told_by_how_it_stands_today() -> None:
    activities = [
        {"title": "Uden tid"},
        {"title": "Til foråret", "when": "forår 2027"},
        {"title": "Glemt", "start": "2026-11-01", "kind": "milestone"},
        {"title": "I dag", "start": "2026-11-22"},
    ]
    html = page(a_partnership(plan={"activities": activities, "evaluate_on": "2027-06-01"}))

    told = html.partition('<h2 id="plan">')[2].partition("</section>")[0]
    assert re.findall(r"<h3[^>]*>([^<]+)<", told) == [
        "Tiden er gået",
        "Lige nu",
        "Forude",
        "Uden tid endnu",
    ]
    assert [line.split("</span> ")[-1] for line in re.findall(r"<h4>(.+?)</h4>", told)] == [
        "Glemt",
        "I dag",
        "Til foråret",
        "Uden tid",
    ]
    assert "Milepæl" in told
    assert "Forår 2027" in told
    assert "skal evalueres 1. juni 2027" in told
    assert 'href="/partnerskaber/sang-i-byen/aarshjul/"' in told
    assert 'href="/partnerskaber/sang-i-byen/plan.ics"' in told


def test_an_activity_tells_whom_it_is_for_and_what_it_became() -> None:
    activity = {
        "id": "jul",
        "title": "Jul",
        "start": "2026-12-04 19:30",
        "responsible": "karise-kirkekor",
        "partners": "skolen",
        "venue": "kulturhuset",
        "audiences": "boern",
        "goals": "flere",
        "events": "julekoncert",
    }
    html = page(
        a_partnership(plan={"activities": [activity]}, goals=[{"id": "flere", "title": "Flere"}]),
        an_actor(),
        an_actor("skolen", title="Skolen"),
        a_place(),
        an_event(),
    )
    told = html.partition('id="plan-jul"')[2].partition("</li>")[0]
    assert "Fredag den 4.\xa0december 2026 kl.\xa019.30" in told
    for address in (
        "/aktoerer/karise-kirkekor/",
        "/aktoerer/skolen/",
        "/steder/kulturhuset/",
        "/maalgrupper/boern/",
        "/arrangementer/julekoncert/",
    ):
        assert f'href="{address}"' in told, address
    assert "<dd>Flere</dd>" in told


def test_a_plan_without_times_leads_to_no_wheel_and_no_calendar() -> None:
    html = page(a_partnership(plan={"activities": [{"title": "En dag"}], "sources": "Referat"}))
    assert "aarshjul" not in html.partition('<h2 id="plan">')[2].partition("</section>")[0]
    assert "plan.ics" not in html
    assert "Kilde: Referat" in html


def test_the_list_has_the_living_first() -> None:
    listed = rendered(
        partnerships.artifacts,
        bare_edition(
            a_partnership("a", title="A", status="ended"),
            a_partnership("b", title="B", status="proposed"),
            a_partnership("c", title="C", status="active"),
        ),
    )["partnerskaber/index.html"]

    assert re.findall(r'<h2 id="(\w)">', listed) == ["c", "b", "a"]
