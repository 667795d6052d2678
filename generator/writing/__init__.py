"""Artifacts → disk: only what changed, all or nothing.

Artifacts come in batches; a batch that stands as the last build left it is left alone, the others
are planned, rendered and compared. Changed files are written aside first, beside the output folder.
Then a journal is written that lists what to move in and what to delete, and only then is anything
in the output folder touched, each file by one atomic rename. A build killed before the journal
stands leaves the old site; one killed after it is completed by `recover`, which every command calls
first. So nobody is left with half a site.
"""

from __future__ import annotations

from generator.writing.claims import collisions
from generator.writing.journal import has_open_journal, recover
from generator.writing.publishing import Written, publish, publish_some, slip_in
from generator.writing.safety import refuse_unsafe
from generator.writing.survey import survey_beside
from generator.writing.workshop import OutputBusyError, OutputError, workshop

__all__ = [
    "OutputBusyError",
    "OutputError",
    "Written",
    "collisions",
    "has_open_journal",
    "publish",
    "publish_some",
    "recover",
    "refuse_unsafe",
    "slip_in",
    "survey_beside",
    "workshop",
]
