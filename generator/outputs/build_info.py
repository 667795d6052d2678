"""`/data/v1/build.json`: when the portal was built, and what it holds.

Besides `/om/` the only file that knows the time: everything else depends on the day at most, so
that an unchanged build writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from generator.artifacts import Artifact, Batch, constant
from generator.model.kinds import KINDS
from generator.model.times import ZONE
from generator.presenting.edition import Edition
from generator.presenting.ways import coming


def batches(edition: Edition) -> Iterator[Batch]:
    """One file, made each time: it tells the time."""
    yield Batch("build_info", partial(artifacts, edition))


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One file."""
    portal = edition.portal
    counts = {kind.folder: len(portal.of_kind(kind.folder)) for kind in KINDS}
    value = {
        "name": portal.settings.public_name,
        "url": edition.base_url,
        "invented": portal.settings.invented,
        "built": portal.now.astimezone(ZONE).isoformat(timespec="seconds"),
        "counts": {
            **counts,
            "coming_events": coming(portal, portal.all_events),
            "pages": len(portal.pages),
        },
        "licence": portal.settings.licence,
    }
    data = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    yield constant("data/v1/build.json", data.encode())
