"""`scripts/create-venv`: whose environment something may be installed into."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator.settings import ROOT


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """One that is there already, and runs this checkout's code."""
    made = tmp_path / "miljø"
    (made / "bin").mkdir(parents=True)
    python = made / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n', "utf-8")
    python.chmod(0o755)
    _owned_by(ROOT, made)
    return made


def _owned_by(checkout: Path, environment: Path) -> None:
    packages = environment / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "_kulturportal.pth").write_text(f"{checkout}\n", "utf-8")


def created(environment: Path) -> tuple[int, str]:
    """Exit status, and what is told."""
    asked = [str(ROOT / "scripts" / "create-venv"), str(environment)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.strip()


def test_its_own_is_used(environment: Path) -> None:
    assert created(environment) == (0, "")


def test_a_checkout_that_was_moved_keeps_its_own(environment: Path, tmp_path: Path) -> None:
    _owned_by(tmp_path / "flyttet", environment)
    assert created(environment) == (0, "")


def test_a_link_is_refused(environment: Path, tmp_path: Path) -> None:
    link = tmp_path / ".venv"
    link.symlink_to(environment)
    told = (
        f"{link} er et link til {environment}, og der installeres intet gennem et link:\n"
        "miljøet dér ville komme til at køre koden her.\n"
        "Slet linket, eller vælg en anden mappe: make … VENV=.venv-ny"
    )
    assert created(link) == (2, told)


def test_another_checkouts_is_refused(environment: Path, tmp_path: Path) -> None:
    other = tmp_path / "en anden"
    other.mkdir()
    _owned_by(other, environment)
    told = (
        f"{environment} hører til portalen i {other.resolve()} og ville komme til at køre koden "
        "her i stedet.\nVælg en anden mappe: make … VENV=.venv-ny"
    )
    assert created(environment) == (2, told)
