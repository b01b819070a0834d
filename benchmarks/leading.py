"""The leader's pages and the search at the size of a city: `DATABASE_URL=... python benchmarks/leading.py [NUMBER]`.

Fills an empty PostgreSQL database of its own with NUMBER tasks of as many assignments (a million when not told), due
over three years, a tenth of them open, in a fifth as many documents, with the words of real orders mixed at random. A
database that it has filled before is taken as it is. It then prints the time the server takes for each page, the median
of twenty, asked for by a leader, by a head of a unit and by an official.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import django

AT = datetime(2026, 9, 21, 2, 0, tzinfo=UTC)
ON = date(2026, 9, 21)
LONG_AGO = date(2020, 1, 1)
UNITS = 450
TIMES = 20
ORDER = Path(__file__).parent.parent / "src/dondoc/administration/data/4363-UBND-NC.md"
READERS = {"leader": "leader", "head": "unit-head", "official": "official"}
PAGES = (
    "/",
    "/today/",
    "/unit-states/",
    "/unit-states/list/?mark=overdue",
    "/trend/",
    "/decisions/",
    "/search/?text=thu+tuc+hanh+chinh",
    "/search/?text=ky+luat+777777",
    "/search/?text=4363",
    "/search/?text=khong+co+tu+nay",
    "/search/?text=nguyen+van+thu+44",
)


def main() -> None:
    """Fill, measure, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    os.environ.setdefault("DONDOC_HOSTS", "testserver")
    os.environ.setdefault("DONDOC_HOME", tempfile.mkdtemp(prefix="dondoc-bench-"))
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dondoc.tasks.models import Assignment

    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    if not Assignment.objects.exists():
        if connection.vendor != "postgresql":
            sys.exit("This needs a PostgreSQL database of its own.")
        start = time.perf_counter()
        found()
        fill(wanted)
        print(f"filled in {time.perf_counter() - start:.0f} s")
    for reader in READERS:
        measure(reader)


def measure(reader: str) -> None:
    """Print for each page its status, its size, and how long the server takes."""
    from django.test import Client

    from dondoc.organization.models import Person

    client = Client()
    client.force_login(Person.objects.get(username=reader))
    for page in PAGES:
        took = []
        for _ in range(TIMES):
            start = time.perf_counter()
            answer = client.get(page)
            took.append((time.perf_counter() - start) * 1000)
        median, slowest = statistics.median(took), max(took)
        size = len(answer.content) / 1000
        print(
            f"{reader:9} {page:40} {answer.status_code} {size:6.0f} KB {median:7.1f} ms, slowest {slowest:7.1f} ms",
            flush=True,
        )
    print(f"(load {os.getloadavg()[0]:.1f})")


def found() -> None:
    """Write roles, days, units, and one reader for each role."""
    from django.conf import settings

    from dondoc.administration.actions import set_up_roles
    from dondoc.organization.actors import Actor
    from dondoc.organization.models import Appointment, Person, Post, Role, RoleGrant, Unit
    from dondoc.workcalendar.actions import load_days

    system = Actor.system()
    load_days(by=system, at=AT)
    set_up_roles(by=system, at=AT)
    top = Unit.objects.create(
        code=settings.DONDOC_COMMITTEE,
        name="UBND",
        short_name="UBND",
        kind="committee",
        valid_from=LONG_AGO,
        folded_name="ubnd",
        folded_short_name="ubnd",
    )
    top.path = f"{top.pk}/"
    top.save()
    units = Unit.objects.bulk_create(
        Unit(
            code=f"U{n}",
            name=f"Xã Thử {n}",
            short_name=f"Xã Thử {n}",
            kind="commune",
            valid_from=LONG_AGO,
            folded_name=f"xa thu {n}",
            folded_short_name=f"xa thu {n}",
        )
        for n in range(UNITS)
    )
    for unit in units:
        unit.path, unit.parent = f"{top.pk}/{unit.pk}/", top
    Unit.objects.bulk_update(units, ["path", "parent"])
    people = Person.objects.bulk_create(
        Person(username=f"p{n}", full_name=f"Nguyễn Văn Thử {n}") for n in range(30_000)
    )
    posts = Post.objects.bulk_create(
        Post(unit=unit, title="Chủ tịch", is_head=True, valid_from=LONG_AGO) for unit in units
    )
    Appointment.objects.bulk_create(
        Appointment(person=who, post=post, valid_from=LONG_AGO) for who, post in zip(people, posts, strict=False)
    )
    for username, role in READERS.items():
        unit = top if role == "leader" else units[0]
        who = Person.objects.create(username=username, full_name=username)
        RoleGrant.objects.create(person=who, role=Role.objects.get(code=role), unit=unit, valid_from=LONG_AGO)


def phrases() -> list[str]:
    """Return runs of three to six words of a real order."""
    words = re.findall(r"\w+", ORDER.read_text(encoding="utf-8"))
    dice = random.Random(7)  # noqa: S311  # nosec - no secret is made of it
    return [
        " ".join(words[at : at + dice.randint(3, 6)]) for at in (dice.randrange(len(words) - 6) for _ in range(500))
    ]


def fill(wanted: int) -> None:
    """Write documents, tasks, assignments and how they stood, by the database itself."""
    from django.db import connection

    from dondoc.kernel.folding import fold

    first_unit = "(SELECT min(id) FROM organization_unit WHERE kind = 'commune')"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE phrase (n int PRIMARY KEY, words text, folded text)")
        for number, words in enumerate(phrases()):
            cursor.execute("INSERT INTO phrase VALUES (%s, %s, %s)", [number, words, fold(words)])
        cursor.execute(
            """
            INSERT INTO documents_document
                (direction, issuer, parent_body, type, code, folded_code, place, issued_on, subject, urgency,
                 signer_capacity, signer_title, signer_name, addressees, recipients, registered_on, registered_at,
                 registered_by_name, withdrawn_reason, reading, text, search_text)
            SELECT 'issued', 'UBND', '', 'cong-van', n || '/UBND-NC', n || ' ubnd nc', '',
                   %s::date - (n %% 1000)::int, said.words, '', '', '', '', '[]', '[]', %s::date - (n %% 1000)::int,
                   %s, '', '', '{}', '', ' ' || n || ' ubnd nc ' || said.folded
            FROM generate_series(1, %s) AS n, LATERAL (
                SELECT string_agg(words, ' ') FILTER (WHERE k < 4) AS words, string_agg(folded, ' ') AS folded
                FROM generate_series(0, 39) AS k JOIN phrase ON phrase.n = (n * 31 + k * 97 + n / 7) %% 500
            ) AS said
            """,
            [ON, ON, AT, wanted // 5],
        )
        cursor.execute(
            """
            INSERT INTO tasks_task
                (document_id, "order", provision, title, text, state, due_kind, due_text, term_unit, term_event,
                 recurs_every, recurs_interval, recurs_on, product, is_standing, authority_note, targets, issued_at,
                 search_text)
            SELECT (SELECT min(id) FROM documents_document) + n / 5, n %% 5, 'điểm a khoản ' || n %% 5,
                   left(said.words, 150) || ' đợt ' || n, said.words, 'issued', 'undated', '', '', '', '', 1, '',
                   'Báo cáo', false, '', '[]', %s, ' diem a khoan ' || n %% 5 || ' ' || said.folded || ' dot ' || n
            FROM generate_series(0, %s) AS n, LATERAL (
                SELECT string_agg(words, ' ') AS words, string_agg(folded, ' ') AS folded
                FROM generate_series(0, 5) AS k JOIN phrase ON phrase.n = (n * 17 + k * 89 + n / 11) %% 500
            ) AS said
            """,
            [AT, wanted - 1],
        )
        cursor.execute(
            f"""
            INSERT INTO tasks_assignment
                (task_id, first_unit_id, unit_id, role, state, first_due_on, due_on, sent_at, submitted_at, returns,
                 part)
            SELECT task.id, made.unit, made.unit, 'lead', made.state, made.due, made.due, made.due - 30,
                   CASE WHEN made.state IN ('confirmed', 'submitted') THEN made.due + (task.id %% 7)::int - 5 END,
                   0, ''
            FROM tasks_task AS task, LATERAL (
                SELECT {first_unit} + task.id %% {UNITS} AS unit,
                       %s::date + (CASE WHEN task.id %% 10 = 0 THEN task.id / 10 %% 60 - 3
                                        ELSE -(task.id %% 1000) END)::int AS due,
                       CASE WHEN task.id %% 200 = 0 THEN 'submitted' WHEN task.id %% 210 = 0 THEN 'returned'
                            WHEN task.id %% 10 = 0 THEN 'accepted' ELSE 'confirmed' END AS state
            ) AS made
            """,  # noqa: S608 - numbers of this file
            [ON],
        )
        cursor.execute(
            """
            INSERT INTO tasks_stand
                (assignment_id, unit_id, role, state, first_due_on, due_on, submitted_on, since, until, is_delegated)
            SELECT id, unit_id, role, CASE WHEN state = 'confirmed' AND k = 0 THEN 'accepted' ELSE state END,
                   first_due_on, due_on, CASE WHEN k = 1 OR state <> 'confirmed' THEN submitted_at::date END,
                   CASE WHEN k = 0 THEN sent_at ELSE submitted_at + interval '2 days' END,
                   CASE WHEN k = 0 AND state = 'confirmed' THEN submitted_at + interval '2 days' END, false
            FROM tasks_assignment, generate_series(0, 1) AS k WHERE k = 0 OR state = 'confirmed'
            """
        )
        cursor.execute(
            """
            INSERT INTO documents_documentreader (document_id, unit_id)
            SELECT DISTINCT document_id, unit_id FROM tasks_assignment JOIN tasks_task ON tasks_task.id = task_id
            """
        )
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
