"""Who is who at the size of a province: `DATABASE_URL=... python benchmarks/desks.py`.

Fills an empty PostgreSQL database of its own with 450 units in four levels, each with a head, 30,000 officials and
20,000 appointments that have ended; prints how long it takes to resolve a group of addressees on a day, to say who is
head of each unit on a day, and to hand 5,000 open assignments of one ended unit on to its successor, with stands,
passages and journal.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import django
import province
from province import load

AT = datetime(2026, 9, 21, 2, 0, tzinfo=UTC)
ON = date(2026, 9, 21)
FORMER, OPEN = 20_000, 5_000


def main() -> None:
    """Fill, measure, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dondoc.organization.actions import set_up_groups
    from dondoc.organization.actors import Actor
    from dondoc.organization.addressing import resolve
    from dondoc.organization.models import Unit
    from dondoc.organization.queries import acting_heads_on, heads_on
    from dondoc.tasks.actions.passing import pass_on
    from dondoc.tasks.queries import plan_of

    call_command("migrate", verbosity=0)
    if Unit.objects.exists() or connection.vendor != "postgresql":
        sys.exit("This needs an empty PostgreSQL database of its own.")
    system = Actor.system()
    set_up_groups(by=system, at=AT)
    old = fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    ids = list(Unit.objects.values_list("pk", flat=True))
    phrase = "Chủ tịch Ủy ban nhân dân các xã, phường"
    print(f"{len(resolve([phrase], on=ON)[0].units):,} units are meant by “{phrase}”")
    measured("a group of addressees on a day", lambda: resolve([phrase], on=ON))
    measured("who is head of each of 450 units on a day", lambda: heads_on(ids, on=ON))
    measured("who acts as head of each of them", lambda: acting_heads_on(ids, on=ON))
    start = time.perf_counter()
    choices = {one.assignment.pk: one.unit.pk for one in plan_of(system, old, on=ON) if one.unit}
    planned = time.perf_counter() - start
    moved = pass_on(unit_id=old.pk, choices=choices, by=system, at=AT)
    seconds = time.perf_counter() - start
    print(f"{moved:,} assignments handed on: {seconds:.2f} s, {planned:.2f} of them for the plan (load {load():.1f})")


def measured(name: str, act: Callable[[], Any], times: int = 100) -> None:
    """Print the median of `times` runs, in milliseconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        took.append(time.perf_counter() - start)
    print(f"{name}: {sorted(took)[times // 2] * 1000:.1f} ms (load {load():.1f})", flush=True)


def fill() -> Any:
    """Write the province, what was before, and a unit that ended with its successor and its open work."""
    from dondoc.organization.models import Appointment, Succession
    from dondoc.tasks.actions.stands import open_stands
    from dondoc.tasks.models import Assignment, Task, TaskState

    units, people, posts = province.found()
    former = [
        Appointment(person=people[-n - 1], post=posts[n], valid_from=province.LONG_AGO, valid_to=date(2023, 12, 31))
        for n in range(FORMER)
    ]
    Appointment.objects.bulk_create(former, batch_size=2000)
    old, new = units[1], units[2]
    old.valid_to = ON - timedelta(days=1)
    old.save()
    Succession.objects.create(predecessor=old, successor=new, on=ON, share="all")
    tasks = Task.objects.bulk_create(
        [
            Task(order=n, title=f"Nhiệm vụ thử {n}", text="Rà soát quy chế.", state=TaskState.ISSUED, issued_at=AT)
            for n in range(OPEN)
        ],
        batch_size=2000,
    )
    rows = [
        Assignment(task=task, first_unit=old, unit=old, role="lead", state="accepted", sent_at=AT - timedelta(days=90))
        for task in tasks
    ]
    open_stands(Assignment.objects.bulk_create(rows, batch_size=2000), at=AT - timedelta(days=90))
    return old


if __name__ == "__main__":
    main()
