"""THE register of commands: one module for each group of them, which adds its own to `portal`.

What a command alone needs is imported where it runs: every other one starts without it.
"""

from __future__ import annotations

from generator.arguments import Parser, subcommands
from generator.commands import (
    cards,
    changes,
    completion,
    editing,
    founding,
    harvesting,
    importing,
    matching,
    new,
    newsletter,
    owners,
    packs,
    press,
    printing,
    schema,
    site,
    social,
)

COMMANDS = (
    site.add,
    new.add,
    editing.add,
    changes.add,
    matching.add,
    newsletter.add,
    press.add,
    social.add,
    printing.add,
    cards.add,
    packs.add,
    importing.add,
    harvesting.add,
    owners.add,
    schema.add,
    founding.add,
    completion.add,
)
"""In the order in which help shows them."""


def parser() -> Parser:
    """`portal`'s, with every command."""
    portal = Parser(prog="portal", description="Bygger kulturportalen af mappen med indhold.")
    commands = subcommands(portal)
    for add in COMMANDS:
        add(commands)
    return portal
