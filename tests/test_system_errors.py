"""What the system refuses, in Danish."""

from __future__ import annotations

import errno
import os

import pytest

from generator.system_errors import said


def _error(number: int, *names: str) -> OSError:
    old, new = (*names, None, None)[:2]
    return OSError(number, os.strerror(number), old, None, new)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (_error(errno.EACCES, "site"), "Adgang nægtet: site"),
        (_error(errno.ENOSPC), "Der er ikke mere plads på disken. Gør plads, og kør igen."),
        (_error(errno.ENOSPC, "a"), "Der er ikke mere plads på disken: a. Gør plads, og kør igen."),
        (
            _error(errno.EROFS, "/mnt/x"),
            "Her kan ikke skrives, for disken er skrivebeskyttet: /mnt/x. Vælg et andet sted.",
        ),
        (
            _error(errno.ENAMETOOLONG, "content/a.md", "content/bbbb.md"),
            "Navnet er for langt: content/bbbb.md. Vælg et kortere.",
        ),
        (_error(errno.ELOOP, "a"), f"{os.strerror(errno.ELOOP)}: a"),
        (OSError("Mappen findes ikke."), "Mappen findes ikke."),
    ],
)
def test_what_is_said(error: OSError, told: str) -> None:
    assert said(error) == told
