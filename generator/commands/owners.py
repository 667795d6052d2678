"""`portal owners`: whose files are whose, as GitHub wants to be told."""

from __future__ import annotations

import argparse

from generator import build as building
from generator.arguments import Commands, command
from generator.commands.options import DONE, settings_of, source
from generator.presenting.code_owners import code_owners
from generator.reading.git_log import ClosedRepositoryError, repository_of


def add(commands: Commands) -> None:
    """Its command."""
    command(
        commands,
        "owners",
        "skriv, hvem der skal se ændringer af hvilke filer igennem",
        _owners,
        source,
    )


def _owners(options: argparse.Namespace) -> int:
    portal, _ = building.check(settings_of(options))
    try:
        repository = repository_of(options.content)
    except ClosedRepositoryError:
        repository = None
    prefix = repository.prefix if repository else f"{options.content.resolve().name}/"
    print(code_owners(portal, prefix), end="")
    return DONE
