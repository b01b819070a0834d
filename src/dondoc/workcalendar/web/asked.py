"""What an address asks for: a day, or a period of days."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.workcalendar.rules.periods import Period, Window, lawful

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


def day_of(request: HttpRequest, name: str = "on") -> date:
    """Return the day asked for, today when none is. Raises `NoSuchDay`."""
    given = request.GET.get(name, "")
    if not given:
        return clock.today()
    try:
        on = date.fromisoformat(given)
    except ValueError as wrong:
        raise NoSuchDay(
            _("“%(given)s” is no day. Give it as year-month-day, for example 2025-02-01.") % {"given": given[:40]}
        ) from wrong
    if not date(1900, 1, 1) <= on <= date.max - timedelta(days=1):
        raise NoSuchDay(_("There are no figures of the year %(year)s.") % {"year": on.year})
    return on


def period_of(request: HttpRequest) -> Period:
    """Return the period asked for: the lawful window of a day, this month's when nothing is, or any days; of one that
    still runs, what there is of it until today. Raises `NoSuchDay`."""
    window = request.GET.get("window", Window.MONTH)
    if window not in list(Window):
        raise NoSuchDay(_("There is no period “%(given)s”. Choose one above the table.") % {"given": window[:40]})
    last, today = day_of(request), clock.today()
    if window != Window.SPAN:
        return lawful(Window(window), last).so_far(today)
    first = day_of(request, "since")
    if first > last:
        raise NoSuchDay(
            _("The period would begin on %(first)s, after its end on %(last)s. Give its first day before its last.")
            % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
        )
    return Period(Window.SPAN, first, last).so_far(today)
