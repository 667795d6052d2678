"""What is known of a new portal, and what is wrong with it, in the models' own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic import BaseModel

from generator.checking.geography import swapped
from generator.checking.identity import EXAMPLE, reachable
from generator.founding.colours import NAMED, colour_of, nearest, readable
from generator.model.fields import SLUG, slug_like
from generator.model.settings import DANISH, Settings, Term
from generator.presenting.languages.catalogue import codes
from generator.problems import suggestion
from generator.reading.schema import validate

Answers = Mapping[str, tuple[str, ...]]
"""By the question's name the answer, or the several of a list."""


class Question(Struct, frozen=True):
    """One thing to know. `label` is its Danish name, `hint` what is asked, `example` an answer.
    `offered` is what is taken where nothing is answered, from the answers so far; `faults` tells
    what is wrong with one by itself, `beside` what is wrong with it beside the other answers."""

    name: str
    label: str
    hint: str
    example: str
    offered: Callable[[Answers], str]
    faults: Callable[[tuple[str, ...]], tuple[str, ...]]
    many: bool = False
    beside: Callable[[Answers], tuple[str, ...]] = lambda _: ()

    @property
    def flag(self) -> str:
        return f"--{self.name.replace('_', '-')}"

    def wrong(self, answers: Answers) -> tuple[str, ...]:
        """All that is wrong with its answer."""
        return self.faults(answers[self.name]) or self.beside(answers)


_COMMAS_IN_POINT = re.compile(r"@ ?(\d+)[.,](\d+) ?/ ?(\d+)[.,](\d+)")
"""A Danish point has commas for points; YAML's numbers have none."""


class Locality(Struct, frozen=True):
    """A town or an area: its code in addresses, its name and, where known, a point in it."""

    code: str
    label: str
    lat: str = ""
    lon: str = ""


def cleaned(texts: Iterable[str], *, many: bool) -> tuple[str, ...]:
    """Answers without needless blanks; of a list each one, which commas part, but for those within
    a point (`@55,25/12,12`). A byte that is no text (an old terminal's `ø`) becomes `?`, which can
    be seen."""
    plain = [" ".join(text.encode("utf-8", "replace").decode().split()) for text in texts]
    if many:
        plain = [_COMMAS_IN_POINT.sub(r"@\1.\2/\3.\4", text) for text in plain]
    pieces = (piece.strip() for text in plain for piece in (text.split(",") if many else [text]))
    return tuple(piece for piece in pieces if piece)


def with_offers(answers: Answers) -> dict[str, tuple[str, ...]]:
    """What is known once nothing more is answered."""
    known = dict(answers)
    for question in QUESTIONS:
        if not known.get(question.name):
            offer = question.offered(known)
            known[question.name] = cleaned([offer], many=question.many)
    return known


def faults_in(answers: Answers) -> tuple[str, ...]:
    """All that is wrong or missing, by the option that it is about."""
    return tuple(
        f"{question.flag}: {fault}"
        for question in QUESTIONS
        for fault in (
            question.wrong(answers)
            if answers.get(question.name)
            else (f"mangler. {question.hint} For eksempel »{question.example}«.",)
        )
    )


def wrong_in(given: Answers) -> tuple[str, ...]:
    """What is wrong with the answers that there are; the others may still come."""
    there = {question.flag for question in QUESTIONS if given.get(question.name)}
    return tuple(fault for fault in faults_in(given) if fault.partition(":")[0] in there)


def locality_of(text: str) -> Locality:
    """`Øby` or `Øby@55.25/12.12`; its code may be empty."""
    label, _, point = text.partition("@")
    lat, _, lon = point.partition("/")
    return Locality(slug_like(label), label.strip(), lat.strip(), lon.strip())


def localities_of(answers: Answers) -> tuple[Locality, ...]:
    """The towns and areas, in their order."""
    return tuple(locality_of(text) for text in answers["locality"])


def languages_of(answers: Answers) -> tuple[str, ...]:
    """Danish, and what else was asked for."""
    return tuple(dict.fromkeys((DANISH, *answers["language"])))


def _setting(name: str, *, longest: int = 140) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """What the settings' model finds wrong. Names stand in sentences, so they leave room."""

    def faults(texts: tuple[str, ...]) -> tuple[str, ...]:
        (text,) = texts if len(texts) == 1 else (" ".join(texts),)
        if len(text) > longest:
            return (f"Teksten er på {len(text)} tegn, og der er plads til {longest}.",)
        return _found(Settings, {name: text}, name)

    return faults


def _localities(texts: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    seen: dict[str, str] = {}
    for text in texts:
        place = locality_of(text)
        if not SLUG.fullmatch(place.code):
            found.append(f"»{text}« giver ingen adresse. Skriv navnet med bogstaver fra a til å.")
        elif place.code in seen:
            found.append(f"»{seen[place.code]}« og »{text}« får samme adresse. Skriv kun den ene.")
        seen.setdefault(place.code, text)
        if "@" in text and not (place.lat and place.lon):
            found.append(f"»{text}« har ikke et helt punkt. Skriv det som »Øby@55.25/12.12«.")
            continue
        point = {"lat": place.lat, "lon": place.lon} if "@" in text else {}
        wrong = [
            said
            for name in ("label", *point)
            for said in _found(Term, {"label": place.label, **point}, name)
        ]
        found += wrong
        if point and not wrong and swapped(float(place.lat), float(place.lon)):
            found.append(
                f"»{text}« ligger langt fra Danmark. Bredden står først: "
                f"»{place.label}@{place.lon}/{place.lat}«."
            )
    return tuple(found)


def _colour(texts: tuple[str, ...]) -> tuple[str, ...]:
    (text,) = texts if len(texts) == 1 else (" ".join(texts),)
    colour = colour_of(text)
    if colour is None:
        near = suggestion(text, NAMED)
        choice = f"Vælg mellem {', '.join(NAMED)}, eller skriv farven som »#0B5563«."
        return (f"»{text}« er ikke en farve. {near} {choice}".replace("  ", " "),)
    if not readable(colour):
        return (
            f"{colour} er for lys til, at links og knapper kan læses på portalens lyse baggrund. "
            f"Den nærmeste, der er mørk nok, er {nearest(colour)}.",
        )
    return ()


def _languages(texts: tuple[str, ...]) -> tuple[str, ...]:
    known = (DANISH, *codes())
    choice = ", ".join(f"»{code}«" for code in known)
    return tuple(
        f"Portalens egne ord findes ikke på »{text}«. Vælg mellem {choice}."
        for text in texts
        if text not in known
    )


def _program(texts: tuple[str, ...]) -> tuple[str, ...]:
    (text,) = texts if len(texts) == 1 else (" ".join(texts),)
    # It ends up in a Makefile, where a dollar, a blank or a hash means something else.
    if text == UNKNOWN or re.fullmatch(r"(?:https|ssh|file)://[\w./:@%+~-]+", text, re.ASCII):
        return ()
    if short := re.fullmatch(r"([\w.-]+@[\w.-]+):([\w./~-]+)", text, re.ASCII):
        return (f"»{text}« er git's korte form. Skriv den som »ssh://{short[1]}/{short[2]}«.",)
    return (f"»{text}« er ikke adressen på et git-lager. Den begynder med https://.",)


def _version(texts: tuple[str, ...]) -> tuple[str, ...]:
    (text,) = texts if len(texts) == 1 else (" ".join(texts),)
    # It names a folder, too.
    if text == UNKNOWN or re.fullmatch(r"[0-9a-f]{40}", text):
        return ()
    if not re.fullmatch(r"(?!.*\.\.)[A-Za-z0-9][\w./+-]*", text, re.ASCII):
        return (f"»{text}« er hverken et mærke eller et commit. Skriv for eksempel »v0.1.0«.",)
    if re.fullmatch(r"(?=.*[a-f])[0-9a-f]{7,39}", text):
        return (f"»{text}« er kun det første af et commit. Skriv alle dets 40 tegn.",)
    # What moves gives another program to whoever fetches it tomorrow.
    if not re.search(r"\d", text) or text.startswith("refs/heads/"):
        return (
            f"»{text}« flytter sig, så portalen kunne blive lavet af et andet program i morgen. "
            "Skriv et mærke, for eksempel »v0.1.0«, eller et helt commit.",
        )
    return ()


def _found(model: type[BaseModel], data: dict[str, str], name: str) -> tuple[str, ...]:
    found = validate(model, data, "")
    return tuple(
        f"{finding.message}. {finding.hint}".strip()
        for finding in (found if isinstance(found, tuple) else ())
        if finding.field[:1] == (name,)
    )


def _first(answers: Answers, name: str) -> str:
    return next(iter(answers.get(name, ())), "")


def _town(answers: Answers) -> str:
    return re.sub(r" kommune$", "", _first(answers, "municipality"), flags=re.IGNORECASE)


def _example_host(answers: Answers) -> str:
    # A label of a host name has 63 characters at most (RFC 1035 §2.3.4).
    return f"{slug_like(_first(answers, 'name'))[:63].strip('-') or 'kulturportal'}{EXAMPLE}"


def _sound(answers: Answers, name: str) -> str:
    """The answer, where there is nothing wrong with it: that is told once."""
    given = answers.get(name, ())
    return given[0] if given and not _setting(name)(given) else ""


def _base_url(answers: Answers) -> str:
    return f"https://{_sound(answers, 'identity_host') or _example_host(answers)}/"


def _host(answers: Answers) -> str:
    """The name that the portal has in its address."""
    host = urlsplit(_sound(answers, "base_url")).hostname or ""
    return host if not _setting("identity_host")((host,)) else _example_host(answers)


def _chosen(answers: Answers) -> tuple[str, ...]:
    """Once the portal is out its identity stays, so an example's name must not come out with it."""
    host, address = _sound(answers, "identity_host"), _sound(answers, "base_url")
    if host.endswith(EXAMPLE) and reachable(address):
        return (
            f"»{host}« ender på {EXAMPLE}, men portalen skal ligge på {address}. Vælg et navn, der "
            f"er jeres, for eksempel »{_host(answers)}«; det kan aldrig ændres bagefter.",
        )
    return ()


UNKNOWN = "-"
"""Where the program is fetched, if nobody knows yet."""

QUESTIONS: tuple[Question, ...] = (
    Question(
        "name",
        "Navn",
        "Hvad skal portalen hedde?",
        "Kultur i Lærkesund",
        lambda _: "",
        _setting("name", longest=100),
    ),
    Question(
        "municipality",
        "Kommune",
        "Hvilken kommune er den for?",
        "Lærkesund Kommune",
        lambda _: "",
        _setting("municipality", longest=100),
    ),
    Question(
        "locality",
        "Byer",
        "Hvilke byer og områder har den? Den første er den, som afstande regnes fra. Et punkt midt "
        "i byen kan skrives med, »Øby@55.25/12.12«, så kortet kan vise den.",
        "Lærkesund, Sildevig, Svaleø",
        _town,
        _localities,
        many=True,
    ),
    Question(
        "colour",
        "Farve",
        f"Hvilken farve skal links og knapper have? {', '.join(NAMED)}, eller en anden, skrevet "
        "som »#0B5563«.",
        "skov",
        lambda _: "hav",
        _colour,
    ),
    Question(
        "language",
        "Sprog",
        "Hvilke sprog skal den udgives på? Dansk er altid med; »en« giver også engelske sider.",
        "da, en",
        lambda _: DANISH,
        _languages,
        many=True,
    ),
    Question(
        "publisher",
        "Udgiver",
        "Hvem udgiver den?",
        "Lærkesund Kommune",
        lambda answers: _first(answers, "municipality"),
        _setting("publisher", longest=100),
    ),
    Question(
        "base_url",
        "Adresse",
        f"Hvor skal portalen ligge? En adresse på {EXAMPLE} gælder, til I ved det.",
        "https://kultur.laerkesund.dk/",
        _base_url,
        _setting("base_url", longest=300),
    ),
    Question(
        "identity_host",
        "Værtsnavn",
        "Hvilket navn skal indgå i begivenhedernes identitet? Det kan aldrig ændres, når noget er "
        f"udgivet. Endelsen {EXAMPLE} er til eksempler og skal væk inden.",
        "kultur.laerkesund.dk",
        _host,
        _setting("identity_host", longest=250),
        beside=_chosen,
    ),
    Question(
        "generator",
        "Program",
        f"Hvor hentes programmet, som adressen på et git-lager? »{UNKNOWN}«: det ved I ikke endnu.",
        "https://git.laerkesund.dk/kulturportal.git",
        lambda _: UNKNOWN,
        _program,
    ),
    Question(
        "version",
        "Udgave",
        f"Hvilken udgave af det, som et mærke eller et commit? »{UNKNOWN}«: det ved I ikke endnu.",
        "v0.1.0",
        lambda _: UNKNOWN,
        _version,
    ),
)
"""In the order in which they are asked."""
