"""Refusals become pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dondoc.kernel.errors import Refusal
from dondoc.ui.refusals import answer_refusal


class RefusalMiddleware:
    """Shows a refusal that a view raised. Views that keep a form catch it themselves and show it beside the form.

    A middleware that refuses before the view must answer with `refusals.answer_refusal` itself: Django hands only what
    views raise to `process_exception`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; what a view raises arrives at `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave everything else to Django."""
        return answer_refusal(request, exception) if isinstance(exception, Refusal) else None
