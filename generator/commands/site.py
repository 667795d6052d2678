"""The site: built, checked, shown, compared, and how far its partnerships are."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from msgspec import structs

from generator import build as building
from generator import settings
from generator.arguments import Commands, Parser, command, port
from generator.commands.against import against, author, published
from generator.commands.options import (
    DONE,
    WrongUseError,
    base_url,
    problem_format,
    report,
    settings_of,
    source,
    style,
    target,
)
from generator.timings import by_output


def add(commands: Commands) -> None:
    """Its commands."""
    command(commands, "build", "byg webstedet af indholdet", _build, source, target, problem_format)
    command(
        commands,
        "check",
        "find alle fejl uden at bygge",
        _check,
        source,
        problem_format,
        published,
        author,
        _spelling,
    )
    command(commands, "health", "vis, hvor langt partnerskaberne er", _health, source, style)
    command(commands, "serve", "vis portalen, mens du retter", _serve, source, _server)
    command(commands, "compare", "sig, hvad en ændring gør ved webstedet", _compare, _sites)


def _build(options: argparse.Namespace) -> int:
    # All that a build makes lives until its end, and then the process does too: to look for
    # garbage in it, again and again, costs a third of the time at 10,000 events.
    gc.disable()
    built = building.build(settings_of(options))
    if built.problems:
        report(built.problems, options)
    written = built.written
    print(
        f"{options.output}: {len(written.written)} filer skrevet, {len(written.removed)} fjernet, "
        f"{written.kept} uændrede."
    )
    if options.timings:
        print(built.timings.table())
        print(f"\nThe last of it, in processor time, by output:\n{by_output(written.spent)}")
    return DONE


def _check(options: argparse.Namespace) -> int:
    gc.disable()  # as in `_build`
    asked = settings_of(options)
    if options.author and not options.against:
        raise WrongUseError("--author skal bruges sammen med --against.")
    if options.against:
        problems = against(asked, options.against, options.author)
    else:
        _, problems = building.check(asked)
    if options.spelling:
        from generator.commands.spelling import misspelt  # most checks look nothing up

        problems += misspelt(asked, options.against)
    report(problems, options)
    return DONE


def _health(options: argparse.Namespace) -> int:
    from generator.reports.partnerships import health  # what it prints with is needed here alone

    portal, _ = building.check(settings_of(options))
    print(health(portal, options.style), end="")
    return DONE


def _serve(options: argparse.Namespace) -> int:
    from generator.serving import serve  # http.server and watchfiles are needed here alone

    asked = settings_of(options)
    # Beside the caches, since a preview's addresses are this machine's: never in `site/`.
    preview = asked.cache / f"{building.PREVIEW}{options.content.resolve().name}"
    serve(
        structs.replace(asked, output=preview),
        lambda: options.now or settings.clock(),
        options.port,
    )
    return DONE


def _compare(options: argparse.Namespace) -> int:
    from generator import comparing  # likewise

    old, new = comparing.read_site(options.old), comparing.read_site(options.new)
    print(comparing.report(old, new), end="")
    return DONE


def _spelling(parser: Parser) -> None:
    """Whether words are looked up."""
    parser.add_argument(
        "--spelling",
        action="store_true",
        help="slå også hvert ord op i ordbogen; sammen med --against kun i ændrede filer",
    )


def _server(parser: Parser) -> None:
    """Where the preview is shown."""
    parser.add_argument(
        "--port", type=port, default=8000, metavar="TAL", help="porten på denne maskine (8000)"
    )
    base_url(parser)


def _sites(parser: Parser) -> None:
    """Two built folders."""
    sites = parser.add_argument_group("byggede websteder")
    sites.add_argument("old", type=Path, metavar="GAMMEL", help="webstedet, som det er")
    sites.add_argument("new", type=Path, metavar="NY", help="webstedet, som det bliver")
