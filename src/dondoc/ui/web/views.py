"""The gallery of components, and the choice of language and colours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from dondoc.kernel.gates import everybody, gate
from dondoc.ui.addresses import is_of_this_site
from dondoc.ui.themes import keep_theme
from dondoc.ui.web.gallery import samples

GALLERY = "ui.gallery"


@require_GET
@gate(GALLERY)
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its states, for those who build pages."""
    return render(request, "ui/gallery.html", samples())


@require_POST
@everybody
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the language in a cookie and go back to where the reader was."""
    return set_language(request)


@require_POST
@everybody
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the colours in a cookie and go back to where the reader was; only to a page of this site."""
    back = request.POST.get("next", "")
    if not is_of_this_site(request, back):
        back = "/"
    answer = HttpResponseRedirect(back)
    keep_theme(answer, request.POST.get("theme", ""))
    return answer
