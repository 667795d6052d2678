"""Pages without a shell: what a template says, readable in a test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from msgspec.structs import replace

from generator.model.entity import Entity
from generator.model.settings import Settings
from generator.presenting.edition import Edition
from tests.factories import NOW, a_portal, an_edition
from tests.outputs.planning import Output, artifacts_of


@dataclass(frozen=True)
class BareFrame:
    """Title, head and main, nothing around them."""

    digest: str = "bare"

    def for_section(self, section: str | None, *, exact: bool = False) -> BareFrame:
        return self

    def pour(
        self, *, title: str, head: Iterable[bytes], main: Iterable[bytes], language: bytes = b""
    ) -> bytes:
        named = f"<title>{escape(title)}</title>\n".encode()
        return b"".join((named, *head, b"\n<main>", *main, b"</main>\n"))


def bare_edition(
    *entities: Entity,
    settings: Settings | None = None,
    base_url: str | None = None,
    now: str = NOW,
) -> Edition:
    """An edition whose pages can be rendered."""
    edition = an_edition(a_portal(*entities, settings=settings, now=now), base_url=base_url)
    return replace(
        edition,
        frames=dict.fromkeys(range(5), BareFrame()),
        shell_files=defaultdict(lambda: b"script"),
        other_frames={"en": dict.fromkeys(range(6), BareFrame())},
    )


def rendered(output: Output, edition: Edition) -> dict[str, str]:
    """Path → text, for every artifact of an output."""
    return {one.path: one.render().decode() for one in artifacts_of(output, edition)}
