"""What roles permit, in words. Rooms above name their permissions; the names are kept where roles are."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PERMISSIONS: dict[str, Promise] = {
    "document.view": _("read documents"),
    "document.intake": _("take documents in"),
    "document.review": _("review proposed tasks"),
    "document.disseminate": _("have officials acknowledge a document"),
    "document.see-coverage": _("see who has acknowledged a document"),
    "regulation.view": _("read working regulations"),
    "regulation.register": _("register and review working regulations"),
    "process.view": _("read processes"),
    "process.describe": _("describe processes"),
    "task.issue": _("issue tasks to units"),
    "assignment.view": _("see assignments"),
    "assignment.accept": _("accept or decline work"),
    "assignment.report": _("report on work"),
    "assignment.submit": _("hand work in for confirmation"),
    "assignment.divide": _("divide work and confirm its parts"),
    "assignment.put-in-charge": _("put somebody in charge of work"),
    "assignment.hand-on": _("hand work on to another unit"),
    "assignment.confirm": _("confirm or return results"),
    "assignment.act-for-committee": _("report and hand in the Committee's own work for it"),
    "assignment.confirm-office": _("confirm or return the results of the Office and of the Committee"),
    "assignment.recall": _("recall work"),
    "assignment.suspend": _("suspend work"),
    "assignment.change-due": _("change due dates"),
    "assignment.urge": _("urge"),
    "assignment.check": _("check confirmed work in samples"),
    "extension.ask": _("ask for more time"),
    "extension.decide": _("decide on more time"),
    "accountability.view": _("see how desks answered for their work"),
    "dossier.make": _("make accountability dossiers"),
    "ladder.manage": _("set the ladder of urging"),
    "report.overdue": _("see figures and lists of what is late"),
    "report.official": _("freeze official reports"),
    "organization.view": _("look up units and people"),
    "organization.manage": _("keep units, people and roles"),
    "calendar.manage": _("keep the working calendar"),
    "sheet.take-in": _("take in spreadsheets"),
    "journal.view": _("read the journal"),
    "run.view": _("see long work"),
    "notice.retry": _("have messages sent again"),
    "ui.gallery": _("see the gallery of components"),
}
