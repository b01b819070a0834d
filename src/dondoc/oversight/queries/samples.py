"""Random samples of confirmed work: what they are drawn from, whether they come out the same, what checks found."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from dondoc.journal.models import Entry
from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.oversight.models import CheckResult, Sample, SampledWork
from dondoc.oversight.permissions import checkable_by, require_all_work
from dondoc.oversight.rules.sampling import digest_of, drawn
from dondoc.tasks.models import Assignment, PartyRole, Stand
from dondoc.tasks.permissions import WORDS_THERE
from dondoc.tasks.rules.states import State, Verb
from dondoc.workcalendar.rules.periods import Period, Window


def confirmed_in(actor: Actor, period: Period) -> list[int]:
    """Return the numbers of the lead assignments that were confirmed in the period, in ascending order, whatever
    became of them since. Once the period is over they stay the same. One query."""
    start, _next = day_bounds(period.first)
    _start, end = day_bounds(period.last)
    rows = Stand.objects.filter(
        state=State.CONFIRMED.value,
        since__gte=start,
        since__lt=end,
        role=PartyRole.LEAD,
        is_delegated=False,
        assignment__in=checkable_by(actor),
    )
    return list(rows.values_list("assignment_id", flat=True).distinct().order_by("assignment_id"))


def samples_of(actor: Actor) -> QuerySet[Sample]:
    """Return the samples with how many of their works were `checked` and found `wrong`. Raises `NotPermitted`."""
    require_all_work(actor)
    return Sample.objects.annotate(
        checked=Count("work", filter=~Q(work__result="")),
        wrong=Count("work", filter=Q(work__result=CheckResult.WRONG)),
    )


def work_in(sample: Sample) -> QuerySet[SampledWork]:
    """Return the work of the sample in the order of the draw."""
    rows = SampledWork.objects.filter(sample=sample).select_related("assignment__task__document", "assignment__unit")
    return rows.defer(*WORDS_THERE).order_by("place")


def comes_out_the_same(actor: Actor, sample: Sample) -> bool:
    """Draw the sample again from its seed; return whether population and sample are the same."""
    numbers = confirmed_in(actor, Period(Window.SPAN, sample.first_on, sample.last_on))
    kept = list(SampledWork.objects.filter(sample=sample).order_by("place").values_list("assignment_id", flat=True))
    return digest_of(numbers) == sample.digest and drawn(sample.seed, numbers, sample.size) == kept


def checks_of(assignment: Assignment) -> QuerySet[SampledWork]:
    """Return what checks of samples found of the assignment, newest first."""
    return SampledWork.objects.filter(assignment=assignment).exclude(result="").order_by("-checked_at")


def confirmers_of(assignment_ids: list[int]) -> dict[int, set[int | None]]:
    """Return who confirmed each of the assignments, however often, by the journal. One query."""
    rows = Entry.objects.filter(
        object_type="assignment", object_id__in=assignment_ids, verb=f"assignment.{Verb.CONFIRM.value}"
    )
    found: dict[int, set[int | None]] = {}
    for assignment_id, person_id in rows.values_list("object_id", "person_id"):
        found.setdefault(assignment_id, set()).add(person_id)
    return found
