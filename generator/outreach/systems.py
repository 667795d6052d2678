"""What sending systems put in place of tags, a profile each; and text that is never such a tag.

A letter goes to thousands through a system that we do not run. It wants its own tag where the link
to unsubscribe goes, and it reads the whole letter for tags: a title such as `{{ 1 }}` would be
carried out. Hence `Tag`, which the profiles alone have, and `neutral` for all else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup
from msgspec import Struct

from generator.model.settings import SendingSystem

WORD_JOINER = "\N{WORD JOINER}"
"""Has no width and allows no break: readers see the same text, systems see no tag."""

# Django's (Buttondown) and Go's (listmonk) templates, MailerLite's variables, Mailchimp's merge
# tags, and listmonk's shorthand for a tracked link (models/common.go in knadh/listmonk).
_TAG = re.compile(r"\{(?=[{%#$])|\*(?=\|)|\|(?=\*)|@(?=TrackLink)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_TAG_IN_ADDRESSES = re.compile(r"\{(?=[{%#$*|@])|\*(?=\|)|\|(?=\*)|@(?=TrackLink)")
"""What follows a `{` may itself be encoded, and `{%2A` would begin a tag."""
_IN_ADDRESSES = {"{": "%7B", "*": "%2A", "|": "%7C", "@": "%40"}


class Tag(Markup):
    """What a sending system itself is to read: it is passed on as it stands."""

    __slots__ = ()


_NONE = Tag()


class System(Struct, frozen=True):
    """One sending system. `unsubscribe` and `online` stand where addresses stand, `postal` where
    text does; empty where it has none or adds its own. `source` says where the tags are
    documented, and `note` what could not be found there."""

    name: str
    source: str
    unsubscribe: Tag = _NONE
    online: Tag = _NONE
    postal: Tag = _NONE
    note: str = ""


NO_SYSTEM = System("intet bestemt system", "")
SYSTEMS: Mapping[SendingSystem, System] = MappingProxyType(
    {
        "plain": NO_SYSTEM,
        "mailchimp": System(
            "Mailchimp",
            "https://mailchimp.com/help/customize-your-footer-content/",
            unsubscribe=Tag("*|UNSUB|*"),
            online=Tag("*|ARCHIVE|*"),
            postal=Tag("*|LIST:ADDRESSLINE|*"),
            note="A letter without *|UNSUB|* gets a footer of Mailchimp's own. The page shows "
            "*|HTML:LIST_ADDRESS_HTML|*; that *|LIST:ADDRESSLINE|* says the same in one line of "
            "text was seen in public templates, not in Mailchimp's own words.",
        ),
        "mailerlite": System(
            "MailerLite",
            "https://developers-classic.mailerlite.com/reference/put-custom-content-to-campaign",
            unsubscribe=Tag("{$unsubscribe}"),
            online=Tag("{$url}"),
            note="Both tags must stand in the text part. The page is of MailerLite Classic; the "
            "new MailerLite takes {$unsubscribe}, too (mailerlite/mailerlite-php, issue 19), and "
            "of {$url} there nothing was found.",
        ),
        "listmonk": System(
            "listmonk",
            "https://listmonk.app/docs/templating/",
            unsubscribe=Tag("{{ UnsubscribeURL }}"),
            online=Tag("{{ MessageURL }}"),
        ),
        "buttondown": System(
            "Buttondown",
            "https://docs.buttondown.com/templating",
            unsubscribe=Tag("{{ unsubscribe_url }}"),
            note="Adds a link of its own where a letter has none; in naked mode it must be there.",
        ),
        "peytz": System(
            "Peytz Mail",
            "",
            note="No public documentation of its tags was found, so the letter has none: the link "
            "to unsubscribe belongs in the template inside Peytz Mail.",
        ),
    }
)


def neutral(text: str) -> str:
    """The text such that no sending system finds a tag in it; it reads the same.

    What is an address as a whole gets percent-encoding (RFC 3986 §2.1), all else a character that
    is not seen. A `Tag` stays; markup stays markup.
    """
    if isinstance(text, Tag):
        return text
    if _ADDRESS.fullmatch(text):
        safe = _TAG_IN_ADDRESSES.sub(lambda found: _IN_ADDRESSES[found[0]], text)
    else:
        safe = _TAG.sub(rf"\g<0>{WORD_JOINER}", text)
    return Markup(safe) if isinstance(text, Markup) else safe
