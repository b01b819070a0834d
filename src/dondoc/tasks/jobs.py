"""Long work of this room."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions import intake_waiting
from dondoc.jobs.kinds import Order, Outcome
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.queries import actor_by_id
from dondoc.tasks.actions.recomputing import recompute_terms
from dondoc.tasks.actions.recurring import open_periods


def open_today(order: Order) -> Outcome:
    """Open the periods of recurring duties that have begun by today."""
    opened = open_periods(on=clock.local_date(order.at), by=Actor.system(), at=order.at, progress=order.progress)
    return Outcome(_("%(n)d periods of recurring duties opened."), values={"n": opened})


def recompute(order: Order) -> Outcome:
    """Count the open terms again that run over the days of the order. The change itself was somebody's with the right
    to it; what follows from it is the system's."""
    days = [date.fromisoformat(day) for day in order.arguments["days"]]
    moved = recompute_terms(days=days, by=Actor.system(), at=order.at, progress=order.progress)
    return Outcome(_("%(n)d due dates moved with the working calendar."), values={"n": moved})


def read_document(order: Order) -> Outcome:
    """Read a document that waits, with the powers that who gave it has now."""
    by = actor_by_id(order.asked_by_id, on=clock.local_date(order.at))
    taken = intake_waiting(waiting_id=order.arguments["waiting"], by=by, at=order.at, progress=order.progress)
    if not taken.is_new:
        told = _("This file was taken in before: here is its document. Nothing was stored twice.")
        return Outcome(told, reverse("tasks:document", args=[taken.document.pk]))
    return Outcome(
        _("“%(document)s” is read and waits for review."),
        reverse("tasks:review", args=[taken.document.pk]),
        {"document": str(taken.document)},
    )
