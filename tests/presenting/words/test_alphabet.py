from __future__ import annotations

from generator.presenting.words.alphabet import by_name


def test_danish_letters_come_last_and_aa_is_an_aa() -> None:
    names = ["Zebra", "Århus", "Aalborg", "Æble", "Øl", "abe", "Élan", "Ebbe"]

    assert sorted(names, key=by_name) == [
        "abe",
        "Ebbe",
        "Élan",
        "Zebra",
        "Æble",
        "Øl",
        "Aalborg",
        "Århus",
    ]
