"""A partnership's plan as VEVENTs (RFC 5545 §3.6.1): what has a date, and nothing else.

An intention without one ("forår 2027") is no appointment, and meetings have calendars of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from generator.analysing.plans import evaluation_days, in_time_order
from generator.model.partnership import Partnership
from generator.model.plan import Activity
from generator.model.portal import Portal
from generator.model.times import When, day_of, start_of
from generator.presenting.addresses import absolute, address
from generator.presenting.ical_lines import folded, stamp, text, uri, when
from generator.presenting.plans import KIND_WORDS, STATUS_WORDS
from generator.presenting.publication import modified, published
from generator.presenting.status import marked_title
from generator.presenting.year import anchor_of

_STATUS = {"proposed": "TENTATIVE", "dropped": "CANCELLED"}
"""RFC 5545 §3.8.1.11; what is planned, ongoing or done is CONFIRMED."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry of a plan's calendar: its last day, and its VEVENT."""

    last: date
    vevent: bytes


@dataclass(frozen=True, slots=True)
class PlanEvents:
    """Makes a plan's VEVENTs; pure.

    The UID is `<identity>.<partnership>.plan@identity_host`: an activity's `id`, or its title as a
    slug where it has none; an evaluation is known by its day, `evaluering.2027-06-01`. No `id` has
    a point, so the two never meet.
    """

    portal: Portal
    base_url: str

    def of(self, partnership: Partnership) -> tuple[Dated, ...]:
        """All that the plan has a date for, in time order; evaluations last."""
        return (
            *(
                Dated(day_of(activity.end or activity.start), self._activity(partnership, activity))
                for activity in in_time_order(partnership.plan.activities)
                if activity.start is not None
            ),
            *(
                Dated(day, self._evaluation(partnership, day))
                for day in evaluation_days(partnership)
            ),
        )

    def changed(self, partnership: Partnership) -> datetime:
        """When any of it was last changed: one file, one moment."""
        return modified(partnership, self.portal.settings)

    def _activity(self, partnership: Partnership, activity: Activity) -> bytes:
        assert activity.start is not None
        proposed = partnership.status == "proposed" and activity.status == "planned"
        status = "proposed" if proposed else activity.status
        title = activity.title
        if activity.kind != "activity":
            title = f"{KIND_WORDS[activity.kind]}: {title}"
        dropped = status == "dropped"
        return self._vevent(
            partnership,
            identity=activity.identity,
            title=marked_title(title, "cancelled") if dropped else title,
            span=self._span(activity.start, activity.end),
            category=KIND_WORDS[activity.kind],
            told=(STATUS_WORDS[status] + ".", *self._told(activity)),
            place=self._place(activity),
            status=_STATUS.get(status, "CONFIRMED"),
            anchor=anchor_of(activity.identity),
            revised=int(dropped),
        )

    def _evaluation(self, partnership: Partnership, day: date) -> bytes:
        return self._vevent(
            partnership,
            identity=f"evaluering.{day.isoformat()}",
            title=f"Evaluering: {partnership.title}",
            span=(day, day + timedelta(days=1)),
            category="Evaluering",
            told=("Partnerskabet skal evalueres.",),
            place="",
            status="TENTATIVE" if partnership.status == "proposed" else "CONFIRMED",
            anchor="plan",
        )

    def _vevent(
        self,
        partnership: Partnership,
        *,
        identity: str,
        title: str,
        span: tuple[When, When],
        category: str,
        told: tuple[str, ...],
        place: str,
        status: str,
        anchor: str,
        revised: int = 0,
    ) -> bytes:
        settings = self.portal.settings
        moment = self.changed(partnership)
        here = absolute(self.base_url, f"{address(partnership)}#{anchor}")
        lines = [*told, f"Læs mere: {here}"]
        if settings.invented:
            lines.append("Planen er opdigtet.")
        start, end = span
        uid = f"{identity}.{partnership.slug}.plan@{settings.identity_host}"
        # The plan's file has no count of each line's changes; minutes rise with every one of them.
        since = moment - start_of(settings.launched)
        sequence = max(0, int(since.total_seconds()) // 60) + revised
        found = [
            "BEGIN:VEVENT",
            f"SUMMARY:{text(title)}",
            when("DTSTART", start),
            when("DTEND", end),
            f"DTSTAMP:{stamp(moment)}",
            f"UID:{text(uid)}",
            f"SEQUENCE:{sequence}",
            f"CATEGORIES:{text(category)}",
            f"CREATED:{stamp(published(partnership, settings))}",
            f"DESCRIPTION:{text(chr(10).join((partnership.title + '.', *lines)))}",
            f"LAST-MODIFIED:{stamp(moment)}",
            f"LOCATION:{text(place)}",
            f"STATUS:{status}",
            # Whole days, and what is given up, keep nobody from something else.
            *(["TRANSP:TRANSPARENT"] if revised or not isinstance(start, datetime) else []),
            f"URL:{uri(here)}",
            "END:VEVENT",
        ]
        return folded(line for line in found if line != "LOCATION:")

    def _told(self, activity: Activity) -> Iterator[str]:
        """Who sees to it, and how one sees that it worked."""
        names = [self._name(slug) for slug in (activity.responsible, *activity.partners) if slug]
        if activity.responsible:
            label = "Foreslået ansvarlig" if activity.status == "proposed" else "Ansvarlig"
            yield f"{label}: {names.pop(0)}"
        if names:
            yield f"Sammen med: {', '.join(names)}"
        if activity.success:
            yield f"Lykkes, når: {activity.success}"
        if isinstance(activity.start, datetime) and activity.end is None:
            yield "Sluttidspunktet er ikke oplyst."

    def _name(self, slug: str) -> str:
        actor = self.portal.actors.get(slug)
        return actor.title if actor is not None else slug

    def _place(self, activity: Activity) -> str:
        place = self.portal.places.get(activity.venue or "")
        if place is None:
            return ""
        return f"{place.title}, {place.address}" if place.address else place.title

    def _span(self, start: When, end: When | None) -> tuple[When, When]:
        """DTSTART and DTEND, which is exclusive; an unknown end is guessed, and told."""
        if not isinstance(start, datetime):
            return start, day_of(end if end is not None else start) + timedelta(days=1)
        if not isinstance(end, datetime):
            length = timedelta(minutes=self.portal.settings.default_duration)
            return start, start.astimezone(UTC) + length
        return start, end
