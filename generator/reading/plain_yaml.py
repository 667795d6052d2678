"""YAML as nearly every file of ours has it, read by one pattern: a tenth of libyaml's time.

Lines of `key: value` where the value is a plain or a quoted text, or a list of such on its line or
below it. Whatever else a file holds, even a comment, is left to `yaml_text`, which also knows what
is wrong and where. A property test holds the two equal.
"""

from __future__ import annotations

import re
from typing import TypeAlias

# YAML 1.1 §9.1.3: what a plain text may begin with, and what ends one (`: `, ` #`, line end).
# Letters of other scripts are left out for the sake of a pattern that can be read.
_FIRST = r"[A-Za-z0-9ÆØÅæøå§(+/.»«–]"
_PLAIN = rf"{_FIRST}(?:[^\s:#]|:(?=\S)|(?<=\S)#| +(?=[^\s#]))*"
_IN_LIST = rf"{_FIRST}(?:[^\s:#,\[\]{{}}]| (?=[^\s#:,\[\]{{}}]))*"
_QUOTED = r'"[^"\\\n]*"|' + r"'[^'\n]*'"
_LINE = re.compile(
    rf"([a-z_][a-z0-9_]*):(?:"
    rf" +(?:({_PLAIN})|({_QUOTED})|\[({_IN_LIST}(?:, *{_IN_LIST})*)\]) *\n"
    rf"|\n((?:  - (?:{_PLAIN}|{_QUOTED})\n)+)(?! )"
    rf")"
)
_AS_PLAIN, _AS_QUOTED, _AS_FLOW = 2, 3, 4
_ITEM = re.compile(rf"  - (?:({_PLAIN})|({_QUOTED}))\n")

MOST = 20_000
"""Characters. Whether a longer text holds too much is for `yaml_text` to say."""

Value: TypeAlias = str | list[str]


def read_plain(text: str) -> dict[str, Value] | None:
    """The fields of a document as `read_yaml` gives them; None where that has to read it."""
    fields: dict[str, Value] = {}
    at, end = 0, len(text)
    if end > MOST:
        return None
    while at < end:
        line = _LINE.match(text, at)
        if line is None:
            return None
        key, form = line[1], line.lastindex
        if key in fields:
            return None
        if form == _AS_PLAIN:
            fields[key] = line[form]
        elif form == _AS_QUOTED:
            fields[key] = line[form][1:-1]
        elif form == _AS_FLOW:
            fields[key] = [item.strip() for item in line[form].split(",")]
        else:
            fields[key] = [plain or quoted[1:-1] for plain, quoted in _ITEM.findall(line[0])]
        at = line.end()
    return fields or None
