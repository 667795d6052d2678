"""The model's fixed words in Danish, where more than one page or file says them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.analysing.evaluation import Verdict
from generator.model.need import Method, NeedStatus
from generator.model.plan import ActivityKind, ActivityStatus
from generator.model.structure import GroupKind

ACTIVITY_KINDS: Mapping[ActivityKind, str] = {
    "activity": "Aktivitet",
    "milestone": "Milepæl",
    "deadline": "Frist",
}
ACTIVITY_STATUSES: Mapping[ActivityStatus, str] = {
    "proposed": "Foreslået",
    "planned": "Planlagt",
    "ongoing": "I gang",
    "done": "Gennemført",
    "dropped": "Opgivet",
}
ACTOR_STATUSES: Mapping[str, str] = {
    "active": "I gang",
    "unconfirmed": "Ikke bekræftet",
    "closed": "Ophørt",
}
PLACE_STATUSES: Mapping[str, str] = {
    "open": "Åbent",
    "check_open": "Spørg, om der er åbent",
    "rebuilding": "Under ombygning",
    "closed": "Lukket",
}
GROUP_KINDS: Mapping[GroupKind, str] = {
    "steering_group": "Styregruppe",
    "working_group": "Arbejdsgruppe",
    "project_team": "Projektgruppe",
}
NEED_STATUSES: Mapping[NeedStatus, str] = {
    "open": "Åbent",
    "matched": "Match fundet",
    "met": "Opfyldt",
    "withdrawn": "Trukket tilbage",
}
"""Of needs and of offers, which are written alike."""
NEED_METHODS: Mapping[Method, str] = {
    "survey": "Spørgeskema",
    "interview": "Interview",
    "workshop": "Workshop",
    "public_source": "Offentlig kilde",
}
"""How one came to know of it."""
VERDICTS: Mapping[Verdict, str] = {
    "reached": "Nået",
    "under_way": "På vej",
    "missed": "Ikke nået",
    "unmeasured": "Ikke målt",
    "no_target": "Målt, men intet er lovet",
}


def on_one_line(text: str) -> str:
    """Without the line breaks of how it was written."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """With a full stop where the author left it out."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
