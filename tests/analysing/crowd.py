"""Many actors with many wishes, for measuring: python -m tests.analysing.crowd 500 1000 2000"""

from __future__ import annotations

import gc
import sys
import time
from random import Random

from generator.analysing.matching import matching_of
from generator.analysing.proposed_groups import groups_of
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.model.times import parse_instant
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import NOW, a_portal, an_actor

PERIODS = (None, "hele året", "marts og april", "forår 2027", "november til marts", "onsdage")


def demo_settings() -> Settings:
    """The demo's, with its word lists."""
    portal, _ = read_portal(ROOT / "demo", parse_instant(NOW))
    assert portal is not None
    return portal.settings


def a_crowd(number: int, settings: Settings, seed: int = 1) -> Portal:
    """So many actors with none to four needs and offers each, the same for the same seed."""
    random = Random(seed)
    words = settings.vocabularies
    topics, localities = list(words.topics), list(words.localities)
    facilities, audiences = list(words.facilities), list(words.audiences)

    def wish() -> dict[str, object]:
        return {
            "topic": random.choice(topics),
            "text": "Noget",
            "facility": random.choice((None, random.choice(facilities))),
            "audience": random.choice((None, random.choice(audiences))),
            "locality": random.choice((None, random.choice(localities))),
            "period": random.choice(PERIODS),
            "method": "survey",
            "source": "Opdigtet",
        }

    def wishes() -> list[dict[str, object]]:
        return [wish() for _ in range(random.randint(0, 4))]

    actors = (
        an_actor(
            f"aktoer-{one}",
            title=f"Aktør {one}",
            locality=random.choice(localities),
            interests=random.sample(topics, 2),
            needs=wishes(),
            offers=wishes(),
        )
        for one in range(number)
    )
    return a_portal(*actors, settings=settings)


if __name__ == "__main__":
    gc.disable()
    known_settings = demo_settings()
    for size in map(int, sys.argv[1:]):
        portal = a_crowd(size, known_settings)
        seconds = []
        for _ in range(3):
            start = time.process_time()
            groups_of(portal, matching_of(portal))
            seconds.append(time.process_time() - start)
        found = matching_of(portal)
        wishes = found.wishes
        print(
            f"{size} actors, {len(wishes.needs)} needs, {len(wishes.offers)} offers, "
            f"{len(found.pairs)} pairs, {min(seconds):.2f} s"
        )
