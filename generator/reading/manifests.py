"""What an issue of the newsletter told: `2026-12.sent.yml` beside `2026-12.yml`."""

from __future__ import annotations

from generator.model.newsletter import NewsletterIssue
from generator.model.sent import Manifest
from generator.reading.document import open_yaml, validated
from generator.reading.notes import Notes
from generator.reading.sources import Files

SUFFIX = ".sent.yml"


def manifest_path(path: str) -> str:
    """`newsletters/2026-12.yml` → `newsletters/2026-12.sent.yml`."""
    return path.removesuffix(".yml") + SUFFIX


def is_manifest(path: str) -> bool:
    """No slug has a full stop, so no issue is called so."""
    return path.startswith(f"{NewsletterIssue.KIND}/") and path.endswith(SUFFIX)


def check_manifest(path: str, files: Files, notes: Notes) -> None:
    """It stands beside the issue that it tells of."""
    issue = path.removesuffix(SUFFIX) + ".yml"
    if issue not in files.texts:
        notes.whole(
            path,
            "manifest-uden-brev",
            f"Filen husker, hvad et brev fortalte, men {issue} findes ikke",
            "Hent brevet igen med git, eller giv de to filer samme navn. Slet kun filen, hvis "
            "brevet aldrig blev sendt.",
        )


def with_manifest(
    issue: NewsletterIssue, path: str, files: Files, notes: Notes
) -> tuple[NewsletterIssue, tuple[str, ...]]:
    """The issue with what it told, and the digest of that file; as it was where there is none, or
    after noting what is wrong with it."""
    beside = manifest_path(path)
    source = files.open(beside, notes) if beside in files.texts else None
    if source is None:
        return issue, ()
    document = open_yaml(source, notes)
    manifest = validated(Manifest, document, notes) if document else None
    found = issue if manifest is None else issue.model_copy(update={"manifest": manifest})
    return found, (source.digest,)
