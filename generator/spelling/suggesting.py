"""What a word that nobody knows may have been meant to be: one slip away, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.spelling.dictionary import LONGEST, Dictionary, mended

LETTERS = "esrntliadkogmufbvphæøyjåczwxqé"
"""The commonest first, as in the dictionary's own list."""
SHORTEST = 4
"""Letters; what is one slip from a shorter word is anything."""


def meant(word: str, dictionary: Dictionary) -> str:
    """The likeliest word, in the letters' size of what was written; empty where none is near."""
    if not SHORTEST <= len(word) <= LONGEST:
        return ""
    plain = word[0].lower() + word[1:]
    found = next(
        (
            each
            for each in _likely(plain, dictionary)
            if len(each) > 1 and dictionary.may_be_offered(each)
        ),
        "",
    )
    return found[:1].upper() + found[1:] if word[0].isupper() else found


def _likely(word: str, dictionary: Dictionary) -> Iterator[str]:
    known: Callable[[str], bool] = dictionary.is_word
    if word in dictionary.misspellings:
        yield dictionary.misspellings[word]
    # The longer a listed slip, the surer: »forlængst« before one letter for another.
    slips = sorted(dictionary.slips, key=lambda slip: -len(slip[0]))
    for each in mended(word, [slip for slip in slips if len(slip[0]) > 1]):
        if all(map(known, each.split())):
            yield each
    yield from filter(known, one_slip_away(word))
    for at in range(len(word) - 3, 2, -1):
        first, last = word[:at], word[at:]
        if dictionary.begins(first):
            yield from (first + each for each in one_slip_away(last) if dictionary.ends(each))
        if dictionary.ends(last):
            yield from (each + last for each in one_slip_away(first) if dictionary.begins(each))


def one_slip_away(word: str) -> Iterator[str]:
    """A letter too many, two that changed places, one that is missing, one for another."""
    seen = {word}
    for each in _slips(word):
        if each not in seen:
            seen.add(each)
            yield each


def _slips(word: str) -> Iterator[str]:
    ends = range(len(word))
    yield from (word[:at] + word[at + 1 :] for at in ends if word[at] == word[at - 1 : at])
    yield from (word[:at] + word[at] + word[at:] for at in ends)
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in ends[:-1])
    yield from (word[:at] + letter + word[at:] for at in (*ends, len(word)) for letter in LETTERS)
    yield from (word[:at] + word[at + 1 :] for at in ends)
    yield from (word[:at] + letter + word[at + 1 :] for at in ends for letter in LETTERS)
