"""Whether the organiser has told what becomes of tickets for what is called off or moved.

Read off the sentences that the page shows. One that speaks of tickets alone (»For få billetter er
solgt«) is no answer to whoever has bought one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.model.settings import DANISH

_END = re.compile(r"[.!?]+(?=[\s<]|$)|</(?:p|li|h\d|td|dd)>", re.I)
"""Where a sentence ends, in text or in a body's HTML."""
_SPOKEN: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    DANISH: (
        re.compile(r"billet", re.I),
        re.compile(
            r"\bgæld|\bgyldig|\btilbage|\brefu[sn]|\bretur|\bpenge\w* igen|\b(?:om)?bytte"
            r"|\bannuller|\boverfør|\bbruges|\bbesked|\bkontakt",
            re.I,
        ),
    ),
    "en": (
        re.compile(r"\btickets?\b", re.I),
        re.compile(
            r"\bvalid|\bgood for|\brefund|\bmoney back|\bexchang|\btransfer|\bhono(?:u)?red"
            r"|\bbe used|\bcontact",
            re.I,
        ),
    ),
}
"""By language what a ticket is called, and what may become of it."""


def told_what_becomes_of_them(code: str, texts: Iterable[str | None]) -> bool:
    """Whether one of the texts says it, in the language of that code or in Danish, in which what
    is not translated stands on every page."""
    known = [_SPOKEN[one] for one in dict.fromkeys((code, DANISH)) if one in _SPOKEN]
    return any(
        ticket.search(sentence) and fate.search(sentence)
        for text in texts
        if text
        for sentence in _END.split(text)
        for ticket, fate in known
    )
