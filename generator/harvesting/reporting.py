"""What came of a source, in Danish: for a screen, and as Markdown for a pull request."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.harvesting.carrying_out import Outcome
from generator.harvesting.proposal import Line, Proposal
from generator.harvesting.words import one_line
from generator.presenting.escaping import markdown_text
from generator.presenting.words.dates import long_day
from generator.reports.problems import without_commands

MOST = 60
"""Lines under one heading: a pull request has room for 65,536 characters."""
_ACTED_UPON = re.compile(r"@|#|://|\bgh-|\bwww\.", re.I)
_SECTIONS: tuple[tuple[str, str], ...] = (
    ("new", "Nye"),
    ("changed", "Ændrede"),
    ("same", "Skrevet af en redaktør i forvejen, og følger nu kalenderen"),
    ("conflicts", "Ændret begge steder: portalens ord er beholdt"),
    ("gone", "Måske aflyst: kalenderen har dem ikke længere"),
    ("back", "Står i kalenderen igen"),
    ("refused", "Ikke hentet"),
    ("left_out", "Udeladt"),
    ("doubts", "Læst med forbehold"),
)


def as_text(outcomes: Sequence[Outcome]) -> str:
    """The report of all sources as text for a screen."""
    return without_commands("\n\n".join("\n".join(_lines(one, one_line, "")) for one in outcomes))


def as_markdown(outcomes: Sequence[Outcome]) -> str:
    """For a pull request. A stranger's words are shown as they are and do nothing there: they call
    nobody, lead nowhere and close no issue."""
    return "\n\n".join("\n".join(_lines(one, _quiet, "#")) for one in outcomes) + "\n"


def _lines(outcome: Outcome, said: Callable[[str], str], mark: str) -> Iterator[str]:
    title, proposal = said(outcome.asked.actor.title), outcome.proposal
    yield f"{mark * 2} {title}".strip()
    if mark:
        yield ""
    if outcome.failure:
        yield f"Kunne ikke hentes: {said(outcome.failure)}. Intet er ændret for {title}."
        return
    yield _counted(proposal)
    if proposal.shrunk is not None:
        there, left = proposal.shrunk
        yield (
            f"{'**Pas på:** ' if mark else 'Pas på: '}portalen har {there} kommende arrangementer "
            f"fra kalenderen, og kun {left} af dem står der endnu. Ingen er mærket som måske "
            "aflyst. Er det rigtigt, så kør igen med --believe."
        )
    for name, heading in _SECTIONS:
        lines: list[Line] = getattr(proposal, name)
        if lines:
            yield f"\n{mark * 3} {heading}\n" if mark else f"{heading}:"
            yield from (f"{'-' if mark else '  '} {_told(line, said)}" for line in lines[:MOST])
            if len(lines) > MOST:
                yield f"{'-' if mark else '  '} … og {len(lines) - MOST} til"


def _counted(proposal: Proposal) -> str:
    counts = (
        (len(proposal.new), "ny", "nye"),
        (len(proposal.changed), "ændret", "ændrede"),
        (len(proposal.gone), "måske aflyst", "måske aflyst"),
        (len(proposal.refused), "ikke hentet", "ikke hentet"),
        (proposal.unchanged, "uændret", "uændrede"),
        (proposal.past, "er forbi", "er forbi"),
        (proposal.outside, *2 * ("uden for de år, der læses",)),
        (len(proposal.left_out), "udeladt", "udeladt"),
    )
    told = [f"{count} {one if count == 1 else more}" for count, one, more in counts if count]
    return (", ".join(told) or "Der er ingen arrangementer i kalenderen") + "."


def _told(line: Line, said: Callable[[str], str]) -> str:
    day = f", {long_day(line.day)}" if line.day else ""
    path = f" ({line.path})" if line.path else ""
    return f"{said(line.title)}{day}{path}" + (f": {said(line.said)}" if line.said else "")


def _quiet(text: str) -> str:
    """Escaped, and with a joiner that nobody sees behind what the git host would act upon."""
    plain = one_line(text)
    return markdown_text(_ACTED_UPON.sub("\\g<0>\u2060", plain))
