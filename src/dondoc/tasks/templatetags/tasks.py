"""How a task's due is said on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from dondoc.tasks.models import Assignment, Task
from dondoc.tasks.provisions import provision_words, source_of
from dondoc.tasks.queries import WorkRow, recurrence_of
from dondoc.tasks.wording import name_of_period, period_words, term_words
from dondoc.ui import panels

register = template.Library()


@register.filter
def period_name(one: Assignment) -> str:
    """Return how the period of an assignment is called, "" for work that is none."""
    if one.period_on is None:
        return ""
    meant = recurrence_of(one.task)
    return name_of_period(meant, one.period_on) if meant is not None else f"{one.period_on:%d/%m/%Y}"


register.filter("provision", provision_words)
register.filter("source", source_of)


@register.simple_tag
def words_beside(rows: Iterable[WorkRow]) -> dict[int, SafeString]:
    """Return by assignment what rooms above say beside work of the list that is or was late: a fixed number of queries
    at any number of rows."""
    return panels.notes_for("late-work", [row.assignment.pk for row in rows if row.is_late])


@register.filter
def beside(words: Mapping[int, SafeString], assignment: Assignment) -> SafeString | str:
    """Return what `words_beside` found for the assignment."""
    return words.get(assignment.pk, "")


@register.inclusion_tag("tasks/_due.html")
def task_due(task: Task) -> dict[str, Any]:
    """Show by when a task is due, with what is printed; a gap to fill while nobody has decided."""
    return {
        "task": task,
        "term": term_words(task.term_amount, task.term_unit),
        "period": period_words(task.recurs_every, task.recurs_on, task.recurs_interval),
    }


@register.filter
def working_time(minutes: int) -> str:
    """Say office minutes as working days of eight hours and hours, the last begun one counted: "2 days 3 hours"."""
    hours = -(-minutes // 60)
    days, rest = divmod(hours, 8)
    said = [ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days}] if days else []
    if rest or not days:
        said.append(ngettext("%(n)s hour", "%(n)s hours", rest) % {"n": rest})
    return " ".join(said)
