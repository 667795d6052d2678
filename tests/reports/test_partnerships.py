"""`portal health` on a small portal: every word that it prints."""

from __future__ import annotations

import json
from typing import Any

from generator.model.portal import Portal
from generator.reports.partnerships import health
from tests.factories import a_meeting, a_partnership, a_place, a_portal, an_actor, an_event


def portal() -> Portal:
    partners = [{"actor": "koret", "role": "Vært"}, {"actor": "skolen", "role": "Gæst"}]
    return a_portal(
        a_partnership(partners=partners, plan={"evaluate_on": "2026-11-01"}),
        a_partnership("film", title="Film", status="proposed", vision="Flere film"),
        a_partnership("aftale", title="Aftale", status="ended", follows_model="nej"),
        an_actor("koret", email="kor@kor.example"),
        an_actor("skolen", title="Skolen"),
    )


def test_it_tells_how_each_partnership_stands_and_what_is_missing() -> None:
    assert health(portal(), "text") == (
        "De otte trin: · ikke begyndt, ? foreslået, ○ i gang, ● nået\n"
        "\n"
        "Sang i byen (aktivt)\n"
        "  ● 1 Aktører  · 2 Behov  · 3 Dialog  · 4 Mål  · 5 Struktur  · 6 Plan  · 7 Formidling"
        "  ○ 8 Evaluering\n"
        "  - Skolen har hverken hjemmeside eller mailadresse på portalen. (part-uden-kontakt)\n"
        "    → Skriv »website« eller foreningens fælles »email« i actors/skolen.md.\n"
        "  - Evalueringen skulle være holdt den 1. november 2026. (evaluering-forfalden)\n"
        "    → Skriv den i evaluations/, eller flyt datoen, og sig hvorfor.\n"
        "\n"
        "Film (forslag)\n"
        "  · 1 Aktører  · 2 Behov  · 3 Dialog  · 4 Mål  · 5 Struktur  · 6 Plan  · 7 Formidling"
        "  · 8 Evaluering\n"
        "\n"
        "Aftale (afsluttet)\n"
        "\n"
        "2 mangler i partnerskaberne.\n"
        "\n"
        "Evalueringer, der venter:\n"
        "  1. november 2026: Sang i byen – forfalden\n"
        "\n"
        "Løse ender ved målene (/temaer/mangler/):\n"
        "  Partnerskab uden mål: Film\n"
        "  Partnerskab uden mål: Sang i byen\n"
        "\n"
        "I hele kommunen:\n"
        "  Aktører, der mangler oplysninger: 2 af 2 (/aktoerer/mangler/)\n"
        "  Steder, der mangler oplysninger: 0 af 0\n"
        "  Åbne behov uden svar: 0 af 0\n"
        "  Aktører, portalen ikke kender bånd, behov eller tilbud hos: 0 af 2\n"
        "  Tekster, der er meget svære at læse: 0 af 0\n"
        "  Sammenfald, ingen har taget stilling til: 0\n"
    )


def test_it_tells_the_same_to_programs() -> None:
    told = json.loads(health(portal(), "json"))
    first, film, agreement = told["partnerships"]
    assert [step["status"] for step in first["steps"]][:2] == ["done", "not_started"]
    assert [lint["code"] for lint in first["lints"]] == [
        "part-uden-kontakt",
        "evaluering-forfalden",
    ]
    assert film["lints"] == []
    assert agreement["steps"] == []
    assert told["evaluations_due"] == [
        {"partnership": "sang-i-byen", "date": "2026-11-01", "overdue": True}
    ]
    assert told["waiting"]["actors_missing"] == {"count": 2, "of": 2}


def across() -> Portal:
    """A broken promise, goals with loose ends, an unanswered need, a clash and one who is alone."""
    goals = [{"id": "flere", "title": "Flere sangere"}]
    follow_ups = [
        {"text": "Find en sal", "responsible": "koret", "due": "2026-10-01"},
        {"text": "Stem klaveret", "due": "2026-10-01", "done": "ja"},
        {"text": "Bag kage", "due": "2026-12-24"},
    ]
    need = {"topic": "musik", "text": "En sal", "method": "survey", "source": "Skema"}
    concert: dict[str, Any] = {
        "organizers": "koret",
        "start": "2026-12-04 19:30",
        "end": "2026-12-04 21:00",
    }
    return a_portal(
        a_partnership(partners=[{"actor": "koret"}], goals=goals),
        a_meeting(
            "kaffemoede", title="Kaffemøde", date="2026-09-01", host="koret", follow_ups=follow_ups
        ),
        an_event("koncert", title="Koncert", venue="salen", partnership="sang-i-byen", **concert),
        an_event("aftensang", title="Aftensang", venue="kirken", **concert),
        a_place("salen", title="Salen"),
        a_place("kirken", title="Kirken"),
        an_actor("koret", title="Koret", needs=[need]),
        an_actor("eneboeren", title="Eneboeren"),
    )


def test_it_tells_what_hangs_across_the_partnerships() -> None:
    said = health(across(), "text")
    assert (
        "Aftalt på møder, og over tiden:\n"
        "  1. oktober 2026: Find en sal (Koret)\n"
        "    → Kaffemøde. Skriv »done: true« i meetings/kaffemoede.md.\n"
        "\n"
        "Løse ender ved målene (/temaer/mangler/):\n"
        "  Mål uden tema: »Flere sangere« (Sang i byen)\n"
        "  Mål, der ikke siger, hvornår det er nået: »Flere sangere« (Sang i byen)\n"
        "  Mål uden arrangement og aktivitet: »Flere sangere« (Sang i byen)\n"
        "  Arrangementer uden mål: 1 i Sang i byen\n"
        "\n"
        "I hele kommunen:\n"
        "  Aktører, der mangler oplysninger: 2 af 2 (/aktoerer/mangler/)\n"
        "  Steder, der mangler oplysninger: 2 af 2 (/aktoerer/mangler/)\n"
        "  Åbne behov uden svar: 1 af 1 (/netvaerk/match/)\n"
        "  Aktører, portalen ikke kender bånd, behov eller tilbud hos: 1 af 2 (/netvaerk/match/)\n"
        "  Tekster, der er meget svære at læse: 0 af 0\n"
        "  Sammenfald, ingen har taget stilling til: 1 (/aarshjul/sammenfald/)\n"
    ) in said


def test_programs_are_told_what_hangs_across_as_well() -> None:
    told = json.loads(health(across(), "json"))
    assert told["follow_ups_overdue"] == [
        {
            "due": "2026-10-01",
            "text": "Find en sal",
            "responsible": "koret",
            "meeting": "kaffemoede",
            "path": "meetings/kaffemoede.md",
        }
    ]
    assert [one["kind"] for one in told["goal_gaps"]] == [
        "goal_without_theme",
        "goal_without_success",
        "goal_without_work",
        "events_without_goal",
    ]
    assert told["waiting"] == {
        "actors_missing": {"count": 2, "of": 2},
        "places_missing": {"count": 2, "of": 2},
        "needs_unmet": {"count": 1, "of": 1},
        "actors_isolated": {"count": 1, "of": 2},
        "texts_hard": {"count": 0, "of": 0},
        "clashes": {"count": 1},
    }
