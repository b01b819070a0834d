"""Who may see which figures."""

from __future__ import annotations

from django.db.models import QuerySet

from dondoc.organization.actors import Actor
from dondoc.tasks.models import Stand

OVERDUE = "report.overdue"


def stands_visible_to(actor: Actor) -> QuerySet[Stand]:
    """Return the stands whose figures the actor may see: of all units, or of those his permission reaches."""
    power = actor.power(OVERDUE)
    if power.everywhere:
        return Stand.objects.all()
    return Stand.objects.filter(unit_id__in=power.unit_ids)
