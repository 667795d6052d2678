"""The pictures of the editors' guide: what each shows, told once; whoever reads it sees no picture
that was taken by hand.

`make guide-pictures` takes them all anew. What a picture says is kept as a digest beside
(`tests/golden/guide-pictures.json`): a page or an answer that has other words wants a new picture.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from generator.settings import ROOT

FOLDER = Path("pages/om/redaktoer")
PORTALS = ("content", "demo")
KEPT = ROOT / "tests/golden/guide-pictures.json"
MOST_BYTES = 45_000
SCALE = 2
"""Pixels of the picture to one of the page's, so that it is sharp on a telephone."""
_TERMINAL = """<!doctype html><html lang="da"><meta charset="utf-8"><style>
body { margin: 0; background: #fff }
pre { margin: 0; padding: 18px 20px; width: max-content; max-width: 760px; box-sizing: border-box;
  border-radius: 10px; background: #16302f; color: #f4f1e8; white-space: pre-wrap;
  font: 14px/1.45 "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
b { color: #ffd28a; font-weight: 400 }
</style><pre>%s</pre></html>"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A part of the demo's page: from the first of the selectors to the last."""

    name: str
    alt: str
    address: str
    shown: Sequence[str]
    width: int = 760
    height: int = 900


@dataclass(frozen=True, slots=True)
class Terminal:
    """A command at a terminal, in a small portal. `before` spoils that first; `answers` are typed;
    of what is said the first `lines` are shown."""

    name: str
    alt: str
    command: Sequence[str]
    answers: Sequence[str] = ()
    before: tuple[str, str, str] | None = None
    """A file of the content, what stands in it, and what shall."""
    lines: int = 30


@dataclass(frozen=True, slots=True)
class Form:
    """A part of the browser editor, which `tests/admin/test_guide_pictures.py` fills in."""

    name: str
    alt: str


SHOTS: tuple[Shot, ...] = (
    Shot(
        "begynd/side.webp",
        "Et arrangements side: øverst står typen, overskriften og to linjer om det, og derunder "
        "et billede, som portalen selv har tegnet",
        "/arrangementer/babysalmesang-om-onsdagen/",
        ("article.event header.event-head", "article.event .event-pic"),
    ),
    Shot(
        "opskrifter/flyttet.webp",
        "Øverst på siden om en flyttet koncert står, at den er flyttet, hvorfor, og både den gamle "
        "og den nye tid",
        "/arrangementer/kammerkoncert-ved-lystaendingstid/",
        ("article.event > .notice", "article.event header.event-head h1"),
    ),
    Shot(
        "opskrifter/abonner.webp",
        "Øverst på siden Abonnér er der en knap til at abonnere på alle arrangementer, og under "
        "den står, hvordan man gør på sin telefon",
        "/abonner/",
        ("#kalender", "section[aria-labelledby=kalender] dl div"),
    ),
    Shot(
        "rettigheder/kreditering.webp",
        "Et foto på et arrangements side, og under det i små bogstaver, hvem der har taget det",
        "/arrangementer/klang-i-den-lange-bane/",
        ("article.event figure.event-pic",),
    ),
)
SIGN_IN = Form(
    "browser/log-ind.webp",
    "Redigeringssiden, før man er logget ind: en knap til at arbejde i en mappe på sin computer og "
    "en til at logge ind med en nøgle",
)
NEW_EVENT = Form(
    "begynd/formular.webp",
    "Formularen til et nyt arrangement, udfyldt: titel, hvornår det begynder og slutter, sted, "
    "arrangør og type",
)
FOLDED = Form(
    "browser/foldet.webp",
    "Nederst i formularen på en telefon er resten foldet sammen under syv overskrifter, for "
    "eksempel pris, billetter og tilmelding",
)
WHICH_DATE = Form(
    "browser/dato.webp",
    "En dato i en serie aflyses på en telefon: datoen er valgt på en liste, og status er Aflyst",
)
FORMS = (SIGN_IN, NEW_EVENT, FOLDED, WHICH_DATE)
TERMINALS: tuple[Terminal, ...] = (
    Terminal(
        "begynd/kommandolinje.webp",
        "Kommandoen portal new event spørger om titel, tid og type, ét spørgsmål ad gangen, og får "
        "svar",
        ("new", "event"),
        answers=("Vårkoncert", "2027-04-02 19:30", "1", "", "", "torv", "1", "."),
        lines=24,
    ),
    Terminal(
        "fejl/svar.webp",
        "Kommandoen portal check viser en fejl: filens navn og linje, linjen selv med en pil under "
        "det forkerte ord, og forslaget »Mente du koncert?«",
        ("check",),
        before=("events/2026/julekoncert.md", "type: koncert", "type: konsert"),
    ),
    Terminal(
        "opskrifter/aflys.webp",
        "Kommandoen portal cancel viser de to linjer, den vil tilføje i filen om julekoncerten: at "
        "den er aflyst, og hvorfor",
        ("cancel", "julekoncert", "--reason", "Sygdom i orkestret", "--dry-run"),
    ),
)


def taken(browser: Browser, site: str, shot: Shot, now: str) -> tuple[bytes, str]:
    """The picture, and what it says."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=SCALE,
        reduced_motion="reduce",
        color_scheme="light",
    )
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(site + shot.address, wait_until="load")
    page.evaluate("document.fonts.ready")
    found = [page.locator(selector).first for selector in shot.shown]
    boxes = [box for one in found if (box := one.bounding_box()) is not None]
    assert len(boxes) == len(found)
    top = min(box["y"] for box in boxes)
    bottom = min(max(box["y"] + box["height"] for box in boxes), top + shot.height)
    said = "\n".join(one.inner_text() for one in found)
    picture = cut(page, 0, max(top - 16, 0), shot.width, bottom - top + 32)
    context.close()
    return picture, said


def cut(page: Page, left: float, top: float, width: float, height: float) -> bytes:
    """A part of the page, as a photograph is kept: small."""
    data = page.screenshot(
        clip={"x": left, "y": top, "width": width, "height": height},
        full_page=True,
        animations="disabled",
    )
    packed = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").save(packed, "WEBP", quality=60, method=6)
    return packed.getvalue()


def drawn(browser: Browser, said: str) -> bytes:
    """What was said at the terminal, as a picture; what was typed is marked."""
    context = browser.new_context(device_scale_factor=SCALE)
    page = context.new_page()
    lines = (
        f"<b>{html.escape(line)}</b>" if line.startswith("$ ") else html.escape(line)
        for line in said.split("\n")
    )
    page.set_content(_TERMINAL % "\n".join(lines))
    data = page.locator("pre").screenshot()
    context.close()
    packed = io.BytesIO()
    # Of few colours, letters stay sharp and cost less than when they are smoothed.
    few = Image.open(io.BytesIO(data)).convert("RGB").quantize(12).convert("RGB")
    few.save(packed, "WEBP", lossless=True, method=6)
    return packed.getvalue()


def said_at(terminal: Terminal, run: Callable[[Sequence[str], Sequence[str]], str]) -> str:
    """`run` takes the command's words and the answers, and gives all that is then on the screen."""
    words = (f'"{word}"' if " " in word else word for word in terminal.command)
    lines = [f"$ portal {' '.join(words)}", *run(terminal.command, terminal.answers).split("\n")]
    while lines and not lines[-1].strip():
        lines.pop()
    more = ["…"] if len(lines) > terminal.lines else []
    return "\n".join([*lines[: terminal.lines], *more])


def digest(said: str) -> str:
    """Of words alone: where lines break depends on the machine's letters."""
    return hashlib.sha256(" ".join(said.split()).encode()).hexdigest()[:16]


def hold(name: str, said: str, picture: bytes | None) -> None:
    """The words are those of when it was taken; with a picture, that is taken now."""
    known: dict[str, str] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    there = all((ROOT / portal / FOLDER / name).exists() for portal in PORTALS)
    if picture is not None and (known.get(name) != digest(said) or not there):
        for portal in PORTALS:
            (ROOT / portal / FOLDER / name).write_bytes(picture)
        known[name] = digest(said)
        KEPT.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", "utf-8")
    assert known[name] == digest(said), (
        f"{name} is out of date: make guide-pictures\n{re.sub(r'(?m)^', '  ', said)}"
    )
