"""Whose work a leader's pages are about: all, or what is in his portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.organization.models import Portfolio
from dondoc.reports.queries.grouping import By, grouping
from dondoc.reports.queries.standing import lead_stands
from dondoc.tasks.models import Stand
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

_LEADER = "leader"


@dataclass(frozen=True)
class Scope:
    """Whose work is meant on a day: all that the actor may see, or of it what is in the leader's portfolio."""

    actor: Actor
    on: date
    leader_id: int | None = None

    @cached_property
    def part(self) -> Q:
        """What unit and field of work in the scope must fulfil."""
        return Q() if self.leader_id is None else grouping(By.LEADER, on=self.on).rows_of(self.leader_id)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The calendar by which its days are told, read once."""
        return working_calendar()

    def rows(self) -> QuerySet[Stand]:
        """Return the present stand of every lead assignment in the scope, sent by the end of the day."""
        return lead_stands(self.actor).filter(self.part, until__isnull=True, since__lt=day_bounds(self.on)[1])


def has_portfolio(person_id: int | None, *, on: date) -> bool:
    """Whether the person looks after fields or units as a leader on the day."""
    held = Portfolio.objects.valid_on(on).filter(role__code=_LEADER, person_id=person_id)
    return person_id is not None and held.exists()
