"""What the pages of units and people show of their work."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import HAND_ON, PUT_IN_CHARGE, VIEW

_SHOWN, _SHOWN_OF_UNIT = 20, 5
"""How much work stands on the page of a person, and on that of a unit, whose lists are one press away."""


def panel_of_unit(request: HttpRequest, unit: Unit) -> SafeString:
    """Return the unit's unfinished work as far as the reader may see it, and what of its work has gone to others."""
    actor, on = cast("ActorRequest", request).actor, clock.today()
    if not actor.may(VIEW):
        return SafeString("")
    has_ended = unit.valid_to is not None and unit.valid_to < on
    context = {
        "unit": unit,
        **_standing(queries.work_left_at(actor, unit), _SHOWN_OF_UNIT, on),
        "gone": queries.gone_from(actor, unit),
        "extensions": queries.extension_counts(actor, unit, since=clock.day_bounds(on - timedelta(days=365))[0]),
        "may_hand_on": has_ended and actor.power(HAND_ON).reaches(unit.pk),
        "has_ended": has_ended,
    }
    return render_to_string("tasks/_unit_panel.html", context, request)


def panel_of_ending(request: HttpRequest, unit: Unit) -> SafeString:
    """Return how much unfinished work the unit, which ends, leaves, and to which units it would go the day after.

    Numbers alone, of all its work: who ends a unit decides on its successors without reading what it does.
    """
    on = cast("date", unit.valid_to) + timedelta(days=1)
    plan = queries.plan_of(Actor.system(), unit, on=on)
    targets = Counter(one.unit for one in plan if one.unit is not None)
    context = {
        "number": len(plan),
        "targets": targets.most_common(),
        "undecided": len(plan) - sum(targets.values()),
        "late": sum(one.assignment.due_on is not None and one.assignment.due_on < on for one in plan),
    }
    return render_to_string("tasks/_ending_panel.html", context, request)


def panel_of_person(request: HttpRequest, person: Person) -> SafeString:
    """Return the unfinished work the person is in charge of, as far as the reader may see it."""
    actor, on = cast("ActorRequest", request).actor, clock.today()
    if not actor.may(VIEW):
        return SafeString("")
    context = {
        "person": person,
        **_standing(queries.work_of_person(actor, person.pk), _SHOWN, on),
        "may_hand_over": actor.may(PUT_IN_CHARGE),
    }
    return render_to_string("tasks/_person_panel.html", context, request)


def _standing(work: QuerySet[Assignment], shown: int, on: date) -> dict[str, Any]:
    found = queries.at_desk(work, shown, on=on)
    return {
        "number": found.number,
        "late": found.late,
        "late_words": _("%(n)s late") % {"n": found.late},
        "rows": queries.rows_of(found.first, on=on),
    }
