"""The room's nightly work."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.documents.actions import follow_officials, remind_of_reviews
from dondoc.jobs.kinds import Order, Outcome
from dondoc.kernel import clock
from dondoc.organization.actors import Actor


def follow_today(order: Order) -> Outcome:
    """Ask officials who came, release who left, remind who waits."""
    done = follow_officials(on=clock.local_date(order.at), by=Actor.system(), at=order.at, progress=order.progress)
    told = {"came": done.came, "left": done.left, "reminded": done.reminded, "heads": done.heads}
    return Outcome(_("%(came)d officials came, %(left)d left, %(reminded)d and %(heads)d heads were reminded.") % told)


def remind_today(order: Order) -> Outcome:
    """Tell heads whose working regulation is to be reviewed."""
    done = remind_of_reviews(on=clock.local_date(order.at), by=Actor.system(), at=order.at)
    told = {"due": done.due, "missed": done.missed}
    return Outcome(_("%(due)d reviews of working regulations fell due, %(missed)d were missed.") % told)
