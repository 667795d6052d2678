"""`portal schema`: what editors may write, as JSON Schema and as snippets for their programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from generator.arguments import Commands, Parser, command
from generator.commands.options import DONE, WrongUseError
from generator.problems import suggestion


def add(commands: Commands) -> None:
    """Its command."""
    said = "vis, hvad en slags fil kan rumme, som JSON Schema"
    command(commands, "schema", said, _schema, _which)


def _schema(options: argparse.Namespace) -> int:
    from generator.starting.schemas import NAMES, schema_text  # every kind there is

    if options.folder is not None:
        for path, text in files():
            target = options.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            print(target)
        return DONE
    if options.kind not in NAMES:
        near = suggestion(options.kind or "", NAMES)
        wrong = f"Kender ikke »{options.kind}«." if options.kind else "Skriv, hvad der skal vises."
        raise WrongUseError(f"{wrong} {near}".strip() + f" Der findes: {', '.join(NAMES)}.")
    print(schema_text(options.kind), end="")
    return DONE


def files() -> Iterator[tuple[str, str]]:
    """All that is generated for editors' programs: path and text."""
    from generator.starting.schemas import NAMES, schema_text
    from generator.starting.snippets import FILE, snippets

    yield FILE, snippets()
    for name in NAMES:
        yield f"schemas/{name}.json", schema_text(name)


def _which(parser: Parser) -> None:
    """One kind to look at, or all of them as files."""
    parser.add_argument_group("hvad").add_argument(
        "kind", nargs="?", metavar="SLAGS", help="for eksempel event, actor eller newsletter"
    )
    parser.add_argument(
        "--output",
        dest="folder",
        type=Path,
        metavar="MAPPE",
        help="skriv dem alle og kodestumper til Visual Studio Code i mappen (.vscode)",
    )
