"""What a person can do on an assignment's page, each verb with its form."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.extending import asked_from
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import (
    PUT_IN_CHARGE,
    REPORT,
    is_of_the_committee,
    is_of_the_office,
    may_ask_extension,
    may_change_due,
    may_divide,
    may_record_grant,
)
from dondoc.tasks.rules.states import AT_WORK, OPEN, TRANSITIONS, UNFINISHED, State, Transition, Verb
from dondoc.tasks.web.forms.desks import ChargeForm, DivideForm
from dondoc.tasks.web.forms.work import (
    AskForm,
    ChangeDueForm,
    EventForm,
    GrantForm,
    MeasureForm,
    ReasonForm,
    ReportForm,
    SendAgainForm,
    SubmitForm,
)
from dondoc.tasks.wording import VERB_NAMES

_TIME_FORMS = {
    "ask-extension": AskForm,
    "change-due": ChangeDueForm,
    "record-event": EventForm,
    "record-grant": GrantForm,
}
_TIME_NAMES = {
    "ask-extension": gettext_lazy("Ask for more time"),
    "change-due": gettext_lazy("Change the due date"),
    "record-event": gettext_lazy("Record the event that starts the term"),
    "record-grant": gettext_lazy("Record more time granted from above"),
}
REPORTING = frozenset({Verb.REPORT, Verb.SUBMIT})
_LEADING = frozenset({Verb.ACCEPT, Verb.SUBMIT, Verb.CONFIRM})
REASONED = frozenset(row.verb for row in TRANSITIONS if row.needs_reason)


def may_charge(actor: Actor, found: Assignment) -> bool:
    """Whether the actor may put somebody in charge: of work that is not finished."""
    return State(found.state) in UNFINISHED and actor.power(PUT_IN_CHARGE).reaches(found.unit_id)


def charge_form(found: Assignment, today: date, seats: Sequence[Appointment] | None) -> ChargeForm:
    """Return the form that puts somebody in charge, with who is so now."""
    charged, is_change = {"person": found.person_id}, found.person_id is not None
    return ChargeForm(unit=found.unit, on=today, is_change=is_change, seats=seats, initial=charged, auto_id="charge_%s")


def may_give_on(actor: Actor, found: Assignment) -> bool:
    """Whether the actor may give a part on: of work that is at hand."""
    return State(found.state) in AT_WORK and may_divide(actor, found)


def divide_form(found: Assignment, today: date, seats: Sequence[Appointment] | None) -> DivideForm:
    """Return the form that gives a part on, due with the whole unless another day is chosen; of overdue work a day has
    to be chosen. No part of work without a due date can come later than the whole."""
    due = {"due_on": found.due_on} if found.due_on is not None and found.due_on >= today else {}
    form = DivideForm(unit=found.unit, on=today, seats=seats, initial=due, auto_id="divide_%s")
    if found.due_on is None:
        del form.fields["reason"]
    return form


def measure_form(request: ActorRequest, found: Assignment, today: date) -> MeasureForm | None:
    """Return the form that reports a figure, for who reports on unfinished work with a measurable target."""
    targets = queries.targets_of(found.task)
    in_charge = request.actor.is_in_charge(found.person_id)
    if not targets or State(found.state) not in UNFINISHED:
        return None
    if not request.actor.power(REPORT).reaches(found.unit_id, in_charge=in_charge):
        return None
    return MeasureForm(targets=targets, initial={"on": today}, auto_id="measure_%s")


def time_offers(
    actor: Actor, found: Assignment, typed: Mapping[str, Any], wanted: str, *, is_asked: bool
) -> list[dict[str, Any]]:
    """Return what the actor can do about the assignment's due date now, each with its address and form. More time is
    not asked for while a request waits (`is_asked`)."""
    is_open, may_change = State(found.state) in OPEN, may_change_due(actor, found)
    offered = {
        "ask-extension": not is_asked and _may_ask_now(actor, found),
        "change-due": is_open and may_change,
        "record-event": may_change and queries.takes_event(found),
        "record-grant": is_open and found.due_on is not None and may_record_grant(actor, found),
    }
    return [
        {
            "code": code,
            "name": _TIME_NAMES[code],
            "address": reverse(f"tasks:{code}", args=[found.pk]),
            "form": typed.get(code) or _TIME_FORMS[code](auto_id=f"{code}_%s"),
            "is_open": code in typed or code == wanted,
        }
        for code, is_offered in offered.items()
        if is_offered
    ]


def _may_ask_now(actor: Actor, found: Assignment) -> bool:
    """Whether the actor may ask for more time: for open work with a due date, as long as it may be asked."""
    return (
        found.due_on is not None
        and found.due_on >= asked_from(clock.local_date(clock.now()))
        and State(found.state) in OPEN - {State.SUBMITTED}
        and may_ask_extension(actor, found)
    )


def verb_offer(row: Transition, found: Assignment, typed: Any, wanted: str, *, has_parts: bool) -> dict[str, Any]:
    """Return a verb with its form, shown opened when it was refused or a link asked for it (`?do=`)."""
    empty: ReportForm | ReasonForm | None = None
    if row.verb in REPORTING:
        empty = report_form(row.verb, found, has_parts=has_parts)
    elif row.needs_reason:
        empty = reason_form(row.verb, found)
    return {
        "verb": row.verb.value,
        "name": VERB_NAMES[row.verb],
        "kind": "primary" if row.verb in _LEADING else "danger" if row.verb is Verb.RECALL else "plain",
        "form": typed or empty,
        "is_open": typed is not None or row.verb.value == wanted,
        "waits_for_a_line": row.verb in REPORTING,
    }


def waits_for(state: State) -> str:
    """Say why there is nothing to press."""
    if state is State.CONFIRMED:
        return _("This work is confirmed. Nothing is left to do.")
    if state is State.SUBMITTED:
        return _("Handed in. It waits for the one who assigned it.")
    if state is State.RECALLED:
        return _("This work was recalled. Nothing is left to do.")
    if state is State.DECLINED:
        return _("Declined. It waits for the one who assigned it, who sends it again or recalls it.")
    if state is State.SUSPENDED:
        return _("Suspended. The clock stands still until it is taken up again.")
    return _("There is nothing for your role to do here now.")


def confirmed_by(found: Assignment) -> str:
    """Say who will confirm, so that everybody knows it before the work begins."""
    if found.delegated_by is not None:
        return _("%(person)s, who gave this part on") % {"person": found.delegated_by}
    if is_of_the_committee(found):
        return _("the leader in charge, since the Office hands this in for the Committee")
    if is_of_the_office(found):
        return _("the leader in charge, since the Office itself has this work")
    return _("the tracking officer of the Office")


def report_form(
    verb: Verb, found: Assignment, data: Any = None, files: Any = None, *, has_parts: bool = True
) -> ReportForm:
    """Return the form of a report. Where there are no parts nobody looks for open ones."""
    if verb is Verb.SUBMIT:
        asks_why = has_parts and bool(queries.open_leads_below(found))
        return SubmitForm(data, files, asks_why=asks_why, auto_id=f"{verb}_%s")
    return ReportForm(data, files, auto_id=f"{verb}_%s")


def reason_form(verb: Verb, found: Assignment, data: Any = None) -> ReasonForm:
    """Return the form of a verb that needs a reason."""
    if verb is Verb.SEND_AGAIN and found.delegated_by_id is None:
        on = clock.today()
        return SendAgainForm(data, unit=found.unit, on=on, auto_id=f"{verb}_%s")
    return ReasonForm(data, auto_id=f"{verb}_%s")


def unsent(typed: Mapping[str, Any], offered: Container[str]) -> list[tuple[str, str]]:
    """Return what was typed, by its label, for what can no longer be done: nothing typed is lost."""
    known = {*REPORTING, *REASONED, *_TIME_FORMS}
    gone = [form for code, form in typed.items() if code in known and code not in offered]
    return [
        (str(bound.label), str(bound.value()))
        for form in gone
        if form is not None
        for bound in form
        if isinstance(bound.value(), str) and bound.value()
    ]
