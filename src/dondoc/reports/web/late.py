"""The rows of a list of assignments: each with how late it was, and the word of who has it beside that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc.oversight.models import Explanation
from dondoc.oversight.queries import replies_on
from dondoc.reports.columns import Basis, days_late
from dondoc.tasks.models import Stand
from dondoc.workcalendar.queries import working_calendar


def late_rows(stands: Sequence[Stand], *, basis: Basis, on: date) -> list[tuple[Stand, int | None, Explanation | None]]:
    """Return each stand with its working days late on the day, and what was said of the work. Two queries."""
    calendar = working_calendar()
    said = replies_on([stand.assignment_id for stand in stands])
    return [
        (stand, days_late(stand, basis=basis, on=on, calendar=calendar), said.get(stand.assignment_id))
        for stand in stands
    ]
