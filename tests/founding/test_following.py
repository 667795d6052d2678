"""What the program gave follows the program; what somebody touched is theirs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.editing.files import write
from generator.editing.refusing import Refused
from generator.founding.files import RECORD, digest, record_of
from generator.founding.following import Following, followed

OLD = {"Makefile": "gammel\n", "scripts/x": "gammel\n", "content/pages/om/a.md": "å\n"}
NEW = {"Makefile": "ny\n", "scripts/x": "ny\n", "content/pages/om/a.md": "å\n", "ny.yml": "x\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {**OLD, RECORD: record_of(OLD)}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def paths(found: Following) -> list[str]:
    return [file.path for file in found.files]


def test_what_nobody_touched_is_renewed_and_what_is_new_comes(root: Path) -> None:
    found = followed(root, NEW)
    assert paths(found) == ["Makefile", "ny.yml", "scripts/x", RECORD]
    assert found.kept == found.left == ()
    write(root, found.files)
    assert {path: (root / path).read_text("utf-8") for path in NEW} == NEW
    assert followed(root, NEW) == Following()
    checked = subprocess.run(["sha256sum", "--check", "--quiet", RECORD], cwd=root)
    assert checked.returncode == 0


def test_a_picture_follows_byte_by_byte(root: Path) -> None:
    """Line ends in it mean nothing: two pictures that differ in one are two."""
    picture, other = b"\x89\r\n\xff", b"\x89\n\xff"
    given = OLD | {"a.webp": picture}
    write(root, followed(root, given).files)
    assert (root / "a.webp").read_bytes() == picture
    assert followed(root, given) == Following()
    write(root, followed(root, OLD | {"a.webp": other}).files)
    assert (root / "a.webp").read_bytes() == other
    (root / "a.webp").write_bytes(b"vores")
    assert followed(root, given).kept == ("a.webp",)


def test_what_somebody_changed_or_deleted_stays_so_for_ever(root: Path) -> None:
    (root / "Makefile").write_text("vores\n")
    (root / "scripts/x").unlink()
    (root / "ny.yml").write_text("også vores\n")
    for _ in range(2):
        found = followed(root, NEW)
        assert found.kept == ("Makefile", "ny.yml")
        assert paths(found) == []
    # Whoever takes the program's own follows it again.
    (root / "Makefile").write_text("ny\n")
    found = followed(root, NEW)
    assert paths(found) == [RECORD]
    assert f"{digest('ny' + chr(10))}  Makefile\n" in found.files[0].new_text


def test_what_the_program_gives_no_more_is_theirs(root: Path) -> None:
    found = followed(root, {"Makefile": "gammel\n"})
    assert found.left == ("content/pages/om/a.md", "scripts/x")
    assert paths(found) == [RECORD]
    write(root, found.files)
    assert (root / "scripts/x").is_file()
    assert followed(root, {"Makefile": "gammel\n"}) == Following()


def test_a_checkout_with_other_ends_of_line_is_no_change(root: Path) -> None:
    (root / "Makefile").write_bytes(b"gammel\r\n")
    (file,) = (file for file in followed(root, NEW).files if file.path == "Makefile")
    assert file.new == b"ny\r\n"


def test_a_portal_that_was_not_founded_so_is_left_alone(root: Path) -> None:
    (root / RECORD).unlink()
    assert followed(root, NEW) == Following()


def test_a_link_that_leads_elsewhere_is_not_followed(root: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "x").write_text("gammel\n")
    (root / "scripts/x").unlink()
    (root / "scripts").rmdir()
    (root / "scripts").symlink_to(outside)
    with pytest.raises(Refused, match="scripts/x er kun en henvisning"):
        followed(root, NEW)
    assert (outside / "x").read_text() == "gammel\n"
