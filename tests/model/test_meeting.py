"""The editors' guide to meetings: what it shows can be written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.meeting import Meeting, NetworkMeeting
from generator.settings import ROOT


def as_text(written: str) -> dict[str, Any]:
    """Every scalar a text, as the portal reads it."""
    data: dict[str, Any] = yaml.load(written, yaml.BaseLoader)  # noqa: S506 - it makes only texts
    return data


GUIDES = [ROOT / name / "pages/om/redaktoer/moeder/index.md" for name in ("content", "demo")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.parts[-6])
def test_the_examples_of_the_guide_are_valid(guide: Path) -> None:
    network, afterwards, own = re.findall(r"```yaml\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    first = as_text(network.split("---\n")[1])
    meeting = NetworkMeeting.model_validate(first)
    assert meeting.open_to_all
    assert meeting.registration_url
    after = as_text(afterwards)
    assert len(NetworkMeeting.model_validate(first | after).follow_ups) == 2
    assert Meeting.model_validate(as_text(own)).outcome


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.parts[-6])
def test_the_guide_names_every_field_and_no_other(guide: Path) -> None:
    rows = re.findall(r"^\| (`[^|]+`) \|", guide.read_text("utf-8"), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    own = NetworkMeeting.model_fields.keys() - {
        *("draft", "publish_from", "aliases", "sources", "notes", "published", "modified"),
    }
    assert told == own
