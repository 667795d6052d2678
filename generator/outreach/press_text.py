"""A press release as plain text, for the body of a mail: 72 columns, addresses unbroken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.outreach.rendering import WIDTH, wrapped
from generator.presenting.press.blocks import Block, Run
from generator.presenting.press.release import Release
from generator.presenting.words.wording import on_one_line


def as_text(release: Release) -> str:
    """All of the release; ends with a line's end."""
    return "\n\n".join(_parts(release)) + "\n"


def _parts(release: Release) -> Iterator[str]:
    if release.invented:
        yield wrapped(release.invented)
    yield wrapped(release.release_line.upper())
    yield _ruled(release.title, "=")
    if release.note:
        yield wrapped(release.note)
    yield wrapped(release.summary)
    yield f"{release.dateline}:"
    yield from _body(release.body)
    if release.quote is not None:
        said = (f"»{release.quote.text}«", f"– {release.quote.by}")
        yield "\n".join(wrapped(line, "    ") for line in said)
    if release.facts:
        yield _section("Fakta", *(_item(fact) for fact in release.facts))
    if release.about:
        yield _section("Læs mere", *(_about(one.title, one.text, one.url) for one in release.about))
    if release.photograph is not None:
        photograph = release.photograph
        told = (wrapped(photograph.alt), wrapped(f"Foto: {photograph.credit}"), photograph.url)
        yield _section("Pressefoto", *told)
    if release.contact is not None:
        ways = (text for text, _ in release.contact.ways)
        yield _section("Kontakt", release.contact.name, *ways)
    if release.boilerplate:
        yield _section(f"Om {release.portal_name}", wrapped(on_one_line(release.boilerplate)))


def _section(title: str, *lines: str) -> str:
    return "\n".join((_ruled(title, "-"), *lines))


def _ruled(title: str, character: str) -> str:
    """A heading with a line under it, as long as its own last line."""
    lines = wrapped(title)
    return f"{lines}\n{character * min(WIDTH, len(lines.rpartition(chr(10))[2]))}"


def _about(title: str, when: str, url: str) -> str:
    return "\n".join(filter(None, (_item(title), when and f"  {when}", f"  {url}")))


def _item(text: str, indent: str = "", mark: str = "-") -> str:
    """The first line after a mark, the others under its text."""
    hung = wrapped(text, f"{indent}{' ' * len(mark)} ")
    return f"{indent}{mark}{hung[len(indent) + len(mark) :]}"


def _body(body: tuple[Block, ...]) -> Iterator[str]:
    """Paragraphs; the items of a list after each other make one."""
    for listed, together in groupby(body, lambda block: block.kind in ("bullet", "number")):
        if listed:
            yield "\n".join(_items(together))
        else:
            yield from map(_block, together)


def _items(items: Iterable[Block]) -> Iterator[str]:
    """Numbers go on from item to item, and begin anew in each inner list."""
    counts: dict[int, int] = {}
    for item in items:
        counts = {level: count for level, count in counts.items() if level <= item.level}
        counts[item.level] = counts.get(item.level, 0) + 1
        mark = "-" if item.kind == "bullet" else f"{counts[item.level]}."
        yield _item(_said(item), "   " * (item.level - 1), mark)


def _block(block: Block) -> str:
    match block.kind:
        case "heading":
            return _ruled(_said(block), "-")
        case "quote":
            return wrapped(_said(block), "    ")
        case _:
            return wrapped(_said(block))


def _said(block: Block) -> str:
    return " ".join("".join(map(_run, block.runs)).split())


def _run(run: Run) -> str:
    """An address that is not its own text stands after it."""
    return run.text if not run.href or run.href in run.text else f"{run.text} ({run.href})"
