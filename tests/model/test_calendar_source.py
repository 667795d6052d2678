"""Which addresses of calendars are their owners' secret."""

from __future__ import annotations

import pytest

from generator.model.calendar_source import is_secret

GOOGLE = "https://calendar.google.com/calendar/ical/x%40group.calendar.google.com"
LONG = "1f0c9a3e5b7d4c6f8a9b0c1d2e3f4a5b"


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        (f"{GOOGLE}/private-{LONG}/basic.ics", True),
        (f"{GOOGLE}/Private-{LONG}/full.ics", True),
        (f"{GOOGLE}/public/basic.ics", False),
        (f"https://www.google.com/calendar/ical/x/private-{LONG}/basic.ics", True),
        (f"https://calendar.live.com/calendar/private/{LONG}/{LONG}/cid-1/calendar.ics", True),
        # Outlook's "publish a calendar" has no other address: who made it has published it.
        (f"https://outlook.office365.com/owa/calendar/{LONG}@kor.dk/{LONG}/calendar.ics", False),
        ("https://www.facebook.com/events/ical/upcoming/?uid=1&key=AbC", True),
        (f"https://skole.example/calendar/export_execute.php?userid=1&authtoken={LONG}", True),
        ("https://calendar.proton.me/api/calendar/v1/url/x/calendar.ics?PassphraseKey=a", True),
        ("https://p12-caldav.icloud.com/published/2/MTIz", False),
        ("https://koret.example/private-fester/kalender.ics", False),
        ("https://notgoogle.com/private-fester/kalender.ics", False),
        ("https://koret.example/kalender.ics?key=sang", False),
    ],
)
def test_a_providers_secret_address_is_known_by_its_form(url: str, secret: bool) -> None:
    assert is_secret(url) is secret
