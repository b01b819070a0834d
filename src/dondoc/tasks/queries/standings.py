"""Proposed tasks as plain values, to compare and to take back what was changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core import serializers

from dondoc.tasks.models import Party, Task
from dondoc.tasks.rules.changes import Standing

PARTIES = "parties"


def standings_of(document_id: int) -> dict[int, Standing]:
    """Return the fields and parties of all tasks of the document by task, as values that JSON knows. Two queries."""
    tasks = _values(Task.objects.filter(document_id=document_id))
    standings = {one["pk"]: {**one["fields"], PARTIES: []} for one in tasks}
    for party in _values(Party.objects.filter(task__document_id=document_id).order_by("order", "pk")):
        standings[party["fields"].pop("task")][PARTIES].append(party["fields"])
    return dict(standings)


def _values(rows: Iterable[Any]) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads(serializers.serialize("json", rows))
    return values
