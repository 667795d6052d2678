"""Drafts of a press release: Word, Markdown, plain text, and a mail that opens as a draft.

One that an editor wrote is set as it stands. An event that has none gets one from what it says of
itself: who, what, where and when. Nothing is made up: what only people know, why it matters and
what somebody says of it, stands as a gap, and the editor is told of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from msgspec import Struct

from generator.model.event import Event
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.times import start_of
from generator.outreach.press_starter import starter
from generator.outreach.press_text import as_text
from generator.presenting.addresses import absolute, address
from generator.presenting.bodies import in_feeds
from generator.presenting.facts import Facts
from generator.presenting.lines import only_known
from generator.presenting.pictures import Gallery
from generator.presenting.press.blocks import blocks, paragraph
from generator.presenting.press.markdown import as_markdown
from generator.presenting.press.release import (
    AT_ONCE,
    DOCX,
    About,
    Contact,
    Release,
    compose,
    contact_of,
    dateline,
    photograph_of,
)
from generator.presenting.press.word import as_word
from generator.presenting.programme import next_occurrence
from generator.presenting.words.dates import capitalised, occurrence_in_words
from generator.presenting.words.status import flag


class Gap(Struct, frozen=True):
    """What an editor must write before it is sent: what is missing, and how it is mended."""

    what: str
    how: str

    @property
    def mark(self) -> str:
        """As it stands in the draft."""
        return f"[udfyldes: {self.what}]"


class Draft(Struct, frozen=True):
    """The files of one release, by name; what it was made of, and what is missing."""

    release: Release
    files: Mapping[str, bytes]
    gaps: tuple[Gap, ...] = ()

    def said(self) -> str:
        """What the editor must know, a line each."""
        lines = [f"{self.release.release_line}: »{self.release.title}«."]
        if self.release.release_line != AT_ONCE:
            lines.append("Indtil da må filerne kun sendes til dem, der overholder embargoen.")
        if self.gaps:
            lines.append("Før den kan sendes, skal du udfylde:")
            lines += [f"- {gap.what}: {gap.how}." for gap in self.gaps]
        if self.release.quote is None:
            lines.append("Der er intet citat: det kommer kun med, når nogen har sagt det.")
        return "\n".join(lines)


def of_release(portal: Portal, base_url: str, release: PressRelease, now: datetime) -> Draft:
    """The release in its four forms; at `now` it says whether there is still an embargo."""
    return _draft(compose(portal, base_url, release, now))


def of_event(portal: Portal, base_url: str, event: Event) -> Draft:
    """A first draft from an event, in the same forms, and as a file for the content folder."""
    settings, shown = portal.settings, next_occurrence(portal, event)
    contact = _organizer(portal, event)
    asked, place = contact_of(portal, contact), settings.press.place
    written = {
        LEAD: bool(event.summary),
        TEXT: bool(event.body),
        WHY: False,
        ASK: asked is not None,
        PLACE: place is not None,
    }
    link, state = absolute(base_url, address(event)), flag(shown.status, shown.booking)
    body = blocks(in_feeds(event, Gallery(portal), base_url)) or (paragraph(TEXT.mark),)
    facts = only_known(Facts(portal, base_url).of(event, shown, past=False))
    release = Release(
        slug=event.slug,
        title=f"{state}: {event.title}" if state else event.title,
        summary=" ".join((event.summary or LEAD.mark).split()),
        release_line=AT_ONCE,
        dateline=dateline(place or PLACE.mark, portal.today),
        body=(*body, paragraph(WHY.mark)),
        facts=tuple(
            f"{fact.label}: {' · '.join(line.words for line in fact.lines)}" for fact in facts
        ),
        about=(About(event.title, link, capitalised(occurrence_in_words(shown))),),
        photograph=photograph_of(portal, base_url, event),
        contact=asked or Contact(ASK.mark),
        boilerplate=settings.press.about or "",
        invented=settings.disclaimer or "",
        # Of the day, not of the minute: who runs it twice gets the same files.
        created=start_of(portal.today),
        changed=start_of(portal.today),
        publisher=settings.publisher,
        portal_name=settings.public_name,
        url=link,
    )
    gaps = tuple(gap for gap, is_written in written.items() if not is_written)
    own = {f"{event.slug}-presse.md": starter(release, event, contact).encode()}
    return _draft(release, gaps, own)


def _draft(
    release: Release, gaps: tuple[Gap, ...] = (), more: Mapping[str, bytes] | None = None
) -> Draft:
    name = f"pressemeddelelse-{release.slug}"
    text, document = as_text(release), as_word(release)
    files = {
        f"{name}.docx": document,
        f"{name}.md": as_markdown(release).encode(),
        f"{name}.txt": text.encode(),
        f"{name}.eml": _mail(release, text, f"{name}.docx", document),
    }
    return Draft(release, files | dict(more or {}), gaps)


def _mail(release: Release, text: str, name: str, document: bytes) -> bytes:
    """A mail that opens as a draft (`X-Unsent`), to nobody yet: the text in it, since desks do not
    open what strangers attach, and the document for those that do. The boundary is fixed, so that
    equal releases are equal files; "=_" is in no quoted-printable text and in no Base64."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = f"Pressemeddelelse: {release.title}"
    mail["X-Unsent"] = "1"
    mail["Content-Language"] = "da"
    mail.set_content(text, charset="utf-8", cte="quoted-printable")
    maintype, _, subtype = DOCX.partition("/")
    mail.add_attachment(document, maintype=maintype, subtype=subtype, filename=name)
    mail.set_boundary("=_pressemeddelelse")
    return mail.as_bytes()


LEAD = Gap("manchet", "skriv to linjer i arrangementets »summary«")
TEXT = Gap("brødtekst", "fortæl i arrangementets fil, hvad der kommer til at ske")
WHY = Gap("hvorfor det er værd at fortælle om", "det ved kun I; skriv det i udkastet")
ASK = Gap(
    "kontakt",
    "arrangøren har hverken mail eller hjemmeside; skriv dem på aktøren, eller vælg en fælles "
    "kontakt under »press« i portal.yml",
)
PLACE = Gap("sted", "byen foran datoen; skriv »place« under »press« i portal.yml")


def _organizer(portal: Portal, event: Event) -> str | None:
    """The first organiser in the register that can be reached."""
    known = (one for one in event.organizers if isinstance(one, str))
    return next((slug for slug in known if contact_of(portal, slug) is not None), None)
