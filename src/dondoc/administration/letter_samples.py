"""Letters as they would be drawn, with invented work, to look at a wording before it holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from dondoc.kernel.clock import local_date
from dondoc.kernel.freezing import digest
from dondoc.organization.models import Unit, UnitKind
from dondoc.organization.queries import units_on
from dondoc.oversight.letters import LateTask, Letter, place_of
from dondoc.oversight.rules.wordings import LetterKind, Part
from dondoc.reports.models import OfficialReport
from dondoc.tasks.queries import committee
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Window, lawful

Texts = Mapping[Part, str]
DAYS_LATE, DAYS_TO_ANSWER = 6, 3
_WORK = ("4363/UBND-NC", "Rà soát, cắt giảm thủ tục hành chính nội bộ; báo cáo kết quả")


def sample_letter(kind: LetterKind, texts: Texts, *, unit: Unit | None, at: datetime) -> Letter:
    """Return the letter to the unit, or to some department where the wording is for all, over one piece of work."""
    today = local_date(at)
    calendar = working_calendar()
    issuer = committee()
    name = issuer.name if issuer else ""
    to = unit or units_on(today).filter(kind=UnitKind.DEPARTMENT).order_by("pk").first()
    return Letter(
        issuer=name,
        place=place_of(name),
        unit=to.name if to else "…",
        wording=texts,
        on=today,
        text=texts[Part.QUESTION],
        tasks=[LateTask(*_WORK, _working_days_before(today), DAYS_LATE)],
        answer_on=calendar.add_working_days(today, DAYS_TO_ANSWER),
    )


def _working_days_before(today: date) -> date:
    calendar, day = working_calendar(), today
    while calendar.working_days_between(day, today) < DAYS_LATE:
        day -= timedelta(days=1)
    return day


def sample_report(at: datetime) -> OfficialReport:
    """Return the newest report of a month there is, else one of the last month in which nothing was to be done; kept
    nowhere."""
    newest = OfficialReport.objects.filter(window=Window.MONTH.value).order_by("-last_on", "-pk").first()
    if newest is not None:
        return newest
    period, top = lawful(Window.MONTH, local_date(at)).former, committee()
    ways = dict.fromkeys(("done_on_time", "done_late", "open_in_time", "open_overdue", "overdue_waiting"), 0)
    row = dict.fromkeys(("total", "undated", "suspended", "declined", "recalled"), 0) | {"current": ways, "first": ways}
    facts = {
        "committee": top.name if top else "",
        "head": "",
        "head_title": "",
        **{part: [row] for part in ("sum", "former")},
        **{part: [] for part in ("unit", "field", "leader", "overdue")},
    }
    return OfficialReport(
        window=period.window.value,
        first_on=period.first,
        last_on=period.last,
        made_at=at,
        facts=facts,
        digest=digest(facts),
    )
