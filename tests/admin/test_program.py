"""The browser editor's page and program: what is committed is what the lock file's packages give,
and none of it leads to another host."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from generator.admin.page import BUNDLE, batches, policy, register
from generator.artifacts import planned
from generator.model.settings import BrowserEditor
from generator.presenting.edition import Edition
from generator.settings import ROOT
from tests.factories import a_place, a_portal, an_actor, an_edition, an_event, some_settings


def edition_of(editor: BrowserEditor | None = None, base_url: str = "https://a.dk/") -> Edition:
    people = an_actor("koret", title="Koret </script>"), a_place("huset", title="Huset")
    portal = a_portal(*people, settings=some_settings(editor=editor))
    return an_edition(portal, base_url=base_url)


def files(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.render() for one in planned(batches(edition))}


def test_the_program_is_what_the_lock_file_gives(tmp_path: Path) -> None:
    """`make admin-bundle` mends it."""
    script = ROOT / "scripts" / "admin-bundle.mjs"
    subprocess.run(["node", str(script), str(tmp_path / "made")], check=True, cwd=tmp_path)
    made, committed = (
        (one / "files.json").read_text("utf-8") for one in (tmp_path / "made", BUNDLE)
    )
    assert made == committed


def test_the_list_tells_of_every_file_and_of_its_bytes() -> None:
    listed = json.loads((BUNDLE / "files.json").read_text("utf-8"))
    found = {
        file.relative_to(BUNDLE).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in BUNDLE.rglob("*")
        if file.is_file() and file.name != "files.json"
    }
    assert listed == found
    size = sum((BUNDLE / name).stat().st_size for name in listed)
    assert 4_000_000 < size < 6_000_000, "docs/browser-editor.md tells how large it is"
    assert "MIT" in (BUNDLE / "LICENSES.txt").read_text("utf-8")
    assert [name for name in listed if name.endswith(".LICENSE.txt")]


def test_no_style_or_font_or_script_is_asked_of_another_host() -> None:
    for file in BUNDLE.glob("*.js"):
        text = file.read_text("utf-8")
        assert re.findall(r"url\(['\"]?https?:", text) == []
        assert re.findall(r"import\(['\"`]https?:", text) == []
        assert "jsdelivr" not in text
        assert "githubstatus.com/api" not in text


def test_what_is_loaded_only_when_needed_lies_where_it_is_looked_for() -> None:
    """Safari draws no WebP: its editor fetches an encoder, which no other browser does."""
    looked_for = re.compile(r"""new URL\(["'`]([^"'`:]*assets/[^"'`]+)["'`],import\.meta\.url\)""")
    found = {
        (file.name, name): (file.parent / name).is_file()
        for file in BUNDLE.rglob("*.js")
        for name in looked_for.findall(file.read_text("utf-8"))
    }
    assert {name for _, name in found} >= {
        f"assets/{file.name}" for file in (BUNDLE / "assets").glob("*.wasm")
    }
    missing = [name for name, is_there in found.items() if not is_there]
    assert [name for _, name in missing] == ["assets/marker-icon-2x-_ZA0WGCc.png"], (
        "maps are unused"
    )


@pytest.mark.parametrize("base_url", ["https://a.dk/", "https://a.dk/portal/"])
def test_the_page(base_url: str) -> None:
    made = files(edition_of(BrowserEditor(repository="a/b"), base_url))
    page = made["admin/index.html"].decode()
    assert '<html lang="da">' in page
    assert '<meta name="robots" content="noindex">' in page
    head = page.index("Content-Security-Policy")
    assert head < page.index("<script")
    assert re.findall(r'(?:src|href)="(?!data:)([^"?]*)', page) == [
        base_url.removeprefix("https://a.dk") + "assets/icon.svg",
        "editor.js",
        base_url.removeprefix("https://a.dk") + "om/redaktoer/browser/",
        base_url.removeprefix("https://a.dk"),
    ]
    assert "https://api.github.com" in page
    assert made["admin/editor.js"] == (BUNDLE / "editor.js").read_bytes()
    assert json.loads(made["admin/config.json"])["backend"]["repo"] == "a/b"


def test_without_a_host_it_works_here_and_says_so_elsewhere() -> None:
    page = files(edition_of())["admin/index.html"].decode()
    assert '<html lang="da" data-local-only>' in page
    assert "er ikke sat op" in page
    assert "https:" not in page


def test_the_schemas_of_all_kinds_are_published() -> None:
    """Those that the repository gives Visual Studio Code."""
    made = files(edition_of())
    committed = list((ROOT / ".vscode" / "schemas").iterdir())
    assert len(committed) == sum(path.startswith("admin/schemas/") for path in made)
    for file in committed:
        assert made[f"admin/schemas/{file.name}"] == file.read_bytes()


def test_the_register_is_data() -> None:
    made = json.loads(files(edition_of())["admin/register.json"])
    order = made.pop("order")
    assert order["portal-events-frontmatter"][:3] == ["title", "summary", "start"]
    assert made == {
        "actors": {"koret": "Koret </script>"},
        "places": {"huset": "Huset"},
        "series": {},
    }


def test_of_a_series_the_dates_to_come_are_offered() -> None:
    """As they were planned, for so a change names them; not what is off already."""
    weekly = an_event(
        "kor",
        start="2026-11-10 19:30",
        repeat={"every": "week", "until": "2026-12-15", "except": ["2026-12-01"]},
        changes=[
            {"date": "2026-11-24 19:30", "status": "cancelled"},
            {"date": "2026-12-08 19:30", "start": "2026-12-09 20:00"},
        ],
    )
    edition = an_edition(a_portal(an_event("fest"), weekly))
    assert register(edition)["series"] == {
        "events/2026/kor.md": ["2026-12-08 19:30", "2026-12-15 19:30"]
    }


def test_an_unchanged_portal_plans_nothing_anew() -> None:
    first, second = ({one.name: one.inputs for one in batches(edition_of())} for _ in range(2))
    assert first == second
    set_up = edition_of(BrowserEditor(repository="a/b"))
    other = {one.name: one.inputs for one in batches(set_up)}
    assert first["admin"] != other["admin"]
    assert first["admin/program"] == other["admin/program"]


def test_the_policy_is_one_line() -> None:
    assert "\n" not in policy(("https://a.dk",))
