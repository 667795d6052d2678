"""Whatever is edited: what is held is what was published, and it is read whole though little of it
is fetched."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.promises import promises_are_kept
from generator.commands.against import portal_at
from generator.model.portal import REGISTERED, Portal
from generator.model.times import parse_instant
from generator.presenting.addresses import address, has_page
from generator.reading.reader import read_portal
from generator.reading.revisions import revision_of
from generator.settings import BuildSettings
from tests.checking.held import BASE
from tests.reading.repository import Repository

NOW = parse_instant("2026-11-22 09:00")
FILES = (
    "actors/koret.md",
    "actors/skolen.md",
    "places/torvet.md",
    "news/ny-dirigent.md",
    "events/2026/julekoncert.md",
    "partnerships/syng-sammen/index.md",
)
OLD = {
    "actors": "aktoerer",
    "places": "steder",
    "news": "nyheder",
    "events": "arrangementer",
    "partnerships": "partnerskaber",
}

edits = st.dictionaries(
    st.sampled_from(FILES),
    st.lists(
        st.sampled_from(["words", "remove", "rename", "folder", "draft", "alias", "plan", "other"]),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    max_size=4,
)


def edit(content: Path, path: str, how: str) -> None:
    """One edit of a file, where it is still there."""
    file = content / path
    if not file.exists():
        return
    folder, text = path.partition("/")[0], file.read_text("utf-8")
    fields = {
        "words": "notes: Rettet\n",
        "draft": "draft: true\n",
        "alias": f"aliases: /{OLD[folder]}/foer/\n",
    }
    match how:
        case "remove":
            file.unlink()
        case "rename" if "partnerships" not in path:
            file.rename(file.with_name(f"nyt-{file.name}"))
        case "folder" if "partnerships" not in path:
            file.with_suffix("").mkdir()
            file.rename(file.with_suffix("") / "index.md")
        case "plan":
            (content / "partnerships/syng-sammen/plan.yml").unlink(missing_ok=True)
        case "other":
            (file.parent / "mere.txt").write_text("x")
        case _ if how in fields:
            file.write_text(text.replace("title:", f"{fields[how]}title:", 1), "utf-8")


def published(portal: Portal) -> set[str]:
    entities = tuple(portal.entities())
    pages = {address(one) for one in entities if has_page(one)}
    return pages | {alias for one in entities for alias in one.aliases}


def read(content: Path) -> Portal:
    portal, _ = read_portal(content, NOW)
    assert portal is not None
    return portal


@settings(max_examples=40, deadline=None)
@given(edits, edits)
def test_what_dies_is_told_and_nothing_else(
    first: dict[str, list[str]], second: dict[str, list[str]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        repository = Repository(Path(name) / "portal")
        content = repository.content
        shutil.copytree(BASE, content, dirs_exist_ok=True)
        _edit(content, first)
        repository.commit("2026-11-01 12:00", {})
        whole = read(shutil.copytree(content, Path(name) / "before"))
        _edit(content, second)

        now = read(content)
        asked = BuildSettings(content=content, output=Path(name) / "site", now=NOW)
        before = portal_at(asked, revision_of(content, "main"), now)

        assert isinstance(before, Portal)
        for folder in REGISTERED:
            assert sorted(before.of_kind(folder)) == sorted(whole.of_kind(folder))
        assert sorted(before.listings) == sorted(whole.listings)
        assert published(before) == published(whole)
        messages = "\n".join(one.message for one in promises_are_kept(before, now))
        told = set(re.findall(r"Adressen (\S+) er udgivet og ville forsvinde", messages))
        wheel = {one for one in told if one.endswith("/aarshjul/")}
        assert told - wheel == published(whole) - published(now)


def _edit(content: Path, edits: dict[str, list[str]]) -> None:
    for path, hows in edits.items():
        for how in hows:
            edit(content, path, how)
