"""A new repository's texts: whatever is answered, they hold what was meant."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable

import markdown
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.commands.schema import files as generated
from generator.founding.answers import Answers, cleaned, faults_in, with_offers
from generator.founding.files import RECORD, as_bytes, own_files, program_files, repository
from generator.founding.files import markdown as as_markdown
from generator.model.fields import Title
from generator.model.settings import SCHEMA_VERSION, Settings
from generator.model.times import parse_instant
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.schema import validate
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT

NOW = parse_instant("2026-11-22 09:00")
LEAST = {"name": ("Kultur på Vindø",), "municipality": ("Vindø Kommune",)}
GENERATED = dict(generated())
names = st.text(min_size=1, max_size=60) | st.sampled_from(
    [
        *("Ø&A <b>'s “kultur” # 1: [x]", "$name ${x} $$", "- nej", "yes", "2026-11-22", "{{ x }}"),
        *("'\"\\", "*[abbr]: x", "Om: |", "&amp; &lt;", "@@slot:content@@", "!include /etc/passwd"),
    ]
)
towns = st.lists(st.text("abcæøåÆØÅ '-éß:{}[]#\"", min_size=1, max_size=12), min_size=1, max_size=4)


def repository_of(answers: Answers) -> dict[str, str | bytes]:
    known = with_offers(answers)
    assert faults_in(known) == ()
    return repository(known, NOW, GENERATED)


def files_of(answers: Answers) -> dict[str, str]:
    """Those that are text."""
    files = repository_of(answers)
    return {path: text for path, text in files.items() if isinstance(text, str)}


def settings_in(files: dict[str, str]) -> Settings:
    document = read_yaml(files["content/portal.yml"])
    assert document.faults == []
    found = validate(Settings, document.data, "portal.yml")
    assert isinstance(found, Settings), found
    return found


@given(names, names, towns)
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
def test_whatever_it_is_called_its_settings_say_so(
    name: str, municipality: str, places: list[str]
) -> None:
    answers = {
        "name": cleaned([name], many=False),
        "municipality": cleaned([municipality], many=False),
        "locality": cleaned(places, many=True),
    }
    known = with_offers(answers)
    assume(not faults_in(known))  # else it is told to whoever answers: `test_answers.py`
    files = own_files(known, NOW)
    found = settings_in(files)
    assert [found.name] == kept(known["name"])
    assert [found.municipality] == kept(known["municipality"])
    labels = [term.label for term in found.vocabularies.localities.values()]
    assert labels == kept(known["locality"])
    assert found.schema_version == SCHEMA_VERSION
    for path, text in files.items():
        if path.endswith(".md") and path.startswith("content/"):
            parts = split_front_matter(text)
            assert isinstance(parts, FrontMatter), path
            assert read_yaml(parts.yaml).faults == [], path


def kept(texts: Iterable[str]) -> list[str]:
    """As the models keep a title: in NFC, without blanks around it."""
    title = TypeAdapter(Title)
    return [title.validate_python(text).strip() for text in texts]


@given(names)
@settings(max_examples=50)
def test_a_name_is_never_markup(name: str) -> None:
    text = " ".join(name.split())
    html = markdown.markdown(f"Om {as_markdown(text)}", extensions=["attr_list", "abbr", "tables"])
    assert re.sub(r"&[a-z]+;|&#\d+;", "", html).count("<") == 2  # <p> and </p>


def test_the_record_is_what_sha256sum_reads() -> None:
    files = repository_of(LEAST)
    lines = str(files[RECORD]).splitlines()
    assert len(lines) == len(program_files(GENERATED))
    for line in lines:
        digest, path = line.split("  ")
        assert hashlib.sha256(as_bytes(files[path])).hexdigest() == digest


def test_the_program_s_own_are_those_that_it_uses_itself() -> None:
    files = files_of(LEAST)
    workflows = {path.name for path in (ROOT / ".github/workflows").glob("*.yml")} - {"test.yml"}
    assert {path.rpartition("/")[2] for path in files if "workflows/" in path} == workflows
    for name in workflows:
        theirs = files[f".github/workflows/{name}"]
        assert theirs == (ROOT / ".github/workflows" / name).read_text("utf-8")
        targets = re.findall(r"run: make ([a-z-]+)", theirs)
        assert all(f"\n{target}:" in files["Makefile"] for target in targets)
        assert set(re.findall(r"scripts/[a-z-]+", theirs)) <= files.keys()
    assert "demo" not in json.dumps(json.loads(files[".vscode/settings.json"]))
    guide = [path for path in files if path.startswith("content/pages/om/redaktoer/")]
    ours = (ROOT / "content/pages/om/redaktoer").rglob("*.md")
    assert sorted(guide) == sorted(path.relative_to(ROOT).as_posix() for path in ours)


def test_the_guide_names_nothing_that_is_not_there() -> None:
    files = files_of(LEAST)
    folders = {path.rpartition("/")[0] for path in files}
    for path, text in files.items():
        if path.startswith(("content/pages/om/redaktoer/", "docs/")):
            assert "demo" not in text, path
            assert text.endswith("\n"), path
            named = set(re.findall(r"\b(?:docs|scripts)/[\w./-]*[\w-]", text))
            assert named <= {*files, *folders}, path
            targets = set(re.findall(r"`make ([a-z-]+)", text))
            assert all(f"\n{target}:" in files["Makefile"] for target in targets), path


def test_no_example_in_the_guide_has_the_demo_s_towns_or_actors() -> None:
    demo = ROOT / "demo"
    towns = read_yaml((demo / "portal.yml").read_text("utf-8")).data["vocabularies"]["localities"]
    slugs = {path.stem for path in (demo / "actors").glob("*.md")} | {*towns}
    for path, text in files_of(LEAST).items():
        # The page on the settings names the invented municipality, as all examples of names do.
        if path.startswith("content/pages/om/redaktoer/") and "indstillinger" not in path:
            examples = "\n".join(re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S))
            values = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", examples))
            assert values & slugs == set(), path


def test_english_pages_are_there_only_where_they_are_asked_for() -> None:
    assert not [path for path in files_of(LEAST) if path.endswith(".en.md")]
    english = files_of({**LEAST, "language": ("en",)})
    assert [path for path in english if path.endswith(".en.md")] == ["content/pages/om/index.en.md"]
    found = settings_in(english)
    assert found.languages == ("da", "en")
    assert found.tagline_en == "Everything that is on in Vindø Kommune"


def test_its_own_towns_stand_where_the_demo_s_stood() -> None:
    found = settings_in(files_of({**LEAST, "locality": ("Nordby", "Sønderho@55.35/8.47")}))
    assert {
        code: (term.label, term.lat, term.lon)
        for code, term in found.vocabularies.localities.items()
    } == {
        "nordby": ("Nordby", None, None),
        "soenderho": ("Sønderho", 55.35, 8.47),
    }
    demo = read_yaml((ROOT / "demo/portal.yml").read_text("utf-8")).data["vocabularies"]
    for name, words in demo.items():
        if name != "localities":
            assert list(found.vocabularies.terms(name)) == list(words)


def test_what_is_set_up_at_github_is_told_by_its_own_names() -> None:
    """A branch is protected by a job's name, not by a workflow's."""
    files = files_of(LEAST)
    check = files[".github/workflows/check.yml"]
    assert "    name: Indhold og websted\n" in check
    for said in ("`Indhold og websted`", "`BASE_URL`", "Allow GitHub Actions to create"):
        assert said in files["README.md"]
    # The program's documentation is not copied: what names it says whose it is.
    for path, text in files.items():
        if path.startswith(".github/"):
            assert not re.findall(r"(?<!the program's )docs/[a-z-]+\.md", text), path


def test_what_waits_in_the_settings_can_be_switched_on() -> None:
    lines = files_of(LEAST)["content/portal.yml"]
    switched = re.sub(r"^# (edit_url: |editor:|  repository: |  forks: )", r"\1", lines, flags=re.M)
    found = settings_in({"content/portal.yml": switched})
    assert found.editor is not None
    assert (found.editor.repository, found.editor.forks) == ("kommunen/kultur", True)
    assert found.edit_url == "https://github.com/kommunen/kultur/edit/main/content/{path}"


def test_nothing_is_left_to_fill_in() -> None:
    for path, text in own_files(with_offers(LEAST), NOW).items():
        assert not re.search(r"\$\{?[a-z]", text), path
