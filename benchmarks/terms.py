"""Counting open terms again after a change of the calendar: `DATABASE_URL=... python benchmarks/terms.py [NUMBER]`.

Fills an empty database of its own with NUMBER open assignments (40,000 when not told) that have a term over one day,
marks that day as off, counts all of them again and prints how long it took, with its journal entries; then a second
time, when nothing is left to move.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, date, datetime

import django

DAY = date(2026, 9, 30)
AT = datetime(2026, 9, 21, 2, 0, tzinfo=UTC)
UNITS = 450


def main() -> None:
    """Fill, mark, count again, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dondoc.organization.actors import Actor
    from dondoc.tasks.actions.recomputing import recompute_terms
    from dondoc.tasks.models import Assignment
    from dondoc.workcalendar.actions import load_days
    from dondoc.workcalendar.models import SpecialDay

    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    call_command("migrate", verbosity=0)
    if Assignment.objects.exists():
        sys.exit("The database holds assignments. Give it one of its own.")
    system = Actor.system()
    load_days(by=system, at=AT)
    fill(wanted)
    SpecialDay.objects.create(on=DAY, kind="holiday", name="Ngày nghỉ thử", source="Thông báo thử")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for _ in range(2):
        start = time.perf_counter()
        moved = recompute_terms(days=[DAY], by=system, at=AT)
        seconds = time.perf_counter() - start
        print(f"{connection.vendor}, load {os.getloadavg()[0]:.1f}: {moved:,} of {wanted:,} moved in {seconds:.1f} s")


def fill(wanted: int) -> None:
    """Write units, a task each for a hundred of them, and open assignments of ten working days."""
    from dondoc.organization.models import Unit
    from dondoc.tasks.actions.stands import open_stands
    from dondoc.tasks.models import Assignment, DueKind, PartyRole, Task, TaskState
    from dondoc.tasks.rules.states import State

    units = Unit.objects.bulk_create(
        [
            Unit(
                code=f"U{one}",
                name=f"Đơn vị {one}",
                short_name=f"Đơn vị {one}",
                kind="commune",
                valid_from=date(2020, 1, 1),
            )
            for one in range(UNITS)
        ]
    )
    tasks = Task.objects.bulk_create(
        [
            Task(
                order=number,
                title=f"Nhiệm vụ thử {number}",
                text="Rà soát quy chế làm việc.",
                state=TaskState.ISSUED,
                issued_at=AT,
                due_kind=DueKind.TERM,
                term_amount=10,
                term_unit="working-day",
                term_event="receipt",
            )
            for number in range(wanted // UNITS + 1)
        ]
    )
    rows = [
        Assignment(
            task=tasks[number // UNITS],
            first_unit=units[number % UNITS],
            unit=units[number % UNITS],
            role=PartyRole.LEAD,
            state=State.ACCEPTED.value,
            first_due_on=date(2026, 10, 5),
            due_on=date(2026, 10, 5),
            term_starts_on=date(2026, 9, 21),
            sent_at=AT,
        )
        for number in range(wanted)
    ]
    open_stands(Assignment.objects.bulk_create(rows, batch_size=1000), at=AT)


if __name__ == "__main__":
    main()
