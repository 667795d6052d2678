"""Issues of the newsletter: what an edition holds, what its readers know, what is told again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model.newsletter import NewsletterIssue
from generator.model.portal import Portal
from generator.model.sent import Manifest
from generator.outreach.choosing import plan_of
from generator.outreach.drafts import DraftError
from generator.outreach.issues import draft_of_issue, unsent
from generator.outreach.letter import Newsletter
from generator.outreach.manifest import manifest_text
from generator.outreach.newsletter import compose
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT
from tests.factories import (
    BASE_URL,
    Fields,
    a_meeting,
    a_newsletter,
    a_partnership,
    a_place,
    a_portal,
    a_school_offer,
    an_actor,
    an_event,
    some_news,
    some_settings,
)

EDITIONS: dict[str, Any] = {
    "borgere": {"title": "Kultur i Prøveby"},
    "boern": {"title": "For børn", "audiences": "boern", "holds": "events"},
    "skoler": {"title": "Til skoler", "audiences": "boern", "holds": ["school_offers"]},
    "partnere": {
        "title": "Til partnere",
        "of_partnerships": "true",
        "holds": ["meetings", "news", "events"],
    },
}
SETTINGS = some_settings(newsletter={"editions": EDITIONS})


def portal_of(*entities: Any, now: str = "2026-12-01 09:00") -> Portal:
    return a_portal(*entities, a_place(), settings=SETTINGS, now=now)


def letter(portal: Portal, issue: NewsletterIssue) -> Newsletter:
    plan = plan_of(portal, issue)
    return compose(portal, BASE_URL, issue.start, issue.end, grouping=issue.group, plan=plan)


def sent(portal: Portal, issue: NewsletterIssue, moment: str) -> NewsletterIssue:
    """The issue as `portal newsletter sent` would leave it, through the text of its manifest."""
    data = read_yaml(manifest_text(letter(portal, issue))).data
    written = issue.model_dump(mode="json", exclude_unset=True)
    manifest = Manifest.model_validate(data).model_dump(mode="json", exclude_none=True)
    return a_newsletter(
        issue.slug, **written | {"state": "sent", "sent": moment, "manifest": manifest}
    )


def titles(found: Newsletter) -> list[str]:
    return [entry.title for group in found.groups for entry in (*group.cards, *group.lines)]


def changes(found: Newsletter) -> list[tuple[str, str, str]]:
    return [(entry.title, entry.mark, entry.notice) for entry in found.changes]


def next_letter(*now: Any, before: tuple[Any, ...], **second: str) -> Newsletter:
    """What a second letter says of events that a first one told as they were `before`."""
    first = a_newsletter("nr-1", edition="borgere")
    one = sent(portal_of(*before), first, "2026-12-01 10:00")
    days = {"start": "2026-12-08", "end": "2026-12-21"} | second
    two = a_newsletter("nr-2", edition="borgere", **days)
    return letter(portal_of(*now, one, two, now="2026-12-08 09:00"), two)


# --- what is told once ----------------------------------------------------------------------------


def test_what_a_letter_told_no_later_one_tells() -> None:
    old, new = an_event(start="2026-12-10 19:00"), an_event("ny", title="Ny", start="2026-12-11")
    second = next_letter(old, new, before=(old,))
    assert titles(second) == ["Ny"]
    assert second.changes == ()
    assert "Det, vi har skrevet om før, gentager vi kun, når noget er ændret." in second.intro


def test_editions_remember_apart() -> None:
    event = an_event(start="2026-12-10 19:00", audiences="boern")
    one = sent(portal_of(event), a_newsletter("nr-1", edition="borgere"), "2026-12-01 10:00")
    two = a_newsletter("nr-2", edition="boern")
    assert titles(letter(portal_of(event, one, two), two)) == ["Julekoncert"]


def test_a_corrected_text_is_no_change() -> None:
    before = an_event(start="2026-12-10 19:00", summary="Kom.")
    second = next_letter(
        an_event(start="2026-12-10 19:00", summary="Kom i god tid.", body="Mere."),
        before=(before,),
    )
    assert (second.changes, titles(second)) == ((), [])
    assert second.intro.startswith("Der er ikke kommet nye arrangementer")


def test_what_found_no_room_is_told_by_the_next() -> None:
    events = [an_event(f"nr-{n}", title=f"Nr. {n}", start="2026-12-10 19:00") for n in range(3)]
    portal, issue = portal_of(*events), a_newsletter(edition="borgere")
    cut = compose(
        portal, BASE_URL, issue.start, issue.end, cards=1, lines=1, plan=plan_of(portal, issue)
    )
    assert (sorted(cut.told), cut.shown, cut.total) == (["nr-0", "nr-1"], 2, 3)


def test_days_that_are_over_are_told_by_none() -> None:
    issue = a_newsletter(edition="borgere")
    events = (an_event("foer", start="2026-12-02 19:00"), an_event("nu", start="2026-12-05 19:00"))
    assert len(titles(letter(portal_of(*events, now="2026-12-05 09:00"), issue))) == 1


# --- what changed ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "mark", "notice"),
    [
        (
            {"status": "cancelled", "status_reason": "Sygdom"},
            "AFLYST",
            "torsdag den 10. december kl. 19.00. Sygdom.",
        ),
        (
            {"start": "2027-02-10 20:00", "status": "rescheduled"}
            | {"previous_start": "2026-12-10 19:00"},
            "FLYTTET",
            "fra torsdag den 10. december 2026 kl. 19.00 "
            "til onsdag den 10. februar 2027 kl. 20.00.",
        ),
        ({"booking": "sold_out"}, "UDSOLGT", "torsdag den 10. december kl. 19.00."),
        (
            {"venue": "kulturhuset"},
            "NYT STED",
            "torsdag den 10. december kl. 19.00: Kulturhuset.",
        ),
    ],
)
def test_each_change_has_its_words(fields: Fields, mark: str, notice: str) -> None:
    before = an_event(start="2026-12-10 19:00")
    written: Fields = {"start": "2026-12-10 19:00"}
    now = an_event(**written | fields)
    second = next_letter(now, before=(before,))
    assert changes(second) == [("Julekoncert", mark, notice)]
    assert titles(second) == []


def test_what_is_gone_is_told_once_and_leads_to_the_list() -> None:
    event = an_event(start="2026-12-10 19:00")
    one = sent(portal_of(event), a_newsletter("nr-1", edition="borgere"), "2026-12-01 10:00")
    two = a_newsletter("nr-2", edition="borgere", start="2026-12-08", end="2026-12-21")
    portal = portal_of(one, two, now="2026-12-08 09:00")
    second = letter(portal, two)
    told = ("Julekoncert", "TAGET AF PROGRAMMET", "torsdag den 10. december kl. 19.00.")
    assert changes(second) == [told]
    assert second.changes[0].url == f"{BASE_URL}arrangementer/"
    again = sent(portal, two, "2026-12-08 10:00")
    three = a_newsletter("nr-3", edition="borgere", start="2026-12-09", end="2026-12-22")
    assert letter(portal_of(one, again, three, now="2026-12-09 09:00"), three).changes == ()
    back = letter(portal_of(event, one, again, three, now="2026-12-09 09:00"), three)
    assert titles(back) == ["Julekoncert"]


def test_a_cancellation_is_told_though_its_day_has_passed_since() -> None:
    before = an_event(start="2026-12-03 19:00")
    off = an_event(start="2026-12-03 19:00", status="cancelled")
    assert [mark for _, mark, _ in changes(next_letter(off, before=(before,)))] == ["AFLYST"]
    moved = an_event(
        start="2026-12-04 19:00", status="rescheduled", previous_start="2026-12-03 19:00"
    )
    assert changes(next_letter(moved, before=(before,))) == []


def test_an_event_that_was_renamed_is_the_same() -> None:
    before = an_event(start="2026-12-10 19:00")
    now = an_event("jul", start="2026-12-10 19:00", aliases="/arrangementer/julekoncert/")
    second = next_letter(now, before=(before,))
    assert (second.changes, titles(second)) == ((), [])


def test_one_date_of_a_series_is_cancelled_and_a_new_one_is_new() -> None:
    def series(until: str, **fields: Any) -> Any:
        repeat = {"every": "week", "until": until}
        return an_event("kor", title="Kor", start="2026-12-09 19:00", repeat=repeat, **fields)

    off = [{"date": "2026-12-09 19:00", "status": "cancelled"}]
    second = next_letter(series("2026-12-16", changes=off), before=(series("2026-12-09"),))
    assert changes(second) == [("Kor", "AFLYST", "onsdag den 9. december kl. 19.00.")]
    assert [group.title for group in second.groups] == ["Onsdag den 16. december"]


def test_a_letter_of_the_future_was_not_sent() -> None:
    event = an_event(start="2026-12-20 19:00")
    days = {"start": "2026-12-08", "end": "2026-12-21"}
    later = sent(
        portal_of(event), a_newsletter("nr-1", edition="borgere", **days), "2026-12-24 10:00"
    )
    assert not later.is_public(portal_of().now)


# --- editions and rules ---------------------------------------------------------------------------


def test_an_edition_holds_what_its_rules_let_through() -> None:
    events = (
        an_event("a", title="Børneteater", audiences="boern", partnership="sang-i-byen"),
        an_event("b", title="Foredrag"),
        an_event("c", title="Gratis", audiences="boern", price="gratis", venue="kulturhuset"),
    )
    portal = portal_of(*events, a_partnership())

    def held(**fields: Any) -> list[str]:
        return titles(letter(portal, a_newsletter(**fields)))

    assert held(edition="borgere") == ["Børneteater", "Foredrag", "Gratis"]
    assert held(edition="boern") == ["Børneteater", "Gratis"]
    assert held(edition="boern", free="true") == ["Gratis"]
    assert held(edition="boern", localities="karise") == ["Gratis"]
    assert held(edition="boern", localities="oeby") == []
    assert held(edition="partnere") == ["Børneteater"]
    assert held(edition="skoler") == []
    assert held(edition="borgere", types="udstilling") == []
    assert held(edition="borgere", topics="musik") == ["Børneteater", "Foredrag", "Gratis"]


def test_a_letter_of_some_does_not_speak_of_all() -> None:
    event = an_event(audiences="boern")
    whole, some, none = (
        letter(portal_of(event), a_newsletter(**fields)).intro
        for fields in (
            {"edition": "borgere"},
            {"edition": "boern"},
            {"edition": "boern", "free": "true"},
        )
    )
    assert whole.startswith("Her er, hvad der sker i Prøveby Kommune fra tirsdag den 1. december")
    assert some.startswith("Her er noget af det, der sker i Prøveby Kommune fra ")
    assert none.startswith("Denne gang er der ikke noget nyt i kalenderen til dette brev fra ")


def test_schools_hear_of_each_offer_once_and_partners_of_meetings() -> None:
    offer, actor = a_school_offer(summary="En sang.", provider="karise-kirkekor"), an_actor()
    proposed = a_school_offer("drøm".replace("ø", "oe"), title="Drøm", status="proposed")
    issue = a_newsletter("nr-1", edition="skoler")
    portal = portal_of(offer, proposed, actor)
    (bulletin,) = letter(portal, issue).bulletins
    assert [(item.title, item.when) for item in bulletin.items] == [
        ("Syng med", "1. klasse, Karise Kirkekor")
    ]
    two = a_newsletter("nr-2", edition="skoler")
    done = sent(portal, issue, "2026-12-01 09:00")
    assert letter(portal_of(offer, actor, done, two), two).bulletins == ()
    meeting, off = a_meeting(date="2026-12-12 16:00"), a_meeting("nej", cancelled="true")
    partner = a_newsletter("nr-3", edition="partnere")
    portal = portal_of(meeting, off, some_news())
    (bulletin,) = letter(portal, partner).bulletins
    assert [item.title for item in bulletin.items] == ["Netværksmøde"]
    told = sent(portal, partner, "2026-12-01 09:00")
    cancelled = a_meeting(date="2026-12-12 16:00", cancelled="true")
    four = a_newsletter("nr-4", edition="partnere")
    (bulletin,) = letter(portal_of(cancelled, told, four), four).bulletins
    assert [(item.title, item.mark) for item in bulletin.items] == [("Netværksmøde", "Aflyst")]


def test_what_is_pinned_stands_first_and_only_there() -> None:
    events = (an_event("a", title="A"), an_event("b", title="B", start="2027-03-01 19:00"))
    found = letter(portal_of(*events), a_newsletter(edition="boern", pinned=["b", "a"]))
    assert [entry.title for entry in found.pinned] == ["B", "A"]
    assert titles(found) == []
    assert sorted(found.told) == ["a", "b"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_sent_to_what_is_called_off(status: str) -> None:
    portal = portal_of(an_event(status=status), a_newsletter(pinned="julekoncert"))
    with pytest.raises(DraftError, match=r"»julekoncert«\. Det er forbi, aflyst eller udskudt"):
        unsent(portal, "2026-12")


def test_what_an_editor_wrote_stands_as_it_is() -> None:
    issue = a_newsletter(edition="borgere", title="Jul & lys", intro="Kære alle.", group="topic")
    found = letter(portal_of(an_event()), issue)
    assert (found.title, found.intro) == ("Jul & lys", "Kære alle.")
    assert found.subject == "Kultur i Prøveby: Jul & lys"
    assert [group.title for group in found.groups] == ["Musik"]


# --- the manifest ---------------------------------------------------------------------------------


def test_a_manifest_holds_all_that_the_letter_said_and_no_host() -> None:
    hostile = 'Nisse: "jul" {a: b} # \\ & <b>'
    outside = {"name": 'Hos "Ib": her', "address": "Vej 1"}
    event = an_event(title=hostile, summary=hostile, venue=outside, price="120")
    portal = portal_of(event, some_news())
    issue = a_newsletter(edition="borgere")
    text = manifest_text(letter(portal, issue))
    read = read_yaml(text)
    assert read.faults == []
    told = Manifest.model_validate(read.data)
    (day, news) = told.letter.sections
    assert (day.title, day.entries[0].title) == ("Fredag den 4. december", hostile)
    assert day.entries[0].facts == 'Koncert · Kl. 19.30 · Hos "Ib": her · 120 kr.'
    assert day.entries[0].summary == hostile
    assert news.entries[0].page == "/nyheder/ny-portal/"
    assert BASE_URL not in text
    assert told.told["julekoncert"].title == hostile
    dates = [line for line in text.split("\n") if "start:" in line]
    assert dates == [
        '      - {start: "2026-12-04T19:30:00", status: "scheduled", '
        'outside: {name: "Hos \\"Ib\\": her", address: "Vej 1"}}'
    ]


text = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp")), min_size=1)


@given(text.filter(lambda one: one == one.strip() and len(one) <= 140), st.booleans())
def test_any_words_come_back_as_they_were(words: str, dated: bool) -> None:
    try:
        event = an_event(title=words, start="2026-12-04" if dated else "2026-12-04 19:30")
    except ValidationError:
        assume(False)
    told = letter(portal_of(event), a_newsletter(edition="borgere", intro=words))
    read = read_yaml(manifest_text(told))
    assert read.faults == []
    manifest = Manifest.model_validate(read.data)
    assert manifest.told["julekoncert"].told() == told.told["julekoncert"].dates
    assert manifest.letter.sections[0].entries[0].title == event.title
    assert manifest.letter.intro == told.intro


def test_equal_letters_have_equal_drafts() -> None:
    portal, issue = portal_of(an_event()), a_newsletter(edition="borgere")
    one, two = (draft_of_issue(portal, BASE_URL, ROOT / "theme", issue) for _ in range(2))
    assert one.files == two.files
    assert sorted(name.partition("2026-12")[2] for name in one.files) == [
        ".eml", ".html", ".md", ".sent.yml", ".txt",
    ]  # fmt: skip


def test_dates_are_compared_with_the_day_of_the_last_letter() -> None:
    """A correction of what was over long before it was written is no news."""
    before = an_event(start="2026-12-03 19:00")
    one = sent(portal_of(before), a_newsletter("nr-1", edition="borgere"), "2026-12-01 10:00")
    days = {"start": "2026-12-08", "end": "2026-12-21"}
    two = sent(
        portal_of(before, one, now="2026-12-08 09:00"),
        a_newsletter("nr-2", edition="borgere", **days),
        "2026-12-08 10:00",
    )
    three = a_newsletter("nr-3", edition="borgere", start="2026-12-22", end="2027-01-04")
    off = an_event(start="2026-12-03 19:00", status="cancelled")
    portal = portal_of(off, one, two, three, now="2026-12-22 09:00")
    assert letter(portal, three).changes == ()
    assert letter(portal_of(off, one, three, now="2026-12-22 09:00"), three).changes != ()
    assert portal.today == date(2026, 12, 22)
