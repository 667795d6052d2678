"""Pictures of hand-written pages, in the files that suit the screen (`presenting/picture_html`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from generator.presenting.picture_html import body_picture
from generator.presenting.picture_tags import IMAGE, source_of
from generator.presenting.pictures import Placed


def with_pictures(content: str, page: str, pictures: Mapping[str, Placed]) -> str:
    """Sanitised HTML of the page at this address with every ``<img>`` of a picture that is known.

    ``pictures`` go by address. Links are relative, as all of a hand-written page's are.
    """
    up = "../" * page.strip("/").count("/") + ("../" if page != "/" else "")

    def element(tag: re.Match[str]) -> str:
        one = pictures.get(urlsplit(urljoin(page, source_of(tag[0]))).path)
        return body_picture(tag[0], one, lambda address: up + address[1:]) if one else tag[0]

    return IMAGE.sub(element, content) if pictures else content
