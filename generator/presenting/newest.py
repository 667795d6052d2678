"""News in the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.news import News


def newest_first(news: Iterable[News]) -> tuple[News, ...]:
    """By publication; two of the same minute by slug, so that a build never wavers."""
    return tuple(sorted(news, key=lambda one: (one.published, one.slug), reverse=True))
