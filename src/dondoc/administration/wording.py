"""How entries of the journal are said: a word for each verb, one for each field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dondoc.administration.models import SheetKind
from dondoc.documents.models import Direction, RegulationState, Urgency
from dondoc.journal.models import Entry
from dondoc.journal.wording import said
from dondoc.organization.models import Scope, UnitKind
from dondoc.organization.wording import PERMISSIONS
from dondoc.oversight.actions.wording import PART_NAMES
from dondoc.oversight.models import CheckResult, Purpose, RungDoes
from dondoc.oversight.web.ladder import TELLS_NAMES
from dondoc.tasks.models import DueCause, DueKind, PartyRole, TaskState
from dondoc.tasks.wording import STATE_NAMES
from dondoc.workcalendar.models import SpecialDay

VERBS: dict[str, Promise] = {
    "appointment.ended": _("ended an appointment"),
    "appointment.made": _("appointed"),
    "assignment.accept": _("accepted"),
    "assignment.confirm": _("confirmed"),
    "assignment.decline": _("declined"),
    "assignment.delegated": _("gave on as a part"),
    "assignment.divided": _("divided work"),
    "assignment.period-opened": _("opened a period of a recurring duty"),
    "assignment.measured": _("measured a target"),
    "assignment.moved-on": _("let work go on under a later document"),
    "assignment.recall": _("recalled"),
    "assignment.report": _("reported"),
    "assignment.return": _("returned"),
    "assignment.ladder-ask": _("reached the rung of an explanation"),
    "assignment.ladder-name": _("reached the rung of the monthly report"),
    "assignment.ladder-remind": _("reached the rung of a reminder"),
    "assignment.ladder-urge": _("reached the rung of an urging"),
    "assignment.due-moved": _("moved the due date"),
    "assignment.term-began": _("recorded the event that starts the term"),
    "assignment.passed-on": _("passed on to another unit"),
    "assignment.put-in-charge": _("put somebody in charge"),
    "assignment.reopen": _("reopened"),
    "assignment.send-again": _("sent again what was declined"),
    "assignment.resume": _("took up again"),
    "assignment.reviewed": _("looked at a standing duty"),
    "assignment.sent": _("assigned"),
    "assignment.suspend": _("suspended"),
    "assignment.taken-over": _("took over as assigned"),
    "assignment.urged": _("urged"),
    "assignment.submit": _("submitted for confirmation"),
    "day.marked": _("marked a day of the calendar"),
    "day.cleared": _("cleared a day of the calendar"),
    "acknowledgement.given": _("took note of a document"),
    "document.disseminated": _("had officials acknowledge a document"),
    "document.dissemination-ended": _("had a document acknowledged no longer"),
    "document.officials-followed": _("followed officials who came and left"),
    "document.attached": _("attached files to a document"),
    "document.corrected": _("corrected a document's facts"),
    "document.refused": _("was refused a document"),
    "document.registered": _("registered a document"),
    "document.reinstated": _("reinstated a document"),
    "document.withdrawn": _("withdrew a document"),
    "field.added": _("added a field of work"),
    "group.defined": _("defined a group of addressees"),
    "mandate.ended": _("ended a unit's charge with a field of work"),
    "mandate.given": _("charged a unit with a field of work"),
    "notice.retried": _("had messages sent again that were given up"),
    "person.account-closed": _("closed an account"),
    "person.account-opened": _("opened an account again"),
    "person.added": _("added a person"),
    "person.corrected": _("put right the particulars of a person"),
    "person.password-changed": _("changed his password"),
    "person.password-chosen": _("chose a password by a link"),
    "person.password-given": _("gave a password"),
    "person.password-link-made": _("made a link to choose a password"),
    "portfolio.ended": _("ended a portfolio"),
    "portfolio.given": _("gave a portfolio"),
    "post.added": _("added a post"),
    "role.changed": _("changed what a role permits"),
    "role.defined": _("defined a role"),
    "role.ended": _("ended a grant of a role"),
    "role.granted": _("granted a role"),
    "role.widened": _("widened a role"),
    "assignment.checked": _("checked confirmed work"),
    "dossier.answered": _("answered a dossier"),
    "dossier.made": _("made a dossier"),
    "dossier.shown": _("showed a dossier to whom it concerns"),
    "dossier.taken": _("took a dossier to use it"),
    "dossier.withdrawn": _("withdrew a dossier"),
    "sample.drawn": _("drew a random sample"),
    "rung.ended": _("ended a rung of the ladder"),
    "rung.set": _("set a rung of the ladder"),
    "storage.swept": _("removed files that belong to nothing"),
    "substitution.arranged": _("arranged a substitution"),
    "substitution.ended": _("ended a substitution"),
    "succession.added": _("added a succession of units"),
    "explanation.accepted": _("accepted an explanation"),
    "explanation.asked": _("asked for an explanation"),
    "explanation.given": _("explained"),
    "explanation.not-accepted": _("did not accept an explanation"),
    "explanation.withdrawn": _("withdrew the request for an explanation"),
    "extension.asked": _("asked for more time"),
    "extension.granted": _("granted more time"),
    "extension.recorded": _("recorded more time granted from above"),
    "extension.refused": _("refused more time"),
    "extension.overtaken": _("settled the request for more time before it was decided"),
    "extension.withdrawn": _("withdrew the request for more time"),
    "sheet.taken-in": _("took in a spreadsheet"),
    "task.taken-over": _("took over a task that ran already"),
    "task.touched": _("decided what a later document does to a task"),
    "task.corrected": _("put right after issue"),
    "task.due-changed": _("changed the due date of all"),
    "task.event-recorded": _("recorded the event that starts the term, for all"),
    "task.added": _("added a task"),
    "task.approved": _("approved a task"),
    "task.changed": _("changed a task"),
    "task.dropped": _("left a task out"),
    "task.issued": _("issued a task"),
    "process.described": _("described a process"),
    "process.changed": _("changed a process"),
    "process.ended": _("ended a process"),
    "assignment.course-begun": _("had work go along a process"),
    "assignment.course-ended": _("ended the course of a process"),
    "preference.changed": _("chose how messages reach him"),
    "task.merged": _("merged tasks"),
    "task.removed": _("removed a task by merging it"),
    "task.restored": _("took a task up again"),
    "task.undone": _("undid a step of the review"),
    "regulation.registered": _("registered a working regulation"),
    "regulation.review-begun": _("began the review of a working regulation"),
    "regulation.reviewed": _("reviewed a working regulation"),
    "report.frozen": _("froze an official report"),
    "task.split": _("split a task"),
    "unit.added": _("added a unit"),
    "unit.corrected": _("put right what a unit is called"),
    "urging.made": _("urged pieces of work"),
    "unit.ended": _("ended a unit"),
    "wording.set": _("worded a kind of letter"),
}
FIELDS: dict[str, Promise] = {
    **{part.value: name for part, name in PART_NAMES.items()},
    "answer_on": _("answer by"),
    "asked": _("asked until"),
    "assignments": _("assignments"),
    "bodies": _("bodies"),
    "cause": _("why it moved"),
    "deliveries": _("messages sent again"),
    "document": _("document"),
    "due": _("due date"),
    "due_kind": _("kind of due date"),
    "field": _("field of work"),
    "granted": _("granted until"),
    "granted_by": _("granted by"),
    "happened_on": _("day of the event"),
    "also_called": _("also written"),
    "email": _("e-mail"),
    "full_name": _("full name"),
    "short_name": _("short name"),
    "head_title": _("title of the head"),
    "is_head": _("heads the unit"),
    "kinds": _("kinds of units"),
    "late": _("asked after the due date"),
    "means": _("means"),
    "open": _("still open"),
    "parent": _("part of"),
    "part": _("part"),
    "period_on": _("period from"),
    "phrase": _("words of the document"),
    "phrases": _("words of documents"),
    "proofs": _("proofs"),
    "provisional": _("provisional"),
    "removed": _("removed"),
    "reviewed_at": _("looked at"),
    "rows": _("rows"),
    "standing": _("standing duty"),
    "target": _("target"),
    "task": _("task"),
    "term_starts_on": _("term begins on"),
    "urgency": _("urgency"),
    "urging": _("number of the urging"),
    "value": _("value"),
    "work": _("numbers of the work"),
    "came": _("came"),
    "left": _("left"),
    "officials": _("officials"),
    "units": _("units"),
    "code": pgettext_lazy("field", "code"),
    "decision": _("decision"),
    "direction": _("direction"),
    "done": _("what was done"),
    "due_on": _("due date"),
    "mail": _("by mail"),
    "digest_at": _("hour of the gathered mail"),
    "by_webhook": _("through the gateway of the installation"),
    "evidence": _("evidence"),
    "files": _("files"),
    "days": pgettext_lazy("field", "days"),
    "does": _("does"),
    "from": pgettext_lazy("field", "from"),
    "issued_on": _("date of issue"),
    "kind": _("kind"),
    "level": _("level"),
    "name": _("name"),
    "number": _("number"),
    "next_step": _("next step"),
    "obstacle": _("obstacle"),
    "on": _("day"),
    "permissions": _("permissions"),
    "process": _("process"),
    "version": _("version"),
    "steps": _("steps"),
    "person": _("person"),
    "product": _("product"),
    "targets": pgettext_lazy("field", "targets"),
    "receipt": _("receipt"),
    "digest": _("digest"),
    "review_on": _("to be reviewed on"),
    "role": _("role"),
    "purpose": _("made for"),
    "population": _("drawn from"),
    "result": _("result"),
    "rung": _("rung"),
    "sample": _("sample"),
    "seed": _("seed"),
    "source": pgettext_lazy("field", "legal source"),
    "state": _("state"),
    "subject": _("subject"),
    "tells": _("tells"),
    "text": _("text"),
    "title": pgettext_lazy("field", "title"),
    "to": pgettext_lazy("field", "to"),
    "unit": _("unit"),
    "username": _("sign-in name"),
    "valid_from": _("valid from"),
    "valid_to": _("valid to"),
}
VALUES: dict[str, Mapping[str, str | Promise]] = {
    "state": {
        **dict(TaskState.choices),
        **dict(RegulationState.choices),
        **{state.value: name for state, name in STATE_NAMES.items()},
    },
    "direction": dict(Direction.choices),
    "urgency": dict(Urgency.choices),
    "role": dict(PartyRole.choices),
    "due_kind": dict(DueKind.choices),
    "due": dict(DueKind.choices),
    "cause": dict(DueCause.choices),
    "does": dict(RungDoes.choices),
    "result": dict(CheckResult.choices),
    "purpose": dict(Purpose.choices),
    "kind": {**dict(UnitKind.choices), **dict(SheetKind.choices), **dict(SpecialDay.KINDS)},
    "kinds": dict(UnitKind.choices),
    "permissions": {**PERMISSIONS, **dict(Scope.choices)},
    "tells": {who.value: name for who, name in TELLS_NAMES.items()},
}
"""The words of codes, by the field they stand in."""
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A field of the object as it was and as it became; blank for nothing."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the page shows it."""

    entry: Entry
    verb: str
    changes: list[Change]


def line_of(entry: Entry) -> Line:
    """Say the entry in words; a verb or field without a word of its own is shown as it is recorded."""
    return Line(entry, str(VERBS.get(entry.verb, entry.verb)), list(_changes(entry)))


def _changes(entry: Entry) -> Iterator[Change]:
    for name in [*entry.new, *(name for name in entry.old if name not in entry.new)]:
        old, new = _said(name, entry.old.get(name)), _said(name, entry.new.get(name))
        if old != new:
            yield Change(str(FIELDS.get(name, name)), _cut(old), _cut(new))


def _said(name: str, value: Any) -> str:
    words = VALUES.get(name, {})
    plain = _PLAIN[name](value) if name in _PLAIN and isinstance(value, list) else value
    return said(plain, lambda code: str(words.get(code, code)))


def _bodies(rows: list[Any]) -> list[str]:
    """Return who does what in a task, as `tasks` keeps it: role, words of the document, numbers of unit and group."""
    return [_body(*row) for row in rows]


def _body(role: str, phrase: str = "", unit_id: int | None = None, group_id: int | None = None, *_outside: bool) -> str:
    meant = gettext("unit %(number)s") % {"number": unit_id} if unit_id else ""
    group = gettext("group %(number)s") % {"number": group_id} if group_id else ""
    return f"{VALUES['role'].get(role, role)}: {', '.join(filter(None, (phrase, meant, group)))}"


def _files(rows: list[Any]) -> list[str]:
    """Return the names of files that are kept as pairs of digest and name."""
    return [row[1] if isinstance(row, list) else row for row in rows]


_PLAIN: dict[str, Callable[[list[Any]], list[str]]] = {
    "bodies": _bodies,
    "files": _files,
    "proofs": _files,
    "evidence": _files,
}


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
