"""A picture is as large as what is left of it in the form in which it is shown."""

from __future__ import annotations

import pytest

from generator.checking.pictures import pictures_are_large_enough
from tests.factories import a_picture, a_portal, an_event

IMAGE = {"file": "kor.jpg", "alt": "Koret", "credit": "Koret"}


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ((600, 338), None),
        ((600, 900), None),
        ((1600, 338), None),
        (
            (599, 900),
            "Billedet »kor.jpg« er kun 599 × 900 billedpunkter og bliver uskarpt",
        ),
        (
            (1600, 200),
            "Billedet »kor.jpg« er kun 1600 × 200 billedpunkter og bliver uskarpt: "
            "i formatet 16:9 er det kun 355 bredt",
        ),
    ],
)
def test_what_is_left_of_a_picture(size: tuple[int, int], message: str | None) -> None:
    event = an_event(files=("kor.jpg",), image=IMAGE)
    picture = {"events/2026/julekoncert/kor.jpg": a_picture("kor.jpg", *size)}
    found = [*pictures_are_large_enough(a_portal(event, images=picture))]
    assert [one.message for one in found] == ([message] if message else [])
