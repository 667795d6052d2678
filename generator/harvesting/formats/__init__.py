"""The formats that calendars come in: each a pure function from bytes to what they tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from generator.harvesting.formats import icalendar
from generator.harvesting.found import Reading, Window

Reader: TypeAlias = Callable[[bytes, Window], Reading]

FORMATS: Mapping[str, Reader] = {"ics": icalendar.read}
