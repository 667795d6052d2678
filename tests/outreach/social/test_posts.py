"""What drafts say: every word of a handful, and of all what must never be missing."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.event import Event
from generator.model.portal import Portal
from generator.outreach.social.counting import fits
from generator.outreach.social.networks import BY_CODE
from generator.outreach.social.pictures import Shown, notes_on
from generator.outreach.social.posts import Post, Posts
from generator.outreach.social.wording import title
from generator.presenting.spreadsheet import FORMULA_SIGNS
from generator.presenting.words.dates import short_day
from tests.factories import (
    BASE_URL,
    Fields,
    a_partnership,
    a_place,
    a_portal,
    an_actor,
    an_event,
    some_news,
    some_settings,
)
from tests.outreach.social.portals import at, whole
from tests.outreach.social.segmenting import counted

GOLDEN = Path(__file__).parents[1] / "golden" / "social"


def drafts(event: Event, *beside: Any, now: str = "2026-11-22 09:00", **how: Any) -> list[Post]:
    portal = a_portal(event, *beside, now=now, **how)
    return list(Posts(portal, BASE_URL).of(portal.listings[event.slug]))


def of(posts: list[Post], kind: str, network: str = "facebook") -> str:
    [text] = [post.text for post in posts if (post.kind, post.network) == (kind, network)]
    return text


CONCERT: dict[str, Any] = {
    "summary": "Korets julekoncert med sange, som alle kan. Kom i god tid.",
    "end": "2026-12-04 21:00",
    "venue": "kulturhuset",
    "organizers": ["karise-kirkekor"],
    "price": "80-120",
    "topics": "musik",
    "published": "2026-10-01 12:00",
}
HERE = (a_place(), an_actor(), a_place("salen", title="Salen", locality="oeby"))
CASES: dict[str, tuple[Event, ...]] = {
    "koncert": (an_event(**CONCERT),),
    "aflyst": (
        an_event(**CONCERT, status="cancelled", status_reason="Korlederen er syg"),
        an_event("udskudt", **CONCERT, status="postponed"),
    ),
    "flyttet": (
        an_event(**CONCERT, status="rescheduled", previous_start="2026-12-01 19:30"),
        an_event(
            "nettet", **CONCERT, status="moved_online", online_url="https://example.dk/se-med"
        ),
    ),
    "udsolgt": (an_event(**CONCERT, booking="sold_out", ticket_url="https://example.dk/billet"),),
    "serie": (
        an_event(
            "strik",
            title="Strikkecafé",
            start="2026-11-25 15:00",
            end="2026-11-25 17:00",
            venue="kulturhuset",
            price="gratis",
            repeat={"every": "week", "until": "2026-12-16"},
            changes=[
                {"date": "2026-12-02 15:00", "venue": "salen", "reason": "Her er optaget"},
                {"date": "2026-12-09 15:00", "status": "cancelled"},
            ],
            published="2026-11-01 12:00",
        ),
    ),
    "udstilling": (
        an_event(
            "udstilling",
            title="Det blå arkiv",
            type="udstilling",
            start="2026-12-01",
            end="2027-01-31",
            venue="salen",
            registration_url="https://example.dk/tilmeld",
            registration_deadline="2026-11-28",
            published="2026-11-01 12:00",
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_word_of_it(name: str, bless: bool) -> None:
    portal = a_portal(*CASES[name], *HERE, now="2026-11-10 09:00")
    posts = Posts(portal, BASE_URL)
    found = [
        f"== {post.kind} · {post.network} · {post.at:%a %d.%m. %H:%M}\n{post.text}\n"
        if post.at
        else f"== {post.kind} · {post.network}\n{post.text}\n"
        for listing in portal.all_events
        for post in posts.of(listing)
        if post.network in ("bluesky", "facebook", "instagram")
    ]
    said = "\n".join(found)
    golden = GOLDEN / f"{name}.txt"
    if bless:
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def _everything(portal: Portal) -> list[Post]:
    posts = Posts(portal, portal.settings.base_url)
    return [
        *(post for one in portal.all_events for post in posts.of(one)),
        *(post for one in portal.partnerships.values() for post in posts.of_partnership(one)),
        *(post for one in portal.news.values() for post in posts.of_news(one)),
    ]


def test_all_drafts_of_the_demo_are_within_limits_by_another_count() -> None:
    found = _everything(whole("demo"))
    assert len({post.kind for post in found}) == 6
    for post, (characters, units, size) in zip(
        found, counted([post.text for post in found]), strict=True
    ):
        network = BY_CODE[post.network]
        told = characters if network.unit == "graphemes" else units
        if network.link_cost is not None:
            told -= max(0, len(post.link) - network.link_cost) if post.link in post.text else 0
        assert told <= network.limit, post.key
        assert size <= (network.max_bytes or size), post.key
        assert len(post.hashtags) <= network.tags, post.key
        assert "Skulle" in post.text or "opdigtet" in post.text, post.key


def test_real_events_give_drafts_within_limits_on_the_days_before_them() -> None:
    portal = whole("content")
    told = 0
    for event in portal.all_events:
        before = event.first_day - timedelta(days=6)
        then = at(portal, f"{before.isoformat()} 09:00")
        posts = Posts(then, then.settings.base_url).of(event)
        assert posts, event.slug
        assert all(fits(post.text, BY_CODE[post.network]) for post in posts)
        for post in posts:
            if post.kind != "thanks":
                assert short_day(event.first_day).split(".")[0] in post.text, post.key
        told += len(posts)
    assert told > 5 * len(portal.all_events)


def test_an_archive_is_not_thanked_for() -> None:
    portal = whole("content")
    posts = Posts(portal, BASE_URL)
    assert [post.key for event in portal.all_events for post in posts.of(event)] == []


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_invited_to_or_thanked_for_what_does_not_take_place(status: str) -> None:
    event = an_event(status=status, published="2026-10-01 12:00")
    assert {post.kind for post in drafts(event)} == {"changed"}


def test_nobody_is_invited_to_what_is_sold_out() -> None:
    event = an_event(booking="sold_out", published="2026-10-01 12:00")
    assert {post.kind for post in drafts(event)} == {"changed", "thanks"}


def test_a_series_invites_to_the_next_date_that_one_can_still_come_to() -> None:
    event = an_event(
        start="2026-11-25 15:00",
        repeat={"every": "week", "until": "2026-12-16"},
        changes=[
            {"date": "2026-11-25 15:00", "booking": "sold_out"},
            {"date": "2026-12-02 15:00", "status": "cancelled"},
        ],
        published="2026-11-20 12:00",
    )
    said = of(drafts(event), "announce")
    assert "\nNæste gang: onsdag den 9. december kl. 15.00\n" in said
    assert "\nHver onsdag kl. 15.00 til og med den 16. december 2026\n" in said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            {"status": "cancelled", "status_reason": "Korlederen er syg"},
            "Aflyst: Julekoncert\n\nDet gælder alle gange. Korlederen er syg.\n\n"
            "Skulle have været hver onsdag kl. 15.00 til og med den 16. december 2026\n"
            "Kulturhuset, Karise\n",
        ),
        (
            {"booking": "sold_out"},
            "Udsolgt: Julekoncert\n\nDet gælder alle gange. Der er ikke flere pladser.\n\n"
            "Næste gang: onsdag den 25. november kl. 15.00\n"
            "Hver onsdag kl. 15.00 til og med den 16. december 2026\nKulturhuset, Karise\n",
        ),
    ],
)
def test_a_whole_series_is_told_of_once(state: dict[str, Any], said: str) -> None:
    event = an_event(
        start="2026-11-18 15:00",
        venue="kulturhuset",
        repeat={"every": "week", "until": "2026-12-16"},
        changes=[{"date": "2026-12-02 15:00", "venue": "salen"}],
        published="2026-10-01 12:00",
        **state,
    )
    found = [post for post in drafts(event, *HERE) if post.kind == "changed"]
    told = {post.key.split("/changed/")[1] for post in found if post.network == "facebook"}
    assert told == {"facebook", "2026-12-02T15:00:00/facebook"}
    [text] = [post.text for post in found if post.key.endswith("julekoncert/changed/facebook")]
    assert text.startswith(said)


def test_what_was_only_announced_is_not_thanked_for() -> None:
    past: Fields = {"start": "2026-11-21 19:00", "published": "2026-10-01 12:00"}
    assert {post.kind for post in drafts(an_event(**past))} == {"thanks"}
    assert drafts(an_event(evidence="announced", **past)) == []
    assert {post.kind for post in drafts(an_event(evidence="held", **past))} == {"thanks"}


def test_thanks_name_the_weekday_and_who_made_it() -> None:
    event = an_event(**CONCERT)
    said = of(drafts(event, *HERE), "thanks")
    assert said.startswith(
        "Tak til alle, der var med til »Julekoncert« i fredags.\nOg tak til Karise Kirkekor.\n"
    )
    assert f"{BASE_URL}arrangementer/\n" in said + "\n"


def test_a_note_on_the_price_goes_along_where_there_is_room() -> None:
    event = an_event(
        price="80", price_note="Børn gratis", registration_url="https://example.dk/t",
        published="2026-11-20 12:00",
    )  # fmt: skip
    assert "\n80 kr. (Børn gratis)\nTilmelding er nødvendig\n" in of(drafts(event), "announce")


def test_an_unconfirmed_event_says_so() -> None:
    event = an_event(status="tentative", published="2026-11-20 12:00")
    assert "Med forbehold: Arrangøren har ikke endeligt bekræftet det." in of(
        drafts(event), "announce"
    )


def test_an_invented_portal_says_so_in_every_draft() -> None:
    settings_ = some_settings(invented=True)
    found = drafts(an_event(**CONCERT), *HERE, settings=settings_)
    assert found
    assert all("Arrangementet er opdigtet." in post.text for post in found)


def test_a_title_that_a_spreadsheet_would_run_is_put_in_quotation_marks() -> None:
    event = an_event(title="=HYPERLINK(1)", published="2026-11-20 12:00")
    assert of(drafts(event), "announce").startswith("»=HYPERLINK(1)«\n")


def test_no_handle_is_made_of_a_name() -> None:
    found = _everything(whole("demo"))
    assert [post.key for post in found if "@" in post.text] == []


def test_instagram_has_no_link_it_could_not_open_and_says_what_to_do() -> None:
    event = an_event(**CONCERT)
    [post] = [
        post
        for post in drafts(event, *HERE)
        if (post.kind, post.network) == ("announce", "instagram")
    ]
    assert "https://" not in post.text
    assert "Læs mere på kultur.example.dk\n" in post.text
    assert post.link == f"{BASE_URL}arrangementer/julekoncert/"
    assert post.notes == (
        "Instagram kræver et billede, og her er intet. Vælg et, I må bruge.",
        "Links i tekster virker ikke på Instagram: sæt adressen i profilen eller på en story.",
    )


def test_a_picture_goes_along_as_jpeg_with_its_description_and_whose_it_is() -> None:
    image = {"file": "kor.webp", "alt": "Koret synger på torvet", "credit": "Foto: Koret"}
    event = an_event(**CONCERT, image=image, files=("kor.webp",))
    found = [post for post in drafts(event, *HERE) if post.kind == "announce"]
    assert {post.image for post in found} == {f"{BASE_URL}arrangementer/julekoncert/kor.webp.jpg"}
    assert {post.alt for post in found} == {"Koret synger på torvet"}
    assert all("Billede: Foto: Koret" in post.text for post in found if post.network == "facebook")


def test_without_a_photograph_its_share_card_is_shown_where_there_is_one() -> None:
    card = Shown(f"{BASE_URL}arrangementer/julekoncert/deling.png", "Julekoncert.", "", 1200, 630)
    portal = a_portal(an_event(**CONCERT), *HERE)
    posts = Posts(portal, BASE_URL, ["instagram"], lambda one: card)
    found = posts.of(portal.listings["julekoncert"])
    assert {(post.image, post.alt) for post in found} == {(card.url, "Julekoncert.")}
    assert not any("kræver et billede" in note for post in found for note in post.notes)


@pytest.mark.parametrize(
    ("size", "said"),
    [((800, 1600), "højere"), ((1600, 500), "bredere"), ((1080, 1080), ""), ((1200, 630), "")],
)
def test_a_picture_that_instagram_would_cut_is_named(size: tuple[int, int], said: str) -> None:
    notes = notes_on(Shown("https://example.dk/a.jpg", "", "", *size), BY_CODE["instagram"])
    assert notes == (
        (f"Billedet er {said}, end Instagram viser hele. Beskær det først.",) if said else ()
    )
    assert notes_on(Shown("https://example.dk/a.jpg", "", "", *size), BY_CODE["facebook"]) == ()


def test_a_link_that_has_no_room_is_never_cut_and_the_editor_is_told() -> None:
    slug = "-".join(["et-meget-langt-navn"] * 12)
    found = drafts(an_event(slug, **CONCERT), *HERE)
    for post in found:
        if post.network == "bluesky" and post.kind != "thanks":
            assert "https://" not in post.text
            assert "Der er ikke plads til linket" in post.notes[0]
        elif post.network == "mastodon":
            assert post.link in post.text.split()


names = st.text(
    st.sampled_from("abcæøå ÆØÅ-–.,!»«👩🇩🇰👍\u0301#@=:/"), min_size=1, max_size=140
).filter(lambda text: text.strip())


@settings(max_examples=60)
@given(
    title=names,
    summary=st.lists(names, max_size=4).map(" ".join),
    venue=names,
    reason=names,
    state=st.sampled_from(["scheduled", "tentative", "cancelled", "postponed", "moved_online"]),
    sold_out=st.booleans(),
)
def test_whatever_is_written_day_and_place_are_there_within_every_limit(
    title: str, summary: str, venue: str, reason: str, state: str, sold_out: bool
) -> None:
    event = an_event(
        title=title,
        summary=summary[:600].strip() or None,
        venue={"name": venue},
        status=state,
        status_reason=reason,
        online_url="https://example.dk/",
        booking="sold_out" if sold_out else None,
        published="2026-11-20 12:00",
    )
    found = drafts(event)
    assert found
    for post in found:
        network = BY_CODE[post.network]
        assert fits(post.text, network), post.key
        assert post.text.strip()
        assert not post.text.startswith(("=", "+", "-", "@"))
        if post.kind == "thanks":
            continue
        assert "redag den 4. december kl. 19.30" in post.text
        place = "På nettet" if state == "moved_online" else unicodedata.normalize("NFC", venue)
        assert " ".join(place.split())[:9].strip() in " ".join(post.text.split())


# --- partnerships and news ------------------------------------------------------------------------


def _with_results(value: str) -> Portal:
    indicators = [
        {
            "id": "klasser",
            "title": "Klasser, der har haft et forløb",
            "unit": "klasser",
            "target": {"date": "2027-06-17", "value": "90"},
            "measurements": [{"date": "2026-11-20", "value": value}],
        }
    ]
    activities = [
        {"title": "Ny aftale om busser", "kind": "milestone", "start": "2026-11-13"}
        | {"status": status, "id": status}
        for status in ("done", "planned")
    ]
    plan = {"indicators": indicators, "activities": activities}
    return a_portal(
        an_actor(),
        a_partnership(plan=plan, partners=[{"actor": "karise-kirkekor"}], topics="musik"),
    )


def test_a_partnership_tells_what_it_has_reached_and_nothing_else() -> None:
    portal = _with_results("91")
    posts = Posts(portal, BASE_URL, ["facebook"])
    found = posts.of_partnership(portal.partnerships["sang-i-byen"])
    head, tail = (
        "Partnerskabet »Sang i byen« har nået et mål\n\n",
        f"\n\nMed er Karise Kirkekor.\n\nLæs mere: {BASE_URL}partnerskaber/sang-i-byen/\n\n#Musik",
    )
    assert {post.text for post in found} == {
        f"{head}Klasser, der har haft et forløb: 91 klasser. Målet var mindst 90.{tail}",
        f"{head}Milepælen er nået: Ny aftale om busser.{tail}",
    }
    short = _with_results("89")
    found = Posts(short, BASE_URL).of_partnership(short.partnerships["sang-i-byen"])
    assert not any("89" in post.text for post in found)


def test_news_are_their_title_and_summary() -> None:
    portal = a_portal(some_news(topics="kunst"))
    [post] = Posts(portal, BASE_URL, ["facebook"]).of_news(portal.news["ny-portal"])
    assert post.text == (
        f"Ny portal\n\nNu er den her.\n\nLæs mere: {BASE_URL}nyheder/ny-portal/\n\n"
        "#BilledkunstOgDesign"
    )


def test_the_same_portal_gives_the_same_drafts() -> None:
    first, again = (
        Posts(replace(whole("demo")), BASE_URL).planned(date(2026, 11, 22), date(2026, 12, 5))
        for _ in range(2)
    )
    assert first == again
    assert first


@pytest.mark.parametrize("first", FORMULA_SIGNS)
def test_no_post_begins_as_a_formula(first: str) -> None:
    """Its file is opened in spreadsheets, and what is put before a cell there is posted along."""
    (said,) = title(f"{first}1+1").options
    assert said == f"»{first}1+1«"
