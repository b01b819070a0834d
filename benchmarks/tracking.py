"""Issuing, sweeping and verifying at the size of a city: `DATABASE_URL=... python benchmarks/tracking.py [NUMBER]`;
`... journal [ENTRIES]` measures the journal alone.

Fills an empty PostgreSQL database of its own with NUMBER assignments (a million when not told), a tenth of them open
and 20,000 of those newly overdue, and prints how long these take: the sweep and a second sweep, one clause sent to 450
units, eight clauses at once (3,600 assignments with watches and journal), one assignment with its history, and the
verification of a journal of 400,000 entries more, by one process and by one a processor.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import django

AT = datetime(2026, 9, 21, 2, 0, tzinfo=UTC)
ON = date(2026, 9, 21)
LONG_AGO = date(2020, 1, 1)
UNITS = 450
NEWLY = 20_000
ENTRIES = 400_000


def main() -> None:
    """Fill, measure, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dondoc.journal.queries import history_of
    from dondoc.organization.actors import Actor
    from dondoc.oversight.actions.sweeping import sweep
    from dondoc.tasks.actions.issuing import issue_document, issue_task
    from dondoc.tasks.models import Assignment
    from dondoc.tasks.permissions import get_assignment_for

    call_command("migrate", verbosity=0)
    if Assignment.objects.exists() or connection.vendor != "postgresql":
        sys.exit("This needs an empty PostgreSQL database of its own.")
    if sys.argv[1:2] == ["journal"]:
        verify_journal(int(sys.argv[2]) if len(sys.argv) > 2 else ENTRIES)
        return
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    system = Actor.system()
    found(system)
    one_task, document = clauses()
    fill(wanted)
    with measured("sweep"):
        done = sweep(on=ON, by=system, at=AT)
    print(f"  looked at {done.looked_at:,}, took {sum(done.taken.values()):,}, passed over {done.passed_over:,}")
    with measured("second sweep"):
        done = sweep(on=ON, by=system, at=AT)
    print(f"  looked at {done.looked_at:,}, took {sum(done.taken.values()):,}")
    with measured("one clause to 450 units"):
        print(f"  {issue_task(task_id=one_task, by=system, at=AT).assignments:,} assignments")
    with measured("eight clauses to 450 units"):
        print(f"  {issue_document(document_id=document, by=system, at=AT).assignments:,} assignments")
    last = Assignment.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with measured("one assignment with its history", times=50):
        for _ in range(50):
            list(history_of("assignment", get_assignment_for(system, last).pk))
    verify_journal(ENTRIES)


@contextmanager
def measured(name: str, *, times: int = 1) -> Iterator[Callable[[], float]]:
    """Print how long the block took, for each of `times`, with the load of the machine; yield what tells it after."""
    start = time.perf_counter()
    took: list[float] = []
    yield lambda: took[0]
    took.append((time.perf_counter() - start) / times)
    print(f"{name}: {took[0]:.3f} s (load {os.getloadavg()[0]:.1f})", flush=True)


def found(system: Any) -> None:
    """Write roles, days, the ladder, units with their heads, and somebody who confirms."""
    from django.conf import settings

    from dondoc.administration.actions import set_up_roles
    from dondoc.organization.models import AddresseeGroup, Appointment, Person, Post, Role, RoleGrant, Unit
    from dondoc.oversight.actions.ladder import set_up_ladder
    from dondoc.workcalendar.actions import load_days

    load_days(by=system, at=AT)
    set_up_roles(by=system, at=AT)
    set_up_ladder(by=system, at=datetime(2026, 1, 5, tzinfo=UTC))
    top = Unit.objects.create(
        code=settings.DONDOC_COMMITTEE, name="UBND", short_name="UBND", kind="committee", valid_from=LONG_AGO
    )
    top.path = f"{top.pk}/"
    top.save()
    units = Unit.objects.bulk_create(
        [
            Unit(code=f"U{n}", name=f"Đơn vị {n}", short_name=f"Đơn vị {n}", kind="commune", valid_from=LONG_AGO)
            for n in range(UNITS)
        ]
    )
    for unit in units:
        unit.path, unit.parent = f"{top.pk}/{unit.pk}/", top
    Unit.objects.bulk_update(units, ["path", "parent"])
    people = Person.objects.bulk_create(
        [Person(username=f"p{n}", full_name=f"Nguyễn Văn Thử {n}") for n in range(UNITS)]
    )
    posts = Post.objects.bulk_create(
        [Post(unit=unit, title="Chủ tịch", is_head=True, valid_from=LONG_AGO) for unit in units]
    )
    Appointment.objects.bulk_create(
        [Appointment(person=who, post=post, valid_from=LONG_AGO) for who, post in zip(people, posts, strict=True)]
    )
    for code in ("tracking-officer", "leader"):
        RoleGrant.objects.create(person=people[0], role=Role.objects.get(code=code), unit=top, valid_from=LONG_AGO)
    AddresseeGroup.objects.create(code="all", name="các xã, phường", kinds=["commune"])


def verify_journal(wanted: int) -> None:
    """Write so many entries, ten for each of as many assignments as that takes, seal them and verify the journal."""
    import tempfile
    from pathlib import Path

    from django.db import connection

    from dondoc.journal.actions import seal
    from dondoc.journal.verification import verify_database
    from dondoc.kernel import processes

    write_journal(wanted)
    with tempfile.TemporaryDirectory() as folder:
        seal(at=AT, kept_in=Path(folder))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE journal_entry")
    for number in sorted({1, processes.at_hand()}):
        with measured(f"verification of the journal, processes: {number}") as seconds:
            found = verify_database(processes=number)
        if not found.sound:
            sys.exit(f"Not sound: {found.faults[:3]}")
        print(f"  {found.entries:,} entries, {found.entries / seconds():,.0f} a second")


def write_journal(wanted: int) -> None:
    """Write the lives of assignments, each with moments, people, reasons and values of its own, ten entries each."""
    from django.db import transaction

    from dondoc.journal.actions import Deed, record_all
    from dondoc.journal.rules import Author

    life = ["sent", "accepted", "delegated", "reported", "reported", "submitted", "returned", "reported", "submitted"]
    verbs = [f"assignment.{verb}" for verb in [*life, "confirmed"]]
    first = 10_000_000  # beyond every assignment of this city
    for start in range(0, wanted // len(verbs), 1_000):
        done = []
        for number in range(start, min(start + 1_000, wanted // len(verbs))):
            for step, verb in enumerate(verbs):
                deed = Deed(
                    verb,
                    "assignment",
                    first + number,
                    f"Rà soát quy chế làm việc của Đơn vị {number % UNITS}, nhiệm vụ {number}",
                    old={"state": verbs[step - 1]} if step else {},
                    new={
                        "state": verb,
                        "due_on": f"2026-{number % 12 + 1:02}-{step + 1:02}",
                        "report": number * 10 + step,
                    },
                    reason=f"Đã có kết quả bước {step} của việc {number}" if step % 3 == 0 else "",
                )
                by = Author(f"Nguyễn Văn Thử {number % 3000}", f"Đơn vị {number % UNITS}", number % 3000)
                done.append((deed, by, AT + timedelta(days=step, seconds=number)))
        with transaction.atomic():
            record_all(done)


def clauses() -> tuple[int, int]:
    """Write one approved clause alone and a document with eight, all for 450 units; return the ids of both."""
    from dondoc.documents.models import Direction, Document
    from dondoc.organization.models import AddresseeGroup
    from dondoc.tasks.models import DueKind, Party, Task, TaskState

    document = Document.objects.create(
        direction=Direction.ISSUED,
        issuer="UBND",
        type="cong-van",
        code="1/UBND",
        folded_code="1 ubnd",
        issued_on=ON,
        subject="thử",
        registered_on=ON,
        registered_at=AT,
        registered_by_name="thử",
    )
    group = AddresseeGroup.objects.get(code="all")
    made = [
        Task.objects.create(
            document=document if number else None,
            order=number + 1,
            provision=str(number),
            title=f"Nhiệm vụ thử {number}",
            text="Rà soát quy chế làm việc.",
            state=TaskState.REVIEWED,
            due_kind=DueKind.DATE,
            due_on=date(2026, 12, 31),
            product="Báo cáo",
        )
        for number in range(9)
    ]
    for task in made:
        Party.objects.create(task=task, role="lead", order=1, group=group, phrase="các xã, phường")
    return made[0].pk, document.pk


def fill(wanted: int) -> None:
    """Write the assignments by the database itself, and watch the open ones.

    The open ones that are not newly overdue are due from next year on. No journal is written for any of them.
    """
    from django.db import connection

    from dondoc.organization.actors import Actor
    from dondoc.oversight.actions.watching import rebuild
    from dondoc.tasks.models import Task, TaskState
    from dondoc.workcalendar.queries import working_calendar

    overdue = working_calendar().add_working_days(ON, -1)
    tasks = Task.objects.bulk_create(
        [
            Task(order=n, title=f"Nhiệm vụ {n}", text="Rà soát.", state=TaskState.ISSUED, issued_at=AT)
            for n in range(wanted // UNITS + 1)
        ],
        batch_size=1000,
    )
    first_unit = "(SELECT min(id) FROM organization_unit WHERE kind = 'commune')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO tasks_assignment
                (task_id, first_unit_id, unit_id, role, state, part, first_due_on, due_on, sent_at, returns)
            SELECT %s + n / {UNITS}, {first_unit} + n %% {UNITS}, {first_unit} + n %% {UNITS}, 'lead',
                   CASE WHEN n < %s THEN 'accepted' ELSE 'confirmed' END, '', due, due, %s, 0
            FROM (SELECT n, CASE WHEN n < %s THEN %s::date ELSE %s::date + n %% 200 END AS due
                  FROM generate_series(0, %s) AS n) AS made
            """,  # noqa: S608 - numbers of this file
            [tasks[0].pk, wanted // 10, AT, NEWLY, overdue, date(2027, 1, 4), wanted - 1],
        )
    with measured(f"watches of {wanted // 10:,} open among {wanted:,}"):
        rebuild(by=Actor.system(), at=AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
