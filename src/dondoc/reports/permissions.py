"""Who may see which figures."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Actor
from dondoc.reports.models import OfficialReport
from dondoc.tasks.models import Assignment, Stand, Task

OVERDUE = "report.overdue"
OFFICIAL = "report.official"


def stands_visible_to(actor: Actor) -> QuerySet[Stand]:
    """Return the stands whose figures the actor may see: of all units, or of those his permission reaches."""
    power = actor.power(OVERDUE)
    if power.everywhere:
        return Stand.objects.all()
    return Stand.objects.filter(unit_id__in=power.unit_ids)


def tasks_visible_to(actor: Actor) -> QuerySet[Task]:
    """Return the tasks whose figures the actor may see: all, or those in which his units have a part."""
    power = actor.power(OVERDUE)
    if power.everywhere:
        return Task.objects.all()
    return Task.objects.filter(Exists(Assignment.objects.filter(task=OuterRef("pk"), unit_id__in=power.unit_ids)))


def require_city(actor: Actor) -> None:
    """Official reports are of the whole city: raise `NotPermitted` unless the actor may make and see them."""
    if not actor.power(OFFICIAL).everywhere:
        raise NotPermitted(_("Official reports tell of all units. Your role sees the figures of its own units only."))


def get_report_for(actor: Actor, report_id: int) -> OfficialReport:
    """Return an official report. Raises `NotFound` when there is none, and `NotPermitted`."""
    require_city(actor)
    found = OfficialReport.objects.filter(pk=report_id).first()
    if found is None:
        raise NotFound(_("There is no such report. Open it from the list of reports."))
    return found


def require_published() -> None:
    """What is published is for everybody: raise `NotFound` where this installation publishes nothing."""
    if not settings.DONDOC_PUBLISH:
        raise NotFound(_("This installation publishes no results. Ask the Office for them."))
