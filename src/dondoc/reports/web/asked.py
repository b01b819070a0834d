"""What an address asks for: a day, a period, by which due date, told apart by what."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.organization.web.requests import ActorRequest
from dondoc.reports.columns import Basis
from dondoc.reports.queries import By
from dondoc.reports.rules import Period, Window, lawful

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

WINDOW_NAMES = {
    Window.MONTH: gettext_lazy("month"),
    Window.QUARTER: gettext_lazy("quarter"),
    Window.HALF: gettext_lazy("half-year"),
    Window.YEAR: gettext_lazy("year"),
    Window.SPAN: gettext_lazy("other days"),
}


class NoSuchDay(Refusal):
    """What was asked for is no day, or no column."""

    code = "no-such-day"


def day_of(request: ActorRequest, name: str = "on") -> date:
    """Return the day asked for, today when none is. Raises `NoSuchDay`."""
    given = request.GET.get(name, "")
    if not given:
        return clock.local_date(clock.now())
    try:
        on = date.fromisoformat(given)
    except ValueError as wrong:
        raise NoSuchDay(
            _("“%(given)s” is no day. Give it as year-month-day, for example 2025-02-01.") % {"given": given[:40]}
        ) from wrong
    if not date(1900, 1, 1) <= on <= date.max - timedelta(days=1):
        raise NoSuchDay(_("There are no figures of the year %(year)s.") % {"year": on.year})
    return on


def basis_of(request: ActorRequest) -> Basis:
    """Return by which due date lateness is to be told."""
    return Basis.FIRST if request.GET.get("basis") == Basis.FIRST else Basis.CURRENT


def period_of(request: ActorRequest) -> Period:
    """Return the period asked for: the lawful window of a day, this month's when nothing is. Raises `NoSuchDay`."""
    window = request.GET.get("window", Window.MONTH)
    if window not in list(Window):
        raise NoSuchDay(_("There is no period “%(given)s”. Choose one above the table.") % {"given": window[:40]})
    last = day_of(request)
    if window != Window.SPAN:
        return lawful(Window(window), last)
    first = day_of(request, "since")
    if first > last:
        raise NoSuchDay(
            _("The period would begin on %(first)s, after its end on %(last)s. Give its first day before its last.")
            % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
        )
    return Period(Window.SPAN, first, last)


def by_of(request: ActorRequest) -> By:
    """Return by what figures are to be told apart: by unit when nothing is asked for. Raises `NoSuchDay`."""
    given = request.GET.get("by", By.UNIT)
    if given not in list(By):
        raise NoSuchDay(_("Figures are not kept by “%(given)s”. Choose one above the table.") % {"given": given[:40]})
    return By(given)
