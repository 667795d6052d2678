"""Which words of a Danish text can be looked up: no names, no figures, no addresses, no English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+|(?<=[»«\"”“•|])|(?=[«])")
_SKIPPED = re.compile(r"[/@#_\d]|www\.|\w\.\w")
"""In addresses, files, tags, alternatives (`og/eller`), fields, and all that has figures."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*-?")
SHORTEST = 3
"""Letters; shorter ones are abbreviations and initials."""
LONGEST_TOKEN = 200
"""Characters without a space; of longer ones nothing is said."""
FOREIGN = 0.34
"""A sentence of which more is unknown is another language's, or a list of names."""


def words_of(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """The words that nobody knows and that are no names, in their order."""
    for sentence in _SENTENCE.split(text):
        tokens = [token for token in sentence.split() if len(token) <= LONGEST_TOKEN]
        words = [
            word for token in tokens if not _SKIPPED.search(token) for word in _WORD.findall(token)
        ]
        unknown = [word for word in words if len(word) >= SHORTEST and not is_known(word)]
        if unknown and not _is_foreign(words, unknown):
            yield from (word for word in unknown if not _is_name(word, words))


def _is_foreign(words: list[str], unknown: list[str]) -> bool:
    return len(unknown) > 1 and len(unknown) / len(words) > FOREIGN


def _is_name(word: str, words: list[str]) -> bool:
    """With a capital letter, other than the sentence's first; or in capitals."""
    inner = word[1:]
    return inner != inner.lower() or (word[0].isupper() and word != words[0])
