"""The room's nightly work."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.documents.actions import follow_officials
from dondoc.jobs.kinds import Order, Outcome
from dondoc.kernel import clock
from dondoc.organization.actors import Actor


def follow_today(order: Order) -> Outcome:
    """Ask officials who came, release who left, remind who waits."""
    done = follow_officials(on=clock.local_date(order.at), by=Actor.system(), at=order.at, progress=order.progress)
    told = {"came": done.came, "left": done.left, "reminded": done.reminded, "heads": done.heads}
    return Outcome(_("%(came)d officials came, %(left)d left, %(reminded)d and %(heads)d heads were reminded.") % told)
