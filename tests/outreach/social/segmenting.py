"""Characters as another program counts them: Node's `Intl.Segmenter` (ICU), which shares no code
with what we count with."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence

import pytest

_SCRIPT = """
const segmenter = new Intl.Segmenter('da', {granularity: 'grapheme'});
let text = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', part => text += part);
process.stdin.on('end', () => {
  const found = JSON.parse(text).map(one =>
    [Array.from(segmenter.segment(one)).length, one.length, Buffer.byteLength(one)]);
  console.log(JSON.stringify(found));
});
"""


def counted(texts: Sequence[str]) -> list[tuple[int, int, int]]:
    """Graphemes, UTF-16 code units and UTF-8 bytes of each text."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("ingen Node på maskinen")
    ran = subprocess.run(
        [program, "-e", _SCRIPT],
        input=json.dumps(list(texts)),
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=600,
    )
    return [tuple(one) for one in json.loads(ran.stdout)]
