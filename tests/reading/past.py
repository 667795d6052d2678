"""What git knows of a folder's files, as the reader asks for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from generator.caching import Store
from generator.reading.git_log import repository_of
from generator.reading.history import Past, history_in
from generator.reading.ledger import read_ledger


def read_history(content: Path, now: datetime, store: Store) -> Past:
    repository = repository_of(content)
    if repository is None:
        return Past()
    return history_in(content, repository, read_ledger(content, repository, now, store), now, store)
