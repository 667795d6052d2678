"""khal imports suggested posts, and the same once more."""

from __future__ import annotations

from datetime import date

import pytest

from generator.outreach.social import formats
from generator.outreach.social.messages import KIND_WORDS
from generator.outreach.social.posts import Posts
from tests.clients.conftest import Served
from tests.clients.test_khal import Khal
from tests.outreach.social.portals import whole

pytestmark = pytest.mark.clients


def test_suggestions_that_are_made_anew_are_not_shown_twice(served: Served) -> None:
    khal, portal = Khal(served.folder.parent / "khal"), whole("demo")
    posts = Posts(portal, portal.settings.base_url, ["facebook"])
    found = posts.planned(date(2026, 11, 22), date(2026, 12, 5))
    titles = sorted(f"Facebook: {KIND_WORDS[post.kind].lower()} – {post.title}" for post in found)
    assert len(titles) > 20
    for _ in range(2):
        served.write("opslag.ics", formats.ics(found, portal))
        khal.subscribe(served.url + "opslag.ics")
        assert sorted(title for title, _ in khal.titles()) == titles
