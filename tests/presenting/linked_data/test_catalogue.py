"""The catalogue as RDF programs read it, and as DCAT-AP asks of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from generator.model.portal import Portal
from generator.model.times import parse_instant
from generator.presenting.linked_data.graph import json_ld, turtle
from generator.presenting.open_data.catalogue import PREFIXES, Catalogue
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import BASE_URL, NOW, a_portal, an_event, some_settings

EU = "http://publications.europa.eu/resource/authority/"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    FOAF.Agent: (FOAF.name,),
}
RECOMMENDED = {
    DCAT.Catalog: (
        DCTERMS.issued,
        DCTERMS.modified,
        DCTERMS.language,
        DCTERMS.license,
        DCTERMS.spatial,
        DCAT.themeTaxonomy,
        FOAF.homepage,
    ),
    DCAT.Dataset: (
        DCAT.contactPoint,
        DCAT.distribution,
        DCAT.keyword,
        DCAT.theme,
        DCTERMS.publisher,
        DCTERMS.spatial,
    ),
    DCAT.Distribution: (
        DCTERMS.description,
        DCTERMS.format,
        DCTERMS.license,
        URIRef("http://data.europa.eu/r5r/availability"),
    ),
}
"""By class: DCAT-AP 3.0.1, *Classes and properties*, "Mandatory" and "Recommended".

Left out is what a portal does not know: the temporal coverage of registers, a point or a box of the
municipality, and what kind of authority its publisher is. That the catalogue conforms to the
profile's own SHACL shapes (mandatory, ranges, and the complete file of 3.0.1), and to the strict
ones of DCAT-AP-DK 2.0.2, was seen when it was written; the shapes are not ours to hand on.
"""
ASKED_IN_DENMARK = {
    DCAT.Dataset: (DCTERMS.identifier, DCTERMS.accessRights, DCTERMS.accrualPeriodicity),
    DCAT.Distribution: (DCAT.mediaType, DCTERMS.title),
}


@pytest.fixture(scope="module", params=["demo", "content", "tests/golden/content"])
def whole(request: pytest.FixtureRequest) -> Portal:
    portal, _ = read_portal(ROOT / request.param, parse_instant(NOW))
    assert portal is not None
    return portal


def written(portal: Portal) -> tuple[Graph, Graph]:
    nodes = Catalogue(portal, BASE_URL, (2026,)).nodes()
    return (
        Graph().parse(data=turtle(PREFIXES, nodes), format="turtle"),
        Graph().parse(data=json_ld(PREFIXES, nodes), format="json-ld"),
    )


def test_both_files_say_the_same(whole: Portal) -> None:
    one, other = written(whole)
    assert len(one) > 200
    assert isomorphic(one, other)


@pytest.mark.parametrize("asked", [MANDATORY, RECOMMENDED, ASKED_IN_DENMARK])
def test_what_the_profile_asks_for_is_there(
    whole: Portal, asked: Mapping[URIRef, tuple[URIRef, ...]]
) -> None:
    graph, _ = written(whole)
    for kind, properties in asked.items():
        members = list(graph.subjects(RDF.type, kind))
        assert members, kind
        for member in members:
            missing = [one for one in properties if graph.value(member, one) is None]
            assert missing == [], member


def test_what_is_named_of_others_says_what_it_is(whole: Portal) -> None:
    graph, _ = written(whole)
    named = {one for one in graph.objects() if isinstance(one, URIRef) and one.startswith(EU)}
    assert named
    assert [one for one in named if graph.value(one, RDF.type) is None] == []


def test_every_dataset_is_for_everyone_and_daily(whole: Portal) -> None:
    graph, _ = written(whole)
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        assert graph.value(dataset, DCTERMS.accessRights) == URIRef(f"{EU}access-right/PUBLIC")
        assert graph.value(dataset, DCTERMS.accrualPeriodicity) == URIRef(f"{EU}frequency/DAILY")
        assert graph.value(dataset, DCAT.theme) == URIRef(f"{EU}data-theme/EDUC")


def test_the_licence_is_the_authority_s_where_it_has_one() -> None:
    def licences(**settings: str) -> set[object]:
        graph, _ = written(a_portal(settings=some_settings(**settings)))
        return set(graph.objects(predicate=DCTERMS.license))

    assert licences() == {URIRef(f"{EU}licence/CC_BY_4_0")}
    deed = "https://creativecommons.org/licenses/by/4.0/deed.da"
    assert licences(licence_url=deed) == {URIRef(f"{EU}licence/CC_BY_4_0")}
    own = "https://eksempel.dk/licens"
    assert licences(licence="Vores", licence_url=own) == {URIRef(own)}
    assert licences(licence="Vores") == set()


def test_the_contact_is_mailed_or_visited() -> None:
    for tip, name in (("mailto:kultur@x.example", "hasEmail"), ("/om/bidrag/", "hasURL")):
        graph, _ = written(a_portal(settings=some_settings(tip_url=tip)))
        where = tip if tip.startswith("mailto:") else f"{BASE_URL}om/bidrag/"
        assert set(graph.objects(predicate=VCARD[name])) == {URIRef(where)}


def test_hostile_words_stay_words() -> None:
    name = 'Kultur "i" \\ Prøveby> <b> ; . \U0001f384'
    settings = some_settings(name=name, description='a\\"b\tc', publisher="^^xsd:date @da")
    one, other = written(a_portal(an_event(), settings=settings))
    assert isomorphic(one, other)
    assert (None, FOAF.name, Literal("^^xsd:date @da", lang="da")) in one
    titles = set(one.objects(predicate=DCTERMS.title))
    assert Literal(f"{name}: åbne data", lang="da") in titles
