"""A partnership's plan as VEVENTs (RFC 5545 §3.6.1): what has a date, and nothing else.

An intention without one ("forår 2027") is no appointment, and meetings have calendars of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from generator.analysing.plans import evaluation_days, in_time_order
from generator.model.partnership import Partnership
from generator.model.plan import Activity
from generator.model.portal import Portal
from generator.model.times import When, day_of
from generator.presenting.addresses import absolute, address
from generator.presenting.calendars.appointment import Appointment, vevent
from generator.presenting.syndication.publication import modified, published
from generator.presenting.words.names import actor_name, venue_and_address
from generator.presenting.words.status import marked_title
from generator.presenting.words.wording import ACTIVITY_KINDS, ACTIVITY_STATUSES
from generator.presenting.year import anchor_of

_STATUS: dict[str, Literal["TENTATIVE", "CANCELLED"]] = {
    "proposed": "TENTATIVE",
    "dropped": "CANCELLED",
}
"""RFC 5545 §3.8.1.11; what is planned, ongoing or done is CONFIRMED."""


class Dated(Struct, frozen=True):
    """One entry of a plan's calendar: its last day, and its VEVENT."""

    last: date
    vevent: bytes


class PlanEvents(Struct, frozen=True):
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
            title = f"{ACTIVITY_KINDS[activity.kind]}: {title}"
        dropped = status == "dropped"
        return self._vevent(
            partnership,
            identity=activity.identity,
            title=marked_title(title, "cancelled") if dropped else title,
            start=activity.start,
            end=activity.end,
            category=ACTIVITY_KINDS[activity.kind],
            told=(ACTIVITY_STATUSES[status] + ".", *self._told(activity)),
            place=venue_and_address(self.portal, activity.venue),
            status=_STATUS.get(status, "CONFIRMED"),
            anchor=anchor_of(activity.identity),
        )

    def _evaluation(self, partnership: Partnership, day: date) -> bytes:
        return self._vevent(
            partnership,
            identity=f"evaluering.{day.isoformat()}",
            title=f"Evaluering: {partnership.title}",
            start=day,
            end=None,
            category="Evaluering",
            told=("Partnerskabet skal evalueres.",),
            status="TENTATIVE" if partnership.status == "proposed" else "CONFIRMED",
            anchor="plan",
        )

    def _vevent(
        self,
        partnership: Partnership,
        *,
        identity: str,
        title: str,
        start: When,
        end: When | None,
        category: str,
        told: tuple[str, ...],
        anchor: str,
        place: str = "",
        status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED",
    ) -> bytes:
        settings = self.portal.settings
        here = absolute(self.base_url, f"{address(partnership)}#{anchor}")
        lines = [partnership.title + ".", *told, f"Læs mere: {here}"]
        if settings.invented:
            lines.append("Planen er opdigtet.")
        return vevent(
            Appointment(
                uid=f"{identity}.{partnership.slug}.plan@{settings.identity_host}",
                title=title,
                start=start,
                end=end,
                category=category,
                description="\n".join(lines),
                location=place,
                url=here,
                created=published(partnership, settings),
                changed=self.changed(partnership),
                status=status,
            ),
            settings,
        )

    def _told(self, activity: Activity) -> Iterator[str]:
        """Who sees to it, and how one sees that it worked."""
        known = filter(None, (activity.responsible, *activity.partners))
        names = [actor_name(self.portal, slug) for slug in known]
        if activity.responsible:
            label = "Foreslået ansvarlig" if activity.status == "proposed" else "Ansvarlig"
            yield f"{label}: {names.pop(0)}"
        if names:
            yield f"Sammen med: {', '.join(names)}"
        if activity.success:
            yield f"Lykkes, når: {activity.success}"
        if isinstance(activity.start, datetime) and activity.end is None:
            yield "Sluttidspunktet er ikke oplyst."
