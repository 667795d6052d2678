"""Content follows the program's rules from version to version, and loses nothing on the way."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.fields import comments
from generator.editing.files import Rewritten, write
from generator.editing.migrating import MIGRATIONS, Migration, migrated, version_of
from generator.editing.refusing import Refused, Unchangeable
from generator.model.settings import SCHEMA_VERSION
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT

BASE = Path(__file__).parents[1] / "invalid/_base"


def renamed(text: str) -> str:
    """A step as a later version may have one: `topic` of event types is called `theme`."""
    if "topic: opera" in text:
        raise Unchangeable("»topic« er skrevet på en måde, som programmet ikke kan rette i")
    return re.sub(r"\btopic: (\w+)", r"theme: \1", text)


STEPS = (*MIGRATIONS, Migration(1, "»topic« hedder nu »theme«", "*portal.yml", renamed))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path / "content"


def only(files: tuple[Rewritten, ...]) -> str:
    (file,) = files
    assert file.path == "portal.yml"
    return file.new_text


def test_the_steps_lead_from_the_first_version_to_this_one() -> None:
    assert [step.since for step in MIGRATIONS] == list(range(SCHEMA_VERSION))
    assert len({step.said for step in MIGRATIONS}) == len(MIGRATIONS)


@pytest.mark.parametrize("folder", ["content", "demo"])
def test_what_lies_here_is_up_to_date(folder: str) -> None:
    assert version_of(ROOT / folder) == SCHEMA_VERSION
    assert migrated(ROOT / folder).files == ()


def test_content_from_before_versions_were_counted_says_one(content: Path) -> None:
    before = (content / "portal.yml").read_text()
    found = migrated(content, MIGRATIONS[:1])
    assert only(found.files) == f"schema_version: 1\n{before}"
    assert found.steps == MIGRATIONS[:1]


def test_every_step_is_taken_once_and_comments_stay(content: Path) -> None:
    file = content / "portal.yml"
    file.write_text("# Vores portal.\n\n" + file.read_text().replace("Musik og", "Musik # og"))
    before = file.read_text()
    first = migrated(content, STEPS)
    assert [step.since for step in first.steps] == [0, 1]
    after = only(first.files)
    assert after.startswith("# Vores portal.\n\nschema_version: 2\nname: Kultur i Sangby\n")
    assert "tagline: Musik # og fællesskab\n" in after
    assert "topic:" not in after
    assert comments(after) == comments(before)
    write(content, first.files)
    assert migrated(content, STEPS) == migrated(content, STEPS[:2])
    assert migrated(content, STEPS).files == ()


notes = st.lists(st.sampled_from(["# Husk: ret mig", "", "#", "# Ærø: {x}"]), max_size=3)


@given(before=notes, after=notes, behind=st.sampled_from(["", " # rettet", "   "]))
def test_however_it_is_written_nothing_is_lost_and_nothing_is_done_twice(
    before: list[str], after: list[str], behind: str
) -> None:
    base = (BASE / "portal.yml").read_text()
    first, _, rest = base.partition("\n")
    text = "\n".join((*before, first + behind, *after, rest))
    with TemporaryDirectory() as name:
        content = Path(name)
        (content / "portal.yml").write_text(text)
        found = only(migrated(content, STEPS).files)
        (content / "portal.yml").write_text(found)
        assert migrated(content, STEPS).files == ()
    kept = [line for line in found.split("\n") if not line.startswith("schema_version")]
    assert kept == renamed(text).split("\n")
    assert read_yaml(found).data == {"schema_version": "2", **read_yaml(renamed(text)).data}


def test_one_that_follows_the_first_version_takes_the_second_step_alone(content: Path) -> None:
    file = content / "portal.yml"
    file.write_text("schema_version: 1 # skrevet af programmet\n" + file.read_text())
    found = migrated(content, STEPS)
    assert [step.since for step in found.steps] == [1]
    assert only(found.files).startswith("schema_version: 2 # skrevet af programmet\n")


def test_a_file_keeps_its_ends_of_line_and_its_mark(content: Path) -> None:
    file = content / "portal.yml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    (found,) = migrated(content, STEPS).files
    assert found.new.startswith(b"\xef\xbb\xbfschema_version: 2\r\nname: ")
    assert found.new.count(b"\n") == found.new.count(b"\r\n")


def test_what_cannot_be_changed_is_named_and_nothing_is_done(content: Path) -> None:
    file = content / "portal.yml"
    file.write_text(file.read_text().replace("topic: musik", "topic: opera"))
    with pytest.raises(Refused) as refused:
        migrated(content, STEPS)
    assert refused.value.message == (
        "Intet er skrevet, for disse filer kan programmet ikke rette i:\n"
        "  portal.yml: »topic« er skrevet på en måde, som programmet ikke kan rette i"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("99", "Indholdet følger udgave 99 af reglerne, og dette program kender kun til og med 1"),
        ("to", "siger ikke, hvilken udgave af reglerne indholdet følger"),
        ("-1", "siger ikke, hvilken udgave af reglerne indholdet følger"),
    ],
)
def test_a_version_that_is_none_or_unknown_is_refused(
    content: Path, written: str, said: str
) -> None:
    file = content / "portal.yml"
    file.write_text(f"schema_version: {written}\n{file.read_text()}")
    with pytest.raises(Refused, match=re.escape(said)):
        migrated(content)


def test_the_version_is_read_as_yaml_reads_it(content: Path) -> None:
    (found,) = migrated(content).files
    assert read_yaml(found.new_text).data["schema_version"] == str(SCHEMA_VERSION)
