"""`portal`: arguments and exit status, nothing else.

Exit status: 0 done · 1 the content has problems, all printed, the old site untouched · 2 wrong use
or a broken environment.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import build as building
from generator import reporting, settings
from generator.model.times import parse_when, start_of
from generator.problems import ContentError
from generator.shell import ShellError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except ContentError as error:
        print(reporting.report(error.problems, options.format, options.content))
        return 1
    except (ShellError, OSError) as error:
        print(f"Fejl: {error}", file=sys.stderr)
        return 2
    return status


def _build(options: argparse.Namespace) -> int:
    built = building.build(_settings(options))
    if built.problems:
        print(reporting.report(built.problems, options.format, options.content))
    written = built.written
    print(
        f"{options.output}: {len(written.written)} filer skrevet, {len(written.removed)} fjernet, "
        f"{written.kept} uændrede."
    )
    if options.timings:
        print(built.timings.table())
    return 0


def _check(options: argparse.Namespace) -> int:
    _, problems = building.read(_settings(options))
    print(reporting.report(problems, options.format, options.content))
    return 0


def _settings(options: argparse.Namespace) -> settings.BuildSettings:
    return settings.BuildSettings(
        content=options.content,
        output=options.output,
        now=options.now or settings.clock(),
        base_url=options.base_url,
        jobs=options.jobs or settings.processors(),
        clean=options.clean,
    )


def _moment(text: str) -> object:
    try:
        return start_of(parse_when(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description="Bygger kulturportalen.")
    commands = parser.add_subparsers(required=True, metavar="kommando")
    build = commands.add_parser("build", help="byg webstedet af indholdet")
    _common(build)
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="find alle fejl i indholdet uden at bygge")
    _common(check)
    check.set_defaults(run=_check)
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), help="mappen med indhold")
    parser.add_argument("--output", type=Path, default=Path("site"), help="mappen til webstedet")
    parser.add_argument("--base-url", help="portalens adresse, hvis den ikke er den i portal.yml")
    parser.add_argument(
        "--now", type=_moment, help="byg, som om klokken var dette (2026-12-04 19:30)"
    )
    parser.add_argument("--jobs", type=int, help="antal processer")
    parser.add_argument("--clean", action="store_true", help="stol ikke på det forrige byg")
    parser.add_argument("--timings", action="store_true", help="vis, hvad tiden gik med")
    parser.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="fejlenes form"
    )
