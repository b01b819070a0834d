"""The room's long and nightly work."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dondoc.documents.actions import follow_officials, remind_of_reviews, require_in_parts
from dondoc.jobs.kinds import Order, Outcome
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.queries import actor_by_id


def follow_today(order: Order) -> Outcome:
    """Ask officials who came, release who left, remind who waits."""
    done = follow_officials(on=clock.local_date(order.at), by=Actor.system(), at=order.at, progress=order.progress)
    told = {"came": done.came, "left": done.left, "reminded": done.reminded, "heads": done.heads}
    said = _("%(came)d officials came, %(left)d left, %(reminded)d and %(heads)d heads were reminded.")
    return Outcome(said, values=told)


def remind_today(order: Order) -> Outcome:
    """Tell heads whose working regulation is to be reviewed."""
    done = remind_of_reviews(on=clock.local_date(order.at), by=Actor.system(), at=order.at)
    told = {"due": done.due, "missed": done.missed}
    said = _("%(due)d reviews of working regulations fell due, %(missed)d were missed.")
    return Outcome(said, values=told)


def require(order: Order) -> Outcome:
    """Have a document acknowledged by very many officials, with the powers that who asked for it has now."""
    asked = order.arguments
    required = require_in_parts(
        document_id=asked["document"],
        unit_ids=asked["units"],
        due_on=date.fromisoformat(asked["due_on"]),
        note=asked["note"],
        by=actor_by_id(order.asked_by_id, on=clock.local_date(order.at)),
        at=order.at,
        progress=order.progress,
    )
    said = ngettext_lazy("%(n)s official is asked.", "%(n)s officials are asked.", "n")
    return Outcome(said, reverse("documents:coverage", args=[asked["document"]]), {"n": required.officials})
