"""Events that stand in two files (`analysing/duplicates.py`): warnings, since they may be two."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.booked import DAY, moment
from generator.analysing.duplicates import Twins, twins
from generator.model.portal import Portal
from generator.presenting.words.dates import long_day, moment_in_words
from generator.problems import Finding

MOST = 30
"""So many are told one by one, the soonest first: more of them come from one mistake."""


def coming_events_are_written_once(portal: Portal) -> Iterator[Finding]:
    """No two files tell of one event, unless somebody wrote why both are meant."""
    found = [pair for pair in portal.once(twins) if pair.reason is None]
    for pair in found[:MOST]:
        other = pair.earlier
        yield Finding(
            pair.later.path,
            ("title",),
            "samme-arrangement",
            f"Ligner »{other.title}« i {other.path} {_when(pair)}: er det det samme?",
            "Så behold den ene fil, slet den anden, og skriv dens adresse i »aliases«. Er det to: "
            f"accepted_clashes: [{{with: {other.slug}, reason: …}}]",
            level="warning",
        )
    if len(found) > MOST:
        yield Finding(
            found[MOST].later.path,
            (),
            "samme-arrangement",
            f"Der er {len(found) - MOST} par mere end de {MOST} første, der er nævnt her",
            "Se efter, om en import har lavet de samme arrangementer igen.",
            level="warning",
        )


def _when(pair: Twins) -> str:
    begins = moment(pair.begins)
    return moment_in_words(begins) if len(pair.begins) > DAY else long_day(begins.date())
