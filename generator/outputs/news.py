"""`/nyheder/`: what the editors tell, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.presenting.addresses import NEWS, address
from generator.presenting.collections import of_news
from generator.presenting.edition import Edition
from generator.presenting.linked_data import registers as register_jsonld
from generator.presenting.newest import newest_first
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.press.release import contact_of
from generator.presenting.sharing import shared_image


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The list, then one page a piece of news."""
    portal = edition.portal
    newest = newest_first(portal.news.values())
    feeds = of_news(portal)
    told = own_page(portal, NEWS)
    yield edition.page(
        NEWS,
        "news_list.html",
        title=told.title,
        section="nyheder",
        head=Head(description=told.description, feeds=feeds),
        news=newest,
        released=bool(portal.press),
        contact=contact_of(portal, None) is not None,
    )
    for position, news in enumerate(newest):
        here = address(news)
        yield edition.page(
            here,
            "news_item.html",
            title=news.title,
            section="nyheder",
            origin=news.path,
            head=Head(
                description=news.summary,
                feeds=feeds,
                kind="article",
                image=shared_image(edition, news),
                jsonld=(register_jsonld.news_article(portal, edition.base_url, news),),
            ),
            trail=(crumb(portal, NEWS),),
            news=news,
            newer=newest[position - 1] if position else None,
            older=newest[position + 1] if position + 1 < len(newest) else None,
        )
