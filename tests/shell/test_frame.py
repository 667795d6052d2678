from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.shell import SLOTS, Frame, ShellError

SECTIONS = ("arrangementer", "om")
ALL = (*SLOTS, *(f"nav:{section}" for section in SECTIONS))
HTML = (
    "<title>@@slot:title@@</title>@@slot:head@@"
    "<a href='x'@@slot:nav:arrangementer@@>A</a><a href='y'@@slot:nav:om@@>Om</a>@@slot:language@@"
    "<main>@@slot:main@@</main><p>æøå</p>"
).encode()
TEXT = st.text(max_size=60) | st.sampled_from(
    ["@@slot:main@@", "@@slot:nav:om@@", "\\g<0>", "\x00"]
)


@given(
    title=TEXT,
    head=TEXT,
    main=TEXT,
    language=TEXT,
    section=st.sampled_from([None, "om", "ukendt"]),
)
def test_pouring_loses_nothing(
    title: str, head: str, main: str, language: str, section: str | None
) -> None:
    page = (
        Frame.split(HTML, ALL)
        .for_section(section)
        .pour(
            title=title,
            head=[head.encode()],
            main=[main.encode()],
            language=language.encode(),
        )
    )

    here = ' aria-current="true"' if section == "om" else ""
    assert page.decode() == (
        f"<title>{escape(title)}</title>{head}"
        f"<a href='x'>A</a><a href='y'{here}>Om</a>{language}<main>{main}</main><p>æøå</p>"
    )


def test_the_title_is_escaped() -> None:
    page = Frame.split(HTML, ALL).pour(title="</title><script>'\"&", head=(), main=())

    assert page.startswith(b"<title>&lt;/title&gt;&lt;script&gt;&#x27;&quot;&amp;</title>")


def test_the_navigation_items_own_page_is_told_from_those_below_it() -> None:
    frame = Frame.split(HTML, ALL)

    assert b"<a href='y' aria-current=\"page\">" in frame.for_section("om", exact=True).pour(
        title="", head=(), main=()
    )
    assert b"aria-current" not in frame.for_section(None).pour(title="", head=(), main=())
    assert b"aria-current" not in frame.pour(title="", head=(), main=())


def test_settling_the_navigation_leaves_the_other_slots() -> None:
    settled = Frame.split(HTML, ALL).for_section("om")

    assert settled.slots == SLOTS
    assert settled.for_section("arrangementer") == settled


def test_the_digest_follows_the_bytes_and_where_they_are_cut() -> None:
    frame = Frame.split(HTML, ALL)

    assert frame.digest == Frame.split(HTML, ALL).digest
    assert frame.digest != frame.for_section("om").digest
    assert frame.digest != Frame.split(HTML.replace(b"<p>", b"<b>"), ALL).digest
    assert Frame((b"ab", b"c"), ("main",)).digest != Frame((b"a", b"bc"), ("main",)).digest


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (HTML.replace(b"@@slot:main@@", b""), "Siderammen passer ikke: pladsen »main« mangler."),
        (
            HTML + b"@@slot:nav:om@@",
            "Siderammen passer ikke: pladsen »nav:om« står der flere gange.",
        ),
        (HTML + b"@@slot:foot@@", "Siderammen passer ikke: pladsen »foot« er ukendt."),
        (
            HTML.replace(b"@@slot:title@@", b"@@slot:head@@"),
            "Siderammen passer ikke: pladsen »title« mangler; pladsen »head« står der flere gange.",
        ),
    ],
)
def test_a_frame_without_exactly_its_slots_is_refused(html: bytes, message: str) -> None:
    with pytest.raises(ShellError) as error:
        Frame.split(html, ALL)
    assert str(error.value) == message
