"""The cast of the tests as this room meets it, with the ladder an installation starts with."""

from __future__ import annotations

from datetime import datetime

import pytest

from cast import Cast
from dondoc.organization.actors import Actor
from dondoc.oversight.actions.ladder import set_up_ladder
from dondoc.tasks.models import Assignment
from dondoc.workcalendar.actions import load_days
from factories import AssignmentFactory


@pytest.fixture
def ladder(db: None, actor: Actor, at: datetime) -> None:
    """The first ladder, from 6 January 2025 on, over the calendar of those years."""
    load_days(by=actor, at=at)
    set_up_ladder(by=actor, at=at)


@pytest.fixture
def work(cast: Cast, ladder: None) -> Assignment:
    """An open part of the department, due on Monday, 31 March 2025."""
    return AssignmentFactory(unit=cast.department)
