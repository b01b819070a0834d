"""The yearly alarm, on the first page of who keeps the calendar."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dondoc.kernel import clock
from dondoc.workcalendar import queries
from dondoc.workcalendar.permissions import MANAGE, Keeper


def panel_of_home(request: HttpRequest, actor: Keeper) -> SafeString:
    """Return the alarm "next year's notice is not entered", for who may enter it; from October until it is."""
    if not actor.may(MANAGE):
        return SafeString("")
    missing = queries.years_without_notice(clock.today())
    return render_to_string("workcalendar/_alarm.html", {"missing": missing}, request) if missing else SafeString("")
