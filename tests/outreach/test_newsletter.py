"""The newsletter's draft: what stands in it, where, and in which words."""

from __future__ import annotations

import email
import email.policy
import re
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.portal import Portal
from generator.outreach.drafts import DraftError, save
from generator.outreach.newsletter import allot, compose
from generator.outreach.rendering import MAX_BYTES
from generator.presenting.escaping import markdown_paragraph
from tests.factories import (
    BASE_URL,
    a_portal,
    a_tradition,
    an_event,
    render_body,
    some_news,
    some_settings,
)
from tests.outreach.letters import FIRST, LAST, made, text_of, the_portal

GOLDEN = Path(__file__).parent / "golden"
HTML = "{http://www.w3.org/1999/xhtml}"


def golden(name: str, found: str, bless: bool) -> str:
    """The text that was read and approved; `--bless` approves what is found now."""
    if bless:
        (GOLDEN / name).write_text(found, encoding="utf-8")
    return (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("grouping", ["day", "topic"])
def test_every_word_of_it(suffix: str, grouping: str, bless: bool) -> None:
    said = text_of(made(the_portal(), grouping=grouping), suffix)
    assert said == golden(f"by-{grouping}{suffix}", said, bless)


def test_a_quiet_fortnight_says_so_and_offers_what_there_is(
    bless: bool,
) -> None:
    quiet = a_portal(
        an_event("senere", title="Nytår", start="2026-12-31 23:00"),
        a_tradition("juletrae", title="Juletræet tændes", months=["11", "12"]),
        a_tradition("sommer", title="Sommerfesten", months=["7"]),
        some_news(),
        settings=some_settings(tip_url="/om/bidrag/"),
    )
    text = text_of(made(quiet), ".txt")
    assert text == golden("quiet.txt", text, bless)
    assert "Sommerfesten" not in text


def test_the_same_portal_gives_the_same_bytes() -> None:
    assert made(the_portal()).files == made(the_portal()).files


def test_what_was_cancelled_moved_or_sold_out_comes_before_the_days() -> None:
    letter = compose(the_portal(), BASE_URL, FIRST, LAST)
    assert [(notice.title, notice.mark) for notice in letter.notices] == [
        ("Sangaften", "AFLYST"),
        ("Premiere", "UDSKUDT"),
        ("Foredrag", "FLYTTET TIL NETTET"),
        ("Strikkecafé", "NYT STED"),
        ("Byvandring", "FLYTTET"),
        ("Jazz", "UDSOLGT"),
    ]
    html = text_of(made(the_portal()), ".html")
    assert html.index("Bemærk") < html.index("Tirsdag den 24.\N{NO-BREAK SPACE}november")


def test_a_date_moved_out_of_the_period_is_told_though_it_is_not_in_it() -> None:
    letter = compose(the_portal(), BASE_URL, FIRST, LAST)
    [moved] = [notice for notice in letter.notices if notice.title == "Byvandring"]
    assert moved.notice == (
        "fra søndag den 29. november kl. 11.00 til søndag den 20. december kl. 11.00."
    )
    assert all(card.title != "Byvandring" for group in letter.groups for card in group.cards)


def test_html_is_danish_whole_and_fetches_nothing_but_photographs() -> None:
    photograph = {"file": "kor.jpg", "alt": "Koret på trappen", "credit": "Ane Foto"}
    portal = a_portal(an_event(image=photograph, files=("kor.jpg",)))
    html = text_of(made(portal), ".html")
    document = html5lib.parse(html)
    assert document.get("lang") == "da"
    assert all(table.get("role") == "presentation" for table in document.iter(f"{HTML}table"))
    [image] = document.iter(f"{HTML}img")
    assert image.get("src") == f"{BASE_URL}arrangementer/julekoncert/kor.jpg"
    assert image.get("alt") == "Koret på trappen"
    assert "Ane Foto" in html
    for element in ("link", "script", "iframe", "object"):
        assert not list(document.iter(f"{HTML}{element}"))
    assert "@import" not in html
    assert "@font-face" not in html
    assert 'name="color-scheme" content="light dark"' in html
    links = [link.get("href") for link in document.iter(f"{HTML}a")]
    assert links
    assert all(link.startswith(BASE_URL) for link in links)


def test_headings_have_one_order() -> None:
    document = html5lib.parse(text_of(made(the_portal()), ".html"))
    levels = [
        int(element.tag[-1])
        for element in document.iter()
        if isinstance(element.tag, str) and re.fullmatch(rf"{re.escape(HTML)}h[1-6]", element.tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


HOSTILE = '</p></mj-text><script>alert(1)</script><img src=x onerror=alert(1)> & "x" {{ 7*7 }}'
SEEN = HOSTILE.replace("{{", "{\N{WORD JOINER}{")
"""As it stands in a letter, where no sending system may find a tag."""


def test_hostile_titles_stay_text_in_every_form() -> None:
    portal = a_portal(
        an_event(title=HOSTILE, summary=f"[klik](javascript:alert(1)) {HOSTILE}"),
        an_event("b", title=HOSTILE, status="cancelled", status_reason=HOSTILE),
        some_news(title=HOSTILE, summary=HOSTILE),
        settings=some_settings(newsletter={"footer": HOSTILE, "sender": HOSTILE}),
    )
    drafted = made(portal)
    document = html5lib.parse(text_of(drafted, ".html"))
    assert not list(document.iter(f"{HTML}script"))
    assert not list(document.iter(f"{HTML}img"))
    assert ["".join(heading.itertext()) for heading in document.iter(f"{HTML}h3")] == [SEEN] * 3
    rendered = html5lib.parse(render_body(text_of(drafted, ".md")))
    assert [
        "".join(heading.itertext()).removeprefix("AFLYST: ")
        for heading in rendered.iter(f"{HTML}h3")
    ] == [SEEN] * 2
    assert not [
        link.get("href") for link in rendered.iter(f"{HTML}a") if "javascript" in link.get("href")
    ]
    assert SEEN in " ".join(text_of(drafted, ".txt").split())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=60))
def test_markdown_says_what_the_text_says(text: str) -> None:
    document = html5lib.parse(render_body(markdown_paragraph(text)))
    said = "".join(document.find(f"{HTML}body").itertext())
    assert " ".join(said.split()) == " ".join(text.split())


def test_the_mail_opens_as_a_draft() -> None:
    drafted = made(the_portal())
    [data] = [data for name, data in drafted.files.items() if name.endswith(".eml")]
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == drafted.newsletter.subject
    for added_by_the_sender in ("From", "To", "Date", "Message-ID"):
        assert mail[added_by_the_sender] is None
    assert mail.get_content_type() == "multipart/alternative"
    assert mail.get_boundary() == "=_nyhedsbrev-2026-11-22"
    text, html = mail.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content().replace("\r\n", "\n") == text_of(drafted, ".txt")
    assert html.get_content_type() == "text/html"
    assert html.get_content().replace("\r\n", "\n") == text_of(drafted, ".html")
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def crowded(count: int) -> Portal:
    return a_portal(
        *(
            an_event(
                f"nr-{number}",
                title=f"Arrangement {number} " + "med en temmelig lang titel " * 4,
                summary="Et langt resumé. " * 35,
                start=f"2026-11-{22 + number % 9} 19:00",
            )
            for number in range(count)
        )
    )


@pytest.mark.parametrize("count", [29, 200, 600])
def test_no_letter_is_so_large_that_it_is_clipped(count: int) -> None:
    drafted = made(crowded(count))
    html = text_of(drafted, ".html")
    assert len(html.encode()) < MAX_BYTES
    letter = drafted.newsletter
    assert letter.total == count
    named = sum(len(group.cards) + len(group.lines) for group in letter.groups)
    assert letter.shown == named
    assert sum(group.more for group in letter.groups) == count - named
    if count > named:
        assert f"Der er {count} arrangementer i perioden, og {named} af dem er nævnt her" in html
        assert f"{named} af dem nævnt" in drafted.said()


def test_every_day_of_a_crowded_fortnight_gets_its_share() -> None:
    letter = compose(crowded(200), BASE_URL, FIRST, LAST)
    assert {len(group.cards) for group in letter.groups} == {3, 4}


@given(st.lists(st.integers(0, 40), max_size=14), st.integers(0, 60))
def test_places_are_shared_evenly(counts: list[int], room: int) -> None:
    shares = allot(counts, room)
    assert sum(shares) == min(room, sum(counts))
    assert all(share <= count for share, count in zip(shares, counts, strict=True))
    unmet = [share for share, count in zip(shares, counts, strict=True) if share < count]
    assert not unmet or max(shares) - min(unmet) <= 1


def test_an_invented_portal_says_so_in_every_form() -> None:
    drafted = made(a_portal(an_event(), settings=some_settings(invented="true")))
    assert "(opdigtet)" in drafted.newsletter.subject
    for suffix in (".txt", ".md", ".html"):
        assert "Prøveby Kommune er opdigtet" in text_of(drafted, suffix)


def test_a_draft_that_somebody_edited_is_not_written_over(tmp_path: Path) -> None:
    files = {"a.md": b"nyt", "b.txt": b"nyt"}
    save(files, tmp_path)
    save(files, tmp_path)
    (tmp_path / "b.txt").write_bytes("redaktørens ord".encode())
    with pytest.raises(DraftError, match=r"b\.txt findes allerede og er anderledes"):
        save({"c.html": b"nyt", "b.txt": b"nyt"}, tmp_path)
    assert not (tmp_path / "c.html").exists()
    save(files, tmp_path, overwrite=True)
    assert (tmp_path / "b.txt").read_bytes() == b"nyt"
