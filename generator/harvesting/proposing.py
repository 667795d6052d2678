"""A source's events and the files that are there → what would be written, and all that is to be
said about it. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from msgspec import Struct, field

from generator.checking.rules import check_event
from generator.editing.files import Rewritten, encoded
from generator.editing.naming import NO_NAME, slugs_of
from generator.editing.occasions import written
from generator.editing.refusing import Refused, Unchangeable
from generator.harvesting.files import New, changed_file, new_file
from generator.harvesting.found import Found, Reading, Window
from generator.harvesting.identities import kept_as
from generator.harvesting.matching import pairs, twins
from generator.harvesting.merging import merge
from generator.harvesting.parts import state, states
from generator.harvesting.proposal import Line, Proposal, in_words, told
from generator.harvesting.provenance import as_written, in_order
from generator.harvesting.saying import Statement, statement
from generator.harvesting.shelf import Kept, Shelf, kept_in
from generator.harvesting.words import Register, one_line
from generator.model.actor import Actor
from generator.model.calendar_source import EventDefaults, is_secret
from generator.model.fields import slug_like
from generator.model.occurrences import CALLED_OFF
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.problems import Finding, Problem
from generator.reading.notes import Notes
from generator.reading.paths import slug_of

FEW = 4
"""Of so many coming events a source that has fewer than half is not believed."""


class Asked(Struct, frozen=True):
    """What is imported: whose events, what they are where the source does not say so, where it
    stands (an address, or None for a file), and whether a sharp decline is to be believed."""

    actor: Actor
    defaults: EventDefaults
    url: str | None = None
    believe: bool = False


def propose(portal: Portal, shelf: Shelf, asked: Asked, reading: Reading) -> Proposal:
    """The proposal for one source."""
    proposal = Proposal(faults=reading.faults, outside=reading.outside)
    if reading.faults:
        return proposal
    for refused in reading.refused:
        name = one_line(refused.name) or f"nr. {refused.row}"
        proposal.refused.append(Line(name, None, refused.reason.rstrip(".")))
    proposal.doubts += (Line(asked.actor.title, None, said) for said in reading.doubts)
    register, taken = Register(portal, asked.defaults), set(shelf.taken) | NO_NAME
    _Proposing(portal, shelf, asked, proposal, register, taken).all(reading)
    return proposal


class _Proposing(Struct):
    portal: Portal
    shelf: Shelf
    asked: Asked
    proposal: Proposal
    register: Register
    taken: set[str]
    """Names of files, those of what was proposed among them."""
    strange: set[str] = field(default_factory=set)
    """Categories that are no words of the portal's, and were told."""

    def all(self, reading: Reading) -> None:
        statements = self._statements(reading.found)
        own = self.shelf.own.get(self.asked.actor.slug, ())
        paired = pairs(statements, own)
        twin = twins(self.portal, self.asked.actor.slug)
        known = {slug_of(kept.path) for kept in own}
        for index, one in enumerate(statements):
            kept = paired.get(index)
            if kept is None or (kept.is_past(self.portal.today) and self._is_another(one, kept)):
                written_by_hand = twin(one)
                if written_by_hand is None or written_by_hand.slug in known:
                    self._new(one)
                else:
                    known.add(written_by_hand.slug)
                    self._same(one, written_by_hand.slug)
            elif kept.is_past(self.portal.today):
                self.proposal.past += 1
            else:
                self._merge(one, kept)
        # What is known to be gone says nothing more of how far a source has shrunk.
        counted = (kept for kept in own if kept.source.missing_since is None)
        coming = [kept for kept in counted if not kept.is_past(self.portal.today)]
        there = {kept.path for kept in paired.values()}
        self._gone(coming, [kept for kept in coming if kept.path not in there], reading)

    # --- what the source says ---------------------------------------------------------------------

    def _statements(self, found: Sequence[Found]) -> list[Statement]:
        statements: list[Statement] = []
        said: set[tuple[str | None, ...]] = set()
        left_out = {one_line(name).casefold() for name in self.asked.defaults.leave_out}
        for one in found:
            if {one.uid.casefold(), one_line(one.title).casefold()} & left_out:
                self._leave_out(one, "står under »leave_out« i »calendar_source«")
                continue
            made = statement(one, self.register, self.portal.today)
            if isinstance(made, str):
                self._refuse(one, made)
            elif not made.coming:
                self.proposal.past += 1
            elif (key := _key(made)) in said:
                self._refuse(one, "den står to gange i kilden")
            else:
                said.add(key)
                statements.append(made)
        return statements

    def _is_another(self, one: Statement, kept: Kept) -> bool:
        """Whether the source tells of a further event under the identity of one that is over."""
        return states(one.parts_beside(kept.event)).get("time") != kept.base.get("time")

    def _refuse(self, one: Found, reason: str) -> None:
        self.proposal.refused.append(_line(one, reason))

    def _leave_out(self, one: Found, reason: str) -> None:
        self.proposal.left_out.append(_line(one, reason))

    # --- one event --------------------------------------------------------------------------------

    def _new(self, one: Statement) -> None:
        if all(occasion.status == "cancelled" for occasion in one.coming):
            # Nobody has been told of it who should hear of that.
            self._leave_out(one.found, "er aflyst, før portalen fik det at vide")
            return
        categories = one.found.categories
        kind = self.register.type(categories)
        unknown = self.register.unknown(categories)
        if kind is None:
            why = self.register.no_type(unknown[0]) if unknown else "kilden siger ikke, hvad det er"
            how = "Skriv »type« under »calendar_source«, eller brug --type"
            self._refuse(one.found, f"{why}{' ' if why.endswith('?') else '. '}{how}")
            return
        parts = one.parts_beside(None)
        day = parts["time"]["start"][:10]
        slug = next(slug for slug in _slugs(parts["title"], day) if slug not in self.taken)
        about = New(
            self.asked.actor.slug,
            kind,
            self.register.codes("topics", categories),
            self.register.codes("audiences", categories),
            self._page(one) or self._open(self.asked.actor.website),
        )
        path = f"events/{day[:4]}/{slug}.md"
        source = self._source(one, {}, states(parts))
        text = new_file(parts, about, source)
        reason = self._fault(path, text)
        if reason:
            self._refuse(one.found, reason)
            return
        self.taken.add(slug)
        self.proposal.files.append(Rewritten(path, None, "", text.encode(), text))
        self.proposal.new.append(Line(parts["title"], one.first_day, path=path))
        self._doubt(one, path)
        for word in unknown:
            if word not in self.strange:  # once for all that have it
                self.strange.add(word)
                said = self.register.no_type(word)
                self.proposal.doubts.append(Line(parts["title"], one.first_day, said, path))

    def _same(self, one: Statement, slug: str) -> None:
        """Somebody wrote it already: from now on it follows the source where it says the same."""
        event = self.portal.events[slug]
        if event.source is not None:
            reason = f"står allerede i {event.path}, hentet fra {event.source.system}"
            self._refuse(one.found, reason)
            return
        kept = self.shelf.kept(event.path)
        if kept is None:
            self._refuse(one.found, f"ligner {event.path}, som ikke kan læses")
            return
        theirs = states(one.parts_beside(kept.event))
        if self._write(kept, {}, self._source(one, {}, theirs)):
            ours = states(kept.parts)
            names = [name for name in theirs if theirs[name] != ours.get(name)]
            said = f"filens egne ord gælder: {in_words(names)}" if names else ""
            self.proposal.same.append(Line(event.title, one.first_day, said, event.path))

    def _merge(self, one: Statement, kept: Kept) -> None:
        merged = merge(kept.parts, one.parts_beside(kept.event), kept.base, self.portal.today)
        back = kept.source.missing_since is not None
        title, day = kept.event.title, one.first_day
        if not merged.take and merged.base == kept.base and not back:
            self.proposal.unchanged += 1
            return
        source = self._source(one, merged.take, merged.base, kept)
        if not self._write(kept, merged.take, source):
            return
        if back:
            self.proposal.back.append(Line(title, day, path=kept.path))
        if merged.take:
            said = in_words(merged.take)
            self.proposal.changed.append(Line(title, day, said, kept.path))
            self._doubt(one, kept.path)
        for conflict in merged.conflicts:
            self.proposal.conflicts.append(Line(title, day, told(conflict), kept.path))

    def _doubt(self, one: Statement, path: str) -> None:
        """What was read otherwise than it stands; told of what is written, not each night."""
        title, day = one.plain["title"], one.first_day
        self.proposal.doubts += (Line(title, day, said, path) for said in one.found.doubts)

    # --- what is gone -----------------------------------------------------------------------------

    def _gone(self, coming: Sequence[Kept], missing: Sequence[Kept], reading: Reading) -> None:
        """Coming events that the source has no longer. What it has but could not be read is not
        gone; nor is what lies beyond the days that were asked for."""
        if not reading.complete:
            return
        refused = (said for one in reading.refused for said in (one.name, kept_as(one.uid)))
        there = {one_line(said).casefold() for said in refused}
        last = Window.around(self.portal.today).last
        missing = [
            kept
            for kept in missing
            if not {kept.event.title.casefold(), kept_as(kept.source.uid).casefold()} & there
            and day_of(kept.event.start) <= last
        ]
        left = len(coming) - len(missing)
        # What came tonight is one of them tomorrow: it counts now as it will then.
        came = sum(map(len, (self.proposal.new, self.proposal.same, self.proposal.back)))
        shrunk = (left + came) * 2 < len(coming) + came
        if len(coming) >= FEW and shrunk and not self.asked.believe:
            self.proposal.shrunk = (len(coming), left)
            return
        for kept in missing:
            if kept.event.status not in CALLED_OFF:
                source = {**as_written(kept.source), "missing_since": self.portal.today.isoformat()}
                if self._write(kept, {}, in_order(source)):
                    day = next(day for day in kept.days if day >= self.portal.today)
                    self.proposal.gone.append(Line(kept.event.title, day, path=kept.path))

    # --- files ------------------------------------------------------------------------------------

    def _source(
        self,
        one: Statement,
        take: Mapping[str, Any],
        base: Mapping[str, str],
        kept: Kept | None = None,
    ) -> dict[str, Any]:
        """Where it comes from, as it is written in the file."""
        before = as_written(kept.source) if kept else {"system": self._system()}
        uid = one.uid or before.get("uid") or slug_like(f"{one.plain['title']} {one.first_day}")
        known = kept is not None and "link" not in take
        url = before.get("url") if known else self._page(one)
        found = {**before, "actor": self.asked.actor.slug, "uid": uid, "url": url}
        found |= {"fetched": written(self.portal.now.replace(second=0, microsecond=0))}
        return in_order(found | {"base": base, "missing_since": None})

    def _page(self, one: Statement) -> str | None:
        """The event's own page."""
        return self._open(one.plain.get("link"))

    def _open(self, url: str | None) -> str | None:
        """An address that everybody may see: a calendar's may be a secret of its owner's."""
        return None if url is None or url == self.asked.url or is_secret(url) else url

    def _system(self) -> str:
        return f"kalenderen hos {self.asked.actor.title}"

    def _write(self, kept: Kept, take: Mapping[str, Any], source: Mapping[str, Any]) -> bool:
        """Whether the file can be changed so; if not, that is told."""
        day = kept.days[-1] if kept.days else None
        try:
            text = changed_file(kept, take, source)
            new = encoded(text, kept.old, kept.path)
            reason = self._fault(kept.path, text)
        except (Unchangeable, Refused) as error:
            text, new, reason = "", b"", str(error)
        if reason:
            said = f"filen kan ikke rettes: {reason.rstrip('.')}"
            self.proposal.refused.append(Line(kept.event.title, day, said, kept.path))
            return False
        self.proposal.files.append(Rewritten(kept.path, kept.old, kept.text, new, text))
        return True

    def _fault(self, path: str, text: str) -> str:
        """What would be wrong with the file; empty where nothing is."""
        notes = Notes()
        kept = kept_in(path, text.encode(), notes)
        findings: Sequence[Problem | Finding] = [*notes.problems, *notes.findings]
        if kept is not None:
            findings = check_event(self.portal.with_event(kept.event), kept.event)
        return next((found.message for found in findings if found.level == "error"), "")


def _line(one: Found, said: str) -> Line:
    day = day_of(one.occasions[0].start)
    return Line(one_line(one.title) or f"nr. {one.row}", day, said)


def _slugs(title: str, day: str) -> Iterator[str]:
    """Without end: where the title gives none, or none that is free, others may all be alike."""
    yield from slugs_of(title, day)
    plain = f"arrangement-{day}"
    yield plain
    yield from (f"{plain}-{number}" for number in count(2))


def _key(one: Statement) -> tuple[str | None, ...]:
    parts = one.parts_beside(None)
    return state(parts["title"]), state(parts["time"]), state(parts.get("venue"))
