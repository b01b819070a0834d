"""What roles permit, in words. Rooms above name their permissions; the names are kept where roles are."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models import Scope

AREAS: tuple[tuple[Promise, Mapping[str, Promise]], ...] = (
    (
        _("Documents and working regulations"),
        {
            "document.view": _("read documents"),
            "document.intake": _("take documents in"),
            "document.review": _("review proposed tasks"),
            "document.disseminate": _("have officials acknowledge a document"),
            "document.see-coverage": _("see who has acknowledged a document"),
            "regulation.view": _("read working regulations"),
            "regulation.register": _("register and review working regulations"),
            "process.view": _("read processes"),
            "process.describe": _("describe processes"),
        },
    ),
    (
        _("Doing the work"),
        {
            "assignment.view": _("see assignments"),
            "assignment.accept": _("accept or decline work"),
            "assignment.report": _("report on work"),
            "assignment.submit": _("hand work in for confirmation"),
            "assignment.divide": _("divide work and confirm its parts"),
            "assignment.put-in-charge": _("put somebody in charge of work"),
            "extension.ask": _("ask for more time"),
        },
    ),
    (
        _("Assigning and deciding"),
        {
            "task.issue": _("issue tasks to units"),
            "assignment.hand-on": _("hand work on to another unit"),
            "assignment.confirm": _("confirm or return results"),
            "assignment.act-for-committee": _("report and hand in the Committee's own work for it"),
            "assignment.confirm-office": _("confirm or return the results of the Office and of the Committee"),
            "assignment.recall": _("recall work"),
            "assignment.suspend": _("suspend work"),
            "assignment.change-due": _("change due dates"),
            "extension.decide": _("decide on more time"),
        },
    ),
    (
        _("Urging and figures"),
        {
            "assignment.urge": _("urge"),
            "assignment.check": _("check confirmed work in samples"),
            "accountability.view": _("see how desks answered for their work"),
            "dossier.make": _("make accountability dossiers"),
            "ladder.manage": _("set the ladder of urging and the wording of letters"),
            "report.overdue": _("see figures and lists of what is late"),
            "report.official": _("freeze official reports"),
        },
    ),
    (
        _("The installation"),
        {
            "organization.view": _("look up units and people"),
            "organization.manage": _("keep units, people and roles"),
            "calendar.manage": _("keep the working calendar"),
            "sheet.take-in": _("take in spreadsheets"),
            "journal.view": _("read the journal"),
            "run.view": _("see long work"),
            "notice.retry": _("have messages sent again"),
            "ui.gallery": _("see the gallery of components"),
        },
    ),
)
"""Every permission that a role can hold, in words, by what it is about."""
PERMISSIONS: Mapping[str, Promise] = {verb: name for _area, names in AREAS for verb, name in names.items()}
_OF_WHO_IS_IN_CHARGE = {
    "document.view",
    "assignment.view",
    "assignment.accept",
    "assignment.report",
    "assignment.submit",
    "assignment.divide",
    "assignment.put-in-charge",
    "extension.ask",
}
"""What somebody may do with what he is in charge of, without his unit's other work."""
_OF_NO_UNIT = {
    "document.intake",
    "document.review",
    "task.issue",
    "ladder.manage",
    "report.official",
    "organization.view",
    "organization.manage",
    "calendar.manage",
    "sheet.take-in",
    "journal.view",
    "run.view",
    "notice.retry",
    "ui.gallery",
}
"""What is done for the installation as a whole: it reaches everything or is not held."""


def scopes_of(verb: str) -> tuple[Scope, ...]:
    """Return how far the permission can reach, the narrowest first."""
    if verb in _OF_NO_UNIT:
        return (Scope.ALL,)
    scopes = (Scope.UNIT, Scope.SUBTREE, Scope.ALL)
    return (Scope.OWN, *scopes) if verb in _OF_WHO_IS_IN_CHARGE else scopes
