"""Measuring targets: what was reached on a day, and where the figure comes from."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.errors import MeasurementNotPossible
from dondoc.tasks.models import Measurement
from dondoc.tasks.permissions import get_assignment_for, require_verb
from dondoc.tasks.rules.states import UNFINISHED, State, Verb


def measure(
    *, assignment_id: int, target: int, value: Decimal, on: date, source: str, by: Actor, at: datetime
) -> Measurement:
    """Say what was reached of a target (its place among the task's, from 0) by the day `on`, and by which source.

    By whoever reports on the work, while it is not finished. A second figure for the same day takes the place of the
    first, which the journal keeps. Raises `NotPermitted`, and `MeasurementNotPossible` for finished work, for a target
    that there is not, a day in the future, a negative or absurdly large figure or one without a source.
    """
    with transaction.atomic():
        assignment = get_assignment_for(by, assignment_id, lock=True)
        require_verb(by, Verb.REPORT, assignment)
        if State(assignment.state) not in UNFINISHED:
            raise MeasurementNotPossible(_("This work is finished; nothing is measured of it any more."))
        wanted = queries.targets_of(assignment.task).get(target)
        if wanted is None:
            raise MeasurementNotPossible(_("The task has no such target. Open the assignment again."))
        _require_sound(value, on, source, clock.local_date(at))
        old = Measurement.objects.filter(assignment=assignment, target=target, on=on).first()
        made = Measurement(
            pk=old.pk if old else None,
            assignment=assignment,
            target=target,
            on=on,
            value=value,
            source=source.strip()[:300],
            at=at,
            by_id=by.person_id,
            by_name=by.name[:120],
        )
        made.save()
        record(
            Deed(
                "assignment.measured",
                "assignment",
                assignment.pk,
                str(assignment),
                old={"value": old.value, "source": old.source} if old else {},
                new={"target": wanted.text, "value": value, "on": on, "source": made.source},
            ),
            by=by.author,
            at=at,
        )
        return made


def _require_sound(value: Decimal, on: date, source: str, today: date) -> None:
    if on > today:
        raise MeasurementNotPossible(_("A measurement is of a day that has come. Choose today or an earlier one."))
    if not source.strip():
        raise MeasurementNotPossible(_("Say where the figure comes from: a report, a system, a count."))
    if not 0 <= value < 10**12:
        raise MeasurementNotPossible(_("The figure must lie between 0 and 999 billion."))
