from __future__ import annotations

import re
from typing import Any

import pytest

from generator.model.entity import Entity
from generator.outputs import partnerships
from tests.factories import a_partnership, a_place, an_actor, an_event
from tests.outputs.rendering import bare_edition, rendered

PAGE = "partnerskaber/sang-i-byen/index.html"
HEADINGS = ("Visionen", "Partnere", "Mål", "Struktur", "Plan", "Møder", "Evaluering", "Kilder")


def page(*entities: Entity) -> str:
    return rendered(partnerships.batches, bare_edition(*entities))[PAGE]


def test_a_proposal_is_unmistakable() -> None:
    html = page(
        a_partnership(status="proposed", partners=[{"actor": "karise-kirkekor"}]), an_actor()
    )

    assert "<title>Forslag: Sang i byen" in html
    assert "Intet af det er aftalt mellem parterne." in html
    assert "Foreslåede partnere" in html


def test_an_active_partnership_is_not_called_a_proposal() -> None:
    assert "orslag" not in page(a_partnership())


def test_its_pages_are_named_by_their_hosts_with_danish_letters() -> None:
    html = page(a_partnership(website="https://www.kulturstrøm.dk/om/", channels=["https://a.dk/"]))
    assert '<a href="https://www.xn--kulturstrm-8cb.dk/om/">kulturstrøm.dk</a>' in html
    assert '<a href="https://a.dk/">a.dk</a>' in html


def test_the_years_of_a_partner() -> None:
    def years(**known: str) -> str:
        html = page(a_partnership(partners=[{"actor": "karise-kirkekor", **known}]), an_actor())
        told = html.partition('class="partner-names"')[2].partition("</ul>")[0]
        return "".join(re.findall(r'muted small">([^<]*)<', told))

    assert years() == ""
    assert years(since="2021") == "siden 2021"
    assert years(until="2024") == "til 2024"
    assert years(since="2021", until="2024") == "2021–2024"


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
        "2024–2026",
        'Tema: <a href="/temaer/faellesskab/">Fællesskab</a>',
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
        partnerships.batches,
        bare_edition(
            a_partnership("a", title="A", status="ended"),
            a_partnership("b", title="B", status="proposed"),
            a_partnership("c", title="C", status="active"),
        ),
    )["partnerskaber/index.html"]

    assert re.findall(r'<h2 id="(\w)">', listed) == ["c", "b", "a"]


def test_promises_stand_beside_what_was_delivered() -> None:
    html = page(
        a_partnership(
            goals=[{"id": "flere", "title": "Flere synger", "success": "Hundrede er med"}],
            plan={
                "activities": [
                    {"title": "Syng med", "goals": "flere", "success": "Alle kan en vise"}
                ],
                "indicators": [
                    {
                        "id": "sangere",
                        "title": "Sangere",
                        "goal": "flere",
                        "baseline": {"date": "2025-01-01", "value": "41"},
                        "target": {"date": "2027-01-01", "value": "100"},
                        "measurements": [{"date": "2026-06-01", "value": "70,5"}],
                    }
                ],
                "evaluate_on": "2026-11-01",
            },
            revisions=[{"date": "2026-06-02", "what": "Nyt mål", "why": "For få kom"}],
        ),
        an_event(partnership="sang-i-byen", goals="flere"),
    )

    told = html.partition("stacked promises")[2].partition("<tbody")[2].partition("</table>")[0]
    assert (
        re.sub(r"<[^>]+>|\s+", " ", told).split(">", 1)[1].split()
        == (
            "Flere synger Hundrede er med Sangere : 70,5 af 100. På vej "
            "Syng med (planlagt) Julekoncert (på vej) 0 er ovre, 1 på vej"
        ).split()
    )
    assert "50 % af vejen" in html
    assert "skulle være holdt</strong>" in html
    assert "Nyt mål" in html
    assert "Hvorfor? For få kom" in html
    # The picture's numbers all stand in the table that it names.
    (told,) = re.findall(r'aria-describedby="([^"]+)"', html)
    table = html.partition(f'id="{told}"')[2].partition("</table>")[0]
    for value in ("41", "70,5", "100"):
        assert value in table


def test_what_is_over_is_called_held_only_where_a_source_says_so() -> None:
    ours: dict[str, Any] = {"partnership": "sang-i-byen", "goals": "flere"}
    html = page(
        a_partnership(goals=[{"id": "flere", "title": "Flere synger"}]),
        an_event("hoert", start="2026-03-01 19:00", evidence="held", **ours),
        an_event("annonceret", start="2026-02-01 19:00", evidence="announced", **ours),
        an_event("maaske", start="2026-01-01 19:00", **ours),
    )

    row = html.partition("stacked promises")[2].partition("</table>")[0]
    assert re.findall(r"\(([^()]+)\)</span>", row) == [
        "1. marts 2026, afholdt",
        "1. februar 2026, var annonceret",
        "1. januar 2026, tidligere arrangement",
    ]
    assert "3 er ovre, 0 på vej" in row


def test_a_proposal_has_promised_nothing() -> None:
    plan = {"activities": [{"title": "Syng med"}]}
    goals = [{"id": "flere", "title": "Flere synger"}]
    html = page(a_partnership(status="proposed", goals=goals, plan=plan))

    assert "Foreslået og gjort" in html
    assert "Lovet" not in html


def test_an_agreement_that_was_never_made_by_the_model_has_no_steps() -> None:
    html = page(a_partnership(follows_model="nej"))

    assert "steps-told" not in html
    assert 'href="#trin"' not in html


def test_the_list_says_what_is_missing_and_what_is_due() -> None:
    plan = {"evaluate_on": "2026-11-01"}
    edition = bare_edition(a_partnership(plan=plan))
    html = rendered(partnerships.batches, edition)["partnerskaber/index.html"]

    assert "1 ting mangler" in html
    assert "Evalueringen skulle være holdt den 1. november 2026" in html
    assert "Forfalden" in html
    assert "/aarshjul/kalender.ics" in html


GOALS = [
    {"id": "flere", "title": "Flere synger", "theme": "faellesskab", "success": "Alle kan tyve."},
    {"id": "bedre", "title": "Bedre sang"},
]


def test_a_goal_says_when_it_is_reached_and_what_serves_it() -> None:
    plan = {
        "activities": [{"title": "Fredagssang", "when": "forår 2027", "goals": "flere"}],
        "indicators": [
            {"id": "antal", "title": "Antal", "unit": "børn", "goal": "flere"}
            | {"target": {"date": "2027-06-30", "value": "1250"}}
        ],
    }
    html = page(
        a_partnership(goals=GOALS, plan=plan),
        an_event(partnership="sang-i-byen", goals="flere"),
        an_event("sidste-jul", partnership="sang-i-byen", goals="flere", start="2025-12-05"),
    )
    first, second = html.partition('id="maal-flere"')[2].split('id="maal-bedre"')
    for text in (
        "<strong>Nået, når:</strong> Alle kan tyve.",
        "Antal: 1.250 børn inden 30. juni 2027",
        "2 arrangementer (1 kommende) og 1 punkt i planen",
        'href="/arrangementer/julekoncert/"',
        'href="/arrangementer/sidste-jul/"',
        "I planen: forår 2027 · Planlagt",
    ):
        assert text in first, text
    assert "Endnu er hverken arrangementer eller" in second.partition("</li>")[0]


def test_what_has_ended_is_told_as_what_was() -> None:
    known: dict[str, Any] = {"goals": GOALS, "partners": [{"actor": "karise-kirkekor"}]}
    html = page(a_partnership(status="ended", **known), an_actor())
    steps = html.partition('class="steps-told"')[2].partition("</ol>")[0]

    for present in ("lige nu", "Hvad mangler?", "I gang", "i gang", "Endnu", "endnu", "kommende"):
        assert present not in html.partition("<main>")[2], present
    assert "Så langt nåede partnerskabet, efter hvad der står på portalen." in html
    assert "Hvad manglede?" in steps
    assert re.findall(r'step-state">([^<]+)<', steps)[:3] == [
        "Begyndt",
        *["Ikke begyndt"] * 2,
    ]
    assert "Der er intet på portalen." in steps
    assert "Hverken arrangementer eller planens punkter blev knyttet til målet." in html
    assert 'href="#kommende"' not in html
    running = page(a_partnership(**known), an_actor())
    for present in ("Sådan står det til lige nu.", "Hvad mangler?", 'href="#kommende"'):
        assert present in running, present


def test_what_is_to_come_is_told_of_what_has_ended_too() -> None:
    html = page(a_partnership(status="ended"), an_event(partnership="sang-i-byen"))

    assert 'href="#kommende"' in html
    assert 'href="/arrangementer/julekoncert/"' in html


@pytest.mark.parametrize(
    ("partners", "fields", "headings"),
    [
        (["Vært", None], {}, ["Vært", "Rollen er ikke oplyst"]),
        ([None, None], {}, ["Rollen er ikke oplyst"]),
        # What never followed the steps is not measured by them.
        (["Vært", None], {"follows_model": "nej"}, ["Vært", "Øvrige partnere"]),
        ([None, None], {"follows_model": "nej"}, ["Partnere"]),
    ],
)
def test_a_partner_without_a_role_is_given_none(
    partners: list[str | None], fields: dict[str, Any], headings: list[str]
) -> None:
    actors = ("karise-kirkekor", "skolen")
    told = [
        {"actor": actor, **({"role": role} if role else {})}
        for actor, role in zip(actors, partners, strict=True)
    ]
    html = page(a_partnership(partners=told, **fields), *map(an_actor, actors))

    found = html.partition('<h2 id="partnere">')[2].partition("</section>")[0]
    assert re.findall(r"<dt>([^<]+)</dt>", found) == headings


def test_a_proposed_goal_is_not_told_as_agreed() -> None:
    html = page(a_partnership(status="proposed", goals=GOALS))

    assert "<strong>Ville være nået, når:</strong>" in html
    assert "<strong>Nået, når:</strong>" not in html


STRUCTURE: dict[str, list[dict[str, Any]]] = {
    "groups": [
        {"id": "styr", "title": "Rådet", "kind": "steering_group", "lead": "karise-kirkekor"},
        {"title": "Nodeholdet", "members": ["karise-kirkekor"], "task": "Vælger sange."},
    ],
    "resources": [
        {"kind": "hours", "title": "Kor", "amount": "3", "period": "om ugen"}
        | {"actor": "karise-kirkekor"},
        {"kind": "hours", "title": "Møder", "amount": "1200", "period": "pr. år"},
        {"kind": "hours", "title": "Kage", "amount": "1", "period": "om ugen"},
    ],
}


def test_the_chart_and_the_table_name_the_same_groups() -> None:
    html = page(a_partnership(structure=STRUCTURE), an_actor())
    drawn = html.partition('class="org org-smal"')[2].partition("</svg>")[0]
    table = html.partition('id="grupper"')[2].partition("</table>")[0]

    for text in ("Rådet", "Nodeholdet", "Karise Kirkekor"):
        assert text in drawn
        assert text in table
    assert re.findall(r'<td role="cell" data-label="Hører under">(Rådet)?</td>\s*</tr>', table) == [
        "",
        "Rådet",
    ]
    assert 'aria-describedby="grupper"' in html


def test_one_group_alone_is_a_table_without_a_chart() -> None:
    html = page(a_partnership(structure={"groups": STRUCTURE["groups"][:1]}), an_actor())

    assert "<svg" not in html.partition('id="struktur"')[2].partition("</section>")[0]
    assert 'id="grupper"' in html


def test_resources_are_added_up_by_period_and_told_by_whom() -> None:
    html = page(a_partnership(structure=STRUCTURE), an_actor())
    told = html.partition(">Ressourcer</h3>")[2]

    assert "<li>4 timer om ugen</li>" in told
    assert "<li>1.200 timer pr. år</li>" in told
    assert "Timer står i flere linjer, fordi de gælder hver sin periode." in told
    assert "Ved 2 ressourcer er der ikke nævnt nogen part." in told
    assert "Kor: 3 timer om ugen" in told.partition("Karise Kirkekor")[2].partition("</ul>")[0]
