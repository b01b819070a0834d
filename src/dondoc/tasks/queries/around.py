"""What there is around one assignment. Most work has little, and its page asks for what there is and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Exists

from dondoc.tasks.models import Assignment, Course, DueChange, Evidence, Extension, Passage
from dondoc.tasks.queries.processes import processes_for


class Around(NamedTuple):
    """Whether an assignment has parts or periods, others with its task, passages, changes of its due date, requests for
    more time, evidence, and a course along a process; and whether there are processes that it could go along."""

    below: bool
    others: bool
    passages: bool
    due_changes: bool
    extensions: bool
    evidence: bool
    course: bool
    processes: bool


def around(assignment: Assignment) -> Around:
    """Return what there is around the assignment, whoever may see it. One query."""
    pk = assignment.pk
    return Around(
        *Assignment.objects.values_list(
            Exists(Assignment.objects.filter(parent_id=pk)),
            Exists(Assignment.objects.filter(task_id=assignment.task_id).exclude(pk=pk)),
            Exists(Passage.objects.filter(assignment_id=pk)),
            Exists(DueChange.objects.filter(assignment_id=pk)),
            Exists(Extension.objects.filter(assignment_id=pk)),
            Exists(Evidence.objects.filter(report__assignment_id=pk)),
            Exists(Course.objects.filter(assignment_id=pk)),
            Exists(processes_for(assignment).order_by()),
        ).get(pk=pk)
    )
