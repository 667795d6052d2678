"""Whether it is told what becomes of tickets."""

from __future__ import annotations

import pytest

from generator.presenting.tickets import told_what_becomes_of_them


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("da", "Aflyst, fordi orglet skal tørres. Købte billetter betales tilbage."),
        ("da", "Sygdom. Billetter gælder til den nye dato"),
        ("da", "<p>Tre musikere.</p>\n<p>Købte <em>billetter</em> gælder til den nye tid.</p>"),
        ("da", "Alle billetkøbere får besked."),
        ("da", "Din billet kan byttes til i morgen!"),
        ("da", "Billetpengene refunderes ikke."),
        ("en", "Cancelled after the water damage. Tickets will be refunded."),
        ("en", "<p>Tickets already bought are good for the new time.</p>"),
        ("en", "A ticket can be exchanged at the door."),
        # What is not translated stands in Danish on the page.
        ("en", "Billetter gælder til den nye dato"),
    ],
)
def test_it_is_told(code: str, text: str) -> None:
    assert told_what_becomes_of_them(code, [None, "Koncert", text])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("da", ""),
        ("da", "Der var for få solgte billetter"),
        ("da", "Billetter købes ved døren. Koret kommer tilbage til foråret."),
        ("da", "<p>Billetter: 80 kr.</p><p>Vi er tilbage til foråret.</p>"),
        ("da", "Tickets will be refunded."),
        ("en", "Tickets at the door. The choir is valid proof that everyone can sing."),
    ],
)
def test_it_is_not_told(code: str, text: str) -> None:
    assert not told_what_becomes_of_them(code, [text])
