"""Encodings of CSV files: read where it is certain which one it is, else refused with the cause."""

from __future__ import annotations

import pytest

from generator.editing.refusing import Refused
from generator.spreadsheets.comma_separated import read_csv

UNKNOWN = (
    "Filens tegnsæt er ikke til at kende, så æ, ø og å kan ikke læses. "
    "Åbn den i det program, den er skrevet i, og gem den som »CSV UTF-8« eller som .xlsx."
)
ROWS = [
    ["Titel", "Sted", "Tekst"],
    ["Fællessang på Å-bredden", "Øby Hus", "Vi mødes kl. 19 – kom! Én café, Müller"],
    ["ÆØÅ-DAG", "Rønde", "Rødgrød"],
]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "utf-16"])
def test_danish_of_windows_and_macintosh(encoding: str) -> None:
    text = "\n".join(";".join(row) for row in ROWS)
    assert read_csv(text.encode(encoding)) == ROWS


@pytest.mark.parametrize("encoding", ["cp865", "cp850"])
def test_danish_of_dos(encoding: str) -> None:
    rows = [["Titel", "Sted"], ["Fællessang på bredden", "Øby Hus"], ["ÆØÅ-DAG", "Rønde, Århus"]]
    assert read_csv("\n".join(";".join(row) for row in rows).encode(encoding)) == rows


@pytest.mark.parametrize("word", ["på", "sø", "blæst", "Søby", "grå sæl", "Ærø", "RØDBY", "1½ år"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp865", "cp850"])
def test_a_single_word_is_right_or_refused(word: str, encoding: str) -> None:
    try:
        data = f"a;{word}\n".encode(encoding)
    except UnicodeEncodeError:
        return
    try:
        assert read_csv(data) == [["a", word]]
    except Refused as why:
        assert str(why) == UNKNOWN  # noqa: PT017 - either is right


def test_what_might_be_two_is_refused_with_its_cause() -> None:
    with pytest.raises(Refused) as why:
        read_csv("a;Århus\n".encode("mac_roman"))
    assert str(why.value) == UNKNOWN


@pytest.mark.parametrize("text", ["Smørrebrød • 45 €", "»Ja« – ‘så’ …", "L’Hœur", "½ liter"])
def test_windows_is_read_with_what_is_no_danish(text: str) -> None:
    assert read_csv(f"a;{text}\n".encode("cp1252")) == [["a", text]]
