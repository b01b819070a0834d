"""Putting proposed tasks right before they are issued: change, approve, split, merge, leave out, add by hand."""

from dondoc.tasks.actions.reviewing.deciding import approval_of, approve_clear, approve_task, drop_task, restore_task
from dondoc.tasks.actions.reviewing.filling import choose_meaning, fill_gaps, fill_gaps_of_all, mark_standing
from dondoc.tasks.actions.reviewing.proposals import told_of
from dondoc.tasks.actions.reviewing.splitting import merge_tasks, split_task
from dondoc.tasks.actions.reviewing.writing import (
    Choice,
    Wording,
    Written,
    add_task,
    change_task,
    rewritten,
    written_anew,
)

__all__ = [
    "Choice",
    "Wording",
    "Written",
    "add_task",
    "approval_of",
    "approve_clear",
    "approve_task",
    "change_task",
    "choose_meaning",
    "drop_task",
    "fill_gaps",
    "fill_gaps_of_all",
    "mark_standing",
    "merge_tasks",
    "restore_task",
    "rewritten",
    "split_task",
    "told_of",
    "written_anew",
]
