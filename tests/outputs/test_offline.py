"""The worker, the manifest and the icons; and the portal that wants none."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.model.settings import Look
from generator.outputs import icons, kept_events, offline
from generator.presenting.icons import ICONS
from generator.settings import ROOT
from tests.factories import a_place, an_event, some_settings
from tests.outputs.rendering import bare_edition, rendered


def files(cache: Path | None = None, **settings: Any) -> dict[str, bytes]:
    edition = replace(
        bare_edition(
            a_place(), an_event(), settings=some_settings(**settings), base_url="https://v.dk/p/"
        ),
        shell_files=defaultdict(bytes, {"assets/css/portal.0123456789.css": b""}),
        cache=cache,
    )
    made = (*icons.artifacts(edition), *offline.artifacts(edition))
    return {one.path: one.render() for one in made}


def config(script: str) -> dict[str, Any]:
    found = re.match(r"const CONFIG = (\{.*?\n\});", script, re.DOTALL)
    assert found is not None
    parsed: dict[str, Any] = json.loads(found[1])
    return parsed


def test_the_worker_knows_where_it_lives_and_what_stands() -> None:
    known = config(files()["sw.js"].decode())
    assert known["base"] == "/p/"
    assert known["shell"] == ["/p/uden-net/", "/p/gemte/"]
    assert known["standing"][:3] == ["/p/", "/p/arrangementer/", "/p/i-dag/"]
    # The frame's own files alone: their names change with their bytes, and so does the worker.
    assert known["assets"] == ["assets/css/portal.0123456789.css"]


def test_the_manifest() -> None:
    found = files(name="Kultur i By", invented=True, look={"paper": ["#FFFFFF", "#000000"]})
    manifest = json.loads(found["manifest.webmanifest"])
    assert manifest["name"] == "Kultur i By (opdigtet)"
    assert manifest["short_name"] == "Kultur i By"
    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == ("/p/", "/p/", "da")
    assert manifest["background_color"] == "#FFFFFF"
    for icon in manifest["icons"]:
        with Image.open(BytesIO(found[icon["src"].removeprefix("/p/")])) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
            assert image.format == "PNG"
    assert [one["purpose"] for one in manifest["icons"]] == ["any", "any", "maskable"]


def test_a_portal_that_wants_no_worker_ends_those_that_are_there() -> None:
    found = files(offline=False)
    assert list(found) == [*ICONS, "sw.js"]
    assert found["sw.js"] == (ROOT / "theme" / "worker" / "retire.js").read_bytes()


def test_the_words_of_the_bar_stand_once_in_the_page_without_a_net() -> None:
    page = files()["uden-net/index.html"].decode()
    assert page.count('<template id="gammel">') == 1
    words = page.partition('<template id="gammel">')[2].partition("</template>")[0]
    assert words.count("<time></time>") == 1
    assert "Noget kan være aflyst eller flyttet siden." in words


@pytest.mark.parametrize("wanted", [True, False])
def test_the_list_of_saved_events_offers_what_the_portal_has(wanted: bool) -> None:
    edition = bare_edition(a_place(), an_event(), settings=some_settings(offline=wanted))
    found = rendered(kept_events.artifacts, edition)
    assert sorted(found) == ["data/v1/gemte/0.json", "gemte/index.html"]
    assert ("Brug portalen uden net" in found["gemte/index.html"]) is wanted
    assert 'name="robots" content="noindex"' in found["gemte/index.html"]
    assert "julekoncert" in json.loads(found["data/v1/gemte/0.json"])


def test_icons_are_drawn_once_for_each_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(name: str, look: Look, _theme: Path) -> bytes:
        drawn.append(name)
        return look.paper[0].encode()

    monkeypatch.setattr(icons, "icon_file", draw)
    for paper in ("#FFFFFF", "#FFFFFF", "#EEEEEE"):
        found = files(cache=tmp_path, look={"paper": [paper, "#000000"]})
        assert found["assets/ikon-192.png"] == paper.encode()
    assert drawn == [*ICONS, *ICONS]
