"""`/partnerskaber/`: the partnerships as they really stand, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifacts import Artifact
from generator.model.partnership import Partnership, PartnershipStatus
from generator.presenting.addresses import address
from generator.presenting.agenda import later
from generator.presenting.alphabet import by_name
from generator.presenting.edition import Edition, Head
from generator.presenting.jsonld import breadcrumbs
from generator.presenting.newest import newest_first
from generator.presenting.plans import plan_view
from generator.presenting.steps import PARTNERSHIP_WORDS, StepView, steps_of

ORDER: tuple[PartnershipStatus, ...] = ("active", "forming", "proposed", "paused", "ended")
"""What is alive first."""
TRAIL = ("Partnerskaber", "/partnerskaber/")


@dataclass(frozen=True, slots=True)
class Row:
    """One partnership in the list, with its steps and its status in words."""

    partnership: Partnership
    steps: tuple[StepView, ...]
    status_words: str


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The list, then one page a partnership."""
    portal = edition.portal
    found = sorted(
        portal.partnerships.values(),
        key=lambda partnership: (ORDER.index(partnership.status), by_name(partnership.title)),
    )
    yield edition.page(
        "/partnerskaber/",
        "partnerships.html",
        title="Partnerskaber",
        section="partnerskaber",
        head=Head(
            description="Partnerskaberne mellem kulturens aktører, skoler og kommune: hvem der er "
            "med, hvad de vil, og hvor langt de er i de otte trin."
        ),
        partnerships=tuple(
            Row(partnership, steps_of(portal, partnership), PARTNERSHIP_WORDS[partnership.status])
            for partnership in found
        ),
    )
    feeds = {collection.address: collection for collection in edition.collections}
    for partnership in found:
        here = address(partnership)
        image = partnership.image
        yield edition.page(
            here,
            "partnership.html",
            title=(
                f"Forslag: {partnership.title}"
                if partnership.status == "proposed"
                else partnership.title
            ),
            section="partnerskaber",
            origin=partnership.path,
            head=Head(
                description=partnership.summary
                or f"Partnerskabet {partnership.title}: partnere, mål, plan og evaluering.",
                feeds=feeds[here],
                image=edition.portrait(partnership),
                image_alt=image.alt if image else "",
                jsonld=(breadcrumbs(edition.base_url, (TRAIL, (partnership.title, here))),),
            ),
            trail=(TRAIL,),
            partnership=partnership,
            steps=steps_of(portal, partnership),
            plan=plan_view(portal, partnership),
            status_words=PARTNERSHIP_WORDS[partnership.status],
            agenda=later(portal, portal.events_by_partnership.get(partnership.slug, ())),
            news=newest_first(portal.news_by_partnership.get(partnership.slug, ())),
            meetings=tuple(
                sorted(partnership.meetings, key=lambda meeting: meeting.date, reverse=True)
            ),
            evaluations=tuple(
                sorted(partnership.evaluations, key=lambda found: found.date, reverse=True)
            ),
        )
