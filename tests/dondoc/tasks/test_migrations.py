"""What a migration fills in is what the actions would have written."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef

from dondoc.administration.demo_city import FOUNDED_AT, load_city
from dondoc.administration.life.writing import live
from dondoc.kernel.clock import HOME
from dondoc.organization.actors import Actor
from dondoc.tasks.models import Passage, PassageCause, Stand

pytestmark = pytest.mark.django_db
UNTIL = datetime(2025, 9, 18, 11, 0, tzinfo=HOME)


def stands() -> list[tuple[Any, ...]]:
    names = ("assignment", "since", "until", "unit", "person", "field", "document", "state", "due_on", "submitted_on")
    return list(Stand.objects.order_by(*names).values_list(*names))


def forget_who_was_in_charge() -> int:
    """Join again what was parted by a charge, and forget people and documents; return how much was joined."""
    charges = Passage.objects.filter(cause=PassageCause.CHARGE, assignment=OuterRef("assignment"), at=OuterRef("since"))
    joined = 0
    for begun in Stand.objects.filter(Exists(charges)).order_by("-since", "-pk"):
        earlier = Stand.objects.filter(assignment=begun.assignment_id, until=begun.since, since__lt=F("until"))
        before = earlier.exclude(pk=begun.pk).filter(state=begun.state).first()
        if before is not None:
            begun.delete()
            Stand.objects.filter(pk=before.pk).update(until=begun.until)
            joined += 1
    Stand.objects.update(person=None, document=None)
    return joined


def test_who_was_in_charge_is_found_again_from_passages() -> None:
    load_city(by=Actor.system(), at=FOUNDED_AT)
    live(size=120, seed=5, until=UNTIL)
    before = stands()
    assert forget_who_was_in_charge() > 10
    assert stands() != before
    with connection.cursor() as cursor:
        for one in import_module("dondoc.tasks.migrations.0030_fill_stand_people").Migration.operations:
            cursor.execute(one.sql)
    assert stands() == before
