"""Whatever an event's file says, and however it is written: saved by the browser editor with
another title, it says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.admin.content import read_alone
from tests.admin.editor import Editor
from tests.admin.events import events

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FOLDER = "content/events/2026"
ROUNDS, MANY = 2, 6


def test_any_event_is_saved_as_it_was(editor: Editor, folder: Path) -> None:
    editor.open_folder(folder)

    # A round takes seconds: no shrinking, and the first and simplest is one of few.
    @settings(
        max_examples=ROUNDS,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(st.lists(events(), min_size=MANY, max_size=MANY))
    def rounds(texts: list[str]) -> None:
        lose_nothing(editor, folder, texts)

    rounds()


def lose_nothing(editor: Editor, folder: Path, texts: list[str]) -> None:
    """Write the files, open each, change its title, save, and compare."""
    files = [folder / FOLDER / f"proeve-{number}.md" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    before = read_alone(folder)
    assert all(f"events/2026/{file.name}" in before for file in files), "not read"
    editor.open_again(folder)
    for file in files:
        editor.edit("events-2026", file.stem)
        editor.look_through()
        editor.type("title", "Rettet")
        editor.save()
    editor.taken(folder)
    after = read_alone(folder)
    for file, text in zip(files, texts, strict=True):
        path = f"events/2026/{file.name}"
        assert after.get(path) == {**before[path], "title": "Rettet"}, (
            f"{text}\n\nwas saved as\n\n{file.read_text('utf-8')}"
        )
        assert comments(file.read_text("utf-8")) == comments(text)


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line == "# Spørg Grete."]
