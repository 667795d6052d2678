"""The server in a process of its own: what builds then has no threads, and may share its work out.

A process with threads must not fork (forking.py), and a server has one for every browser. So the
server forks off before anything is built, and is told of each build through a pipe. Where there is
no fork it is a thread, and builds are made in one process.
"""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator.forking import can_fork
from generator.serving.server import PreviewServer

State = tuple[int, str, str]
"""The build's number, the faults of the newest files, and the path under which the portal lies."""
Tell = Callable[[State], None]


@contextmanager
def apart(server: PreviewServer, heard: Tell) -> Iterator[Tell]:
    """Answer browsers meanwhile. What is given back tells the server of a build; `heard` is called
    there with what it was told."""
    if not can_fork():
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield heard
        finally:
            server.shutdown()
        return
    incoming, outgoing = os.pipe()
    process = os.fork()
    if not process:
        os.close(outgoing)
        _answer(server, incoming, heard)
    os.close(incoming)
    server.socket.close()
    with os.fdopen(outgoing, "w", encoding="utf-8") as pipe:

        def tell(state: State) -> None:
            pipe.write(json.dumps(state) + "\n")
            pipe.flush()

        yield tell
    os.waitpid(process, 0)


def _answer(server: PreviewServer, incoming: int, heard: Tell) -> None:
    """The server's process: until whoever builds is gone, however that ended."""
    # Ctrl+C is for the process that builds; this one ends with the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def listen() -> None:
        with os.fdopen(incoming, encoding="utf-8") as pipe:
            for line in pipe:
                version, faults, prefix = json.loads(line)
                heard((version, faults, prefix))
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    try:
        server.serve_forever()
    finally:
        os._exit(1)
