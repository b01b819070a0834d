"""How a task's due is said on its pages."""

from __future__ import annotations

from typing import Any

from django import template

from dondoc.tasks.models import Task
from dondoc.tasks.wording import period_words, term_words

register = template.Library()


@register.inclusion_tag("tasks/_due.html")
def task_due(task: Task) -> dict[str, Any]:
    """Show by when a task is due, with what is printed; a gap to fill while nobody has decided."""
    return {
        "task": task,
        "term": term_words(task.term_amount, task.term_unit),
        "period": period_words(task.recurs_every, task.recurs_on),
    }
