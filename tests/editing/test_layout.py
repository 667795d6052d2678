"""`portal fmt`: fields in the models' order and one form; nothing said is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.layout import canonical
from generator.editing.refusing import Unchangeable
from generator.editing.shapes import order_of
from generator.model.event import Event
from generator.model.partnership import Partnership
from generator.reading.yaml_text import read_yaml

# --- examples ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("start: 2026-12-05\ntitle: A\n", "title: A\nstart: 2026-12-05\n"),
        ("ukendt: x\ntitle: A\nandet: y\n", "title: A\nukendt: x\nandet: y\n"),
        ("type: koncert\n# om A\ntitle: A # ja\n", "# om A\ntitle: A # ja\ntype: koncert\n"),
        (
            "# Om filen.\n\n# om typen\ntype: koncert\ntitle: A\n# slut\n",
            "# Om filen.\n\ntitle: A\n# om typen\ntype: koncert\n# slut\n",
        ),
        ("title:   'A'\nsummary: \"B: c\"\n", 'title: A\nsummary: "B: c"\n'),
        ("title: 'Det er \"nu\"'\n", "title: 'Det er \"nu\"'\n"),
        ("topics:\n- musik\n- kunst\n", "topics: [musik, kunst]\n"),
        ("topics: [ musik,kunst ] # to\n", "topics: [musik, kunst] # to\n"),
        ("topics:\n    - musik # en\n    - kunst\n", "topics:\n  - musik # en\n  - kunst\n"),
        ("topics: []\n", "topics: []\n"),
        ("summary:\n  Kort\ntitle:\n", "title:\nsummary: Kort\n"),
        (
            "summary: >-\n      lang\n\n        mere\n      # ikke en kommentar\n  # en\n"
            "title: A\n",
            "title: A\nsummary: >-\n  lang\n\n    mere\n  # ikke en kommentar\n # en\n",
        ),
        (
            "summary: Lang\n    tekst\n    her\ntitle: A\n",
            "title: A\nsummary: Lang\n  tekst\n  her\n",
        ),
        ("title: A\n\n\n\nstart: 2026-12-05\n\n", "title: A\n\nstart: 2026-12-05\n"),
        (
            "repeat:\n    until: 2026-12-24\n    # hver uge\n    every: week\n",
            "repeat:\n  # hver uge\n  every: week\n  until: 2026-12-24\n",
        ),
        (
            "changes:\n- {status: cancelled, date: 2026-12-05}\n",
            "changes:\n  - {date: 2026-12-05, status: cancelled}\n",
        ),
        (
            "changes: # to\n- status: cancelled\n  # den første\n  date: 2026-12-05\n# b\n"
            "- date: x\n",
            "changes: # to\n  # den første\n  - date: 2026-12-05\n    status: cancelled\n"
            "  # b\n  - date: x\n",
        ),
        (
            "image:\n  alt: B\n  file: a.jpg\n  # slut\n# om A\ntitle: A\n",
            "# om A\ntitle: A\nimage:\n  file: a.jpg\n  alt: B\n  # slut\n",
        ),
        ("venue: {url: https://a.dk, name: Ude}\n", "venue: {name: Ude, url: https://a.dk}\n"),
        ("notes: 'a'\nsources: 'b'\naliases: [/a/]\n", "aliases: [/a/]\nsources: b\nnotes: a\n"),
        ("# kun en kommentar\n", "# kun en kommentar\n"),
    ],
)  # fmt: skip
def test_canonical_form(before: str, after: str) -> None:
    assert canonical(before, Event) == after
    assert canonical(after, Event) == after


def test_a_list_that_is_too_long_for_a_line_stands_below() -> None:
    words = [f"et-langt-ord-{number}" for number in range(9)]
    below = "topics:\n" + "".join(f"  - {word}\n" for word in words)
    assert canonical(f"topics: [{', '.join(words)}]\n", Event) == below
    assert canonical(below, Event) == below


def test_a_long_list_in_a_list_stands_beside_its_dash() -> None:
    item = "{name: et-langt-navn, url: https://a.dk/et/langt/sted, address: et-sted}"
    text = f"organizers:\n  - [{item}, {item}]\n"
    once = canonical(text, Event)
    assert once == f"organizers:\n  - - {item}\n    - {item}\n"
    assert canonical(once, Event) == once


def test_keys_that_are_the_authors_keep_their_order() -> None:
    text = 'steps:\n  "3": Tre\n  "1": En\n'
    assert canonical(text, Partnership) == text


@pytest.mark.parametrize(
    "text",
    [
        "title: A\ntitle: B\n",
        "title: &a A\nsummary: *a\n",
        "? title\n: A\n",
        "---\ntitle: A\n",
        "title: A\u2028start: x\n",
        "summary: >2\n   x\n",
        "title:\n\nend: b\nstart: |+\n x\n",
        "title: [\n",
    ],
)
def test_what_cannot_be_set_safely_is_left(text: str) -> None:
    with pytest.raises(Unchangeable):
        canonical(text, Event)


# --- whatever editors and their programs write --------------------------------------------------

words = st.sampled_from(["musik", "kunst", "2026-12-05", "a-1", "NO", "19:30", "12"])
texts = st.sampled_from(
    [
        "Kor",
        "Kor & kalk: nu",
        "Søndag #1",
        "a, b",
        "'x'",
        'Det "er"',
        "",
        "[a]",
        "- x",
        "true",
        "æ\\",
    ]
)


@st.composite
def scalars(draw: st.DrawFn, indent: int, *, flow: bool = False) -> str:
    text = draw(texts)
    forms = ["'" + text.replace("'", "''") + "'"]
    if "\\" not in text:
        forms.append('"' + text.replace('"', '\\"') + '"')
    if not flow:
        pad = " " * (indent + draw(st.integers(1, 4)))
        blank = draw(st.sampled_from(["", "\n"]))
        forms += [
            f"{style}\n{pad}{text or 'x'}\n{blank}{pad}# og mere"
            for style in ("|", ">-", "|-", ">")
        ]
        forms += [
            f"Lang\n{pad}tekst\n{blank}{pad}her",
            f"\"Lang\n{pad}tekst\n{blank}{pad}# 'her'\"",
        ]
    return draw(words | st.sampled_from(forms))


@st.composite
def flows(draw: st.DrawFn, depth: int = 0) -> str:
    gap = draw(st.sampled_from(["", " ", "\n        "])) if not depth else ""
    inner = scalars(0, flow=True) if depth else scalars(0, flow=True) | flows(1)
    items = draw(st.lists(inner, max_size=4))
    if draw(st.booleans()):
        return f"[{gap}{f',{gap or chr(32)}'.join(items)}{gap}]"
    names = draw(st.permutations(["status", "date", "name", "reason"]))
    pairs = [f"{name}: {item}" for name, item in zip(names, items, strict=False)]
    return f"{{{gap}{f',{gap or chr(32)}'.join(pairs)}{gap}}}"


NAMES = (
    *order_of(Event)[:12],
    *("repeat", "changes", "image", "every", "date", "status", "reason", "ukendt", "notes"),
)


@st.composite
def blocks(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    """The lines of a mapping."""
    names = draw(
        st.lists(
            st.sampled_from(NAMES),
            min_size=1, max_size=5, unique=True,
        )
    )  # fmt: skip
    lines: list[str] = []
    pad = " " * indent
    for name in names:
        lines += draw(st.lists(st.sampled_from(["", f"{pad}# over", f"{pad}#x"]), max_size=2))
        beside = draw(st.sampled_from(["", "", "  # ved siden af", " #y"]))
        match draw(st.integers(0, 4 if depth < 2 else 2)):
            case 0:
                lines.append(f"{pad}{name}:{beside}")
            case 1:
                value = draw(scalars(indent))
                lines += f"{pad}{name}: {value}{'' if chr(10) in value else beside}".split("\n")
            case 2:
                lines += f"{pad}{name}:  {draw(flows())}{beside}".split("\n")
            case 3:
                lines.append(f"{pad}{name}:{beside}")
                lines += draw(blocks(indent + draw(st.integers(1, 4)), depth + 1))
            case _:
                lines.append(f"{pad}{name}:{beside}")
                lines += draw(items(indent + draw(st.sampled_from([0, 2, 4])), depth + 1))
        lines += draw(st.sampled_from([[], [], [f"{pad}  # under"]]))
    return lines


@st.composite
def items(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    """The lines of a list."""
    lines: list[str] = []
    pad = " " * indent
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(st.sampled_from([[], [], [f"{pad}# over et punkt"], [""]]))
        match draw(st.integers(0, 3 if depth < 3 else 1)):
            case 0:
                lines += f"{pad}- {draw(scalars(indent))}".split("\n")
            case 1:
                lines += f"{pad}- {draw(flows())}".split("\n")
            case 2:
                inner = draw(blocks(indent + 2, depth + 1))
                while not inner[0].strip() or inner[0].lstrip().startswith("#"):
                    inner = inner[1:]
                lines += [f"{pad}- {inner[0].lstrip()}", *inner[1:]]
            case _:
                lines += [f"{pad}-", *draw(blocks(indent + 2, depth + 1))]
    return lines


@given(blocks(0, 0))
def test_nothing_is_lost_and_twice_is_once(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    before = read_yaml(text)
    if before.faults:
        return
    once = canonical(text, Event)
    after = read_yaml(once)
    assert after.data == before.data
    assert set(after.empty) == set(before.empty)
    assert _remarks(once) == _remarks(text)
    assert canonical(once, Event) == once
    order = [*order_of(Event)]
    known = [name for name in after.data or {} if name in order]
    assert known == sorted(known, key=order.index)


def _remarks(text: str) -> Counter[str]:
    return Counter(re.findall(r"#\w*", text))
