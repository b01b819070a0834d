"""Who may see and do what with tasks and assignments: the only gates to them."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.documents.permissions import HEAVY_OF_DOCUMENT
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Actor
from dondoc.organization.models import UnitKind
from dondoc.tasks.models import Assignment, Process, Proof, Task
from dondoc.tasks.rules.states import BY_VERB, OPENS_AGAIN, Side, State, Transition, Verb, verbs_from

REVIEW = "document.review"
ISSUE = "task.issue"
VIEW = "assignment.view"
ASK_EXTENSION = "extension.ask"
DECIDE_EXTENSION = "extension.decide"
CHANGE_DUE = "assignment.change-due"
HAND_ON = "assignment.hand-on"
PUT_IN_CHARGE = "assignment.put-in-charge"
CONFIRM = "assignment.confirm"
CONFIRM_OFFICE = "assignment.confirm-office"
ACT_FOR_COMMITTEE = "assignment.act-for-committee"
DIVIDE = "assignment.divide"
SEE_PROCESSES = "process.view"
DESCRIBE_PROCESS = "process.describe"
REPORT = BY_VERB[Verb.REPORT].permission

TEXTS = tuple(f"task__{name}" for name in (*HEAVY_OF_DOCUMENT, "document__addressees", "document__recipients"))
"""What lists and pages of assignments never show of a document, and what is costly to fetch."""
TEXTS_THERE = tuple(f"assignment__{name}" for name in TEXTS)
"""`TEXTS` for a list of what belongs to assignments."""
WORDS_THERE = ("assignment__task__text", "assignment__task__targets", *TEXTS_THERE)
"""`TEXTS_THERE`, and the words of the order beside its title: for lists that name the work only."""


def visible_to(actor: Actor) -> QuerySet[Assignment]:
    """Return the assignments the actor may know of: of the units he may view, and those he is in charge of."""
    power = actor.power(VIEW)
    if power.everywhere:
        return Assignment.objects.all()
    mine = Q(unit_id__in=power.unit_ids)
    if power.own and actor.person_id is not None:
        mine |= Q(person_id__in={actor.person_id, *actor.stands_in_for})
    return Assignment.objects.filter(mine)


def get_assignment_for(actor: Actor, assignment_id: int, *, lock: bool = False) -> Assignment:
    """Return the assignment with its task and unit; with `lock`, held until the transaction ends.

    Raises `NotFound` when there is none or it is not for the actor to see.
    """
    rows = visible_to(actor).select_related("task__document", "unit", "person", "submitted_by", "parent")
    rows = rows.defer(*TEXTS)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=assignment_id).first()
    if found is None:
        raise NotFound(_("There is no such assignment, or it is not yours to see. Go back to your work list."))
    return found


def get_proof_for(actor: Actor, proof_id: int) -> Proof:
    """Return a file that shows why more time was asked for. Raises `NotFound`."""
    rows = Proof.objects.select_related("file").filter(extension__assignment__in=visible_to(actor))
    found = rows.filter(pk=proof_id).first()
    if found is None:
        raise NotFound(_("There is no such file, or it is not yours to see. Go back to your work list."))
    return found


def get_task_for_review(actor: Actor, task_id: int, *, lock: bool = False) -> Task:
    """Return a task that the actor may put right before it is issued. Raises `NotFound` and `NotPermitted`."""
    actor.require(REVIEW)
    rows = Task.objects.select_related("document")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=task_id).first()
    if found is None:
        raise NotFound(_("There is no such task. It may have been merged into another: open the review again."))
    return found


def get_task_for(actor: Actor, task_id: int, *, lock: bool = False) -> Task:
    """Return a task: for reviewers any, for others one in which they may see an assignment; with `lock`, held until the
    transaction ends. Raises `NotFound`."""
    rows = Task.objects.select_related("document").filter(pk=task_id)
    if not actor.may(REVIEW):
        rows = rows.filter(pk__in=visible_to(actor).filter(task=task_id).values("task"))
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such task, or it is not yours to see. Go back to your work list."))
    return found


def require_verb(actor: Actor, verb: Verb, assignment: Assignment) -> Transition:
    """Return the row of the state table by which the actor may do `verb`. Raises `NotPermitted` when he may not.

    Whether the assignment's state allows the verb is the action's question, not this one.
    """
    row = BY_VERB[verb]
    if row.permission == CONFIRM:
        _refuse_the_doer(actor, assignment)
    if row.side is Side.ASSIGNER and assignment.delegated_by_id is not None:
        _require_delegator(actor, assignment)
    elif row.permission == CONFIRM:
        _require_confirmer(actor, assignment)
    else:
        in_charge = actor.is_in_charge(assignment.person_id)
        if row.side is not Side.DOER or not acts_for_committee(actor, assignment):
            actor.require(row.permission, unit_id=assignment.unit_id, in_charge=in_charge)
    return row


def verbs_for(actor: Actor, assignment: Assignment) -> tuple[Transition, ...]:
    """Return what the actor can do with the assignment now, in the order of the table: the buttons of its page. Nothing
    opens again below finished work."""
    rows = verbs_from(State(assignment.state))
    if assignment.is_of_closed_work:
        rows = tuple(row for row in rows if row.verb not in OPENS_AGAIN)
    return tuple(row for row in rows if _may(actor, row, assignment))


def _may(actor: Actor, row: Transition, assignment: Assignment) -> bool:
    try:
        require_verb(actor, row.verb, assignment)
    except NotPermitted:
        return False
    return True


def is_of_the_office(assignment: Assignment) -> bool:
    """Whether the Office itself has the work, so that a leader and not the Office confirms it."""
    return assignment.unit.kind == UnitKind.OFFICE


def is_of_the_committee(assignment: Assignment) -> bool:
    """Whether the Committee itself has the work, as it has what is ordered from above."""
    return assignment.unit.kind == UnitKind.COMMITTEE


def acts_for_committee(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor takes on, reports and hands in the Committee's own work for it, as the Office does: it drafts
    what the Committee answers, and a leader confirms it."""
    return is_of_the_committee(assignment) and actor.power(ACT_FOR_COMMITTEE).reaches(assignment.unit_id)


def _require_confirmer(actor: Actor, assignment: Assignment) -> None:
    """Who confirms stands on the assigner's side: the Office; the leader in charge for what the Office itself has, and
    for what it hands in for the Committee, whose assigner is no user here.

    Nobody of the unit that has the work confirms it; of the Committee's, nobody who handed it in or is in charge.
    """
    if is_of_the_committee(assignment):
        actor.require(CONFIRM_OFFICE, unit_id=assignment.unit_id)
        return
    if is_of_the_office(assignment):
        actor.require(CONFIRM_OFFICE, unit_id=assignment.unit_id)
    else:
        actor.require(CONFIRM, unit_id=assignment.unit_id)
    if actor.unit_id is not None and actor.unit_id == assignment.unit_id:
        raise NotPermitted(
            _("%(unit)s has this work itself. It is confirmed by the one who assigned it.")
            % {"unit": assignment.unit.short_name}
        )


def _refuse_the_doer(actor: Actor, assignment: Assignment) -> None:
    if actor.person_id is not None and actor.person_id in {assignment.submitted_by_id, assignment.person_id}:
        raise NotPermitted(_("Nobody confirms his own work. It is confirmed by the one who assigned it."))


def delegates(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor stands on the side that gave this part on: who did it, or who divides the work of his unit.

    Never who is in charge of the part.
    """
    above = assignment.parent
    if above is None or assignment.delegated_by_id is None or actor.is_in_charge(assignment.person_id):
        return False
    if actor.is_in_charge(assignment.delegated_by_id):
        return True
    return actor.unit_id == above.unit_id and actor.power(DIVIDE).reaches(above.unit_id)


def may_divide(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor may give parts of the work on, once its unit has accepted it."""
    return actor.power(DIVIDE).reaches(assignment.unit_id, in_charge=actor.is_in_charge(assignment.person_id))


def may_ask_extension(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor speaks for who has the work when more time is asked for, or a request is taken back."""
    in_charge = actor.is_in_charge(assignment.person_id)
    return actor.power(ASK_EXTENSION).reaches(assignment.unit_id, in_charge=in_charge)


def may_decide_extension(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor decides about more time: the assigner or above, for a part who delegated it; never the doer."""
    if assignment.delegated_by_id is not None:
        return delegates(actor, assignment)
    if actor.unit_id is not None and actor.unit_id == assignment.unit_id:
        return False
    return actor.power(DECIDE_EXTENSION).reaches(assignment.unit_id)


def may_record_grant(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor records what time a superior granted the Committee: who may change the due date of its own
    work."""
    return is_of_the_committee(assignment) and may_change_due(actor, assignment)


def may_change_due(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor may move the due date unasked: the assigner's side, for a part also who delegated it."""
    return actor.power(CHANGE_DUE).reaches(assignment.unit_id) or delegates(actor, assignment)


def _require_delegator(actor: Actor, assignment: Assignment) -> None:
    if not delegates(actor, assignment):
        raise NotPermitted(_("This is a part of other work. Whoever gave it on decides about it."))


def processes_visible_to(actor: Actor) -> QuerySet[Process]:
    """Return the processes the actor may read: of the units he may know of."""
    power = actor.power(SEE_PROCESSES)
    rows = Process.objects.all()
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)


def get_process_for(actor: Actor, process_id: int, *, lock: bool = False) -> Process:
    """Return the process with its unit; with `lock`, held until the transaction ends. Raises `NotFound`."""
    rows = processes_visible_to(actor).select_related("unit")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=process_id).first()
    if found is None:
        raise NotFound(_("There is no such process, or it is not yours to see. Go back to the list of processes."))
    return found
