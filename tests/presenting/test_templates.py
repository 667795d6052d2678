"""Compiled templates, kept from build to build."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from generator.outputs import event_list
from tests.outputs.rendering import bare_edition, rendered


def test_compiled_templates_know_no_portals_address(tmp_path: Path) -> None:
    """Two portals, and two addresses of one, share them."""
    for address in ("https://en.example/", "https://anden.example/portal/"):
        edition = replace(bare_edition(base_url=address), cache=tmp_path)
        page = rendered(event_list.artifacts, edition)["arrangementer/index.html"]
        assert f'property="og:image" content="{address}assets/share.png"' in page


def test_damaged_ones_are_compiled_again(tmp_path: Path) -> None:
    """Python ends without a word where it is given anything else than code."""
    edition = replace(bare_edition(), cache=tmp_path)
    before = rendered(event_list.artifacts, edition)
    for file in (tmp_path / "compiled").iterdir():
        data = file.read_bytes()
        file.write_bytes(data[:-64] + bytes(64))
    assert rendered(event_list.artifacts, replace(bare_edition(), cache=tmp_path)) == before
