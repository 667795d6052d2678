"""Bodies as HTML, sanitised: what the regular expressions that go over them rely on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.markdown import images_in, links_in, safe_body, unsafe_html

HOSTILE = (
    '<a href="/x" title="></a><img src=x onerror=alert(1)>">a</a>',
    "<a href='/x' title='\"><script>'>a</a>",
    '[a](/x "></a><img src=x onerror=alert(1)>")',
    '<abbr title="<table ><img src=x>">a</abbr>',
    "<img src=x.png alt='<b>\" src=y.png' title='\\'>'>",
    "<a href='/x?<img src=y>'>a</a>",
    "<time datetime='<table>'>a</time><span lang='<'>b</span><p lang='a>b'>c</p>",
)
_TAG = re.compile(r'</?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*>')


@pytest.mark.parametrize("written", HOSTILE)
def test_no_tag_begins_or_ends_within_an_attribute(written: str) -> None:
    safe = safe_body(unsafe_html(written))
    rest = _TAG.sub("", safe)
    assert not {"<", ">"} & set(rest), safe
    assert "y.png" not in [source for source, _ in images_in(safe)]
    assert all("<" in link or link == "/x" for link in links_in(safe))


@given(st.text(st.sampled_from("<>\"'&=a /\\\t\n`")), st.sampled_from(["a title", "img alt"]))
def test_whatever_an_attribute_says(text: str, where: str) -> None:
    for quote in "\"'":
        safe = safe_body(f"<{where}={quote}{text}{quote}>a")
        assert not {"<", ">"} & set(_TAG.sub("", safe).replace("&lt;", "").replace("&gt;", ""))
