"""An actor's front matter, changed in its text: what is meant is there, all else untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.refusing import Unchangeable
from generator.editing.scalars import scalar
from generator.importing.actor_file import edited
from generator.importing.merging import Added, Change, Interested, Updated
from generator.reading.yaml_text import read_yaml

STOLE = Added("needs", {"topic": "samfund", "text": "Flere stole: mange", "id": "x-1"})
ITEM = '  - topic: samfund\n    text: "Flere stole: mange"\n    id: x-1\n'
FLAT = ITEM.replace("  - ", "- ").replace("    ", "  ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", "title: A\nneeds:\n" + ITEM),
        ("title: A", "title: A\nneeds:\n" + ITEM),
        ("title: A\n\n# slut\n", "title: A\nneeds:\n" + ITEM + "\n# slut\n"),
        (
            "title: A\n# kilder\nsources: x\n",
            "title: A\nneeds:\n" + ITEM + "# kilder\nsources: x\n",
        ),
        ("sources: x\ntitle: A\n", "needs:\n" + ITEM + "sources: x\ntitle: A\n"),
        (
            "offers:\n- topic: a\n  text: b\n",
            "needs:\n" + ITEM + "offers:\n- topic: a\n  text: b\n",
        ),
        ("needs:\ntitle: A\n", "needs:\n" + ITEM + "title: A\n"),
        ("needs: [] # ingen\ntitle: A\n", "needs: # ingen\n" + ITEM + "title: A\n"),
        (
            "needs:\n- topic: a\n  text: b\n\ntitle: A\n",
            "needs:\n- topic: a\n  text: b\n" + FLAT + "\ntitle: A\n",
        ),
        (
            "needs:\n  - topic: a\n    text: >-\n      lang\n\n      tekst\n  # slut\n"
            "# om A\ntitle: A\n",
            "needs:\n  - topic: a\n    text: >-\n      lang\n\n      tekst\n  # slut\n"
            + ITEM
            + "# om A\ntitle: A\n",
        ),
        ("needs:\n  - {topic: a, text: b}\n", "needs:\n  - {topic: a, text: b}\n" + ITEM),
    ],
)
def test_a_further_need(before: str, after: str) -> None:
    assert edited(before, [STOLE]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\nsources: x\n", "title: A\ninterests: [film]\nsources: x\n"),
        ("interests: musik # ja\n", "interests: [musik, film] # ja\n"),
        ("interests: [musik, kunst]\n", "interests: [musik, kunst, film]\n"),
        ("interests: []\n", "interests: [film]\n"),
        (
            "interests:\n  - musik # ja\ntitle: A\n",
            "interests:\n  - musik # ja\n  - film\ntitle: A\n",
        ),
        ("interests:\n- musik\n", "interests:\n- musik\n- film\n"),
        (
            "interests:\n  - topic: musik\n    text: A\n  - kunst\nsources: x\n",
            "interests:\n  - topic: musik\n    text: A\n  - kunst\n  - film\nsources: x\n",
        ),
        (
            "interests:\n  - kunst\n  - topic: musik\n    text: A\nsources: x\n",
            "interests:\n  - kunst\n  - topic: musik\n    text: A\n  - film\nsources: x\n",
        ),
        ("interests:\n  [musik,\n   kunst]\n", "interests:\n  [musik,\n   kunst, film]\n"),
    ],
)
def test_a_further_interest(before: str, after: str) -> None:
    assert edited(before, [Interested("film")]) == after


OLD = """\
# øverst
needs:
  # den første
  - topic: musik
    text: Et klaver # det gamle
    id: x-1 # herfra
  - {topic: kunst, text: Lys}
title: A
"""


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (Updated("needs", 0, {"text": "Et flygel", "id": "x-2"}),
         "Et klaver # det gamle\n    id: x-1",
         "Et flygel # det gamle\n    id: x-2"),
        (Updated("needs", 0, {"period": "2027"}), "topic: musik\n",
         'topic: musik\n    period: "2027"\n'),
        (Updated("needs", 0, {"id": None}), "    id: x-1 # herfra\n", ""),
        (Updated("needs", 1, {"text": "Lys, lyd"}), "text: Lys", 'text: "Lys, lyd"'),
        (Updated("needs", 1, {"period": "2027"}), "Lys}", 'Lys, period: "2027"}'),
    ],
)  # fmt: skip
def test_a_changed_need(change: Updated, before: str, after: str) -> None:
    assert OLD.count(before) == 1
    assert edited(OLD, [change]) == OLD.replace(before, after)


def test_a_folded_text_is_replaced_whole() -> None:
    old = "needs:\n  - text: >-\n      lang\n\n      tekst\n\n    topic: a\n# om A\ntitle: A\n"
    new = edited(old, [Updated("needs", 0, {"text": "kort"})])
    assert new == "needs:\n  - text: kort\n\n    topic: a\n# om A\ntitle: A\n"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("needs: [{topic: a, text: b}]\n", STOLE),
        ("needs:\n  - topic: a\n    text: b\n", Updated("needs", 0, {"topic": None})),
        ("{title: A}\n", STOLE),
    ],
)
def test_what_would_not_be_safe_is_not_done(text: str, change: Change) -> None:
    with pytest.raises(Unchangeable):
        edited(text, [change])


def test_a_field_without_a_value_is_named() -> None:
    empty = "needs:\n  - topic: a\n    text: b\n    period:\ntitle: A\n"
    with pytest.raises(Unchangeable, match=r"^et felt er tomt: slet linjen$"):
        edited(empty, [Updated("needs", 0, {"period": "2027"})])


def test_a_text_with_a_hash_may_be_replaced_by_one_without() -> None:
    old = 'needs:\n  - topic: a\n    text: "Lokale #2"\n'
    new = edited(old, [Updated("needs", 0, {"text": "Lokale to"})])
    assert new == "needs:\n  - topic: a\n    text: Lokale to\n"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
)
def test_any_text_is_written_so_that_it_is_read_again(text: str) -> None:
    for flow in (False, True):
        around = "[{}]" if flow else "{}"
        read = read_yaml(f"a: {around.format(scalar(text, flow=flow))}\n")
        if not read.faults:  # libyaml refuses some letters outright, see test_plain_yaml
            assert read.data == {"a": [text] if flow else text}


LINE = st.sampled_from(
    ["# en note", "", "founded: 1899", "topics: [musik, kunst]", "summary: >-\n  to\n  linjer",
     "needs:\n- topic: a\n  text: b # c", "needs:\n  - topic: a\n    text: |\n      b\n\n  # slut",
     "offers: []", "offers:\n    # tom", "interests: musik", "interests:\n  - kunst\n",
     "sources: x", "notes:\n  - y"]
)  # fmt: skip


@given(st.lists(LINE, unique_by=lambda line: line.partition(":")[0]))
def test_every_line_that_was_there_is_still_there(lines: list[str]) -> None:
    before = "title: A\n" + "".join(f"{line}\n" for line in lines)
    after = edited(before, [STOLE, Added("offers", dict(STOLE.values)), Interested("film")])
    kept = iter(after.split("\n"))
    for line in before.split("\n"):
        if not line.startswith(("interests: musik", "offers: []")):
            assert any(line == other for other in kept), line
