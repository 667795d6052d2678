"""Partnerships and meetings as public records."""

from __future__ import annotations

from typing import Any, cast

from generator.analysing.meetings import Gathering, gatherings
from generator.model.meeting import NetworkMeeting
from generator.model.partnership import Partnership
from generator.model.plan import Activity, Indicator, Measurement
from generator.model.structure import Structure
from generator.presenting.addresses import address
from generator.presenting.meetings import address_of
from generator.presenting.open_data import partnership_shapes as shapes
from generator.presenting.open_data.registers import followed
from generator.presenting.open_data.things import Things, maybe, period, when
from generator.presenting.steps import steps_of


def partnership(things: Things, found: Partnership) -> shapes.Partnership:
    """The partnership's record: what its page tells, but for the meetings, which have a file."""
    plan = found.plan
    record = {
        **things.common(found),
        "status": found.status,
        "partners": [
            maybe({"actor": actor, "role": one.role, "since": one.since, "until": one.until})
            for one in found.partners
            if (actor := things.reference("actors", one.actor))
        ],
        "vision": found.vision,
        "topics": things.terms("topics", found.topics),
        "steps": _steps(things, found) if found.follows_model else None,
        "goals": [
            maybe(
                {
                    "id": goal.id,
                    "title": goal.title,
                    "theme": things.maybe_term("themes", goal.theme),
                    "text": goal.text,
                    "success": goal.success,
                }
            )
            for goal in found.goals
        ],
        **_structure(things, found.structure),
        "plan_period": plan.period,
        "activities": [_activity(things, one) for one in plan.activities],
        "indicators": [_indicator(things, one) for one in plan.indicators],
        "evaluate_on": [day.isoformat() for day in plan.evaluate_on],
        "plan_sources": things.sources(plan.sources),
        "evaluations": _evaluations(found),
        "revisions": [
            {"date": one.date.isoformat(), "what": one.what, "why": one.why}
            for one in found.revisions
        ],
        "website": found.website,
        "email": found.email,
        "channels": list(found.channels),
        "image": things.image(found),
        **followed(things, address(found)),
        **things.grounds(found),
    }
    return cast(shapes.Partnership, maybe(record))


def _steps(things: Things, found: Partnership) -> list[dict[str, Any]]:
    return [
        maybe(
            {
                "number": step.number,
                "title": step.heading,
                "status": step.status,
                "note": step.note,
            }
        )
        for step in steps_of(things.portal, found)
    ]


def _structure(things: Things, found: Structure) -> dict[str, Any]:
    actor = things.reference
    return {
        "roles": [
            maybe(
                {
                    "title": one.title,
                    "actor": actor("actors", one.actor),
                    "responsibilities": one.responsibilities,
                }
            )
            for one in found.roles
        ],
        "groups": [
            maybe(
                {
                    "id": one.id,
                    "title": one.title,
                    "kind": one.kind,
                    "lead": actor("actors", one.lead),
                    "members": things.references("actors", one.members),
                    "reports_to": one.reports_to,
                    "task": one.task,
                }
            )
            for one in found.groups
        ],
        "decision_process": found.decision_process,
        "resources": [
            maybe(
                {
                    "kind": one.kind,
                    "title": one.title,
                    "amount": one.amount,
                    "period": one.period,
                    "actor": actor("actors", one.actor),
                }
            )
            for one in found.resources
        ],
    }


def _activity(things: Things, one: Activity) -> dict[str, Any]:
    return maybe(
        {
            "id": one.identity,
            "title": one.title,
            "kind": one.kind,
            "status": one.status,
            "start": when(one.start) if one.start is not None else None,
            "end": when(one.end) if one.end is not None else None,
            "when": period(one.when),
            "responsible": things.reference("actors", one.responsible),
            "partners": things.references("actors", one.partners),
            "venue": things.venue(one.venue),
            "audiences": things.terms("audiences", one.audiences),
            "resources": one.resources,
            "success": one.success,
            "goals": list(one.goals),
            "events": things.references("events", one.events),
        }
    )


def _indicator(things: Things, one: Indicator) -> dict[str, Any]:
    return maybe(
        {
            "id": one.id,
            "title": one.title,
            "unit": one.unit,
            "goal": one.goal,
            "activity": one.activity,
            "baseline": _measurement(things, one.baseline),
            "target": _measurement(things, one.target),
            "measurements": [_measurement(things, found) for found in one.measurements],
            "lower_is_better": one.lower_is_better,
        }
    )


def _measurement(things: Things, one: Measurement | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return maybe(
        {
            "date": one.date.isoformat(),
            "value": float(one.value),
            "note": one.note,
            "source": things.source(one.source),
        }
    )


def _evaluations(found: Partnership) -> list[dict[str, Any]]:
    return [
        maybe(
            {
                "title": one.title,
                "date": one.date.isoformat(),
                "period": one.period,
                "strengths": list(one.strengths),
                "weaknesses": list(one.weaknesses),
                "improvements": list(one.improvements),
                "changed": one.changed,
            }
        )
        for one in found.evaluations
    ]


def meetings(things: Things) -> list[shapes.Meeting]:
    """Every meeting, the earliest first."""
    return [meeting(things, one) for one in gatherings(things.portal)]


def meeting(things: Things, one: Gathering) -> shapes.Meeting:
    """A meeting of the network's, or of a partnership's."""
    found = one.meeting
    own = found if isinstance(found, NetworkMeeting) else None
    partnership = one.partnership.slug if one.partnership else None
    record = {
        "id": one.key,
        "url": things.url(address_of(one)),
        "title": found.title,
        "kind": found.kind,
        "start": when(found.date),
        "end": when(found.end) if found.end is not None else None,
        "cancelled": found.cancelled,
        "open_to_all": own is not None and own.open_to_all,
        "registration_url": own.registration_url if own else None,
        "host": things.reference("actors", found.host),
        "participants": things.references("actors", found.participants),
        "venue": things.venue(found.venue),
        "topics": things.terms("topics", own.topics) if own else None,
        "purpose": found.purpose,
        "text_html": things.html(own) if own else None,
        "outcome": found.outcome,
        "follow_ups": [
            maybe(
                {
                    "text": agreed.text,
                    "responsible": things.reference("actors", agreed.responsible),
                    "due": agreed.due.isoformat() if agreed.due else None,
                    "done": agreed.done,
                }
            )
            for agreed in found.follow_ups
        ],
        "partnership": things.reference("partnerships", partnership),
        "led_to": things.references("partnerships", own.led_to) if own else None,
        **(things.grounds(own) if own else {}),
    }
    return cast(shapes.Meeting, maybe(record))
