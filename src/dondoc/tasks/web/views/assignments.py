"""Work lists, an assignment's page, and the verbs of its life."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.documents.actions import Upload
from dondoc.documents.models import StoredFile
from dondoc.documents.permissions import INTAKE
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate, signed_in
from dondoc.kernel.paging import page_after
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions import life
from dondoc.tasks.models import Assignment, Evidence, ExtensionState
from dondoc.tasks.permissions import (
    ASK_EXTENSION,
    CHANGE_DUE,
    HAND_ON,
    PUT_IN_CHARGE,
    REPORT,
    REVIEW,
    VIEW,
    get_assignment_for,
    is_of_the_committee,
    is_of_the_office,
    may_change_due,
    may_decide_extension,
    may_divide,
    may_record_grant,
    verbs_for,
    visible_to,
)
from dondoc.tasks.provisions import source_of
from dondoc.tasks.rules.buckets import Bucket
from dondoc.tasks.rules.states import AT_WORK, BY_VERB, OPEN, TRANSITIONS, UNFINISHED, State, Transition, Verb
from dondoc.tasks.web.forms.desks import ChargeForm, DivideForm
from dondoc.tasks.web.forms.work import (
    AskForm,
    EventForm,
    GrantForm,
    MeasureForm,
    ReasonForm,
    ReportForm,
    SendAgainForm,
    SubmitForm,
    UntilForm,
)
from dondoc.tasks.web.history import told
from dondoc.tasks.web.timeline import MOST_PARTS, timeline_of
from dondoc.tasks.web.views.processes import course_panel
from dondoc.tasks.wording import BUCKET_NAMES, STATE_NAMES, VERB_NAMES
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

_NOT_YET, _FEW = (Bucket.LATER, Bucket.UNDATED), 5
"""What does not press this week is folded, unless there is little of it."""


@require_GET
@signed_in
def home(request: ActorRequest) -> HttpResponse:
    """Today: what this person has to do, the worst first."""
    actor, today = request.actor, clock.local_date(clock.now())
    work = queries.work_by_day(actor, on=today)
    waiting = queries.waiting_for_confirmation(actor)
    return render(
        request,
        "tasks/home.html",
        {
            "actor": actor,
            "today": today,
            "counts": [_count(bucket, number) for bucket, number in work.numbers.items()]
            if any(work.numbers.values())
            else (),
            "buckets": [
                {
                    "code": bucket.value,
                    "name": BUCKET_NAMES[bucket],
                    "number": number,
                    "rows": work.rows[bucket],
                    "more": number - len(work.rows[bucket]),
                    "is_folded": bucket in _NOT_YET and number > _FEW,
                }
                for bucket, number in work.numbers.items()
                if number
            ],
            "waiting": waiting[:10],
            "number_waiting": waiting.count(),
            "to_review": queries.documents_to_review(actor)[:20] if actor.may(REVIEW) else (),
            "declined": queries.declined_work(actor)[:10],
            "to_decide": queries.extensions_to_decide(actor)[:50],
            "hanging": queries.number_hanging(actor, on=today) if actor.may(HAND_ON) or actor.may(PUT_IN_CHARGE) else 0,
            "may_take_in": actor.may(INTAKE),
            "standing": actor.may(CHANGE_DUE) and queries.waits_for_review(actor, on=today),
            "unstarted": actor.may(CHANGE_DUE) and queries.waiting_for_event(actor).exists(),
            "plans_for": actor.unit_id if actor.unit_id and actor.power(PUT_IN_CHARGE).reaches(actor.unit_id) else None,
            "touching": queries.documents_with_effects(actor)[:20] if actor.may(CHANGE_DUE) else (),
            "beside": queries.number_beside(actor),
            "may_view": actor.may(VIEW),
            "mine": {actor.person_id, *actor.stands_in_for},
            "may_accept": actor.may(BY_VERB[Verb.ACCEPT].permission),
        },
    )


def _count(bucket: Bucket, number: int) -> dict[str, Any]:
    tone = {Bucket.LATE: "late", Bucket.TODAY: "near-due"}.get(bucket, "ink") if number else "ink"
    return {
        "name": BUCKET_NAMES[bucket],
        "number": number,
        "href": f"#{bucket.value}" if number else "",
        "tone": tone,
    }


@require_GET
@gate(VIEW)
def assignment_list(request: ActorRequest) -> HttpResponse:
    """The assignments the person may see, by due date, narrowed by state, unit and words: open ones unless asked for
    more."""
    wanted = {name: request.GET.get(name, "") for name in ("state", "unit", "text", "document")}
    if not any(wanted.values()):
        wanted["state"] = queries.ALL_OPEN
    rows = queries.assignments_like(request.actor, **wanted)
    page = page_after(rows, ("sort_due", "id"), after=request.GET.get("after"))
    return render(
        request,
        "tasks/assignment_list.html",
        {
            "page": page,
            "rows": queries.rows_of(page.rows, on=clock.local_date(clock.now())),
            "wanted": wanted,
            "states": [*STATE_NAMES.items(), (queries.WAITING, _("waits for the event that starts its term"))],
        },
    )


@require_GET
@gate(VIEW)
def assignment(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """One assignment: the clause quoted, both due dates, what can be done now, reports, evidence, journal."""
    return assignment_page(request, get_assignment_for(request.actor, assignment_id))


@require_http_methods(["POST"])
@gate(VIEW)
def move(request: ActorRequest, assignment_id: int, verb: str) -> HttpResponse:
    """Carry out a verb of the state table. What was typed stays on the page when it is refused."""
    found = get_assignment_for(request.actor, assignment_id)
    form = _form(request, Verb(verb), found)
    if form is not None and not form.is_valid():
        return assignment_page(request, found, **{verb: form})
    try:
        _MOVES[Verb(verb)](request, found, form.cleaned_data if form else {})
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return assignment_page(
            request, get_assignment_for(request.actor, assignment_id), **({verb: form} if form else {})
        )
    messages.success(request, _done(Verb(verb)))
    return redirect("tasks:assignment", assignment_id)


@require_GET
@gate(VIEW)
def evidence(request: ActorRequest, evidence_id: int) -> FileResponse:
    """A file of evidence, for whoever may see its assignment."""
    found = (
        Evidence.objects.select_related("file")
        .filter(pk=evidence_id, report__assignment__in=visible_to(request.actor))
        .first()
    )
    if found is None:
        raise Http404
    return download(found.file, found.name)


def download(file: StoredFile, name: str) -> FileResponse:
    """Return the file to be kept under the name; whatever it is, nothing in it runs."""
    answer = FileResponse(default_storage.open(file.path), as_attachment=True, filename=name)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def assignment_page(request: ActorRequest, found: Assignment, **typed: Any) -> HttpResponse:
    """The page of an assignment. `typed` are the forms that were refused, by the code of what they do: they are shown
    opened, with what was typed; rooms above find theirs on the request."""
    request.typed = typed
    now = clock.now()
    today = clock.local_date(now)
    wanted = request.GET.get("do", "")
    around = queries.around(found)
    day: _Day = {"on": today, "calendar": working_calendar()}
    offers = [
        _offer(row, found, typed.get(row.verb.value), wanted, has_parts=around.below)
        for row in verbs_for(request.actor, found)
    ]
    time_forms = _time_forms(request.actor, found, typed, wanted)
    entries = list(queries.history_of(found))
    task = found.task
    parts = queries.parts_of(found, request.actor, **day) if around.below else []
    below = [row.assignment for row in parts[:MOST_PARTS]]
    passed = list(queries.passages_of(found, *below)) if around.passages or below else []
    extensions = list(queries.extensions_of(found)) if around.extensions else []
    evidence = queries.evidence_of(found) if around.evidence else {}
    others = queries.beside(found, request.actor) if around.others else ()
    charges, divides = _may_charge(request.actor, found), _may_divide(request.actor, found)
    seats = list(queries.seats_below(found.unit, on=today)) if charges or divides else None
    return render(
        request,
        "tasks/assignment.html",
        {
            "assignment": found,
            "row": queries.rows_of([found], **day)[0],
            "plain_verbs": [offer for offer in offers if offer["form"] is None],
            "form_verbs": [offer for offer in offers if offer["form"] is not None],
            "unsent": _unsent(typed, {*(offer["verb"] for offer in offers), *(offer["code"] for offer in time_forms)}),
            "waits_for": _waits_for(State(found.state)),
            "confirmed_by": _confirmed_by(found),
            "source": source_of(task),
            "reports": [(one, evidence.get(one.pk, ())) for one in queries.reports_of(found)],
            "last_return": next((entry for entry in reversed(entries) if entry.verb == "assignment.return"), None),
            "history": list(told(entries)),
            "head": queries.head_of(found, on=today, seats=seats),
            "others": sorted(others, key=lambda one: State(one.state) not in OPEN),
            "extension": next((one for one in extensions if one.state == ExtensionState.ASKED), None),
            "extensions": extensions,
            "due_changes": queries.due_changes_of(found) if around.due_changes else (),
            "may_decide": may_decide_extension(request.actor, found),
            "time_forms": time_forms,
            "charge_form": typed.get("charge") or (_charge_form(found, today, seats) if charges else None),
            "charge_is_open": "charge" in typed or wanted == "charge",
            "divide_form": typed.get("divide") or (_divide_form(found, today, seats) if divides else None),
            "targets": queries.measured_of(found),
            "measure_form": typed.get("measure") or _measure_form(request, found, today),
            "measure_is_open": "measure" in typed or wanted == "measure",
            "divide_is_open": "divide" in typed or wanted == "divide",
            "parts": parts,
            "timeline": timeline_of(found, parts, at=now, passed=passed, calendar=day["calendar"]),
            "periods": queries.periods_of(found, request.actor, **day) if around.below else (),
            "whole": queries.whole_of(found, request.actor),
            "course": course_panel(request, found, around),
            "passages": [one for one in passed if one.assignment_id == found.pk],
        },
        status=422 if any(form is not None for form in typed.values()) else 200,
    )


def _unsent(typed: Mapping[str, Any], offered: Container[str]) -> list[tuple[str, str]]:
    """Return what was typed, by its label, for what can no longer be done: nothing typed is lost."""
    known = {*_REPORTING, *_REASONED, *_TIME_FORMS}
    gone = [form for code, form in typed.items() if code in known and code not in offered]
    return [
        (str(bound.label), str(bound.value()))
        for form in gone
        if form is not None
        for bound in form
        if isinstance(bound.value(), str) and bound.value()
    ]


class _Day(TypedDict):
    """The day of a page, and the calendar against which its work is counted."""

    on: date
    calendar: WorkingCalendar


def _may_charge(actor: Actor, found: Assignment) -> bool:
    """Whether the actor may put somebody in charge: of work that is not finished."""
    return State(found.state) in UNFINISHED and actor.power(PUT_IN_CHARGE).reaches(found.unit_id)


def _charge_form(found: Assignment, today: date, seats: Sequence[Appointment] | None) -> ChargeForm:
    charged = {"person": found.person_id}
    return ChargeForm(unit=found.unit, on=today, seats=seats, initial=charged, auto_id="charge_%s")


def _may_divide(actor: Actor, found: Assignment) -> bool:
    """Whether the actor may give a part on: of work that is at hand."""
    return State(found.state) in AT_WORK and may_divide(actor, found)


def _divide_form(found: Assignment, today: date, seats: Sequence[Appointment] | None) -> DivideForm:
    due = {"due_on": found.due_on}
    return DivideForm(unit=found.unit, on=today, seats=seats, initial=due, auto_id="divide_%s")


def _measure_form(request: ActorRequest, found: Assignment, today: date) -> MeasureForm | None:
    """Return the form that reports a figure, for who reports on unfinished work with a measurable target."""
    targets = queries.targets_of(found.task)
    in_charge = request.actor.is_in_charge(found.person_id)
    if not targets or State(found.state) not in UNFINISHED:
        return None
    if not request.actor.power(REPORT).reaches(found.unit_id, in_charge=in_charge):
        return None
    return MeasureForm(targets=targets, initial={"on": today}, auto_id="measure_%s")


def _time_forms(actor: Actor, found: Assignment, typed: Mapping[str, Any], wanted: str) -> list[dict[str, Any]]:
    """Return what the actor can do about the assignment's due date now, each with its address and form."""
    state = State(found.state)
    offers: list[tuple[bool, str, str | Promise]] = [
        (
            found.due_on is not None
            and state in OPEN - {State.SUBMITTED}
            and actor.power(ASK_EXTENSION).reaches(found.unit_id, in_charge=actor.is_in_charge(found.person_id)),
            "ask-extension",
            _("Ask for more time"),
        ),
        (
            state in OPEN and may_change_due(actor, found),
            "change-due",
            _("Change the due date"),
        ),
        (
            may_change_due(actor, found) and queries.takes_event(found),
            "record-event",
            _("Record the event that starts the term"),
        ),
        (
            found.due_on is not None and state in OPEN and may_record_grant(actor, found),
            "record-grant",
            _("Record more time granted from above"),
        ),
    ]
    return [
        {
            "code": code,
            "name": name,
            "address": reverse(f"tasks:{code}", args=[found.pk]),
            "form": typed.get(code) or _TIME_FORMS[code](auto_id=f"{code}_%s"),
            "is_open": code in typed or code == wanted,
        }
        for is_offered, code, name in offers
        if is_offered
    ]


def _offer(row: Transition, found: Assignment, typed: Any, wanted: str, *, has_parts: bool) -> dict[str, Any]:
    """Return a verb with its form, shown opened when it was refused or a link asked for it (`?do=`)."""
    empty: ReportForm | ReasonForm | None = None
    if row.verb in _REPORTING:
        empty = _report_form(row.verb, found, has_parts=has_parts)
    elif row.needs_reason:
        empty = _reason_form(row.verb, found)
    return {
        "verb": row.verb.value,
        "name": VERB_NAMES[row.verb],
        "kind": "primary" if row.verb in _LEADING else "danger" if row.verb is Verb.RECALL else "plain",
        "form": typed or empty,
        "is_open": typed is not None or row.verb.value == wanted,
        "waits_for_a_line": row.verb in _REPORTING,
    }


def _waits_for(state: State) -> str:
    """Say why there is nothing to press."""
    if state is State.CONFIRMED:
        return _("This work is confirmed. Nothing is left to do.")
    if state is State.SUBMITTED:
        return _("Handed in. It waits for the one who assigned it.")
    return _("There is nothing for your role to do here now.")


def _confirmed_by(found: Assignment) -> str:
    """Say who will confirm, so that everybody knows it before the work begins."""
    if found.delegated_by is not None:
        return _("%(person)s, who gave this part on") % {"person": found.delegated_by}
    if is_of_the_committee(found):
        return _("the leader in charge, since the Office hands this in for the Committee")
    if is_of_the_office(found):
        return _("the leader in charge, since the Office itself has this work")
    return _("the tracking officer of the Office")


def _report_form(
    verb: Verb, found: Assignment, data: Any = None, files: Any = None, *, has_parts: bool = True
) -> ReportForm:
    """Return the form of a report. Where there are no parts nobody looks for open ones."""
    if verb is Verb.SUBMIT:
        asks_why = has_parts and bool(queries.open_leads_below(found))
        return SubmitForm(data, files, asks_why=asks_why, auto_id=f"{verb}_%s")
    return ReportForm(data, files, auto_id=f"{verb}_%s")


def _form(request: ActorRequest, verb: Verb, found: Assignment) -> ReportForm | ReasonForm | None:
    if verb in _REPORTING:
        return _report_form(verb, found, request.POST, request.FILES)
    return _reason_form(verb, found, request.POST) if verb in _REASONED else None


def _reason_form(verb: Verb, found: Assignment, data: Any = None) -> ReasonForm:
    if verb is Verb.SEND_AGAIN and found.delegated_by_id is None:
        on = clock.local_date(clock.now())
        return SendAgainForm(data, unit=found.unit, on=on, auto_id=f"{verb}_%s")
    return ReasonForm(data, auto_id=f"{verb}_%s")


def _account(data: dict[str, Any]) -> life.Account:
    return life.Account(
        done=data["done"],
        product=data["product"],
        obstacle=data["obstacle"],
        next_step=data["next_step"],
        evidence=[Upload(file.read(), file.name or "") for file in data["evidence"]],
    )


def _report(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
    life.report(assignment_id=found.pk, account=_account(data), by=request.actor, at=clock.now())


def _submit(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
    why = data.get("reason", "")
    life.submit(assignment_id=found.pk, account=_account(data), reason=why, by=request.actor, at=clock.now())


def _send_again(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
    unit = data.pop("unit", None)
    unit_id = unit.pk if unit is not None else None
    life.send_again(assignment_id=found.pk, unit_id=unit_id, by=request.actor, at=clock.now(), **data)


def _plain(action: Callable[..., Any]) -> Callable[[ActorRequest, Assignment, dict[str, Any]], None]:
    def act(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
        action(assignment_id=found.pk, by=request.actor, at=clock.now(), **data)

    return act


_TIME_FORMS = {
    "ask-extension": AskForm,
    "change-due": UntilForm,
    "record-event": EventForm,
    "record-grant": GrantForm,
}
_REPORTING = frozenset({Verb.REPORT, Verb.SUBMIT})
_LEADING = frozenset({Verb.ACCEPT, Verb.SUBMIT, Verb.CONFIRM})
_REASONED = frozenset(row.verb for row in TRANSITIONS if row.needs_reason)
_MOVES: dict[Verb, Callable[[ActorRequest, Assignment, dict[str, Any]], None]] = {
    Verb.ACCEPT: _plain(life.accept),
    Verb.DECLINE: _plain(life.decline),
    Verb.REPORT: _report,
    Verb.SUBMIT: _submit,
    Verb.CONFIRM: _plain(life.confirm),
    Verb.RETURN: _plain(life.return_to_unit),
    Verb.RECALL: _plain(life.recall),
    Verb.SUSPEND: _plain(life.suspend),
    Verb.RESUME: _plain(life.resume),
    Verb.REOPEN: _plain(life.reopen),
    Verb.SEND_AGAIN: _send_again,
}


def _done(verb: Verb) -> str:
    return {
        Verb.ACCEPT: _("Accepted. The work is yours now."),
        Verb.DECLINE: _("Declined. The Office has your reason."),
        Verb.REPORT: _("The report is recorded."),
        Verb.SUBMIT: _("Handed in. It is done once it is confirmed."),
        Verb.CONFIRM: _("Confirmed."),
        Verb.RETURN: _("Returned to the unit with your reason."),
        Verb.RECALL: _("Recalled."),
        Verb.SUSPEND: _("Suspended. The clock stands still and the interval is kept."),
        Verb.RESUME: _("Taken up again. The due date moved by the working days suspended."),
        Verb.REOPEN: _("Reopened. The unit has your reason."),
        Verb.SEND_AGAIN: _("Sent again. Who has it now is told."),
    }[verb]
