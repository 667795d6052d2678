"""What stands in a pack's files, and that content stays text in them."""

from __future__ import annotations

from io import BytesIO

import html5lib
from PIL import Image

from tests.factories import a_partnership, a_place, a_portal, an_actor, an_event
from tests.packing.desks import SINGING, rendered
from tests.printing.sheets import decoded

HOSTILE = "Jul </title><script>alert(1)</script> & \"kor\" =cmd|'/c'"


def test_the_facts_are_all_that_is_known() -> None:
    event = an_event(
        end="2026-12-04 21:00",
        summary="Vi synger julen ind.",
        body="Kom i **god** tid.\n\n- Medbring puder",
        venue="kulturhuset",
        price="80-120",
        organizers=["karise-kirkekor"],
        partnership="sang-i-byen",
        ticket_url="https://billet.dk/1",
    )
    place = a_place(address="Torvegade 1, 4653 Karise")
    made = rendered(a_portal(event, place, an_actor(), a_partnership()))["Fakta"]["fakta.txt"]
    assert made.decode() == (
        "Julekoncert\n"
        "===========\n"
        "\n"
        "Vi synger julen ind.\n"
        "\n"
        "Hvornår\n"
        "- Fredag den 4. december 2026 kl. 19.30–21.00\n"
        "\n"
        "Hvor: Kulturhuset · Torvegade 1, 4653 Karise\n"
        "Pris: 80–120 kr.\n"
        "Arrangør: Karise Kirkekor\n"
        "Type: Koncert\n"
        "Emner: Musik\n"
        "Billetter: https://billet.dk/1\n"
        "Partnerskab: Sang i byen\n"
        "Læs mere: https://kultur.example.dk/arrangementer/julekoncert/\n"
        "\n"
        "Kom i god tid.\n\n"
        "Medbring puder\n"
    )


def test_a_series_lists_its_dates_and_which_are_off() -> None:
    repeat = {"every": "week", "until": "2027-12-31"}
    changes = [{"date": "2026-12-11 19:30", "status": "cancelled"}]
    made = rendered(a_portal(an_event(repeat=repeat, changes=changes)))["Fakta"]["fakta.txt"]
    lines = made.decode().splitlines()
    assert "- Fredag den 4. december 2026 kl. 19.30" in lines
    assert "- Fredag den 11. december 2026 kl. 19.30: Aflyst" in lines
    assert sum(line.startswith("- ") for line in lines) == 30
    assert "Og 27 flere: https://kultur.example.dk/arrangementer/julekoncert/" in lines


def test_a_partnership_lists_what_is_coming() -> None:
    portal = a_portal(
        a_partnership(summary="Alle synger.", partners=[{"actor": "karise-kirkekor"}]),
        an_actor(),
        an_event(partnership="sang-i-byen"),
        an_event("forbi", title="Forbi", start="2026-11-01 19:00", partnership="sang-i-byen"),
        an_event("andet", title="Ikke deres"),
    )
    made = rendered(portal, SINGING)
    said = made["Fakta"]["fakta.txt"].decode()
    assert (
        "Det kommer\n- Fredag den 4. december 2026 kl. 19.30: Julekoncert\n"
        "  https://kultur.example.dk/arrangementer/julekoncert/\n" in said
    )
    assert "Partnere: Karise Kirkekor" in said
    assert "Forbi" not in said
    assert "Ikke deres" not in said
    assert b"Ikke deres" not in made["Kalenderfil"]["begivenhed.ics"]


def test_the_letters_entry_keeps_content_as_text() -> None:
    portal = a_portal(an_event(title=HOSTILE, summary=HOSTILE, status="cancelled"))
    made = rendered(portal)["Omtale til nyhedsbrevet"]
    found = html5lib.parseFragment(made["nyhedsbrev.html"].decode(), namespaceHTMLElements=False)
    assert [one.tag for one in found.iter() if isinstance(one.tag, str)] == [
        *("DOCUMENT_FRAGMENT", "h3", "a", "p", "p")
    ]
    assert HOSTILE in "".join(found.itertext())
    assert made["nyhedsbrev.txt"].decode().startswith(f"AFLYST: {HOSTILE}\n")
    assert b"style=" not in made["nyhedsbrev.html"]


def test_what_others_put_on_their_pages_keeps_content_as_text() -> None:
    portal = a_portal(
        an_event(title=HOSTILE, organizers=["karise-kirkekor"]), an_actor(title=HOSTILE)
    )
    said = rendered(portal)["Til andre hjemmesider"]["hjemmeside.txt"].decode()
    code = [line for line in said.splitlines() if line.startswith("<")]
    assert len(code) == 4
    tags = {
        one.tag
        for line in code
        for one in html5lib.parseFragment(line, namespaceHTMLElements=False).iter()
    }
    assert tags == {"DOCUMENT_FRAGMENT", "a", "iframe", "div", "script"}
    assert "<script>" not in said.replace(HOSTILE, "")
    assert "/indlejr/aktoerer/karise-kirkekor/liste/" in said


def test_a_phone_reads_the_code() -> None:
    made = rendered(a_portal(an_event()))["QR-kode"]["qr.png"]
    image = Image.open(BytesIO(made))
    assert image.width >= 600
    assert decoded(image) == "https://kultur.example.dk/arrangementer/julekoncert/"
