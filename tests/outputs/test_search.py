"""The search page, and what its scripts find in small portals."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import pytest
from msgspec.structs import replace

from generator.model.entity import Entity
from generator.model.portal import HandwrittenPage
from generator.outputs import search as output
from tests.factories import (
    a_partnership,
    a_place,
    a_school_offer,
    a_tradition,
    an_actor,
    an_event,
    some_news,
)
from tests.outputs.rendering import bare_edition, rendered
from tests.outputs.searching import Found, Visit, search, written

INDEX = "data/v1/soeg/"


class Look(Protocol):
    def __call__(
        self,
        entities: Iterable[Entity],
        *visits: Visit | str,
        day: str = "2026-11-22",
        pages: tuple[HandwrittenPage, ...] = (),
    ) -> list[Found]: ...


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """`look(*entities, visit…)`: what visits find in a portal of these."""

    def found(
        entities: Iterable[Entity],
        *visits: Visit | str,
        day: str = "2026-11-22",
        pages: tuple[HandwrittenPage, ...] = (),
    ) -> list[Found]:
        edition = bare_edition(*entities)
        written_by_hand = replace(edition, portal=replace(edition.portal, pages=pages))
        files = rendered(output.batches, written_by_hand)
        index = {
            path.removeprefix(INDEX): text.encode()
            for path, text in files.items()
            if path.startswith(INDEX)
        }
        return search(written(index, tmp_path), *visits, day=day)

    return found


def kept(found: Found, *titles: str) -> list[str]:
    """Of these titles those that were found, in the order of the results."""
    return [title for title in found.titles if title in titles]


SOME = (
    an_event("var", title="Forbi", start="2026-01-02"),
    an_event("sent", title="Sent", start="2027-02-01"),
    an_event("snart", title="Snart"),
    an_actor(summary="Koncert"),
    a_place(summary="Koncert"),
    a_partnership(summary="Koncert"),
    a_tradition(summary="Koncert"),
    some_news(summary="Koncert"),
)


def test_a_word_finds_all_its_forms_and_a_form_finds_the_word(look: Look) -> None:
    actors = [
        an_actor("a", title="Koncerterne i parken"),
        an_actor("b", title="En koncert"),
        an_actor("c", title="Teatret ved havnen"),
        an_actor("d", title="Museet i gården"),
        an_actor("e", title="Børnene synger"),
    ]
    visits = ("koncerterne", "koncert", "koncerters", "teater", "museum", "børn", "boernenes")
    one, two, three, theatre, museum, child, children = look(actors, *visits)
    both = {"Koncerterne i parken", "En koncert"}
    assert both <= set(one.titles)
    assert both <= set(two.titles)
    assert both <= set(three.titles)
    assert "Teatret ved havnen" in theatre.titles
    assert "Museet i gården" in museum.titles
    assert "Børnene synger" in child.titles
    assert "Børnene synger" in children.titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("instruktør", "instruktørerne"),  # with the letters that Danish writes as one
        ("direktør", "direktørens"),
        ("træ", "træernes"),
        ("kamera", "kameraerne"),  # and where "ae" is two
        ("radio", "radioernes"),
        ("orkester", "orkestret"),  # the stemmer leaves these apart
        ("center", "centre"),
        ("museum", "museerne"),
        ("gymnasium", "gymnasiets"),
    ],
)
def test_two_forms_of_a_word_find_each_other(look: Look, one: str, other: str) -> None:
    actors = [an_actor("a", title=f"Et {one} her"), an_actor("b", title=f"Et {other} her")]
    visits = (Visit([word], kind="aktoerer") for word in (one, other))
    for found in look(actors, *visits):
        assert len(found.titles) == 2


def test_words_of_other_families_are_left_alone(look: Look) -> None:
    titles = ["Festen her", "Fester her", "Fisken her", "Album her", "Alben her"]
    actors = [an_actor(f"a{at}", title=title) for at, title in enumerate(titles)]
    fest, album = look(actors, "festernes", "albummet")
    assert set(fest.titles) == {"Festen her", "Fester her"}
    assert album.titles == ["Album her"]


def test_results_come_while_a_word_is_typed_and_stay_to_its_end(look: Look) -> None:
    word = "koncerterne"
    visits = [word[:length] for length in range(3, len(word) + 1)]
    for letters, found in zip(visits, look([an_actor(title="Koncert")], *visits), strict=True):
        assert "Koncert" in found.titles, letters


def test_two_letters_are_a_whole_word(look: Look) -> None:
    actors = [an_actor("a", title="It for alle"), an_actor("b", title="Italien")]
    it, ita = look(actors, "it", "ita")
    assert kept(it, "It for alle", "Italien") == ["It for alle"]
    assert kept(ita, "It for alle", "Italien") == ["Italien"]


def test_letters_may_be_written_with_or_without_danish_letters(look: Look) -> None:
    actors = [an_actor("a", title="Ærøs Blæsere"), an_actor("b", title="Café Ål")]
    for query in ("aeroes blaesere", "ÆRØS BLÆSERE", "ærøs", "blæs"):
        assert "Ærøs Blæsere" in look(actors, query)[0].titles, query
    for query in ("cafe aal", "CAFÉ", "ål"):
        assert "Café Ål" in look(actors, query)[0].titles, query


def test_the_end_of_a_compound_finds_it_after_those_that_have_the_word(look: Look) -> None:
    actors = [
        an_actor("a", title="Blæseorkesteret"),
        an_actor("b", title="Et orkester"),
        an_actor("c", title="C", body="orkester"),
    ]
    assert look(actors, "orkester")[0].titles == ["Et orkester", "Blæseorkesteret", "C"]


def test_a_title_of_one_word_beats_a_title_which_beats_summary_which_beats_text(look: Look) -> None:
    actors = [
        an_actor("a", title="A", body="orgel"),
        an_actor("b", title="B", summary="orgel"),
        an_actor("c", title="C-orgel og kor"),
        an_actor("d", title="Orgel"),
        an_actor("e", title="Orgelbyggeren"),
    ]
    titles = look(actors, "orgel")[0].titles
    assert titles == ["Orgel", "C-orgel og kor", "Orgelbyggeren", "B", "A"]


def test_the_soonest_comes_first_and_what_is_over_last(look: Look) -> None:
    found = look(SOME, Visit(["koncert"], most=20))[0].titles
    assert [title for title in found if title not in ("Koncerter", "Typer")] == [
        "Snart",
        "Sent",
        "Karise Kirkekor",
        "Kulturhuset",
        "Sang i byen",
        "Sankthans",
        "Ny portal",
        "Forbi",
    ]


def test_the_day_is_the_visitors_and_not_the_builds(look: Look) -> None:
    late = look(SOME, Visit(["koncert"], most=20), day="2026-12-05")[0].titles
    assert late.index("Sent") < late.index("Ny portal") < late.index("Snart") < late.index("Forbi")


def test_a_choice_of_kind_and_time_narrows_and_counts_the_others(look: Look) -> None:
    all_, actors, coming, month, over, none = look(
        SOME,
        "koncert",
        Visit(["koncert"], kind="aktoerer"),
        Visit(["koncert"], naar="kommende"),
        Visit(["koncert"], naar="denne-maaned"),
        Visit(["koncert"], kind="arrangementer", naar="tidligere"),
        Visit(["koncert"], kind="steder", naar="kommende"),
    )
    assert actors.titles == ["Karise Kirkekor"]
    assert actors.all == all_.all == 10
    assert actors.kinds == all_.kinds
    assert (all_.kinds["arrangementer"], all_.kinds["steder"], all_.kinds["emner"]) == (3, 1, 1)
    assert coming.titles == ["Snart", "Sent"]
    assert coming.kinds == {"": 2, "arrangementer": 2}
    assert coming.times == {"": 10, "kommende": 2, "tidligere": 1}
    assert month.titles == []
    assert over.titles == ["Forbi"]
    assert none.titles == []
    assert none.times == {"": 1}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-30", {"kommende", "tidligere"}),  # it opens next month
        ("2026-11-22", {"kommende", "denne-maaned", "tidligere"}),
        ("2027-02-28", {"kommende", "denne-maaned", "tidligere"}),  # its last day
        ("2027-03-01", {"tidligere"}),
    ],
)
def test_a_run_is_coming_and_on_this_month_until_its_last_day(
    look: Look, day: str, expected: set[str]
) -> None:
    run = an_event(start="2026-11-20", end="2027-02-28", title="Løbet")
    before = an_event("før", start="2025-11-20", title="Løb")
    found = look([run, before], "løb", day=day)[0]
    assert {name for name in found.times if name} == expected
    assert (
        sum(count for name, count in found.times.items() if name in ("kommende", "tidligere")) == 2
    )


def test_a_series_is_over_after_its_last_date_and_shown_by_its_next(look: Look) -> None:
    series = an_event(title="Serie", repeat={"every": "month", "until": "2027-02-10"})
    other = an_event("anden", title="Imellem", start="2026-12-20 10:00")
    early, late, after = (
        look([series, other], "koncert", day=day)[0]
        for day in ("2026-11-22", "2026-12-10", "2027-02-11")
    )
    assert kept(early, "Serie", "Imellem") == ["Serie", "Imellem"]
    assert kept(late, "Serie", "Imellem") == ["Imellem", "Serie"]
    assert after.times.keys() == {"", "tidligere"}


def test_all_words_must_be_there_unless_nothing_has_them_all(look: Look) -> None:
    actors = [
        an_actor("a", title="Sang og spil"),
        an_actor("b", title="Sang"),
        an_actor("c", title="Spil"),
    ]
    both, some, none = look(actors, "sang spil", "sang lokomotiv", "qqqq xxxx")
    assert (both.titles, both.partly) == (["Sang og spil"], False)
    assert (some.titles, some.partly) == (["Sang", "Sang og spil"], True)
    assert none.titles == []


def test_words_that_tell_nothing_are_left_out_of_the_question(look: Look) -> None:
    actors = [an_actor("a", title="Sang i byen")]
    assert look(actors, "sang og der er i byen")[0].titles == ["Sang i byen"]


def written_page(address: str, title: str, text: str = "") -> HandwrittenPage:
    return HandwrittenPage(address, title, "", f"pages{address}index.md", text)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("nyhedsbrev", "/nyhedsbreve/"),
        ("tilmeld nyhedsbrev", "/nyhedsbreve/"),
        ("abonner", "/abonner/"),
        ("abonnér kalender", "/abonner/"),
        ("årshjul", "/aarshjul/"),
        ("åben skole", "/aaben-skole/"),
        ("steder", "/steder/"),
        ("i dag", "/i-dag/"),
        ("i weekenden", "/i-weekenden/"),
        ("gratis", "/gratis/"),
        ("åbne data", "/data/"),
        ("kontakt presse", "/presse/"),
    ],
)
def test_the_portals_own_pages_are_found_before_what_only_mentions_them(
    look: Look, query: str, address: str
) -> None:
    mentions = [a_place(body="Nyhedsbrev, årshjul, steder, åben skole, i dag, i weekenden.")]
    guide = written_page(
        "/om/redaktoer/", query, f"{query} nyhedsbrev årshjul abonner tilmeld kontakt ledige"
    )
    [found] = look(mentions, query, pages=(guide,))
    assert found.paths[0] == address


def test_the_editors_guide_comes_after_all_that_has_as_many_of_the_words(look: Look) -> None:
    guide = written_page("/om/redaktoer/", "Koncert", "koncert")
    about = written_page("/om/", "Om", "koncert")
    over = an_event("var", title="Forbi", start="2026-01-02", summary="Koncert")
    found, editors = look(
        [over, an_actor(summary="Koncert")],
        "koncert",
        Visit(["koncert"], kind="redaktoerer"),
        pages=(guide, about),
    )
    assert kept(found, "Koncert", "Om", "Forbi", "Karise Kirkekor") == [
        "Karise Kirkekor",
        "Om",
        "Forbi",
        "Koncert",
    ]
    assert editors.titles == ["Koncert"]
    assert editors.abouts == ["Til redaktører"]


def test_a_grade_within_those_of_an_offer_finds_it_first(look: Look) -> None:
    offers = [
        a_school_offer("a", title="Kor", grades=["1-klasse"]),
        a_school_offer("b", title="Fossiljagt", grades=["1-klasse", "7-klasse"]),
    ]
    for query in ("åben skole 7. klasse", "skoletilbud 7. klasse", "skoletilbud 7 kl"):
        [found] = look([*offers, an_actor()], Visit([query], most=30))
        assert found.paths[0] == "/aaben-skole/klassetrin/7-klasse/", query
        assert kept(found, "Kor", "Fossiljagt") == ["Fossiljagt", "Kor"], query
        # What is for another grade comes after both, whatever its title says.
        assert found.paths[1] == "/aaben-skole/b/", query
    [first] = look([*offers, an_actor()], "skoletilbud 1. klasse")
    assert kept(first, "Kor", "Fossiljagt") == ["Fossiljagt", "Kor"]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("koncrt", "koncert"),  # left out
        ("koncerrt", "koncert"),  # put in
        ("konsert", "koncert"),  # another
        ("kocnert", "koncert"),  # swapped
        ("udstilng", "udstilling"),  # two, in a long word
        ("kncrt", ""),  # two, in a short one
        ("Havnens koncrt", "Havnens koncert"),  # the words that are there stay as they are typed
        ("blæsrene", "blæserne"),
        ("blaesrene", "blaeserne"),  # whoever writes so is answered so
        ("posei", "poesi"),  # no ø
        ("koncerterne", ""),
        ("qqqqqq", ""),
    ],
)
def test_a_word_that_is_not_there_is_answered_by_the_nearest(
    look: Look, query: str, meant: str
) -> None:
    titles = ["Koncert her", "Koncerten her", "Koncerter og koncert", "Havnens dag"]
    titles += ["Blæserne her", "En udstilling", "Om poesi"]
    actors = [an_actor(f"a{at}", title=title) for at, title in enumerate(titles)]
    [found] = look(actors, query)
    assert found.meant == meant
    # It is looked for in the files that the search has fetched anyway.
    assert len([name for name in found.files if name.startswith("ord/")]) <= len(query.split())


def test_a_word_of_the_house_list_finds_what_says_the_same_otherwise(look: Look) -> None:
    places = [a_place("a", title="A", body="Adgang for kørestole."), a_place("b", title="B")]
    wheelchair, seniors = look([*places, an_actor(summary="For seniorer")], "rullestole", "ældre")
    assert kept(wheelchair, "A", "B") == ["A"]
    assert "Karise Kirkekor" in seniors.titles


def test_only_what_is_needed_is_fetched(look: Look) -> None:
    once, often = look(SOME, Visit(["koncert"], most=1), Visit(["koncerter", "koncert"], most=1))
    assert [name.partition("/")[0] for name in once.files] == ["indeks.json", "ord", "visning"]
    assert often.files[:2] == once.files[:2]
    assert len(often.files) <= 5


def test_the_index_grows_in_step_with_the_content() -> None:
    def size(count: int) -> int:
        events = [
            an_event(f"e{n}", title=f"Koncert nummer {n}", body="Kor og orkester spiller i kirken.")
            for n in range(count)
        ]
        files = rendered(output.batches, bare_edition(*events))
        return sum(len(text) for path, text in files.items() if path.startswith(INDEX))

    sizes = [size(count) for count in (100, 200, 300, 400)]
    steps = [after - before for before, after in pairwise(sizes)]
    assert max(steps) < 1.2 * min(steps)


def test_the_page_is_a_form_that_names_the_registers_and_stays_out_of_search_engines() -> None:
    page = rendered(output.batches, bare_edition())["soeg/index.html"]

    assert '<form class="search-form" role="search" action="/soeg/" method="get">' in page
    assert 'name="q"' in page
    assert "<noscript>" in page
    assert '<a class="chip" href="/aktoerer/">' in page
    assert '<meta name="robots" content="noindex">' in page
    for name in ("search-words", "search-table", "search-index", "search"):
        assert f'src="/assets/js/{name}.js?v=' in page


def test_the_page_has_a_link_for_each_day_that_is_asked_for_and_has_a_page() -> None:
    """On 22 November, a Sunday; the week and the month are there while something is on in them."""
    quiet = rendered(output.batches, bare_edition())["soeg/index.html"]
    busy = rendered(output.batches, bare_edition(an_event(start="2026-11-22 19:00")))
    assert '<a href="/i-dag/">Se alt, hvad der sker i dag</a>' in quiet
    assert '<a href="/i-weekenden/">Se alt, hvad der sker i weekenden</a>' in quiet
    assert "denne uge" not in quiet
    for link in (
        '<a href="/kalender/2026/uge-47/">Se alt, hvad der sker i denne uge</a>',
        '<a href="/kalender/2026/11/">Se alt, hvad der sker i denne måned</a>',
        '<a href="/arrangementer/?hvornaar=i-weekenden&amp;gratis=1">'
        "Se alt, hvad der er gratis i weekenden</a>",
        '<a href="/gratis/">Se alt, hvad der er gratis</a>',
    ):
        assert link in busy["soeg/index.html"]


def test_the_choices_are_radio_buttons_with_labels_and_all_is_chosen() -> None:
    page = rendered(output.batches, bare_edition())["soeg/index.html"]

    assert page.count("<fieldset") == page.count("<legend>") == 2
    for name, value in (("kind", "aktoerer"), ("kind", "sider"), ("naar", "denne-maaned")):
        assert f'<input type="radio" id="{name}-{value}" name="{name}" value="{value}">' in page
        assert f'for="{name}-{value}"' in page
    assert page.count('value="" checked>') == 2
