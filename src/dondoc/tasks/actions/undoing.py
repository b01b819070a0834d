"""Taking back the last step of a review."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core import serializers
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from dondoc.documents.permissions import get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.tasks.errors import NothingToUndo
from dondoc.tasks.models import Party, Task
from dondoc.tasks.permissions import REVIEW
from dondoc.tasks.queries.standings import PARTIES, standings_of
from dondoc.tasks.rules.changes import Change, Standing, still_stands


def undo_changes(*, document_id: int, changes: Mapping[int, Change], by: Actor, at: datetime) -> None:
    """Put the document's tasks back as they stood before the changes: all of them, or none.

    Raises `NothingToUndo` when there are no changes, or when one of the tasks is no longer as the changes left it:
    somebody changed it since, or it was issued.
    """
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        list(Task.objects.select_for_update().filter(document=document).order_by("pk").values_list("pk"))
        now = standings_of(document.pk)
        if not changes:
            raise NothingToUndo(_("There is nothing to undo: no step of this review was taken in this session."))
        if not all(still_stands(change, now.get(task_id)) for task_id, change in changes.items()):
            raise NothingToUndo(
                _("This step can no longer be undone: somebody changed the same task since. Change it by hand instead.")
            )
        added = [task_id for task_id, (before, _after) in changes.items() if before is None]
        back = {
            task_id: {**now.get(task_id, {}), **before}
            for task_id, (before, _after) in changes.items()
            if before is not None
        }
        labels = dict(Task.objects.filter(pk__in=added).values_list("pk", "title"))
        Task.objects.filter(pk__in=added).delete()
        _put_back(back)
        titles = {**labels, **{task_id: standing["title"] for task_id, standing in back.items()}}
        record(
            *(
                Deed("task.undone", "task", task_id, titles[task_id], old=dict(after or {}), new=dict(before or {}))
                for task_id, (before, after) in changes.items()
            ),
            by=by.author,
            at=at,
        )


def _put_back(standings: Mapping[int, Standing]) -> None:
    for task_id, standing in standings.items():
        fields = {name: value for name, value in standing.items() if name != PARTIES}
        _row_of(Task, task_id, fields).save()
    Party.objects.filter(task__in=standings).delete()
    Party.objects.bulk_create(
        _row_of(Party, None, {**party, "task": task_id}).object
        for task_id, standing in standings.items()
        for party in standing[PARTIES]
    )


def _row_of(model: type[Model], pk: int | None, fields: Mapping[str, Any]) -> Any:
    row = {"model": model._meta.label_lower, "pk": pk, "fields": fields}
    return next(iter(serializers.deserialize("python", [row])))
