"""What this room refuses, each with a stable code."""

from __future__ import annotations

from dondoc.kernel.errors import Refusal


class VerbNotPossible(Refusal):
    """The assignment's state does not allow the verb: usually somebody else was faster."""

    code = "verb-not-possible"


class ReasonMissing(Refusal):
    """The verb asks for a reason and none was given."""

    code = "reason-missing"


class NothingReported(Refusal):
    """A report says nothing of what was done."""

    code = "nothing-reported"


class NotClear(Refusal):
    """One of the "6 rõ" is missing, so nothing was sent."""

    code = "not-clear"


class AlreadyIssued(Refusal):
    """The task has left; what is wrong with it is corrected on its assignments."""

    code = "already-issued"


class NothingToIssue(Refusal):
    """The document has no task that could be sent."""

    code = "nothing-to-issue"


class CannotSplit(Refusal):
    """The text cannot be divided where it was asked."""

    code = "cannot-split"


class CannotMerge(Refusal):
    """The two tasks cannot become one."""

    code = "cannot-merge"


class NothingToUndo(Refusal):
    """There is no step of the review to take back, or somebody changed the same tasks since."""

    code = "nothing-to-undo"


class DueIncomplete(Refusal):
    """A due date or a term lacks what makes it one."""

    code = "due-incomplete"


class ExtensionNotPossible(Refusal):
    """More time cannot be asked or granted: not open, not dated, not later, or decided already."""

    code = "extension-not-possible"


class AlreadyAsked(Refusal):
    """A request for more time waits already."""

    code = "already-asked"


class TooLateToAsk(Refusal):
    """The due date has passed, and the province takes no late requests."""

    code = "too-late-to-ask"


class TooManyExtensions(Refusal):
    """The province grants no more."""

    code = "too-many-extensions"


class DueNotPossible(Refusal):
    """The due date cannot be set so."""

    code = "due-not-possible"


class DivisionNotPossible(Refusal):
    """The work cannot be divided so: it is not at hand, or the part goes to nobody of the unit."""

    code = "division-not-possible"


class PartsOpen(Refusal):
    """Lead parts of the work are still open, and nobody said why it is handed in without them."""

    code = "parts-open"


class EffectNotPossible(Refusal):
    """What was decided for an earlier task cannot be carried out: decided meanwhile, or a day or clause is missing."""

    code = "effect-not-possible"


class TargetsNotPossible(Refusal):
    """The targets cannot be put right so: one names no figure, or one that is left out was measured already."""

    code = "targets-not-possible"


class MeasurementNotPossible(Refusal):
    """The figure cannot be taken: finished work, no such target, a day to come, or no source."""

    code = "measurement-not-possible"


class PassageNotPossible(Refusal):
    """The work cannot go to that desk: the unit still exists, or the other one, or the post, does not."""

    code = "passage-not-possible"


class ProcessNotPossible(Refusal):
    """A process cannot be described so: a step lacks its post or time, nothing has changed, or it has ended."""

    code = "process-not-possible"


class CourseNotPossible(Refusal):
    """Work cannot go along the process now: it is not at hand, on another one, or a step of it is still open."""

    code = "course-not-possible"
