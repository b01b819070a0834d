"""Rules for every test of the house: nothing talks to the world, and nothing is skipped where CI must see it all."""

from __future__ import annotations

import os
import socket
from collections.abc import Generator
from typing import Any

import pytest

MUST_NOT_SKIP = os.environ.get("CI", "").lower() in {"1", "true"}
_AT_HOME = {"127.0.0.1", "::1", "localhost", "", None}


class ReachedOutside(Exception):
    """A test tried to reach another machine."""


def _closed(address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else None  # Unix sockets have a path and stay on this machine
    if host not in _AT_HOME:
        raise ReachedOutside(f"tests stay on this machine, but this one asked for {host!r}")


@pytest.fixture(autouse=True, scope="session")
def closed_sockets() -> Generator[None]:
    """Refuse every connection that leaves this machine. The database's own driver is not affected."""
    with pytest.MonkeyPatch.context() as patch:
        connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

        def guarded_connect(self: socket.socket, address: Any) -> None:
            _closed(address)
            connect(self, address)

        def guarded_connect_ex(self: socket.socket, address: Any) -> int:
            _closed(address)
            return connect_ex(self, address)

        def guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
            _closed((host,))
            return lookup(host, *args, **kwargs)

        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_lookup)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """With CI=true a skipped test is a failed one."""
    report = yield
    if MUST_NOT_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, but CI=true allows no skip: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    """With CI=true a module skipped as a whole is an error."""
    report = yield
    if MUST_NOT_SKIP and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, but CI=true allows no skip: {report.longrepr}"
    return report
