"""The theme's own colours, held to WCAG's contrast: text 4.5:1, borders with a meaning 3:1."""

from __future__ import annotations

import re

import pytest

from tests.shell.portal import THEME

CSS = (THEME / "assets/css/tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = CSS.split("@media screen and (prefers-color-scheme: dark)")
TEXT = ("ink", "muted", "primary", "accent")
TOPICS = ("plum", "coral", "amber", "lake", "moss", "clay", "blue")


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9A-F]{6});", css))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize(
    ("name", "least"), [*((name, 4.5) for name in TEXT + TOPICS), ("edge", 3.0)]
)
def test_contrast(scheme: str, ground: str, name: str, least: float) -> None:
    token = colours(scheme)

    assert contrast(token[name], token[ground]) >= least


def test_every_colour_has_both_schemes() -> None:
    assert set(colours(LIGHT)) == set(colours(DARK))


def test_drawings_without_a_topic_have_the_portals_colour_and_every_topic_its_own() -> None:
    """The landscape and the footer follow `look.primary`; a topic in the lake's colour does not."""
    css = (THEME / "assets/css/components.css").read_text(encoding="utf-8")
    hues = dict(
        re.findall(r"^\.art(-[a-z]+)? \{[^}]*?--hue: var\(--([a-z]+)\);", css, re.MULTILINE)
    )
    assert hues == {"": "primary", **{f"-{topic}": topic for topic in TOPICS}}
    for scheme in (LIGHT, DARK):  # where no colour was chosen, nothing looks different
        assert colours(scheme)["primary"] == colours(scheme)["lake"]
