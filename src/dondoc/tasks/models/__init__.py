"""Tasks, the bodies they name, assignments, how they stood through time, and all that is said and decided of them."""

from __future__ import annotations

from dondoc.tasks.models.assignments import (
    Assignment,
    Passage,
    PassageCause,
    Stand,
)
from dondoc.tasks.models.dues import (
    DueCause,
    DueChange,
    Extension,
    ExtensionState,
    Proof,
    Suspension,
)
from dondoc.tasks.models.effects import (
    Effect,
    EffectKind,
)
from dondoc.tasks.models.orders import (
    DueKind,
    Party,
    PartyRole,
    Task,
    TaskState,
)
from dondoc.tasks.models.processes import (
    Course,
    CourseStep,
    Process,
    ProcessStep,
    ProcessVersion,
    StepUnit,
)
from dondoc.tasks.models.reporting import (
    Evidence,
    Measurement,
    Report,
)

__all__ = [
    "Assignment",
    "Course",
    "CourseStep",
    "DueCause",
    "DueChange",
    "DueKind",
    "Effect",
    "EffectKind",
    "Evidence",
    "Extension",
    "ExtensionState",
    "Measurement",
    "Party",
    "PartyRole",
    "Passage",
    "PassageCause",
    "Process",
    "ProcessStep",
    "ProcessVersion",
    "Proof",
    "Report",
    "Stand",
    "StepUnit",
    "Suspension",
    "Task",
    "TaskState",
]
