"""How long somebody waits who saves a file while a preview runs, beside Hugo's server.

python -m bench.serving 10000

Both servers run at once on the same corpus, each in its own folder, and write to disk. An event is
saved, first in one program's sources and then in the other's; the clock runs from the save until
the new words stand in the file. Between two saves each program gets time to finish what it does.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from bench.invented import Corpus, Event, corpus
from bench.measure import YOUNG, RunError, work_folder
from bench.programs import Program, hugo, portal

_LOOK, _LONGEST = 0.001, 60.0
"""Seconds between two looks at a file, and until nothing is expected any more."""
_REST = 1.0
"""Seconds after a build, in which programs tidy up."""


@dataclass(frozen=True, slots=True)
class Server:
    """A program that serves: what it says when it is there, and whenever it has built."""

    program: Program
    output: Path
    ready: str
    built: str
    feed: str = ""
    """Of whoever holds an event, where feeds tell texts; Hugo's tell titles and summaries."""

    @property
    def log(self) -> Path:
        return self.program.folder / f"{self.program.name}-serving.txt"

    def said(self, words: str) -> int:
        return self.log.read_text(encoding="utf-8", errors="replace").count(words)


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds, save by save: after a text until the page and (ours) a feed that tells of it are
    there; after another title until an organiser's page is."""

    page: list[float]
    feed: list[float]
    actor: list[float]


def servers(work: Path) -> tuple[Server, Server]:
    """Ours and Hugo's."""
    ours, theirs = portal(work), hugo(work)
    shown = work / "engine" / ".cache" / "preview-content"
    return (
        Server(ours, shown, "vises på", "filer skrevet", feed="atom.xml"),
        Server(theirs, theirs.output, "Web Server is available", "Total in"),
    )


@contextmanager
def running(server: Server) -> Iterator[None]:
    """Until it has built for the first time, and for as long as is asked."""
    with server.log.open("wb") as log:
        process = subprocess.Popen(
            (*server.program.serve, "--port", str(_free_port())),
            cwd=server.program.folder,
            env=server.program.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(lambda: server.said(server.ready) > 0, server, process)
            yield
        finally:
            process.terminate()
            process.wait()


def chosen(known: Corpus, each: Sequence[Server], count: int) -> list[Event]:
    """Events that stand on an organiser's page and in its feed, spread over the corpus."""
    found = []
    for event in known.events[:: max(1, len(known.events) // (20 * count))]:
        files = [
            _actor(server, event) / name
            for server in each
            for name in ("index.html", server.feed or "index.html")
        ]
        if all(f"/{event.slug}/" in file.read_text(encoding="utf-8") for file in files):
            found.append(event)
    return found[:count]


def measure(server: Server, known: Corpus, event: Event, waited: Waited) -> None:
    """The event is saved with a sentence more, and then with another title."""
    word, actor = f"Rettet{event.number}", _actor(server, event)
    told = replace(event, body=f"{event.body}\n{word} til i aften.\n")
    files = {"page": server.output / "arrangementer" / event.slug / "index.html"}
    if server.feed:
        files["feed"] = actor / server.feed
    found = _save(server, known, told, word, files)
    waited.page.append(found["page"])
    waited.feed.extend(found[name] for name in files if name == "feed")
    named = replace(told, title=f"{word}: {event.title}")
    found = _save(server, known, named, f"{word}: ", {"actor": actor / "index.html"})
    waited.actor.append(found["actor"])


def _actor(server: Server, event: Event) -> Path:
    return server.output / "aktoerer" / f"aktoer-{event.organizers[0]}"


def _save(
    server: Server, known: Corpus, event: Event, words: str, files: Mapping[str, Path]
) -> dict[str, float]:
    """Seconds until the words stand in each of the files."""
    builds, missing = server.said(server.built), dict(files)
    found: dict[str, float] = {}
    begun = time.perf_counter()
    server.program.edit(known, event)
    while missing and time.perf_counter() - begun < _LONGEST:
        for name, file in files.items():
            if name in missing and words.encode() in file.read_bytes():
                found[name] = time.perf_counter() - begun
                del missing[name]
        time.sleep(_LOOK)
    if missing:
        raise RunError(f"{server.program.name}: »{words}« never came to {[*missing.values()]}")
    _wait(lambda: server.said(server.built) > builds, server)
    time.sleep(_REST)
    return found


def _wait(
    until: Callable[[], bool], server: Server, process: subprocess.Popen[bytes] | None = None
) -> None:
    begun = time.perf_counter()
    while not until():
        gone = process is not None and process.poll() is not None
        if gone or time.perf_counter() - begun > _LONGEST:
            raise RunError(
                f"{server.program.name}: {server.log.read_text(encoding='utf-8')[-2000:]}"
            )
        time.sleep(_LOOK * 10)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def table(waited: Sequence[Waited]) -> str:
    """Milliseconds, the median with the least and the greatest; and ours divided by Hugo's."""
    ours, theirs = waited
    rows = ["| after a save, until … | ours, ms | Hugo, ms | ratio |", "|---|---:|---:|---:|"]
    for title, mine, others in (
        ("another text is on the event's page", ours.page, theirs.page),
        ("another text is in a feed", ours.feed, theirs.feed),
        ("another title is on an organiser's page", ours.actor, theirs.actor),
    ):
        ratio = f"{median(mine) / median(others):.3f}" if others else ""
        rows.append(f"| {title} | {_told(mine)} | {_told(others)} | {ratio} |")
    return "\n".join(rows)


def _told(seconds: Sequence[float]) -> str:
    if not seconds:
        return "–"
    middle, least, most = (value * 1000 for value in (median(seconds), min(seconds), max(seconds)))
    return f"{middle:.0f} ({least:.0f}–{most:.0f})"


def main() -> int:
    """Run the command line; the exit status is 1 when a program fails."""
    parser = argparse.ArgumentParser(prog="python -m bench.serving", description=__doc__)
    parser.add_argument("events", nargs="?", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=7, help="of each kind, in each program")
    parser.add_argument("--memory", type=Path, help="a folder in memory, to work in")
    options = parser.parse_args()
    try:
        with work_folder("serving", options.memory) as work:
            print(table(_measured(servers(work), corpus(options.events), options.saves)))
    except (RunError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _measured(both: Sequence[Server], known: Corpus, saves: int) -> list[Waited]:
    for server in both:
        server.program.forget()
        server.program.write(known)
    time.sleep(YOUNG)
    waited = [Waited([], [], []) for _ in both]
    with running(both[0]), running(both[1]):
        for event in chosen(known, both, saves):
            for server, found in zip(both, waited, strict=True):
                measure(server, known, event, found)
    return waited


if __name__ == "__main__":
    sys.exit(main())
