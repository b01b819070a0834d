"""What stands in the navigation, from left to right, the permission that opens each page, and panels on pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.documents.permissions import VIEW as SEE_DOCUMENTS
from dondoc.notices.web.views import bell
from dondoc.organization.permissions import VIEW as SEE_ORGANIZATION
from dondoc.oversight.web.explanations import panel_of_assignment
from dondoc.reports.permissions import OVERDUE
from dondoc.tasks.permissions import VIEW as SEE_ASSIGNMENTS
from dondoc.tasks.web.desks import panel_of_person, panel_of_unit
from dondoc.ui import panels
from dondoc.ui.navigation import Item, register
from dondoc.workcalendar.web.alarms import panel_of_home


def lay_out() -> None:
    """Register the items and panels. Called once, when the application is ready."""
    register(Item(_("Today"), "home", order=10))
    register(Item(_("Documents"), "tasks:documents", SEE_DOCUMENTS, order=20))
    register(Item(_("Assignments"), "tasks:assignments", SEE_ASSIGNMENTS, order=30))
    register(Item(_("What is late"), "reports:overdue", OVERDUE, order=40))
    register(Item(_("Figures"), "reports:figures", OVERDUE, order=42))
    register(Item(_("Urging"), "oversight:urgings", SEE_ASSIGNMENTS, order=50))
    register(Item(_("Units"), "units", SEE_ORGANIZATION, order=60))
    register(Item(_("Calendar"), "workcalendar:calendar", order=80))
    register(Item(_("Spreadsheets"), "administration:sheets", "sheet.take-in", order=84))
    register(Item(_("Long work"), "administration:runs", "run.view", order=85))
    register(Item(_("Journal"), "administration:journal", "journal.view", order=90))
    panels.register("header", bell)
    panels.register("assignment", panel_of_assignment)
    panels.register("home", panel_of_home)
    panels.register("unit", panel_of_unit)
    panels.register("person", panel_of_person)
