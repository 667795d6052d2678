"""Editors at work on the golden portal: every kind of edit that content can be given."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from generator.model.times import ZONE
from generator.reading.kept import YOUNG
from tests.photographs import photograph

GOLDEN = Path(__file__).parent / "golden" / "content"
START = datetime(2026, 11, 22, 9, tzinfo=ZONE)

words = st.sampled_from(["Kor", "Kalk & koral", "Søndag <b>", "Blå time", "Ærø", "Jul"])
numbers = st.integers(0, 3)
minutes = st.integers(-600, 2000)
events = st.sampled_from(["yule", "events/2026/aabne-proever.md", "events/2026/sommerkoncert.md"])
TITLED = (
    "yule",
    "hall",
    "actors/koret.md",
    "actors/skolen.md",
    "partnerships/kor-i-skolen/index.md",
    "news/velkommen.md",
    "traditions/byfest.md",
    "school_offers/syng-med-koret.md",
)
topics = st.lists(st.sampled_from(["musik", "kunst", "teater"]), max_size=2, unique=True)
LABELS = (
    "    koncert: {label: X, plural: Xer, schema: MusicEvent, topic: musik}",
    "    musik: {label: X, colour: plum}",
    "    alle: {label: X}",
    "    proeveby: {label: X, lat: 55.3, lon: 12.1}",
    "    forening: {label: X, plural: Xer}",
    "    kor: {label: X}",
    "    koerestol: {label: X}",
    "    faellesskab: {label: X}",
    "    4-klasse: {label: X}",
    "    dansk: {label: X}",
)
"""Lines of the vocabularies, with X for the label."""
changes = st.sampled_from(
    [
        "status: cancelled",
        "status: cancelled, reason: Sne",
        "start: 2026-12-09 18:00",
        "start: 2027-01-20 17:00",
        "booking: sold_out",
        "title: Åben prøve",
        "venue: {name: Ude}",
    ]
)


class Desk:
    """A copy of a content folder, under version control; edits name files relative to it."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(source, folder)
        self._git("init", "-q", "-b", "main")

    def put(self, name: str, body: str | None = None, **fields: object) -> None:
        """Write these fields of a front matter (None takes one away) and, where given, the text."""
        _, matter, text = self.read(name).split("---\n", 2)
        kept, dropped = [], False
        for line in matter.splitlines():
            if line[0] not in " -":  # else it goes on with the field above
                dropped = line.partition(":")[0] in fields
            if not dropped:
                kept.append(line)
        kept += [f"{name}: {value}" for name, value in fields.items() if value is not None]
        told = text if body is None else f"\n{body}\n"
        self.write(name, "\n".join(("---", *kept, "---", "")) + told)

    def swap(self, name: str, start: str, line: str) -> None:
        """Write another line in place of the one that starts so."""
        lines = self.read(name).split("\n")
        assert any(old.startswith(start) for old in lines), f"no line to edit in {name}"
        edited = (line if old.startswith(start) else old for old in lines)
        self.write(name, "\n".join(edited))

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, now: datetime) -> None:
        """Everything as it is, as if it were that instant."""
        self._git("add", "-A")
        self._git("commit", "-q", "--allow-empty", "-m", "x", date=now.isoformat())

    def grow_old(self) -> None:
        """Wait until no file is so young that its reading would not be kept (reading/kept.py)."""
        time.sleep(YOUNG / 1e9)

    def _git(self, *arguments: str, date: str = "2026-11-01T00:00:00+01:00") -> None:
        who = {
            f"GIT_{role}_{field}": value
            for role in ("AUTHOR", "COMMITTER")
            for field, value in (("NAME", "R"), ("EMAIL", "r@example.org"), ("DATE", date))
        }
        subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env=os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            check=True,
        )


class Editing(RuleBasedStateMachine):
    """Random edits; whoever takes part builds between them."""

    def sit_down(self, folder: Path) -> None:
        """At a copy of the golden portal."""
        self.desk, self.now = Desk(GOLDEN, folder), START
        self.yule, self.hall = "julekoncert", "salen"
        self.yules, self.halls = {self.yule}, {self.hall}

    # --- events ---------------------------------------------------------------------------------

    @rule(number=numbers, title=words, topics=topics, ahead=st.none() | minutes)
    def write_event(self, number: int, title: str, topics: list[str], ahead: int | None) -> None:
        """Some are public at once, others from a moment on."""
        day = self.now.date() + timedelta(days=number * 9)
        since = "" if ahead is None else f"publish_from: {self._in(ahead)}\n"
        self._know(topics)
        self.desk.write(
            f"events/2026/ny-{number}.md",
            f"---\ntitle: '{title}'\nstart: {day} 19:30\ntype: koncert\nvenue: {self.hall}\n"
            f"organizers: [koret]\ntopics: [{', '.join(topics)}]\n{since}---\n\n{title} her.\n",
        )

    @rule(number=numbers)
    def delete_event(self, number: int) -> None:
        (self.desk.folder / "events" / "2026" / f"ny-{number}.md").unlink(missing_ok=True)

    @rule(event=events, text=words)
    def write_another_text(self, event: str, text: str) -> None:
        self.desk.put(self._file(event), body=f"{text} og *mere*.")

    @rule(event=events, summary=st.none() | words)
    def summarise(self, event: str, summary: str | None) -> None:
        self.desk.put(self._file(event), summary=summary and f"'{summary}.'")

    @rule(day=st.integers(5, 20))
    def move_event(self, day: int) -> None:
        self.desk.put(
            self._file("yule"),
            start=f"2026-12-{day:02} 20:00",
            end=f"2026-12-{day:02} 21:30",
            previous_start="2026-12-04 19:30",
            status="rescheduled",
        )

    @rule(
        status=st.sampled_from(["scheduled", "cancelled", "postponed", "tentative"]),
        booking=st.sampled_from([None, "sold_out"]),
    )
    def set_status(self, status: str, booking: str | None) -> None:
        self.desk.put(self._file("yule"), status=status, booking=booking, previous_start=None)

    @rule(date=st.sampled_from(["2026-11-24", "2026-12-08", "2026-12-15"]), what=changes)
    def change_one_date_of_a_series(self, date: str, what: str) -> None:
        told = f"[{{date: {date} 17:00, {what}}}]"
        self.desk.put("events/2026/aabne-proever.md", changes=told)

    @rule(event=events, topics=topics)
    def set_topics(self, event: str, topics: list[str]) -> None:
        self._know(topics)
        self.desk.put(self._file(event), topics=f"[{', '.join(topics)}]")

    @rule(draft=st.sampled_from([None, "true"]))
    def hide_or_show_event(self, draft: str | None) -> None:
        self.desk.put(self._file("yule"), draft=draft)

    @rule(seed=numbers, width=st.sampled_from([300, 700]))
    def take_another_photograph(self, seed: int, width: int) -> None:
        """Of another size, too: it stands on cards, and in the text of another event."""
        file = self.desk.folder / "events" / "2026" / "kalk-paa-papir" / "kalk.jpg"
        file.write_bytes(photograph(width, 200, seed=seed))

    # --- what events name -----------------------------------------------------------------------

    @rule(which=st.sampled_from(TITLED), title=words)
    def rename(self, which: str, title: str) -> None:
        self.desk.put(self._file(which), title=f"'{title}'")

    @rule(slug=st.sampled_from(["julekoncert", "julesang", "adventssang"]))
    def give_event_another_address(self, slug: str) -> None:
        old, self.yule = self._file("yule"), slug
        self._move(old, self._file("yule"))
        self.yules |= {slug}
        aliases = _aliases("arrangementer", (self.yules | {"jul"}) - {slug})
        self.desk.put(self._file("yule"), aliases=aliases)

    @rule(slug=st.sampled_from(["salen", "festsalen"]))
    def give_place_another_address(self, slug: str) -> None:
        """All that takes place there names the new one."""
        old, self.hall = self._file("hall"), slug
        self._move(old, self._file("hall"))
        self.halls |= {slug}
        self.desk.put(self._file("hall"), aliases=_aliases("steder", self.halls - {slug}))
        for file in self.desk.folder.rglob("*.md"):
            name = file.relative_to(self.desk.folder).as_posix()
            if any(f"\nvenue: {one}\n" in self.desk.read(name) for one in self.halls):
                self.desk.put(name, venue=slug)

    @rule(
        locality=st.sampled_from(["proeveby", "oeby"]),
        owner=st.sampled_from([None, "koret", "skolen"]),
        address=st.sampled_from(["Torvet 1", "Havnen 2"]),
    )
    def write_more_of_place(self, locality: str, owner: str | None, address: str) -> None:
        """Events stand under the locality of their place."""
        self._know([locality], "localities", "oeby: {label: Øby, lat: 55.2, lon: 12.2}")
        self.desk.put(self._file("hall"), locality=locality, owner=owner, address=address)

    @rule(member_of=st.sampled_from([None, "[koret]"]), topics=topics, text=words)
    def write_more_of_actor(self, member_of: str | None, topics: list[str], text: str) -> None:
        self._know(topics)
        told = f"[{', '.join(topics)}]"
        self.desk.put("actors/skolen.md", body=text, member_of=member_of, topics=told)

    @rule(
        actor=st.sampled_from(["koret", "skolen"]),
        side=st.sampled_from(["needs", "offers"]),
        topic=st.sampled_from(["musik", "kunst"]),
        text=st.none() | words,
        status=st.sampled_from(["open", "matched"]),
    )
    def wish(self, actor: str, side: str, topic: str, text: str | None, status: str) -> None:
        """Of two with the same topic one can help the other."""
        self._know([topic])
        said = f"topic: {topic}, text: '{text}', status: {status}, method: survey, source: Os"
        self.desk.put(f"actors/{actor}.md", **{side: text and f"[{{{said}}}]"})

    @rule(
        partnership=st.sampled_from([None, "kor-i-skolen"]),
        goals=st.sampled_from([None, "[flere-stemmer]"]),
    )
    def serve_a_goal(self, partnership: str | None, goals: str | None) -> None:
        self.desk.put(self._file("yule"), partnership=partnership, goals=goals)

    @rule(
        partners=st.lists(st.sampled_from(["koret", "skolen"]), min_size=1, unique=True),
        status=st.sampled_from(["forming", "active", "ended"]),
    )
    def change_members(self, partners: list[str], status: str) -> None:
        told = ", ".join(f"{{actor: {slug}}}" for slug in partners)
        self.desk.put("partnerships/kor-i-skolen/index.md", partners=f"[{told}]", status=status)

    @rule(
        responsible=st.sampled_from(["koret", "skolen"]),
        title=words,
        when=st.sampled_from(["start: 2026-12-01", "start: 2026-11-22", "when: uge 53 2026"]),
        more=st.sampled_from(
            [
                "status: dropped",
                "kind: deadline",
                "goals: [flere-stemmer]",
                "events: [aabne-proever]",
            ]
        ),
        period=st.sampled_from(["2026–2027", "2026"]),
    )
    def plan(self, responsible: str, title: str, when: str, more: str, period: str) -> None:
        """One day of it passes while the clock goes on."""
        self.desk.write(
            "partnerships/kor-i-skolen/plan.yml",
            f"period: {period}\nactivities:\n"
            f"  - {{title: '{title}', {when}, responsible: {responsible}, {more}}}\n",
        )

    @rule(number=numbers, title=words, ahead=minutes, topics=topics)
    def write_news(self, number: int, title: str, ahead: int, topics: list[str]) -> None:
        """Dated before or after now; feeds wait for it."""
        self._know(topics)
        self.desk.write(
            f"news/nyt-{number}.md",
            f"---\ntitle: '{title}'\nsummary: Nyt om {number}.\npublished: {self._in(ahead)}\n"
            f"topics: [{', '.join(topics)}]\npartnership: kor-i-skolen\n---\n\n{title}.\n",
        )

    @rule(number=numbers, title=words, ahead=minutes, sent=st.booleans())
    def write_letter(self, number: int, title: str, ahead: int, sent: bool) -> None:
        """A draft, or one that was sent, or will be; it leads to an event that may not be there."""
        fields = f"title: '{title}'\nstart: 2026-11-01\nend: 2026-12-31\n"
        beside = f"newsletters/brev-{number}.sent.yml"
        (self.desk.folder / beside).unlink(missing_ok=True)
        if sent:
            fields += f"state: sent\nsent: {self._in(ahead)}\n"
            self.desk.write(
                beside,
                f"letter:\n  subject: Brev\n  title: '{title} {number}'\n  intro: Her.\n"
                f"  sections:\n    - title: Nyt\n      entries:\n        - title: '{title}'\n"
                f"          page: /arrangementer/ny-{number}/\n",
            )
        self.desk.write(f"newsletters/brev-{number}.yml", fields)

    @rule(number=numbers)
    def delete_letter(self, number: int) -> None:
        for suffix in (".yml", ".sent.yml"):
            file = self.desk.folder / "newsletters" / f"brev-{number}{suffix}"
            file.unlink(missing_ok=True)

    @rule(number=numbers)
    def delete_news(self, number: int) -> None:
        (self.desk.folder / "news" / f"nyt-{number}.md").unlink(missing_ok=True)

    @rule(
        number=numbers,
        title=words,
        grade=st.sampled_from(["3-klasse", "8-klasse"]),
        status=st.sampled_from(["offered", "proposed", "ended"]),
        ahead=minutes,
    )
    def write_school_offer(
        self, number: int, title: str, grade: str, status: str, ahead: int
    ) -> None:
        """Its period passes, and feeds wait for it."""
        period = f"{self.now + timedelta(minutes=ahead):%Y-%m-%d}"
        self.desk.write(
            f"school_offers/tilbud-{number}.md",
            f"---\ntitle: '{title}'\nprovider: skolen\ngrades: {grade}\nsubjects: tysk\n"
            f"status: {status}\nperiod: 2026-11-01 til {period}\npartnership: kor-i-skolen\n"
            f"published: {self._in(ahead)}\nsources: Skolen\n---\n\n{title}.\n",
        )

    @rule(
        number=numbers,
        title=words,
        ahead=minutes,
        held_back=st.none() | minutes,
        more=st.sampled_from(
            ["facts: ['{0}']", "withdrawn: '{0}'", "correction: '{0}'", "events: [aabne-proever]"]
        ),
    )
    def write_release(
        self, number: int, title: str, ahead: int, held_back: int | None, more: str
    ) -> None:
        """The moments that it waits for pass while the clock goes on."""
        dated = self._in(ahead)
        embargo = "" if held_back is None else f"embargo: {self._in(max(ahead, held_back))}\n"
        self.desk.write(
            f"press/nyt-{number}.md",
            f"---\ntitle: '{title}'\nsummary: Nyt om {number}.\npublished: {dated}\n{embargo}"
            f"contact: koret\npartnership: kor-i-skolen\n{more.format(title)}\n---\n\n{title}.\n",
        )

    @rule(number=numbers)
    def delete_release(self, number: int) -> None:
        (self.desk.folder / "press" / f"nyt-{number}.md").unlink(missing_ok=True)

    @rule(number=numbers)
    def delete_school_offer(self, number: int) -> None:
        (self.desk.folder / "school_offers" / f"tilbud-{number}.md").unlink(missing_ok=True)

    @rule(
        number=numbers,
        title=words,
        days=st.integers(-90, 30),
        ahead=minutes,
        others=st.lists(st.sampled_from(["koret", "skolen"]), unique=True),
        more=st.sampled_from(
            ["", "cancelled: true\n", "open_to_all: true\n", "led_to: kor-i-skolen\n"]
        ),
        due=st.integers(-3, 3),
    )
    def write_meeting(
        self,
        number: int,
        title: str,
        days: int,
        ahead: int,
        others: list[str],
        more: str,
        due: int,
    ) -> None:
        """The network's; held ones tie those who were there, and feeds wait for what is to come."""
        today = self.now.date()
        self.desk.write(
            f"meetings/moede-{number}.md",
            f"---\ntitle: '{title}'\ndate: {today + timedelta(days=days)} 19:00\n"
            f"published: {self._in(ahead)}\nhost: koret\nvenue: {self.hall}\n{more}"
            f"participants: [{', '.join(others)}]\nfollow_ups:\n"
            f"  - {{text: Ring, due: {today + timedelta(days=due)}}}\n---\n\n{title}.\n",
        )

    @rule(number=numbers)
    def delete_meeting(self, number: int) -> None:
        (self.desk.folder / "meetings" / f"moede-{number}.md").unlink(missing_ok=True)

    @rule(title=words, days=st.integers(-3, 3), host=st.sampled_from(["koret", "skolen"]))
    def meet_in_partnership(self, title: str, days: int, host: str) -> None:
        self.desk.write(
            "partnerships/kor-i-skolen/meetings/opstart.yml",
            f"title: '{title}'\ndate: {self.now.date() + timedelta(days=days)}\nhost: {host}\n"
            "participants: [koret, skolen]\n",
        )

    @rule(together=st.booleans())
    def make_together(self, together: bool) -> None:
        """Two organisers are tied; with one, nobody is."""
        told = "[koret, skolen]" if together else "[koret]"
        self.desk.put(self._file("yule"), organizers=told)

    # --- what all share -------------------------------------------------------------------------

    @rule(line=st.sampled_from(LABELS), label=words)
    def relabel(self, line: str, label: str) -> None:
        edited = line.replace("X", f'"{label}"', 1).replace("Xer", f'"{label}er"')
        self.desk.swap("portal.yml", f"{line.partition(':')[0]}: ", edited)

    @rule(name=words)
    def rename_portal(self, name: str) -> None:
        self.desk.swap("portal.yml", "name: ", f"name: '{name}'")

    @rule(languages=st.sampled_from(["[da]", "[da, en]"]))
    def publish_in(self, languages: str) -> None:
        """No file of a language stands there that the portal is not published in."""
        if languages == "[da]":
            self.write_beside(None)
            self.translate_page(None)
        lines = self.desk.read("portal.yml").split("\n")
        kept = [line for line in lines if not line.startswith("languages: ")]
        self.desk.write("portal.yml", "\n".join([f"languages: {languages}", *kept]))

    @rule(which=st.sampled_from(["yule", "hall", "actors/koret.md"]), title=st.none() | words)
    def translate(self, which: str, title: str | None) -> None:
        """In front matter, of what may be in no other language than Danish all the same."""
        said = title and f"'{title} (en)'"
        self.desk.put(self._file(which), title_en=said, summary_en=said)

    @rule(text=st.none() | words)
    def write_beside(self, text: str | None) -> None:
        """A series' translation in a file of its own, once the portal is published in English."""
        self._write_beside("events/2026/aabne-proever.en.md", "", text)

    @rule(text=st.none() | words)
    def translate_page(self, text: str | None) -> None:
        self._write_beside("pages/om/index.en.md", "description: About it\n", text)

    def _write_beside(self, name: str, more: str, text: str | None) -> None:
        if text is None:
            (self.desk.folder / name).unlink(missing_ok=True)
        elif "languages: [da, en]" in self.desk.read("portal.yml"):
            self.desk.write(name, f"---\ntitle: '{text} (en)'\n{more}---\n\n{text} there.\n")

    @rule(label=words)
    def translate_word(self, label: str) -> None:
        line = f'    boern: {{label: Børn, label_en: "{label} (en)"}}'
        self.desk.swap("portal.yml", "    boern: ", line)

    @rule(text=words)
    def write_by_hand(self, text: str) -> None:
        self.desk.put("pages/om/index.md", body=f"# Om portalen\n\n`{text}`")

    def _file(self, which: str) -> str:
        """The yule concert and the hall change their addresses."""
        return {"yule": f"events/2026/{self.yule}.md", "hall": f"places/{self.hall}.md"}.get(
            which, which
        )

    def _move(self, old: str, new: str) -> None:
        (self.desk.folder / old).rename(self.desk.folder / new)

    def _know(
        self,
        codes: Iterable[str],
        vocabulary: str = "topics",
        word: str = "teater: {label: Teater, colour: lake}",
    ) -> None:
        """A new word is written into its vocabulary when it is first used."""
        if word.partition(":")[0] in codes and word not in self.desk.read("portal.yml"):
            head = f"  {vocabulary}:"
            self.desk.swap("portal.yml", head, f"{head}\n    {word}")

    def _in(self, minutes: int) -> str:
        return f"{self.now + timedelta(minutes=minutes):%Y-%m-%d %H:%M}"


def _aliases(folder: str, slugs: Iterable[str]) -> str:
    return f"[{', '.join(f'/{folder}/{slug}/' for slug in sorted(slugs))}]"
