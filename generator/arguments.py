"""argparse that speaks Danish: usage, help and errors."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn, TypeAlias

from msgspec import Struct

from generator.examples import EXAMPLES
from generator.model.times import parse_day, parse_when, start_of
from generator.problems import suggestion

WRONG_USE = 2
"""The exit status of wrong use, argparse's own as well as ours."""

# argparse's own English, which its error() receives ready-made; see Lib/argparse.py.
_DANISH: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: kommando", "Der mangler en kommando"),
    (r"the following arguments are required: (.+)", r"Der mangler: \1"),
    (r"unrecognized arguments: (.+)", r"Kender ikke »\1«"),
    (
        r"argument kommando: invalid choice: '(.+?)' \(choose from (.+)\)",
        r"Kender ikke kommandoen »\1«. Der findes: \2",
    ),
    (
        r"argument (.+?): invalid choice: '(.+?)' \(choose from (.+)\)",
        r"»\2« kan ikke stå efter \1. Vælg mellem \3",
    ),
    (r"argument (.+?): expected one argument", r"Der mangler en værdi efter \1"),
    (r"argument (.+?): expected at least one argument", r"Der mangler en værdi efter \1"),
    (r"argument (.+?): expected (\d+) arguments?", r"\1 skal have \2 værdier"),
    (r"argument (.+?): ignored explicit argument '(.+)'", r"\1 skal ikke have en værdi (»\2«)"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 kan ikke bruges sammen med \2"),
    (r"argument (.+?): invalid \w+ value: '(.*)'", r"»\2« kan ikke stå efter \1"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Formatter(argparse.HelpFormatter):
    """Help with `brug:` in front."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "brug: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser with Danish words; options must be written out in full, so that a later option
    cannot change what an abbreviation means."""

    def __init__(
        self, *, prog: str | None = None, description: str | None = None, **handed_down: Any
    ) -> None:
        """`handed_down` is what a Python's `add_parser` gives of its own: `color` since 3.14."""
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
            **handed_down,
        )
        self._positionals.title = "argumenter"
        self._optionals.title = "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp, og stop")
        self.later: Callable[[Parser], None] | None = None
        """Adds what is known only once the command was chosen: no other one waits for it."""

        self.example = ""
        """A line that can be copied; help ends with it."""

    def format_help(self) -> str:
        """argparse's, and the example."""
        said = super().format_help()
        return f"{said}\nfor eksempel:\n  {self.example}\n" if self.example else said

    def subcommands(self) -> dict[str, Parser]:
        """Its commands by name."""
        self.settle()
        return {
            name: parser
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
            for name, parser in action.choices.items()
        }

    def takes(self) -> tuple[list[argparse.Action], list[argparse.Action]]:
        """Its options, and what is written without one, in order."""
        self.settle()
        options = [action for action in self._actions if action.option_strings]
        return options, [action for action in self._actions if not action.option_strings]

    def settle(self) -> None:
        """Add what waits until the command is chosen."""
        if self.later is not None:
            add, self.later = self.later, None
            add(self)

    def parse_known_args(  # type: ignore[override] # typeshed's overloads tell of namespaces of other kinds
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """argparse's; what it does not know is an error here, where it was met: argparse hands it
        to `portal`, whose options are others."""
        self.settle()
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, what was meant and how to get help; exit with 2."""
        said = f"{in_danish(message)}.{self._meant(message)}"
        self.exit(WRONG_USE, f"{self.format_usage()}Fejl: {said}\nHjælp: {self.prog} --help\n")

    def _meant(self, message: str) -> str:
        found = re.fullmatch(r"unrecognized arguments: (?:.* )?(--[^ =]+).*", message, re.DOTALL)
        known = [name for one in self.takes()[0] for name in one.option_strings if name[1] == "-"]
        if found is None:
            return ""
        begun = [name for name in known if name.startswith(found[1])]
        said = f"Mente du »{begun[0]}«?" if len(begun) == 1 else suggestion(found[1], known)
        return f" {said}" if said else ""


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What commands are added to: all of `portal`'s, or those of a group."""


def command(
    commands: Commands,
    name: str,
    said: str,
    run: Callable[[argparse.Namespace], int],
    *options: Callable[[Parser], None],
) -> None:
    """One command: what it is called, what help says of it, what it runs (which returns the exit
    status), which options it has."""
    parser = commands.add_parser(name, help=said, description=f"{said[0].upper()}{said[1:]}.")
    parser.example = EXAMPLES.get(parser.prog, "")
    for add in options:
        add(parser)
    parser.set_defaults(run=run)


def subcommands(parser: Parser) -> Commands:
    """What a command's own commands are added to; one of them must be given."""
    return parser.add_subparsers(
        title="kommandoer", required=True, metavar="kommando", parser_class=Parser
    )


def group(commands: Commands, name: str, said: str) -> Commands:
    """Commands of two words: `portal newsletter draft`."""
    parser = commands.add_parser(name, help=said, description=f"{said[0].upper()}{said[1:]}.")
    return subcommands(parser)


def late_group(commands: Commands, name: str, said: str, fill: Callable[[Commands], None]) -> None:
    """As `group`, but its commands are added only when it is the one that is asked for."""
    parser = commands.add_parser(name, help=said, description=f"{said[0].upper()}{said[1:]}.")
    parser.later = lambda chosen: fill(subcommands(chosen))


def in_danish(message: str) -> str:
    """The parser's error in Danish; a text it does not know is passed on as it is."""
    for english, danish in _DANISH:
        if re.fullmatch(english, message, re.DOTALL):
            said = re.sub(english, danish, message, flags=re.DOTALL)
            return said.replace("'", "").rstrip(".")
    return message


MOST = 9999
"""More of anything is a slip of the finger."""


def positive(text: str) -> int:
    """A whole number from 1 to MOST."""
    if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et helt tal fra 1 til {MOST}")
    return int(text)


def port(text: str) -> int:
    """A TCP port; 0 stands for any that is free."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke en port fra 0 til 65535")
    return int(text)


def web_address(text: str) -> str:
    """`https://host/path` → the same with a slash at the end."""
    if not re.fullmatch(r"https?://[^\s/?#<>\"]+(/[^\s?#<>\"]*)?", text):
        stranger = re.search(r"[\s?#<>\"]", text)
        if stranger is not None and re.match(r"https?://[^\s/?#<>\"]", text):
            raise argparse.ArgumentTypeError(
                f"»{text}« kan ikke være portalens adresse: »{stranger[0]}« og det, der følger, "
                "kan ikke være med"
            )
        raise argparse.ArgumentTypeError(
            f"»{text}« er ikke en netadresse, der begynder med https:// og et værtsnavn"
        )
    return text if text.endswith("/") else text + "/"


def day(text: str) -> object:
    """A day as content has it: `2026-12-04`."""
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def moment(text: str) -> object:
    """An instant as content has it: `2026-12-04 19:30`."""
    try:
        return start_of(parse_when(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class SlugOf(Struct, frozen=True):
    """The type of an argument that is the slug of something in one of these folders: a shell can
    complete it. Whether there is one is the command's to say."""

    folders: tuple[str, ...]

    def __call__(self, text: str) -> str:
        return text


class WordOf(Struct, frozen=True):
    """The same of a word in one of the content's vocabularies."""

    vocabulary: str

    def __call__(self, text: str) -> str:
        return text


def slug_of(*folders: str) -> SlugOf:
    """A slug of one of these kinds."""
    return SlugOf(folders)
