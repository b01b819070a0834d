"""Stands that were written before the column was get the field of their task."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps: Any, schema_editor: Any) -> None:
    stands, assignments = (apps.get_model("tasks", name) for name in ("Stand", "Assignment"))
    of_task = assignments.objects.filter(pk=OuterRef("assignment_id")).values("task__field_id")[:1]
    stands.objects.filter(assignment__task__field__isnull=False).update(field_id=Subquery(of_task))


class Migration(migrations.Migration):
    dependencies = [("tasks", "0022_stand_fields")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
