from __future__ import annotations

from generator.shell.headings import with_danish_ids


def test_danish_letters_are_spelled_out_and_a_letter_comes_first() -> None:
    html = '<h2 id="velser">Øvelser</h2><h3 id="1-find-aktrerne">1. Find <em>aktørerne</em></h3>'

    assert with_danish_ids(html) == (
        '<h2 id="oevelser">Øvelser</h2>'
        '<h3 id="afsnit-1-find-aktoererne">1. Find <em>aktørerne</em></h3>'
    )


def test_equal_headings_get_ids_of_their_own() -> None:
    html = '<h2 id="pris">Pris</h2><h2 id="pris_1">Pris</h2>'

    assert with_danish_ids(html) == '<h2 id="pris">Pris</h2><h2 id="pris-2">Pris</h2>'


def test_an_id_that_the_author_wrote_is_kept() -> None:
    assert with_danish_ids('<h2 id="mit">Øvelser</h2>') == '<h2 id="mit">Øvelser</h2>'
