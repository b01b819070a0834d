"""What stands in the navigation, from left to right, and the permission that opens each page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.documents.permissions import VIEW as SEE_DOCUMENTS
from dondoc.reports.permissions import OVERDUE
from dondoc.tasks.permissions import VIEW as SEE_ASSIGNMENTS
from dondoc.ui.navigation import Item, register


def lay_out() -> None:
    """Register the items. Called once, when the application is ready."""
    register(Item(_("Today"), "home", order=10))
    register(Item(_("Documents"), "tasks:documents", SEE_DOCUMENTS, order=20))
    register(Item(_("Assignments"), "tasks:assignments", SEE_ASSIGNMENTS, order=30))
    register(Item(_("What is late"), "reports:overdue", OVERDUE, order=40))
    register(Item(_("Urging"), "oversight:urgings", SEE_ASSIGNMENTS, order=50))
    register(Item(_("Calendar"), "workcalendar:calendar", order=80))
    register(Item(_("Journal"), "administration:journal", "journal.view", order=90))
