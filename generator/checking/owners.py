"""Whose files a change touches. By the editors of what is published, never by the change's own:
else whoever wanted to could write themselves in.

What is found is a warning. Which teams somebody is in is not written in the content, the portal's
own editors mend everybody's mistakes, and what stops a change is that GitHub asks the owners for a
review (docs/pull-requests.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.analysing.ownership import actors_behind, by_files, editors_of, owner_of
from generator.model.portal import Portal
from generator.presenting.words.dates import listed
from generator.problems import Finding


def others_files(
    before: Portal, now: Portal, changed: Iterable[str], names: Iterable[str]
) -> Iterator[Finding]:
    """Changed files whose actors have editors, none of whom goes by one of these names. A new file
    belongs to whom it names."""
    author = {_known_as(name) for name in names}
    was, there = by_files(before), by_files(now)
    for path in changed:
        entity = owner_of(path, was) or owner_of(path, there)
        actors = actors_behind(entity) if entity is not None else ()
        editors = editors_of(actors, before.actors)
        if editors and author.isdisjoint(map(_known_as, editors)):
            owners = [before.actors[slug].title for slug in actors if slug in before.actors]
            yield Finding(
                path,
                (),
                "andres-fil",
                f"Filen hører til {listed(owners)}, som har sine egne redaktører",
                f"Bed {listed(editors)} om at se ændringen igennem.",
                level="warning",
            )


def _known_as(name: str) -> str:
    """GitHub's names are the same in capitals."""
    return name.removeprefix("@").lower()
