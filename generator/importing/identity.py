"""The id of an imported need: `behov-2026-musik-1f3a5c7e90-9b2d4f`.

Survey, topic, the answer's key and a digest of what was imported. The last tells whether an editor
has changed the need since, so nothing needs to be kept beside the content. `status` and where it
comes from are not part of it: to mark a need as met changes nothing of the answer.
"""

from __future__ import annotations

import hashlib
import re

from generator.model.need import Need

FIELDS = ("topic", "text", "facility", "audience", "locality", "period")
"""What an answer says; the import writes and compares these alone."""
_TAIL = re.compile(r"-([0-9a-f]{10})-([0-9a-f]{6})")


def values_of(need: Need) -> dict[str, str]:
    """What an answer says, in the order in which it is written; empty fields are left out."""
    return {name: value for name in FIELDS if (value := getattr(need, name)) is not None}


def state_of(need: Need) -> str:
    """The digest of what the need says."""
    said = "\0".join(f"{name}={value}" for name, value in values_of(need).items())
    return hashlib.sha256(said.encode()).hexdigest()[:6]


def id_of(survey: str, key: str, need: Need) -> str:
    """The id of a need as it is imported."""
    return f"{survey}-{need.topic}-{key}-{state_of(need)}"


def key_in(survey: str, identity: str | None) -> tuple[str, str] | None:
    """The answer's key and the state that was imported; None where it is not this survey's."""
    if identity is None or not identity.startswith(f"{survey}-"):
        return None
    found = _TAIL.search(identity, len(survey))
    return (found[1], found[2]) if found and found.end() == len(identity) else None
