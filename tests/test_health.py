"""`portal health` on a small portal: every word that it prints."""

from __future__ import annotations

import json

from generator.health import health
from tests.factories import a_partnership, a_portal, an_actor


def portal():
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
        "Evalueringer, der venter:\n"
        "  1. november 2026: Sang i byen – forfalden\n"
        "\n"
        "2 mangler.\n"
    )


def test_it_tells_the_same_to_programs() -> None:
    first, film, agreement = json.loads(health(portal(), "json"))
    assert [step["status"] for step in first["steps"]][:2] == ["done", "not_started"]
    assert [lint["code"] for lint in first["lints"]] == [
        "part-uden-kontakt",
        "evaluering-forfalden",
    ]
    assert film["lints"] == []
    assert agreement["steps"] == []
