"""A text in another language: `julekoncert.en.md` beside `julekoncert.md` (docs/languages.md)."""

from __future__ import annotations

from msgspec import Struct, field

from generator.model.entity import TONGUES_OF_FIELDS, Translation
from generator.model.fields import Schema, Summary, Title
from generator.presenting.languages.editions import KINDS
from generator.presenting.languages.file_names import in_language
from generator.reading.document import open_markdown, validated
from generator.reading.markdown import links_in, safe_body
from generator.reading.notes import Notes
from generator.reading.sources import Files


class TranslatedFields(Schema):
    """The front matter of a translation: what is not in it is Danish."""

    title: Title | None = None
    summary: Summary | None = None


class Translations(Struct, frozen=True):
    """An entity's translations by language, and the digests of their files."""

    by_language: dict[str, Translation] = field(default_factory=dict)
    digests: tuple[str, ...] = ()


def check_translation(path: str, files: Files, notes: Notes) -> None:
    """A translation stands beside what it translates, of a kind that is told in other languages."""
    of, _ = in_language(path)
    folder = path.partition("/")[0]
    if folder not in KINDS:
        notes.whole(
            path,
            "oversaettelse-bruges-ikke",
            f"Mappen »{folder}« bliver kun vist på dansk",
            "Oversættelser bruges til arrangementer, aktører, steder og sider. Slet filen.",
        )
    elif of not in files.texts:
        without_original(path, of, notes)


def without_original(path: str, of: str, notes: Notes) -> None:
    """A translation without the text that it translates."""
    _, language = in_language(path)
    notes.whole(
        path,
        "oversaettelse-uden-original",
        f"Filen er en oversættelse ({language}), men den danske tekst mangler",
        f"Skriv den danske tekst i {of}, eller giv filen samme navn som den danske.",
    )


def read_translations(path: str, files: Files, data: object, notes: Notes) -> Translations:
    """The translations of the entity at `path`, whose own fields are `data`; what is wrong with
    them is noted."""
    found: dict[str, Translation] = {}
    digests = []
    for name in files.translations.get(path, ()):
        source = files.open(name, notes)
        document = open_markdown(source, notes) if source else None
        fields = validated(TranslatedFields, document, notes) if document else None
        if source is None or document is None or fields is None:
            continue
        _, language = in_language(name)
        _said_once(name, path, language, data, fields, notes)
        body = safe_body(document.unsafe)
        found[language] = Translation(fields.title, fields.summary, body, links_in(body))
        digests.append(source.digest)
    return Translations(found, tuple(digests))


def _said_once(
    name: str, path: str, language: str, data: object, fields: TranslatedFields, notes: Notes
) -> None:
    """What stands in the file of its own does not stand in the front matter as well."""
    if language not in TONGUES_OF_FIELDS or not isinstance(data, dict):
        return
    for field_name in ("title", "summary"):
        if getattr(fields, field_name) and f"{field_name}_{language}" in data:
            notes.whole(
                name,
                "oversat-to-steder",
                f"»{field_name}« står både her og som »{field_name}_{language}« i {path}",
                "Slet det ene sted.",
            )
