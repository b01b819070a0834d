"""The search over everything: documents, tasks, units and people, with what matched."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from dondoc.administration import finding
from dondoc.administration.finding import Hit, Kind
from dondoc.kernel import clock
from dondoc.kernel.gates import signed_in
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest

_FIRST = 5
_A_PAGE = 50
_LONGEST = 200
KIND_NAMES = {
    Kind.DOCUMENT: _("Documents"),
    Kind.TASK: _("Tasks"),
    Kind.UNIT: _("Units"),
    Kind.PERSON: _("People"),
}
_AT_A_GLANCE = (Kind.UNIT, Kind.PERSON, Kind.DOCUMENT, Kind.TASK)
"""Bodies and people first: they take a line each, and who types one's name looks for it."""
_PAGES = {Kind.DOCUMENT: "tasks:document", Kind.TASK: "tasks:task", Kind.UNIT: "unit", Kind.PERSON: "person"}


@require_GET
@signed_in
def search(request: ActorRequest) -> HttpResponse:
    """What has the words that were typed: the first few of each kind, or all of one kind, page by page."""
    text, asked = request.GET.get("text", "").strip()[:_LONGEST], request.GET.get("kind", "")
    kinds = finding.kinds_for(request.actor)
    context: dict[str, Any] = {
        "text": text,
        "is_enough": finding.is_enough(text),
        "kinds": [(kind.value, KIND_NAMES[kind]) for kind in kinds],
        "groups": [],
    }
    if context["is_enough"] and asked in kinds:
        context.update(_of_one_kind(request, Kind(asked), text))
    elif context["is_enough"]:
        context["groups"] = [
            group for kind in _AT_A_GLANCE if kind in kinds and (group := _first_of(request, kind, text))
        ]
    return render(request, "administration/search.html", context)


def _first_of(request: ActorRequest, kind: Kind, text: str) -> dict[str, Any] | None:
    on = clock.today()
    rows = finding.first_found(request.actor, kind, text, on=on, most=_FIRST + 1)
    if not rows:
        return None
    return {
        "kind": kind.value,
        "name": KIND_NAMES[kind],
        "hits": _shown(finding.hits(kind, rows[:_FIRST], text, on=on)),
        "has_more": len(rows) > _FIRST,
    }


def _of_one_kind(request: ActorRequest, kind: Kind, text: str) -> dict[str, Any]:
    on = clock.today()
    rows, order = finding.in_order(kind, finding.found(request.actor, kind, text, on=on), most=_A_PAGE)
    page = page_after(rows, order, after=request.GET.get("after"), size=_A_PAGE)
    group = {
        "kind": kind.value,
        "name": KIND_NAMES[kind],
        "hits": _shown(finding.hits(kind, page.rows, text, on=on)),
        "has_more": False,
    }
    return {"groups": [group] if page.rows else [], "page": page}


def _shown(hits: list[Hit]) -> list[tuple[Hit, str]]:
    return [(hit, reverse(_PAGES[hit.kind], args=[hit.pk])) for hit in hits]
