"""The reader's language; refusals as pages; and where a form that is sent with a bar goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.cache import patch_vary_headers

from dondoc.kernel.errors import Refusal
from dondoc.ui.refusals import answer_refusal


class LanguageMiddleware:
    """Speaks the language the reader chose, else that of the house.

    Django's own would ask the browser first; browsers in offices are often English, their readers are not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language, and say so in the header."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", language)
        patch_vary_headers(answer, ("Cookie",))
        return answer


class AheadMiddleware:
    """Tells a browser that can which pages to fetch while the pointer still rests on their links, by a file of rules.

    They are lists and the places of the navigation: pages that change nothing by being looked at.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a page names the rules in a header."""
        answer = self.get_response(request)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            answer.headers["Speculation-Rules"] = _rules()
        return answer


@cache
def _rules() -> str:
    """Return the address of the rules, which stays what it is as long as the server runs."""
    return f'"{static("ui/ahead.speculationrules")}"'


_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class RefusalMiddleware:
    """Shows a refusal that a view raised. Views that keep a form catch it themselves and show it beside the form.

    A middleware that refuses before the view must answer with `refusals.answer_refusal` itself: Django hands only what
    views raise to `process_exception`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; what a view raises arrives at `process_exception`.

        A script cannot see a redirect, only follow it, and would use up the messages of the page it leads to. So a form
        that was sent by script with a bar (`X-Sent-With: bar`) gets the address in a header instead.
        """
        answer = self.get_response(request)
        if request.headers.get("X-Sent-With") == "bar" and answer.status_code in _REDIRECTS:
            return HttpResponse(status=204, headers={"X-Go-To": answer.headers["Location"]})
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave everything else to Django."""
        return answer_refusal(request, exception) if isinstance(exception, Refusal) else None
