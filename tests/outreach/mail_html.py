"""Reads a letter as mail programs do, and says what would go wrong in which.

What they lack comes from caniemail.com (`caniemail.json` says from when): every element, property,
selector and at-rule of the letter is looked up for Apple Mail, Gmail and Outlook. One that any of
them lacks must be in `BORNE`, with what its readers see instead. Some rules have other sources,
which stand with them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html5lib
import tinycss2

CANIEMAIL: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "caniemail.json").read_text(encoding="utf-8")
)
FEATURES: Mapping[str, Mapping[str, list[str]]] = CANIEMAIL["features"]
CLIPPED = 102_000
"""Bytes: Gmail hides what comes after (support.stripo.email, "Why does my email get clipped in
Gmail?"; the same in Mailchimp's and Buttondown's help; checked 2026-11-26)."""
LARGEST_STYLE = 16_000
"""Bytes: Gmail drops a larger `<style>` (caniemail.com/features/html-style, note 6)."""
BORNE: Mapping[str, str] = {
    "css-at-media": "Outlook for Windows shows the wide layout, which is its only one",
    "css-at-media-prefers-color-scheme": "light colours, or the program's own dark ones",
    "css-border-radius": "square corners in Outlook for Windows",
    "css-color-scheme": "the program's own dark mode",
    "css-cursor": "the button's, which says auto",
    "css-max-height": "of the preheader, which display:none and mso-hide hide already",
    "css-overflow": "likewise",
    "css-outline": "of pictures, which have none",
    "css-selector-child": "the dark style sheet alone",
    "html-body": "Outlook for macOS makes it a <div>; all its colours stand on .page, too",
    "html-semantics": "read as a block",
    "html-target": "the link opens where the program likes",
}
PRIVATE = re.compile(r"mso-|-webkit-text-size-adjust|-ms-|supported-color-schemes|word-spacing")
"""Properties of one program alone, which others are meant not to know."""
FAMILIES = (
    (re.compile(r"border-(?:top|right|bottom|left)(?:-(?:color|width|style))?"), "css-border"),
    (re.compile(r"border-(?:color|width|style)"), "css-border"),
    (re.compile(r"(margin|padding)-(?:top|right|bottom|left)"), r"css-\1"),
    (re.compile(r"font-(?:family|style|variant)"), "css-font"),
)
ELEMENTS: Mapping[str, str] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "html-h1-h6"),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), "html-lists"),
    **dict.fromkeys(("table", "tbody", "thead", "tr", "td", "th"), "html-table"),
}
PLAIN = frozenset({"html", "head", "title", "meta", "a", "br"})
"""Elements that every program knows and caniemail has no page of."""
NEVER = frozenset(
    "script iframe frame object embed applet link base form input button select textarea video "
    "audio source picture svg math canvas template noscript marquee".split()
)
ATTRIBUTES = ("role", "lang", "align", "valign", "width", "height", "target")
SHOWABLE = (".jpg", ".jpeg", ".png", ".gif")
CELLS = ("td", "th")
MSO = re.compile(r"<!--\[if ([^\]]*)\]>(.*?)<!\[endif\]-->", re.DOTALL)


def faults(html: str, base_url: str, tags: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with the letter; empty where nothing is. `tags` are the addresses that the
    sending system will put its own in the place of."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    sheets = [style.text or "" for style in document.iter("style")]
    elements = [element for element in document.iter() if isinstance(element.tag, str)]
    return [
        *_of_size(html, sheets),
        *_of_document(document),
        *(fault for element in elements for fault in _of_element(element, base_url, tags)),
        *_of_features(elements, sheets),
        *_of_outlook(html),
    ]


def _of_size(html: str, sheets: list[str]) -> Iterator[str]:
    if len(html.encode()) > CLIPPED:
        yield f"{len(html.encode())} bytes: Gmail clips it"
    for sheet in sheets:
        if len(sheet.encode()) > LARGEST_STYLE:
            yield "a style sheet that Gmail drops"
        # A rule after a comment is lost in some: caniemail.com/features/html-style, note 5.
        if "/*" in sheet:
            yield "a comment in a style sheet"
        if re.search(r"@import|@font-face|url\(|expression\(|javascript:", sheet, re.IGNORECASE):
            yield "a style sheet that fetches or runs something"


def _of_document(document: Any) -> Iterator[str]:
    if document.get("lang") != "da":
        yield "no language on <html>"
    body = document.find("body")
    if not any(element.get("lang") == "da" for element in body.iter("div")):
        yield "no language inside <body>, and webmail drops <html>"
    if not (document.findtext("head/title") or "").strip():
        yield "no title"
    schemes = {meta.get("name"): meta.get("content") for meta in document.iter("meta")}
    for name in ("color-scheme", "supported-color-schemes"):
        if schemes.get(name) != "light dark":
            yield f"no <meta name={name}>"
    if list(body.iter("style")):
        yield "a <style> in <body>, which Gmail does not read"
    first = next((one for one in body.iter("div") if (one.text or "").strip()), None)
    if first is None or "display:none" not in (first.get("style") or ""):
        yield "no preheader"
    elif len("".join(first.itertext())) < 150:
        yield "a preheader after which inboxes show the letter's beginning"


def _of_element(element: Any, base_url: str, tags: tuple[str, ...]) -> Iterator[str]:
    name = element.tag
    if name in NEVER:
        yield f"<{name}>"
    for attribute in element.attrib:
        if attribute.lower().startswith("on") or attribute in ("srcset", "background", "ping"):
            yield f"{attribute} on <{name}>"
    if name == "table" and element.get("role") not in ("presentation", "none"):
        yield "a layout table that is read as a table"
    if name == "img":
        yield from _of_picture(element, base_url)
    if name == "a":
        yield from _of_link(element, tags)
    yield from _of_style(element)


def _of_picture(image: Any, base_url: str) -> Iterator[str]:
    address = image.get("src") or ""
    if not address.startswith(base_url) or not address.startswith("https://"):
        yield f"a picture from elsewhere: {address}"
    if not urlsplit(address).path.lower().endswith(SHOWABLE):
        yield f"a picture that not every program can show: {address}"
    if image.get("alt") is None:
        yield f"a picture without alt: {address}"
    # Outlook for Windows knows only the attributes, and shows a picture as large as it is.
    for side in ("width", "height"):
        if not (image.get(side) or "").isdigit():
            yield f"a picture without {side}: {address}"
    if image.get("width") in ("0", "1"):
        yield f"a picture that is there to be counted: {address}"


def _of_link(link: Any, tags: tuple[str, ...]) -> Iterator[str]:
    address = link.get("href")
    if address is None:
        yield "a link to nowhere"
    elif address not in tags and not re.match(r"https://[^/\s]+/|mailto:[^\s]+", address):
        yield f"a link that is not absolute: {address}"
    if not "".join(link.itertext()).strip():
        yield f"a link without words: {address}"
    if "color" not in dict(_declarations(link.get("style") or "")):
        yield f"a link without a colour of its own where Gmail drops the style sheet: {address}"


def _of_style(element: Any) -> Iterator[str]:
    """Where Outlook for Windows bears a property on some elements only."""
    said = dict(_declarations(element.get("style") or ""))
    for name, value in said.items():
        if "url(" in value or "expression(" in value:
            yield f"a style that fetches: {value}"
        # caniemail.com/features/css-padding, note 1: on table cells alone.
        if (
            name.startswith("padding")
            and value.strip("0px ")
            and element.tag not in CELLS
            and "mso-padding-alt" not in said
        ):
            yield f"padding on <{element.tag}>, which Outlook for Windows drops: {value}"
        # caniemail.com/features/css-margin, note 1.
        if name.startswith("margin") and "-" in value:
            yield f"a negative margin, which Gmail drops: {value}"
        # caniemail.com/features/css-modern-color: Outlook and Gmail know none of them.
        if name.endswith("color") and not re.fullmatch(r"#[0-9A-Fa-f]{6}(\s*!important)?", value):
            yield f"a colour that is not of six digits: {value}"


def _of_features(elements: list[Any], sheets: list[str]) -> Iterator[str]:
    used = {feature for element in elements for feature in _features_of(element)}
    for sheet in sheets:
        used |= set(_features_in(tinycss2.parse_stylesheet(sheet, True, True)))
    for feature in sorted(used):
        if feature not in FEATURES:
            yield f"unknown to caniemail: {feature}"
        elif (lacking := FEATURES[feature].get("none")) and feature not in BORNE:
            yield f"{feature} is lacking in {', '.join(lacking)}"


def _features_of(element: Any) -> Iterator[str]:
    if element.tag not in PLAIN:
        yield ELEMENTS.get(element.tag, f"html-{element.tag}")
    for attribute in element.attrib:
        # aria-roledescription is nobody's but MJML's, and caniemail has no page of it.
        if attribute in ATTRIBUTES or f"html-{attribute}" in FEATURES:
            yield f"html-{attribute}"
    for name, value in _declarations(element.get("style") or ""):
        yield from _features_for(name, value)


def _features_in(rules: list[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "at-rule":
            asked = tinycss2.serialize(rule.prelude)
            found = re.search(r"prefers-color-scheme|prefers-reduced-motion|hover", asked)
            yield f"css-at-{rule.at_keyword}" + (f"-{found[0]}" if found else "")
            yield from _features_in(tinycss2.parse_rule_list(rule.content or [], True, True))
        elif rule.type == "qualified-rule":
            yield from _selectors(tinycss2.serialize(rule.prelude))
            for name, value in _declarations(tinycss2.serialize(rule.content)):
                yield from _features_for(name, value)
        else:
            yield f"what no program can read: {rule.message}"


def _selectors(selector: str) -> Iterator[str]:
    for sign, feature in ((">", "child"), ("+", "adjacent-sibling"), ("~", "general-sibling")):
        if sign in selector:
            yield f"css-selector-{feature}"
    for pattern, feature in ((r"\[", "attribute"), (r"\*", "universal"), (r"#", "id")):
        if re.search(pattern, selector):
            yield f"css-selector-{feature}"
    for name in re.findall(r"(?<!:):([a-z-]+)", selector):
        if name != "root":  # where it is not known the rule is lost, and <meta> says the same
            yield f"css-pseudo-class-{name}"
    for name in re.findall(r"::([a-z-]+)", selector):
        yield f"css-pseudo-element-{name}"


def _features_for(name: str, value: str) -> Iterator[str]:
    if "!important" in value:
        yield "css-important"
    for function in re.findall(r"([a-z-]+)\(", value):
        yield f"css-function-{function}" if function in ("min", "max", "clamp") else "css-variables"
    for unit in set(re.findall(r"\d(rem|vw|vh|ch|em|ex|vmin|vmax)\b", value)):
        yield f"css-unit-{unit}"
    if name == "display":
        kind = value.split()[0]
        yield f"css-display-{kind}" if kind in ("none", "flex", "grid") else "css-display"
        return
    if PRIVATE.match(name) or name == "color":
        return
    for pattern, feature in FAMILIES:
        if pattern.fullmatch(name):
            yield pattern.sub(feature, name)
            return
    yield f"css-{name}"


def _of_outlook(html: str) -> Iterator[str]:
    """What stands in conditional comments, which Outlook for Windows alone reads."""
    for condition, inside in MSO.findall(html):
        if "mso" not in condition:
            yield f"a conditional comment for something else: {condition}"
        for table in re.findall(r"<table\b[^>]*>", inside):
            if 'role="presentation"' not in table:
                yield "a layout table that Outlook reads as a table"
        if re.search(r"<(?:script|img|a|link)\b|https?://(?!schemas)", inside):
            yield f"something hidden in a conditional comment: {inside}"
    if len(re.findall(r"<!--\[if[^>]*mso[^>]*\]>", html)) > 0 and 'xmlns:o="urn:' not in html:
        yield "no Office namespace, so Outlook scales pictures on fine screens"


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for found in tinycss2.parse_declaration_list(style, True, True):
        if found.type == "declaration":
            value = tinycss2.serialize(found.value).strip()
            yield found.lower_name, f"{value} !important" if found.important else value
        else:
            yield "unreadable", style
