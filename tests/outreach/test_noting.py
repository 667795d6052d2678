"""A draft's words as an issue on GitHub: they call nobody, and they fit."""

from __future__ import annotations

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from generator.outreach.noting import note
from tests.factories import a_portal, an_event, render_body
from tests.outreach.letters import made, text_of, the_portal

JOINER = "\N{WORD JOINER}"
LIMIT = 65_536
"""Characters of a body on GitHub."""


def test_nobody_is_called_and_no_issue_marked() -> None:
    title = "Tak til @kulturhuset, @byen/hold og #12, by/portal#7 og GH-3; a@b.dk, C# og 100 @"
    words = note(text_of(made(a_portal(an_event(title=title))), ".md"))
    for sign in ("@kulturhuset", "@byen", "@b.dk", "#12", "#7", "GH-3"):
        assert sign not in words
    assert f"@{JOINER}kulturhuset" in words
    assert "C# og 100 @" in words


def test_the_letters_words_are_all_there() -> None:
    drafted = text_of(made(the_portal()), ".md")
    assert note(drafted) == drafted


def test_a_long_letter_is_cut_between_paragraphs() -> None:
    paragraphs = [f"{number}. " + "Åh " * 300 for number in range(200)]
    words = note("\n\n".join(paragraphs))
    *kept, last = words.rstrip("\n").split("\n\n")
    assert last == "*Resten står i udkastets filer.*"
    assert kept == paragraphs[: len(kept)]
    assert 55_000 < len(words.encode()) < LIMIT


@given(st.text(st.sampled_from("@#-aG hH1\n\\*"), max_size=80))
def test_no_sign_stands_before_a_name(text: str) -> None:
    words = note(text)
    for sign in "@#":
        assert not any(after.isalnum() for after in _after(words, sign))
    assert words.replace(JOINER, "").strip() == text.strip() or "\n\n" in text


def test_headings_stay_headings() -> None:
    document = html5lib.parse(render_body(note("# Det sker\n\n## Lørdag\n\ntekst #\n")))
    body = "{http://www.w3.org/1999/xhtml}"
    assert [one.text for one in document.iter(f"{body}h2")] == ["Lørdag"]


def _after(text: str, sign: str) -> list[str]:
    return [text[at + 1] for at, one in enumerate(text[:-1]) if one == sign]
