"""Files with every field that the models know, opened in the browser editor and saved with one
edit: nothing else of what they say is another."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.admin.conftest import EDITOR
from tests.admin.content import editor_of, portal_of, put_in_form, said
from tests.admin.editor import Editor
from tests.site.host import serve
from tests.site.hostile.portal import write

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILES = {
    "events-2026": ("enkelt", "udefra", "flyttet", "online", "gammelt", "udstilling", "serie"),
    "actors": ("koret", "rammen"),
    "places": ("salen", "huset"),
    "news": ("nyt-00",),
    "school_offers": ("tilbud", "forslag"),
    "partnerships": ("sammen", "i-gang"),
    "press": ("udsendt", "trukket"),
    "meetings": ("kommende", "aflyst", "holdt"),
    "traditions": ("byfest",),
}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal of `tests/site/hostile`, in plain words: every field of every kind."""
    folder = tmp_path_factory.mktemp("rich")
    words = (f"T{10 + n % 90} ord" for n in itertools.count())
    write(folder / "content", words, bodies=False)
    settings = folder / "content/portal.yml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("editor:")]
    settings.write_text("".join([*kept, EDITOR]), "utf-8")
    put_in_form(folder)
    return folder


@pytest.fixture(scope="module")
def portal_url(rich: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(editor_of(rich, tmp_path_factory.mktemp("site")))


@pytest.fixture
def folder(rich: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(rich / "content", tmp_path / "folder/content")).parent


def test_one_edit_of_a_rich_file_loses_nothing(editor: Editor, folder: Path) -> None:
    before = said(portal_of(folder))
    editor.open_folder(folder)
    edited = []
    for collection, names in FILES.items():
        for name in names:
            editor.edit(collection, f"{name}/index")
            editor.look_through()
            editor.type("title", f"Rettet {name}")
            editor.save()
            edited.append(f"{collection.replace('-2026', '/2026')}/{name}/index.md")
    assert editor.taken(folder) == sorted(f"content/{path}" for path in edited)
    after = said(portal_of(folder))
    for path in edited:
        name = path.split("/")[-2]
        assert after[path] == {**before[path], "title": f"Rettet {name}"}, path
