"""One newsletter as Markdown, plain text, HTML for mail, and a mail that opens as a draft."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import mrml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.model.portal import Portal
from generator.outreach.choosing import Plan
from generator.outreach.letter import Newsletter
from generator.outreach.manifest import manifest_text
from generator.outreach.newsletter import CARDS, LINES, PLAIN, Grouping, compose
from generator.presenting.escaping import markdown_paragraph, markdown_text
from generator.presenting.tokens import read_tokens
from generator.presenting.words.dates import tied
from generator.presenting.words.numbers import counted

MAX_BYTES = 100_000
"""Gmail shows the first 102 KB of a letter and hides the rest behind a link (EDITORS.md)."""
WIDTH = 72
STEM, MANIFEST = "nyhedsbrev-", ".sent.yml"
"""How a draft's files are called, and the one of them that remembers what the letter told."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of one draft, by name, and the letter they were made from."""

    newsletter: Newsletter
    files: Mapping[str, bytes]

    def said(self) -> str:
        """What the editor must know about the draft, in a line or two."""
        letter = self.newsletter
        count = counted(letter.total + len(letter.pinned), "arrangement", "arrangementer")
        if letter.shown < letter.total:
            count += f", {letter.shown} af dem nævnt (et brev over 100 KB bliver klippet over)"
        if letter.changes:
            count += f", og {counted(len(letter.changes), 'ændring', 'ændringer')} siden sidst"
        if letter.signup_url:
            return f"Udkast med {count}."
        return (
            f"Udkast med {count}. Husk afmelding: brevet har intet link til den, før "
            "newsletter.signup_url står i portal.yml eller udsendelsessystemet tilføjer sit eget."
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
) -> Draft:
    """The draft for these days in its four forms, with as many cards as a mail has room for. `name`
    is the issue's, and beside the forms lies what it tells; a letter that is no issue is called
    after its first day, and nobody remembers it."""
    tokens = read_tokens(theme, portal.settings)
    cards, lines = CARDS, LINES
    while True:
        newsletter = compose(
            portal, base_url, first, last, grouping=grouping, cards=cards, lines=lines, plan=plan
        )
        html = as_html(newsletter, theme, tokens)
        if len(html.encode()) < MAX_BYTES or (cards, lines) == (0, 0):
            break
        # First the pictures and summaries give way, then the names.
        cards, lines = (cards - 5, lines) if cards else (0, max(0, lines - 10))
    text = as_text(newsletter, theme)
    stem = f"{STEM}{name or first.isoformat()}"
    files = {
        f"{stem}.md": as_markdown(newsletter, theme).encode(),
        f"{stem}.html": html.encode(),
        f"{stem}.txt": text.encode(),
        f"{stem}.eml": as_mail(newsletter.subject, text, html, first),
    }
    if name:
        files[f"{stem}{MANIFEST}"] = manifest_text(newsletter).encode()
    return Draft(newsletter, files)


def as_text(newsletter: Newsletter, theme: Path) -> str:
    """Plain text, 72 columns wide; addresses stand on lines of their own, unbroken."""
    return _render(theme, "mail.txt", newsletter, wrap=wrapped, rule=_rule)


def as_markdown(newsletter: Newsletter, theme: Path) -> str:
    """CommonMark in which every character of a title or a summary stands for itself."""
    return _render(theme, "mail.md", newsletter, md=markdown_text, paragraph=markdown_paragraph)


def as_html(newsletter: Newsletter, theme: Path, tokens: Mapping[str, tuple[str, str]]) -> str:
    """HTML for mail programs: tables for layout, no web fonts, nothing fetched but photographs."""
    mjml = _render(theme, "mail.mjml", newsletter, autoescape=True, tokens=tokens, tied=tied)
    html: str = mrml.to_html(mjml).content
    return html.rstrip() + "\n"


def as_mail(subject: str, text: str, html: str, first: date) -> bytes:
    """A mail that opens as a draft: `X-Unsent`, and none of what the sending system adds.

    The boundary is fixed, so that equal letters are equal files; "=_" cannot occur in
    quoted-printable text (RFC 2045 §6.7), so no content can contain it.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    mail["X-Unsent"] = "1"
    mail["Content-Language"] = "da"
    mail.set_content(text, charset="utf-8", cte="quoted-printable")
    mail.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    mail.set_boundary(f"=_nyhedsbrev-{first.isoformat()}")
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


def _render(
    theme: Path,
    template: str,
    newsletter: Newsletter,
    *,
    autoescape: bool = False,
    tokens: Mapping[str, tuple[str, str]] | None = None,
    **filters: Callable[..., str],
) -> str:
    environment = Environment(
        loader=FileSystemLoader(theme / "newsletter"),
        autoescape=autoescape,  # noqa: S701 - off for plain text and Markdown only
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters)
    context: dict[str, Any] = {"letter": newsletter, "tokens": tokens}
    return environment.get_template(template).render(context)
