"""What stands in the navigation: the sections from left to right, the permission that opens each page, and panels."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.administration.permissions import JOURNAL, RUNS, SHEETS
from dondoc.administration.web import hub
from dondoc.documents.permissions import SEE_COVERAGE, SEE_REGULATIONS
from dondoc.documents.permissions import VIEW as SEE_DOCUMENTS
from dondoc.documents.web import dissemination, regulations
from dondoc.notices.permissions import RETRY
from dondoc.notices.web.views import bell
from dondoc.organization.permissions import MANAGE
from dondoc.organization.permissions import VIEW as SEE_ORGANIZATION
from dondoc.oversight.permissions import ACCOUNT, CHECK, DOSSIER, LADDER
from dondoc.oversight.web import explanations
from dondoc.oversight.web.accountability import panel_of_person as accountability_of_person
from dondoc.reports.permissions import OFFICIAL, OVERDUE
from dondoc.reports.web.panels import panel_of_board
from dondoc.reports.web.panels import panel_of_unit as figures_of_unit
from dondoc.tasks.permissions import SEE_PROCESSES
from dondoc.tasks.permissions import VIEW as SEE_ASSIGNMENTS
from dondoc.tasks.web.desks import panel_of_ending, panel_of_person, panel_of_unit
from dondoc.tasks.web.views import processes
from dondoc.ui import panels
from dondoc.ui.navigation import Group, Item, register
from dondoc.workcalendar.web.alarms import panel_of_home

OVERSIGHT = Group(_("Urging"), order=40)
REPORTS = Group(_("Reports"), order=50)
HOUSE = Group(_("Offices"), order=60)
RUNNING = Group(_("Administration"), order=70)


def lay_out() -> None:
    """Register the items and panels. Called once, when the application is ready."""
    register(Item(_("Today"), "home", order=10))
    register(Item(_("Documents"), "tasks:documents", SEE_DOCUMENTS, order=20))
    register(Item(_("Assignments"), "tasks:assignments", SEE_ASSIGNMENTS, order=30))
    register(Item(_("Overview"), "reports:overview", OVERDUE, 2, REPORTS))
    register(Item(_("Units and their work"), "reports:states", OVERDUE, 4, REPORTS))
    register(Item(_("Trend"), "reports:trend", OVERDUE, 6, REPORTS))
    register(Item(_("Urging"), "oversight:urgings", SEE_ASSIGNMENTS, 10, OVERSIGHT))
    register(Item(_("Explanations"), "oversight:explanations", SEE_ASSIGNMENTS, 15, OVERSIGHT))
    register(Item(_("Accountability"), "oversight:accountability", ACCOUNT, 20, OVERSIGHT))
    register(Item(_("Dossiers"), "oversight:dossiers", DOSSIER, 25, OVERSIGHT))
    register(Item(_("Truth signs"), "oversight:signs", CHECK, 30, OVERSIGHT))
    register(Item(_("The ladder"), "oversight:ladder", LADDER, 50, OVERSIGHT))
    register(Item(_("Wording of letters"), "administration:letters", LADDER, 55, OVERSIGHT))
    register(Item(_("Random samples"), "oversight:samples", CHECK, 40, OVERSIGHT))
    register(Item(_("What is late"), "reports:overdue", OVERDUE, 10, REPORTS))
    register(Item(_("Figures"), "reports:figures", OVERDUE, 20, REPORTS))
    register(Item(_("Official reports"), "reports:official", OFFICIAL, 30, REPORTS))
    register(Item(_("Dissemination"), "documents:disseminated", SEE_COVERAGE, 40, REPORTS))
    register(Item(_("Units"), "units", SEE_ORGANIZATION, 10, HOUSE))
    register(Item(_("Calendar"), "workcalendar:calendar", "", 20, HOUSE))
    register(Item(_("Working regulations"), "documents:regulations", SEE_REGULATIONS, 50, HOUSE))
    register(Item(_("Processes"), "tasks:processes", SEE_PROCESSES, 60, HOUSE))
    register(Item(_("To acknowledge"), "documents:to-acknowledge", "", 40, HOUSE))
    register(Item(_("All settings"), "administration:hub", MANAGE, 10, RUNNING))
    register(Item(_("Roles"), "roles", MANAGE, 12, RUNNING))
    register(Item(_("Password links"), "password-links", MANAGE, 13, RUNNING))
    register(Item(_("Groups"), "groups", MANAGE, 14, RUNNING))
    register(Item(_("Spreadsheets"), "administration:sheets", SHEETS, 20, RUNNING))
    register(Item(_("Deliveries"), "notices:deliveries", RETRY, 35, RUNNING))
    register(Item(_("Long work"), "administration:runs", RUNS, 30, RUNNING))
    register(Item(_("Journal"), "administration:journal", JOURNAL, 40, RUNNING))
    panels.register("header", bell)
    panels.register("assignment", explanations.panel_of_assignment)
    panels.register("home-board", panel_of_board)
    panels.register("home", panel_of_home)
    panels.register("home", explanations.panel_of_home)
    panels.register_notes("late-work", explanations.words_beside)
    panels.register("home", dissemination.panel_of_home)
    panels.register("home", hub.panel_of_home)
    panels.register("document", dissemination.panel_of_document)
    panels.register("unit-figures", figures_of_unit)
    panels.register("unit", panel_of_unit)
    panels.register("unit-ending", panel_of_ending)
    panels.register("unit", regulations.panel_of_unit)
    panels.register("unit", processes.panel_of_unit)
    panels.register("person", panel_of_person)
    panels.register("person", accountability_of_person)
