"""Newsletters: their editions, what they pin, and that what was sent is remembered."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.letters import useless_pins
from generator.checking.names import names_in
from generator.model.newsletter import NewsletterIssue
from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.problems import Finding, suggestion

_USELESS = {
    "over": ("fremhaevet-er-forbi", "er forbi, når brevet kommer"),
    "cancelled": ("fremhaevet-er-aflyst", "er aflyst eller udskudt"),
}


def editions_name_known_words(portal: Portal) -> Iterator[Finding]:
    """The words by which an edition chooses stand in portal.yml."""
    for finding in names_in(portal, SETTINGS, portal.settings.newsletter):
        yield Finding(
            finding.path,
            ("newsletter", *finding.field),
            finding.code,
            finding.message,
            finding.hint,
        )


def issues_are_of_an_edition(portal: Portal) -> Iterator[Finding]:
    """Where there are editions, each issue is one of them."""
    editions = portal.settings.newsletter.editions
    for issue in portal.newsletters.values():
        if issue.edition is None and editions:
            yield Finding(
                issue.path,
                (),
                "ukendt-udgave",
                "Der står ikke, hvem brevet er til",
                "Tilføj en linje med »edition: " + next(iter(editions)) + "«. Udgaverne står i "
                "portal.yml: " + ", ".join(editions) + ".",
                at="end",
                needle="edition",
            )
        elif issue.edition is not None and issue.edition not in editions:
            yield Finding(
                issue.path,
                ("edition",),
                "ukendt-udgave",
                f"»{issue.edition}« er ikke en udgave af nyhedsbrevet",
                suggestion(issue.edition, editions)
                or "Tilføj den under »newsletter« og »editions« i portal.yml.",
            )


def pinned_events_can_be_come_to(portal: Portal) -> Iterator[Finding]:
    """What a draft puts first is there, is ahead, and takes place."""
    # That it is over is a warning: days pass by themselves, and no letter may stop the site.
    for issue in portal.newsletters.values():
        yield from () if issue.released else _unknown_pins(portal, issue)
        for index, obstacle in useless_pins(portal, issue):
            code, why = _USELESS[obstacle]
            yield Finding(
                issue.path,
                ("pinned", index),
                code,
                f"»{issue.pinned[index]}« {why}",
                "Slet det fra »pinned«. Er det blevet aflyst, fortæller brevet det af sig selv.",
                level="warning",
            )


def _unknown_pins(portal: Portal, issue: NewsletterIssue) -> Iterator[Finding]:
    for index, slug in enumerate(issue.pinned):
        if slug in portal.listings or portal.absent.get(("events", slug)) == "faulty":
            continue
        yield Finding(
            issue.path,
            ("pinned", index),
            "ukendt-henvisning",
            f"»{slug}« findes ikke blandt portalens arrangementer",
            suggestion(slug, portal.listings)
            or "Ret kortnavnet, eller vent med at fremhæve det, til det er udgivet.",
        )


def what_was_sent_is_remembered(portal: Portal) -> Iterator[Finding]:
    """An issue that was sent has its manifest beside it, and no other has one."""
    for issue in portal.newsletters.values():
        beside = issue.path.removesuffix(".yml") + ".sent.yml"
        faulty = portal.absent.get((issue.KIND, f"{issue.slug}.sent")) == "faulty"
        if issue.released and issue.manifest is None and not faulty:
            yield Finding(
                issue.path,
                ("state",),
                "mangler-manifest",
                f"Brevet er sendt, men {beside}, der husker, hvad det fortalte, mangler",
                "Skriv ikke »state: sent« i hånden: ret den til »draft«, og kør "
                f"»portal newsletter sent {issue.slug}«.",
            )
        elif not issue.released and issue.manifest is not None:
            yield Finding(
                issue.path,
                ("state",) if "state" in issue.model_fields_set else (),
                "manifest-af-kladde",
                f"Brevet er en kladde, men {beside} siger, at det er sendt",
                "Er brevet sendt, så hent det igen med git. Er det ikke, så slet den anden fil.",
            )
