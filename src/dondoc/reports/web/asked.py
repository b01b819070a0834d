"""What an address asks for: by which due date, told apart by what."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.organization.web.requests import ActorRequest
from dondoc.reports.columns import Basis
from dondoc.reports.queries import By
from dondoc.workcalendar.web.asked import NoSuchDay

BASIS_NAMES = {
    Basis.CURRENT: gettext_lazy("by current due date"),
    Basis.FIRST: gettext_lazy("by first due date"),
}

BY_NAMES = {
    By.UNIT: gettext_lazy("unit"),
    By.FIELD: gettext_lazy("field of work"),
    By.LEADER: gettext_lazy("leader in charge"),
    By.DOCUMENT: gettext_lazy("document"),
    By.PERSON: gettext_lazy("person in charge"),
}


def basis_of(request: ActorRequest) -> Basis:
    """Return by which due date lateness is to be told."""
    return Basis.FIRST if request.GET.get("basis") == Basis.FIRST else Basis.CURRENT


def by_of(request: ActorRequest) -> By:
    """Return by what figures are to be told apart: by unit when nothing is asked for. Raises `NoSuchDay`."""
    given = request.GET.get("by", By.UNIT)
    if given not in list(By):
        raise NoSuchDay(_("Figures are not kept by “%(given)s”. Choose one above the table.") % {"given": given[:40]})
    return By(given)


def no_column(given: str) -> NoSuchDay:
    """Return the refusal of a column that no figure has."""
    return NoSuchDay(_("There is no column “%(given)s”. Open the list from its figure.") % {"given": given[:40]})
