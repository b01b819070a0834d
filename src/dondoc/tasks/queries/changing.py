"""What a change over all assignments of a task touches, and which terms wait for their event."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dondoc.documents.models import Direction
from dondoc.journal.models import Entry
from dondoc.organization.actors import Actor
from dondoc.organization.models import UnitKind
from dondoc.tasks.models import Assignment, DueCause, DueChange, Task
from dondoc.tasks.permissions import CHANGE_DUE, TEXTS, visible_to
from dondoc.tasks.queries.work import IS_BELOW, WAITS_FOR_EVENT
from dondoc.tasks.rules.dues import waits_for_event
from dondoc.tasks.rules.states import OPEN, UNFINISHED, State

FIXING = (DueCause.EXTENSION, DueCause.CHANGE, DueCause.CORRECTION, DueCause.DOCUMENT)
"""By these a person sets a day, which from then on is a fixed date, also of a term."""
TASK_CHANGES = ("task.corrected", "task.due-changed", "task.event-recorded")
"""What the journal calls the changes of a task after issue."""


def unfinished_of(task: Task) -> QuerySet[Assignment]:
    """Return the unfinished assignments of the task, with task and unit. Their parts keep the day that the unit has set
    for them, periods that of their calendar."""
    rows = Assignment.objects.filter(~IS_BELOW, task=task, state__in=UNFINISHED)
    return rows.select_related("task__document", "unit").defer(*TEXTS).order_by("pk")


def changed_together(task: Task, actor: Actor) -> QuerySet[Assignment]:
    """Return the assignments of the task to which the actor, as assigner, gives another due date at once.

    Of an order from above the Committee's own part is not among them: its time is given above.
    """
    rows = _within_reach(unfinished_of(task), actor)
    if task.document is not None and task.document.direction == Direction.INCOMING:
        rows = rows.exclude(unit__kind=UnitKind.COMMITTEE)
    return rows


def waiting_for_event(actor: Actor) -> QuerySet[Assignment]:
    """Return the open assignments that the actor may see whose term waits for its event."""
    return visible_to(actor).filter(WAITS_FOR_EVENT)


def waiting_for_event_of(task: Task, actor: Actor) -> QuerySet[Assignment]:
    """Return the assignments of the task that wait for the event, for which the actor records it."""
    return _within_reach(unfinished_of(task).filter(WAITS_FOR_EVENT), actor)


def history_of(assignment: Assignment) -> QuerySet[Entry]:
    """Return the journal of the assignment in its order, with what was put right in its order since it was sent. One
    query: the corrections stand in the journal once, with the task."""
    own = Q(object_type="assignment", object_id=assignment.pk)
    corrected = Q(
        object_type="task",
        object_id=assignment.task_id,
        verb="task.corrected",
        recorded_at__gte=assignment.sent_at,
    )
    return Entry.objects.filter(own | corrected).order_by("pk")


def takes_event(assignment: Assignment) -> bool:
    """Whether the event that starts the term of this assignment can be recorded, or its day be put right: not after a
    person has set a due date."""
    task = assignment.task
    if State(assignment.state) not in OPEN or assignment.is_below:
        return False
    if not waits_for_event(task.due_kind, task.term_event):
        return False
    return not DueChange.objects.filter(assignment=assignment, cause__in=FIXING).exists()


def _within_reach(rows: QuerySet[Assignment], actor: Actor) -> QuerySet[Assignment]:
    power = actor.power(CHANGE_DUE)
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)
