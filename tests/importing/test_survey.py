"""`portal import survey` as an editor runs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import cli
from generator.editing import files
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT
from tests.importing import exports
from tests.importing.exports import KOR, MUSEUM, Answer, changed

HERE = Path(__file__).parent
NOW = ("--now", "2026-11-22 09:00")
Said = tuple[int, str, str]


class Place:
    """A content folder, a mapping and an export; runs the command."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.content, self.mapping = folder / "content", folder / "mapping.yml"

    def run(self, data: bytes, *more: str) -> Said:
        export = self.folder / "svar"
        export.write_bytes(data)
        told = ("--content", str(self.content), "--mapping", str(self.mapping), *NOW, *more)
        self.capsys.readouterr()
        status = cli.main(["import", "survey", str(export), *told])
        return (status, *self.capsys.readouterr())

    def write(self, data: bytes) -> str:
        status, _, said = self.run(data, "--write")
        assert status == 0, said
        return said

    def text(self, slug: str) -> str:
        return (self.content / "actors" / f"{slug}.md").read_text("utf-8")

    def edit(self, slug: str, old: str, new: str) -> None:
        text = self.text(slug)
        assert text.count(old) == 1, old
        (self.content / "actors" / f"{slug}.md").write_text(text.replace(old, new), "utf-8")

    def fields(self, slug: str) -> dict[str, Any]:
        parts = split_front_matter(self.text(slug))
        assert isinstance(parts, FrontMatter)
        data: dict[str, Any] = read_yaml(parts.yaml).data
        return data

    def wishes(self, slug: str, side: str = "needs") -> list[dict[str, str]]:
        """Without ids, which tell from which answer they are."""
        found = self.fields(slug).get(side, [])
        return [{k: v for k, v in one.items() if k != "id"} for one in found]

    def snapshot(self) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in sorted(self.content.rglob("*")) if p.is_file()}


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Place:
    shutil.copytree(HERE / "content", tmp_path / "content")
    shutil.copy(HERE / "mapping.yml", tmp_path / "mapping.yml")
    return Place(tmp_path, capsys)


BOTH = exports.google([KOR, MUSEUM])

# --- the same answers from three systems ----------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        exports.google([KOR, MUSEUM]),
        exports.microsoft([KOR, MUSEUM]),
        exports.surveyxact([KOR, MUSEUM]),
        exports.surveyxact([KOR, MUSEUM], encoding="utf-8-sig"),
        exports.surveyxact([KOR, MUSEUM], encoding="utf-16"),
    ],
    ids=["Google Forms", "Microsoft Forms", "SurveyXact", "SurveyXact UTF-8", "SurveyXact UTF-16"],
)
def test_the_same_answers_give_the_same_needs(place: Place, data: bytes) -> None:
    said = place.write(data)
    assert "2 svar, 8 forslag i 2 filer, 0 sprunget over." in said
    own = {"method": "survey", "source": "Undersøgelsen 2026"}
    where = {"audience": "alle", "locality": "oeby", "period": "forår 2027"}
    assert place.wishes("koret")[1:] == [
        {"topic": "musik", "text": "En dirigent, der kan tælle: også til 7", **where, **own},
        {"topic": "musik", "text": "Et sted at øve", "facility": "oevelokale", **own},
        {"topic": "kunst", "text": "Lyd, lys og teknik", "facility": "lyd-og-lys", **own},
    ]
    assert place.fields("koret")["interests"] == ["kunst", "samfund"]
    assert place.wishes("museet") == [
        {"topic": "kunst", "text": "Børn, der vil røre ved ting", "audience": "boern", **own}
    ]
    assert [one["text"] for one in place.wishes("museet", "offers")] == [
        "Et øvelokale, som andre kan låne",
        "Et klaver",
    ]
    assert cli.main(["check", "--content", str(place.content), *NOW]) == 0


def test_the_proposal_is_a_diff_that_git_applies(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.folder)
    place.content = Path("content")
    before = place.snapshot()
    status, diff, said = place.run(BOTH)
    assert status == 0
    assert "Intet er skrevet." in said
    assert place.snapshot() == before
    assert diff.startswith("--- a/content/actors/koret.md\n+++ b/content/actors/koret.md\n")
    place.write(BOTH)
    written = place.snapshot()
    shutil.rmtree(place.content)
    shutil.copytree(HERE / "content", place.content)
    (place.folder / "forslag.diff").write_text(diff, "utf-8")
    subprocess.run(["git", "apply", "forslag.diff"], check=True, cwd=place.folder)
    assert place.snapshot() == written


def test_comments_order_and_all_else_stay(place: Place) -> None:
    before = {slug: place.text(slug).split("\n") for slug in ("koret", "museet")}
    place.write(BOTH)
    for slug, lines in before.items():
        after = iter(place.text(slug).split("\n"))
        assert all(line in after for line in lines), slug
    assert "    # Her slutter det, de sagde.\n  - topic: musik\n" in place.text("koret")
    assert "interests: [kunst, samfund]\n# Kilderne\nsources:" in place.text("koret")


def test_line_ends_and_byte_order_mark_stay(place: Place) -> None:
    file = place.content / "actors/koret.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    place.write(BOTH)
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "0 forslag" in place.write(BOTH)


def test_empty_lists_and_single_words_grow(place: Place) -> None:
    place.write(exports.google([changed(KOR, ORGANISATION="Huset")]))
    assert [one["topic"] for one in place.wishes("huset")] == ["musik", "musik", "kunst"]
    assert place.fields("huset")["interests"] == ["musik", "kunst", "samfund"]


# --- again ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("export", [exports.google, exports.microsoft, exports.surveyxact])
def test_again_changes_nothing(place: Place, export: Any) -> None:
    place.write(export([KOR, MUSEUM]))
    before = place.snapshot()
    status, diff, said = place.run(export([KOR, MUSEUM]))
    assert (status, diff) == (0, "")
    assert "2 svar, 0 forslag i 0 filer, 0 sprunget over." in said
    place.write(export([KOR, MUSEUM]))
    assert place.snapshot() == before


TEXT = st.text("abcæøå :#'\"\\-=,.<>{}[]|&*!%@`?\n1234567890", max_size=30)
MANY = st.lists(
    st.tuples(
        st.sampled_from(["Øby Kor", "Huset", "museet", "Ukendt"]),
        TEXT,
        st.sampled_from(["Musik", "Billedkunst og design", "", "Andet"]),
        st.sampled_from(["Alle", ""]),
        st.sampled_from(["Øby", "Karise", ""]),
        TEXT,
        st.lists(st.sampled_from(exports.SEVERAL[exports.LACKS]), unique=True),
        st.lists(st.sampled_from(exports.SEVERAL[exports.LENDS]), unique=True),
        st.lists(st.sampled_from(exports.SINGLE[exports.TOPIC]), unique=True),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=MANY)
def test_twice_is_once_whatever_is_answered(place: Place, answers: Sequence[Answer]) -> None:
    shutil.rmtree(place.content)
    shutil.copytree(HERE / "content", place.content)
    place.write(exports.google(answers))
    before = place.snapshot()
    assert "0 forslag" in place.write(exports.google(answers))
    assert place.snapshot() == before
    assert cli.main(["check", "--content", str(place.content), *NOW]) == 0


def test_without_numbers_of_their_own_answers_are_known_by_their_words(place: Place) -> None:
    text = place.mapping.read_text("utf-8")
    place.mapping.write_text(
        text.replace("response: [respondentid, ID, Tidsstempel]\n", "").replace(
            "ignore: [", "ignore: [Tidsstempel, "
        ),
        "utf-8",
    )
    place.write(BOTH)
    before = place.snapshot()
    place.write(exports.google([MUSEUM, KOR]))
    assert place.snapshot() == before, "the order of the answers is nothing"
    said = place.write(exports.google([PIANIST]))
    assert "1 forslag i 1 fil, 1 sprunget over" in said
    assert "er ikke længere blandt svarene" in said


def test_a_column_mistaken_for_the_organisation_is_noticed(place: Place) -> None:
    answers = [changed(KOR, TEXT=f"Behov nummer {n}", LACKS=()) for n in range(201)]
    data = exports.google(answers, [str(n) for n in range(201)])
    assert "Svarene giver 201 behov og tilbud til én aktør (koret)" in refused(place, data)


def test_headings_steer_no_terminal(place: Place) -> None:
    said = refused(place, BOTH.replace(b"Hvor?", b"Hvor?\x1b[2J"))
    assert "\x1b" not in said


def test_a_sheet_by_its_name(place: Place) -> None:
    text = place.mapping.read_text("utf-8")
    for name, status in (("Sheet1", 0), ("Ark1", 1)):
        place.mapping.write_text(f"sheet: {name}\n{text}", "utf-8")
        assert place.run(exports.microsoft([KOR]))[0] == status


# --- an answer that changed, an editor who did ----------------------------------------------------

PIANIST = changed(KOR, TEXT="En pianist", PERIOD="2028", AUDIENCE="")


def test_an_answer_that_changed_changes_its_own_need(place: Place) -> None:
    place.write(exports.google([KOR]))
    place.edit("koret", "    period: forår 2027\n", "    period: forår 2027\n    status: matched\n")
    before = len(place.wishes("koret"))
    assert "1 svar, 1 forslag i 1 fil, 0 sprunget over." in place.write(exports.google([PIANIST]))
    need = place.wishes("koret")[1]
    assert (need["text"], need["period"], need["status"]) == ("En pianist", "2028", "matched")
    assert "audience" not in need
    assert len(place.wishes("koret")) == before
    assert "0 forslag" in place.write(exports.google([PIANIST]))


def test_another_topic_is_the_same_need(place: Place) -> None:
    place.write(exports.google([KOR]))
    before = len(place.wishes("koret"))
    place.write(exports.google([changed(KOR, TOPIC="Byliv og fællesskab")]))
    assert len(place.wishes("koret")) == before
    assert place.fields("koret")["needs"][1]["id"].startswith("behov-2026-samfund-")


def test_an_editors_words_are_kept(place: Place) -> None:
    place.write(exports.google([KOR]))
    place.edit("koret", "En dirigent, der kan tælle: også til 7", "En dirigent med taktsans")
    edited = place.snapshot()
    assert "0 forslag i 0 filer, 0 sprunget over" in place.write(exports.google([KOR]))
    said = place.write(exports.google([PIANIST]))
    assert place.snapshot() == edited
    assert "Ikke rørt: koret (række 2): svaret er ændret" in said
    assert "pianist" not in said
    # The editor settles it by writing the id that is proposed.
    settled = re.findall(r"skriv »id: (\S+)«", said)
    assert len(settled) == 1
    place.edit("koret", str(place.fields("koret")["needs"][1]["id"]), settled[0])
    assert "0 forslag i 0 filer, 0 sprunget over" in place.write(exports.google([PIANIST]))


def test_the_same_by_hand_is_not_doubled(place: Place) -> None:
    same = changed(KOR, TEXT="nogen at  drikke kaffe med.", TOPIC="Byliv og fællesskab", LACKS=())
    said = place.write(exports.google([same]))
    assert "Ikke rørt: koret (række 2): står allerede i filen" in said
    assert len(place.wishes("koret")) == 1


def test_what_is_no_longer_answered_stays_and_is_told(place: Place) -> None:
    place.write(exports.google([KOR]))
    before = place.snapshot()
    said = place.write(exports.google([changed(KOR, LACKS=("Et sted at øve",))]))
    assert place.snapshot() == before
    assert "er ikke længere blandt svarene. Gælder det ikke mere, så skriv »status" in said


# --- what is left out, and told -------------------------------------------------------------------

HOSTILE = (
    "Skriv til jette@example.dk, så",
    "Ring til mig på 12 34 56 78",
    "Mit nummer er 010190-1234",
    "0101901234 stole",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "Flere stole. Mvh Jette",
    "usynlig\u202e tekst",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["TEXT", "PERIOD"])
def test_a_hostile_cell_is_told_by_place_and_never_shown(
    place: Place, text: str, field: str
) -> None:
    answer = changed(KOR, **{field: text})
    status, diff, said = place.run(exports.google([answer, MUSEUM]))
    assert status == 0
    column = {"TEXT": "C (»Hvad har I mest brug for?«)", "PERIOD": "G (»Hvornår?«)"}[field]
    assert f"Sprunget over: række 2, kolonne {column}: " in said
    assert ", 1 sprunget over." in said
    for piece in (text, text[-8:], "jette", "12 34", "1234"):
        assert piece not in diff + said
    assert "Et sted at øve" in diff, "the rest of the answer is taken"


def test_several_answers_for_one_word_are_told(place: Place) -> None:
    status, diff, said = place.run(exports.google([changed(KOR, LOCALITY=("Øby", "Karise"))]))
    assert status == 0
    assert "kolonne F (»Hvor?«): flere svar, hvor der er plads til ét: »locality«" in said
    assert "locality" not in diff


def test_an_unknown_answer_is_told_with_a_suggestion(place: Place) -> None:
    answer = changed(KOR, LACKS=("Et sted at øøve", "Et klaver", "Min nabos hemmelige have"))
    _, diff, said = place.run(exports.google([answer]))
    assert "svarmuligheden kendes ikke: mente svaret »Et sted at øve«?" in said
    assert "facility: klaver" in diff
    assert "hemmelige" not in diff + said


def test_an_unknown_organisation_is_told_with_a_suggestion(place: Place) -> None:
    answers = [changed(KOR, ORGANISATION=name) for name in ("Øby koor", "Jette Jensen")]
    before = place.snapshot()
    said = place.write(exports.google(answers))
    assert place.snapshot() == before
    assert "række 2, kolonne B (»Hvilken organisation svarer I for?«): organisationen" in said
    assert "Mente svaret »Øby Kor«? Skriv i så fald svarets ord og »koret« under" in said
    assert (
        "række 3, kolonne B (»Hvilken organisation svarer I for?«): organisationen findes" in said
    )
    assert "Jette" not in said
    with place.mapping.open("a", encoding="utf-8") as stream:
        stream.write("organisations: {Øby koor: koret}\n")
    assert "6 forslag i 1 fil, 1 sprunget over" not in place.write(exports.google(answers[:1]))
    assert len(place.wishes("koret")) == 4


def test_two_answers_under_one_number_are_told(place: Place) -> None:
    data = exports.google([KOR, KOR, PIANIST], ["1", "1", "1"])
    _, diff, said = place.run(data)
    assert diff.count('+    text: "En dirigent') == 1
    assert "række 4: samme organisation og svarnummer som række 2, men et andet svar" in said


# --- refused, and nothing is written --------------------------------------------------------------


def refused(place: Place, data: bytes) -> str:
    before = place.snapshot()
    status, out, said = place.run(data, "--write")
    assert (status, out) == (1, "")
    assert place.snapshot() == before
    assert "→ " in said
    return said


def test_every_column_is_mentioned(place: Place) -> None:
    head, _, rest = BOTH.decode().partition("\n")
    lines = [f"{head},Din e-mail", *(f"{line},x@y.dk" for line in rest.strip().split("\n"))]
    said = refused(place, "\n".join(lines).encode())
    assert "mapping.yml:29:1: kolonne-ikke-naevnt Kolonnen »Din e-mail« (K) er ikke nævnt" in said
    assert "Den ligner en oplysning om en person." in said
    place.mapping.write_text(
        place.mapping.read_text("utf-8").replace("ignore: [", "ignore: [Din  E-mail, "), "utf-8"
    )
    assert place.run("\n".join(lines).encode())[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("mangler]\n", "mangle]\n    facilty: klaver\n", ":15:5: ukendt-felt Feltet »facilty«"),
        ("topic: musik\n", "topic: musikk\n", ":23:12: ukendt-ord »musikk« er ikke et ord i"),
        ('facility: klaver}\n      "', 'facility: klaverr}\n      "', "Mente du »klaver«?"),
        ("Hvad mangler I?, mangler", "Hvad mangler I", "Mente du »Hvad mangler I?«?"),
        ("[Emne, emne]", "[Email]", ":9:26: privat-kolonne Kolonnen »Email« ligner"),
        ("ignore: [", "ignore: [Emne, ", "kolonne-to-gange Kolonnen »Emne« er både"),
        ("ignore: [", "ignore: ['*', ", None),
        ("code: udlaan", "code: behov", "samme-id To spørgsmål har samme »code«"),
        ("    topic_from: {column: [Emne, emne]}\n", "", "Spørgsmålet har intet emne"),
        ("    topic: musik\n", "", "Svarmuligheden har intet emne"),
        ("    text_from: [Hvad har I mest brug for?, behov]\n", "", "enten »column« eller"),
        ("source: Undersøgelsen 2026\n", "", "mangler-felt Feltet »source« mangler"),
        ("survey: behov-2026", "survey: Behov 2026", "Mente du »behov-2026«?"),
        ("needs:", "organisations: {Koret: korret}\nneeds:", "Mente du »koret«?"),
        ("numbered: true", "numbered: måske", "ja-eller-nej"),
        ("numbered: true", "numbered: [", "yaml"),
        ("source: U", "source: 010190-1234 U", "personnummer"),
    ],
)
def test_a_wrong_mapping_is_told_with_its_line(
    place: Place, old: str, new: str, said: str | None
) -> None:
    text = place.mapping.read_text("utf-8")
    assert old in text
    place.mapping.write_text(text.replace(old, new, 1), "utf-8")
    data = exports.microsoft([KOR, MUSEUM])
    if said is None:
        assert place.run(data)[0] == 0
    else:
        assert said in refused(place, data)


def test_answers_by_number_must_be_asked_for(place: Place) -> None:
    text = place.mapping.read_text("utf-8")
    place.mapping.write_text(text.replace("numbered: true\n", ""), "utf-8")
    assert "Skriv »numbered: true« øverst i mappingen" in refused(place, exports.surveyxact([KOR]))
    place.mapping.write_text(
        text.replace("      Et klaver: {topic: musik, facility: klaver}\n", ""), "utf-8"
    )
    said = refused(place, exports.surveyxact([KOR]))
    assert "kolonne-ikke-naevnt Kolonnen »mangler_4« (O) er ikke nævnt" in said
    assert "Filen har flere svarmuligheder end mappingen" in said


def test_a_file_that_cannot_be_changed_stops_the_others(place: Place) -> None:
    place.edit(
        "museet", "locality: karise", "offers: [{topic: musik, text: A, method: survey, source: B}]"
    )
    said = refused(place, BOTH)
    assert "actors/museet.md kan ikke rettes: »offers« står på én linje" in said


def test_a_disk_that_fails_leaves_everything_as_it_was(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, put = place.snapshot(), files._replace

    def failing(target: Path, data: bytes) -> None:
        if target.name == "museet.md":
            raise OSError(28, "No space left on device", str(target))
        put(target, data)

    monkeypatch.setattr(files, "_replace", failing)
    status, _, said = place.run(BOTH, "--write")
    assert status == 2
    assert "museet.md" in said
    assert place.snapshot() == before
    assert sorted(path.name for path in (place.content / "actors").iterdir()) == [
        "huset.md",
        "koret.md",
        "museet.md",
    ]


def test_faulty_content_is_told_first(place: Place) -> None:
    place.edit("museet", "title:", "titel:")
    status, out, _ = place.run(BOTH)
    assert status == 1
    assert "Mente du »title«?" in out


@pytest.mark.parametrize("missing", ["svar", "mapping.yml"])
def test_a_file_that_is_not_there(place: Place, missing: str) -> None:
    place.run(BOTH)
    (place.folder / missing).unlink()
    told = ["--content", str(place.content), "--mapping", str(place.mapping), *NOW]
    assert cli.main(["import", "survey", str(place.folder / "svar"), *told]) == 2
    assert "Filen eller mappen findes ikke: " in place.capsys.readouterr().err


def test_the_mapping_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["import", "survey", "svar.csv"])
    assert stopped.value.code == 2
    assert "Fejl: Der mangler: --mapping." in capsys.readouterr().err


# --- what lies in the repository ------------------------------------------------------------------

SURVEYS = ROOT / "docs" / "surveys"


@pytest.mark.parametrize("content", ["demo", "content"])
def test_the_ready_mapping_reads_the_example(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the demo the example's answers are imported already; the real portal knows none of it."""
    mapping, example = SURVEYS / "behovsundersoegelse.mapping.yml", SURVEYS / "eksempel"
    told = ("--content", str(ROOT / content), "--mapping", str(mapping), *NOW)
    assert cli.main(["import", "survey", str(example / "laerkesund.csv"), *told]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"10 svar, 0 forslag i 0 filer, {0 if content == 'demo' else 10} sprunget" in said.err


def test_the_ready_mapping_reads_the_same_answers_as_each_system_writes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proposed to actors without needs: the same from all three, but for the answers' numbers."""
    ours = (ROOT / "demo" / "portal.yml").read_text("utf-8")
    (tmp_path / "portal.yml").write_text(re.sub(r"(?m)^featured_.*\n", "", ours), "utf-8")
    (tmp_path / "actors").mkdir()
    for file in (ROOT / "demo" / "actors").glob("*.md"):
        parts = split_front_matter(file.read_text("utf-8"))
        assert isinstance(parts, FrontMatter)
        data = read_yaml(parts.yaml).data
        names = [one for one in ("title", "legal_name", "alternate_names", "group") if one in data]
        lines = (f"{name}: {json.dumps(data[name], ensure_ascii=False)}" for name in names)
        bare = "\n".join(("---", *lines, "---", ""))
        (tmp_path / "actors" / file.name).write_text(bare, "utf-8")
    mapping = SURVEYS / "behovsundersoegelse.mapping.yml"
    told = set[str]()
    for name in ("laerkesund.csv", "laerkesund-forms.xlsx", "laerkesund-surveyxact.csv"):
        where = ("--content", str(tmp_path), "--mapping", str(mapping), *NOW)
        status = cli.main(["import", "survey", str(SURVEYS / "eksempel" / name), *where])
        said = capsys.readouterr()
        assert status == 0, said.out
        assert re.search(r"^10 svar, \d\d forslag i 10 filer, 0 sprunget over\.$", said.err, re.M)
        told.add(re.sub(r"(id: behov-2026-\w+)-\w+-\w+", r"\1", said.out))
    assert len(told) == 1


def test_the_questionnaire_and_the_mapping_say_the_same() -> None:
    """Every question and option of the mapping stands in the questionnaire, word by word."""
    asked = (SURVEYS / "behovsundersoegelse.md").read_text("utf-8")
    mapping = read_yaml((SURVEYS / "behovsundersoegelse.mapping.yml").read_text("utf-8")).data
    wishes = [*mapping["needs"], *mapping["offers"]]
    names = [mapping["organisation"], mapping["interests"][0]["column"]]
    for wish in wishes:
        names += [wish[name] for name in ("column", "text_from", "period_from") if name in wish]
        names += [
            value["column"]
            for name, value in wish.items()
            if name.endswith("_from") and isinstance(value, dict)
        ]
    for question, variable in names:
        assert f"**{question}**" in asked, question
        assert f"`{variable}`" in asked, variable
    for option in (option for wish in wishes for option in wish.get("options", {})):
        assert f"\n- {option}\n" in asked, option
    assert json.dumps(names).count("?") >= 13
