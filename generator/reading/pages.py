"""The hand-written pages' titles and texts; their HTML is the shell's work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from generator.model.fields import Line, Listed, Schema, Summary, Title
from generator.model.portal import HandwrittenPage
from generator.problems import Finding, Problem
from generator.reading.front_matter import FrontMatterFault, split_front_matter
from generator.reading.locating import excerpt, locate
from generator.reading.markdown import render_body
from generator.reading.schema import validate
from generator.reading.sources import Files, Source, read_files
from generator.reading.yaml_text import read_yaml


class PageFields(Schema):
    """The front matter of a hand-written page."""

    title: Title
    description: Summary
    sources: Annotated[tuple[Line, ...], Listed] = ()


def read_pages(content: Path) -> tuple[tuple[HandwrittenPage, ...], list[Problem]]:
    """Every page under `pages/`, by address, and what is wrong with them."""
    folder = content / "pages"
    if not folder.is_dir():
        return (), []
    files = _under(folder)
    problems = [Problem(f"pages/{problem.path}", *_rest(problem)) for problem in files.problems]
    findings: list[Finding] = []
    pages: list[HandwrittenPage] = []
    for path in sorted(files.texts):
        page = _page(files.texts[path], problems, findings)
        if page is not None:
            pages.append(page)
    return tuple(pages), problems + locate(findings, content)


def _under(folder: Path) -> Files:
    names = tuple(entry.name for entry in folder.iterdir() if entry.is_dir())
    return read_files(folder, names)


def _rest(problem: Problem) -> tuple[int, int, str, str, str, str]:
    return (
        problem.line,
        problem.column,
        problem.code,
        problem.message,
        problem.hint,
        problem.excerpt,
    )


def _page(
    source: Source, problems: list[Problem], findings: list[Finding]
) -> HandwrittenPage | None:
    path = f"pages/{source.path}"
    if not path.endswith(".md"):
        problems.append(Problem(path, 0, 0, "ukendt-fil", "Sider ender på .md"))
        return None
    parts = split_front_matter(source.text)
    if isinstance(parts, FrontMatterFault):
        problems.append(
            Problem(
                path,
                parts.line,
                1 if parts.line else 0,
                parts.code,
                parts.message,
                parts.hint,
                excerpt(source.text, parts.line),
            )
        )
        return None
    document = read_yaml(parts.yaml)
    for fault in document.faults:
        line = fault.line + parts.yaml_line - 1
        problems.append(
            Problem(
                path,
                line,
                fault.column,
                fault.code,
                fault.message,
                fault.hint,
                excerpt(source.text, line),
            )
        )
    if document.faults:
        return None
    fields = validate(PageFields, document.data or {}, path)
    if isinstance(fields, tuple):
        findings.extend(fields)
        return None
    return HandwrittenPage(
        address=_address(source.path),
        title=fields.title,
        description=fields.description,
        path=path,
        text=render_body(parts.body).text,
    )


def _address(path: str) -> str:
    """`om/index.md` → `/om/`; `om/otte-trin.md` → `/om/otte-trin/`."""
    stem = path.removesuffix(".md")
    stem = stem.removesuffix("index") if stem.endswith("index") else stem + "/"
    return "/" + stem.lstrip("/")
