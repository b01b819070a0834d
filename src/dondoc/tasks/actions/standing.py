"""Looking at standing duties again: the Office says that they still stand; what does not is recalled or confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.errors import ReasonMissing
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import CHANGE_DUE

_AT_ONCE = 20


def review_duties(*, task_ids: Sequence[int], note: str, by: Actor, at: datetime) -> int:
    """Say of the open standing duties of these tasks that they were looked at and stand on, with what was found; return
    how many. A fixed number of statements for every 20 tasks.

    What has ended meanwhile, or got a due date, is left as it is. Raises `NotPermitted` and `ReasonMissing`.
    """
    by.require(CHANGE_DUE)
    if not note.strip():
        raise ReasonMissing(_("Say in a sentence what was found: the units and the journal will read it."))
    done = 0
    with transaction.atomic():
        for start in range(0, len(task_ids), _AT_ONCE):
            done += _review(task_ids[start : start + _AT_ONCE], note.strip(), by=by, at=at)
    return done


def _review(task_ids: Sequence[int], note: str, *, by: Actor, at: datetime) -> int:
    rows = queries.duties_of(by).select_for_update(of=("self",)).filter(task__in=task_ids)
    duties = list(rows.select_related("task", "unit").order_by("pk"))
    Assignment.objects.filter(pk__in=[one.pk for one in duties]).update(reviewed_at=at)
    record(
        *(
            Deed(
                "assignment.reviewed",
                "assignment",
                one.pk,
                str(one),
                old={"reviewed_at": one.reviewed_at},
                new={"reviewed_at": at},
                reason=note,
            )
            for one in duties
        ),
        by=by.author,
        at=at,
    )
    return len(duties)
