"""Stands that were written before the columns were get the document of their task and who was in charge: a passage from
one person to another begins a stand of its own."""

from __future__ import annotations

from django.db import migrations

COPIED = """assignment_id, unit_id, field_id, role, state, first_due_on, due_on, due_time, submitted_on, submitted_time,
    is_delegated"""
ORDERED = """
    (SELECT id, LEAD(since) OVER (PARTITION BY assignment_id ORDER BY since, id) AS next FROM tasks_stand
     WHERE assignment_id IN (SELECT assignment_id FROM tasks_passage)) AS ordered
"""
BEGIN_AT_PASSAGES = f"""
    INSERT INTO tasks_stand ({COPIED}, since, until)
    SELECT {COPIED}, passed_at, passed_at
    FROM tasks_stand JOIN (SELECT DISTINCT assignment_id AS passed_id, at AS passed_at FROM tasks_passage) AS passed
         ON passed_id = assignment_id AND passed_at > since AND (until IS NULL OR until > passed_at)
"""  # noqa: S608  # nosec
END_AT_THE_NEXT = f"""
    UPDATE tasks_stand SET until = ordered.next FROM {ORDERED}
    WHERE ordered.id = tasks_stand.id AND (until IS NULL OR until <> ordered.next) AND ordered.next IS NOT NULL
"""  # noqa: S608  # nosec
LEAVE_THE_LAST_OPEN = f"""
    UPDATE tasks_stand SET until = NULL FROM {ORDERED}
    WHERE ordered.id = tasks_stand.id AND until IS NOT NULL AND ordered.next IS NULL
"""  # noqa: S608  # nosec
FILL = """
    UPDATE tasks_stand SET person_id = tasks_assignment.person_id, document_id = tasks_task.document_id
    FROM tasks_assignment JOIN tasks_task ON tasks_task.id = tasks_assignment.task_id
    WHERE tasks_assignment.id = tasks_stand.assignment_id
"""
WHO_WAS_BEFORE = """
    UPDATE tasks_stand SET person_id = passage.old_person_id FROM tasks_passage AS passage
    WHERE passage.assignment_id = tasks_stand.assignment_id AND passage.id = (
        SELECT later.id FROM tasks_passage AS later
        WHERE later.assignment_id = tasks_stand.assignment_id AND later.at > tasks_stand.since
        ORDER BY later.at, later.id LIMIT 1
    )
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0029_stand_people")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop, elidable=True)
        for sql in (BEGIN_AT_PASSAGES, END_AT_THE_NEXT, LEAVE_THE_LAST_OPEN, FILL, WHO_WAS_BEFORE)
    ]
