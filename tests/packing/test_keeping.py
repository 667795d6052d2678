"""Packs on disk: what an editor has changed is never taken away, and everything is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.model.portal import Portal
from generator.packing import PackError
from generator.packing.asking import Packer
from generator.presenting.share_pictures import SharePictures
from generator.printing import PrintError
from tests.factories import a_partnership, a_portal, an_event
from tests.packing.desks import CONCERT, SINGING, a_desk, digests, made, refreshed, state

PLAIN = {
    "begivenhed.ics",
    "fakta.txt",
    "hjemmeside.txt",
    "nyhedsbrev.html",
    "nyhedsbrev.txt",
    "qr.png",
    "qr.svg",
}


def _portal(**fields: Any) -> Portal:
    return a_portal(an_event(**fields), a_partnership())


@pytest.fixture(autouse=True)
def _no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    """Posters take their time, and are not what is looked at here; neither are pixels."""
    monkeypatch.setattr("generator.packing.parts.poster_pdf", lambda *_: b"%PDF-1.7 af en plakat")
    monkeypatch.setattr("generator.packing.parts._pixels", lambda *_: b"pixels")
    monkeypatch.setattr(SharePictures, "data", lambda self, card: f"{card.size}".encode())


def _file(output: Path, name: str) -> Path:
    return output / CONCERT.key / name


def test_a_pack_is_a_folder_that_tells_of_itself(tmp_path: Path) -> None:
    done = made(tmp_path, _portal())
    assert set(done.written) >= PLAIN | {"plakat.pdf"}
    assert set(digests(tmp_path / CONCERT.key)) == set(done.written)
    found = state(tmp_path, _portal())
    assert (found.kind, found.absent, found.lacking) == ("fresh", (), ())


def test_the_same_content_gives_the_same_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        made(tmp_path / name, _portal())
        made(tmp_path / name, _portal(), SINGING)
    files = [
        {file.relative_to(tmp_path / name): file.read_bytes() for file in found if file.is_file()}
        for name in ("a", "b")
        for found in [sorted((tmp_path / name).rglob("*"))]
    ]
    assert files[0] == files[1]


def test_only_what_is_out_of_date_is_made_anew(tmp_path: Path) -> None:
    made(tmp_path, _portal())
    done = refreshed(tmp_path, _portal(price="120"))
    assert set(done.written) >= {
        *("begivenhed.ics", "fakta.txt", "nyhedsbrev.html", "nyhedsbrev.txt", "plakat.pdf")
    }
    assert not {"qr.svg", "hjemmeside.txt", "link.png"} & set(done.written)
    assert "Pris: 120 kr." in _file(tmp_path, "fakta.txt").read_text("utf-8")
    assert state(tmp_path, _portal(price="120")).kind == "fresh"
    assert refreshed(tmp_path, _portal(price="120")).written == ()


def test_what_an_editor_wrote_is_kept_and_told(tmp_path: Path) -> None:
    made(tmp_path, _portal())
    own = _file(tmp_path, "nyhedsbrev.txt")
    own.write_text("Vores egne ord.", "utf-8")
    # Edited, and still up to date: nothing to tell.
    assert state(tmp_path, _portal()).kind == "fresh"
    moved = _portal(start="2026-12-05 19:30")
    assert state(tmp_path, moved).by_hand == ("nyhedsbrev.txt",)
    done = refreshed(tmp_path, moved)
    assert done.left_alone == ("nyhedsbrev.txt",)
    assert "nyhedsbrev.html" in done.written
    assert own.read_text("utf-8") == "Vores egne ord."
    # It goes on being told, until the editor has been there, with all that it does not know.
    found = state(tmp_path, _portal(start="2026-12-05 19:30", price="120"))
    assert found.reasons == (
        "Flyttet fra fredag den 4. december kl. 19.30 til lørdag den 5. december kl. 19.30.",
        "Ændret: pris.",
    )
    found = state(tmp_path, moved)
    assert (found.kind, found.files, found.by_hand) == (
        "stale",
        ("nyhedsbrev.txt",),
        ("nyhedsbrev.txt",),
    )
    assert refreshed(tmp_path, moved).left_alone == ("nyhedsbrev.txt",)
    own.write_text("Vores egne ord, lørdag.", "utf-8")
    assert state(tmp_path, moved).kind == "fresh"
    assert refreshed(tmp_path, moved).written == ()
    assert own.read_text("utf-8") == "Vores egne ord, lørdag."


def test_a_file_that_was_deleted_is_made_anew(tmp_path: Path) -> None:
    made(tmp_path, _portal())
    _file(tmp_path, "nyhedsbrev.txt").write_text("Vores egne ord.", "utf-8")
    moved = _portal(start="2026-12-05 19:30")
    refreshed(tmp_path, moved)
    _file(tmp_path, "nyhedsbrev.txt").unlink()
    assert state(tmp_path, moved).absent == ("nyhedsbrev.txt",)
    assert "nyhedsbrev.txt" in refreshed(tmp_path, moved).written
    found = state(tmp_path, moved)
    assert (found.kind, found.absent) == ("fresh", ())


def test_to_ask_for_a_pack_by_name_takes_nothing_away_either(tmp_path: Path) -> None:
    own = _file(tmp_path, "fakta.txt")
    own.parent.mkdir(parents=True)
    own.write_text("Lå her først.", "utf-8")
    assert made(tmp_path, _portal()).left_alone == ("fakta.txt",)
    assert made(tmp_path, _portal()).left_alone == ("fakta.txt",)
    assert own.read_text("utf-8") == "Lå her først."


def test_what_is_no_longer_part_of_it_goes(tmp_path: Path) -> None:
    image = {"file": "kor.jpg", "alt": "Koret synger", "credit": "Kim Kamera"}
    made(tmp_path, a_portal(an_event(image=image, files=("kor.jpg",))))
    words = _file(tmp_path, "billede.txt").read_text("utf-8")
    assert "Koret synger" in words
    assert "Foto: Kim Kamera" in words
    _file(tmp_path, "billede.txt").write_text("Vores egen billedtekst.", "utf-8")
    without = a_portal(an_event())
    found = state(tmp_path, without)
    assert found.reasons == ("Ændret: billede, billedtekst og fotograf.",)
    refreshed(tmp_path, without)
    assert not _file(tmp_path, "billede.jpg").exists()
    # An editor's words stay, even so.
    assert _file(tmp_path, "billede.txt").read_text("utf-8") == "Vores egen billedtekst."
    assert state(tmp_path, without).kind == "fresh"


def test_half_a_pack_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bytes:
        raise OSError("Disken er fuld")

    with monkeypatch.context() as broken:
        broken.setattr("generator.packing.parts.poster_pdf", full)
        with pytest.raises(OSError, match="Disken er fuld"):
            made(tmp_path, _portal())
    assert not _file(tmp_path, "pakke.json").exists()
    # What was written already is taken for what it is: ours.
    assert made(tmp_path, _portal()).left_alone == ()


def test_without_typst_the_poster_alone_is_missing_and_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> bytes:
        raise PrintError("PDF-filer laves med Typst")

    with monkeypatch.context() as without:
        without.setattr("generator.packing.parts.poster_pdf", missing)
        done = made(tmp_path, _portal())
        assert set(done.written) >= PLAIN
        assert done.lacking == ("Plakat: PDF-filer laves med Typst",)
        found = state(tmp_path, _portal())
        assert (found.kind, found.lacking) == ("fresh", done.lacking)
    assert refreshed(tmp_path, _portal()).written == ("plakat.pdf",)
    assert state(tmp_path, _portal()).lacking == ()
    # A poster that was made once is told to be old where it cannot be made anew.
    with monkeypatch.context() as without:
        without.setattr("generator.packing.parts.poster_pdf", missing)
        refreshed(tmp_path, _portal(price="120"))
        found = state(tmp_path, _portal(price="120"))
        assert (found.kind, found.files, found.by_hand) == ("stale", ("plakat.pdf",), ())
        assert found.reasons == ("Ændret: pris.",)
    assert refreshed(tmp_path, _portal(price="120")).written == ("plakat.pdf",)
    assert state(tmp_path, _portal(price="120")).kind == "fresh"


@pytest.mark.parametrize(
    "hostile",
    [
        {"parts": {"Fakta": {"inputs": "", "files": {"../../x": ""}}}},
        {"parts": {"Fakta": {"inputs": "", "files": {"/etc/passwd": ""}}}},
        {"left_alone": {"..": {"seen": "", "reasons": []}}},
        {"slug": "../x"},
        {"folder": "actors"},
        {"version": 2},
        {"made": "i går"},
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(tmp_path: Path, hostile: dict[str, Any]) -> None:
    made(tmp_path, _portal())
    file = _file(tmp_path, "pakke.json")
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | hostile), "utf-8")
    with pytest.raises(PackError, match="kan ikke læses"):
        state(tmp_path, _portal())


def test_another_page_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Et websted</h1>", "utf-8")
    packer = Packer(a_desk(_portal()), tmp_path)
    with pytest.raises(PackError, match="er ikke en oversigt over pakker"):
        packer.make(["julekoncert"])
    assert [file.name for file in tmp_path.iterdir()] == ["index.html"]
