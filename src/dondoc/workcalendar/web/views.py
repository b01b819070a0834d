"""The calendar of a year, and why a date is due."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate, signed_in
from dondoc.workcalendar import actions, queries, wording
from dondoc.workcalendar.permissions import MANAGE, Keeper
from dondoc.workcalendar.rules import NoSuchTerm, Reckoning, due_of_term
from dondoc.workcalendar.web.forms import DayForm, FileForm, OnForm, TermForm
from dondoc.workcalendar.web.months import months_of

_YEARS = range(1990, 2100)
_FILE_LIMIT = 1024 * 1024


class KeeperRequest(HttpRequest):
    """A request of somebody signed in; `actor` is who."""

    actor: Keeper


class NoSuchYear(Refusal):
    """What was asked for is no year of the calendar."""

    code = "no-such-year"


@require_GET
@signed_in
def calendar(request: KeeperRequest) -> HttpResponse:
    """The days of a year, those that are not what their weekday says, and what makes them so."""
    return _calendar(request, _year(request.GET.get("year", "")))


@require_POST
@gate(MANAGE)
def mark(request: KeeperRequest) -> HttpResponse:
    """Mark one day."""
    form = DayForm(request.POST)
    if not form.is_valid():
        return _calendar(request, clock.today().year, day_form=form)
    day = form.day
    try:
        actions.mark_day(day=day, by=request.actor, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _calendar(request, day.on.year, day_form=form)
    messages.success(
        request, _("%(day)s is marked. Open terms are being counted again.") % {"day": wording.day(day.on)}
    )
    return _to_year(day.on.year)


@require_POST
@gate(MANAGE)
def clear(request: KeeperRequest) -> HttpResponse:
    """Let a day be what its weekday says."""
    form = OnForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the day to clear in the list of its year. Nothing was changed."))
        return redirect("workcalendar:calendar")
    on = form.cleaned_data["on"]
    try:
        actions.clear_day(on=on, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("%(day)s is what its weekday says. Open terms are being counted again.")
        messages.success(request, said % {"day": wording.day(on)})
    return _to_year(on.year)


@require_POST
@gate(MANAGE)
def take_in(request: KeeperRequest) -> HttpResponse:
    """Take in a file of days, all of it or nothing."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid() or form.cleaned_data["file"].size > _FILE_LIMIT:
        messages.error(request, _("Choose a file of days: a CSV of at most 1 MB. Nothing was changed."))
        return redirect("workcalendar:calendar")
    with tempfile.NamedTemporaryFile(suffix=".csv") as kept:
        kept.write(form.cleaned_data["file"].read())
        kept.flush()
        try:
            changed = actions.load_days(by=request.actor, at=clock.now(), file=Path(kept.name))
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext("%(number)d day changed.", "%(number)d days changed.", changed)
            messages.success(request, said % {"number": changed})
    return redirect("workcalendar:calendar")


@require_GET
@signed_in
def due(request: KeeperRequest) -> HttpResponse:
    """Where a term ends, and by which steps, each with its article: why is it due on that day?"""
    form = TermForm(request.GET or None, initial={"amount": 5, "unit": "working-day"})
    found = None
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            found = due_of_term(form.begin, data["amount"], data["unit"], queries.working_calendar())
        except NoSuchTerm:
            form.add_error("amount", _("The term ends after the year 9999. Give a shorter one."))
    return render(request, "workcalendar/due.html", {"form": form, "found": found, "steps": _steps(found)})


def _steps(found: Reckoning | None) -> list[dict[str, str]]:
    steps = found.steps if found else ()
    return [{"sentence": wording.sentence(step), "article": wording.article(step.article)} for step in steps]


def _calendar(request: KeeperRequest, year: int, *, day_form: DayForm | None = None) -> HttpResponse:
    today = clock.today()
    shown = queries.working_calendar()
    context: dict[str, Any] = {
        "year": year,
        "years": [(str(one), f"?year={one}", one == year) for one in range(today.year - 3, today.year + 2)],
        "weekdays": list(zip(wording.weekday_letters(), wording.weekday_names(), strict=True)),
        "months": months_of(year, shown, today=today),
        "days": queries.special_days(year),
        "missing": queries.years_without_notice(today, shown),
        "is_noticed": shown.is_noticed(year),
        "may_manage": request.actor.may(MANAGE),
        "day_form": day_form or DayForm(),
        "file_form": FileForm(),
    }
    status = 422 if day_form is not None else 200
    return render(request, "workcalendar/calendar.html", context, status=status)


def _year(asked: str) -> int:
    if not asked:
        return clock.today().year
    if not asked.isdecimal() or int(asked) not in _YEARS:
        raise NoSuchYear(
            _("“%(asked)s” is no year of the calendar. Years from %(first)d to %(last)d can be shown.")
            % {"asked": asked[:20], "first": _YEARS[0], "last": _YEARS[-1]}
        )
    return int(asked)


def _to_year(year: int) -> HttpResponse:
    return redirect(f"{reverse('workcalendar:calendar')}?year={year}")
