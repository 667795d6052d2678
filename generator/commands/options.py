"""What several commands ask for, and how they tell of problems."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator import settings
from generator.arguments import Parser, day, moment, positive, web_address
from generator.presenting.words.dates import day_and_year
from generator.problems import Problem, RefusedError
from generator.reports import problems as reports

if TYPE_CHECKING:
    from generator.editing.refusing import Refused

DONE, FAULTY = 0, 1
CONTENT, OUTPUT = Path("content"), Path("site")
MAKES_SITE = "makes_site"
"""What `target` sets among a command's options: it makes the site itself."""
NOTHING_WRITTEN = "Intet er skrevet, for så ville indholdet have fejl:"
"""Said before the problems that a change would have made."""


class WrongUseError(RefusedError):
    """A command that cannot be carried out as it was written: a name that nothing has, options that
    do not go together, an answer that is missing."""


def source(parser: Parser) -> None:
    """What is read: needed by every command that reads the content."""
    content(parser)
    now(parser)


def content(parser: Parser) -> None:
    """Where the content is."""
    parser.add_argument(
        "--content", type=Path, default=CONTENT, metavar="MAPPE", help="mappen med indhold"
    )


def now(parser: Parser) -> None:
    """What the clock is to say."""
    parser.add_argument(
        "--now", type=moment, metavar="TID", help="lad, som om klokken er »2026-12-04 19:30«"
    )


def target(parser: Parser) -> None:
    """Where and how a site is built."""
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, metavar="MAPPE", help="mappen til webstedet"
    )
    base_url(parser)
    jobs(parser)
    parser.add_argument("--clean", action="store_true", help="stol ikke på det forrige byg")
    parser.add_argument(
        "--print",
        dest="prints",
        action="store_true",
        help="lav også plakater og programmer som PDF (docs/printing.md)",
    )
    parser.add_argument(
        "--no-share-cards",
        dest="share_cards",
        action="store_false",
        help="lav ikke billeder til delte links (docs/share-cards.md)",
    )
    parser.add_argument("--timings", action="store_true", help="vis, hvad tiden gik med")
    parser.set_defaults(**{MAKES_SITE: True})


def jobs(parser: Parser) -> None:
    """How many processes share the work."""
    parser.add_argument("--jobs", type=positive, metavar="ANTAL", help="antal processer")


def period(parser: Parser, usual: str = "") -> None:
    """From which day to which, both included; `usual` is how long it is where nobody says."""
    last = f"sidste dag ({usual})" if usual else "sidste dag"
    parser.add_argument("--from", dest="first", type=day, metavar="DAG", help="første dag (i dag)")
    parser.add_argument("--to", dest="last", type=day, metavar="DAG", help=last)


def in_order(first: date, last: date) -> tuple[date, date]:
    """The same two days. Raises WrongUseError where the last comes before the first."""
    if last < first:
        raise WrongUseError(f"Perioden slutter ({last}), før den begynder ({first}).")
    return first, last


def base_url(parser: Parser) -> None:
    """Where the portal is, or will be."""
    parser.add_argument(
        "--base-url",
        type=web_address,
        metavar="ADRESSE",
        help="portalens adresse, hvis den ikke er den i portal.yml",
    )


def problem_format(parser: Parser) -> None:
    """How problems are shown."""
    parser.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="fejlenes form"
    )


def style(parser: Parser) -> None:
    """How a report is shown; problems in the content are told as text."""
    parser.add_argument(
        "--format", dest="style", choices=("text", "json"), default="text", help="rapportens form"
    )


def settings_of(options: argparse.Namespace) -> settings.BuildSettings:
    """The settings of a build; a command without some of the options gets their defaults."""
    given = vars(options)
    if not options.content.is_dir():
        raise NotADirectoryError(
            f"Mappen med indhold findes ikke: {options.content}. Angiv den med --content."
        )
    return settings.BuildSettings(
        content=options.content,
        output=given.get("output", OUTPUT),
        now=options.now or settings.clock(),
        base_url=given.get("base_url"),
        jobs=given.get("jobs") or settings.processors(),
        clean=given.get("clean", False),
        prints=given.get("prints", False),
        share_cards=given.get("share_cards", False),
    )


def refuse_in_content(options: argparse.Namespace, place: Path | None) -> None:
    """Raise WrongUseError where what is made of the content would be laid in it: the portal would
    have files in it that it does not know, and no longer build."""
    if place is not None and place.resolve().is_relative_to(options.content.resolve()):
        raise WrongUseError(
            f"Her kan intet skrives, for det er mappen med indhold: {place}. "
            "Vælg et andet sted med --output."
        )


def tell(refused: Refused) -> int:
    """What was refused, and what to do."""
    advice = f"\n    → {refused.advice}" if refused.advice else ""
    print(reports.without_commands(f"Fejl: {refused.message}.{advice}"), file=sys.stderr)
    return FAULTY


def report(problems: Iterable[Problem], options: argparse.Namespace) -> None:
    """Problems in the asked form; in a workflow also the step's summary."""
    problems = tuple(problems)
    style = getattr(options, "format", "text")
    print(reports.report(problems, style, options.content))
    summary = settings.step_summary()
    if style == "github" and summary is not None:
        with summary.open("a", encoding="utf-8") as stream:
            stream.write(reports.summary(problems, options.content))


def if_past(written: date, today: date) -> str | None:
    """What is said of a date that somebody has just written and that is over already."""
    if written >= today:
        return None
    return f"Bemærk: {day_and_year(written)} er forbi. Er årstallet rigtigt?"
