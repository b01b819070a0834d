"""The journal's nightly work."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dondoc.jobs.kinds import Order, Outcome
from dondoc.journal import actions


def seal(order: Order) -> Outcome:
    """Seal what was recorded since the last seal."""
    made = actions.seal(at=order.at, kept_in=settings.DONDOC_SEALS)
    if made is None:
        return Outcome(_("Nothing has been recorded since the last seal."))
    return Outcome(_("Seal %(number)d was made."), values={"number": made.number})
