"""Whose identity a UID is, and how a file holds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote

from msgspec.structs import replace

from generator.analysing.contacts import private_contacts
from generator.harvesting.found import Found
from generator.harvesting.parts import state
from generator.harvesting.texts import LONGEST_LINE
from generator.harvesting.words import one_line


def unshared(found: Sequence[Found]) -> tuple[Found, ...]:
    """The same, but a UID that several events have is taken from all: it names none of them."""
    used = Counter(one.uid for one in found)
    return tuple(replace(one, uid="") if used[one.uid] > 1 else one for one in found)


def kept_as(uid: str) -> str:
    """As a file can hold it: on one line, short, and with nobody's private address in it."""
    uid = one_line(uid)
    # What some programs hang on to the address (»anna@gmail.com_2026«) is cut off before looking.
    words = re.sub(r"[^A-Za-z0-9.@%+]", " ", unquote(uid))
    if any(one.kind == "mail" for one in private_contacts(words)):
        return state(uid) or ""  # there is something to digest
    return uid if len(uid) <= LONGEST_LINE else f"{uid[:200]}… {state(uid)}"
