"""What an address asks for: by which due date, told apart by what, of which column, whose."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.organization.web.requests import ActorRequest
from dondoc.reports.columns import Basis
from dondoc.reports.queries import By, Mark
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.workcalendar.web.asked import NoSuchDay

ALL, NOBODY = "all", "none"
"""The keys of the row of all work, and of work that is nobody's."""

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

SILENT, UPDATED = "silent", "updated"
COLUMN_NAMES: dict[str, Promise] = {
    Timeliness.OPEN_OVERDUE: gettext_lazy("overdue"),
    Timeliness.OPEN_IN_TIME: gettext_lazy("in time"),
    Timeliness.DONE_ON_TIME: gettext_lazy("done on time"),
    Timeliness.DONE_LATE: gettext_lazy("done late"),
    Timeliness.UNDATED: gettext_lazy("undated"),
    Timeliness.APART: gettext_lazy("declined, recalled or suspended"),
    State.SUSPENDED: gettext_lazy("suspended"),
    State.DECLINED: gettext_lazy("declined"),
    State.RECALLED: gettext_lazy("recalled"),
    Mark.OVERDUE: gettext_lazy("overdue"),
    Mark.NEAR_DUE: gettext_lazy("near due"),
    Mark.IN_TIME: gettext_lazy("in time"),
    Mark.SUBMITTED: gettext_lazy("waiting for confirmation"),
    Mark.RETURNED: gettext_lazy("returned"),
    Mark.THIS_WEEK: gettext_lazy("due this week"),
    SILENT: gettext_lazy("not reported on"),
    UPDATED: gettext_lazy("reported on"),
}
"""What the columns of all figures are called in the heading of their list, by what their addresses say."""


def basis_of(request: ActorRequest) -> Basis:
    """Return by which due date lateness is to be told."""
    return Basis.FIRST if request.GET.get("basis") == Basis.FIRST else Basis.CURRENT


def by_of(request: ActorRequest) -> By:
    """Return by what figures are to be told apart: by unit when nothing is asked for. Raises `NoSuchDay`."""
    given = request.GET.get("by", By.UNIT)
    if given not in list(By):
        raise NoSuchDay(_("Figures are not kept by “%(given)s”. Choose one above the table.") % {"given": given[:40]})
    return By(given)


def column_of(request: ActorRequest, among: Collection[str], *, name: str = "column", default: str = "") -> str:
    """Return the column asked for, one `among` those that the figures have. Raises `NoSuchDay`."""
    given = request.GET.get(name, default)
    if given not in among:
        raise NoSuchDay(_("There is no column “%(given)s”. Open the list from its figure.") % {"given": given[:40]})
    return given


def row_of(request: ActorRequest) -> tuple[int | None, bool]:
    """Return the key of the row asked for, `None` for nobody's, and whether it is that of all work. Raises `NoSuchDay`
    for what is no key."""
    given = request.GET.get("key", ALL)
    if not (given in {ALL, NOBODY} or given.isdecimal()):
        raise NoSuchDay(_("There is no row “%(given)s”. Open the list from its figure.") % {"given": given[:40]})
    return int(given) if given.isdecimal() else None, given == ALL


def key_tail(key: int | None) -> str:
    """Return what the address of a list says of the row with the key: what `row_of` reads."""
    return f"&key={NOBODY if key is None else key}"


def unit_of(request: ActorRequest) -> int | None:
    """Return the unit whose work alone is asked for, `None` when that of all is."""
    given = request.GET.get("unit", "")
    return int(given) if given.isdecimal() else None
