"""The process that opens and reads for `vanban.bounded`: `python -m vanban._worker LIMITS`.

Once it has started it says {"ready": true} in a line. A request is a line of JSON, {"path": ..., "name": ...}, on
standard input; the answer a line of JSON, {"size": n} with the packed reading of n bytes behind it, or
{"refused": class, "sentence": ..., "given": ..., "allowed": ...}. Before it may come lines
{"done": pages, "total": pages}.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from typing import Any

import vanban
from vanban._transport import packed

_CHECK_SECONDS = 1.0
_TELLING_SECONDS = 0.3


def main() -> None:
    """Answer requests until the input ends."""
    limits = json.loads(sys.argv[1])
    _bound(limits["memory"], limits["file"])
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not be taken for an answer
    parent = os.getppid()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _write(answers, b'{"ready": true}\n')
    for request in sys.stdin.buffer:
        head, content = _answer(json.loads(request), limits["seconds"], _Teller(answers))
        _write(answers, json.dumps(head, ensure_ascii=False).encode() + b"\n" + content)


def _bound(memory: int, file: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file, file))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


class _Teller:
    """Writes how far a file is, a few times a second at most."""

    def __init__(self, answers: int) -> None:
        self._answers = answers
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _TELLING_SECONDS
            _write(self._answers, json.dumps({"done": done, "total": total}).encode() + b"\n")


def _answer(request: dict[str, Any], seconds: float, progress: _Teller) -> tuple[dict[str, Any], bytes]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, hard))
    try:
        with open(request["path"], "rb") as file:  # noqa: PTH123  Path is a few imports more
            content = packed(vanban.read(file.read(), name=request["name"], progress=progress))
    except vanban.ReadingError as refused:
        said = {"sentence": str(refused), "given": refused.given, "allowed": refused.allowed}
        return {"refused": type(refused).__name__, **said}, b""
    except MemoryError:
        sentence = "Reading the file took more memory than is allowed. Send it in parts, or save it in a plainer form."
        return {"refused": "TookTooLong", "sentence": sentence, "given": "memory", "allowed": None}, b""
    return {"size": len(content)}, content


def _write(answers: int, content: bytes) -> None:
    at = 0
    while at < len(content):
        at += os.write(answers, content[at : at + 2**20])


def _end_with(parent: int) -> None:
    """End this process and what it started when whoever asked is gone, even while a file is being read."""
    while os.getppid() == parent:
        time.sleep(_CHECK_SECONDS)
    shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
