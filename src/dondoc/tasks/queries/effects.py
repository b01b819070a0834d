"""What later documents propose for the open tasks of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dondoc.documents.models import Citation, Document
from dondoc.documents.permissions import HEAVY, HEAVY_OF_DOCUMENT
from dondoc.documents.permissions import visible_to as documents_visible_to
from dondoc.kernel.folding import fold
from dondoc.organization.actors import Actor
from dondoc.tasks.models import Assignment, DueKind, Effect, Task, TaskState
from dondoc.tasks.queries.work import IS_BELOW
from dondoc.tasks.rules.effects import Clause, Proposal, Relation, propose
from dondoc.tasks.rules.states import UNFINISHED
from dondoc.tasks.wording import RELATION_NAMES


@dataclass(frozen=True, slots=True)
class ProposedEffect:
    """What a later document proposes for an earlier task with `open` unfinished assignments."""

    task: Task
    relation: Relation
    open: int
    proposal: Proposal

    @property
    def relation_name(self) -> str:
        """How the later document stands to the earlier one, in a word."""
        return str(RELATION_NAMES[self.relation])


def effects_of(document: Document) -> list[ProposedEffect]:
    """Return what is proposed for each earlier task that the document touches and nobody has decided about, in the
    order of the earlier documents. Four queries."""
    relations = {one.cited_id: Relation(one.relation) for one in _touching().filter(document=document)}
    tasks = _undecided(document.pk, [pk for pk in relations if pk is not None])
    if not tasks:
        return []
    later = [_clause(one) for one in Task.objects.filter(_KEPT, document=document).order_by("order", "id")]
    found = []
    for one, number in tasks:
        relation = relations[one.document_id]
        found.append(ProposedEffect(one, relation, number, propose(relation, _clause(one), later)))
    return found


def later_clauses(document: Document) -> Sequence[Task]:
    """Return the issued tasks of the later document, into which work can go on."""
    return list(Task.objects.filter(document=document, state=TaskState.ISSUED).order_by("order", "id"))


def documents_with_effects(actor: Actor) -> QuerySet[Document]:
    """Return the documents, newest first, that touch open tasks of earlier ones about which nobody has decided."""
    decided = Effect.objects.filter(document=OuterRef(OuterRef("document_id")), task=OuterRef("pk"))
    touched = Task.objects.filter(~Exists(decided), Exists(_open_of("pk")), document=OuterRef("cited_id"))
    touching = _touching().filter(Exists(touched.filter(state=TaskState.ISSUED)), document__withdrawn_at__isnull=True)
    rows = documents_visible_to(actor).defer(*HEAVY).filter(pk__in=touching.values("document_id"))
    return rows.order_by("-registered_on", "-id")


def effects_decided(document: Document) -> QuerySet[Effect]:
    """Return what was decided because of the document, newest first."""
    rows = Effect.objects.filter(document=document).select_related("task__document", "into")
    return rows.order_by("-decided_at", "pk")


_KEPT = ~Q(state=TaskState.DROPPED)


def _touching() -> QuerySet[Citation]:
    """Return the citations by which a document touches another one of the register."""
    return Citation.objects.filter(relation__in=[one.value for one in Relation], cited__isnull=False)


def _open_of(task: str) -> QuerySet[Assignment]:
    return Assignment.objects.filter(~IS_BELOW, task=OuterRef(task), state__in=UNFINISHED)


def _undecided(later_id: int, earlier_ids: Sequence[int]) -> list[tuple[Task, int]]:
    """Return the issued tasks of the earlier documents with open work, each with how much, that await a decision."""
    rows = Assignment.objects.filter(
        ~IS_BELOW,
        ~Exists(Effect.objects.filter(document_id=later_id, task=OuterRef("task"))),
        task__document__in=earlier_ids,
        task__state=TaskState.ISSUED,
        state__in=UNFINISHED,
    )
    numbers = dict(rows.values_list("task_id").annotate(number=Count("pk")))
    tasks = Task.objects.filter(pk__in=numbers).select_related("document").order_by("document_id", "order", "pk")
    return [(one, numbers[one.pk]) for one in tasks.defer(*HEAVY_OF_DOCUMENT)]


def _clause(task: Task) -> Clause:
    words = frozenset(fold(task.text).replace(",", " ").replace(";", " ").replace(".", " ").split())
    return Clause(task.pk, words, task.due_on if task.due_kind == DueKind.DATE else None)
