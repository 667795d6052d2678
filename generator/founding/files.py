"""A new portal's repository, as texts: what it was told of, and what comes with the program.

What does not depend on any answer is the program's own (`program_files`): it is taken from where
the program uses it itself, so that there is no second copy to forget, and it follows later versions
(`following.py`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from string import Template

from generator.editing.scalars import plain, scalar
from generator.founding.answers import (
    UNKNOWN,
    Answers,
    Locality,
    languages_of,
    localities_of,
)
from generator.founding.colours import colour_of, look_of
from generator.model.fields import slug_like
from generator.model.settings import SCHEMA_VERSION
from generator.settings import SHIPPED

Texts = Mapping[str, str]
Files = Mapping[str, str | bytes]
"""By path from the repository's folder; a picture is its bytes."""

TEMPLATES = Path(__file__).parent / "templates"
RECORD = ".program.sha256"
"""Which files the program gave and how they were, as `sha256sum --check` reads it."""
GUIDE = "pages/om/redaktoer"
_OWN_TESTS = "test.yml"
_DEMO_GLOB = "demo/"


def repository(answers: Answers, now: datetime, generated: Texts) -> dict[str, str | bytes]:
    """Every file. `generated` is what the program makes for editors' programs, below `.vscode/`."""
    given = program_files(generated)
    return {**own_files(answers, now), **given, RECORD: record_of(given)}


def record_of(files: Files) -> str:
    """A line for each file."""
    return "".join(f"{digest(content)}  {path}\n" for path, content in sorted(files.items()))


def digest(content: str | bytes) -> str:
    """SHA-256 of what stands in the file."""
    return hashlib.sha256(as_bytes(content)).hexdigest()


def as_bytes(content: str | bytes) -> bytes:
    """Text as UTF-8."""
    return content.encode() if isinstance(content, str) else content


def own_files(answers: Answers, now: datetime) -> dict[str, str]:
    """What the portal's people go on with, filled in with the answers."""
    told = {name: texts[0] for name, texts in answers.items()}
    towns = localities_of(answers)
    english = "en" in languages_of(answers)
    municipality = slug_like(told["municipality"])[:60].strip("-") or "kommunen"
    yaml = {name: scalar(text) for name, text in told.items()} | {
        "about": scalar(f"Om {told['name']}"),
        "about_en": scalar(f"About {told['name']}"),
        "begun": scalar(f"{told['name']} er begyndt"),
        "now": plain(f"{now:%Y-%m-%d %H:%M}"),
        "first_locality": towns[0].code,
    }
    files = {
        "content/portal.yml": _settings(answers, now),
        f"content/actors/{municipality}.md": _filled("content/actors/municipality.md", yaml),
        "version.mk": _filled("version.mk", {name: _made(told[name]) for name in _PROGRAM}),
        "README.md": _filled("README.md", {"heading": markdown(told["name"])}),
        ".github/CODEOWNERS": _read("CODEOWNERS"),
        # A legal text that tells what the program does; who runs the server is theirs to say.
        "content/pages/om/privatliv/index.md": _shipped("content/pages/om/privatliv/index.md"),
    }
    pages = (*TEMPLATES.glob("content/pages/**/*.md"), *TEMPLATES.glob("content/news/*.md"))
    for name in sorted(path.relative_to(TEMPLATES).as_posix() for path in pages):
        if english or not name.endswith(".en.md"):
            files[name] = _page(name, yaml, told)
    return files


_PROGRAM = ("generator", "version")


def program_files(generated: Texts) -> dict[str, str | bytes]:
    """What is the same in every portal of this version of the program."""
    files: dict[str, str | bytes] = {
        "Makefile": _read("Makefile"),
        ".gitignore": _read("gitignore"),
    }
    files |= {f".vscode/{path}": text for path, text in generated.items()}
    names = (".editorconfig", ".vscode/extensions.json", *_SCRIPTS, *_SURVEY)
    files |= {name: without_practice(_shipped(name)) for name in names}
    files[".vscode/settings.json"] = _editor_settings(_shipped(".vscode/settings.json"))
    for path in sorted((SHIPPED / ".github/workflows").glob("*.yml")):
        if path.name != _OWN_TESTS:
            files[f".github/workflows/{path.name}"] = path.read_text("utf-8")
    return files | _guide()


_SCRIPTS = ("scripts/create-venv", "scripts/debian-packages", "scripts/pre-commit")
_SURVEY = (
    "docs/surveys/behovsundersoegelse.md",
    "docs/surveys/behovsundersoegelse.mapping.yml",
)


def _guide() -> dict[str, str | bytes]:
    """The editors' guide: its index, and the demo's topics, whose examples are of nowhere, with the
    pictures in them."""
    pages = SHIPPED / "demo" / GUIDE
    found: dict[str, str | bytes] = {
        f"content/{GUIDE}/index.md": _shipped(f"content/{GUIDE}/index.md")
    }
    for path in sorted(pages.glob("*/*.webp")):
        found[f"content/{GUIDE}/{path.relative_to(pages).as_posix()}"] = path.read_bytes()
    for path in sorted(pages.glob("*/index.md")):
        text = path.read_text("utf-8").replace("sources: [opdigtet]\n", "", 1)
        name = path.relative_to(pages).as_posix()
        text = _LOCALITY.sub(r"\1byen", text.replace("`demo/", "`content/"))
        found[f"content/{GUIDE}/{name}"] = without_practice(text)
    return found


_LOCALITY = re.compile(r"^(locality: )[a-z0-9-]+$", re.MULTILINE)
"""In an example: a new portal has towns of its own."""
_EXAMPLE = "\n## Et eksempel\n"


def without_practice(text: str) -> str:
    """The text without what asks to try it in the demo: such paragraphs, and a last section."""
    parts = text.partition(_EXAMPLE)[0].split("\n\n")
    return "\n\n".join(part for part in parts if "--content demo" not in part)


def _editor_settings(text: str) -> str:
    """Visual Studio Code's, without what is about the demo."""
    settings = json.loads(text)
    schemas = settings["yaml.schemas"]
    settings["yaml.schemas"] = {
        schema: [one for one in globs if not one.startswith(_DEMO_GLOB)]
        for schema, globs in schemas.items()
    }
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"


def _settings(answers: Answers, now: datetime) -> str:
    told = {name: texts[0] for name, texts in answers.items()}
    look = look_of(colour_of(told["colour"]) or told["colour"])
    values = {name: scalar(text) for name, text in told.items()} | {
        "schema_version": str(SCHEMA_VERSION),
        "taglines": _fields(_TAGLINES, answers),
        "launched": f"{now:%Y-%m-%d}",
        "languages": ", ".join(languages_of(answers)),
        "primary": '["' + '", "'.join(look.primary) + '"]',
    }
    head = _filled("content/portal.yml", values)
    return head + with_localities(_vocabularies(), localities_of(answers))


_TAGLINES = {
    "tagline": "Alt det, der sker i {}",
    "tagline_en": "Everything that is on in {}",
    "description": "Se, hvem der skaber kultur i {}, hvor det sker, og hvem der arbejder sammen "
    "om det.",
    "description_en": "See who makes culture in {}, where it happens, and who works together on "
    "it.",
}


def _fields(texts: Texts, answers: Answers) -> str:
    """These lines about the municipality, the English ones where there is English."""
    english = "en" in languages_of(answers)
    (municipality,) = answers["municipality"]
    return "\n".join(
        f"{name}: {scalar(text.format(municipality))}"
        for name, text in texts.items()
        if english or not name.endswith("_en")
    )


def _vocabularies() -> str:
    """The demo's lists, comments and all: a sound start for any municipality."""
    text = _shipped("demo/portal.yml")
    return text[text.index("vocabularies:\n") :]


_LOCALITIES = re.compile(r"^(?:  #.*\n)*  localities:\n(?:    .*\n)+", re.MULTILINE)


def with_localities(vocabularies: str, towns: tuple[Locality, ...]) -> str:
    """The lists with these towns in place of the demo's."""
    lines = [
        "  # Byer og områder. Et punkt midt i byen sætter den på kortet, og afstande regnes fra",
        "  # den første: {label: Øby, lat: 55.25, lon: 12.12}",
        "  localities:",
        *(f"    {town.code}: {{{_town(town)}}}" for town in towns),
    ]
    text, done = _LOCALITIES.subn(lambda _: "\n".join(lines) + "\n", vocabularies, count=1)
    assert done, "the demo has localities"
    return text


def _town(town: Locality) -> str:
    point = f", lat: {town.lat}, lon: {town.lon}" if town.lat else ""
    return f"label: {scalar(town.label, flow=True)}{point}"


def _page(name: str, yaml: Texts, told: Texts) -> str:
    """A hand-written page: the front matter takes values as YAML, the text below as Markdown."""
    matter, end, body = _read(name).partition("\n---\n")
    shown = {key: markdown(text) for key, text in told.items()}
    return Template(matter).substitute(yaml) + end + Template(body).substitute(shown)


def _made(text: str) -> str:
    return "" if text == UNKNOWN else text


def _filled(name: str, values: Texts) -> str:
    return Template(_read(name)).substitute(values)


def markdown(text: str) -> str:
    """A name in Markdown, whatever it holds: what could be markup is written as HTML's numbers."""
    return re.sub(r"[\\`*_{}\[\]<>#|~&]", lambda found: f"&#{ord(found[0])};", text)


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _shipped(name: str) -> str:
    return (SHIPPED / name).read_text("utf-8")
