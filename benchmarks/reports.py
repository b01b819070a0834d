"""Lists and figures at ten years' size: `DATABASE_URL=... python benchmarks/reports.py [SIZE...]`.

Fills an empty database of its own, in steps, with 100,000, 1,000,000 and 4,000,000 assignments (or the sizes told) of a
province of 450 units and 30,000 officials: 60 in a hundred done, a third of those late; 6 overdue; the rest in time. Up
to a million of them has ten journal entries each (weight, no valid chain; more would only fill the disk). At each size,
as the median over many requests, in the server and whole: the list of what is overdue, 50 rows, its first page and
pages deep inside, for the Office and for an ordinary official, and the four-way figures of all units, today and on a
day of last year. Before anything is timed, the figures are compared with a plain count over all rows.

The larger sizes are copies of the first 100,000 under other ids. On SQLite only the first size is measured:
`make bench-reports` does both.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import django
import work
from province import load

SIZES = (100_000, 1_000_000, 4_000_000)
JOURNALLED = 1_000_000
PAST = timedelta(days=400)


def main() -> None:
    """Fill, compare, measure, print, size by size."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    os.environ.setdefault("DONDOC_HOSTS", "testserver")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dondoc.administration.actions import set_up_roles
    from dondoc.kernel import clock
    from dondoc.organization.actors import Actor
    from dondoc.tasks.models import Assignment
    from dondoc.workcalendar.actions import load_days

    told = argparse.ArgumentParser()
    told.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    told.add_argument("--journalled", type=int, default=JOURNALLED, help="how many assignments have journal entries")
    asked = told.parse_args()
    sizes = asked.sizes
    if connection.vendor == "sqlite":
        sizes = sizes[:1]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if Assignment.objects.exists():
        sys.exit("This needs an empty database of its own.")
    system, at = Actor.system(), clock.now()
    load_days(by=system, at=at)
    set_up_roles(by=system, at=at)
    today = clock.local_date(at)
    start = time.perf_counter()
    readers = work.people()
    first = sizes[0]
    work.fill(first, today)
    have = first
    for size in sizes:
        if size > have:
            work.multiply(first, size // first, since=have // first)
            have = size
        work.journal(size, asked.journalled)
        work.settle()
        print(f"\n{size:,} assignments after {time.perf_counter() - start:.0f} s (load {load():.1f})", flush=True)
        work.keep(at)
        compare(today)
        measure(today, *readers)


def compare(today: date) -> None:
    """Count every column plainly, row by row of the table, and stop where the figures told differ."""
    from django.db import connection

    from dondoc.kernel.clock import day_bounds
    from dondoc.organization.actors import Actor
    from dondoc.reports.queries import overdue

    for on in (today, today - PAST):
        start = time.perf_counter()
        end = day_bounds(on)[1]
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT sum(CASE WHEN state = 'confirmed' AND submitted_on <= due_on THEN 1 ELSE 0 END),
                       sum(CASE WHEN state = 'confirmed' AND submitted_on > due_on THEN 1 ELSE 0 END),
                       sum(CASE WHEN state <> 'confirmed' AND due_on >= %s THEN 1 ELSE 0 END),
                       sum(CASE WHEN state <> 'confirmed' AND due_on < %s THEN 1 ELSE 0 END)
                FROM tasks_stand WHERE since < %s AND (until IS NULL OR until >= %s)
                """,
                [on, on, end, end],
            )
            plain = tuple(cursor.fetchone())
        counted = time.perf_counter() - start
        told = overdue(Actor.system(), on=on).sum.current
        if plain != (told.done_on_time, told.done_late, told.open_in_time, told.open_overdue):
            sys.exit(f"The figures of {on} are {told}, and counted plainly {plain}.")
        print(f"  figures of {on} as counted plainly (in {counted:.1f} s): {plain}")


def measure(today: date, office: Any, official: Any, chairman: Any, vice: Any) -> None:
    """Ask for every page and print how long it took."""
    from django.urls import reverse

    listed = reverse("reports:listed")
    for who, person in (("the Office", office), ("an official", official)):
        deep = keys(person, today)
        median(f"overdue list, first page, {who}", [(person, f"{listed}?column=open-overdue")])
        if deep:
            pages = [(person, f"{listed}?column=open-overdue&after={key}") for key in deep]
            median(f"overdue list, deep pages, {who}", pages)
    for who, person in (("the chairman", chairman), ("a vice chairman, of his fields", vice)):
        median(f"the first page of {who}", [(person, "/")])
        median(f"units and their work now, {who}", [(person, reverse("reports:states"))])
    day = (today - PAST).isoformat()
    median("four-way figures of all units, the page", [(office, reverse("reports:overdue"))])
    median("the same on a day of last year", [(office, f"{reverse('reports:overdue')}?on={day}")])
    for by in ("unit", "field", "leader", "document", "person"):
        median(f"figures of this month by {by}, the page", [(office, f"{reverse('reports:figures')}?by={by}")], 10)
    queries(today)


def queries(today: date) -> None:
    """Print how long the figures take without the page around them."""
    from dondoc.organization.actors import Actor
    from dondoc.reports.queries import By, breakdown, overdue
    from dondoc.workcalendar.rules.periods import Window, lawful

    timed("four-way figures of all units, the query", lambda: overdue(Actor.system(), on=today))
    month = lawful(Window.MONTH, today)
    for name, period in (("this month", month), ("the month before", month.former)):
        for by in By:
            timed(f"the figures of {name} by {by}, the query", partial(breakdown, Actor.system(), period, by=by))


def keys(person: Any, today: date) -> list[str]:
    """Return the keys of pages at the quarters of the overdue list."""
    from dondoc.kernel.paging import page_after
    from dondoc.organization.queries import actor_of
    from dondoc.reports.columns import Basis
    from dondoc.reports.queries import listed, with_sort_due
    from dondoc.tasks.rules.timeliness import Timeliness

    actor = actor_of(person, on=today)
    rows: Any = with_sort_due(listed(actor, on=today, column=Timeliness.OPEN_OVERDUE), Basis.CURRENT)
    number = rows.count()
    print(f"  {number:,} overdue for {person}")
    found = []
    for part in (1, 2, 3):
        before = rows.order_by("sort_due", "id")[number * part // 4 :][:2]
        page = page_after(rows.filter(pk__in=[row.pk for row in before]), ("sort_due", "id"), after=None, size=1)
        if page.next_key:
            found.append(page.next_key)
    return found


def median(name: str, asked: list[tuple[Any, str]], times: int = 30) -> None:
    """Ask for the pages in turn, signed in, and print the median."""
    from django.test import Client

    clients: dict[int, Client] = {}
    for person, _address in asked:
        clients.setdefault(person.pk, Client()).force_login(person)
    turn = [0]

    def ask() -> None:
        person, address = asked[turn[0] % len(asked)]
        turn[0] += 1
        answer = clients[person.pk].get(address)
        if answer.status_code != 200:
            sys.exit(f"{address} answers {answer.status_code}")

    timed(name, ask, times)


def timed(name: str, act: Callable[[], Any], times: int = 30) -> None:
    """Print the median of `times` runs in milliseconds, with the load; fewer runs where one takes seconds."""
    took: list[float] = []
    while len(took) < times and sum(took) < 20:
        start = time.perf_counter()
        act()
        took.append(time.perf_counter() - start)
    middle, best = sorted(took)[len(took) // 2] * 1000, min(took) * 1000
    print(f"  {name}: {middle:.1f} ms, at best {best:.1f} ({len(took)} runs, load {load():.1f})", flush=True)


if __name__ == "__main__":
    main()
