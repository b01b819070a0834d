"""Writes the city into django-helpdesk, with its own models: `python helpdesk_seed.py NUMBER TODAY`, in its venv.

Prints the sessions of the administrator and of the two heads as JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import date

import city
import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model  # noqa: E402
from django.contrib.auth.models import Permission  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from helpdesk.models import FollowUp, Queue, Ticket  # noqa: E402

AT_ONCE = 5000
User = get_user_model()


def main() -> None:
    """Write queues, people, tickets and follow-ups."""
    number, today = int(sys.argv[1]), date.fromisoformat(sys.argv[2])
    call_command("migrate", verbosity=0)
    call_command("loaddata", "emailtemplate.json", verbosity=0)
    queues = {}
    for unit in range(1, city.UNITS + 1):
        queues[unit] = Queue.objects.create(title=f"Đơn vị {unit}", slug=f"u{unit}", escalate_days=1)
    User.objects.bulk_create(
        [
            User(
                id=p,
                username=f"p{p}",
                first_name="Văn",
                last_name=f"Nguyễn {p}",
                email=f"p{p}@example.vn",
                is_staff=True,
            )
            for p in range(1, city.PEOPLE + 1)
        ]
    )
    admin = User.objects.create(id=city.PEOPLE + 1, username="admin", is_staff=True, is_superuser=True)
    for person, units in (
        *((p, [city.unit_of(p)]) for p in range(1, city.PEOPLE + 1) if p != city.DEPARTMENT),
        (city.DEPARTMENT, city.below(city.DEPARTMENT)),
    ):
        codes = [f"queue_access_u{unit}" for unit in units]
        User.objects.get(pk=person).user_permissions.set(Permission.objects.filter(codename__in=codes))
    tickets, said = [], []
    for work in city.works(number, today):
        tickets.append(
            Ticket(
                id=work.number,
                title=work.title,
                queue=queues[work.unit],
                created=city.at(work.sent_on),
                modified=city.at(work.done_on or work.sent_on),
                submitter_email="vanphong@example.vn",
                assigned_to_id=work.unit,
                status=Ticket.CLOSED_STATUS if work.done_on else Ticket.OPEN_STATUS,
                description=work.title * 3,
                due_date=city.at(work.due_on, 17),
            )
        )
        said += [
            FollowUp(
                ticket_id=work.number,
                date=city.at(work.sent_on, 10 + n),
                title="Cập nhật",
                comment=f"Cập nhật lần {n}",
                public=True,
                user_id=work.unit,
            )
            for n in range(3)
        ]
    Ticket.objects.bulk_create(tickets, batch_size=AT_ONCE)
    FollowUp.objects.bulk_create(said, batch_size=AT_ONCE)
    with connection.cursor() as cursor:
        for table in ("auth_user", "helpdesk_ticket"):
            cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")  # noqa: S608
        cursor.execute("ANALYZE")
    call_command("create_usersettings", verbosity=0)
    who = {0: admin, **{p: User.objects.get(pk=p) for p in (city.COMMUNE, city.DEPARTMENT)}}
    print(json.dumps({person: _session(user) for person, user in who.items()}))


def _session(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


main()
