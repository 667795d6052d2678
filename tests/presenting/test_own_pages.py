"""What the portal's own pages are called and say of themselves."""

from __future__ import annotations

from generator.presenting.addresses import KEPT, VOCABULARY_ADDRESSES, school_addresses
from generator.presenting.languages.editions import in_language
from generator.presenting.own_pages import own_page, own_pages
from generator.presenting.site_map import LISTS
from tests.factories import a_portal


def test_every_list_of_the_site_is_told_of() -> None:
    portal = a_portal()
    words = portal.settings.vocabularies
    lists = {*LISTS, *school_addresses(words), KEPT}
    lists |= {f"/{first}/" for first in VOCABULARY_ADDRESSES.values()}
    # The front page is the portal itself.
    assert own_pages(portal).keys() == lists - {"/"}


def test_each_has_an_address_a_title_and_a_sentence() -> None:
    for address, page in own_pages(a_portal()).items():
        assert page.address == address
        assert page.title
        assert page.description.endswith(".") or page.description.endswith("?")


def test_titles_tell_the_pages_apart() -> None:
    pages = own_pages(a_portal()).values()
    titles = [page.title for page in pages if not page.address.startswith("/aaben-skole/")]
    assert len(titles) == len(set(titles))


def test_a_translation_tells_of_them_in_its_language() -> None:
    english = in_language(a_portal(), "en")
    assert own_page(english, "/abonner/").title == "Subscribe"
    assert own_page(english, "/steder/").description.startswith("Stages, museums")
