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

ITEMS = (
    Item(_("Today"), "home", order=10),
    Item(_("Documents"), "tasks:documents", SEE_DOCUMENTS, order=20),
    Item(_("Assignments"), "tasks:assignments", SEE_ASSIGNMENTS, order=30),
    Item(_("Overview"), "reports:overview", OVERDUE, 2, REPORTS),
    Item(_("Units and their work"), "reports:states", OVERDUE, 4, REPORTS),
    Item(_("Trend"), "reports:trend", OVERDUE, 6, REPORTS),
    Item(_("Urging"), "oversight:urgings", SEE_ASSIGNMENTS, 10, OVERSIGHT),
    Item(_("Explanations"), "oversight:explanations", SEE_ASSIGNMENTS, 15, OVERSIGHT),
    Item(_("Accountability"), "oversight:accountability", ACCOUNT, 20, OVERSIGHT),
    Item(_("Dossiers"), "oversight:dossiers", DOSSIER, 25, OVERSIGHT),
    Item(_("Truth signs"), "oversight:signs", CHECK, 30, OVERSIGHT),
    Item(_("The ladder"), "oversight:ladder", LADDER, 50, OVERSIGHT),
    Item(_("Wording of letters"), "administration:letters", LADDER, 55, OVERSIGHT),
    Item(_("Random samples"), "oversight:samples", CHECK, 40, OVERSIGHT),
    Item(_("What is late"), "reports:overdue", OVERDUE, 10, REPORTS),
    Item(_("Figures"), "reports:figures", OVERDUE, 20, REPORTS),
    Item(_("Official reports"), "reports:official", OFFICIAL, 30, REPORTS),
    Item(_("Dissemination"), "documents:disseminated", SEE_COVERAGE, 40, REPORTS),
    Item(_("Units"), "units", SEE_ORGANIZATION, 10, HOUSE),
    Item(_("Calendar"), "workcalendar:calendar", "", 20, HOUSE),
    Item(_("Working regulations"), "documents:regulations", SEE_REGULATIONS, 50, HOUSE),
    Item(_("Processes"), "tasks:processes", SEE_PROCESSES, 60, HOUSE),
    Item(_("To acknowledge"), "documents:to-acknowledge", "", 40, HOUSE),
    Item(_("All settings"), "administration:hub", MANAGE, 10, RUNNING),
    Item(_("Roles"), "roles", MANAGE, 12, RUNNING),
    Item(_("Password links"), "password-links", MANAGE, 13, RUNNING),
    Item(_("Groups"), "groups", MANAGE, 14, RUNNING),
    Item(_("Spreadsheets"), "administration:sheets", SHEETS, 20, RUNNING),
    Item(_("Deliveries"), "notices:deliveries", RETRY, 35, RUNNING),
    Item(_("Long work"), "administration:runs", RUNS, 30, RUNNING),
    Item(_("Journal"), "administration:journal", JOURNAL, 40, RUNNING),
)
PANELS: tuple[tuple[str, panels.Provider], ...] = (
    ("header", bell),
    ("assignment", explanations.panel_of_assignment),
    ("assignment-actions", explanations.urging_of_assignment),
    ("home-board", panel_of_board),
    ("home", panel_of_home),
    ("home", explanations.panel_of_home),
    ("home", dissemination.panel_of_home),
    ("home", hub.panel_of_home),
    ("document", dissemination.panel_of_document),
    ("unit-figures", figures_of_unit),
    ("unit", panel_of_unit),
    ("unit-ending", panel_of_ending),
    ("unit", regulations.panel_of_unit),
    ("unit", processes.panel_of_unit),
    ("person", panel_of_person),
    ("person", accountability_of_person),
)
"""What stands at each place of the pages of rooms below, in its order."""


def lay_out() -> None:
    """Register the items and panels. Called once, when the application is ready."""
    for item in ITEMS:
        register(item)
    for place, provider in PANELS:
        panels.register(place, provider)
    panels.register_notes("late-work", explanations.words_beside)
