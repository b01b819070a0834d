"""The page of the journal."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dondoc.administration import queries
from dondoc.administration.permissions import JOURNAL
from dondoc.administration.wording import line_of
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest


@require_GET
@gate(JOURNAL)
def journal(
    request: ActorRequest, object_type: str = "", object_id: int | None = None, person_id: int | None = None
) -> HttpResponse:
    """What was done, newest first: everything, to one object, or by one person."""
    entries = queries.journal(request.actor, object_type=object_type, object_id=object_id, person_id=person_id)
    page = page_after(entries, queries.JOURNAL_ORDER, after=request.GET.get("after"))
    first = page.rows[0] if page.rows else None
    return render(
        request,
        "administration/journal.html",
        {
            "page": page,
            "lines": [line_of(entry) for entry in page.rows],
            "of_object": first.label if first and object_type else "",
            "of_person": first.person_name if first and person_id is not None else "",
            "is_narrowed": bool(object_type) or person_id is not None,
            "last_seal": queries.last_seal(),
        },
    )
