"""A press release as CommonMark, in which every character of its words stands for itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.presenting.escaping import markdown_paragraph, markdown_text
from generator.presenting.press.blocks import Block, Run
from generator.presenting.press.release import Release

_UNSAFE = re.compile(r"[\s<>()\\]")


def as_markdown(release: Release) -> str:
    """All of the release; ends with a line's end."""
    return "\n\n".join(_parts(release)) + "\n"


def _parts(release: Release) -> Iterator[str]:
    if release.invented:
        yield f"*{markdown_text(release.invented)}*"
    yield f"**{markdown_text(release.release_line)}**"
    yield f"# {markdown_text(release.title)}"
    if release.note:
        yield f"**{markdown_text(release.note)}**"
    yield f"**{markdown_text(release.summary)}**"
    yield f"*{markdown_text(release.dateline)}*"
    yield from body_parts(release.body)
    if release.quote is not None:
        yield (
            f"> {markdown_paragraph(release.quote.text)}\n>\n> – {markdown_text(release.quote.by)}"
        )
    if release.facts:
        yield "## Fakta"
        yield "\n".join(f"- {markdown_paragraph(fact)}" for fact in release.facts)
    if release.about:
        yield "## Læs mere"
        yield "\n".join(
            f"- {_link(one.title, one.url)}{f': {markdown_text(one.text)}' if one.text else ''}"
            for one in release.about
        )
    if release.photograph is not None:
        photograph = release.photograph
        yield "## Pressefoto"
        yield (f"{_link(photograph.alt, photograph.url)}. Foto: {markdown_text(photograph.credit)}")
    if release.contact is not None:
        yield "## Kontakt"
        ways = (
            markdown_text(text) if link.startswith("tel:") else _link(text, link)
            for text, link in release.contact.ways
        )
        yield "  \n".join((markdown_paragraph(release.contact.name), *ways))
    if release.boilerplate:
        yield f"## Om {markdown_text(release.portal_name)}"
        yield markdown_paragraph(release.boilerplate)


def body_parts(body: tuple[Block, ...]) -> Iterator[str]:
    """A text's paragraphs; items of a list after each other make one."""
    items: list[str] = []
    for block in body:
        if block.kind in ("bullet", "number"):
            mark = "-" if block.kind == "bullet" else "1."
            items.append(f"{'    ' * (block.level - 1)}{mark} {_said(block)}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        match block.kind:
            case "heading":
                yield f"{'#' * (block.level + 1)} {_said(block)}"
            case "quote":
                yield f"> {_said(block)}"
            case _:
                yield _said(block)
    if items:
        yield "\n".join(items)


def _said(block: Block) -> str:
    """What begins the line must not begin a list or a heading."""
    told: list[str] = []
    for index, run in enumerate(block.runs):
        before = told[-1][-1:] if told else ""
        after = "".join(other.text for other in block.runs[index + 1 :])[:1]
        escaped = markdown_text if index else markdown_paragraph
        told.append(_run(run, escaped, before, after))
    return "".join(told)


def _run(run: Run, escaped: Callable[[str], str], before: str, after: str) -> str:
    """Marks stand within the blanks at a run's ends, as CommonMark asks; `before` and `after` are
    the characters around it."""
    core = run.text.strip()
    if not core:
        return " "
    first, last = run.text[0].isspace(), run.text[-1].isspace()
    words = _link(core, run.href) if run.href else "  \n".join(map(escaped, core.split("\n")))
    # §6.2, flanking: beside a letter and a sign a mark would be an asterisk. Then it goes.
    opens = first or (before != "*" and (not before.isalnum() or words[:1].isalnum()))
    closes = last or not after.isalnum() or words[-1:].isalnum()
    if opens and closes:
        words = f"*{words}*" if run.italic else words
        words = f"**{words}**" if run.bold else words
    return f"{' ' * first}{words}{' ' * last}"


def _link(text: str, url: str) -> str:
    """An address in which nothing can end the link."""
    safe = _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", url)
    return f"[{markdown_text(text)}]({safe})"
