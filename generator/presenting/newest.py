"""News and press releases in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from generator.model.news import News
from generator.model.press import PressRelease

T = TypeVar("T", News, PressRelease)


def newest_first(written: Iterable[T]) -> tuple[T, ...]:
    """By publication; two of the same minute by slug, so that a build never wavers."""
    return tuple(sorted(written, key=_came_out, reverse=True))


def _came_out(one: News | PressRelease) -> tuple[datetime, str]:
    """A release comes out when the last of what it waited for is over."""
    moment = one.public_from if isinstance(one, PressRelease) else None
    return moment or one.published, one.slug
