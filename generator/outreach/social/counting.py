"""How long a text is to a network, and how it is made to fit: never inside a word or a link.

Python counts code points, which none of the networks does: a family of emoji is seven of them and
one character, an å typed on some machines is two and one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import regex

from generator.outreach.social.networks import Network

_CLUSTER = regex.compile(r"\X")
_LINK = regex.compile(r"https?://[^\s<>]*[^\s<>.,;:!?»«\"')\]]")
_SENTENCE_END = regex.compile(r"(?<=[.!?…][»”\"')]*)\s+(?=[»”\"'(]*[\p{Lu}\p{N}])")
_NO_END = regex.compile(r"(?:\b(?:kl|ca|nr|bl\.a|f\.eks|dvs|evt|inkl|ekskl|mr|dr|skt|sct)|\d)\.$")
"""`kl.`, `f.eks.` and `4.` end no sentence."""
_DANGLING = regex.compile(
    r"(?:[\s,;:–-]+(?:og|eller|men|samt|for|de|den|det|en|et|i|på|af|til|med|om|ved|fra|som|der|at))*"
    r"[\s,;:–-]*$",
    regex.IGNORECASE,
)
"""What a line must not break off after: `Sang for de …`."""
MARK = " …"
LEAST = 30
"""Characters: a text of which less would be left says nothing, and is left out."""


def graphemes(text: str) -> int:
    """How many extended grapheme clusters (UAX #29)."""
    return sum(1 for _ in _CLUSTER.finditer(text))


def length(text: str, network: Network) -> int:
    """How much of the network's limit the text takes."""
    if network.link_cost is not None:
        text = _LINK.sub("x" * network.link_cost, text)
    if network.unit == "graphemes":
        return graphemes(text)
    return len(text.encode("utf-16-le")) // 2


def fits(text: str, network: Network) -> bool:
    """Whether the network takes the text."""
    if network.link_cost is None and 4 * len(text) <= min(
        network.limit, network.max_bytes or network.limit
    ):
        return True  # As nearly all do: no code point takes more than four bytes or two units.
    if network.max_bytes is not None and len(text.encode()) > network.max_bytes:
        return False
    return length(text, network) <= network.limit


def shortened(text: str, fits: Callable[[str], bool], least: int = LEAST) -> str:
    """As much of the text as fits, or all of it.

    Whole sentences where these are at least half of what would fit, else whole words and an
    ellipsis; nothing where hardly anything would be left. A single word that is too long (and no
    link) is cut between two graphemes.
    """
    if fits(text):
        return text
    words = _most(regex.findall(r"\s*\S+", text), lambda part: fits(part.strip() + MARK)).strip()
    whole = _most(_sentences(text), lambda part: fits(part.strip())).strip()
    if whole and graphemes(whole) * 2 >= graphemes(words):
        return whole
    if not words and not _LINK.match(text):
        cut = _most(_CLUSTER.findall(text), lambda part: fits(part + MARK.strip()))
        return cut + MARK.strip() if graphemes(cut) >= least else ""
    words = _DANGLING.sub("", words)
    return words + MARK if graphemes(words) >= least else ""


def _sentences(text: str) -> list[str]:
    """Each with the blanks that follow it."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        if not _NO_END.search(text[start : end.start()]):
            found.append(text[start : end.end()])
            start = end.end()
    return [*found, text[start:]]


def _most(parts: Sequence[str], fits: Callable[[str], bool]) -> str:
    """As many of the first parts as fit; more never fit where fewer do not."""
    count = bisect_left(range(1, len(parts) + 1), True, key=lambda n: not fits("".join(parts[:n])))
    return "".join(parts[:count])
