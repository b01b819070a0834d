"""A site of one page that exists in the browser alone, for what `page.js` adds to pages."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Page, Request, Route

import dondoc

ORIGIN = "https://dondoc.test"
STATIC = Path(dondoc.__file__).parent / "ui" / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

PRESSED = (
    '<form method="post" action="/approve/"><input name="note">'
    '{% button "Duyệt" key="Enter" name="then" value="approve" %}</form>'
)
"""A form with a button that a key presses, too."""


class Site:
    """A site that exists in the browser alone: it shows one page and notes what is sent to it."""

    def __init__(self, page: Page, complaints: list[str]) -> None:
        self.page, self.complaints, self.sent, self.answers = page, complaints, [], {}
        self.html = ""
        self.reader = SimpleNamespace(person_id=7, name="Ví Dụ Ba", unit_name="Sở Nội vụ", may=lambda verb: True)
        page.route("**/*", self._answer)

    def _answer(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(ORIGIN).split("?")[0]
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        elif request.method == "POST":
            self.sent.append(request)
            self.answers.get(path, lambda one: one.fulfill(status=204))(route)
        else:
            route.fulfill(
                body=self.html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY}
            )

    def wait_for(self, number: int) -> list[Request]:
        """Return what was sent once it is so many, and a moment has passed in which one too many would have come."""
        for _moment in range(500):
            if len(self.sent) >= number:
                break
            self.page.wait_for_timeout(20)
        self.page.wait_for_timeout(100)
        return self.sent

    def show(self, content: str, **context: Any) -> Page:
        """Open a page with this content inside the frame of all pages."""
        request = RequestFactory().get("/")
        request.actor = self.reader  # type: ignore[attr-defined]
        scripts = '{% block scripts %}{% include "ui/htmx.html" %}{% endblock %}'
        source = '{% extends "ui/base.html" %}' + scripts + "{% block content %}" + content + "{% endblock %}"
        with translation.override("vi"):
            self.html = engines["django"].from_string(source).render(context, request)
        self.page.goto(ORIGIN + "/")
        return self.page
