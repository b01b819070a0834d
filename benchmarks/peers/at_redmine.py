"""Redmine 5 as Debian packages it: an instance of its own beside any other, filled by COPY, served by puma."""

from __future__ import annotations

import hashlib
import html
import http.client
import json
import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlencode

import city
import clients
import psycopg

PROGRAM = Path("/usr/share/redmine")
INSTANCES = Path("/var/lib/redmine")
INSTANCE = "dondoc-benchmark"
PORT = 8971
ADMIN, FIRST_PERSON = 1, 1000
MANAGER, IN_PROGRESS, CLOSED, TRACKER, PRIORITY = 3, 2, 5, 3, 2
NAME = "Redmine"
PASSPHRASE = secrets.token_hex(10)
_OPEN = re.compile(r"status_id=o&amp;tracker_id=\d+\">(\d+)</a>")
"""The number of open issues of a tracker in the first table of a project's report."""


def is_installed() -> bool:
    """Return whether Debian's package is there."""
    return (PROGRAM / "config.ru").exists()


def version() -> str:
    """Return the version of the package."""
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", "redmine"], capture_output=True, text=True, check=True
    )
    return asked.stdout


class Redmine:
    """The instance: its database, its server, and each work as one request of its REST API."""

    def __init__(self, address: str, home: Path, number: int, today: date) -> None:
        self.address, self.home, self.number, self.today = address, home, number, today
        self.yesterday = today - timedelta(days=1)
        self.keys = {person: secrets.token_hex(20) for person in (0, city.COMMUNE, city.DEPARTMENT)}
        self.env = {
            **os.environ,
            "RAILS_ENV": "production",
            "BUNDLER_VERSION": "2.3.15",  # without it Bundler looks for a version that Debian does not have
            "REDMINE_INSTANCE": INSTANCE,
            "REDMINE_LANG": "en",
            "DATABASE_URL": address,
        }

    def seed(self) -> None:
        """Make the instance and its tables, and write the city into them."""
        for folder in ("config", "files", "log", "tmp/cache", "tmp/pids", "public"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        (self.home / "config/secret_key.txt").write_text(secrets.token_hex(32))
        (self.home / "config/database.yml").write_text(f"production:\n  adapter: postgresql\n  url: {self.address}\n")
        (self.home / "config/configuration.yml").write_text(
            "default:\n  email_delivery:\n    delivery_method: :test\n"  # mails are written and go nowhere
        )
        _unlink()
        (INSTANCES / INSTANCE).symlink_to(self.home)
        for task in ("db:migrate", "redmine:load_default_data"):
            self.rake(task)
        with psycopg.connect(self.address) as database:
            self._write(database.cursor())
        with psycopg.connect(self.address, autocommit=True) as database:
            database.execute("ANALYZE")

    def rake(self, *task: str, seconds: float | None = None) -> None:
        """Run one of Redmine's own commands. Raises `CalledProcessError`, or `TimeoutExpired` after `seconds`."""
        command = ["bundle", "exec", "rake", *task]
        subprocess.run(command, cwd=PROGRAM, env=self.env, check=True, capture_output=True, timeout=seconds)

    def _write(self, cursor: psycopg.Cursor) -> None:
        long_ago = city.at(date(2020, 1, 1))
        for name, value in {"rest_api_enabled": "1", "issues_export_limit": "1000000"}.items():
            cursor.execute("INSERT INTO settings (name, value, updated_on) VALUES (%s, %s, now())", (name, value))
        inner = hashlib.sha1(PASSPHRASE.encode()).hexdigest()  # noqa: S324 - how Redmine keeps passwords
        hashed = hashlib.sha1(inner.encode()).hexdigest()  # noqa: S324
        cursor.execute(
            "UPDATE users SET must_change_passwd = false, salt = '', hashed_password = %s WHERE id = %s",
            (hashed, ADMIN),
        )
        people = range(1, city.PEOPLE + 1)
        _copy(
            cursor,
            "users (id, login, firstname, lastname, status, language, type, mail_notification, created_on)",
            [(_person(p), f"p{p}", "Văn", f"Nguyễn {p}", 1, "vi", "User", "only_my_events", long_ago) for p in people],
        )
        _copy(
            cursor,
            "email_addresses (user_id, address, is_default, notify, created_on, updated_on)",
            [(_person(p), f"p{p}@example.vn", True, True, long_ago, long_ago) for p in people],
        )
        _copy(
            cursor,
            "tokens (user_id, action, value, created_on)",
            [(_person(p) if p else ADMIN, "api", key, long_ago) for p, key in self.keys.items()],
        )
        units = range(1, city.UNITS + 1)
        _copy(
            cursor,
            "projects (id, name, identifier, is_public, status, lft, rgt, created_on, updated_on)",
            [(u, f"Đơn vị {u}", f"u{u}", False, 1, 2 * u - 1, 2 * u, long_ago, long_ago) for u in units],
        )
        _copy(cursor, "enabled_modules (project_id, name)", [(u, "issue_tracking") for u in units])
        _copy(cursor, "projects_trackers (project_id, tracker_id)", [(u, TRACKER) for u in units])
        seats = {(p, city.unit_of(p)) for p in people} | {(city.DEPARTMENT, u) for u in city.below(city.DEPARTMENT)}
        numbered = list(enumerate(sorted(seats), start=1))
        _copy(
            cursor,
            "members (id, user_id, project_id, created_on, mail_notification)",
            [(n, _person(p), u, long_ago, False) for n, (p, u) in numbered],
        )
        _copy(cursor, "member_roles (member_id, role_id)", [(n, MANAGER) for n, _seat in numbered])
        works = list(city.works(self.number, self.today))
        _copy(
            cursor,
            "issues (id, tracker_id, project_id, subject, description, due_date, status_id, assigned_to_id,"
            " priority_id, author_id, created_on, updated_on, start_date, done_ratio, root_id, lft, rgt, closed_on)",
            (
                (
                    w.number,
                    TRACKER,
                    w.unit,
                    w.title,
                    w.title * 3,
                    w.due_on,
                    CLOSED if w.done_on else IN_PROGRESS,
                    _person(w.unit),
                    PRIORITY,
                    ADMIN,
                    city.at(w.sent_on),
                    city.at(w.done_on or w.sent_on),
                    w.sent_on,
                    100 if w.done_on else 0,
                    w.number,
                    1,
                    2,
                    city.at(w.done_on) if w.done_on else None,
                )
                for w in works
            ),
        )
        _copy(
            cursor,
            "journals (journalized_id, journalized_type, user_id, notes, created_on, private_notes)",
            (
                (w.number, "Issue", _person(w.unit), f"Cập nhật lần {n}", city.at(w.sent_on, 10 + n), False)
                for w in works
                for n in range(3)
            ),
        )
        for table in ("users", "projects", "members", "issues"):
            cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")  # noqa: S608

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve with puma: two processes of five threads."""
        command = ["puma", "-e", "production", "-w", "2", "-t", "5:5", "-b", f"tcp://127.0.0.1:{PORT}", "--preload"]
        with clients.served(
            command, port=PORT, path="/login", env=self.env, cwd=str(PROGRAM), log=str(self.home / "puma.log")
        ):
            yield

    def clear(self) -> None:
        """Take the instance away again."""
        _unlink()

    def client(self, person: int = 0) -> clients.Client:
        """Return a client of a person, 0 for the administrator."""
        return clients.Client(PORT, {"X-Redmine-API-Key": self.keys[person]})

    @cached_property
    def in_browser(self) -> clients.Client:
        """A client of the administrator that is signed in: pages do not take the key of the REST API."""
        stranger = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        stranger.request("GET", "/login")
        answer = stranger.getresponse()
        token = re.search(r'name="authenticity_token" value="([^"]+)"', answer.read().decode())
        if token is None:
            raise RuntimeError("no form to sign in")
        form = {"authenticity_token": html.unescape(token[1]), "username": "admin", "password": PASSPHRASE}
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": _cookie(answer)}
        stranger.request("POST", "/login", urlencode(form), kind)
        answer = stranger.getresponse()
        answer.read()
        return clients.Client(PORT, {"Cookie": _cookie(answer)})

    def overdue(self, client: clients.Client, *, page: int = 1, mine: bool = False) -> tuple[list[int], int]:
        """Return the ids of 50 overdue issues by due date, and how many there are in all."""
        only = "&assigned_to_id=me" if mine else ""
        found = json.loads(client.get(f"/issues.json?{self._late()}{only}&limit=50&offset={50 * (page - 1)}").body)
        return [one["id"] for one in found["issues"]], found["total_count"]

    def _late(self) -> str:
        return f"set_filter=1&status_id=open&due_date={quote(f'<={self.yesterday}')}&sort=due_date,id"

    def create(self, client: clients.Client) -> int:
        """Write an issue; return its id."""
        issue = {
            "project_id": city.COMMUNE,
            "tracker_id": TRACKER,
            "subject": "Nhiệm vụ mới",
            "description": "Báo cáo kết quả.",
            "due_date": (self.today + timedelta(days=30)).isoformat(),
            "assigned_to_id": _person(city.COMMUNE),
        }
        return int(json.loads(client.send("/issues.json", json.dumps({"issue": issue}).encode()).body)["issue"]["id"])

    def show(self, client: clients.Client, number: int) -> bool:
        """Return whether the issue came with its history."""
        return len(json.loads(client.get(f"/issues/{number}.json?include=journals").body)["issue"]["journals"]) >= 3

    def update(self, client: clients.Client, number: int) -> None:
        """Write a note of progress."""
        issue = {"notes": "Đã thực hiện một phần.", "done_ratio": 10 * (time.time_ns() % 9)}
        client.send(f"/issues/{number}.json", json.dumps({"issue": issue}).encode(), method="PUT")

    def export(self, client: clients.Client) -> int:
        """Return how many rows the CSV of all overdue issues has; the cap of 500 is lifted."""
        return client.get(f"/issues.csv?{self._late()}&encoding=UTF-8").body.count(b"\n") - 1

    def dashboard(self, client: clients.Client) -> int:
        """Return how many issues are open, summed over the report of each project: no page has all of them."""
        found = 0
        for unit in range(1, city.UNITS + 1):
            found += sum(map(int, _OPEN.findall(client.get(f"/projects/u{unit}/issues/report").body.decode())))
        return found

    def nightly(self) -> bool:
        """Send everybody a reminder of what is overdue; return whether it ended within `NIGHTLY_AT_MOST` seconds."""
        try:
            self.rake("redmine:send_reminders", "days=-1", seconds=clients.NIGHTLY_AT_MOST)
        except subprocess.TimeoutExpired:
            return False
        return True

    def works(self, lane: int = 0) -> dict[str, Callable[[], object]]:
        """Return each work that is timed, by its name. Many clients at once write each in his own lane."""
        city_wide, department, commune = (self.client(who) for who in (0, city.DEPARTMENT, city.COMMUNE))
        some = city.open_numbers(self.number, self.today, lane)
        return {
            "create": lambda: self.create(city_wide),
            "overdue": lambda: self.overdue(city_wide),
            "overdue, page 100": lambda: self.overdue(city_wide, page=100),
            "overdue with rights": lambda: self.overdue(department),
            "my overdue": lambda: self.overdue(commune, mine=True),
            "show with history": lambda: self.show(city_wide, next(some)),
            "update": lambda: self.update(commune, next(some)),
            "export": lambda: self.export(city_wide),
            "dashboard": lambda: self.dashboard(self.in_browser),
        }


def _unlink() -> None:
    """Remove our instance; where the link was gone, Redmine itself has made a folder to write its log in."""
    instance = INSTANCES / INSTANCE
    if instance.is_dir() and not instance.is_symlink():
        shutil.rmtree(instance)
    instance.unlink(missing_ok=True)


def _cookie(answer: http.client.HTTPResponse) -> str:
    return "; ".join(one.split(";")[0] for one in answer.headers.get_all("Set-Cookie") or [])


def _person(number: int) -> int:
    return FIRST_PERSON + number


def _copy(cursor: psycopg.Cursor, into: str, rows: object) -> None:
    with cursor.copy(f"COPY {into} FROM STDIN") as copy:  # type: ignore[arg-type]
        for row in rows:  # type: ignore[attr-defined]
            copy.write_row(row)
