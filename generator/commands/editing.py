"""`portal fmt`, `cancel`, `move`, `copy`, `rename`: content files changed in their text."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from generator.arguments import Commands, Parser, command
from generator.commands.options import CONTENT, DONE, FAULTY


def add(commands: Commands) -> None:
    """Its commands."""
    command(commands, "fmt", "sæt felterne i orden, og lad teksten være", _fmt, _files)


def _fmt(options: argparse.Namespace) -> int:
    from generator import reporting
    from generator.editing import formatting
    from generator.editing.files import write

    wanted: dict[Path, list[str]] = defaultdict(list)
    if options.files:
        for content, path in formatting.by_content(options.files):
            wanted[content].append(path)
    else:
        wanted[options.content] += formatting.all_in(options.content)
    changed, status = 0, DONE
    for content, paths in wanted.items():
        looked = formatting.look_at(content, dict.fromkeys(paths))
        if looked.problems:
            print(reporting.report(looked.problems, "text", content), file=sys.stderr)
            status = FAULTY
        if not options.check:
            write(content, looked.files)
        for file in looked.files:
            print(content / file.path)
        changed += len(looked.files)
    if options.check and changed:
        print("Kør »portal fmt«, så kommer felterne i orden.", file=sys.stderr)
        return FAULTY
    if not changed and status == DONE:
        print("Alt er i orden.")
    return status


def _files(parser: Parser) -> None:
    """Which files, and whether they are only looked at."""
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="FIL", help="kun disse filer (ellers alle)"
    )
    parser.add_argument(
        "--content", type=Path, default=CONTENT, metavar="MAPPE", help="mappen med indhold"
    )
    parser.add_argument(
        "--check", action="store_true", help="nævn kun dem, der ikke er i orden (status 1)"
    )
