"""What figures add to the pages of rooms below."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import URGE
from dondoc.reports import queries
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import By, Mark, Scope
from dondoc.reports.web.asked import key_tail
from dondoc.reports.web.figures import change_of, lists_of
from dondoc.reports.web.states import list_address
from dondoc.workcalendar.rules.periods import Window, lawful

_QUARTERS = 5


def panel_of_board(request: HttpRequest, actor: Actor) -> SafeString:
    """Return how all work stands, for who watches all of it and urges: each figure leads to its list."""
    if not (actor.power(OVERDUE).everywhere and actor.may(URGE)):
        return SafeString("")
    scope = Scope(actor, clock.today())
    total = queries.standing_of_all(scope)
    dated = {"of": total.overdue + total.near_due + total.in_time, "of_label": _("open with a due date")}
    led = {"of_label": _("led by units")}
    rows: tuple[tuple[str, Mark, int, str, dict[str, Any]], ...] = (
        (_("Overdue"), Mark.OVERDUE, total.overdue, "late", dated),
        (_("Near due"), Mark.NEAR_DUE, total.near_due, "near-due", {"of_label": _("within five working days")}),
        (_("Waiting for confirmation"), Mark.SUBMITTED, total.submitted, "in-time", led),
        (_("Returned"), Mark.RETURNED, total.returned, "returned", led),
    )
    figures = [
        {"name": name, "value": number, "tone": tone if number else "ink", "href": list_address(scope, mark), **more}
        for name, mark, number, tone, more in rows
    ]
    return render_to_string("reports/_board.html", {"figures": figures}, request)


def panel_of_unit(request: HttpRequest, unit: Unit) -> SafeString:
    """Return the unit's figures of this quarter and the four before it; of its last ones when it has ended."""
    actor, on = cast("ActorRequest", request).actor, clock.today()
    if not actor.may(OVERDUE):
        return SafeString("")
    period = lawful(Window.QUARTER, min(on, unit.valid_to or on)).so_far(on)
    periods = [period]
    while len(periods) <= _QUARTERS:
        periods.append(periods[-1].former)
    found = queries.figures_of_unit(actor, unit.pk, *periods)
    rows = [
        {
            "period": one,
            "ways": now.current,
            "first": now.first,
            "change": change_of(now.current, before.current),
            "links": {
                name: f"{address}{key_tail(unit.pk)}" for name, address in lists_of(one, By.UNIT, Basis.CURRENT).items()
            },
        }
        for one, now, before in zip(periods, found, found[1:], strict=False)
    ]
    if not any(one.total for one in found[:-1]):
        return SafeString("")
    return render_to_string("reports/_unit_panel.html", {"rows": rows}, request)
