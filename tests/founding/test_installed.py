"""A second municipality, from a wheel alone: installed, founded, built, and looked at."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import threading
import venv
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.serving import Preview, PreviewServer
from generator.settings import ROOT
from tests.site import axe

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
OFFLINE = ("--no-deps", "--no-index")
PAGES = ("", "aktoerer/", "steder/", "om/")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal beside an environment that holds the wheel, and its dependencies from ours."""
    folder = tmp_path_factory.mktemp("installed")
    run(*PIP, "wheel", "-q", *OFFLINE, "--no-build-isolation", "-w", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", symlinks=True)
    python = str(folder / "env/bin/python")
    run(*PIP, "--python", python, "install", "-q", *OFFLINE, str(wheel))
    (site,) = (folder / "env/lib").glob("*/site-packages")
    (site / "ours.pth").write_text(sysconfig.get_path("purelib") + "\n")
    program = str(folder / "env/bin/portal")
    run(
        *(program, "init", "ny", "--yes", "--name", "Culture on Vindø", "--colour", "blomme"),
        *("--municipality", "Vindø Kommune", "--locality", "Øster Vindø@55.1/10.2, Æbelby"),
        cwd=folder,
    )
    run(program, "check", cwd=folder / "ny")
    run(program, "build", "--no-share-cards", cwd=folder / "ny")
    return folder / "ny"


def run(*command: str, cwd: Path | None = None) -> str:
    clean = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_nothing_came_from_this_folder_and_nothing_went_into_the_program(portal: Path) -> None:
    python = portal.parent / "env/bin/python"
    where = run(str(python), "-c", "import generator.settings as s; print(s.SHIPPED)", cwd=portal)
    (site,) = (portal.parent / "env/lib").glob("*/site-packages")
    assert where.strip() == str(site / "generator/shipped")
    assert (portal / ".cache").is_dir()
    assert not list(site.glob("**/.cache"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_an_empty_portal_looks_whole(
    portal: Path, browser: Browser, scheme: str, width: int
) -> None:
    with PreviewServer(0, Preview(portal / "site", version=1)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        page.on("response", lambda got: wrong.append(got.url) if got.status >= 400 else None)
        for address in PAGES:
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/{address}")
            assert page.locator("h1").count() == 1
            assert "Culture on Vindø" in page.title()
            wrong += [*axe.too_wide(page), *axe.faults(page)]
        assert wrong == []
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        primary = page.evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--primary').trim()"
        )
        assert primary == {"light": "#6B2D5C", "dark": "#DE99CA"}[scheme]
        context.close()
        server.shutdown()
