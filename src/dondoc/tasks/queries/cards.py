"""Proposed tasks as the reviewer sees them, and how far documents are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from dondoc.documents.models import Document
from dondoc.documents.permissions import visible_to as documents_visible_to
from dondoc.organization.actors import Actor
from dondoc.tasks.models import Party, PartyRole, Task, TaskState
from dondoc.tasks.permissions import visible_to
from dondoc.tasks.queries.clarity import bodies_of, day_of, gaps_of, units_meant
from dondoc.tasks.queries.work import IS_BELOW
from dondoc.tasks.rules.clarity import Clarity
from dondoc.tasks.rules.dues import DueKind
from dondoc.tasks.rules.reviewing import ReviewOrder
from dondoc.tasks.rules.states import State
from dondoc.tasks.wording import CLARITY_NAMES


@dataclass(frozen=True, slots=True)
class Meaning:
    """A body of a task with how many units it means on the document's day. 0 where nobody has said yet."""

    party: Party
    units: int

    @property
    def is_open(self) -> bool:
        """Whether a person still has to say whom the phrase means."""
        return not self.party.is_outside and self.units == 0


@dataclass(frozen=True, slots=True)
class Card:
    """A proposed task: the bodies it names, what of the "6 rõ" is missing, and the task it could be merged into."""

    task: Task
    leads: Sequence[Meaning]
    supports: Sequence[Meaning]
    gaps: Sequence[Clarity]
    before_id: int | None = None

    @property
    def chips(self) -> list[tuple[object, bool]]:
        """The name of each of the six and whether it is clear, in their order."""
        return [(CLARITY_NAMES[one], one not in self.gaps) for one in Clarity]

    @property
    def missing(self) -> list[object]:
        """The names of what is missing of the six."""
        return [CLARITY_NAMES[gap] for gap in self.gaps]

    @property
    def wants_product(self) -> bool:
        """Whether the product is the first thing that somebody who puts the task right has to say."""
        return tuple(self.gaps[:1]) == (Clarity.PRODUCT,)

    @property
    def wants_due(self) -> bool:
        """Whether nobody has said yet by when."""
        return self.task.due_kind == DueKind.UNDECIDED

    @property
    def lacks_product(self) -> bool:
        """Whether neither a product is named nor the task said to be a standing duty."""
        return Clarity.PRODUCT in self.gaps

    @property
    def may_fill(self) -> bool:
        """Whether something typed on the card would close a gap: whom a phrase means, a last day, or a product."""
        return self.wants_due or self.lacks_product or any(one.is_open for one in (*self.leads, *self.supports))

    @property
    def may_stand(self) -> bool:
        """Whether saying "a standing duty" would close a gap."""
        return Clarity.TIME in self.gaps or Clarity.PRODUCT in self.gaps

    @property
    def units(self) -> int:
        """How many units lead the task."""
        return sum(meaning.units for meaning in self.leads)


@dataclass(frozen=True, slots=True)
class Summary:
    """How far the review of a document is: `clear` tasks only need approval, `unclear` ones lack one of the "6 rõ", and
    `to_fill` of these their due date or product.

    `assignments` is what issuing the approved tasks would send.
    """

    total: int
    approved: int
    issued: int
    clear: int
    unclear: int
    to_fill: int
    assignments: int

    @property
    def is_ready(self) -> bool:
        """Whether every task is approved or left out, and at least one can be sent."""
        return self.approved > 0 and self.approved == self.total - self.issued


def cards_of(document: Document, *, today: date) -> list[Card]:
    """Return the document's tasks as cards, in its order. A handful of queries at any number of tasks."""
    return _cards(list(Task.objects.filter(document=document).order_by("order", "id")), document, today=today)


def card_of(task: Task, *, today: date) -> Card:
    """Return one task as a card. Of one that is no proposal any more nothing is missing, and nobody asks."""
    if task.state in {TaskState.DRAFT, TaskState.REVIEWED}:
        return _cards([task], task.document, today=today)[0]
    parties = _parties_of([task])
    meant = units_meant(parties, on=day_of(task.document, today=today))
    return _card(task, parties, meant, gaps=(), before_id=None)


def _cards(tasks: Sequence[Task], document: Document | None, *, today: date) -> list[Card]:
    parties = _parties_of(tasks)
    bodies = bodies_of(parties, on=day_of(document, today=today))
    gaps = gaps_of(tasks, parties, bodies, today=today)
    cards = []
    before: int | None = None
    for task in tasks:
        own = [party for party in parties if party.task_id == task.pk]
        cards.append(_card(task, own, bodies.units, gaps=gaps[task.pk], before_id=before))
        if task.state in {TaskState.DRAFT, TaskState.REVIEWED}:
            before = task.pk
    return cards


def _parties_of(tasks: Sequence[Task]) -> list[Party]:
    return list(Party.objects.filter(task__in=tasks).select_related("unit", "group").order_by("order"))


def _card(
    task: Task,
    parties: Sequence[Party],
    units: Mapping[int, Sequence[object]],
    *,
    gaps: Sequence[Clarity],
    before_id: int | None,
) -> Card:
    meant = [Meaning(party, len(units.get(party.pk, ()))) for party in parties]
    leads = [meaning for meaning in meant if meaning.party.role == PartyRole.LEAD]
    others = [meaning for meaning in meant if meaning.party.role != PartyRole.LEAD]
    return Card(task, leads, others, gaps, before_id)


def summary_of(cards: Sequence[Card]) -> Summary:
    """Return the head line of the review."""
    kept = [card for card in cards if card.task.state != TaskState.DROPPED]
    approved = [card for card in kept if card.task.state == TaskState.REVIEWED]
    drafts = [card for card in kept if card.task.state == TaskState.DRAFT]
    return Summary(
        total=len(kept),
        approved=len(approved),
        issued=sum(card.task.state in {TaskState.ISSUED, TaskState.ELSEWHERE} for card in kept),
        clear=sum(not card.gaps for card in drafts),
        unclear=sum(bool(card.gaps) for card in drafts),
        to_fill=sum(card.wants_due or card.lacks_product for card in drafts),
        assignments=sum(sum(meaning.units for meaning in (*card.leads, *card.supports)) for card in approved),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How many tasks a document has, how many of them still wait to be issued, and how many were."""

    total: int
    waiting: int
    issued: int


def in_order(cards: Sequence[Card], order: ReviewOrder) -> list[Card]:
    """Return the cards of a document, given in its order, in the order wanted."""
    return sorted(cards, key=lambda card: order.place_of(card.task.confidence, card.task.order, card.task.pk))


def next_to_review(task: Task, order: ReviewOrder) -> int | None:
    """Return the id of the next proposal of its document after `task` in that order, else of the first; None when there
    is none, and for a task without a document."""
    if task.document_id is None:
        return None
    rows = Task.objects.filter(document=task.document, state=TaskState.DRAFT).exclude(pk=task.pk)
    drafts = sorted(order.place_of(*row) for row in rows.values_list("confidence", "order", "pk"))
    here = order.place_of(task.confidence, task.order, task.pk)
    return next((place[-1] for place in drafts if place > here), drafts[0][-1] if drafts else None)


def progress_of(document_ids: Sequence[int]) -> dict[int, Progress]:
    """Return how far the tasks of each document are; a document without tasks is left out."""
    rows = (
        Task.objects.filter(document_id__in=document_ids)
        .exclude(state=TaskState.DROPPED)
        .values("document_id")
        .annotate(
            total=Count("id"),
            waiting=Count("id", filter=Q(state__in=[TaskState.DRAFT, TaskState.REVIEWED])),
            issued=Count("id", filter=Q(state__in=[TaskState.ISSUED, TaskState.ELSEWHERE])),
        )
    )
    return {
        row["document_id"]: Progress(row["total"], row["waiting"], row["issued"]) for row in rows if row["document_id"]
    }


def documents_to_review(actor: Actor) -> QuerySet[Document]:
    """Return the documents with tasks that still wait for a person, newest first."""
    waiting = Task.objects.filter(state__in=[TaskState.DRAFT, TaskState.REVIEWED])
    return (
        documents_visible_to(actor)
        .filter(pk__in=waiting.values("document_id"))
        .annotate(
            waiting=Count("tasks", filter=Q(tasks__state=TaskState.DRAFT)),
            approved=Count("tasks", filter=Q(tasks__state=TaskState.REVIEWED)),
        )
        .order_by("-registered_on", "-id")
    )


def tasks_with_counts(document_id: int, actor: Actor) -> QuerySet[Task]:
    """Return a document's tasks with how many assignments the actor may see in each, and how many are confirmed."""
    seen = visible_to(actor).filter(~IS_BELOW, task__document_id=document_id)
    return (
        Task.objects.filter(document_id=document_id)
        .exclude(state=TaskState.DROPPED)
        .annotate(
            seen=Count("assignments", filter=Q(assignments__in=seen)),
            confirmed=Count("assignments", filter=Q(assignments__in=seen, assignments__state=State.CONFIRMED.value)),
        )
        .order_by("order", "id")
    )
