"""The small types that every kind of content is made of, with their Danish error texts.

Every scalar arrives as text (docs/architecture.md, *Text first*). `Word` and `Ref` mark fields that
hold a vocabulary word or another entity's slug: two generic checks, the JSON Schema and the
editors' reference read them off the models, so no kind lists its references a second time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from generator.problems import FieldPath


class Word(Struct, frozen=True):
    """The field holds a word of this vocabulary in `portal.yml`."""

    vocabulary: str


class Ref(Struct, frozen=True):
    """The field holds the slug of an entity of this kind (its folder name, e.g. `actors`)."""

    kind: str


def fault(field: FieldPath, code: str, message: str, *, without: str = "") -> PydanticCustomError:
    """A contradiction between fields, with the one to mend, seen from the model.

    `without` names the field that would resolve it if it were written, or written otherwise: when
    that one has an error of its own, nobody knows yet.
    """
    return PydanticCustomError(code, message, {"field": field, "without": without})


def raise_all(faults: Iterable[PydanticCustomError]) -> None:
    """Raise one error that carries every fault, since pydantic lets a validator raise only one."""
    found = tuple(faults)
    if found:
        raise PydanticCustomError("modsigelser", "{count} modsigelser", _several(found))


def _several(faults: tuple[PydanticCustomError, ...]) -> dict[str, Any]:
    return {"count": len(faults), "faults": faults}


LATER = ConfigDict(defer_build=True)
"""Of what stands beside models and is validated, too (`TypeAdapter`): built when it is first asked
for. Most builds ask for none of it."""


class Schema(BaseModel):
    """What an author may write: unknown keys are errors, values never change afterwards."""

    # A model is built when it first validates something: of most kinds nothing was edited.
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """For `pickle`: what was written, in half the time and a third of the room that pydantic
        takes for it; the rest is as the model has it anyhow."""
        known, written = self.__dict__, self.__pydantic_fields_set__
        fields = {name: known[name] for name in type(self).model_fields if name in written}
        return again, (type(self), fields)


M = TypeVar("M", bound=Schema)


def again(model: type[M], fields: dict[str, Any]) -> M:
    """The object that `Schema.__reduce__` was asked about; nothing is validated twice."""
    found = model.__new__(model)
    object.__setattr__(found, "__dict__", {**_defaults(model), **fields})
    object.__setattr__(found, "__pydantic_fields_set__", set(fields))
    object.__setattr__(found, "__pydantic_extra__", None)
    object.__setattr__(found, "__pydantic_private__", {})
    return found


@cache
def _defaults(model: type[Schema]) -> dict[str, Any]:
    """Every field, those without a default too: whoever reads a model back has written them."""
    return {
        name: info.get_default(call_default_factory=True)
        for name, info in model.model_fields.items()
    }


INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, line separators that only some programs see, reversed direction, and what
no XML and no UTF-8 may hold. A file holds none as it stands; YAML's `"\\u2028"` brings them in by
name."""


def _clean(value: Any) -> Any:
    """Refuse characters that nobody sees; normalise to NFC (æøå typed on a Mac)."""
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isprintable():
        return value
    found = INVISIBLE.search(value)
    if found is not None:
        raise PydanticCustomError(
            "usynligt-tegn",
            "Teksten rummer et usynligt styretegn ({codepoint}). Slet det, og skriv igen",
            {"codepoint": f"U+{ord(found[0]):04X}"},
        )
    return unicodedata.normalize("NFC", value)


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError(
            "flere-linjer", "Teksten skal stå på én linje. Saml linjerne til én"
        )
    return value


class Length(Struct, frozen=True):
    """So many characters fit; an empty text is none. Other programs read the limit off it."""

    limit: int

    def __call__(self, value: str) -> str:
        if not value:
            raise PydanticCustomError(
                "tom-tekst", "Feltet er tomt. Skriv en tekst, eller slet linjen"
            )
        if len(value) > self.limit:
            raise PydanticCustomError(
                "for-lang",
                "Teksten er på {length} tegn, og der er plads til {limit}. "
                "Gør den {over} tegn kortere",
                {"length": len(value), "limit": self.limit, "over": len(value) - self.limit},
            )
        return value


def _length(limit: int) -> AfterValidator:
    return AfterValidator(Length(limit))


# Limits: a title must fit a card and a calendar's list; a summary is a card's or a mail's lead.
Title = Annotated[str, BeforeValidator(_clean), AfterValidator(_one_line), _length(140)]
Line = Annotated[str, BeforeValidator(_clean), AfterValidator(_one_line), _length(300)]
Summary = Annotated[str, BeforeValidator(_clean), _length(600)]
Prose = Annotated[str, BeforeValidator(_clean), _length(5_000)]


def is_prose(marks: Iterable[object]) -> bool:
    """Whether these are the marks of a text that people write and read, as the four above, and not
    of a word with a form of its own."""
    forms = [mark.func for mark in marks if isinstance(mark, AfterValidator)]
    return any(isinstance(form, Length) for form in forms) and all(
        form is _one_line or isinstance(form, Length) for form in forms
    )


SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEVICES = frozenset(
    {
        *("con", "prn", "aux", "nul"),
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789"),
    }
)
"""Slugs that are devices on Windows, whatever stands behind a full stop: git cannot lay `aux.md`
out there, nor anything that lies in a folder of that name."""


def slug_like(text: str) -> str:
    """`Børn & unge` → `boern-unge`: what a slug made of the text would be; may be empty."""
    for letter, ascii_letters in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.lower().replace(letter, ascii_letters)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise PydanticCustomError(
            "ugyldigt-kortnavn",
            "»{text}« er ikke et kortnavn. Mente du »{like}«? "
            "Et kortnavn har kun små bogstaver a–z, tal og bindestreg",
            {"text": value, "like": slug_like(value)[:60] or "boern-og-unge"},
        )
    return value


# The file systems' limit for a name; an error that quotes the word stays readable.
Slug = Annotated[str, AfterValidator(_slug), _length(255)]
Code = Annotated[str, AfterValidator(_slug), _length(255)]


def _url(value: str) -> str:
    """An http(s) address, stored in ASCII, as feeds and calendars need it (RFC 3986 §2)."""
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        ascii_host = host.encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        parts, host, ascii_host, port = urlsplit(""), "", "", ""
    stray = re.search(r"[\s<>\"]", value)
    if parts.scheme not in ("http", "https") or "." not in ascii_host or stray:
        raise _no_address(value, stray[0] if stray else "")
    if parts.username or parts.password:
        raise PydanticCustomError(
            "adresse-med-kodeord",
            "Netadressen rummer et brugernavn eller et kodeord. Slet det, og skift kodeordet",
        )
    return parts._replace(netloc=ascii_host + port).geturl()


def _no_address(value: str, stray: str) -> PydanticCustomError:
    if stray and value.startswith(("https://", "http://")):
        return PydanticCustomError(
            "ugyldig-adresse",
            "»{text}« er ikke en netadresse: der står {what} i den. Slet det, eller kopiér "
            "adressen igen, som den står i browseren",
            {"text": value, "what": "et mellemrum" if stray.isspace() else f"et {stray}"},
        )
    if not stray and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?", value):
        return PydanticCustomError(
            "ugyldig-adresse",
            "»{text}« er ikke en netadresse. Mente du »https://{text}«?",
            {"text": value},
        )
    return PydanticCustomError(
        "ugyldig-adresse",
        "»{text}« er ikke en netadresse. Den skal begynde med https://",
        {"text": value},
    )


Url = Annotated[str, BeforeValidator(_clean), _length(2_000), AfterValidator(_url)]


def _email(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", value):
        raise PydanticCustomError(
            "ugyldig-mailadresse",
            "»{text}« er ikke en mailadresse. Skriv den som kontakt@forening.dk",
            {"text": value},
        )
    return value


Email = Annotated[str, AfterValidator(_email), _length(254)]


def _site_path(value: str) -> str:
    if not re.fullmatch(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+", value):
        raise PydanticCustomError(
            "ugyldig-alias",
            "»{text}« er ikke en gammel adresse på portalen. "
            "Skriv den som »/arrangementer/gammelt-navn/«",
            {"text": value},
        )
    return value


SitePath = Annotated[str, AfterValidator(_site_path), _length(1_000)]
"""An address on the portal: lower case, leading and trailing slash."""


FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(?:jpe?g|png|webp|avif|svg|gif|pdf)", re.I)


def _file_name(value: str) -> str:
    if not FILE_NAME.fullmatch(value) or value.lower().endswith(".pdf"):
        raise PydanticCustomError(
            "ugyldigt-filnavn",
            "»{text}« er ikke navnet på en billedfil ved siden af teksten. Brug a–z, tal, punktum "
            "og bindestreg, og slut med .jpg, .png eller .webp",
            {"text": value},
        )
    if value.lower().endswith(".svg"):
        raise PydanticCustomError(
            "svg-billede",
            "SVG-billeder kan rumme programkode og er ikke tilladt. Brug PNG eller WebP",
        )
    return value


FileName = Annotated[str, AfterValidator(_file_name)]


BOOLEANS = {"true": True, "ja": True, "yes": True, "false": False, "nej": False, "no": False}
"""How yes and no are written."""


def _boolean(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in BOOLEANS:
        return BOOLEANS[value.strip().lower()]
    raise PydanticCustomError(
        "ja-eller-nej",
        "»{text}« er hverken ja eller nej. Skriv »true« eller »false« (»ja« og »nej« går også)",
        {"text": str(value)},
    )


Flag = Annotated[bool, BeforeValidator(_boolean)]


def _count(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{1,7}", value.strip()):
        return int(value)
    if isinstance(value, int) and value >= 0:
        return value
    raise PydanticCustomError(
        "ikke-et-tal",
        "»{text}« er ikke et helt tal mellem 0 og 9999999. "
        "Skriv kun tallet, uden punktum og enhed, for eksempel 12500",
        {"text": str(value)},
    )


Count = Annotated[int, BeforeValidator(_count)]
"""A whole number from 0 on."""


def _listed(value: Any) -> Any:
    """One word alone stands for a list of one: `topics: musik`."""
    return [value] if isinstance(value, str) else value


Listed = BeforeValidator(_listed)


def coordinate(low: float, high: float) -> BeforeValidator:
    """Decimal degrees between `low` and `high`, with a point or a comma."""

    def parse(value: object) -> float | None:
        if value is None:
            return None
        try:
            number = float(str(value).replace(",", "."))
        except ValueError:
            number = float("nan")
        if not low <= number <= high:
            raise PydanticCustomError(
                "ugyldig-koordinat",
                "»{text}« er ikke en koordinat mellem {low} og {high}. "
                "Skriv decimalgrader: lat er omkring 55, og lon er omkring 12",
                {"text": str(value), "low": low, "high": high},
            )
        return number

    return BeforeValidator(parse)


def _described(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError(
            "mangler-alt",
            "Billedet har ingen beskrivelse. Skriv, hvad man ser på det: Koret synger på torvet",
        )
    return value


class Image(Schema):
    """A picture beside the text; alternative text, credit and licence are required."""

    file: FileName
    alt: Annotated[Line, BeforeValidator(_described)]
    credit: Line
    licence: Line | None = None


class Price(Schema):
    """From `low` to `high`, in Danish kroner; both zero means free."""

    low: Decimal
    high: Decimal

    @property
    def free(self) -> bool:
        return self.high == 0


_PRICE = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,2})?)(?:\s*[-–]\s*(\d{1,6}(?:[.,]\d{1,2})?))?\s*(?:kr\.?)?"
)


def parse_price(value: Any) -> Any:
    """`gratis`, `120`, `79,50`, `80-120`, `gratis - 120` → Price. Amounts in Danish kroner."""
    if isinstance(value, Price):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("ugyldig-pris", "Prisen er ikke en tekst. Skriv »80-120«")
    text = re.sub(r"gratis", "0", value.strip().lower())
    match = _PRICE.fullmatch(text)
    if match is None:
        raise PydanticCustomError(
            "ugyldig-pris",
            "»{text}« er ikke en pris. Skriv »gratis«, »120«, »79,50« eller »80-120«, "
            "og brug »price_note« til resten",
            {"text": value},
        )
    low = Decimal(match[1].replace(",", "."))
    high = Decimal(match[2].replace(",", ".")) if match[2] else low
    if high < low:
        raise PydanticCustomError(
            "ugyldig-pris", "Prisen »{text}« går nedad. Skriv den laveste først", {"text": value}
        )
    return {"low": low, "high": high}


PriceField = Annotated[Price, BeforeValidator(parse_price)]
