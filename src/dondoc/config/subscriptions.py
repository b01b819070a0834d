"""Who listens to what: one line a listener, read from top to bottom in the order they are called."""

from __future__ import annotations

from dondoc.documents.actions.disseminating import SUBJECT as ACKNOWLEDGEMENT
from dondoc.documents.actions.reminding import SUBJECT as REGULATION
from dondoc.documents.events import DocumentRead, DocumentWithdrawn
from dondoc.documents.queries import still_to_review, still_waiting
from dondoc.kernel.events import subscribe
from dondoc.notices import concerns
from dondoc.notices.actions.accounts import on_keeper_appointed, on_password_link_used
from dondoc.organization.events import KeeperAppointed, PasswordLinkUsed
from dondoc.oversight.actions.telling import (
    on_assignment_decided,
    on_assignments_passed,
    on_assignments_told,
    on_confirmed_told,
    on_dossier_shown,
    on_dossier_withdrawn,
    on_dues_told,
    on_explanation_asked,
    on_explanation_decided,
    on_explanation_given,
    on_explanations_withdrawn,
    on_extension_asked,
    on_extension_refused,
    on_extensions_overtaken,
    on_recalled_told,
    on_replies_due,
    on_rungs_taken,
    on_task_corrected,
    on_urged,
)
from dondoc.oversight.actions.watching import (
    on_assignment_moved,
    on_assignments_confirmed,
    on_assignments_recalled,
    on_assignments_sent,
    on_calendar_changed,
    on_dues_moved,
)
from dondoc.oversight.audiences import SUBJECT, still_concerned
from dondoc.oversight.events import (
    DossierShown,
    DossierWithdrawn,
    ExplanationAsked,
    ExplanationDecided,
    ExplanationGiven,
    ExplanationsWithdrawn,
    RepliesDue,
    RungsTaken,
    Urged,
)
from dondoc.tasks.actions.processes import on_step_moved, on_steps_confirmed
from dondoc.tasks.actions.proposing import on_document_read, on_document_withdrawn
from dondoc.tasks.actions.recomputing import on_days_changed
from dondoc.tasks.events import (
    AssignmentMoved,
    AssignmentsConfirmed,
    AssignmentsPassed,
    AssignmentsRecalled,
    AssignmentsSent,
    DuesMoved,
    ExtensionAsked,
    ExtensionRefused,
    ExtensionsOvertaken,
    TaskCorrected,
)
from dondoc.workcalendar.events import CalendarChanged


def subscribe_all() -> None:
    """Connect the rooms. Called once, when the application is ready."""
    subscribe(DocumentRead, on_document_read)
    subscribe(DocumentWithdrawn, on_document_withdrawn)
    subscribe(AssignmentsSent, on_assignments_sent)
    subscribe(AssignmentsSent, on_assignments_told)
    subscribe(AssignmentMoved, on_assignment_moved)
    subscribe(AssignmentMoved, on_assignment_decided)
    subscribe(AssignmentMoved, on_step_moved)
    subscribe(AssignmentsConfirmed, on_assignments_confirmed)
    subscribe(AssignmentsConfirmed, on_confirmed_told)
    subscribe(AssignmentsConfirmed, on_steps_confirmed)
    subscribe(AssignmentsPassed, on_assignments_passed)
    subscribe(AssignmentsRecalled, on_assignments_recalled)
    subscribe(AssignmentsRecalled, on_recalled_told)
    subscribe(DuesMoved, on_dues_moved)
    subscribe(DuesMoved, on_dues_told)
    subscribe(TaskCorrected, on_task_corrected)
    subscribe(ExtensionAsked, on_extension_asked)
    subscribe(ExtensionRefused, on_extension_refused)
    subscribe(ExtensionsOvertaken, on_extensions_overtaken)
    subscribe(CalendarChanged, on_days_changed)
    subscribe(CalendarChanged, on_calendar_changed)
    subscribe(RungsTaken, on_rungs_taken)
    subscribe(Urged, on_urged)
    subscribe(ExplanationAsked, on_explanation_asked)
    subscribe(ExplanationGiven, on_explanation_given)
    subscribe(ExplanationDecided, on_explanation_decided)
    subscribe(ExplanationsWithdrawn, on_explanations_withdrawn)
    subscribe(RepliesDue, on_replies_due)
    subscribe(DossierShown, on_dossier_shown)
    subscribe(DossierWithdrawn, on_dossier_withdrawn)
    subscribe(PasswordLinkUsed, on_password_link_used)
    subscribe(KeeperAppointed, on_keeper_appointed)
    concerns.register(SUBJECT, still_concerned)
    concerns.register(ACKNOWLEDGEMENT, still_waiting)
    concerns.register(REGULATION, still_to_review)
