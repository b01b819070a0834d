"""django-helpdesk in a venv and a bare project of its own, filled by its models, served by gunicorn."""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import city
import clients

HERE = Path(__file__).parent
VENV = HERE.parents[1] / ".cache" / "peers" / "helpdesk"
PORT = 8972
OPEN = [1, 2]
NAME = "django-helpdesk"


def is_installed() -> bool:
    """Return whether its venv is there."""
    return (VENV / "bin/gunicorn").exists()


def version() -> str:
    """Return the version installed."""
    program = "from importlib.metadata import version; print(version('django-helpdesk'))"
    asked = subprocess.run([VENV / "bin/python", "-c", program], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


class Helpdesk:
    """The project: its database, its server, and each work as one request of its pages.

    Its list cannot be narrowed by due date: what is overdue comes first when open tickets are sorted by due date.
    """

    def __init__(self, address: str, home: Path, number: int, today: date) -> None:
        self.home, self.number, self.today = home, number, today
        at = urlsplit(address)
        self.sessions: dict[int, str] = {}
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "helpdesk_site",
            "PYTHONPATH": str(HERE),
            "HELPDESK_SECRET": secrets.token_hex(32),
            "HELPDESK_DATABASE": at.path.lstrip("/"),
            "HELPDESK_HOST": at.hostname or "",
            "HELPDESK_PORT": str(at.port or 5432),
            "HELPDESK_USER": at.username or "",
            "HELPDESK_PASSWORD": at.password or "",
        }

    def seed(self) -> None:
        """Make the tables and write the city into them."""
        self.home.mkdir(parents=True, exist_ok=True)
        command = [str(VENV / "bin/python"), "helpdesk_seed.py", str(self.number), self.today.isoformat()]
        said = subprocess.run(command, cwd=HERE, env=self.env, check=True, stdout=subprocess.PIPE, text=True).stdout
        self.sessions = {int(person): key for person, key in json.loads(said.splitlines()[-1]).items()}

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve with gunicorn: two processes of four threads."""
        command = [str(VENV / "bin/gunicorn"), "-b", f"127.0.0.1:{PORT}", "-w", "2", "--threads", "4"]
        log = str(self.home / "gunicorn.log")
        with clients.served(
            [*command, "django.core.wsgi:get_wsgi_application()"],
            port=PORT,
            path="/login/",
            env=self.env,
            cwd=str(HERE),
            log=log,
        ):
            yield

    def clear(self) -> None:
        """Nothing of it stands outside its folder and its database."""

    def client(self, person: int = 0) -> clients.Client:
        """Return a client of a person, 0 for the administrator."""
        self.token = secrets.token_hex(16)
        cookie = f"sessionid={self.sessions[person]}; csrftoken={self.token}"
        return clients.Client(PORT, {"Cookie": cookie, "X-CSRFToken": self.token})

    def overdue(self, client: clients.Client, *, page: int = 1, length: int = 50, mine: int = 0) -> list[date]:
        """Return the due dates of open tickets, the earliest first."""
        filtering: dict[str, list[int]] = {"status__in": OPEN}
        if mine:
            filtering["assigned_to__id__in"] = [mine]
        asked = {"filtering": filtering, "filtering_null": {}, "sorting": "due_date", "sortreverse": None}
        query = base64.b64encode(json.dumps(asked).encode()).decode()
        start = length * (page - 1)
        found = json.loads(client.get(f"/datatables_ticket_list/{query}?draw=1&start={start}&length={length}").body)
        days = [date.fromisoformat(one["due_date"][:10]) for one in found["data"]]
        return [day for day in days if day < self.today]

    def create(self, client: clients.Client) -> None:
        """Write a ticket by its form."""
        due = self.today + timedelta(days=30)
        answer = client.post(
            "/tickets/submit/",
            {
                "queue": city.COMMUNE,
                "title": "Nhiệm vụ mới",
                "body": "Báo cáo kết quả.",
                "priority": 3,
                "due_date": f"{due} 17:00:00",
                "submitter_email": "vanphong@example.vn",
                "assigned_to": city.COMMUNE,
            },
        )
        if answer.status != 302:
            raise RuntimeError("the ticket was not taken")

    def show(self, client: clients.Client, number: int) -> bool:
        """Return whether the ticket's page came with its history."""
        return client.get(f"/tickets/{number}/").body.count("Cập nhật lần".encode()) >= 3

    def update(self, client: clients.Client, number: int) -> None:
        """Write a follow-up."""
        form: dict[str, object] = {
            "title": "Rà soát, sửa đổi quy chế làm việc",
            "priority": 3,
            "queue": city.COMMUNE,
            "new_status": 1,
        }
        form |= {"owner": city.COMMUNE, "comment": "Đã thực hiện một phần.", "public": "1"}
        answer = client.post(f"/tickets/{number}/update/", form)
        if answer.status != 302:
            raise RuntimeError("the follow-up was not taken")

    def export(self, client: clients.Client) -> int:
        """Return how many overdue rows come in one answer of its list: it has no export."""
        late = sum(work.is_overdue(self.today) for work in city.works(self.number, self.today))
        return len(self.overdue(client, length=late))

    def dashboard(self, client: clients.Client) -> int:
        """Return how many tickets are open, summed over the rows of its report of queues by status."""
        body = client.get("/reports/queuestatus/").body.decode()
        table = body[body.index("<tbody") :]
        found = 0
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL):
            cells = [
                re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
            ]
            if cells and cells[0].startswith("Đơn vị"):  # the last row is the sum
                found += int(cells[1]) + int(cells[2])
        return found

    def nightly(self) -> bool:
        """Raise the priority of what waits; return whether it came to its end within `NIGHTLY_AT_MOST` seconds."""
        command = [str(VENV / "bin/python"), "-m", "django", "escalate_tickets"]
        try:
            subprocess.run(
                command, cwd=HERE, env=self.env, check=True, capture_output=True, timeout=clients.NIGHTLY_AT_MOST
            )
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
            "my overdue": lambda: self.overdue(commune, mine=city.COMMUNE),
            "show with history": lambda: self.show(city_wide, next(some)),
            "update": lambda: self.update(commune, next(some)),
            "export": lambda: self.export(city_wide),
            "dashboard": lambda: self.dashboard(city_wide),
        }
