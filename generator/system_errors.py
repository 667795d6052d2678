"""What the system refuses, in Danish: for whoever asked, what is wrong and how to mend it."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import PurePath

_FULL = "Gør plads, og kør igen."
_CAUSES: Mapping[int, tuple[str, str]] = {
    errno.EACCES: ("Adgang nægtet", ""),
    errno.EPERM: ("Adgang nægtet", ""),
    errno.ENOENT: ("Filen eller mappen findes ikke", ""),
    errno.ENOTDIR: ("Her skulle være en mappe", ""),
    errno.EISDIR: ("Her skulle være en fil", ""),
    errno.EEXIST: ("Her ligger allerede noget", ""),
    errno.ENOSPC: ("Der er ikke mere plads på disken", _FULL),
    errno.EDQUOT: ("Der er ikke mere plads til dig på disken", _FULL),
    errno.EROFS: ("Her kan ikke skrives, for disken er skrivebeskyttet", "Vælg et andet sted."),
    errno.ENAMETOOLONG: ("Navnet er for langt", "Vælg et kortere."),
    errno.EIO: ("Disken kan ikke læses eller skrives", "Den kan være i stykker."),
    errno.EADDRINUSE: ("et andet program bruger den", ""),
}
"""The commonest, each with what to do where that does not follow; the rest as the system
says it."""


def said(error: OSError) -> str:
    """One of the system's, or our own, which is a Danish sentence already."""
    if error.errno is None:
        return str(error)
    cause, remedy = _CAUSES.get(error.errno, (error.strerror or str(error), ""))
    name = _named(error)
    told = cause if name is None else f"{cause}: {name}"
    return f"{told}. {remedy}" if remedy else told


def cause_of(error: OSError) -> str:
    """What is wrong alone, within a sentence."""
    return _CAUSES.get(error.errno or 0, (error.strerror or str(error), ""))[0]


def is_panic(error: BaseException) -> bool:
    """Whether a library in Rust gave up. pyo3 gives that a class of its own, beside `Exception`
    and different for each library."""
    return type(error).__name__ == "PanicException"


def _named(error: OSError) -> str | None:
    """The file; of the two that a renaming names, the one with the name that is too long."""
    names = [str(name) for name in (error.filename, error.filename2) if name is not None]
    if error.errno == errno.ENAMETOOLONG:
        names.sort(key=lambda name: -len(PurePath(name).name))
    return names[0] if names else None
