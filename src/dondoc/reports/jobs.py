"""Long work of this room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.jobs.kinds import Order, Outcome
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person
from dondoc.reports import queries
from dondoc.reports.actions import freeze_report, roll_up
from dondoc.workcalendar.rules.periods import Period, Window


def freeze(order: Order) -> Outcome:
    """Freeze the report of the order's period. Who asked had the right to; the report bears his name."""
    asked = order.arguments
    period = Period(Window(asked["window"]), date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"]))
    asker = Person.objects.get(pk=order.asked_by_id) if order.asked_by_id else None
    system = Actor.system()
    by = replace(system, name=asker.full_name, person_id=asker.pk) if asker else system
    made = freeze_report(period=period, by=by, at=order.at)
    return Outcome(_("The report of %(days)s is ready."), reverse("reports:official"), {"days": str(made)})


def are_figures_needed() -> bool:
    """Whether no figures are kept as this installation counts: after an update that keeps them in another way, or a
    change of the setting by which work counts as done."""
    return not queries.are_kept()


def keep_figures(order: Order) -> Outcome:
    """Keep the figures of every day up to yesterday at hand."""
    made = roll_up(by=Actor.system(), at=order.at, progress=order.progress)
    return Outcome(_("Figures are kept up to %(day)s."), values={"day": f"{made.through_on:%d/%m/%Y}"})
