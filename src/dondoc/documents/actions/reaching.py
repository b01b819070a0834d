"""Requiring an acknowledgement of so many officials that nobody waits for it: asked for, and carried out in parts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.documents import queries
from dondoc.documents.actions.disseminating import (
    Required,
    require_acknowledgement,
    require_askable,
    require_of,
    require_reached,
)
from dondoc.documents.actions.withdrawing import require_standing
from dondoc.documents.permissions import get_document_for
from dondoc.jobs.actions import ask
from dondoc.jobs.models import Run
from dondoc.kernel import clock
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor

REQUIRE = "ask-officials"
"""The kind of the run that asks many officials."""
MOST_AT_ONCE = 2_000
"""Officials who are asked while the person waits, about half a second; beyond that a worker asks them."""
_UNITS_A_PART = 20


def require_or_ask(
    *, document_id: int, unit_ids: Collection[int], due_on: date, note: str = "", by: Actor, at: datetime
) -> Required | Run:
    """Require it as `require_acknowledgement` does while the person waits; or, of very many officials, ask for a run
    that does. Raises as that does; what only shows when they are asked, the run says."""
    if queries.officials_within(unit_ids, on=clock.local_date(at)) <= MOST_AT_ONCE:
        return require_acknowledgement(
            document_id=document_id, unit_ids=unit_ids, due_on=due_on, note=note, by=by, at=at
        )
    require_askable(unit_ids, due_on=due_on, by=by, at=at)
    document = get_document_for(by, document_id)
    require_standing(document)
    return ask(
        kind=REQUIRE,
        label=_("Having %(document)s acknowledged") % {"document": document},
        arguments={
            "document": document_id,
            "units": sorted(unit_ids),
            "due_on": due_on.isoformat(),
            "note": note,
        },
        by=by,
        at=at,
    )


def require_in_parts(
    *,
    document_id: int,
    unit_ids: Collection[int],
    due_on: date,
    note: str,
    by: Actor,
    at: datetime,
    progress: Progress = silent,
) -> Required:
    """Require it, a few units at a time, each part a transaction with its journal; return what stands at the end.

    Begun again after it was cut off it asks who is left, and nobody twice. Raises as `require_acknowledgement`, but not
    for units that are asked already.
    """
    require_askable(unit_ids, due_on=due_on, by=by, at=at)
    document = get_document_for(by, document_id)
    left = list(queries.units_to_ask(document, unit_ids, on=clock.local_date(at)).values_list("pk", flat=True))
    for start in range(0, len(left), _UNITS_A_PART):
        part = left[start : start + _UNITS_A_PART]
        with transaction.atomic():
            require_of(document_id=document_id, unit_ids=part, due_on=due_on, note=note, by=by, at=at)
        progress(start + len(part), len(left))
    required = Required(*queries.required_in(document_id, unit_ids))
    require_reached(required)
    return required
