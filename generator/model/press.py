"""Press releases: what the portal's editors tell newspapers and radio stations."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from generator.model.entity import Entity
from generator.model.fields import (
    Image,
    Line,
    Listed,
    Prose,
    Ref,
    Schema,
    Slug,
    Summary,
    Title,
    fault,
    raise_all,
)
from generator.model.times import InstantField


class Quote(Schema):
    """What somebody said for the press, with their consent; only what an editor wrote down.

    `by` is who said it, `role` on whose behalf: "formand, Sildevig Kirkekor".
    """

    text: Prose
    by: Line
    role: Line | None = None


class PressRelease(Entity):
    """One release: `title` is the *rubrik*, `summary` the *manchet*, the body what follows.

    It is dated `published`, in the town `place`. Nothing of it is in the portal before that and
    before `embargo`. A release that was wrong is not deleted: `correction` says what was mended,
    `withdrawn` why it no longer holds. `contact` is an organisation; without one it is that of the
    settings.
    """

    KIND: ClassVar[str] = "press"
    WAITS_FOR: ClassVar[tuple[str, ...]] = ("publish_from", "published", "embargo")

    title: Title
    summary: Summary
    published: InstantField
    modified: InstantField | None = None
    embargo: InstantField | None = None
    place: Line | None = None
    quote: Quote | None = None
    facts: Annotated[tuple[Line, ...], Listed] = ()
    contact: Annotated[Slug, Ref("actors")] | None = None
    events: Annotated[tuple[Annotated[Slug, Ref("events")], ...], Listed] = ()
    partnership: Annotated[Slug, Ref("partnerships")] | None = None
    image: Image | None = None
    correction: Prose | None = None
    withdrawn: Prose | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.embargo is not None and self.embargo < self.published:
            message = (
                "Embargoen ophører, før meddelelsen er dateret. Skriv i »embargo«, hvornår alle må "
                "læse den, og i »published«, hvornår pressen får den"
            )
            raise_all([fault(("embargo",), "embargo-foer-udgivelse", message)])
        return self
