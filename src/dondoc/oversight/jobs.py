"""The room's nightly work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.jobs.kinds import Order, Outcome
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.oversight.actions.sweeping import sweep


def sweep_today(order: Order) -> Outcome:
    """Take the rungs of the ladder whose day has come by today."""
    done = sweep(on=clock.local_date(order.at), by=Actor.system(), at=order.at, progress=order.progress)
    told = {"looked": done.looked_at, "taken": sum(done.taken.values())}
    return Outcome(_("%(looked)d assignments looked at, %(taken)d rungs taken."), values=told)
