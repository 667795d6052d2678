"""`portal.yml`: the portal's own settings and every controlled vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.ages import AgesField
from generator.model.fields import (
    Code,
    Count,
    Flag,
    Line,
    Listed,
    Prose,
    Ref,
    Schema,
    SitePath,
    Slug,
    Title,
    Url,
    coordinate,
    fault,
    raise_all,
)
from generator.model.selection import NewsletterEdition
from generator.model.times import DayField

Colour = Literal["plum", "coral", "amber", "lake", "moss", "clay", "blue"]
SETTINGS = "portal.yml"
"""The file itself, at the top of the content folder."""
DANISH = "da"
"""The language that everything is written in; the others are translations of it."""
COLOURS: tuple[str, ...] = get_args(Colour)
SCHEMA_VERSION = 1
"""Of what content may hold; `editing/migrating.py` brings older content here. Content that says no
version is 0: it was written before they were counted."""


class TermWords(Schema):
    """A word in another language."""

    label: Title
    plural: Title | None = None
    description: Prose | None = None


class Term(Schema):
    """A word of a controlled vocabulary; its code is the key, in addresses and in content.

    Of event types: `schema` is schema.org's type, `topic` the one they stand for. Of languages:
    `bcp47` is the code that machines know (BCP 47: `da`, `uk`). Of school subjects: `grades` are
    those in which it is taught; all of them where none are written. Of audiences: `ages` are
    theirs, in whole years. English stands in fields of its own, other languages under
    `translations`, by their code.
    """

    label: Title
    plural: Title | None = None
    label_en: Title | None = None
    plural_en: Title | None = None
    description: Prose | None = None
    description_en: Prose | None = None
    translations: dict[Code, TermWords] = {}
    schema_type: Line | None = Field(default=None, alias="schema")
    colour: Colour | None = None
    topic: Code | None = None
    bcp47: Code | None = None
    grades: Annotated[tuple[Code, ...], Listed] = ()
    ages: AgesField | None = None
    lat: Annotated[float | None, coordinate(-90, 90)] = None
    lon: Annotated[float | None, coordinate(-180, 180)] = None

    def words_in(self, code: str) -> TermWords | None:
        """The word in that language; None where it is not translated."""
        if code == "en" and self.label_en is not None:
            return TermWords.model_construct(
                label=self.label_en, plural=self.plural_en, description=self.description_en
            )
        return self.translations.get(code)

    def in_language(self, code: str) -> Term:
        """The same with its words in that language; what is not translated is left out, but for
        the label: a word that has none there keeps the Danish one."""
        found = self.words_in(code) or TermWords.model_construct(
            label=self.label, plural=self.plural
        )
        return self.model_copy(
            update={
                "label": found.label,
                "plural": found.plural,
                "description": found.description,
            }
        )


class Vocabularies(Schema):
    """Every controlled list, in the order in which it is shown."""

    event_types: dict[Code, Term]
    topics: dict[Code, Term]
    audiences: dict[Code, Term]
    localities: dict[Code, Term]
    grades: dict[Code, Term] = {}
    subjects: dict[Code, Term] = {}
    actor_groups: dict[Code, Term]
    actor_kinds: dict[Code, Term]
    place_kinds: dict[Code, Term]
    accessibility: dict[Code, Term]
    languages: dict[Code, Term] = {}
    themes: dict[Code, Term] = {}
    facilities: dict[Code, Term] = {}

    def terms(self, name: str) -> dict[str, Term]:
        """The vocabulary of that name, as `Word(name)` gives it."""
        found = getattr(self, name)
        assert isinstance(found, dict)
        return found

    def labels(self, name: str, codes: Iterable[str]) -> str:
        """`Musik, Teater`: those words of a vocabulary that are known."""
        terms = self.terms(name)
        return ", ".join(terms[code].label for code in codes if code in terms)

    def in_language(self, code: str) -> Vocabularies:
        """Every list with its words in that language."""
        return self.model_copy(
            update={
                name: {key: term.in_language(code) for key, term in self.terms(name).items()}
                for name in type(self).model_fields
            }
        )


class Reference(Schema):
    """A source that has a name of its own, such as `vision`."""

    title: Line
    url: Url | None = None


def _hex(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return value
    raise PydanticCustomError(
        "ugyldig-farve",
        '»{text}« er ikke en farve. Skriv den som "#0B5563" i anførselstegn',
        {"text": value},
    )


Hex = Annotated[str, BeforeValidator(_hex)]


class Look(Schema):
    """Five colours, each for light and dark; contrast is checked at build
    (`checking/look.py`)."""

    paper: tuple[Hex, Hex] = ("#FBFAF6", "#10191D")
    surface: tuple[Hex, Hex] = ("#F0EADD", "#1A262C")
    ink: tuple[Hex, Hex] = ("#16242B", "#EDEAE2")
    primary: tuple[Hex, Hex] = ("#0B5563", "#7CCBD6")
    accent: tuple[Hex, Hex] = ("#B63A26", "#FF9E88")


SendingSystem = Literal["plain", "mailchimp", "mailerlite", "listmonk", "buttondown", "peytz"]


class Newsletter(Schema):
    """`signup_url` is the sending system's own page; the portal keeps no addresses. `editions` are
    the newsletters that it sends, by code, in the order in which they are shown.

    `system` says whose tags the letter is to hold. `lists` and `template` are listmonk's numbers:
    to whom its drafts are addressed, and what is put around them.
    """

    signup_url: Url | None = None
    sender: Line | None = None
    footer: Prose | None = None
    system: SendingSystem = "plain"
    lists: Annotated[tuple[Count, ...], Listed] = ()
    template: Count | None = None
    editions: dict[Code, NewsletterEdition] = {}


def _telephone(value: str) -> str:
    if not re.fullmatch(r"\+?\d(?:[ ]?\d){7,14}", value):
        raise PydanticCustomError(
            "ugyldigt-telefonnummer",
            "»{text}« er ikke et telefonnummer. Skriv det som »12 34 56 78« eller "
            "»+45 12 34 56 78«",
            {"text": value},
        )
    return value


class Press(Schema):
    """What every press release says besides its own: the organisation that journalists ask, its own
    number (never a person's), the town that releases are dated in, and who is behind the portal."""

    contact: Annotated[Slug, Ref("actors")] | None = None
    telephone: Annotated[Line, AfterValidator(_telephone)] | None = None
    place: Line | None = None
    about: Prose | None = None


class SchoolHoliday(Schema):
    """Days without school; both belong to it."""

    title: Title
    start: DayField
    end: DayField

    @model_validator(mode="after")
    def _in_order(self) -> SchoolHoliday:
        if self.end < self.start:
            message = "Ferien slutter, før den begynder. Ret »end«, så det ligger efter »start«"
            raise_all([fault(("end",), "slut-foer-start", message)])
        return self


def _repository(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+", value):
        raise PydanticCustomError(
            "ugyldigt-depot",
            "»{text}« er ikke navnet på et sted med filer. Skriv det som »organisation/navn«",
            {"text": value},
        )
    return value


def _folder(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*", value):
        raise PydanticCustomError(
            "ugyldig-mappe",
            "»{text}« er ikke en mappe. Skriv den fra toppen af filerne og uden skråstreg først: "
            "»content«",
            {"text": value},
        )
    return value


class BrowserEditor(Schema):
    """Where `/admin/` saves what is written there (docs/browser-editor.md).

    `repository` is `owner/name`; `folder` where in it the content lies. `api` and `auth_url` are
    for hosts of one's own, and for signing in without a token. With `forks` those who may not
    write propose changes from a copy of their own.
    """

    backend: Literal["github", "gitlab", "gitea"] = "github"
    repository: Annotated[Line, AfterValidator(_repository)]
    branch: Line = "main"
    folder: Annotated[Line, AfterValidator(_folder)] = "content"
    api: Url | None = None
    auth_url: Url | None = None
    forks: Flag = False


def _host(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", value):
        raise PydanticCustomError(
            "ugyldigt-vaertsnavn",
            "»{text}« er ikke et værtsnavn. Skriv det uden https:// og skråstreger: "
            "kultur.laerkesund.dk",
            {"text": value},
        )
    return value


def _base_url(value: str) -> str:
    return value if value.endswith("/") else value + "/"


def _known_version(value: int) -> int:
    if value > SCHEMA_VERSION:
        raise PydanticCustomError(
            "for-nyt-indhold",
            "Indholdet følger udgave {found} af reglerne, og dette program kender kun til og med "
            "{known}. Hent en nyere udgave af programmet",
            {"found": value, "known": SCHEMA_VERSION},
        )
    return value


def _tip_url(value: str) -> str:
    if not re.fullmatch(r"(?:https://|mailto:|/(?!/))[^\s<>\"]*", value):
        raise PydanticCustomError(
            "ugyldig-adresse",
            "»{text}« kan ikke bruges her. Adressen begynder med https://, mailto: eller /",
            {"text": value},
        )
    return value


def _edit_url(value: str) -> str:
    if not re.fullmatch(r"https://[^\s<>\"]+", value):
        raise PydanticCustomError(
            "ugyldig-adresse",
            "»{text}« er ikke en netadresse. Den skal begynde med https://",
            {"text": value},
        )
    return value


class Settings(Schema):
    """The portal's own settings. `identity_host` never changes once something is published; `gone`
    are addresses that were, and may lead nowhere; `words` are right, whatever dictionaries say."""

    schema_version: Annotated[Count, AfterValidator(_known_version)] = 0
    name: Title
    tagline: Line
    tagline_en: Line | None = None
    description: Line
    description_en: Line | None = None
    municipality: Title
    identity_host: Annotated[str, AfterValidator(_host)]
    base_url: Annotated[Url, AfterValidator(_base_url)]
    language: Literal["da"] = "da"
    languages: Annotated[tuple[Code, ...], Listed] = (DANISH,)
    launched: DayField
    publisher: Line
    publisher_url: Url | None = None
    licence: Line = "CC BY 4.0"
    licence_url: Url | None = None
    tip_url: Annotated[str, AfterValidator(_tip_url)] | None = None
    edit_url: Annotated[str, AfterValidator(_edit_url)] | None = None
    editor: BrowserEditor | None = None
    was_url: Url | None = None
    default_duration: Count = 120
    invented: Flag = False
    noindex: Flag = False
    offline: Flag = True
    look: Look = Field(default_factory=Look.model_construct)
    newsletter: Newsletter = Field(default_factory=Newsletter.model_construct)
    press: Press = Field(default_factory=Press.model_construct)
    featured_partnership: Slug | None = None
    gone: Annotated[tuple[SitePath, ...], Listed] = ()
    words: Annotated[tuple[Line, ...], Listed] = ()
    school_holidays: tuple[SchoolHoliday, ...] = ()
    references: dict[Code, Reference] = {}
    vocabularies: Vocabularies

    @property
    def others(self) -> tuple[str, ...]:
        """The languages besides Danish that the portal is published in, in their order."""
        return tuple(code for code in dict.fromkeys(self.languages) if code != DANISH)

    @cached_property
    def public_name(self) -> str:
        """The name far from the portal, where no banner says that it is invented."""
        return f"{self.name} (opdigtet)" if self.invented else self.name

    @cached_property
    def disclaimer(self) -> str | None:
        """What stands on every page of a portal that shows no real place."""
        if not self.invented:
            return None
        return f"{self.municipality} er opdigtet. Aktører, steder og arrangementer findes ikke."
