"""The work of the province that the benchmarks are about, and how it stood from its sending to what it is now.

Larger sizes are copies of the first rows under other ids.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from datetime import time as hour
from typing import Any, NamedTuple

import province

ENTRIES = 10
AS_ONE, CLAUSES, FIELDS, LEADERS = 20, 4, 30, 6
"""Assignments a task, tasks a document, fields of work, and leaders with five of them each."""


class Readers(NamedTuple):
    """People whose pages are measured: a tracking officer of the province, an ordinary official of one unit, the
    chairman, and a vice chairman who looks after some fields."""

    office: Any
    official: Any
    chairman: Any
    leader: Any


def people() -> Readers:
    """Found the province; return who reads."""
    from dondoc.organization.models import FieldOfWork, Portfolio, Role, RoleGrant

    units, people, _posts = province.found()
    office, official, chairman, *leaders = people[-1], people[len(units) + 30], *people[-2 - LEADERS : -1]
    roles = {role.code: role for role in Role.objects.all()}
    granted = [(office, "tracking-officer", units[0]), (official, "official", units[30])]
    granted += [(leader, "leader", units[0]) for leader in (chairman, *leaders)]
    for person, role, unit in granted:
        RoleGrant.objects.create(person=person, role=roles[role], unit=unit, valid_from=province.LONG_AGO)
    for number in range(FIELDS):
        field = FieldOfWork.objects.create(code=f"linh-vuc-{number}", name=f"Lĩnh vực {number}")
        field.path = f"{field.pk}/"
        field.save()
        leader = leaders[number % LEADERS]
        Portfolio.objects.create(person=leader, role=roles["leader"], field=field, valid_from=province.LONG_AGO)
    return Readers(office, official, chairman, leaders[0])


def fill(size: int, today: date) -> None:
    """Write tasks, assignments and how each stood, from its sending to what it is now."""
    from dondoc.kernel.writing import write_rows
    from dondoc.organization.models import FieldOfWork, Person, Unit
    from dondoc.tasks.models import Assignment, DueKind, Task, TaskState

    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    officials = list(Person.objects.order_by("pk").values_list("pk", flat=True))[: province.OFFICIALS]
    desks = [(unit, officials[place :: len(units)]) for place, unit in enumerate(units)][1:]
    fields = list(FieldOfWork.objects.order_by("pk").values_list("pk", flat=True))
    now = moment(today, 7)
    for begin in range(0, size, 10_000):
        numbers = range(begin, min(begin + 10_000, size))
        orders = documents(begin, len(numbers), today)
        tasks = Task.objects.bulk_create(
            [
                Task(
                    document=orders[number // AS_ONE % len(orders)],
                    field_id=fields[number // AS_ONE * 7 % len(fields)],
                    order=1,
                    title=f"Rà soát quy chế làm việc, nhiệm vụ thử {number}",
                    text="Rà soát quy chế làm việc của cơ quan, đơn vị; báo cáo kết quả.",
                    state=TaskState.ISSUED,
                    due_kind=DueKind.DATE,
                    due_on=today,
                    issued_at=now,
                )
                for number in numbers[::AS_ONE]
            ],
            batch_size=2000,
        )
        lives = [Life(number, tasks[place // AS_ONE], desks, today) for place, number in enumerate(numbers)]
        made = Assignment.objects.bulk_create([life.row for life in lives], batch_size=2000)
        write_rows([stand for life, row in zip(lives, made, strict=True) for stand in life.stands(row.pk)])


def documents(begin: int, size: int, today: date) -> list[Any]:
    """Write the documents of so many assignments."""
    from dondoc.documents.models import Document

    return Document.objects.bulk_create(
        Document(
            direction="issued",
            type="cong-van",
            code=f"{begin + number}/UBND-NC",
            issued_on=today,
            subject="rà soát quy chế làm việc",
            registered_on=today,
            registered_at=moment(today, 7),
            registered_by_name="Đôn Đốc",
        )
        for number in range(size // (AS_ONE * CLAUSES))
    )


class Life:
    """One assignment of the benchmark: sent, taken on, and mostly handed in and confirmed."""

    def __init__(self, number: int, task: Any, desks: list[tuple[int, list[int]]], today: date) -> None:
        from dondoc.tasks.models import Assignment, PartyRole

        chance = number * 7919 % 10_007 % 100
        if chance < 60:
            due_on = today - timedelta(days=30 + number * 31 % 3500)
            self.done_on: date | None = due_on + timedelta(days=6 if chance < 20 else -3)
        else:
            self.done_on = None
            due_on = today + timedelta(days=-1 - number % 40 if chance < 66 else number % 90)
        sent_on = min(due_on, today) - timedelta(days=30)
        state = "accepted" if self.done_on is None else "confirmed"
        unit_id, officials = desks[(number // AS_ONE * 37 + number % AS_ONE * 23) % len(desks)]
        self.row = Assignment(
            task=task,
            first_unit_id=unit_id,
            unit_id=unit_id,
            person_id=officials[number // 2 % len(officials)] if number % 2 else None,
            role=PartyRole.LEAD.value,
            state=state,
            first_due_on=due_on,
            due_on=due_on,
            sent_at=moment(sent_on, 9),
            submitted_at=moment(self.done_on, 10) if self.done_on else None,
            closed_at=moment(self.done_on + timedelta(days=4), 10) if self.done_on else None,
        )

    def stands(self, assignment_id: int) -> Iterator[Any]:
        """Yield how it stood, from state to state."""
        from dondoc.tasks.models import Stand

        row = self.row
        since = [("sent", row.sent_at), ("accepted", row.sent_at + timedelta(days=2))]
        if row.submitted_at and row.closed_at:
            since += [("submitted", row.submitted_at), ("confirmed", row.closed_at)]
        until = [at for _state, at in since[1:]] + [None]
        for (state, at), end in zip(since, until, strict=True):
            is_in = state in {"submitted", "confirmed"}
            yield Stand(
                assignment_id=assignment_id,
                unit_id=row.unit_id,
                person_id=row.person_id,
                field_id=row.task.field_id,
                document_id=row.task.document_id,
                role=row.role,
                state=state,
                first_due_on=row.first_due_on,
                due_on=row.due_on,
                submitted_on=self.done_on if is_in else None,
                submitted_time=hour(10) if is_in else None,
                since=at,
                until=end,
            )


def moment(on: date, hours: int) -> datetime:
    """Return the hour of the day at home."""
    from dondoc.kernel.clock import HOME

    return datetime.combine(on, hour(hours), tzinfo=HOME)


def multiply(first: int, times: int, *, since: int) -> None:
    """Copy the first tasks, assignments and stands until there are `times` as many as at first."""
    from django.db import connection

    from dondoc.documents.models import Document
    from dondoc.tasks.models import Assignment, Stand, Task

    shifts: dict[Any, tuple[str, ...]] = {
        Document: ("id",),
        Task: ("id", "document_id"),
        Assignment: ("id", "task_id"),
        Stand: ("document_id", "assignment_id"),
    }
    size = {Document: first // AS_ONE // CLAUSES, Task: first // AS_ONE, Assignment: first}
    base = {model: model.objects.order_by("pk").values_list("pk", flat=True)[0] for model in shifts}
    stands = Stand.objects.filter(assignment_id__lt=base[Assignment] + first).order_by("-pk").values_list("pk")[0][0]
    last = {**{model: base[model] + number for model, number in size.items()}, Stand: stands + 1}
    step = {"document_id": size[Document], "task_id": size[Task], "assignment_id": first}
    with connection.cursor() as cursor:
        for model, shifted in shifts.items():
            columns = [
                field.column for field in model._meta.concrete_fields if field.name != "id" or model is not Stand
            ]
            told = []
            for name in columns:
                by = size.get(model) if name == "id" else step.get(name)
                told.append(f'made."{name}" + {by} * copy' if name in shifted else f'made."{name}"')
            names = ", ".join(f'"{name}"' for name in columns)
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({names}) "  # noqa: S608 - names of this file
                f"SELECT {', '.join(told)} FROM generate_series(%s, %s) AS copy, {model._meta.db_table} AS made "
                "WHERE made.id >= %s AND made.id < %s",
                [since, times - 1, base[model], last[model]],
            )
            if model is not Stand:
                table = model._meta.db_table
                cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")  # noqa: S608


def journal(size: int, most: int) -> None:
    """Give every assignment that has none its entries, unless there are more than `most`."""
    from django.db import connection

    if size > most:
        print(f"\nno journal entries beyond those of {most:,} assignments")
        return
    digest = (
        "md5(random()::text) || md5(random()::text)" if connection.vendor == "postgresql" else "hex(randomblob(32))"
    )
    numbers = ", ".join(f"({number})" for number in range(1, ENTRIES + 1))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH entry (number) AS (VALUES {numbers})
            INSERT INTO journal_entry (recorded_at, happened_at, person_id, person_name, unit_name, verb, object_type,
                object_id, sequence, label, reason, old, new, previous_hash, hash)
            SELECT sent_at, sent_at, {1}, 'Nguyễn Văn Thử', 'Đơn vị thử', 'assignment.report', 'assignment', made.id,
                entry.number, 'Rà soát quy chế làm việc', '', '{{}}', '{{"state": "in-progress"}}', {digest}, {digest}
            FROM tasks_assignment AS made, entry
            WHERE NOT EXISTS (SELECT 1 FROM journal_entry AS kept
                              WHERE kept.object_type = 'assignment' AND kept.object_id = made.id)
            """  # noqa: S608 - numbers of this file
        )


def settle() -> None:
    """Bring the database's own knowledge of its rows up to date, as it is in an installation that runs."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def keep(at: datetime) -> None:
    """Keep the figures of every day at hand, as every night does."""
    from dondoc.organization.actors import Actor
    from dondoc.reports.actions import roll_up

    start = time.perf_counter()
    roll_up(by=Actor.system(), at=at)
    settle()
    print(f"  the nightly keeping of figures: {time.perf_counter() - start:.0f} s", flush=True)
