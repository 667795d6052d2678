"""What the route itself decides: how the portal's settings become the shell's."""

from __future__ import annotations

import pytest

from generator.build import site_of
from tests.factories import BASE_URL, some_settings


@pytest.mark.parametrize(
    ("newsletter", "label"),
    [
        ({"signup_url": "https://post.example/"}, "Kalendere, feeds og nyhedsbrev"),
        ({"sender": "Redaktionen"}, "Kalendere og feeds"),
    ],
)
def test_the_footer_promises_a_newsletter_only_where_there_is_one(
    newsletter: dict[str, str], label: str
) -> None:
    site = site_of(some_settings(newsletter=newsletter), BASE_URL)

    (said,) = (
        link.label for group in site.footer for link in group.links if link.target == "/abonner/"
    )
    assert said == label
