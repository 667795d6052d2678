"""Events' files as people and programs write them, for Hypothesis: any form of YAML that the portal
reads, words that look like something else, comments, and texts in Markdown."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import strategies as st

from generator.reading.yaml_text import read_yaml

TRICKY = (
    *("NO", "1.10", "0x1F", "1e3", "19.30", "2026", "true", "null", "~x", "- a", "a: b", "a #b"),
    *("# nej", "»Ja« – måske", "'a'", '"b"', "it's", "{x}", "[y]", "&a", "*b", "!c", "%d", "@e"),
    *("`f`", "C:\\kor", "æ, ø; å", "50 %", "😀 fest", "x" * 110, "?", "|", ">", "a\u00a0b", "=1+1"),
)
letters = st.text("abcæøåÆØÅ '\",:#-&*[]{}|>%@!?`\\/.()12", min_size=1, max_size=30)
texts = st.sampled_from(TRICKY) | letters.map(lambda text: f"a{text.strip()}b")
urls = st.sampled_from(["https://a.example/?b=c&d#e", "https://ø.example/a,b", "http://a.dk"])
days = st.integers(0, 300).map(lambda number: date(2026, 2, 1) + timedelta(number))
bodies = st.sampled_from(
    [
        "",
        "Kort.",
        "# A\n\nTo  \nlinjer *og* _en_ **til**.\n\n* a\n* b\n\n1) x\n2) y",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n> citat\n\n---\n\n```\nkode\n```",
        'Se <https://a.example> og [her](/om/ "titel").\n\n<b>Fed</b> & mere &amp; mindre \\*',
        "Sidste\n\n\n\nmed luft  ",
        "Pris: 5*3*2, ~~før~~ `nu`.\n\n- a\n  - b\n\n  to\n\n![Kyst](kyst.jpg)\n\n    kode",
    ]
)


def _read(text: str) -> object:
    try:
        return read_yaml(f"x: {text}\n").data
    except Exception:  # whatever the reader refuses is not a form of the text
        return None


def forms(text: str) -> list[str]:
    """Every way to write the text on one line, the plain one among them where that is one."""
    single = "'" + text.replace("'", "''") + "'"
    return [form for form in (text, single, json.dumps(text, ensure_ascii=False))
            if _read(form) == {"x": text}]  # fmt: skip


written = texts.flatmap(lambda text: st.sampled_from(forms(text) or [json.dumps(text)]))
quoted = texts.map(lambda text: json.dumps(text, ensure_ascii=False))
words = st.lists(st.sampled_from(["musik", "kunst"]), min_size=1, max_size=2, unique=True)


inline = st.builds(
    lambda name, url: f"{{name: {name}, url: {json.dumps(url, ensure_ascii=False)}}}", quoted, urls
)
"""Somebody outside the register, in one line."""
below = st.builds(lambda name, place: f"\n  name: {name}\n  address: {place}", quoted, quoted)


def _listed(several: list[str], shape: int) -> str:
    """A list in one line, in lines of its own, or in lines without room before them."""
    if shape == 0:
        return f"[{', '.join(several)}]"
    room = "  " if shape == 1 else ""
    return "".join(f"\n{room}- {one}" for one in several)


@st.composite
def events(draw: st.DrawFn) -> str:
    """One event's file."""
    day, shape = draw(days), st.integers(0, 2)
    clock = draw(st.sampled_from(["", " 19:30", " 09:00"]))
    fields = {"title": draw(written), "start": f"{day}{clock}", "type": "koncert"}
    some = {
        "summary": draw(written),
        "end": f"{day + timedelta(1)}{clock}",
        "venue": draw(st.just("salen") | inline | below),
        "room": draw(written),
        "online_url": draw(urls),
        "organizers": draw(
            st.sampled_from(["koret", "[koret, skolen]"])
            | inline.map(lambda one: f"\n  - koret\n  - {one}")
        ),
        "topics": _listed(draw(words), draw(shape)),
        "audiences": draw(st.sampled_from(["alle", "[alle]", "\n- boern\n- alle"])),
        "ages": draw(st.sampled_from(["5-9", "12+", "7"])),
        "price": draw(st.sampled_from(["gratis", "120", "79,50", "80-120", "'80'"])),
        "price_note": draw(written),
        "capacity": draw(st.sampled_from(["80", "'120'"])),
        "accessibility_note": "|\n  Første linje.\n\n  - punkt\n  # ikke en kommentar",
        "draft": draw(st.sampled_from(["false", "nej"])),
        "status": "cancelled # ak",
        "status_reason": draw(written),
        "sources": _listed(draw(st.lists(quoted, min_size=1, max_size=3)), draw(shape)),
        "notes": draw(written),
        "aliases": f"[/gammel-{draw(st.integers(0, 10**9))}/]",
        "published": "2026-01-02 03:04",
        "uid": f"a.{draw(st.integers(0, 10**9))}@b",
        "source": "{system: kultunaut, uid: 1.10}",
    }
    if clock:
        weekly = f"{{every: week, until: {day + timedelta(21)}}}"
        some["repeat"] = draw(
            st.sampled_from([weekly, f"{{dates: [{day + timedelta(7)}{clock}]}}"])
        )
    chosen = draw(st.lists(st.sampled_from(sorted(some)), unique=True))
    fields |= {name: some[name] for name in chosen}
    if "repeat" in chosen:
        item = f"{{date: {day + timedelta(7)}{clock}, status: cancelled, reason: {draw(quoted)}}}"
        fields["changes"] = _listed([item], draw(shape))
    lines = []
    for name in draw(st.permutations(sorted(fields))):
        comment = draw(st.sampled_from(["", "", "# Spørg Grete.\n", "\n"]))
        gap = "" if fields[name].startswith("\n") else " "
        lines.append(f"{comment}{name}:{gap}{fields[name]}\n")
    body = draw(bodies)
    return f"---\n{''.join(lines)}---\n" + (f"\n{body}\n" if body else "")
