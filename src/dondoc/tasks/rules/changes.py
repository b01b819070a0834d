"""What a step of a review changed among the tasks of a document, kept small, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Standing = Mapping[str, Any]
"""A task's fields and parties by name, as they stand."""
Change = tuple[Standing | None, Standing | None]
"""What differs before and after. Before is None for a task that was added, after for one that was taken away."""


def changes_between(before: Mapping[int, Standing], after: Mapping[int, Standing]) -> dict[int, Change]:
    """Return by task what differs between two moments; of a task that stood at both only the fields that differ."""
    changed: dict[int, Change] = {}
    for task_id in [*before, *(one for one in after if one not in before)]:
        old, new = before.get(task_id), after.get(task_id)
        if old is None or new is None:
            changed[task_id] = (old, new)
        elif old != new:
            names = [name for name in new if old[name] != new[name]]
            changed[task_id] = ({name: old[name] for name in names}, {name: new[name] for name in names})
    return changed


def still_stands(change: Change, now: Standing | None) -> bool:
    """Return whether the task is as the change left it, in all that the change touched."""
    _, after = change
    if after is None or now is None:
        return after is None and now is None
    return all(now[name] == value for name, value in after.items())
