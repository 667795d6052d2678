"""`/netvaerk/match/`, actors' matches, and their feeds as other programs read them."""

from __future__ import annotations

import json
import re
from typing import Any

import feedparser
import html5lib
import pytest

from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.outputs import actors, matches
from generator.presenting.edition import Edition
from tests.factories import BASE_URL, NOW, a_partnership, an_actor
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import bare_edition, rendered

PAGE = "netvaerk/match/index.html"
FEED = "netvaerk/match/feed.json"


def wish(topic: str = "musik", **fields: Any) -> dict[str, Any]:
    return {"topic": topic, "text": "Noget", "method": "survey", "source": "Skema"} | fields


def koret(**fields: Any) -> Actor:
    needs = [wish(text="Et klaver, der stemmer", facility="klaver", period="december")]
    return an_actor("koret", **{"title": "Koret", "needs": needs, "locality": "karise"} | fields)


def salen(**fields: Any) -> Actor:
    offers = [wish(text="Et flygel", facility="klaver", audience="alle")]
    return an_actor("salen", **{"title": "Salen", "offers": offers, "locality": "oeby"} | fields)


def made(*entities: Entity, now: str = NOW) -> dict[str, str]:
    edition = bare_edition(*entities, now=now)
    return rendered(matches.artifacts, edition)


def words(html: str) -> str:
    """What a reader reads, on one line, by a parser that is not ours."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return " ".join(" ".join(document.itertext()).split())


def items(files: dict[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files[FEED])["items"]
    return found


# --- the page -------------------------------------------------------------------------------------


def test_the_page_tells_the_pair_with_every_reason() -> None:
    said = words(made(koret(), salen())[PAGE])
    for told in (
        "1 åbent behov og 1 åbent tilbud",
        "Forslag, regnet ud af portalen.",
        "Koret mangler Et klaver, der stemmer (december)",
        "Salen tilbyder Et flygel (for alle)",
        "Samme facilitet: Klaver, og samme emne: Musik (50 af 50)",
        "Kun én aktør tilbyder det (14 af 14)",
        "Målgruppen er ikke oplyst hos begge (5 af 10)",
        "Cirka 8 km mellem Karise og Øby (12 af 16)",
        "Tiden er ikke oplyst hos begge (5 af 10)",
        "86 point",
        "Alle åbne behov har mindst ét tilbud, der passer.",
    ):
        assert told in said, told


def test_what_is_the_same_unmet_settled_and_alone_has_its_place() -> None:
    settled = [wish("kunst", text="Maling", status="matched")]
    said = words(
        made(
            koret(),
            koret_to := an_actor("orkestret", title="Orkestret", needs=koret().needs),
            an_actor("malerne", title="Malerne", offers=settled),
            an_actor("eneboeren", title="Eneboeren"),
        )[PAGE]
    )
    assert koret_to.title in said
    sections = re.split(
        "De har samme behov|Forslag til grupper|Behov uden svar|Har fundet hinanden|"
        "Står alene|Sådan er det regnet ud",
        said.partition("Passer sammen 0")[2].partition("Passer sammen")[2],
    )
    pairs, same, groups, unmet, found, alone, *_ = sections
    assert "endnu intet tilbud" in pairs
    assert "Samme behov: Klaver" in same
    assert same.count("Et klaver, der stemmer") == 2
    assert "ikke tre aktører" in groups
    assert unmet.count("Et klaver, der stemmer") == 2
    assert "Malerne · Tilbud: Billedkunst og design Maling" in found
    assert "Eneboeren" in alone
    assert "Koret" not in alone


def test_an_empty_portal_has_a_page_that_says_so() -> None:
    said = words(made()[PAGE])
    assert "0 åbne behov og 0 åbne tilbud" in said
    assert "endnu intet tilbud" in said


def test_the_page_is_bounded_and_says_how_much_there_is() -> None:
    many = [an_actor(f"a-{one}", title=f"A{one}", needs=[wish()]) for one in range(30)]
    said = words(made(*many, salen(offers=[wish()]))[PAGE])
    assert f"Her står {matches.PAIRS} af 30." in said


def test_partners_are_said_to_be_together() -> None:
    partners = [{"actor": "koret"}, {"actor": "salen"}]
    said = words(made(koret(), salen(), a_partnership(partners=partners))[PAGE])
    assert "Er allerede sammen i Sang i byen ." in said  # each element by itself


def test_what_editors_wrote_is_no_markup() -> None:
    html = made(koret(needs=[wish(text="<script>alert(1)</script>")]), salen(title="<b>S</b>"))
    told = "".join(one["content_html"] for one in items(html))
    assert "&lt;script&gt;" in told
    for path, text in {**html, FEED: told}.items():
        assert "<script>alert" not in text, path
        assert "<b>S" not in text, path


# --- the actors' pages ----------------------------------------------------------------------------


def actor_pages(edition: Edition) -> dict[str, str]:
    return rendered(actors.batches, edition)


def test_an_actor_sees_whom_it_fits_from_its_own_side() -> None:
    pages = actor_pages(bare_edition(koret(), salen()))
    section = pages["aktoerer/koret/index.html"].partition('id="kan-passe"')[2]
    assert '<h3><a href="/aktoerer/salen/">Salen</a></h3>' in section
    assert 'href="/aktoerer/koret/match.xml"' in section
    section = pages["aktoerer/salen/index.html"].partition('id="kan-passe"')[2]
    assert '<h3><a href="/aktoerer/koret/">Koret</a></h3>' in section


def test_an_actors_page_says_how_many_it_leaves_out() -> None:
    def told(others: int) -> str:
        offers = [wish(text="Et flygel", facility="klaver")]
        halls = (an_actor(f"sal-{number}", offers=offers) for number in range(others))
        return words(actor_pages(bare_edition(koret(), *halls))["aktoerer/koret/index.html"])

    assert "Her står de 4 bedste af 5." in told(5)
    assert "Her står de" not in told(4)


@pytest.mark.parametrize(
    "fields",
    [
        {"needs": []},
        {"status": "closed"},
        {"needs": [wish(status="met")]},
        {"needs": [wish(status="matched")]},
    ],
)
def test_who_has_nothing_on_the_table_has_neither_section_nor_feed(fields: Any) -> None:
    edition = bare_edition(koret(**fields), salen())
    assert "kan-passe" not in actor_pages(edition)["aktoerer/koret/index.html"]
    assert "aktoerer/koret/match.xml" not in rendered(matches.artifacts, edition)


def test_the_digest_of_an_actors_page_follows_the_others_need() -> None:
    def inputs(*entities: Entity) -> str:
        planned = {
            one.path: one.inputs for one in artifacts_of(actors.batches, bare_edition(*entities))
        }
        return planned["aktoerer/salen/index.html"]

    before = inputs(koret(), salen())
    assert inputs(koret(), salen()) == before
    assert inputs(koret(title="Det nye kor"), salen()) != before
    assert inputs(koret(needs=[wish(facility="klaver", text="Andet")]), salen()) != before


# --- the feeds ------------------------------------------------------------------------------------


def test_the_three_feeds_tell_the_same() -> None:
    files = made(koret(published="2026-03-01 10:00"), salen(published="2026-02-01 10:00"))
    titles = [
        "Match: Salen kan hjælpe Koret (klaver)",
        "Behov: Klaver – Koret",
        "Tilbud: Klaver – Salen",
    ]
    assert [one["title"] for one in items(files)] == titles
    for name, version in (("rss.xml", "rss20"), ("atom.xml", "atom10")):
        read = feedparser.parse(files[f"netvaerk/match/{name}"])
        assert not read.bozo
        assert read.version == version
        assert [one.title for one in read.entries] == titles
        assert [one.id for one in read.entries] == [one["id"] for one in items(files)]
    assert [one["url"] for one in items(files)] == [
        f"{BASE_URL}aktoerer/koret/#kan-passe",
        f"{BASE_URL}aktoerer/koret/#behov",
        f"{BASE_URL}aktoerer/salen/#tilbud",
    ]


def test_a_match_is_dated_by_the_later_of_two_and_never_by_the_clock() -> None:
    entities = koret(published="2026-03-01 10:00"), salen(published="2026-02-01 10:00")
    dates = [one["date_published"] for one in items(made(*entities))]
    assert dates == [
        "2026-03-01T10:00:00+01:00",
        "2026-03-01T10:00:00+01:00",
        "2026-02-01T10:00:00+01:00",
    ]
    later = made(*entities, now="2027-05-05 12:00")
    assert [one["date_published"] for one in items(later)] == dates


def test_what_has_no_date_came_with_the_portal() -> None:
    assert {one["date_published"] for one in items(made(koret()))} == {"2026-01-15T00:00:00+01:00"}


def test_what_lies_ahead_is_not_told() -> None:
    ahead = koret(published="2026-12-24 10:00")
    assert [one["title"] for one in items(made(ahead, salen()))] == ["Tilbud: Klaver – Salen"]


def test_identities_outlive_scores_spelling_and_withdrawal() -> None:
    def ids(*entities: Entity) -> set[str]:
        return {one["id"] for one in items(made(*entities))}

    before = ids(koret(), salen())
    assert before == {
        "tag:kultur.example.dk,2026:need:koret:musik.klaver~1",
        "tag:kultur.example.dk,2026:offer:salen:musik.klaver~1",
        "tag:kultur.example.dk,2026:match:koret:musik.klaver~1:salen:musik.klaver~1",
    }
    other_score = wish(text="Et klaver, som stemmer", facility="klaver", locality="oeby")
    assert ids(koret(needs=[other_score]), salen()) == before
    withdrawn = [wish(facility="klaver", status="withdrawn"), wish(facility="klaver")]
    assert "tag:kultur.example.dk,2026:need:koret:musik.klaver~2" in ids(koret(needs=withdrawn))
    named = [wish(id="svar-17"), wish(id="svar-17")]
    assert ids(koret(needs=named)) == {
        "tag:kultur.example.dk,2026:need:koret:svar-17",
        "tag:kultur.example.dk,2026:need:koret:svar-17~2",
    }


def test_an_actors_feed_has_its_own_matches_alone() -> None:
    files = made(
        koret(),
        salen(),
        an_actor("malerne", title="Malerne", needs=[wish("kunst")]),
        an_actor("galleriet", title="Galleriet", offers=[wish("kunst")], aliases=["/gammel/"]),
    )
    read = feedparser.parse(files["aktoerer/koret/match.xml"])
    assert not read.bozo
    assert [one.title for one in read.entries] == ["Match: Salen kan hjælpe Koret (klaver)"]
    assert read.feed.id == "tag:kultur.example.dk,2026:feed:aktoerer/koret/match"
    own = f"{BASE_URL}aktoerer/koret/match.xml"
    assert [one.href for one in read.feed.links if one.rel == "self"] == [own]
    assert files["gammel/match.xml"] == files["aktoerer/galleriet/match.xml"]


def test_a_feed_is_made_anew_when_others_change_its_reasons() -> None:
    def inputs(*entities: Entity) -> str:
        planned = {one.path: one.inputs for one in matches.artifacts(bare_edition(*entities))}
        return planned["aktoerer/koret/match.xml"]

    before = inputs(koret(), salen())
    assert inputs(koret(), salen()) == before
    assert inputs(koret(), salen(title="Den store sal")) != before
    assert inputs(koret(), salen(), an_actor(offers=[wish("kunst")])) != before


def test_a_feed_is_bounded() -> None:
    many = [an_actor(f"a-{one}", title=f"A{one}", needs=[wish()]) for one in range(60)]
    assert len(items(made(*many, salen(offers=[wish()])))) == 50
