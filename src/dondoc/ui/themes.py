"""Light and dark: kept in a cookie, so that the first byte of a page already has the right colours."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "dondoc_theme"
THEMES = ("light", "dark")
_A_YEAR = 365 * 24 * 60 * 60


def theme_of(request: HttpRequest) -> str:
    """Return the theme the reader chose: "light", "dark", or "" to follow his machine."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else ""


def keep_theme(answer: HttpResponse, theme: str) -> None:
    """Keep the choice for a year; any other word than "light" or "dark" goes back to following the machine."""
    if theme in THEMES:
        answer.set_cookie(
            COOKIE, theme, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        answer.delete_cookie(COOKIE)
