"""Opening and reading in processes of their own, with limits on time, memory and output: for files from outside.

>>> from vanban import bounded
>>> bounded.read("Giao Sở Nội vụ báo cáo trước ngày 05/12/2025.".encode()).tasks[0].dues[0].date
'2025-12-05'

A file that hangs, crashes or devours memory costs a process and a refusal, never the program that asked. The readings
are the same as those of `vanban.read`. Works where POSIX does.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import vanban
from vanban._errors import DamagedFile, ReadingError, TookTooLong, TooLarge
from vanban._model import Reading
from vanban._transport import unpacked

if TYPE_CHECKING:
    from os import PathLike

    from vanban._progress import Progress

_HEAD_BYTES = 4 * 2**20
_STARTING_SECONDS = 60
_FILES_A_PROCESS = 500  # then a fresh one: what a library leaks must not grow for ever


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take at most: seconds by the clock, bytes of memory and of the packed reading.

    `file` bounds in bytes every file that a converter writes. The memory is that of one process; a converter it starts
    is bounded alike.
    """

    seconds: float = 300.0
    memory: int = 4 * 2**30
    output: int = 256 * 2**20
    file: int = 512 * 2**20


class Pool:
    """Up to `size` processes that read one file each at a time; each starts when it is first needed and is used again.

    Any number of threads may ask at once; those beyond `size` wait their turn. Close it, or use it in a `with`.
    """

    def __init__(self, size: int = 1, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._turns = threading.BoundedSemaphore(size)
        self._idle: queue.LifoQueue[_Process] = queue.LifoQueue()
        self._owner = os.getpid()
        self._lost: queue.LifoQueue[_Process] | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(
        self,
        path_or_bytes: str | PathLike[str] | bytes,
        *,
        name: str | None = None,
        progress: Progress | None = None,
    ) -> Reading:
        """Open a file and read its document, as `vanban.read` does; `progress(done, total)` hears pages now and then.

        Raises `ReadingError`: also `TookTooLong` past the limits of time and memory, `TooLarge` past that of output,
        and `DamagedFile` for a file that breaks the reader. Raises `OSError` for a path that cannot be read.
        """
        with self._turns, self._process() as process:
            return process.read(path_or_bytes, name, self.limits, progress)

    def close(self) -> None:
        """End the processes that are not at work."""
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return

    @contextmanager
    def _process(self) -> Iterator[_Process]:
        if self._owner != os.getpid():  # after a fork the processes belong to the parent, who must not lose them
            self._lost, self._idle, self._owner = self._idle, queue.LifoQueue(), os.getpid()
        try:
            process = self._idle.get_nowait()
        except queue.Empty:
            process = _Process(self.limits)
        try:
            yield process
        except BaseException:
            if not process.is_ready:
                process.end()
                raise
            self._idle.put(process)
            raise
        if process.files < _FILES_A_PROCESS:
            self._idle.put(process)
        else:
            process.end()


_shared: dict[Limits, Pool] = {}
_sharing = threading.Lock()


def read(
    path_or_bytes: str | PathLike[str] | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Open and read by a pool that this program shares, with a process for each processor. Raises as `Pool.read`."""
    limits = limits or Limits()
    with _sharing:
        pool = _shared.setdefault(limits, Pool(os.cpu_count() or 1, limits))
    return pool.read(path_or_bytes, name=name, progress=progress)


@atexit.register
def _close_shared() -> None:
    for pool in _shared.values():
        pool.close()


class _Process:
    """One worker with a folder of its own. `is_ready` between files; not once it hung, broke or was ended."""

    def __init__(self, limits: Limits) -> None:
        self.files = 0
        self.is_ready = True
        self._folder = Path(tempfile.mkdtemp(prefix="vanban-"))
        command = [sys.executable, "-m", "vanban._worker", json.dumps(asdict(limits))]
        self._running = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=_environment(self._folder),
            start_new_session=True,
        )
        if self._running.stdin is None or self._running.stdout is None:
            raise RuntimeError("the process was started without pipes")
        self._questions, self._answers = self._running.stdin, self._running.stdout

    def read(
        self,
        path_or_bytes: str | PathLike[str] | bytes,
        name: str | None,
        limits: Limits,
        progress: Progress | None,
    ) -> Reading:
        """Have one file read."""
        given = self._folder / "given"
        if isinstance(path_or_bytes, bytes):
            path = given
            path.write_bytes(path_or_bytes)
        else:
            path = Path(path_or_bytes).resolve()
            name = name or path.name
            os.close(os.open(path, os.O_RDONLY))  # an OSError here is the caller's, not the worker's
        self.files += 1
        self.is_ready = False
        try:
            head, content = self._asked({"path": str(path), "name": name}, limits, progress)
        finally:
            given.unlink(missing_ok=True)  # what was read must not lie about until the next file comes
        self.is_ready = True
        if "refused" in head:
            raise _refusal(head)
        return unpacked(content)

    def _asked(
        self, request: dict[str, Any], limits: Limits, progress: Progress | None
    ) -> tuple[dict[str, Any], bytes]:
        content = bytearray()
        if self.files == 1:  # how long the process takes to start is no file's time
            self._head(content, time.monotonic() + _STARTING_SECONDS, limits)
        deadline = time.monotonic() + limits.seconds
        try:
            self._questions.write(json.dumps(request).encode() + b"\n")
            self._questions.flush()
        except BrokenPipeError:
            raise self._broken() from None
        while True:
            head = self._head(content, deadline, limits)
            if "done" not in head:
                break
            if progress is not None:
                progress(int(head["done"]), int(head["total"]))
        size = int(head.get("size", 0))
        if size > limits.output:
            raise TooLarge(
                f"The file gives a reading of {size:,} bytes; at most {limits.output:,} are taken. Split it.",
                given=size,
                allowed=limits.output,
            )
        while len(content) < size:
            content += self._more(deadline, limits)
        return head, bytes(content)

    def _head(self, answer: bytearray, deadline: float, limits: Limits) -> dict[str, Any]:
        """Take the next line of the worker off `answer`, waiting for more of it as long as it is not whole."""
        while b"\n" not in answer:
            answer += self._more(deadline, limits)
            if len(answer) > _HEAD_BYTES and b"\n" not in answer:
                raise self._broken()
        line, _, rest = bytes(answer).partition(b"\n")
        answer[:] = rest
        head: dict[str, Any] = json.loads(line)
        return head

    def _more(self, deadline: float, limits: Limits) -> bytes:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._answers, selectors.EVENT_READ)
            if not waiting.select(max(0.0, deadline - time.monotonic())):
                raise _too_long(limits)
        piece = os.read(self._answers.fileno(), 2**20)
        if not piece:
            raise self._broken()
        return piece

    def _broken(self) -> ReadingError:
        """Say why the worker is gone: it used up what it was allowed, or the file broke it."""
        with suppress(ProcessLookupError):
            os.killpg(self._running.pid, signal.SIGTERM)
        if self._running.wait(timeout=5) in (-signal.SIGKILL, -signal.SIGXCPU):
            return TookTooLong(
                "Reading the file took more time or memory than is allowed. Send it in parts, or save it again in a "
                "plainer form."
            )
        return DamagedFile("The file broke the reader. Open it in its own program, save it again and retry.")

    def end(self) -> None:
        """End the worker with all it started, and remove its folder."""
        self.is_ready = False
        with suppress(ProcessLookupError):
            os.killpg(self._running.pid, signal.SIGKILL)
        for pipe in (self._questions, self._answers):
            with suppress(OSError):
                pipe.close()
        self._running.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def _environment(folder: Path) -> dict[str, str]:
    """Return as little as reading needs: where programs and this package are, and a folder of its own."""
    own = str(Path(vanban.__file__).resolve().parent.parent)
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": own, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}


def _refusal(head: dict[str, Any]) -> ReadingError:
    kind = getattr(vanban, str(head["refused"]), ReadingError)
    if not (isinstance(kind, type) and issubclass(kind, ReadingError)):
        kind = ReadingError
    return kind(str(head["sentence"]), given=head.get("given"), allowed=head.get("allowed"))


def _too_long(limits: Limits) -> TookTooLong:
    return TookTooLong(
        f"Reading the file took more than {limits.seconds:g} seconds. Send it in parts, or save it again in a plainer "
        "form.",
        given=f"more than {limits.seconds:g} s",
        allowed=int(limits.seconds),
    )
