"""Each sending system's own tags in the footer, and no system's tag from content."""

from __future__ import annotations

import email
import email.policy
import re
from typing import get_args

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.model.settings import SendingSystem
from generator.outreach.systems import NO_SYSTEM, SYSTEMS, Tag, neutral
from tests.factories import a_portal, a_tradition, an_event, some_news, some_settings
from tests.outreach.letters import made, text_of, the_portal

FOUND = re.compile(r"\{[{%#$]|\*\||\|\*|@TrackLink")
"""What begins a tag in one of the systems; `generator/outreach/systems.py` names each."""
PIECES = ("{", "{{", "%", "#", "$", "*", "|", "}}", "@", "TrackLink", "UNSUB", "https://", " ", "a")
NAUGHTY = "{{{% *|*UNSUB|* {$unsubscribe} {# https://a.dk@TrackLink {{ .Subscriber.Email }}"


def test_every_system_has_a_profile() -> None:
    assert set(SYSTEMS) == set(get_args(SendingSystem))


@pytest.mark.parametrize("code", [code for code in SYSTEMS if code not in ("plain", "peytz")])
def test_a_profile_says_where_its_tags_are_documented(code: SendingSystem) -> None:
    assert SYSTEMS[code].source.startswith("https://")
    assert SYSTEMS[code].unsubscribe


def test_what_could_not_be_found_is_said() -> None:
    peytz = SYSTEMS["peytz"]
    assert (peytz.source, peytz.unsubscribe) == ("", "")
    assert peytz.note.startswith("No public documentation")


@pytest.mark.parametrize(
    ("code", "html", "text", "markdown"),
    [
        ("plain", (), "", ""),
        ("peytz", (), "", ""),
        (
            "mailchimp",
            ("*|UNSUB|*", "*|ARCHIVE|*"),
            "*|LIST:ADDRESSLINE|*\n"
            "Afmeld nyhedsbrevet: *|UNSUB|*\nLæs brevet i browseren: *|ARCHIVE|*\n",
            "*|LIST:ADDRESSLINE|*\n\n"
            "[Afmeld nyhedsbrevet](*|UNSUB|*) · [Læs brevet i browseren](*|ARCHIVE|*)\n",
        ),
        (
            "mailerlite",
            ("{$unsubscribe}", "{$url}"),
            "Afmeld nyhedsbrevet: {$unsubscribe}\nLæs brevet i browseren: {$url}\n",
            "[Afmeld nyhedsbrevet]({$unsubscribe}) · [Læs brevet i browseren]({$url})\n",
        ),
        (
            "listmonk",
            ("{{ UnsubscribeURL }}", "{{ MessageURL }}"),
            "Afmeld nyhedsbrevet: {{ UnsubscribeURL }}\nLæs brevet i browseren: {{ MessageURL }}\n",
            "[Afmeld nyhedsbrevet]({{ UnsubscribeURL }})"
            " · [Læs brevet i browseren]({{ MessageURL }})\n",
        ),
        (
            "buttondown",
            ("{{ unsubscribe_url }}",),
            "Afmeld nyhedsbrevet: {{ unsubscribe_url }}\n",
            "[Afmeld nyhedsbrevet]({{ unsubscribe_url }})\n",
        ),
    ],
)
def test_the_footer_says_it_in_the_systems_own_words(
    code: SendingSystem, html: tuple[str, ...], text: str, markdown: str
) -> None:
    drafted = made(the_portal(), system=SYSTEMS[code])
    links = html5lib.parse(text_of(drafted, ".html"), namespaceHTMLElements=False).iter("a")
    assert tuple(address for link in links if FOUND.search(address := link.get("href"))) == html
    for suffix, footer in ((".txt", text), (".md", markdown)):
        said = text_of(drafted, suffix)
        assert said.endswith(footer)
        assert not FOUND.search(said.removesuffix(footer))


def test_portal_yml_names_the_system() -> None:
    drafted = made(a_portal(an_event(), settings=some_settings(newsletter={"system": "listmonk"})))
    assert drafted.system is SYSTEMS["listmonk"]
    assert drafted.said() == "Udkast til listmonk med 1 arrangement."
    assert "{{ UnsubscribeURL }}" in text_of(drafted, ".html")


@pytest.mark.parametrize("code", SYSTEMS)
def test_no_tag_comes_from_content(code: SendingSystem) -> None:
    """Whatever an event, a place, a piece of news or the settings say."""
    system = SYSTEMS[code]
    portal = a_portal(
        an_event(title=NAUGHTY, summary=NAUGHTY, venue=None, online_url="https://a.dk/{{1}}"),
        an_event("b", title=NAUGHTY, status="cancelled", status_reason=NAUGHTY),
        an_event("c", title=NAUGHTY, start="2027-05-01 19:00"),
        some_news(title=NAUGHTY, summary=NAUGHTY),
        a_tradition("d", title=NAUGHTY, months=["11"], summary=NAUGHTY),
        settings=some_settings(
            name=NAUGHTY,
            newsletter={
                "footer": NAUGHTY,
                "sender": NAUGHTY,
                "signup_url": "https://a.dk/*|UNSUB|*/{{1}}?a@TrackLink",
            },
        ),
    )
    drafted = made(portal, system=system)
    own = [str(tag) for tag in (system.unsubscribe, system.online, system.postal) if tag]
    [mail] = [data for name, data in drafted.files.items() if name.endswith(".eml")]
    subject = email.message_from_bytes(mail, policy=email.policy.default)["Subject"]
    assert "Subscriber" in drafted.newsletter.subject
    assert FOUND.findall(subject) == []
    for suffix in (".html", ".txt", ".md"):
        said = text_of(drafted, suffix)
        for tag in own:
            said = said.replace(tag, "")
        assert FOUND.findall(said) == [], suffix
    assert "https://a.dk/%2A|UNSUB%7C*/%7B{1}}?a%40TrackLink" in text_of(drafted, ".html")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example("https://{*|")
@example("https://{@TrackLink")
def test_no_text_keeps_a_tag_and_all_keep_their_words(text: str) -> None:
    safe = neutral(text)
    assert not FOUND.search(safe)
    assert neutral(safe) == safe
    assert re.sub("\N{WORD JOINER}", "", safe) == text or re.fullmatch(r"(https://)\S+", text)
    assert isinstance(neutral(Markup(text)), Markup)


def test_a_profiles_tag_is_no_content() -> None:
    assert neutral(Tag("{{ x }}")) == "{{ x }}"
    assert neutral(Markup("{{ x }}")) != "{{ x }}"
    assert str(NO_SYSTEM.unsubscribe) == ""
