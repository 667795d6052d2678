from __future__ import annotations

import json
from itertools import pairwise

from generator.outputs import search
from generator.search_words import folded, shard, words
from tests.factories import a_partnership, a_place, a_tradition, an_actor, an_event, some_news
from tests.outputs.rendering import bare_edition, rendered

INDEX = "data/v1/soeg/"


def index_of(*entities) -> dict[str, object]:
    files = rendered(search.artifacts, bare_edition(*entities))
    return {
        path.removeprefix(INDEX): json.loads(text)
        for path, text in files.items()
        if path.startswith(INDEX)
    }


def titles(index: dict[str, object]) -> list[str]:
    return [row[1] for name in sorted(index) if name.startswith("visning/") for row in index[name]]


def test_danish_letters_and_accents_fold_to_what_people_type() -> None:
    assert folded("Blæserne på Ærø, Café Élan, SMÖRGÅS") == (
        "blaeserne paa aeroe, cafe elan, smoergaas"
    )
    # The same letters as a Mac may write them: å as a and a ring.
    assert folded("A\u030aben") == "aaben"


def test_stop_words_and_single_letters_are_not_words() -> None:
    assert words("Sang i byen, og på Ø 1") == ["sang", "byen", "oe"]


def test_other_scripts_have_a_shard_of_their_own() -> None:
    assert shard("київ") == "andet"
    assert shard("koncert") == "ko"


def test_everything_can_be_found_in_the_order_of_the_ranking() -> None:
    index = index_of(
        an_event("var", title="Forbi", start="2026-01-02"),
        an_event("sent", title="Sent", start="2027-02-01"),
        an_event("snart", title="Snart"),
        an_actor(),
        a_place(),
        a_partnership(),
        a_tradition(),
        some_news(),
    )

    found = titles(index)
    expected = ["Snart", "Sent", "Karise Kirkekor", "Kulturhuset", "Sang i byen"]
    assert found[:5] == expected
    assert found[-2:] == ["Ny portal", "Forbi"]
    assert {"Koncerter", "Musik", "Karise", "Sankthans"} <= set(found)
    assert index["indeks.json"]["past_from"] == len(found) - 1


def test_a_title_of_one_word_beats_a_title_which_beats_summary_which_beats_text() -> None:
    index = index_of(
        an_actor("a", title="A", body="orgel"),
        an_actor("b", title="B", summary="orgel"),
        an_actor("c", title="C-orgel og kor"),
        an_actor("d", title="Orgel"),
    )

    postings = index["ord/or.json"]["orgel"]
    assert [posting & 3 for posting in postings] == [0, 1, 2, 3]
    assert [titles(index)[posting >> 2] for posting in postings] == [
        "A",
        "B",
        "C-orgel og kor",
        "Orgel",
    ]


def test_an_event_is_found_by_its_place_its_makers_and_its_month() -> None:
    index = index_of(
        an_event(venue="kulturhuset", organizers="karise-kirkekor"), a_place(), an_actor()
    )

    number = titles(index).index("Julekoncert")
    for word in ("kulturhuset", "kirkekor", "december", "karise", "musik"):
        assert number in [posting >> 2 for posting in index[f"ord/{word[:2]}.json"][word]], word


def test_the_table_of_contents_names_every_shard_and_its_version_follows_the_content() -> None:
    one, same, other = index_of(an_actor()), index_of(an_actor()), index_of(an_actor(title="Koret"))

    named = {f"ord/{name}.json" for name in one["indeks.json"]["shards"]}
    assert named == {name for name in one if name.startswith("ord/")}
    assert one == same
    assert one["indeks.json"]["version"] != other["indeks.json"]["version"]


def test_the_index_grows_in_step_with_the_content() -> None:
    def size(count: int) -> int:
        events = [
            an_event(f"e{n}", title=f"Koncert nummer {n}", body="Kor og orkester spiller i kirken.")
            for n in range(count)
        ]
        files = rendered(search.artifacts, bare_edition(*events))
        return sum(len(text) for path, text in files.items() if path.startswith(INDEX))

    sizes = [size(count) for count in (100, 200, 300, 400)]
    steps = [after - before for before, after in pairwise(sizes)]
    assert max(steps) < 1.2 * min(steps)


def test_the_page_is_a_form_that_names_the_registers_and_stays_out_of_search_engines() -> None:
    page = rendered(search.artifacts, bare_edition())["soeg/index.html"]

    assert '<form class="search-form" role="search" action="/soeg/" method="get">' in page
    assert 'name="q"' in page
    assert "<noscript>" in page
    assert '<a class="chip" href="/aktoerer/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'src="/assets/js/search.js?v=' in page


def test_no_line_ends_between_kl_and_the_hour_or_a_day_and_its_month() -> None:
    index = index_of(an_event(), an_event("var", start="2026-10-02 19:30"), some_news())
    rows = [row for name in index if name.startswith("visning/") for row in index[name]]
    about = {row[2]: row[3] for row in rows}

    assert about["/arrangementer/julekoncert/"] == "Fredag den 4.\u00a0december kl.\u00a019.30"
    assert "2.\u00a0oktober" in about["/arrangementer/var/"]
    assert "20.\u00a0november" in about["/nyheder/ny-portal/"]
