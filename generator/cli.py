"""`portal`: arguments and exit status, nothing else.

Exit status: 0 done · 1 the content has problems, all printed, the old site untouched · 2 wrong use
or a broken environment · 130 interrupted from the keyboard, as shells have it.
"""

from __future__ import annotations

import sys

try:
    import gc

    gc.disable()  # what is imported stays, and to look for garbage in it takes a tenth of the time
    import argparse
    import contextlib
    import io
    import os
    from collections.abc import Sequence
    from typing import NoReturn

    from generator import commands, writing
    from generator.arguments import WRONG_USE
    from generator.commands.options import FAULTY, MAKES_SITE, OUTPUT, report
    from generator.problems import ContentError, RefusedError
    from generator.reports.problems import without_commands
    from generator.system_errors import said

    gc.enable()
except KeyboardInterrupt:  # most of a short command's time is spent here
    print("\nAfbrudt, før noget var gjort.", file=sys.stderr)
    sys.exit(130)

INTERRUPTED = 130


def program() -> NoReturn:
    """The installed command. It ends without clearing up its memory, which the system takes back
    at once: of 10,000 events that took Python a third of a second."""
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # a full disk, which `main` has told of where it could
            stream.flush()
    os._exit(status)


def _open_what_is_closed() -> None:
    """The streams that whoever started the command had closed (`>&-`) lead nowhere. Python would
    have none, and the next file that is opened would get the number of one: what a program that
    we start has to say would be written into it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - to the end
            os.set_inheritable(stream.fileno(), True)
            setattr(sys, name, stream)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # no terminal is too old to be told
    options = None
    try:
        options = commands.parser().parse_args(arguments)
        status = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`portal check | head`) has seen enough; nothing more may be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG_USE
    except KeyboardInterrupt:
        print(f"\n{_interrupted(options)}", file=sys.stderr)
        return INTERRUPTED
    except (RefusedError, OSError) as error:
        print(without_commands(f"Fejl: {_said(error)}"), file=sys.stderr)
        return WRONG_USE
    return status


def _interrupted(options: argparse.Namespace | None) -> str:
    """What is true of every command, and more of those that make the site."""
    if options is None:
        return "Afbrudt, før noget var gjort."
    if getattr(options, MAKES_SITE, False):
        return "Afbrudt. Det færdige websted er urørt eller gøres helt næste gang."
    return "Afbrudt, før det var færdigt."


def _run(options: argparse.Namespace) -> int:
    # An open journal comes before anything else (`writing/`); a live build completes its own.
    with contextlib.suppress(writing.OutputBusyError):
        writing.recover(getattr(options, "output", OUTPUT))
    try:
        status: int = options.run(options)
    except ContentError as error:
        report(error.problems, options)
        return FAULTY
    return status


def _said(error: Exception) -> str:
    return said(error) if isinstance(error, OSError) else str(error)
