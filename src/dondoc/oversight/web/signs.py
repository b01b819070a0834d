"""Truth signs: what was said of work in a period that makes the Office look twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import CHECK
from dondoc.oversight.queries import signs
from dondoc.oversight.rules.signs import FEWEST_LETTERS, LAST_DAYS, MASS_AT_LEAST, Sign, last_days_from
from dondoc.tasks.models import Assignment, Report, Stand
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Period, Window
from dondoc.workcalendar.web.asked import WINDOW_NAMES, period_of

SIGN_NAMES = {
    Sign.NO_PRODUCT: gettext_lazy("handed in without a product"),
    Sign.EMPTY: gettext_lazy("empty reports"),
    Sign.REOPENED: gettext_lazy("reopened after confirmation"),
    Sign.MASS: gettext_lazy("a mass of closings before the cut-off"),
}
SIGN_MEANINGS = {
    Sign.NO_PRODUCT: gettext_lazy("The task names a product; what was handed in names none, and no file is with it."),
    Sign.EMPTY: gettext_lazy(
        "Reports of progress of fewer than %(letters)d letters, or repeating an earlier one word for word, "
        "without a file."
    )
    % {"letters": FEWEST_LETTERS},
    Sign.REOPENED: gettext_lazy("The work had been confirmed and was opened again in these days."),
    Sign.MASS: gettext_lazy(
        "Units that handed in at least %(least)d pieces of work in the last %(days)d working days, and half or more of "
        "all they handed in in the period."
    )
    % {"least": MASS_AT_LEAST, "days": LAST_DAYS},
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the list: the work, when and by whom something was said or done, and what."""

    assignment: Assignment
    at: datetime | None
    who: str
    what: str


@require_GET
@gate(CHECK)
def truth_signs(request: ActorRequest) -> HttpResponse:
    """The signs of a period, one kind at a time: the reports or the work that bear it; for a mass, its units first."""
    period = period_of(request)
    given = request.GET.get("sign", "")
    masses = signs.closings(request.actor, period)
    numbers = _numbers(request, period, len(masses))
    first_found = next((one for one, _name, number in numbers if number), Sign.NO_PRODUCT)
    sign = Sign(given) if given in list(Sign) else first_found
    unit = request.GET.get("unit", "")
    unit_id = int(unit) if sign is Sign.MASS and unit.isdecimal() else None
    context: dict[str, object] = {
        "period": period,
        "windows": list(WINDOW_NAMES.items()),
        "is_span": period.window is Window.SPAN,
        "signs": numbers,
        "sign": sign,
        "meaning": SIGN_MEANINGS[sign],
        "asked": request.GET.urlencode(),
    }
    if sign is Sign.MASS and unit_id is None:
        from_day = last_days_from(period.last, working_calendar())
        return render(request, "oversight/signs.html", {**context, "masses": masses, "from_day": from_day})
    return render(request, "oversight/signs.html", context | _listed(request, sign, period, unit_id))


def _numbers(request: ActorRequest, period: Period, masses: int) -> list[tuple[Sign, object, int]]:
    """Return each sign with its name and how often it is there; of masses, the number of units."""
    number = {sign: signs.reports_with(sign, request.actor, period).count() for sign in (Sign.NO_PRODUCT, Sign.EMPTY)}
    number[Sign.REOPENED] = signs.reopened(request.actor, period).count()
    number[Sign.MASS] = masses
    return [(sign, name, number[sign]) for sign, name in SIGN_NAMES.items()]


def _listed(request: ActorRequest, sign: Sign, period: Period, unit_id: int | None) -> dict[str, object]:
    after = request.GET.get("after")
    if sign is Sign.REOPENED:
        stands = page_after(signs.reopened(request.actor, period), ("-until", "-id"), after=after)
        return {"page": stands, "rows": _reopened(stands.rows)}
    reports = page_after(signs.reports_with(sign, request.actor, period, unit_id=unit_id), ("-at", "-id"), after=after)
    return {"page": reports, "rows": [_reported(one) for one in reports.rows]}


def _reported(report: Report) -> Shown:
    return Shown(report.assignment, report.at, report.by_name, report.done)


def _reopened(stands: list[Stand]) -> list[Shown]:
    whys = signs.whys_of_reopening(stands)
    found = [(stand, whys.get((stand.assignment_id, stand.until))) for stand in stands]
    return [
        Shown(stand.assignment, stand.until, why.person_name if why else "", why.reason if why else "")
        for stand, why in found
    ]
