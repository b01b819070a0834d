"""Đôn Đốc as it is run in production: granian with two processes of four threads. Filled by its models and journal."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import city
import clients

PORT = 8973
NAME = "Đôn Đốc"
LONG_AGO = date(2020, 1, 1)
_AT_ONCE = 500
_ROW = re.compile(rb'href="/assignments/(\d+)/"')


def version(root: Path) -> str:
    """Return the commit that is measured."""
    asked = subprocess.run(
        ["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    )
    return asked.stdout.strip()


class Dondoc:
    """The installation: its database, its server, and each work as one page, of many rows and colours, not as JSON."""

    def __init__(self, address: str, home: Path, number: int, today: date) -> None:
        self.home, self.number, self.today = home, number, today
        self.sessions: dict[int, str] = {}
        self.deep_address = ""
        home.mkdir(parents=True, exist_ok=True)
        self.env = {
            **os.environ,
            "DATABASE_URL": address,
            "DONDOC_HOME": str(home),
            "DONDOC_SECRET_KEY": secrets.token_hex(32),
            "DONDOC_COMMITTEE": "UBND",
            "DJANGO_SETTINGS_MODULE": "dondoc.config.settings",
        }

    def seed(self) -> None:
        """Make the tables and write the city into them, with stands, reports, journal and watches."""
        os.environ.update(
            {name: self.env[name] for name in self.env if name.startswith(("DATABASE_", "DONDOC_", "DJANGO_"))}
        )
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        people = _found(self.today)
        works = list(city.works(self.number, self.today))
        for first in range(0, len(works), _AT_ONCE * 10):
            _write(works[first : first + _AT_ONCE * 10])
        with connection.cursor() as cursor:
            for table in ("tasks_task", "tasks_assignment"):
                cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")  # noqa: S608
        from dondoc.organization.actors import Actor
        from dondoc.oversight.actions.watching import rebuild

        rebuild(by=Actor.system(), at=city.at(self.today))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.sessions = {person: _session(people[person]) for person in (0, city.COMMUNE, city.DEPARTMENT)}
        connection.close()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve as docs/how-to/run-in-production.md says."""
        command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--port", str(PORT)]
        command += ["--workers", "2", "--blocking-threads", "4", "--no-ws", "dondoc.config.wsgi:application"]
        log = str(self.home / "granian.log")
        with clients.served(command, port=PORT, path="/sign-in/", env=self.env, cwd=str(self.home), log=log):
            yield

    def clear(self) -> None:
        """Nothing of it stands outside its folder and its database."""

    def client(self, person: int = 0) -> clients.Client:
        """Return a client of a person, 0 for the tracking officer."""
        token = secrets.token_hex(16)
        cookie = f"sessionid={self.sessions[person]}; csrftoken={token}"
        return clients.Client(PORT, {"Cookie": cookie, "X-CSRFToken": token})

    def overdue(self, client: clients.Client, *, after: str = "") -> tuple[list[int], str]:
        """Return the ids of 50 overdue assignments by due date, and the address of the next page."""
        body = client.get(after or "/overdue/list/?column=open-overdue").body
        following = re.search(rb'href="([^"]*[?&](?:amp;)?after=[^"]+)"', body)
        return [int(one) for one in _ROW.findall(body)], _address(following[1]) if following else ""

    def deep(self, client: clients.Client, page: int) -> tuple[list[int], str]:
        """Return what a deep page has. Its address is walked to once."""
        if not self.deep_address:
            for _ in range(page - 1):
                _ids, self.deep_address = self.overdue(client, after=self.deep_address)
        return self.overdue(client, after=self.deep_address)

    def create(self, client: clients.Client) -> str:
        """Write a task, approve it and send it to its unit at one press, as the page offers it. Return its page."""
        form = {
            "title": "Nhiệm vụ mới",
            "text": "Báo cáo kết quả.",
            "due_kind": "date",
            "due_on": (self.today + timedelta(days=30)).isoformat(),
            "product": "Báo cáo",
            "authority_note": "thử",
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 0,
            "form-0-role": "lead",
            "form-0-phrase": f"Đơn vị {city.COMMUNE}",
            "form-0-meaning": f"Đơn vị {city.COMMUNE}",
            "then": "issue",
        }
        return client.post("/tasks/new/", form).location

    def show(self, client: clients.Client, number: int) -> bool:
        """Return whether the page of the assignment came with its history."""
        return client.get(f"/assignments/{number}/").body.count(b'<li class="dot-') >= 3

    def update(self, client: clients.Client, number: int) -> None:
        """Write a report of progress."""
        answer = client.post(f"/assignments/{number}/report/", {"done": "Đã thực hiện một phần."})
        if answer.status != 302:
            raise RuntimeError("the report was not taken")

    def export(self, client: clients.Client) -> int:
        """Return how many rows the CSV of all overdue assignments has."""
        return client.get("/overdue/list/?column=open-overdue&format=csv").body.count(b"\n") - 1

    def dashboard(self, client: clients.Client) -> int:
        """Return how many assignments are open, summed over the units of the page of what is late."""
        body = client.get("/overdue/?format=csv").body.decode().splitlines()
        heading, *rows = [line.split(",") for line in body]
        columns = [heading.index(name) for name in ("current_open_overdue", "current_open_in_time")]
        return sum(int(row[column]) for row in rows for column in columns)

    def nightly(self) -> None:
        """Take the rungs whose day has come: reminders, urgings and requests to explain, with journal and messages."""
        command = [str(Path(sys.executable).with_name("dondoc")), "sweep"]
        subprocess.run(command, env=self.env, check=True, capture_output=True, cwd=self.home)

    def works(self, lane: int = 0) -> dict[str, Callable[[], object]]:
        """Return each work that is timed, by its name. Many clients at once write each in his own lane."""
        city_wide, department, commune = (self.client(who) for who in (0, city.DEPARTMENT, city.COMMUNE))
        some = city.open_numbers(self.number, self.today, lane)
        return {
            "create": lambda: self.create(city_wide),
            "overdue": lambda: self.overdue(city_wide),
            "overdue, page 100": lambda: self.deep(city_wide, 100),
            "overdue with rights": lambda: self.overdue(department),
            "my overdue": lambda: self.overdue(commune),
            "show with history": lambda: self.show(city_wide, next(some)),
            "update": lambda: self.update(commune, next(some)),
            "dashboard": lambda: city_wide.get("/overdue/"),
            "export": lambda: self.export(city_wide),
        }


def _found(today: date) -> dict[int, Any]:
    """Write roles, days, the ladder, units, people and their roles; return people by number, 0 for the officer."""
    from dondoc.administration.actions import set_up_roles
    from dondoc.organization.actors import Actor
    from dondoc.organization.addressing.wording import words
    from dondoc.organization.models import Appointment, Person, Post, Role, RoleGrant, Unit, UnitName
    from dondoc.oversight.actions.ladder import set_up_ladder
    from dondoc.workcalendar.actions import load_days

    system, at = Actor.system(), city.at(today)
    load_days(by=system, at=at)
    set_up_roles(by=system, at=at)
    set_up_ladder(by=system, at=city.at(LONG_AGO))
    kinds = {1: "committee", **dict.fromkeys(range(2, 2 + city.DEPARTMENTS), "department")}
    units: dict[int, Unit] = {}
    for one in range(1, city.UNITS + 1):
        above = city.parent_of(one)
        units[one] = Unit.objects.create(
            id=one,
            code="UBND" if one == 1 else f"U{one}",
            name=f"Đơn vị {one}",
            short_name=f"Đơn vị {one}",
            kind=kinds.get(one, "commune"),
            parent_id=above,
            path=f"{units[above].path if above else ''}{one}/",
            valid_from=LONG_AGO,
        )
        UnitName.objects.create(unit=units[one], wording=units[one].name, key=words(units[one].name).key)
    people = {p: Person(id=p, username=f"p{p}", full_name=f"Nguyễn Văn {p}") for p in range(1, city.PEOPLE + 1)}
    people[0] = Person(id=city.PEOPLE + 1, username="officer", full_name="Theo Dõi")
    Person.objects.bulk_create(people.values())
    for number, person in people.items():
        unit, is_head = units[city.unit_of(number or 1)], 1 <= number <= city.UNITS
        post = Post.objects.create(
            unit=unit, title="Thủ trưởng" if is_head else "Chuyên viên", is_head=is_head, valid_from=LONG_AGO
        )
        Appointment.objects.create(person=person, post=post, valid_from=LONG_AGO)
        code = "leader" if number == 1 else "unit-head" if is_head else "official" if number else "tracking-officer"
        RoleGrant.objects.create(person=person, role=Role.objects.get(code=code), unit=unit, valid_from=LONG_AGO)
    return people


def _write(works: Sequence[city.Work]) -> None:
    """Write tasks, assignments, how they stood, what was reported, and three entries of the journal for each."""
    from django.db import transaction

    from dondoc.journal.actions import Deed, record
    from dondoc.kernel.writing import write_rows
    from dondoc.organization.actors import Actor
    from dondoc.tasks.models import Assignment, Party, PartyRole, Report, Stand, Task, TaskState

    lead = PartyRole.LEAD
    tasks, assignments, stands, reports, parties, deeds = [], [], [], [], [], []
    for w in works:
        due = {"first_due_on": w.due_on, "due_on": w.due_on}
        sent, done = city.at(w.sent_on), city.at(w.done_on) if w.done_on else None
        closed = done + timedelta(hours=5) if done else None
        tasks.append(
            Task(
                id=w.number,
                order=1,
                title=w.title,
                text=w.title * 3,
                state=TaskState.ISSUED,
                due_kind="date",
                due_on=w.due_on,
                product="Báo cáo",
                issued_at=sent,
            )
        )
        parties.append(Party(task_id=w.number, role=lead, order=1, unit_id=w.unit, phrase=f"Đơn vị {w.unit}"))
        assignments.append(
            Assignment(
                id=w.number,
                task_id=w.number,
                first_unit_id=w.unit,
                unit_id=w.unit,
                person_id=w.unit,
                role=lead,
                state="confirmed" if done else "in-progress",
                sent_at=sent,
                submitted_at=done,
                submitted_by_id=w.unit if done else None,
                closed_at=closed,
                **due,
            )
        )
        handed_in = {"submitted_on": w.done_on, "submitted_time": done.time()} if done else {}
        course = [("sent", sent, {}), ("in-progress", sent + timedelta(hours=2), {})]
        if done and closed:
            course += [("submitted", done, handed_in), ("confirmed", closed, handed_in)]
        ends = [*(since for _state, since, _more in course[1:]), None]
        stands += [
            Stand(
                assignment_id=w.number, unit_id=w.unit, role=lead, state=state, since=since, until=until, **due, **more
            )
            for (state, since, more), until in zip(course, ends, strict=True)
        ]
        who = f"Nguyễn Văn {w.unit}"
        reports.append(
            Report(
                assignment_id=w.number,
                by_id=w.unit,
                by_name=who,
                at=done or sent + timedelta(hours=2),
                done="Cập nhật",
                product="Báo cáo" if done else "",
                is_submission=bool(done),
            )
        )
        verbs = ("assignment.sent", "assignment.accept", "assignment.submit" if done else "assignment.report")
        deeds += [Deed(verb, "assignment", w.number, f"{w.title} · Đơn vị {w.unit}") for verb in verbs]
    with transaction.atomic():
        Task.objects.bulk_create(tasks, batch_size=_AT_ONCE)
        Assignment.objects.bulk_create(assignments, batch_size=_AT_ONCE)
        for rows in (parties, stands, reports):
            write_rows(rows)
        author = Actor.system().author
        for first in range(0, len(deeds), _AT_ONCE):
            record(*deeds[first : first + _AT_ONCE], by=author, at=city.at(works[0].sent_on))


def _session(person: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _address(found: bytes) -> str:
    address = found.decode().replace("&amp;", "&")
    return address if address.startswith("/") else f"/overdue/list/{address}"
