"""Asking over HTTP and keeping the time."""

from __future__ import annotations

import http.client
import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

LONGEST = 20.0
"""Seconds after which a work is not asked for again, though it was asked fewer times than wanted."""
SLOW = 5.0
"""Seconds from which on the first answer, which is for warmth, is counted like the others."""
NIGHTLY_AT_MOST = 240.0
"""Seconds after which a nightly command is stopped."""
PATIENCE = 120.0
"""Seconds after which an answer is not waited for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `location` is where a redirect leads."""

    status: int
    body: bytes
    location: str = ""


class Client:
    """One person at one system: a connection that is kept, and what proves who he is."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self._port, self._headers = port, headers
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        """Ask for a page. Raises `RuntimeError` for an answer that is none."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, values: dict[str, object], *, method: str = "POST") -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask(method, path, urlencode(values).encode(), kind)

    def send(self, path: str, content: bytes, *, method: str = "POST") -> Answer:
        """Send JSON."""
        return self._ask(method, path, content, {"Content-Type": "application/json"})

    def _ask(self, method: str, path: str, body: bytes | None, more: dict[str, str]) -> Answer:
        for is_last in (False, True):
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
            try:
                self._connection.request(method, path, body, {**self._headers, **more})
                answer = self._connection.getresponse()
                content = answer.read()
            except TimeoutError:
                self._connection.close()
                self._connection = None
                raise
            except (http.client.HTTPException, ConnectionError):
                self._connection.close()
                self._connection = None
                if is_last:
                    raise
                continue
            if answer.status >= 400:
                raise RuntimeError(f"{method} {path}: {answer.status} {content[:500]!r}")
            return Answer(answer.status, content, answer.headers.get("Location", ""))
        raise AssertionError("not reached")


@dataclass(frozen=True, slots=True)
class Took:
    """How long a work took, in seconds: the median and the 95th of 100. `times` is 0 where the answer was given up."""

    p50: float
    p95: float
    times: int

    def __str__(self) -> str:
        if not self.times:
            return f"over {self.p50:.0f} s"
        return f"{self.p50 * 1000:,.0f} / {self.p95 * 1000:,.0f} ms"


def timed(work: Callable[[], object], *, times: int = 30) -> Took:
    """Do the work `times` times after one for warmth, or until `LONGEST` seconds are over, twice at least.

    What is not answered in `PATIENCE` seconds is given up, and said so.
    """
    begun = time.perf_counter()
    try:
        work()
    except TimeoutError:
        time.sleep(15)  # the server gives it up, too
        return Took(PATIENCE, PATIENCE, 0)
    first = time.perf_counter() - begun
    took = [first] if first > SLOW else []
    begun = time.perf_counter()
    while len(took) < times and (len(took) < 2 or time.perf_counter() - begun < LONGEST):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    took.sort()
    return Took(statistics.median(took), took[min(len(took) - 1, int(len(took) * 0.95))], len(took))


def together(works: Callable[[int], Callable[[], object]], *, clients: int, seconds: float) -> float:
    """Return requests a second of so many clients at once, each doing `works(client)` again and again."""
    each = [works(number) for number in range(clients)]
    done = [0] * clients
    failures: list[BaseException] = []
    start = time.perf_counter()

    def run(number: int) -> None:
        try:
            while time.perf_counter() < start + seconds:
                each[number]()
                done[number] += 1
        except TimeoutError:
            return  # this client waits no longer: what it was not answered is not counted
        except BaseException as failure:
            failures.append(failure)  # told by the main thread

    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(done) / (time.perf_counter() - start)


def load() -> float:
    """Return the load of the machine over the last minute."""
    return os.getloadavg()[0]


@contextmanager
def served(command: list[str], *, port: int, path: str, env: dict[str, str], cwd: str, log: str) -> Iterator[None]:
    """Run a server until the block ends. Raises `RuntimeError` when it does not answer within two minutes."""
    with open(log, "wb") as said:  # noqa: PTH123
        process = subprocess.Popen(command, env=env, cwd=cwd, stdout=said, stderr=said)
    try:
        _await(process, port, path, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def _await(process: subprocess.Popen[bytes], port: int, path: str, log: str) -> None:
    for _ in range(240):
        if process.poll() is not None:
            break
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", path)
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.5)
        finally:
            connection.close()
    raise RuntimeError(f"the server did not come up; see {log}")
