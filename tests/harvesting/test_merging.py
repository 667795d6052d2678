"""What a calendar says is brought into files, and what an editor says stays there."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.harvesting.found import LeftOut
from generator.model.times import parse_instant, parse_when
from tests.harvesting.house import House, found, on, weekly

LUCIA = "events/2026/lucia-i-kirken.md"
KOR = "events/2026/aaben-korproeve.md"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_new_event_is_a_whole_file(house: House) -> None:
    event = found(
        end="2026-12-13 17:30",
        text="Lyset kommer.\nTag *et* lys med.\n\n- <b>Gratis</b>",
        location="Torvet, 1234 Sangby",
        price="Gratis",
        url="https://koret.example.dk/lucia",
        categories=("Koncert",),
    )
    assert [line.path for line in house.bring(event).new] == [LUCIA]
    assert house.text(LUCIA) == (
        "---\n"
        "title: Lucia i kirken\n"
        "start: 2026-12-13 16:00\n"
        "end: 2026-12-13 17:30\n"
        "venue: torvet\n"
        "organizers: [koret]\n"
        "type: koncert\n"
        "topics: [musik]\n"
        "price: gratis\n"
        "source:\n"
        "  system: kalenderen hos Koret\n"
        "  actor: koret\n"
        '  uid: "lucia@kor"\n'
        '  url: "https://koret.example.dk/lucia"\n'
        "  fetched: 2026-11-22 09:00\n"
        "  base:\n"
        + "".join(
            f"    {name}: {house.fields(LUCIA)['source']['base'][name]}\n"
            for name in ("title", "venue", "price", "link", "text", "time")
        )
        + 'sources: ["https://koret.example.dk/lucia"]\n'
        "---\n\n"
        "Lyset kommer.\\\nTag \\*et\\* lys med.\n\n\\- \\<b\\>Gratis\\</b\\>\n"
    )


@pytest.mark.parametrize(
    ("page", "website", "sources"),
    [
        ("https://koret.example.dk/lucia", "https://koret.example.dk/", "its page"),
        ("", "https://koret.example.dk/", "the website"),
        ("https://koret.example.dk/kal.ics", "https://koret.example.dk/", "the website"),
        (
            "https://calendar.google.com/calendar/ical/k/private-1f0c9a3e/basic.ics",
            "https://koret.example.dk/kal.ics",
            "none",
        ),
        ("", "", "none"),
    ],
)
def test_a_calendars_own_address_stands_in_no_file(
    house: House, page: str, website: str, sources: str
) -> None:
    if website:
        house.edit("actors/koret.md", "group:", f"website: {website}\ngroup:")
    house.bring(found(url=page))
    told = {"its page": [page], "the website": [website], "none": None}[sources]
    assert house.fields(LUCIA).get("sources") == told
    assert "kal.ics" not in house.text(LUCIA)
    assert "private-" not in house.text(LUCIA)


def test_the_source_is_followed_where_nobody_else_has_written(house: House) -> None:
    house.bring(found(text="Kom og syng."))
    house.edit(LUCIA, "topics: [musik]\n", "topics: [musik]\naudiences: [boern]\n")
    house.now = parse_instant("2026-11-23 04:00")
    proposal = house.bring(
        found(title="Lucia i Sangby", start="2026-12-13 17:00", price="50-80", text="Kom og lyt.")
    )
    assert [line.said for line in proposal.changed] == ["titel, tid, pris, tekst"]
    fields = house.fields(LUCIA)
    assert (fields["title"], fields["start"]) == ("Lucia i Sangby", "2026-12-13 17:00")
    assert (fields["price"], fields["audiences"]) == ("50-80", ["boern"])
    assert fields["source"]["fetched"] == "2026-11-23 04:00"
    assert house.text(LUCIA).endswith("---\n\nKom og lyt.\n")


def test_a_quiet_night_changes_nothing(house: House) -> None:
    house.bring(found())
    before = house.files()
    house.now = parse_instant("2026-11-25 04:00")
    proposal = house.bring(found())
    assert (proposal.unchanged, house.files()) == (1, before)


def test_what_an_editor_wrote_stays(house: House) -> None:
    house.bring(found(price="50", text="Kom."))
    house.edit(LUCIA, "title: Lucia i kirken", "title: Luciaoptog")
    house.edit(LUCIA, 'price: "50"\n', "")
    house.edit(LUCIA, "\nKom.\n", "\nKom endelig.\n")
    before = house.files()
    assert house.bring(found(price="50", text="Kom.")).conflicts == []
    assert house.files() == before


def test_when_both_have_changed_it_the_file_wins_and_it_is_told_once(house: House) -> None:
    house.bring(found())
    house.edit(LUCIA, "start: 2026-12-13 16:00", "start: 2026-12-13 15:00")
    proposal = house.bring(found(start="2026-12-13 18:00"))
    assert [line.said for line in proposal.conflicts] == [
        "tid: portalen siger »2026-12-13 15:00«, kilden »2026-12-13 18:00«"
    ]
    assert house.fields(LUCIA)["start"] == "2026-12-13 15:00"
    assert house.propose(found(start="2026-12-13 18:00")).conflicts == []
    # Who writes what the source says follows it again.
    house.edit(LUCIA, "start: 2026-12-13 15:00", "start: 2026-12-13 18:00")
    house.bring(found(start="2026-12-13 20:00"))
    assert house.fields(LUCIA)["start"] == "2026-12-13 20:00"


def test_a_draft_is_a_no(house: House) -> None:
    house.bring(found())
    house.edit(LUCIA, "title: Lucia", "draft: true\ntitle: Lucia")
    assert house.bring(found()).new == []
    assert len(house.files()) == 2


def test_what_is_left_out_is_not_fetched(tmp_path: Path) -> None:
    house = House(tmp_path, leave_out=["lucia@kor", "Bestyrelsesmøde"])
    proposal = house.bring(found(), found("Bestyrelsesmøde", uid="b"))
    reason = "står under »leave_out« i »calendar_source«"
    assert [(line.title, line.said) for line in proposal.left_out] == [
        *(("Lucia i kirken", reason), ("Bestyrelsesmøde", reason))
    ]
    said = "Udeladt:\n   Lucia i kirken, søndag den 13. december 2026: står under »leave_out«"
    assert said in house.told(proposal)


def test_comments_are_never_lost(house: House) -> None:
    house.bring(found(price="50"))
    house.edit(LUCIA, 'price: "50"', 'price: "50" # husk at spørge kassereren')
    proposal = house.bring(found(price=""))
    assert "en kommentar ville gå tabt" in proposal.refused[0].said
    assert "# husk at spørge" in house.text(LUCIA)


# --- identity -------------------------------------------------------------------------------------


def test_uids_that_change_at_each_fetch(house: House) -> None:
    house.bring(found(), found("Nytårskor", "2026-12-31 14:00", uid="a"))
    house.edit(LUCIA, "title: Lucia i kirken", "title: Luciaoptog")  # base knows it all the same
    before = house.files()
    house.bring(found(uid="x-9"), found("Nytårskor", "2026-12-31 14:00", uid="x-10"))
    assert house.files() == before


def test_one_uid_naming_several_events(house: House) -> None:
    days = ("2026-12-13 16:00", "2026-12-14 16:00", "2026-12-15 16:00")
    events = [found("Lucia", day, uid="samme") for day in days]
    assert len(house.bring(*events).new) == 3
    events[1] = replace(events[1], title="Lucia for børn")
    assert [line.said for line in house.bring(*reversed(events)).changed] == ["titel"]
    assert len(house.files()) == 4


@pytest.mark.parametrize(
    "uid",
    [
        "anna.jensen@gmail.com",
        "20261213-anna.jensen@hotmail.com_Lucia",
        "https://kalender.example/anna%40icloud.com/7",
        "ANNA@Outlook.dk-3",
    ],
)
def test_a_uid_with_a_private_address_is_a_digest_and_known_again(house: House, uid: str) -> None:
    house.bring(found(uid=uid))
    text = house.text(LUCIA).casefold()
    assert not [private for private in ("anna", "@", "%40") if private in text]
    changed = house.bring(found("Nyt navn", "2026-12-14 11:00", uid=uid))
    assert [line.path for line in changed.changed] == [LUCIA]
    other = house.bring(found("Nytårskoncert", "2027-01-02 15:00", uid=f"x{uid}"), complete=False)
    assert len(other.new) == 1
    gone = house.propose(refused=(LeftOut(1, "Ulæselig", "dårlig tid", uid),))
    assert LUCIA not in [line.path for line in gone.gone]


def test_a_private_address_written_before_goes_with_the_next_change(house: House) -> None:
    uid = "anna.jensen@gmail.com"
    house.bring(found(uid="lucia"))
    house.edit(LUCIA, "uid: lucia\n", f'uid: "{uid}"\n')
    assert house.propose(found(uid=uid)).files == []
    house.bring(found("Nyt navn", "2026-12-14 11:00", uid=uid))
    assert "anna" not in house.text(LUCIA)
    assert house.fields(LUCIA)["title"] == "Nyt navn"


@pytest.mark.parametrize("uid", ["7kukuqrfedlm2f9t@google.com", "e123@facebook.com", "1@kor.dk"])
def test_a_systems_own_identity_is_kept_as_it_is(house: House, uid: str) -> None:
    house.bring(found(uid=uid))
    assert house.fields(LUCIA)["source"]["uid"] == uid


def test_the_same_event_twice_in_one_source(house: House) -> None:
    proposal = house.bring(found(uid="a"), found(uid="b"))
    assert (len(proposal.new), proposal.refused[0].said) == (1, "den står to gange i kilden")


def test_an_event_that_an_editor_wrote_is_not_written_again(house: House) -> None:
    path = "events/2026/julekoncert.md"
    before, text = house.fields(path), house.text(path)
    proposal = house.bring(found("Julekoncert", "2026-12-04 19:00", uid="jul", price="50"))
    assert [(line.path, line.said) for line in proposal.same] == [
        (path, "filens egne ord gælder: pris, tid")
    ]
    assert [*house.files()] == [path]
    after = house.fields(path)
    assert (after.pop("source")["uid"], after) == ("jul", before)
    assert {*text.split("\n")} <= {*house.text(path).split("\n")}


@pytest.mark.parametrize("said", ["Koncert!", "KONCERT", "Koncert."])
def test_what_the_check_would_take_for_the_same_is_not_proposed(house: House, said: str) -> None:
    path = "events/2026/julekoncert.md"
    house.edit(path, "title: Julekoncert", "title: Koncert")
    proposal = house.bring(found(said, "2026-12-04 19:30", uid="k", location="Torvet"))
    assert [line.path for line in proposal.same] == [path]
    assert [*house.files()] == [path]
    assert "samme-arrangement" not in house.check()


def test_a_title_that_holds_anothers_may_be_another_event(house: House) -> None:
    """Two rooms of one library: whoever harvests must not take the one for the other."""
    house.edit("events/2026/julekoncert.md", "title: Julekoncert", "title: Yoga")
    event = found("Yoga for gravide", "2026-12-04 19:30", uid="k", location="Torvet")
    proposal = house.bring(event)
    assert [line.path for line in proposal.same] == []
    assert len([*house.files()]) == 2


def test_at_another_place_at_the_same_time_is_another_event(house: House) -> None:
    house.edit("events/2026/julekoncert.md", "title: Julekoncert", "title: Koncert")
    event = found("Koncert i kirken", "2026-12-04 19:30", uid="k", location="Sangby Kirke")
    proposal = house.bring(event)
    assert (len(proposal.new), proposal.same) == (1, [])
    assert "samme-arrangement" not in house.check()


def test_of_two_classes_neither_is_the_other(house: House) -> None:
    path = "events/2026/julekoncert.md"
    house.edit(path, "title: Julekoncert", "title: Krea for 1. klasse")
    proposal = house.bring(found("Krea for 2. klasse", "2026-12-04 19:30", uid="k"))
    assert (len(proposal.new), proposal.same) == (1, [])
    assert "samme-arrangement" not in house.check()


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        # The clock is set back, and shows this quarter of an hour twice.
        ("2026-10-01", "2026-10-25 02:15+01:00", "2026-10-25 02:45+01:00"),
        ("2026-10-01", "2026-10-25 01:30", "2026-10-25 03:30"),
        ("2026-10-01", "2026-10-24 23:00", "2026-10-25 04:00"),
        # It is set forward.
        ("2026-03-01", "2026-03-29 01:30", "2026-03-29 03:30"),
    ],
)
def test_a_night_on_which_the_clock_changes(house: House, now: str, start: str, end: str) -> None:
    house.now = parse_instant(f"{now} 09:00")
    house.bring(found("Natsang", start, end=end))
    fields = house.fields("events/2026/natsang.md")
    assert (fields["start"], fields["end"]) == (start, end)


def test_an_hour_each_week_begins_on_the_night_on_which_the_clock_is_set_forward(
    house: House,
) -> None:
    house.now = parse_instant("2026-03-01 09:00")
    sunday, *others = (f"2026-{day}" for day in ("03-29", "04-05", "04-12"))
    dates = [on(f"{sunday} 01:30", f"{sunday} 03:30")]
    dates += [on(f"{day} 01:30", f"{day} 02:30") for day in others]
    house.bring(found("Natsang", occasions=tuple(dates)))
    end = parse_when(house.fields("events/2026/natsang.md")["end"])
    assert end == parse_when("2026-03-29 03:30")


# --- what is gone ---------------------------------------------------------------------------------


def test_what_is_gone_is_marked_and_what_comes_back_is_not(house: House) -> None:
    house.bring(found(), found("Nytårskor", "2026-12-31 14:00", uid="a"))
    before = house.files()
    gone = house.bring(found())
    assert [line.title for line in gone.gone] == ["Nytårskor"]
    path = "events/2026/nytaarskor.md"
    assert house.fields(path)["source"]["missing_since"] == "2026-11-22"
    back = house.bring(found(), found("Nytårskor", "2026-12-31 14:00", uid="a"))
    assert [line.title for line in back.back] == ["Nytårskor"]
    assert house.files() == before


def test_what_is_over_is_never_touched(house: House) -> None:
    house.bring(found())
    before = house.files()
    house.now = parse_instant("2026-12-14 04:00")
    assert house.bring(found(title="Noget andet")).past == 1
    assert house.bring().gone == []
    assert house.files() == before


def test_a_source_that_shrinks_sharply_is_not_believed(house: House) -> None:
    events = [found(f"Kor {n}", f"2026-12-1{n} 16:00", uid=f"k{n}") for n in range(5)]
    house.bring(*events)
    before = house.files()
    proposal = house.bring(*events[:2])
    assert (proposal.shrunk, proposal.gone, house.files()) == ((5, 2), [], before)
    assert len(house.bring(*events[:2], believe=True).gone) == 3
    # Those are settled, and the next night is a quiet one.
    assert house.bring(*events[:2]).shrunk is None


def test_half_of_them_is_believed(house: House) -> None:
    events = [found(f"Kor {n}", f"2026-12-1{n} 16:00", uid=f"k{n}") for n in range(4)]
    house.bring(*events)
    assert len(house.bring(*events[:2]).gone) == 2


@pytest.mark.parametrize("other", [4, 1])
def test_a_source_that_has_others_has_not_shrunk(house: House, other: int) -> None:
    """What is found the same night counts, as it would the night after: the same is said twice."""
    house.bring(*(found(f"Kor {n}", f"2026-12-1{n} 16:00", uid=f"k{n}") for n in range(4)))
    others = [found(f"Sang {n}", f"2026-12-2{n} 19:30", uid=f"s{n}") for n in range(other)]
    proposal = house.bring(*others)
    assert len(proposal.new) == other
    assert (proposal.shrunk, len(proposal.gone)) == ((None, 4) if other == 4 else ((4, 0), 0))


def test_what_comes_back_counts_as_it_will_the_night_after(house: House) -> None:
    first = [found(f"Kor {n}", f"2026-12-1{n} 16:00", uid=f"k{n}") for n in range(3)]
    others = [found(f"Sang {n}", f"2026-12-2{n} 19:30", uid=f"s{n}") for n in range(6)]
    house.bring(*first)
    house.bring(*others)
    proposal = house.bring(*first, *others[:2])
    assert (len(proposal.back), proposal.shrunk, len(proposal.gone)) == (3, None, 4)


def test_what_is_not_certain_yet_is_written_so_and_confirmed_later(house: House) -> None:
    assert house.bring(found(status="tentative")).doubts == []
    assert house.fields(LUCIA)["status"] == "tentative"
    house.bring(found())
    assert "status" not in house.fields(LUCIA)


def test_a_series_that_is_not_certain_yet_says_so_once(house: House) -> None:
    dates = tuple(replace(one, status="tentative") for one in weekly("2026-12-03 19:00", 4))
    (line,) = house.bring(found("Korprøve", occasions=dates)).new
    assert house.fields(line.path)["status"] == "tentative"
    assert "changes" not in house.fields(line.path)
    sure, off = replace(dates[0], status="scheduled"), replace(dates[3], status="cancelled")
    house.bring(found("Korprøve", occasions=(sure, *dates[1:3], off)))
    assert "status" not in house.fields(line.path)
    assert [change["status"] for change in house.fields(line.path)["changes"]] == [
        *("tentative", "tentative", "cancelled")
    ]


def test_what_is_cancelled_before_anybody_heard_of_it(house: House) -> None:
    proposal = house.bring(found(status="cancelled"))
    assert proposal.files == []
    assert [(line.title, line.said) for line in proposal.left_out] == [
        ("Lucia i kirken", "er aflyst, før portalen fik det at vide")
    ]
    house.bring(found())
    house.bring(found(status="cancelled"))
    assert house.fields(LUCIA)["status"] == "cancelled"


def test_nothing_is_gone_from_what_was_cut_short(house: House) -> None:
    house.bring(found())
    assert house.bring(complete=False).gone == []


# --- series ---------------------------------------------------------------------------------------


def test_a_plain_pattern_is_a_rule(house: House) -> None:
    dates = weekly("2026-12-01 19:00", 6)
    house.bring(found("Åben korprøve", uid="p", occasions=(*dates[:2], *dates[3:])))
    assert house.fields(KOR)["repeat"] == {
        "every": "week",
        "until": "2027-01-05",
        "except": ["2026-12-15"],
    }


def test_a_series_follows_its_source_date_by_date(house: House) -> None:
    dates = (on("2026-12-01 19:00"), on("2026-12-03 19:00"), on("2026-12-08 18:00"))
    house.bring(found("Åben korprøve", uid="p", occasions=dates))
    assert house.fields(KOR)["repeat"] == {
        "dates": ["2026-12-01 19:00", "2026-12-03 19:00", "2026-12-08 18:00"]
    }
    moved = on("2026-12-09 18:00", original="2026-12-08 18:00")
    sick = replace(dates[1], status="cancelled")
    said = house.bring(found("Åben korprøve", uid="p", occasions=(dates[0], sick, moved))).changed
    assert said[0].said == "datoen 3. december 2026, datoen 8. december 2026"
    assert house.fields(KOR)["changes"] == [
        {"date": "2026-12-03 19:00", "status": "cancelled"},
        {"date": "2026-12-08 18:00", "start": "2026-12-09 18:00"},
    ]
    house.bring(found("Åben korprøve", uid="p", occasions=dates))
    assert "changes" not in house.fields(KOR)


def test_an_editors_own_changes_stay(house: House) -> None:
    dates = weekly("2026-12-01 19:00", 4)
    event = found("Åben korprøve", uid="p", occasions=dates)
    house.bring(event)
    mine = "changes:\n  - {date: 2026-12-08 19:00, status: cancelled, reason: Sygdom}\n"
    house.edit(KOR, "source:\n", mine + "source:\n")
    house.bring(event)
    later = weekly("2026-12-01 19:00", 5)
    off = replace(later[4], status="cancelled")
    house.bring(found("Åben korprøve", uid="p", occasions=(*later[:4], off)))
    assert house.fields(KOR)["changes"] == [
        {"date": "2026-12-08 19:00", "status": "cancelled", "reason": "Sygdom"},
        {"date": "2026-12-29 19:00", "status": "cancelled"},
    ]
    # The source takes out the date that the editor tells of: then it stays, and that is told.
    fewer = (*later[:1], *later[2:4], off)
    assert len(house.bring(found("Åben korprøve", uid="p", occasions=fewer)).conflicts) == 1
    assert "except" not in house.fields(KOR)["repeat"]


def test_dates_that_are_over_stay_when_the_source_forgets_them(house: House) -> None:
    dates = weekly("2026-12-01 19:00", 6)
    house.bring(found("Åben korprøve", uid="p", occasions=dates))
    before = house.files()
    house.now = parse_instant("2026-12-10 04:00")
    house.bring(found("Åben korprøve", uid="p", occasions=dates[2:]))
    assert house.files() == before
    house.bring(found("Åben korprøve", uid="p", occasions=weekly("2026-12-15 19:00", 5)))
    fields = house.fields(KOR)
    assert (fields["start"], fields["repeat"]["until"]) == ("2026-12-01 19:00", "2027-01-12")
