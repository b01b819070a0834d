"""What the tables of figures share: the four-way count as figures of a row, headings of rows, and the on-time rate."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.reports.queries import FourWay
from dondoc.ui.heat import Column


def figures_of(ways: FourWay) -> dict[str, int]:
    """Return the four-way count by name, with `fell_due`, the denominator of its rate."""
    return {
        "done_on_time": ways.done_on_time,
        "done_late": ways.done_late,
        "open_in_time": ways.open_in_time,
        "open_overdue": ways.open_overdue,
        "overdue_waiting": ways.overdue_waiting,
        "fell_due": ways.rate[1],
    }


def rate() -> Column:
    """Return the column of the on-time rate: done on time of what fell due."""
    return Column(_("On-time rate"), "done_on_time", of="fell_due")


def heading(name: str, href: str = "") -> SafeString:
    """Return what a row is called, leading to `href` where there is one; nobody's row says so."""
    if not name:
        return SafeString(f'<span class="soft">{escape(_("none recorded"))}</span>')  # nosec - escaped
    written = escape(name)
    return SafeString(f'<a href="{escape(href)}">{written}</a>' if href else written)  # nosec - escaped
