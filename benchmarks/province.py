"""The province that the benchmarks are about: 450 units in four levels, each with a head, and 30,000 officials."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

LONG_AGO, IN_OFFICE = date(2020, 1, 1), date(2024, 1, 1)
OFFICIALS = 30_000
LEVELS = (("committee", 1, 0), ("department", 20, 1), ("commune", 103, 1), ("division", 200, 2), ("division", 126, 3))
"""Kind, number, and on which level below the top."""


def load() -> float:
    """How many processes wait for this machine."""
    return os.getloadavg()[0]


def found() -> tuple[list[Any], list[Any], list[Any]]:
    """Write units, people and a post for each, in office since 2024; return the three, people and posts side by side.

    The first unit is the committee. Every unit is somebody's first post: he is its head.
    """
    from django.conf import settings

    from dondoc.organization.models import Appointment, Person, Post, Unit

    units: list[Unit] = []
    for kind, number, level in LEVELS:
        above = [unit for unit in units if unit.path.count("/") == level]
        made = [
            Unit(
                code=f"{kind}-{level}-{n}" if above else settings.DONDOC_COMMITTEE,
                name=f"{kind} {level}.{n}",
                short_name=f"{kind} {level}.{n}",
                kind=kind,
                valid_from=LONG_AGO,
                parent=above[n % len(above)] if above else None,
            )
            for n in range(number)
        ]
        made = Unit.objects.bulk_create(made)
        for unit in made:
            unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}/"
        Unit.objects.bulk_update(made, ["path"])
        units += made
    people = Person.objects.bulk_create(
        [Person(username=f"p{n}", full_name=f"Nguyễn Văn Thử {n}") for n in range(OFFICIALS)], batch_size=2000
    )
    posts = Post.objects.bulk_create(
        [
            Post(unit=units[n % len(units)], title="Vị trí", is_head=n < len(units), valid_from=LONG_AGO)
            for n in range(OFFICIALS)
        ],
        batch_size=2000,
    )
    Appointment.objects.bulk_create(
        [Appointment(person=who, post=post, valid_from=IN_OFFICE) for who, post in zip(people, posts, strict=True)],
        batch_size=2000,
    )
    return units, people, posts
