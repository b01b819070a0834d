"""A real Chromium before a real site. A page that complains (script, style, network) fails the test that met it."""

from __future__ import annotations

import mimetypes
import os
import shutil
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from dondoc.administration.demo_accounts import open_accounts
from dondoc.administration.demo_city import load_city
from dondoc.organization.actors import Actor
from one_page import Site

PATIENCE = 30_000
"""How long a page may take to show what is waited for, in milliseconds: a busy machine is slow, and no fault."""

expect.set_options(timeout=PATIENCE)
mimetypes.add_type("application/speculationrules+json", ".speculationrules")  # as whitenoise serves it


@pytest.fixture(scope="session")
def chromium() -> Generator[Browser]:
    """Start the browser once for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is missing: scripts/system-packages installs it")
    with sync_playwright() as play, pytest.MonkeyPatch.context() as patch:
        # Playwright's loop runs in this thread, and Django would take every query of the test for one inside of it.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        # Inside of the loop this thread has database connections of its own; nobody else will close them.
        connections.close_all()
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the pages complained of so far; a test takes out what it meant to provoke."""
    return []


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer, complaints: list[str]) -> Generator[Page]:
    """Open an empty window. Whatever its pages complain of, or load from elsewhere, fails the test at its end."""
    context = chromium.new_context(base_url=live_server.url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda said: said.type in {"error", "warning"} and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(live_server.url) or complaints.append(asked.url))
    yield page
    context.close()
    assert [complaint for complaint in complaints if not complaint.startswith(("data:", "blob:"))] == []


@pytest.fixture
def sign_in_without_script(
    chromium: Browser, live_server: LiveServer, passwords: dict[str, str]
) -> Generator[Callable[..., Page]]:
    """Return what opens a window that runs no script and signs somebody in; it takes what a window can be told."""
    opened = []

    def come_in(username: str, **settings: Any) -> Page:
        window = chromium.new_context(base_url=live_server.url, locale="vi-VN", java_script_enabled=False, **settings)
        opened.append(window)
        page = window.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(reverse("sign-in"))
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", passwords[username])
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: reverse("sign-in") not in url)
        return page

    yield come_in
    for window in opened:
        window.close()


@pytest.fixture
def passwords(live_server: LiveServer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The demo city with its accounts: passwords by sign-in name."""
    system, at = Actor.system(), datetime(2025, 11, 18, 2, 0, tzinfo=UTC)
    load_city(by=system, at=at)
    return open_accounts(tmp_path_factory.mktemp("demo") / "accounts", by=system, at=at)


@pytest.fixture
def sign_in(page: Page, passwords: dict[str, str]) -> Callable[[str], None]:
    """Return what signs somebody in; whoever was signed in before is signed out."""

    def come_in(username: str) -> None:
        page.context.clear_cookies()
        page.goto(reverse("sign-in"))
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", passwords[username])
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: reverse("sign-in") not in url)

    return come_in


@pytest.fixture
def site(chromium: Browser) -> Generator[Site]:
    """Open a site of one page; whatever the browser complains of fails the test."""
    context = chromium.new_context(locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: said.type in {"error", "warning"} and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield Site(page, complaints)
    context.close()
    assert complaints == []
