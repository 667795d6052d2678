"""Bodies as blocks: nothing of the words is lost on the way to a form that is not HTML."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.presenting.plain_text import plain_text
from generator.presenting.press.blocks import Block, Run, blocks
from generator.presenting.press.markdown import body_parts
from tests.factories import render_body


def told(markdown: str) -> tuple[Block, ...]:
    return blocks(render_body(markdown))


def test_each_kind_of_block() -> None:
    found = told(
        "Et *afsnit* med **[link](https://x.dk/)**.\n\n## To\n\n### Tre\n\n- a\n  - b\n\n"
        "1. c\n\n> citat\n\nlinje  \nbrudt\n"
    )
    assert [(one.kind, one.level, one.text) for one in found] == [
        ("paragraph", 1, "Et afsnit med link."),
        ("heading", 1, "To"),
        ("heading", 2, "Tre"),
        ("bullet", 1, "a"),
        ("bullet", 2, "b"),
        ("number", 1, "c"),
        ("quote", 1, "citat"),
        ("paragraph", 1, "linje\nbrudt"),
    ]
    assert found[0].runs == (
        Run("Et "),
        Run("afsnit", italic=True),
        Run(" med "),
        Run("link", bold=True, href="https://x.dk/"),
        Run("."),
    )


def test_a_tables_row_is_a_paragraph_and_a_picture_says_what_is_seen() -> None:
    table, picture = told("| Dag | Tid |\n|---|---|\n| man | 10 |\n"), told("![Koret](k.jpg)")
    assert [one.text for one in table] == ["Dag · Tid", "man · 10"]
    assert picture == (Block("paragraph", (Run("[Billede: Koret]", href="k.jpg"),)),)


def test_a_second_paragraph_in_an_item_is_no_item() -> None:
    assert [one.kind for one in told("- a\n\n  b\n\n- c\n")] == ["bullet", "paragraph", "bullet"]


def test_nothing_of_scripts_and_nothing_of_nothing() -> None:
    assert told("<script>alert(1)</script>") == ()
    assert told("\n\n***\n\n") == ()


words = st.text(alphabet="abæø &<>*_`[]()#-+.1|~\\!'\"\n", min_size=1, max_size=80)


@given(words)
def test_no_word_is_lost(text: str) -> None:
    """As plain text has it (which calendars and the search show), apart from blanks."""
    safe = render_body(text)
    if "<img" in safe:
        return  # plain text leaves pictures out
    said = "".join(block.text for block in blocks(safe)).replace("·", "")
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", plain_text(safe))


@given(words)
def test_markdown_of_blocks_says_the_same(text: str) -> None:
    """Written as Markdown and read again by a parser that others wrote it is the same words, and
    of the same kinds."""
    before = told(text)
    after = told("\n\n".join(body_parts(before)))
    assert [_bare(one) for one in after] == [_bare(one) for one in before]


def _bare(block: Block) -> tuple[str, str]:
    return block.kind, re.sub(r"\s+", "", block.text)
