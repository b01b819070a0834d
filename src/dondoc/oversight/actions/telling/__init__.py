"""Telling people what happened to work: listeners, which write messages in the transaction of what happened."""

from dondoc.oversight.actions.telling.dossiers import on_dossier_shown, on_dossier_withdrawn
from dondoc.oversight.actions.telling.explanations import (
    on_explanation_asked,
    on_explanation_decided,
    on_explanation_given,
    on_explanations_withdrawn,
    on_replies_due,
)
from dondoc.oversight.actions.telling.rungs import on_rungs_taken, on_urged
from dondoc.oversight.actions.telling.time import (
    on_dues_told,
    on_extension_asked,
    on_extension_refused,
    on_extensions_overtaken,
)
from dondoc.oversight.actions.telling.work import (
    on_assignment_decided,
    on_assignments_passed,
    on_assignments_told,
    on_confirmed_told,
    on_recalled_told,
    on_task_corrected,
)

__all__ = [
    "on_assignment_decided",
    "on_assignments_passed",
    "on_assignments_told",
    "on_confirmed_told",
    "on_dossier_shown",
    "on_dossier_withdrawn",
    "on_dues_told",
    "on_explanation_asked",
    "on_explanation_decided",
    "on_explanation_given",
    "on_explanations_withdrawn",
    "on_extension_asked",
    "on_extension_refused",
    "on_extensions_overtaken",
    "on_recalled_told",
    "on_replies_due",
    "on_rungs_taken",
    "on_task_corrected",
    "on_urged",
]
