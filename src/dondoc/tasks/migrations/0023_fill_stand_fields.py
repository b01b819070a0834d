"""Stands that were written before the column was get the field of their task."""

from __future__ import annotations

from django.db import migrations

FILL = """
    UPDATE tasks_stand SET field_id = tasks_task.field_id
    FROM tasks_assignment JOIN tasks_task ON tasks_task.id = tasks_assignment.task_id
    WHERE tasks_assignment.id = tasks_stand.assignment_id AND tasks_task.field_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0022_stand_fields")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop, elidable=True)]
