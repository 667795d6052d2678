"""What fields name, read from the model and from what the author wrote: the same."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.evaluation import Evaluation
from generator.model.event import Event
from generator.model.fields import Ref, Word
from generator.model.kinds import KINDS
from generator.model.marks import Marked, marked, marked_in
from generator.model.meeting import Meeting
from generator.model.partnership import Partnership
from generator.model.plan import Plan
from generator.presenting.languages.file_names import is_translation
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT

DEMO = ROOT / "demo"


def test_what_is_written_names_what_the_model_names() -> None:
    """Every file of the demo: the walk over written fields forgets nothing and invents nothing."""
    count = 0
    for kind in KINDS:
        for file in sorted((DEMO / kind.folder).rglob("*.md")):
            if is_translation(file.as_posix()):
                continue
            parts = split_front_matter(file.read_text(encoding="utf-8"))
            assert isinstance(parts, FrontMatter)
            data = read_yaml(parts.yaml).data
            expected = _said(marked(kind.model.model_validate(data)))
            assert _said(marked_in(kind.model, data)) == expected, file
            count += len(expected)
    for pattern, model in (("plan", Plan), ("meetings/*", Meeting), ("evaluations/*", Evaluation)):
        for file in sorted((DEMO / "partnerships").glob(f"*/{pattern}.yml")):
            data = read_yaml(file.read_text(encoding="utf-8")).data
            expected = _said(marked(model.model_validate(data)))
            assert _said(marked_in(model, data)) == expected, file
            count += len(expected)
    assert count > 500


def _said(found: Iterable[Marked]) -> list[tuple[Word | Ref, str]]:
    """Without places: `topics: musik` is written without the list that the model makes of it."""
    return [(one.mark, one.value) for one in found]


def test_a_fault_beside_it_hides_nothing() -> None:
    written = {"start": "i morgen", "type": "koncrt", "venue": " torv ", "topics": "musik"}
    assert list(marked_in(Event, written)) == [
        Marked(Ref("places"), "torv", ("venue",)),
        Marked(Word("event_types"), "koncrt", ("type",)),
        Marked(Word("topics"), "musik", ("topics",)),
    ]


def test_what_is_no_word_is_the_models_to_tell() -> None:
    assert list(marked_in(Event, {"type": "Koncert!", "topics": {"musik": "ja"}})) == []
    assert list(marked_in(Event, {"venue": {"name": "torv"}, "changes": "torv"})) == []
    assert list(marked_in(Event, ["torv"])) == []
    assert list(marked_in(Partnership, {"partners": ["koret", {"actor": "koret"}]})) == [
        Marked(Ref("actors"), "koret", ("partners", 1, "actor"))
    ]
