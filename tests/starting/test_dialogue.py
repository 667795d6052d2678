"""The questions, line by line, as they stand on the screen."""

from __future__ import annotations

from generator.model.portal import Portal
from generator.starting.dialogue import Console, asked
from generator.starting.starters import STARTERS
from generator.starting.writing import Value
from tests.factories import a_place, a_portal, an_actor


def talk(
    kind: str, portal: Portal, answers: list[str], **given: Value
) -> tuple[dict[str, Value], list[str]]:
    screen: list[str] = []
    left = iter(answers)

    def ask(prompt: str) -> str:
        answer = next(left)
        screen.append(f"{prompt}{answer}")
        return answer

    (starter,) = (one for one in STARTERS if one.name == kind)
    values = asked(starter, portal, given, Console(ask, screen.append))
    assert list(left) == []
    return values, screen


def test_a_wrong_answer_is_told_at_once_and_asked_for_again() -> None:
    values, screen = talk(
        "event",
        a_portal(),
        ["", "Koncert", "2027-02-30", "2027-02-28 19:30", "koncert", "", "2027-02-28 18:00", "."],
    )
    assert values == {"title": "Koncert", "start": "2027-02-28 19:30", "type": "koncert"}
    assert screen[:5] == [
        "",
        "Titlen, som folk skal se den: højst 140 tegn.",
        "  for eksempel: Vinterkoncert i forsamlingshuset",
        "title: ",
        "Her skal der stå noget.",
    ]
    at = screen.index("start: 2027-02-30")
    assert screen[at + 1] == (
        "  Datoen »2027-02-30« findes ikke i kalenderen. Datoer skrives år-måned-dag: 2026-12-04."
    )
    at = screen.index("end: 2027-02-28 18:00")
    assert screen[at + 1] == (
        "  Arrangementet slutter, før det begynder. Ret »end«, så det ligger efter »start«."
    )
    assert screen[at + 2] == "end: ."


EVENT: dict[str, Value] = {"title": "K", "start": "2027-02-28", "type": "koncert"}
BEFORE_VENUE = {**EVENT, "summary": "S", "end": "2027-02-28"}
MANY = a_portal(
    *(a_place(f"sal-{number}", title=f"Sal {number}") for number in range(60)),
    an_actor("koret", title="Koret"),
    an_actor("skolen", title="Skolen"),
)


def test_of_many_places_those_that_are_alike_are_shown() -> None:
    values, screen = talk("event", MANY, ["sal 4", "."], **BEFORE_VENUE)
    assert values["venue"] == "sal-4"
    values, screen = talk("event", MANY, ["59", "1", "."], **BEFORE_VENUE)
    assert values["venue"] == "sal-59"
    assert "Skriv noget af navnet, så vises dem, der ligner." in screen
    at = screen.index("»59« er der ikke. Vælg et nummer, eller skriv igen:")
    assert screen[at + 1 : at + 3] == [
        "  1  Sal 59 (sal-59)",
        "  0  ingen af dem: skriv »59« som navn",
    ]


def test_a_place_outside_the_register_gets_its_name() -> None:
    values, _ = talk("event", MANY, ["Sal 59 på Møn", "0", "."], **BEFORE_VENUE)
    assert values["venue"] == {"name": "Sal 59 på Møn"}
    values, _ = talk("event", MANY, ["Qwerty Zxcv", "."], **BEFORE_VENUE)
    assert values["venue"] == {"name": "Qwerty Zxcv"}


def test_several_by_number_by_name_and_by_slug() -> None:
    values, screen = talk("partnership", MANY, ["S", "active", "", "1, Skolen", "."])
    assert values["partners"] == [{"actor": "koret"}, {"actor": "skolen"}]
    assert "  1  Koret (koret)" in screen


def test_texts_of_a_list_come_one_by_one() -> None:
    values, _ = talk(
        "evaluation",
        MANY,
        ["E", "2027-06-01", "", "Alle kom, også de små", "Det var sjovt", "", "."],
    )
    assert values["strengths"] == ["Alle kom, også de små", "Det var sjovt"]
