"""The register of checks, and what the broken portals of `tests/invalid/` do not reach."""

from __future__ import annotations

import ast
import inspect
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec import structs

from generator import checking, outputs
from generator.artifacts import planned
from generator.checking import addresses, events, rules, series, sources
from generator.checking.known import FIXED, is_embedded, is_month, known_addresses
from generator.checking.look import PAIRS, contrast
from generator.model.portal import HandwrittenPage
from generator.model.settings import Look
from generator.presenting.addresses import file_path
from generator.problems import CODES
from tests.factories import (
    a_meeting,
    a_partnership,
    a_place,
    a_portal,
    a_tradition,
    an_actor,
    an_edition,
    an_event,
    some_settings,
)

GENERATOR = Path(checking.__file__).parent.parent


RULES = (*rules.OF_PORTAL, *rules.OF_ENTITY, *rules.OF_EVENT, *rules.OF_SERIES)


def test_every_check_says_in_one_line_what_holds() -> None:
    for rule in RULES:
        assert rule.__doc__, rule.__name__
        assert "\n" not in rule.__doc__.strip(), rule.__name__


def test_every_rule_of_the_room_is_in_the_register() -> None:
    rooms = {room for rule in RULES if (room := inspect.getmodule(rule)) is not None}
    written: set[object] = {
        function
        for room in rooms
        for name, function in inspect.getmembers(room, inspect.isfunction)
        if not name.startswith("_")
        and "Iterator[Finding]" in str(inspect.signature(function).return_annotation)
        and function.__module__ == room.__name__
    }
    assert written == set(RULES)


# Where the code stands among a call's arguments.
_CODE_AT = {
    "Finding": 2,
    "Problem": 3,
    "PydanticCustomError": 0,
    "fault": 1,
    "YamlFault": 2,
    "_fault": 1,
    "FrontMatterFault": 1,
    "whole": 1,
    "_whole": 1,
    "at": 3,
}
_NEVER_SHOWN = {"modsigelser"}  # carries several faults; reading/schema.py takes them apart


def _codes_in_calls() -> set[str]:
    found = set()
    for file in GENERATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
                place = _CODE_AT.get(name, len(node.args))
                if any(isinstance(argument, ast.Starred) for argument in node.args[: place + 1]):
                    place = 1  # `*entity.place_of(field)` stands for path and field
                argument = node.args[place] if place < len(node.args) else None
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found - _NEVER_SHOWN


def test_every_code_in_the_source_is_registered() -> None:
    assert _codes_in_calls() - CODES.keys() == set()


def test_every_registered_code_is_in_the_source() -> None:
    files = (file for file in GENERATOR.rglob("*.py") if file.name != "problems.py")
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [code for code in CODES if f'"{code}"' not in text] == []


def test_every_code_is_explained_in_one_danish_sentence() -> None:
    for code, sentence in CODES.items():
        assert sentence.endswith("."), code
        assert sentence[0].isupper() or sentence.startswith(("»", "YAML")), code


# --- addresses ------------------------------------------------------------------------------------


class Blank:
    """A frame for pages that are planned and never rendered."""

    digest = ""

    def for_section(self, section: str | None, *, exact: bool = False) -> Blank:
        return self

    def pour(self, *, title: str, head: Iterable[bytes], main: Iterable[bytes]) -> bytes:
        raise AssertionError("nothing is rendered here")


def test_the_fixed_addresses_are_those_that_the_outputs_make() -> None:
    """Told without a build by `known.py`, made by OUTPUTS: one must not forget the other."""
    planned_one = a_partnership("sang", plan={"evaluate_on": "2027-01-01"})
    portal = a_portal(
        an_event("jul"), an_actor("koret"), a_place("torvet"), planned_one, a_meeting("kaffe")
    )
    edition = structs.replace(
        an_edition(portal),
        frames=dict.fromkeys(range(4), Blank()),
        shell_files=defaultdict(bytes),
    )
    made = {artifact.path for output in outputs.OUTPUTS for artifact in planned(output(edition))}
    pages = {path for path in made if path.endswith("index.html")}
    known = {file_path(address) for address in known_addresses(portal)}
    assert {path for path in known if path not in pages} == {"admin/index.html"}
    others = {"/" + path.removesuffix("index.html") for path in pages - known}
    assert {one for one in others if not (is_month(one) or is_embedded(portal, one))} == set()
    framed = {one for one in others if one.startswith("/indlejr/")}
    assert len(framed) == 2 * len(edition.lists.collections)
    assert not is_embedded(portal, "/indlejr/arrangementer/jul/liste/")
    assert not is_embedded(portal, "/indlejr/aktoerer/andre/liste/")
    assert "/" in FIXED


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("/aarshjul/2027/", True),
        ("/aarshjul/2026/", True),
        ("/aarshjul/2031/", False),
        ("/aarshjul/kalender.ics", True),
        ("/aarshjul/rss.xml", False),
        ("/partnerskaber/med/aarshjul/", True),
        ("/partnerskaber/med/plan.ics", True),
        ("/partnerskaber/med/aarshjul/kalender.ics", False),
        ("/partnerskaber/uden/aarshjul/", False),
        ("/partnerskaber/uden/plan.ics", False),
        ("/kalender/2026/12/", True),
        ("/kalender/2026/13/", False),
        ("/kalender/2026/uge-1/", True),
        ("/kalender/2026/uge-53/", True),
        ("/kalender/2026/uge-0/", False),
        ("/kalender/2026/uge-09/", False),
        ("/kalender/2026/uge-54/", False),
    ],
)
def test_links_to_years_and_plans_lead_to_what_is_made(link: str, there: bool) -> None:
    portal = a_portal(
        a_partnership("med", plan={"evaluate_on": "2027-01-01"}),
        a_partnership("uden", plan={"activities": [{"title": "En dag"}]}),
        an_actor(body=f"[Se her]({link})"),
    )
    assert (list(addresses.links_lead_somewhere(portal)) == []) is there


# --- rules ----------------------------------------------------------------------------------------


def test_a_series_may_begin_on_the_last_friday() -> None:
    repeat = {"every": "month", "on": "last friday", "until": "2027-03-01"}
    event = an_event(start="2026-11-27 19:30", repeat=repeat)
    assert event.repeat is not None
    assert (
        list(series.series_begin_on_one_of_their_days(a_portal(event), event, event.repeat)) == []
    )


@pytest.mark.parametrize("on", ["2nd friday", "last friday", "saturday"])
def test_the_first_fitting_day_is_suggested(on: str) -> None:
    every = "week" if on == "saturday" else "month"
    event = an_event(
        start="2026-12-04 19:30", repeat={"every": every, "on": on, "until": "2027-03-01"}
    )
    assert event.repeat is not None
    (found,) = series.series_begin_on_one_of_their_days(a_portal(event), event, event.repeat)
    day = {"2nd friday": "2026-12-11", "last friday": "2026-12-25", "saturday": "2026-12-05"}[on]
    assert found.hint == f"Ret »start« til {day}, som er den første dag i serien, eller ret »on«."


def test_an_hour_that_is_written_out_with_its_offset_is_meant() -> None:
    event = an_event(
        start="2026-10-18 02:30",
        repeat={"dates": ["2026-10-25 02:30+01:00"]},
    )
    assert event.repeat is not None
    assert list(series.every_date_exists_once(a_portal(event), event, event.repeat)) == []


def test_a_deadline_on_the_day_itself_is_fine() -> None:
    event = an_event(start="2026-12-04 19:30", registration_deadline="2026-12-04")
    assert list(events.registration_closes_before_the_end(a_portal(event), event)) == []


def test_the_deadline_of_a_series_is_measured_by_its_last_date() -> None:
    event = an_event(
        start="2026-12-04 19:30",
        registration_deadline="2026-12-10",
        repeat={"every": "week", "until": "2026-12-18"},
    )
    assert list(events.registration_closes_before_the_end(a_portal(event), event)) == []


def test_an_invented_portal_needs_no_sources() -> None:
    real = a_portal(an_actor(), a_tradition())
    invented = structs.replace(real, settings=some_settings(invented=True))
    assert len(list(sources.facts_have_sources(real))) == 2
    assert list(sources.facts_have_sources(invented)) == []


def test_the_portals_own_colours_can_be_read() -> None:
    look = Look()
    for front, back in PAIRS:
        for scheme in (0, 1):
            assert contrast(getattr(look, front)[scheme], getattr(look, back)[scheme]) >= 4.5


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_reckoned_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


# --- kinds whose addresses have two parts ---------------------------------------------------------


def test_links_to_meetings_are_followed_all_the_way() -> None:
    """`/netvaerk/moeder/…`: the address of the kind has two parts."""
    meeting = a_meeting("kaffe", title="Kaffe")
    good = (
        "/netvaerk/",
        "/netvaerk/moeder/",
        "/netvaerk/moeder/kaffe/",
        "/netvaerk/moeder/kalender.ics",
        "/netvaerk/moeder/kaffe/begivenhed.ics",
    )
    bad = ("/netvaerk/kaffe/", "/netvaerk/moeder/te/", "/moeder/kaffe/", "/netvaerk/moeder/x/y.jpg")
    for link in (*good, *bad):
        told = an_actor(body=f"[her]({link})")
        found = list(addresses.links_lead_somewhere(a_portal(meeting, told)))
        assert [one.code for one in found] == (["doedt-link"] if link in bad else []), link


def test_a_link_to_a_meeting_that_is_a_draft_says_so() -> None:
    portal = structs.replace(
        a_portal(an_actor(body="[her](/netvaerk/moeder/kaffe/)")),
        absent={("meetings", "kaffe"): "draft"},
    )
    (found,) = addresses.links_lead_somewhere(portal)
    assert found.code == "henvisning-til-kladde"


def test_no_hand_written_page_stands_among_the_network() -> None:
    for address in ("/netvaerk/", "/netvaerk/andet/", "/netvaerk/moeder/kaffe/"):
        page = HandwrittenPage(address, "T", "D", "pages/netvaerk/index.md")
        portal = structs.replace(a_portal(), pages=(page,))
        (found,) = addresses.pages_leave_the_portals_addresses_alone(portal)
        assert found.code == "samme-adresse"
