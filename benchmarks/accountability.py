"""How desks answered, at the size of a city: `DATABASE_URL=... python benchmarks/accountability.py [NUMBER]`.

Fills an empty PostgreSQL database of its own with NUMBER assignments (a million when not told) that were sent over two
years, each with four stands and two reports, a tenth passed on and a tenth with a request for more time, and prints how
long the figures of a month, of a year and of one unit take, and the truth signs of a month.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime

import django
from tracking import UNITS, found, measured

SENT = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)
TODAY = date(2027, 1, 15)


def main() -> None:
    """Fill, measure, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dondoc.organization.actors import Actor
    from dondoc.organization.models import Unit
    from dondoc.oversight.queries.accountability import Clip, answers_of_units, as_lying, lying_of_unit
    from dondoc.oversight.queries.signs import closings, reopened, reports_with
    from dondoc.oversight.rules.signs import Sign
    from dondoc.tasks.models import Assignment
    from dondoc.workcalendar.queries import working_calendar
    from dondoc.workcalendar.rules.periods import Window, lawful

    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    call_command("migrate", verbosity=0)
    if Assignment.objects.exists() or connection.vendor != "postgresql":
        sys.exit("This needs an empty PostgreSQL database of its own.")
    system = Actor.system()
    found(system)
    fill(wanted)
    month, year = (lawful(window, date(2026, 6, 1)) for window in (Window.MONTH, Window.YEAR))
    for name, period in (("month", month), ("year", year)):
        with measured(f"accountability of {UNITS} units over a {name}"):
            rows = answers_of_units(system, period, today=TODAY)
        print(f"  {len(rows)} units, {sum(answer.held for _unit, answer in rows):,} pieces of work")
    unit = Unit.objects.filter(kind="commune").order_by("pk")[0]
    with measured("first page behind a unit's days of a month"):
        clip = Clip(month, TODAY)
        page = list(lying_of_unit(system, clip, unit.pk).order_by("since", "id")[:51])
        print(f"  {len(list(as_lying(page, clip, working_calendar())))} rows")
    with measured("truth signs of a month"):
        numbers = [reports_with(sign, system, month).count() for sign in (Sign.NO_PRODUCT, Sign.EMPTY)]
        print(f"  {numbers}, {reopened(system, month).count()} reopened, {len(closings(system, month))} masses")


def fill(wanted: int) -> None:
    """Write assignments, stands, passages, requests and reports by the database itself."""
    from django.db import connection

    from dondoc.tasks.models import Task, TaskState

    tasks = Task.objects.bulk_create(
        [
            Task(
                order=n,
                title=f"Nhiệm vụ {n}",
                text="Rà soát.",
                state=TaskState.ISSUED,
                issued_at=SENT,
                product="Báo cáo",
            )
            for n in range(wanted // UNITS + 1)
        ],
        batch_size=1000,
    )
    first_unit = "(SELECT min(id) FROM organization_unit WHERE kind = 'commune')"
    statements = (
        f"""
        INSERT INTO tasks_assignment
            (task_id, first_unit_id, unit_id, role, state, first_due_on, due_on, sent_at, returns, part)
        SELECT {tasks[0].pk} + n / {UNITS}, unit, unit, 'lead', 'confirmed', at::date + 30, at::date + 30, at, 0, ''
        FROM (SELECT n, {first_unit} + n %% {UNITS} AS unit, %s + (n %% 700) * interval '1 day' AS at
              FROM generate_series(0, {wanted - 1}) AS n) AS made
        """,  # noqa: S608 - numbers of this file
        """
        INSERT INTO tasks_stand (assignment_id, unit_id, role, state, first_due_on, due_on, is_delegated, since, until)
        SELECT id, unit_id, role, state_then, first_due_on, due_on, false, sent_at + first * interval '1 day',
               sent_at + last * interval '1 day'
        FROM tasks_assignment,
             (VALUES ('sent', 0, 3), ('accepted', 3, 20), ('submitted', 20, 25), ('confirmed', 25, NULL))
             AS steps (state_then, first, last) WHERE %s IS NOT NULL
        """,
        """
        INSERT INTO tasks_passage (assignment_id, at, cause, old_unit_id, new_unit_id, decision, reason, by_name)
        SELECT id, sent_at, 'succession', unit_id + 1, unit_id, '', '', '' FROM tasks_assignment
        WHERE id %% 10 = 0 AND unit_id + 1 IN (SELECT id FROM organization_unit) AND %s IS NOT NULL
        """,
        """
        INSERT INTO tasks_extension
            (assignment_id, state, old_due_on, asked_due_on, reason, was_late, asked_at, asked_by_name, decided_by_name,
             decision_reason)
        SELECT id, 'refused', due_on, due_on + 10, '', id %% 20 = 0, sent_at, '', '', '' FROM tasks_assignment
        WHERE id %% 10 = 0 AND %s IS NOT NULL
        """,
        """
        INSERT INTO tasks_report (assignment_id, by_name, at, done, product, obstacle, next_step, is_submission)
        SELECT id, '', sent_at + days * interval '1 day', 'Đã rà soát xong phần việc ' || days,
               CASE WHEN id %% 50 = 0 THEN '' ELSE 'Báo cáo' END, '', '', days = 20
        FROM tasks_assignment, (VALUES (10), (20)) AS told (days) WHERE %s IS NOT NULL
        """,
    )
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, [SENT])
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
