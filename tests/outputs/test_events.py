"""An event's page, as its HTML says it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.outputs import events
from tests.factories import (
    a_history,
    a_partnership,
    a_place,
    a_portal,
    an_actor,
    an_event,
    some_settings,
)
from tests.pages import artifact, made, tree, words

PATH = "arrangementer/julekoncert/index.html"
NOTICE = "//div[starts-with(@class, 'notice')]"
HEADING = "//h1"


def page(*entities: Entity, **fields: Any) -> str:
    return of(a_portal(a_place(), an_actor(), *entities, an_event(**fields)))


def of(portal: Portal) -> str:
    return made(portal, events.batches, PATH)


@pytest.mark.parametrize(
    ("fields", "notice"),
    [
        (
            {"status": "cancelled", "status_reason": "Koret er sygt"},
            "Aflyst. Arrangementet fredag den 4. december 2026 kl. 19.30 er aflyst. Koret er sygt.",
        ),
        (
            {"status": "postponed"},
            "Udskudt. Arrangementet bliver ikke holdt fredag den 4. december 2026 kl. 19.30 som "
            "planlagt. Den nye tid er ikke fastlagt.",
        ),
        (
            {"status": "rescheduled", "previous_start": "2026-11-28 15:00"},
            "Flyttet. Arrangementet er flyttet fra lørdag den 28. november 2026 kl. 15.00 til "
            "fredag den 4. december 2026 kl. 19.30.",
        ),
        (
            {"status": "moved_online", "online_url": "https://a.example/", "venue": "kulturhuset"},
            "Flyttet til nettet. Arrangementet holdes på nettet i stedet for Kulturhuset. "
            "Deltag her.",
        ),
        ({"booking": "sold_out"}, "Udsolgt. Der er ikke flere billetter."),
        (
            {"status": "tentative"},
            "Ikke bekræftet. Arrangøren har endnu ikke endeligt bekræftet arrangementet.",
        ),
        (
            {"start": "2026-01-04", "evidence": "held"},
            "Afholdt. Arrangementet fandt sted søndag den 4. januar 2026. Se, hvad der kommer",
        ),
        (
            {"start": "2026-01-04", "evidence": "announced", "organizers": "karise-kirkekor"},
            "Var annonceret. Arrangementet var annonceret til søndag den 4. januar 2026. "
            "Vi ved ikke, om det blev holdt. Se mere fra Karise Kirkekor",
        ),
        (
            {"start": "2026-01-03", "end": "2026-01-04", "evidence": "held"},
            "Afholdt. Arrangementet fandt sted fra lørdag den 3. januar til søndag den 4. januar "
            "2026. Se, hvad der kommer",
        ),
        (
            {"start": "2026-01-03 20:00", "end": "2026-01-04 12:00", "evidence": "announced"},
            "Var annonceret. Arrangementet var annonceret til at løbe fra lørdag den 3. januar "
            "2026 kl. 20.00 til søndag den 4. januar 2026 kl. 12.00. Vi ved ikke, om det blev "
            "holdt. Se, hvad der kommer",
        ),
        (
            {"start": "2025-12-31", "end": "2026-01-01"},
            "Tidligere arrangement. Dagene var onsdag den 31. december 2025 til torsdag den "
            "1. januar 2026. Se, hvad der kommer",
        ),
        (
            {"start": "2026-01-04", "status": "cancelled"},
            "Aflyst. Arrangementet søndag den 4. januar 2026 blev aflyst.",
        ),
        (
            {"start": "2026-12-05", "end": "2026-12-06", "status": "cancelled"},
            "Aflyst. Arrangementet fra lørdag den 5. december til søndag den 6. december 2026 er "
            "aflyst.",
        ),
        (
            {"start": "2026-12-05", "end": "2026-12-06", "status": "postponed"},
            "Udskudt. Arrangementet bliver ikke holdt fra lørdag den 5. december til søndag den "
            "6. december 2026 som planlagt. Den nye tid er ikke fastlagt.",
        ),
    ],
)
def test_what_must_be_known_first_stands_first(fields: dict[str, Any], notice: str) -> None:
    html = page(**fields)

    assert words(html, NOTICE) == notice
    assert html.index("notice") < html.index("<h1>")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        # The whole series is on the net, and this date has another time.
        (
            {
                "status": "moved_online",
                "repeat": {"every": "week", "until": "2026-12-18"},
                "changes": [{"date": "2026-12-04 19:30", "start": "2026-12-05 15:00"}],
            },
            "Flyttet. Den næste gang er flyttet fra fredag den 4. december 2026 kl. 19.30 til "
            "lørdag den 5. december 2026 kl. 15.00. Det foregår på nettet i stedet for "
            "Kulturhuset. Deltag her.",
        ),
        # This date alone is, with a reason.
        (
            {
                "repeat": {"every": "week", "until": "2026-12-18"},
                "changes": [
                    {
                        "date": "2026-12-04 19:30",
                        "start": "2026-12-05 15:00",
                        "status": "moved_online",
                        "reason": "Salen er i stykker",
                    }
                ],
            },
            "Flyttet. Den næste gang er flyttet fra fredag den 4. december 2026 kl. 19.30 til "
            "lørdag den 5. december 2026 kl. 15.00. Det foregår på nettet i stedet for "
            "Kulturhuset. Deltag her. Salen er i stykker.",
        ),
    ],
)
def test_what_was_moved_in_time_and_to_the_net_tells_both(
    fields: dict[str, Any], told: str
) -> None:
    html = page(online_url="https://a.example/", venue="kulturhuset", **fields)

    assert words(html, NOTICE) == told
    assert tree(html).xpath(f"{NOTICE}//a/@href") == ["https://a.example/"]


def test_a_plain_event_has_no_notice() -> None:
    assert tree(page()).xpath(NOTICE) == []


@pytest.mark.parametrize(
    ("fields", "title", "heading"),
    [
        ({}, "Julekoncert, 4. december 2026 – Kultur i Prøveby", "Julekoncert"),
        (
            {"status": "cancelled"},
            "AFLYST: Julekoncert, 4. december 2026 – Kultur i Prøveby",
            "Aflyst: Julekoncert",
        ),
        (
            {"booking": "sold_out"},
            "Julekoncert, 4. december 2026 – Kultur i Prøveby",
            "Udsolgt: Julekoncert",
        ),
    ],
)
def test_the_state_stands_in_title_and_heading(
    fields: dict[str, Any], title: str, heading: str
) -> None:
    html = page(**fields)

    assert words(html, "//title") == title
    assert words(html, HEADING) == heading


def test_a_series_tells_its_next_date_and_folds_the_others() -> None:
    html = page(
        start="2026-11-16 19:00",
        repeat={"every": "week", "on": "monday", "until": "2026-12-14"},
        changes=[
            {"date": "2026-11-23 19:00", "status": "cancelled", "reason": "Sygdom"},
            {"date": "2026-12-07 19:00", "start": "2026-12-08 18:00"},
        ],
    )

    assert words(html, "//dl/div[1]").startswith("Hvornår Mandag den 30. november 2026 kl. 19.00")
    dates = "//section[@class='series']/details"
    assert words(html, f"{dates}[1]/summary") == "Se alle kommende datoer"
    assert words(html, f"{dates}[2]/summary") == "1 tidligere dato"
    folded = tree(html).xpath(f"{dates}[1]//li")
    assert [" ".join(item.text_content().replace("\u00a0", " ").split()) for item in folded] == [
        "Mandag den 23. november 2026 kl. 19.00 Aflyst Sygdom",
        "Mandag den 30. november 2026 kl. 19.00",
        "Tirsdag den 8. december 2026 kl. 18.00 Flyttet "
        "Flyttet fra mandag den 7. december 2026 kl. 19.00",
        "Mandag den 14. december 2026 kl. 19.00",
    ]
    assert "Hver mandag kl. 19.00 til og med den 14. december 2026. 3 datoer tilbage." in words(
        html, "//section[@class='series']"
    )


@pytest.mark.parametrize(
    ("fields", "buttons"),
    [
        ({}, ["Læg i kalender"]),
        ({"ticket_url": "https://a.example/"}, ["Læg i kalender", "Køb billet"]),
        (
            {"ticket_url": "https://a.example/", "booking": "not_open"},
            ["Læg i kalender", "Se billetsalget"],
        ),
        ({"ticket_url": "https://a.example/", "booking": "sold_out"}, ["Læg i kalender"]),
        ({"registration_url": "https://a.example/"}, ["Læg i kalender", "Tilmeld dig"]),
        (
            {"registration_url": "https://a.example/", "registration_deadline": "2026-11-21"},
            ["Læg i kalender"],
        ),
        (
            {"registration_url": "https://a.example/", "registration_deadline": "2026-11-22"},
            ["Læg i kalender", "Tilmeld dig"],
        ),
        ({"ticket_url": "https://a.example/", "status": "cancelled"}, []),
        ({"ticket_url": "https://a.example/", "start": "2026-01-04"}, []),
    ],
)
def test_buttons_are_there_while_they_are_of_use(
    fields: dict[str, Any], buttons: list[str]
) -> None:
    links = tree(page(**fields)).xpath("//a[contains(@class, 'btn')]")

    assert [link.text for link in links] == buttons


def test_the_calendar_file_and_its_subscription() -> None:
    found = tree(page())

    assert found.xpath("//a[@class='btn']/@href") == ["/arrangementer/julekoncert/begivenhed.ics"]
    assert found.xpath("//a[starts-with(@href, 'webcal:')]/@href") == [
        "webcal://kultur.example.dk/arrangementer/julekoncert/begivenhed.ics"
    ]


def test_what_one_must_know_is_no_aside_of_the_event() -> None:
    """A landmark `complementary` may not stand within another (axe: top level); a named section
    may."""
    found = tree(page())

    assert not found.xpath("//article//aside")
    assert found.xpath("//section[@class='event-facts']/@aria-label") == ["Tid, sted og pris"]


def test_other_ways_into_a_calendar_are_folded_and_changes_come_first() -> None:
    found = tree(page(organizers=["karise-kirkekor", {"name": "Øby Kro"}]))

    assert [
        (a.text, a.get("href").partition("?")[0])
        for a in found.xpath("//section[@class='event-facts']//li/a")
    ] == [
        (
            "Abonnér, så ændringer følger med",
            "webcal://kultur.example.dk/arrangementer/julekoncert/begivenhed.ics",
        ),
        ("Google Kalender", "https://calendar.google.com/calendar/render"),
        ("Outlook.com", "https://outlook.live.com/calendar/0/deeplink/compose"),
        (
            "Følg alt fra Karise Kirkekor",
            "webcal://kultur.example.dk/aktoerer/karise-kirkekor/kalender.ics",
        ),
    ]


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"status": "cancelled"}, []),
        (
            {"status": "cancelled", "organizers": "karise-kirkekor"},
            ["Følg alt fra Karise Kirkekor"],
        ),
        ({"status": "postponed"}, ["Abonnér, så ændringer følger med"]),
        ({"start": "2026-01-04", "organizers": "karise-kirkekor"}, []),
        (
            {"repeat": {"every": "week", "until": "2026-12-18"}},
            [
                "Abonnér, så ændringer følger med",
                "Google Kalender, kun næste dato",
                "Outlook.com, kun næste dato",
            ],
        ),
    ],
)
def test_no_calendar_is_offered_what_does_not_take_place(
    fields: dict[str, Any], links: list[str]
) -> None:
    found = tree(page(**fields))

    assert [link.text for link in found.xpath("//section[@class='event-facts']//li/a")] == links
    # An empty fold would be opened in vain.
    assert len(found.xpath("//section[@class='event-facts']//details")) == bool(links)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"booking": "sold_out", "ticket_url": "https://a.example/"},
            "Udsolgt. Der er ikke flere billetter.",
        ),
        (
            {"booking": "sold_out", "registration_url": "https://a.example/"},
            "Udsolgt. Der er ikke flere pladser.",
        ),
        (
            {"booking": "sold_out", "price_note": "Venteliste: ring til kroen"},
            "Udsolgt. Læs om ventelisten i teksten.",
        ),
        (
            {"booking": "sold_out", "price_note": "Der er ikke nogen venteliste"},
            "Udsolgt. Der er ikke flere billetter.",
        ),
        (
            {"registration_url": "https://a.example/", "registration_deadline": "2026-11-20"},
            "Fristen for tilmelding var fredag den 20. november.",
        ),
        (
            {"registration_deadline": "2026-11-20"},
            "Fristen for tilmelding var fredag den 20. november.",
        ),
    ],
)
def test_words_stand_where_the_button_would(fields: dict[str, Any], said: str) -> None:
    html = page(**fields)

    assert words(html, "//p[@class='shut']") == said
    assert not tree(html).xpath("//a[contains(@class, 'btn-ghost')]")


def test_the_next_dates_that_were_called_off_stand_at_the_top_of_a_series() -> None:
    html = page(
        start="2026-11-16 19:00",
        repeat={"every": "week", "on": "monday", "until": "2026-12-14"},
        changes=[
            {"date": "2026-11-23 19:00", "status": "cancelled", "reason": "Sygdom."},
            {"date": "2026-12-07 19:00", "status": "cancelled"},
        ],
    )

    assert words(html, NOTICE) == (
        "Aflyst: mandag den 23. november 2026 kl. 19.00. Sygdom. "
        "Næste gang: mandag den 30. november 2026 kl. 19.00."
    )
    assert html.index("notice") < html.index("<h1>")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ticket_url": "https://a.example/"}, "Har du købt billet? Spørg, hvor du købte den."),
        (
            {"price": "80", "organizers": "karise-kirkekor"},
            "Har du købt billet? Spørg Karise Kirkekor.",
        ),
        ({"price": "80"}, "Har du købt billet? Spørg arrangøren."),
        ({"price": "gratis"}, ""),
        ({"price": "80", "status_reason": "Billetter gælder til foråret"}, ""),
        ({"price": "80", "summary": "Aflyst. Købte billetter betales tilbage."}, ""),
        ({"price": "80", "body": "Købte billetter gælder til foråret."}, ""),
        (
            {"price": "80", "status_reason": "Der er solgt for få billetter"},
            "Der er solgt for få billetter. Har du købt billet? Spørg arrangøren.",
        ),
    ],
)
def test_whoever_has_bought_a_ticket_learns_whom_to_ask(fields: dict[str, Any], said: str) -> None:
    told = words(page(status="cancelled", **fields), NOTICE)

    assert ("Har du købt billet?" in told) == bool(said)
    assert told.endswith(said)


def test_a_mail_and_what_a_script_may_offer() -> None:
    found = tree(page()).xpath("//div[contains(@class, 'share')]")[0]

    assert found.xpath("./a/@href")[0].startswith(
        "mailto:?subject=Julekoncert&body=Julekoncert%0D%0A"
    )
    assert [button.get("hidden") for button in found.xpath("./button")] == ["", ""]
    assert found.xpath("./script/@src") == ["/assets/js/share.js"]
    assert found.xpath("./span[@role='status']")[0].text is None


def test_when_it_came_out_and_was_changed_and_when_people_had_to_hear_of_it() -> None:
    history = a_history("2026-01-01 10:00", "2026-02-03 10:00", told_at="2026-02-01 10:00")
    html = of(a_portal(an_event(history=history)))

    assert words(html, "//p[@class='page-foot']") == (
        "Offentliggjort 1. januar 2026 Senest ændret 3. februar 2026 "
        "Tid, sted eller status ændret 1. februar 2026"
    )
    assert tree(html).xpath("//p[@class='page-foot']//time/@datetime") == [
        "2026-01-01",
        "2026-02-03",
        "2026-02-01",
    ]


def test_similar_events_say_why() -> None:
    html = page(
        an_event("foraarskoncert", start="2027-04-01 19:00", organizers="karise-kirkekor"),
        an_event("andre", start="2027-04-01 19:00", venue={"name": "Kroen"}),
        organizers="karise-kirkekor",
    )

    assert [" ".join(p.text.split()) for p in tree(html).xpath("//p[contains(@class, 'why')]")] == [
        "Også fra Karise Kirkekor",
        "Mere musik",
    ]


def test_who_is_behind_and_what_it_serves() -> None:
    partnership = a_partnership(goals=[{"id": "flere-unge", "title": "Flere unge synger"}])
    html = page(
        partnership,
        organizers="karise-kirkekor",
        partnership="sang-i-byen",
        goals="flere-unge",
    )

    assert words(html, "//section[@class='behind']") == (
        "Hvem står bag Karise Kirkekor "
        "Tjener målet »Flere unge synger« i partnerskabet Sang i byen."
    )


def test_a_past_event_keeps_its_page_and_leads_to_its_organisers_next() -> None:
    html = page(
        an_event("foraarskoncert", start="2027-04-01 19:00", organizers="karise-kirkekor"),
        an_event("andre", start="2027-04-01 19:00"),
        start="2026-01-04",
        organizers="karise-kirkekor",
    )

    assert tree(html).xpath("//section[@class='event-more']//article/a/@href") == [
        "/arrangementer/foraarskoncert/"
    ]


def test_similar_events_are_to_come_and_take_place() -> None:
    html = page(
        an_event("kommer", start="2027-04-01 19:00"),
        an_event("aflyst", start="2027-04-01 19:00", status="cancelled"),
        an_event("forbi", start="2026-01-01 19:00"),
        an_event("noget-andet", start="2027-04-01 19:00", type="moede"),
    )

    assert tree(html).xpath("//section[@class='event-more']//article/a/@href") == [
        "/arrangementer/kommer/"
    ]


def test_english_is_marked_as_english() -> None:
    html = page(title_en="Christmas concert", summary_en="We sing.")

    assert words(html, "//section[@lang='en']") == "In English Christmas concert. We sing."


def test_sources_notes_and_how_to_mend_the_page() -> None:
    event = an_event(
        sources=["https://www.avis.dk/a?rss", "Kirkebladet"],
        notes="Datoen er usikker.",
        history=a_history("2026-01-01 10:00", "2026-02-01 10:00"),
    )
    settings = some_settings(edit_url="https://git.example/{path}", tip_url="mailto:a@b.dk")
    html = of(a_portal(event, settings=settings))

    assert words(html, "//section[@class='sources']") == "Kilder avis.dk/a Kirkebladet"
    assert "Datoen er usikker." in words(html)
    assert tree(html).xpath("//p[@class='page-foot']/a/@href") == [
        "https://git.example/events/2026/julekoncert.md",
        "mailto:a@b.dk",
    ]
    assert "Senest ændret 1. februar 2026" in words(html)


def test_an_own_picture_has_alt_and_credit() -> None:
    image = {"file": "kor.jpg", "alt": "Koret synger", "credit": "Foto: Ø. Å.", "licence": "CC0"}
    found = tree(page(image=image, files=("kor.jpg",)))

    assert found.xpath("//figure//img/@src") == ["/arrangementer/julekoncert/kor.jpg"]
    assert found.xpath("//figure//img/@alt") == ["Koret synger"]
    assert found.xpath("string(//figcaption)") == "Foto: Ø. Å. · CC0"
    assert found.xpath("//meta[@property='og:image']/@content") == [
        "https://kultur.example.dk/arrangementer/julekoncert/kor.jpg"
    ]


def test_without_a_picture_there_is_a_drawing() -> None:
    found = tree(page())

    assert len(found.xpath("//header//svg[contains(@class, 'art-plum')]")) == 1
    assert found.xpath("//meta[@property='og:image']/@content") == [
        "https://kultur.example.dk/assets/share.png"
    ]


def test_what_the_page_says_of_itself() -> None:
    html = page(summary="Vi synger & spiller")
    found = tree(html)

    def content(name: str) -> list[str]:
        values: list[str] = found.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")
        return values

    here = "https://kultur.example.dk/arrangementer/julekoncert/"
    assert found.xpath("//link[@rel='canonical']/@href") == [here]
    assert content("description") == content("og:description") == ["Vi synger & spiller"]
    assert content("og:title") == ["Julekoncert, 4. december 2026"]
    assert content("og:url") == [here]
    assert found.xpath("//link[@rel='alternate']/@href") == [
        "/arrangementer/kalender.ics",
        "/arrangementer/atom.xml",
        "/arrangementer/rss.xml",
        "/arrangementer/feed.json",
    ]
    kinds = [
        json.loads(script.text)["@type"]
        for script in found.xpath("//script[@type='application/ld+json']")
    ]
    assert kinds == ["MusicEvent", "BreadcrumbList"]


def test_without_a_summary_the_description_says_what_when_and_where() -> None:
    found = tree(page(venue="kulturhuset"))

    assert found.xpath("//meta[@name='description']/@content") == [
        "Koncert: Julekoncert, fredag den 4. december 2026 kl. 19.30, Kulturhuset, Karise."
    ]


def test_untrusted_words_stay_words() -> None:
    evil = '"><img src=x onerror=alert(1)>'
    found = tree(
        page(
            title=evil,
            summary=evil,
            price_note=evil,
            status="cancelled",
            status_reason=evil,
            venue={"name": evil},
            organizers=[{"name": evil}],
            sources=evil,
        )
    )

    assert found.xpath("//img") == []
    assert found.xpath("//@onerror | //@style") == []


def test_the_page_follows_what_it_shows() -> None:
    def inputs(now: str, **fields: Any) -> str:
        portal = a_portal(an_event(**fields), now=now)
        return artifact(portal, events.batches, PATH).inputs

    before = inputs("2026-11-22T09:00+01:00")
    assert inputs("2026-11-23T09:00+01:00") == before
    assert inputs("2026-12-05T09:00+01:00") != before
    assert inputs("2026-11-22T09:00+01:00", price="80") != before


# --- from another calendar ------------------------------------------------------------------------

SOURCE = {"system": "kalenderen hos Karise Kirkekor", "actor": "karise-kirkekor", "uid": "1"}


def test_a_page_tells_whose_calendar_it_is_from() -> None:
    known = {**SOURCE, "url": "https://kor.example/jul?a=1&b=2", "fetched": "2026-11-20 04:00"}
    found = tree(page(source=known))
    (said,) = found.xpath("//p[contains(., 'Hentet fra')]")
    assert " ".join(said.text_content().split()) == (
        "Hentet fra kalenderen hos Karise Kirkekor den 20. november 2026."
    )
    assert said.xpath("a/@href") == ["https://kor.example/jul?a=1&b=2"]
    assert found.xpath(NOTICE) == []


def test_a_page_tells_when_its_calendar_has_it_no_longer() -> None:
    gone = SOURCE | {"missing_since": "2026-11-20"}
    (notice,) = tree(page(source=gone, organizers="karise-kirkekor")).xpath(NOTICE)
    assert " ".join(notice.text_content().split()) == (
        "Måske aflyst. Arrangøren har fjernet det fra sin kalender; det blev set "
        "20. november 2026. Spørg Karise Kirkekor."
    )
    assert "Måske" not in words(page(source=gone, status="cancelled"))
    assert "Måske" not in words(page(source=gone, start="2026-01-04"))
