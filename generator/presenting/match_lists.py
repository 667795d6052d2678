"""What `portal match` prints: all matches as text for people, JSON for programs, CSV for Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from generator.presenting.matches import (
    ClusterView,
    GroupView,
    Matches,
    MatchView,
    PairView,
    WishView,
)
from generator.presenting.spreadsheet import one_line, table
from generator.presenting.words.names import Named

COLUMNS = (
    "point", "gensidigt", "mangler", "behov", "tilbyder", "tilbud", "matchpoint", "begrundelse"
)  # fmt: skip


class Lists:
    """All that was found, or what concerns one actor (a slug)."""

    def __init__(self, matches: Matches, actor: str | None = None) -> None:
        known = matches.known
        pairs = known.pairs if actor is None else known.by_actor.get(actor, ())
        self.pairs = tuple(map(matches.pair, pairs))
        self.clusters = tuple(
            matches.cluster(one) for one in known.clusters if actor is None or actor in one.actors
        )
        self.groups = tuple(
            matches.group(one) for one in matches.groups if actor is None or actor in one.actors
        )
        self.unmet = matches.wishes(
            one for one in known.unmet if actor is None or one.actor == actor
        )
        self.isolated = tuple(
            one
            for one in matches.isolated()
            if actor is None or one.address == matches.named(actor).address
        )

    def text(self) -> str:
        """Danish, for a terminal; ends with a newline."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"Passer sammen: {len(self.pairs)}"
        for pair in self.pairs:
            one, other = pair.actors
            both = ", kan hjælpe hinanden" if pair.mutual else ""
            yield f"\n{pair.score:>3} point  {_said(one)} og {_said(other)}{both}"
            if pair.together:
                yield f"  Er allerede sammen i {_listed(pair.together)}."
            for match in pair.matches:
                yield from _match_lines(match)
        yield f"\nSamme behov: {len(self.clusters)}"
        for cluster in self.clusters:
            audience = f" for {cluster.audience.lower()}" if cluster.audience else ""
            same = "Samme behov" if cluster.facility else "Samme emne"
            yield f"  {same}: {cluster.what}{audience}"
            yield from (f"    {_wish_line(one)}" for one in cluster.needs)
        yield f"\nForslag til grupper, regnet ud af portalen: {len(self.groups)}"
        for group in self.groups:
            yield f"  {_listed(group.actors)} ({group.strength} point i snit)"
            yield from (f"    {one_line(reason)}" for reason in group.reasons)
        yield f"\nBehov uden svar: {len(self.unmet)}"
        yield from (f"  {_wish_line(one)}" for one in self.unmet)
        yield f"\nStår alene, så vidt portalen ved: {len(self.isolated)}"
        yield from (f"  {_said(one)}" for one in self.isolated)

    def json(self) -> str:
        """An object with a list of each kind; the same content gives the same bytes."""
        whole = {
            "pairs": list(map(_pair_json, self.pairs)),
            "clusters": list(map(_cluster_json, self.clusters)),
            "groups": list(map(_group_json, self.groups)),
            "unmet": list(map(_wish_json, self.unmet)),
            "isolated": list(map(_named_json, self.isolated)),
        }
        options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
        return orjson.dumps(whole, option=options).decode()

    def csv(self) -> str:
        """A row a match, as a spreadsheet opens it."""
        return table(COLUMNS, map(_cells, self._matches()))

    def _matches(self) -> Iterator[tuple[PairView, MatchView]]:
        return ((pair, match) for pair in self.pairs for match in pair.matches)


def _cells(found: tuple[PairView, MatchView]) -> tuple[str, ...]:
    pair, match = found
    return (
        str(pair.score),
        "ja" if pair.mutual else "nej",
        match.need.actor.title,
        match.need.text,
        match.offer.actor.title,
        match.offer.text,
        str(match.score),
        ". ".join(reason.said for reason in match.reasons),
    )


def _match_lines(match: MatchView) -> Iterator[str]:
    yield f"  {_said(match.need.actor)} mangler: {one_line(match.need.text)}"
    yield f"  {_said(match.offer.actor)} tilbyder: {one_line(match.offer.text)}"
    for reason in match.reasons:
        yield f"    {reason.points:>2} af {reason.most:>2}  {one_line(reason.said)}"


def _wish_line(wish: WishView) -> str:
    about = f" ({one_line(wish.about)})" if wish.about else ""
    return f"{_said(wish.actor)}: {one_line(wish.text)}{about}"


def _said(named: Named) -> str:
    return one_line(named.title)


def _listed(found: Iterable[Named]) -> str:
    return ", ".join(map(_said, found))


def _named_json(named: Named) -> dict[str, str]:
    return {"title": named.title, "address": named.address}


def _wish_json(wish: WishView) -> dict[str, object]:
    return {
        "actor": _named_json(wish.actor),
        "side": wish.side,
        "what": wish.what,
        "topic": wish.topic,
        "text": wish.text,
        "about": wish.about,
    }


def _pair_json(pair: PairView) -> dict[str, object]:
    return {
        "actors": list(map(_named_json, pair.actors)),
        "score": pair.score,
        "mutual": pair.mutual,
        "together": list(map(_named_json, pair.together)),
        "matches": [
            {
                "score": match.score,
                "need": _wish_json(match.need),
                "offer": _wish_json(match.offer),
                "reasons": [
                    {"name": one.name, "said": one.said, "points": one.points, "most": one.most}
                    for one in match.reasons
                ],
            }
            for match in pair.matches
        ],
    }


def _cluster_json(cluster: ClusterView) -> dict[str, object]:
    return {
        "what": cluster.what,
        "facility": cluster.facility,
        "audience": cluster.audience,
        "topic": cluster.topic,
        "needs": list(map(_wish_json, cluster.needs)),
    }


def _group_json(group: GroupView) -> dict[str, object]:
    return {
        "actors": list(map(_named_json, group.actors)),
        "strength": group.strength,
        "reasons": list(group.reasons),
    }
