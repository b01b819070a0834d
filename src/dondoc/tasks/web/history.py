"""The journal of an assignment as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.journal.models import Entry
from dondoc.journal.wording import said
from dondoc.tasks.models import DueCause
from dondoc.ui.formats import moment

_SENTENCES: dict[str, tuple[str | Promise, str]] = {
    "assignment.sent": (_("Sent to the unit"), "neutral"),
    "assignment.divided": (_("A part was given on"), "neutral"),
    "assignment.period-opened": (_("A period of the duty began"), "neutral"),
    "assignment.moved-on": (_("Goes on under a later document"), "neutral"),
    "assignment.measured": (_("A target was measured"), "in-time"),
    "assignment.reviewed": (_("Looked at: the duty stands on"), "neutral"),
    "assignment.delegated": (_("Given on as a part"), "neutral"),
    "assignment.accept": (_("Accepted"), "in-time"),
    "assignment.decline": (_("Declined"), "late"),
    "assignment.report": (_("Reported progress"), "in-time"),
    "assignment.submit": (_("Handed in for confirmation"), "near-due"),
    "assignment.confirm": (_("Confirmed"), "done"),
    "assignment.return": (_("Returned to the unit"), "returned"),
    "assignment.recall": (_("Recalled"), "late"),
    "assignment.suspend": (_("Suspended"), "neutral"),
    "assignment.resume": (_("Taken up again"), "in-time"),
    "assignment.reopen": (_("Reopened"), "returned"),
    "assignment.send-again": (_("Sent again after it was declined"), "near-due"),
    "extension.asked": (_("Asked for more time"), "near-due"),
    "extension.granted": (_("More time was granted"), "done"),
    "extension.recorded": (_("More time granted from above was recorded"), "done"),
    "extension.refused": (_("More time was refused"), "late"),
    "extension.overtaken": (_("The request for more time was settled before it was decided"), "neutral"),
    "extension.withdrawn": (_("The request for more time was withdrawn"), "neutral"),
    "assignment.ladder-remind": (_("Reminder due"), "neutral"),
    "assignment.ladder-urge": (_("Urging due"), "late"),
    "assignment.ladder-ask": (_("Late enough to be explained"), "late"),
    "assignment.ladder-name": (_("Late enough to be named in the monthly report"), "late"),
    "explanation.asked": (_("An explanation was asked for"), "late"),
    "explanation.given": (_("Explained"), "near-due"),
    "explanation.accepted": (_("The explanation was accepted"), "done"),
    "explanation.not-accepted": (_("The explanation was not accepted"), "late"),
    "explanation.withdrawn": (_("The request for an explanation was withdrawn"), "neutral"),
    "assignment.urged": (_("Urged"), "late"),
    "assignment.checked": (_("Checked in a random sample"), "neutral"),
    "assignment.taken-over": (_("Taken over from the list kept before"), "neutral"),
    "assignment.passed-on": (_("Went to the unit that succeeds the one that had it"), "neutral"),
    "assignment.put-in-charge": (_("Somebody else was put in charge"), "neutral"),
    "assignment.course-begun": (_("Goes along a process"), "neutral"),
    "assignment.course-ended": (_("The course of its process ended"), "neutral"),
    "assignment.due-moved": (_("The due date moved"), "neutral"),
    "assignment.term-began": (_("The event that starts the term was recorded"), "in-time"),
    "task.corrected": (_("The order was put right"), "neutral"),
    "task.due-changed": (_("The due date of all was changed"), "neutral"),
    "task.event-recorded": (_("The event that starts the term was recorded"), "in-time"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, who with his unit, what, what it changed, and the reason given."""

    when: str
    who: str
    what: str | Promise
    changes: list[str]
    reason: str
    tone: str


def told(entries: Iterable[Entry]) -> Iterator[Event]:
    """Yield the entries as events. A verb without a sentence is shown by its name rather than left out."""
    for entry in entries:
        what, tone = _SENTENCES.get(entry.verb, (entry.verb, "neutral"))
        who = f"{entry.person_name}, {entry.unit_name}" if entry.unit_name else entry.person_name
        yield Event(moment(entry.recorded_at), who, what, list(_changes(entry)), entry.reason, tone)


_FIELDS: dict[str, str | Promise] = {
    "text": _("What is ordered"),
    "product": _("Product"),
    "targets": _("Targets"),
    "due_on": _("Due"),
    "term_starts_on": _("Day of the event"),
    "happened_on": _("Day of the event"),
    "asked": _("asked for"),
    "unit": _("Unit"),
    "person": _("In charge"),
    "granted_by": _("Granted by"),
    "document": _("Number and day of its document"),
}
_SHOWN: dict[str, Sequence[str]] = {
    "assignment.due-moved": ("due_on",),
    "assignment.passed-on": ("unit", "person"),
    "assignment.put-in-charge": ("person",),
    "assignment.send-again": ("unit",),
    "assignment.term-began": ("term_starts_on",),
    "extension.asked": ("asked",),
    "extension.recorded": ("granted_by", "document"),
    "task.corrected": ("text", "product", "targets", "due_on"),
    "task.due-changed": ("due_on", "product"),
    "task.event-recorded": ("happened_on",),
}
"""Which of what the journal keeps is said in the history, by verb."""


def _changes(entry: Entry) -> Iterator[str]:
    for name in _SHOWN.get(entry.verb, ()):
        old, new = said(entry.old.get(name)), said(entry.new.get(name))
        if name == "due_on" and name in entry.new and not new:
            new = gettext("no due date")
        if old != new:
            label = capfirst(str(_FIELDS[name]))
            yield f"{label}: {old} → {new or '–'}" if old else f"{label}: {new}"
    if entry.verb == "assignment.due-moved" and entry.new.get("cause") in DueCause.values:
        yield capfirst(str(DueCause(entry.new["cause"]).label))
