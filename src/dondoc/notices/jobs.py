"""The room's nightly work."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dondoc.jobs.kinds import Order, Outcome
from dondoc.notices.actions import put_away
from dondoc.organization.actors import Actor


def put_old_away(order: Order) -> Outcome:
    """Remove the messages that are older than this installation keeps them; none where it keeps them for ever."""
    days = settings.DONDOC_MESSAGES_KEPT_DAYS
    if not days:
        return Outcome(_("This installation keeps its messages for ever."))
    number = put_away(older_than=timedelta(days=days), by=Actor.system(), at=order.at, progress=order.progress)
    said = ngettext_lazy("%(n)d old message was put away.", "%(n)d old messages were put away.", "n")
    return Outcome(said, values={"n": number})
