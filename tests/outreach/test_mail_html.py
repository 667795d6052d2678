"""The letters against what mail programs bear; and the checker against letters that are broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs

from generator.model.portal import Portal
from generator.model.settings import SendingSystem
from generator.model.times import parse_instant
from generator.outreach import rendering
from generator.outreach.issues import draft_of_issue
from generator.outreach.rendering import Draft, as_html, draft
from generator.outreach.systems import SYSTEMS
from generator.presenting.tokens import read_tokens
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import BASE_URL, a_portal, an_event, some_news, some_settings
from tests.outreach.letters import FIRST, LAST, made, text_of, the_portal
from tests.outreach.mail_html import BORNE, FEATURES, faults

THEME = ROOT / "theme"
PHOTOGRAPH = {"file": "kor.jpg", "alt": "Koret på trappen", "credit": "Ane Foto"}
HOSTILE = (
    "</p></td></table></mj-text><script>alert(1)</script><img src=https://x.example/1.gif>"
    "<!--[if mso]><a href=https://x.example/>x</a><![endif]--><style>*{color:red}</style>"
    " *|UNSUB|* {$unsubscribe} {{ UnsubscribeURL }} {% debug %} https://x.example@TrackLink"
)


def a_hostile_portal() -> Portal:
    return a_portal(
        an_event(title=HOSTILE[:139], summary=HOSTILE, status="cancelled"),
        an_event("b", title=HOSTILE[-139:], summary=HOSTILE),
        some_news(title=HOSTILE[:139], summary=HOSTILE),
        settings=some_settings(newsletter={"footer": HOSTILE, "sender": HOSTILE[:290]}),
    )


def a_huge_portal() -> Portal:
    """Nine hundred dates, every other one cancelled: far more than a letter can tell."""
    return a_portal(
        *(
            an_event(
                f"nr-{number}",
                title=f"Arrangement {number} " + "med en lang titel " * 6,
                summary="Et langt resumé med mange ord. " * 19,
                start=f"2026-11-{22 + number % 9} 19:00",
                status="cancelled" if number % 2 else "scheduled",
                status_reason="Det er der en lang forklaring på. " * 8 if number % 2 else None,
            )
            for number in range(900)
        )
    )


def a_portal_with_a_picture() -> Portal:
    return a_portal(an_event(image=PHOTOGRAPH, files=("kor.jpg",)))


PORTALS = (the_portal, a_portal, a_portal_with_a_picture, a_hostile_portal)


@pytest.fixture(scope="module")
def huge() -> Draft:
    return made(a_huge_portal())


@pytest.fixture(scope="module")
def demo() -> Portal:
    """The demo's content, read once and kept nowhere."""
    portal, problems = read_portal(ROOT / "demo", parse_instant("2026-11-22T09:00+01:00"))
    assert portal is not None, problems
    return portal


def tags_of(drafted: Draft) -> tuple[str, ...]:
    return tuple(filter(None, (drafted.system.unsubscribe, drafted.system.online)))


@pytest.mark.parametrize("portal", PORTALS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_mail_program_bears_it(portal: Callable[[], Portal], system: SendingSystem) -> None:
    drafted = draft(portal(), BASE_URL, THEME, FIRST, LAST, system=SYSTEMS[system])
    assert faults(text_of(drafted, ".html"), BASE_URL, tags_of(drafted)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("<h1", "<script>1</script><h1", "<script>"),
        ("<h1", '<form action="/"></form><h1', "<form>"),
        ("<h1", '<h1 onclick="1"', "onclick on <h1>"),
        (
            "<h1",
            '<img src="https://elsewhere.dk/a.jpg" alt="" width="9" height="9"><h1',
            "elsewhere",
        ),
        ("<h1", f'<img src="{BASE_URL}a.jpg" alt="" width="1" height="1"><h1', "be counted"),
        ("<h1", "<style>p{margin:0}</style><h1", "in <body>"),
        ("<h1", '<div style="display:flex"><h1', "css-display-flex is lacking in outlook.windows"),
        ("<h1", '<p style="padding:4px">x</p><h1', "padding on <p>, which Outlook"),
        ("<h1", '<p style="margin:-4px">x</p><h1', "a negative margin"),
        ("<h1", '<p style="color:rgba(1,2,3,.4)">x</p><h1', "not of six digits"),
        ("<h1", '<p style="font-size:2rem">x</p><h1', "css-unit-rem is lacking"),
        ("<h1", '<p style="width:var(--w)">x</p><h1', "css-variables is lacking"),
        ("<h1", '<a style="color:#000000" href="/om/">om</a><h1', "not absolute: /om/"),
        ("<h1", '<a style="color:#000000" href="http://a.dk/">om</a><h1', "not absolute: http:"),
        ("<h1", '<a style="color:#000000" href="https://a.dk/"></a><h1', "without words"),
        ("<h1", '<a href="https://a.dk/">a</a><h1', "without a colour of its own"),
        ("<h1", "<table><tr><td>x</td></tr></table><h1", "is read as a table"),
        ("<h1", "<!--[if mso]><table><![endif]--><h1", "Outlook reads as a table"),
        ("<h1", "<!--[if mso]><img src=x><![endif]--><h1", "hidden in a conditional comment"),
        ("<h1", "<!--[if IE 9]>x<![endif]--><h1", "for something else: IE 9"),
        (' width="534"', "", "a picture without width"),
        (' height="300"', "", "a picture without height"),
        (' alt="Koret på trappen"', "", "a picture without alt"),
        ("kor.jpg", "kor.webp", "not every program can show"),
        ('<html lang="da"', "<html", "no language on <html>"),
        (' lang="da" dir="ltr" style', " style", "no language inside <body>"),
        ('name="color-scheme"', 'name="x"', "no <meta name=color-scheme>"),
        (".link {", "@import url(https://a.dk/a.css); .link {", "fetches or runs"),
        (".link {", ".link:has(b) { margin: 0; } .link {", "css-pseudo-class-has is lacking"),
        (".link {", "/* x */ .link {", "a comment"),
        (".link {", ".x { color: #000000; }" * 800 + ".link {", "a style sheet that Gmail drops"),
        ("display:none;", "", "no preheader"),
        (rendering.FILLING, "", "inboxes show the letter's beginning"),
        ("<h1", "x" * 102_000 + "<h1", "Gmail clips it"),
    ],
)
def test_the_checker_sees(right: str, wrong: str, said: str) -> None:
    html = text_of(made(a_portal_with_a_picture()), ".html")
    assert right in html
    assert said in "\n".join(faults(html.replace(right, wrong), BASE_URL))


def test_what_is_borne_is_lacking_somewhere() -> None:
    """A reason for what every program knows by now is a reason for nothing."""
    assert {feature for feature in BORNE if not FEATURES[feature].get("none")} == set()


def test_a_huge_letter_says_what_it_leaves_out(huge: Draft) -> None:
    html, letter = text_of(huge, ".html"), huge.newsletter
    assert faults(html, BASE_URL) == []
    told = html.count(">AFLYST:</strong>")
    assert 0 < told < len(letter.notices) == 450
    assert f"Her er ikke plads til {450 - told} ændringer mere." in html
    assert f"Der er {letter.total} arrangementer i perioden" in html
    assert text_of(huge, ".txt").count("- AFLYST: ") == 450


def test_the_demo_has_letters_that_pass(demo: Portal) -> None:
    for first in (date(2026, 11, 22), date(2026, 12, 6), date(2027, 1, 10)):
        last = date.fromordinal(first.toordinal() + 13)
        html = text_of(draft(demo, "https://demo.example/", THEME, first, last), ".html")
        assert faults(html, "https://demo.example/") == []


def test_every_issue_of_the_demo_passes(demo: Portal) -> None:
    """Editions, what is put first, and what changed since an earlier letter."""
    issues = [issue for issue in demo.newsletters.values() if not issue.released]
    assert issues
    for issue in issues:
        drafted = draft_of_issue(demo, "https://demo.example/", THEME, issue, SYSTEMS["mailchimp"])
        assert faults(text_of(drafted, ".html"), "https://demo.example/", tags_of(drafted)) == []


def test_a_letter_of_many_changes_since_the_last_is_cut_alike() -> None:
    letter = made(the_portal()).newsletter
    told = structs.replace(letter, changes=letter.notices * 3)
    tokens = read_tokens(THEME, some_settings())
    html = as_html(told, THEME, tokens, notices=4)
    assert html.count("Her er ikke plads til 14 ændringer mere.") == 1
    assert html.count("Her er ikke plads til 2 ændringer mere.") == 1
    assert faults(html, BASE_URL) == []
