"""The organisation chart as a browser sets it: no name leaves its box, and it can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGE = "/partnerskaber/aaben-skole-ved-sundet/"
SMALLEST = 11
LOOK = """
() => [...document.querySelectorAll('svg.org')].filter(svg => svg.getBoundingClientRect().width)
  .map(svg => {
    const boxes = [...svg.querySelectorAll('rect')].map(box => box.getBoundingClientRect())
    const texts = [...svg.querySelectorAll('text')]
    const inside = text => {
      const room = text.getBoundingClientRect()
      return boxes.some(box => box.left <= room.left && room.right <= box.right
        && box.top <= room.top && room.bottom <= box.bottom)
    }
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
    return {
      outside: texts.filter(text => !inside(text)).map(text => text.textContent),
      smallest: Math.min(...texts.map(text => parseFloat(getComputedStyle(text).fontSize) * scale)),
      texts: texts.length,
      groups: boxes.length,
    }
  })
"""


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_every_name_stands_in_its_box_and_can_be_read(
    browser: Browser, demo_url: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(demo_url + PAGE)
    charts = page.evaluate(LOOK)
    page.close()

    assert len(charts) == 1, "one of the two layouts is shown"
    assert charts[0]["outside"] == []
    assert charts[0]["smallest"] >= SMALLEST
    assert charts[0]["groups"] == 5
    assert charts[0]["texts"] > charts[0]["groups"]
