"""Two measures beside lateness: how soon tasks were entered after their document, and whether units report at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Case, Count, DateField, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate

from dondoc.documents.models import Urgency
from dondoc.kernel.clock import HOME, day_bounds
from dondoc.organization.actors import Actor
from dondoc.reports.columns import standing_in
from dondoc.reports.permissions import tasks_visible_to
from dondoc.reports.queries.grouping import By, grouping, names_of
from dondoc.reports.queries.standing import as_it_stood
from dondoc.tasks.models import Report, Stand, Task
from dondoc.tasks.rules.states import OPEN, State
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Period, entry_due


@dataclass(frozen=True, slots=True)
class Share:
    """A measure of one row: `done` of `of`. `key` is None for nobody's row and for the sum."""

    key: int | None
    name: str
    done: int
    of: int

    @property
    def left(self) -> int:
        """Return how many of `of` are not done."""
        return self.of - self.done


@dataclass(frozen=True, slots=True)
class Shares:
    """A measure told apart: the rows with most left first, and their sum."""

    rows: Sequence[Share]
    sum: Share


def updates(actor: Actor, period: Period, *, by: By) -> Shares:
    """Return of how much work its unit reported in the period, among the work that was the unit's all through it.

    Update rate = reported on at least once in the period / sent before its first day and at the end of its last still
    for the unit to do. What waits for confirmation then is not counted: there the unit has nothing to say. The number
    of queries does not grow with the number of rows.
    """
    how = grouping(by, on=period.last)
    counted: dict[int | None, list[int]] = defaultdict(lambda: [0, 0])
    for part in _parts(_updatable(actor, period), period):
        rows = how.prepared(part).order_by().values(*how.columns)
        for row in rows.annotate(of=Count("id"), done=Count("id", filter=_said(period))):
            one = counted[how.key(row)]
            one[0] += row["done"]
            one[1] += row["of"]
    names = names_of(by, [key for key in counted if key is not None])
    found = [Share(key, names.get(key or 0, ""), done, of) for key, (done, of) in counted.items()]
    found.sort(key=lambda one: (-one.left, one.name))
    return Shares(found, Share(None, "", sum(one.done for one in found), sum(one.of for one in found)))


def listed_of_updates(
    actor: Actor, period: Period, *, by: By, key: int | None, everything: bool, updated: bool
) -> QuerySet[Stand]:
    """Return the assignments behind a row of `updates`, or behind its sum with `everything`."""
    how, sent_before = grouping(by, on=period.last), Q(assignment__sent_at__lt=day_bounds(period.first)[0])
    rows = how.prepared(_updatable(actor, period)).filter(sent_before, _said(period) if updated else ~_said(period))
    if not everything:
        rows = rows.filter(how.rows_of(key))
    return rows.select_related("assignment__task__document", "unit")


def entry(actor: Actor, period: Period) -> Share:
    """Return how many of the tasks entered in the period were entered in time.

    Entry timeliness = entered by the last day for it (`rules.entry_due`) / all tasks of documents entered in the
    period. A task is entered when it is sent to its units; tasks without a document have no day to count from.
    """
    found = entered(actor, period).aggregate(of=Count("id"), done=Count("id", filter=_IN_TIME))
    return Share(None, "", found["done"], found["of"])


def entered(actor: Actor, period: Period, *, in_time: bool | None = None) -> QuerySet[Task]:
    """Return the tasks entered in the period, with `entered_on` and `entry_due`; with `in_time`, only those (not) so.

    The day counted from is that of issue, or of receipt for an incoming document: `document.registered_on`.
    """
    start, _end = day_bounds(period.first)
    _start, end = day_bounds(period.last)
    tasks = tasks_visible_to(actor).filter(document__isnull=False, issued_at__gte=start, issued_at__lt=end)
    days = tasks.order_by().values_list("document__registered_on", flat=True).distinct()
    tasks = tasks.annotate(entered_on=TruncDate("issued_at", tzinfo=HOME), entry_due=_entry_due(days))
    if in_time is not None:
        tasks = tasks.filter(_IN_TIME if in_time else ~_IN_TIME)
    heavy = ("text", "reading", "search_text")
    return tasks.select_related("document").defer(*[f"document__{name}" for name in heavy])


_IN_TIME = Q(entered_on__lte=F("entry_due"))


def _entry_due(days: QuerySet[Task, date]) -> Case:
    """Say the last day of entry for each day counted from: days that lead to the same one stand together."""
    calendar = working_calendar()
    leading: dict[tuple[date, bool], list[date]] = defaultdict(list)
    for on in days:
        for urgent in (False, True):
            last = entry_due(on, urgent=urgent, ordinary=settings.DONDOC_ENTRY_DAYS, calendar=calendar)
            leading[last, urgent].append(on)
    urgencies = {True: Q(document__urgency__in=Urgency.values), False: ~Q(document__urgency__in=Urgency.values)}
    return Case(
        *[
            When(urgencies[urgent] & Q(document__registered_on__in=on), then=Value(last))
            for (last, urgent), on in leading.items()
        ],
        default=Value(date.max - timedelta(days=1)),
        output_field=DateField(),
    )


def _updatable(actor: Actor, period: Period) -> QuerySet[Stand]:
    """What is the unit's to do at the end of the period, sent before it or in it."""
    return as_it_stood(actor, on=period.last).filter(standing_in(OPEN - {State.SUBMITTED}))


def _parts(rows: QuerySet[Stand], period: Period) -> tuple[QuerySet[Stand], QuerySet[Stand]]:
    """Of the rows what was sent before the period, in two parts: what has stood so since before it was sent before it,
    and only of the little that changed since must the assignment be asked."""
    start, _end = day_bounds(period.first)
    return rows.filter(since__lt=start), rows.filter(since__gte=start, assignment__sent_at__lt=start)


def _said(period: Period) -> Q:
    """Say that the unit reported on the work of a stand within the period: looked up as a whole, not once a row."""
    start, _end = day_bounds(period.first)
    _start, end = day_bounds(period.last)
    return Q(assignment_id__in=Report.objects.filter(at__gte=start, at__lt=end).values("assignment_id"))
