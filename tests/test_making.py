"""Long batches are begun beforehand, each case in a Python of its own: see `long_one`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from generator.settings import ROOT
from tests.test_writing import OLD, artifacts, publish, tree


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def long_one(output: Path, text: str, then: str) -> str:
    """What a Python of its own prints, in which a site is published of a long batch with that text
    and of one that is asked for after it: the test runner has threads, and then nothing is forked.
    `wait` in a batch waits until `call` was called in another, be it in another process."""
    start = f"""
import os
from pathlib import Path
from generator.artifacts import Batch, constant
from generator.writing import publish
come_in, go_out = os.pipe()
wait, call = lambda: os.read(come_in, 1), lambda: os.write(go_out, b"x")
here, output, text = os.getpid(), Path({str(output)!r}), {text!r}
"""
    done = subprocess.run(
        [sys.executable, "-c", start + dedent(then)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,  # what waits for ever is told of; a busy machine is not
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_long_batch_is_begun_while_the_others_are_asked_for(output: Path) -> None:
    publish(artifacts({"long": "old", "short": "old"}), output)
    printed = long_one(
        output,
        "new",
        """
        def of_long():
            call()
            yield constant("long", f"{text} {os.getpid() == here}".encode())
        def batches():
            yield Batch("long", of_long, "1", long=True)
            wait()
            yield Batch("short", lambda: [constant("short", text.encode())], "1")
        done = publish(batches(), output, jobs=2)
        print(done.written, sorted(done.spent))
        """,
    )
    assert printed == "('long', 'short') ['long', 'short']"
    assert tree(output) == {"long": "new False", "short": "new"}


def test_a_first_build_is_shared_out_and_begins_nothing_beforehand(output: Path) -> None:
    printed = long_one(
        output,
        "first",
        """
        import select
        asked = []
        def of(name):
            asked.append(name)
            call()
            if name == "0":  # whoever has this waits for another, but not for ever
                wait()
                select.select([come_in], [], [], 60)
            yield constant(name, str(os.getpid()).encode())
        def batches():
            yield Batch("0", lambda: of("0"), "1", long=True)
            assert asked == []
            for name in "123456789":
                yield Batch(name, lambda name=name: of(name), "1")
        publish(batches(), output, jobs=2)
        print(len({file.read_text() for file in output.iterdir()}))
        """,
    )
    assert printed == "2"


def test_what_is_wrong_with_one_that_was_begun_is_raised(output: Path) -> None:
    publish(artifacts(OLD), output)
    printed = long_one(
        output,
        "new",
        """
        def of_long():
            yield constant("long", text.encode())
            raise LookupError("a fault of the long one")
        try:
            publish([Batch("long", of_long, "1", long=True)], output, jobs=2)
        except LookupError as error:
            print(error)
        """,
    )
    assert printed == "a fault of the long one"
    assert tree(output) == OLD


def test_one_that_was_begun_does_not_write_when_asking_for_another_fails(output: Path) -> None:
    publish(artifacts(OLD), output)
    printed = long_one(
        output,
        "new",
        """
        def of_long():
            wait()
            yield constant("long", text.encode())
            call()
        def batches():
            yield Batch("long", of_long, "1", long=True)
            call()
            raise LookupError("nobody knows which others there are")
        try:
            publish(batches(), output, jobs=2)
        except LookupError as error:
            wait()  # it was let end before anybody else may build
            print(error)
        publish([Batch("all", lambda: [constant("other", text.encode())])], output, jobs=2)
        """,
    )
    assert printed == "nobody knows which others there are"
    assert tree(output) == {"other": "new"}
