"""A refusal as an answer of the web: a page, or an alert for the part of a page that asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dondoc.kernel.errors import NotFound, NotPermitted, Refusal


def status_of(refusal: Refusal) -> int:
    """Return the status of HTTP: 404 for what is not there, 403 for what is not permitted, 422 for all others."""
    if isinstance(refusal, NotFound):
        return 404
    return 403 if isinstance(refusal, NotPermitted) else 422


def answer_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Show the refusal. For htmx it is an alert above the page, and what stands on the page stays as it is."""
    status = status_of(refusal)
    if request.headers.get("HX-Request"):
        answer = render(request, "ui/components/refusal.html", {"refusal": refusal}, status=status)
        answer.headers["HX-Retarget"] = "#messages"
        answer.headers["HX-Reswap"] = "innerHTML show:top"
        return answer
    return render(request, "ui/refusal.html", {"refusal": refusal, "status": status}, status=status)
