"""Long work of this room."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from dondoc.administration.actions import take_in
from dondoc.jobs.kinds import Order, Outcome
from dondoc.kernel import clock
from dondoc.organization.queries import actor_by_id


def take_sheet_in(order: Order) -> Outcome:
    """Take a spreadsheet in, with the powers that who asked for it has now."""
    by = actor_by_id(order.asked_by_id, on=clock.local_date(order.at))
    number = take_in(sheet_id=order.arguments["sheet"], by=by, at=order.at, progress=order.progress)
    said = ngettext_lazy("%(n)d row was taken in.", "%(n)d rows were taken in.", "n")
    return Outcome(said, reverse("administration:sheet", args=[order.arguments["sheet"]]), {"n": number})
