"""A document for every official of a province: `DATABASE_URL=... python benchmarks/dissemination.py`.

Fills an empty PostgreSQL database of its own as `desks.py` does (450 units, 30,000 officials); prints how long it takes
to require that all acknowledge a document, to acknowledge it, to count the coverage of each unit, and to follow and
remind everybody at night, once more than there is anything to say.
"""

from __future__ import annotations

import os
import random
import sys
import time
from datetime import date, datetime, timedelta

import desks
import django
from province import load


def main() -> None:
    """Fill, measure, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dondoc.documents.actions import acknowledge, follow_officials, require_acknowledgement
    from dondoc.documents.models import Acknowledgement, Document
    from dondoc.documents.queries import coverage_of, disseminated
    from dondoc.organization.actors import Actor
    from dondoc.organization.models import Unit

    call_command("migrate", verbosity=0)
    if Unit.objects.exists() or connection.vendor != "postgresql":
        sys.exit("This needs an empty PostgreSQL database of its own.")
    desks.fill()
    system = Actor.system()
    document = Document.objects.create(
        direction="issued",
        code="4363/UBND-NC",
        subject="chấn chỉnh kỷ luật, kỷ cương",
        registered_on=desks.ON,
        registered_at=desks.AT,
        registered_by_name="Đôn Đốc",
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    units = set(Unit.objects.filter(valid_to=None, kind__in=["department", "commune"]).values_list("pk", flat=True))
    due_on = desks.ON + timedelta(days=7)
    start = time.perf_counter()
    asked = require_acknowledgement(document_id=document.pk, unit_ids=units, due_on=due_on, by=system, at=desks.AT)
    said(f"{asked.officials:,} officials of {asked.units} units asked and told", start)
    people = list(Acknowledgement.objects.values_list("person_id", flat=True))
    random.Random(7).shuffle(people)  # noqa: S311  # nosec  a sample, no secret
    start = time.perf_counter()
    for person_id in people[:200]:
        actor = Actor(person_id=person_id, name="Nguyễn Văn Thử", unit_id=None, unit_name="")
        acknowledge(document_id=document.pk, by=actor, at=desks.AT)
    said("200 acknowledgements, one after the other, with their journal", start)
    Acknowledgement.objects.filter(person_id__in=people[: len(people) // 2]).update(given_at=desks.AT)
    desks.measured(f"coverage of {len(units)} units", lambda: coverage_of(document, system), times=30)
    desks.measured("the first page of all disseminations", lambda: list(disseminated(system)[:20]), times=30)
    night = moment(due_on + timedelta(days=1))
    for name in ("the night after the due date", "a second run of that night"):
        start = time.perf_counter()
        done = follow_officials(on=night.date(), by=system, at=night)
        said(f"{name}: {done.reminded:,} officials and {done.heads} heads reminded", start)


def moment(on: date) -> datetime:
    """Return ten past midnight in Vietnam of the day."""
    from dondoc.kernel.clock import day_bounds

    return day_bounds(on)[0] + timedelta(minutes=10)


def said(what: str, start: float) -> None:
    """Print what was done and how long it took since `start`."""
    print(f"{what}: {time.perf_counter() - start:.2f} s (load {load():.1f})", flush=True)


if __name__ == "__main__":
    main()
