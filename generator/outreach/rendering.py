"""One newsletter as Markdown, plain text, HTML for mail, and a mail that opens as a draft."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any, NamedTuple

import mrml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from generator.counting import counted
from generator.model.portal import Portal
from generator.model.settings import COLOURS
from generator.outreach.choosing import Plan
from generator.outreach.letter import Newsletter
from generator.outreach.manifest import manifest_text
from generator.outreach.newsletter import CARDS, LINES, PLAIN, Grouping, compose
from generator.outreach.systems import NO_SYSTEM, SYSTEMS, System, neutral
from generator.presenting.escaping import markdown_paragraph, markdown_text
from generator.presenting.tokens import read_tokens
from generator.presenting.words.dates import tied

MAX_BYTES = 100_000
"""Gmail shows the first 102 KB of a letter and hides the rest behind a link."""
WIDTH = 72
SHOWN_BESIDE = 150
"""Characters: more than an inbox shows beside the subject, we hope; docs/newsletter-mail.md."""
FILLING = "\N{COMBINING GRAPHEME JOINER}\N{ZERO WIDTH NON-JOINER}\N{NO-BREAK SPACE}"
"""Takes room in an inbox's list and shows nothing."""
STEM, MANIFEST = "nyhedsbrev-", ".sent.yml"
"""How a draft's files are called, and the one of them that remembers what the letter told."""


class Draft(Struct, frozen=True):
    """The files of one draft, by name, the letter they were made from, and for which system."""

    newsletter: Newsletter
    files: Mapping[str, bytes]
    system: System = NO_SYSTEM

    def said(self) -> str:
        """What the editor must know about the draft, in a line or two."""
        letter = self.newsletter
        dates = letter.total + len(letter.pinned)
        count = counted(letter.events, "arrangement", "arrangementer")
        if dates > letter.events:
            count += f" på i alt {dates} datoer"
        if letter.shown < letter.total:
            named = letter.shown + len(letter.pinned)
            count += f", {named} af dem nævnt (et brev over 100 KB bliver klippet over)"
        if letter.changes:
            count += f", og {counted(len(letter.changes), 'ændring', 'ændringer')} siden sidst"
        if self.system.unsubscribe:
            return f"Udkast til {self.system.name} med {count}."
        if letter.signup_url:
            return f"Udkast med {count}."
        return (
            f"Udkast med {count}. Husk afmelding: brevet har intet link til den, før "
            "newsletter.signup_url eller newsletter.system står i portal.yml, eller "
            "udsendelsessystemet tilføjer sit eget."
        )


def draft(
    portal: Portal,
    base_url: str,
    theme: Path,
    first: date,
    last: date,
    *,
    grouping: Grouping = "day",
    plan: Plan = PLAIN,
    name: str = "",
    system: System | None = None,
) -> Draft:
    """The draft for these days in its four forms, with as many cards as a mail has room for. `name`
    is the issue's, and beside the forms lies what it tells; a letter that is no issue is called
    after its first day, and nobody remembers it. It holds the tags of `system`, or of the one that
    `portal.yml` names."""
    system = system or SYSTEMS[portal.settings.newsletter.system]
    tokens = read_tokens(theme, portal.settings)

    def made(room: Room) -> tuple[Newsletter, str]:
        newsletter = compose(
            portal,
            base_url,
            first,
            last,
            grouping=grouping,
            cards=room.cards,
            lines=room.lines,
            plan=plan,
        )
        return newsletter, as_html(newsletter, theme, tokens, system, notices=room.notices)

    newsletter, html = fitting(made)
    stem = f"{STEM}{name or first.isoformat()}"
    forms = files(newsletter, html, theme, stem, system)
    told = {f"{stem}{MANIFEST}": manifest_text(newsletter).encode()} if name else {}
    return Draft(newsletter, forms | told, system)


class Room(NamedTuple):
    """How much a letter may hold: dates with a card, dates with a line, and changes (None: all)."""

    cards: int
    lines: int
    notices: int | None = None


def rooms() -> Iterator[Room]:
    """From the largest letter to the smallest: pictures and summaries give way first, then names,
    and changes only when nothing else is left."""
    yield from (Room(cards, LINES) for cards in range(CARDS, -1, -5))
    yield from (Room(0, lines) for lines in range(LINES - 10, -1, -10))
    yield from (Room(0, 0, notices) for notices in (160, 80, 40, 0))


def fitting(made: Callable[[Room], tuple[Newsletter, str]]) -> tuple[Newsletter, str]:
    """The largest letter, and its HTML, that no mail program clips."""
    *larger, smallest = rooms()
    for room in larger:
        newsletter, html = made(room)
        if len(html.encode()) < MAX_BYTES:
            return newsletter, html
    return made(smallest)


def files(
    newsletter: Newsletter, html: str, theme: Path, name: str, system: System = NO_SYSTEM
) -> dict[str, bytes]:
    """The letter's four forms by the names of their files, `{name}.md` and so on."""
    text = as_text(newsletter, theme, system)
    return {
        f"{name}.md": as_markdown(newsletter, theme, system).encode(),
        f"{name}.html": html.encode(),
        f"{name}.txt": text.encode(),
        f"{name}.eml": as_mail(newsletter.subject, text, html, name),
    }


def as_text(newsletter: Newsletter, theme: Path, system: System = NO_SYSTEM) -> str:
    """Plain text, 72 columns wide; addresses stand on lines of their own, unbroken."""
    return _render(theme, "mail.txt", newsletter, system, wrap=wrapped, rule=_rule)


def as_markdown(newsletter: Newsletter, theme: Path, system: System = NO_SYSTEM) -> str:
    """CommonMark in which every character of a title or a summary stands for itself."""
    return _render(
        theme, "mail.md", newsletter, system, md=markdown_text, paragraph=markdown_paragraph
    )


def as_html(
    newsletter: Newsletter,
    theme: Path,
    tokens: Mapping[str, tuple[str, str]],
    system: System = NO_SYSTEM,
    *,
    notices: int | None = None,
) -> str:
    """HTML for mail programs: tables for layout, no web fonts, nothing fetched but photographs.

    Of each list of changes so many as `notices` says are told, all of them where it is None; the
    letter says how many more there are.
    """
    mjml = _render(
        theme,
        "mail.mjml",
        newsletter,
        system,
        autoescape=True,
        tokens=tokens,
        notices=notices,
        tied=tied,
        filled=_filled,
    )
    html: str = mrml.to_html(mjml).content
    return html.rstrip() + "\n"


def as_mail(subject: str, text: str, html: str, name: str) -> bytes:
    """A mail that opens as a draft: `X-Unsent`, and none of what the sending system adds.

    The boundary follows from the file's `name`, so that equal letters are equal files; "=_" cannot
    occur in quoted-printable text (RFC 2045 §6.7), so no content can contain it.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(neutral(subject).split())
    mail["X-Unsent"] = "1"
    mail.set_content(text, charset="utf-8", cte="quoted-printable")
    mail.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = "da"  # last: set_content takes every Content- header away
    mail.set_boundary(f"=_{name}")
    return mail.as_bytes()


def wrapped(text: str, indent: str = "") -> str:
    """The text in lines of at most 72 characters, each after `indent`; words are never broken.

    Neither is a date or a time: `kl.` and `24.` stay with what they belong to.
    """
    filled = textwrap.fill(
        tied(text).replace(" kr.", "\N{NO-BREAK SPACE}kr."),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace("\N{NO-BREAK SPACE}", " ")


def _rule(text: str, character: str = "-") -> str:
    """A line under a heading, as long as the heading."""
    return character * min(WIDTH, len(text))


def _filled(preheader: str) -> str:
    """The preheader with so much that is not seen after it that no inbox shows what follows."""
    return preheader + FILLING * max(0, SHOWN_BESIDE - len(preheader))


def _render(
    theme: Path,
    template: str,
    newsletter: Newsletter,
    system: System,
    *,
    autoescape: bool = False,
    tokens: Mapping[str, tuple[str, str]] | None = None,
    notices: int | None = None,
    **filters: Callable[..., str],
) -> str:
    environment = Environment(
        loader=FileSystemLoader(theme / "newsletter"),
        autoescape=autoescape,  # noqa: S701 - off for plain text and Markdown only
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters)
    context: dict[str, Any] = {
        "letter": newsletter,
        "system": system,
        "tokens": tokens,
        "hues": COLOURS,
        "notices": notices,
    }
    return environment.get_template(template).render(context)


def _finalized(value: object) -> object:
    """Whatever a template puts out passes here, so no sending system's tag comes from content."""
    return neutral(value) if isinstance(value, str) else value
