from datetime import date

import pytest

from dondoc.organization.models import UnitKind
from dondoc.tasks import queries
from dondoc.tasks.models import PartyRole, TaskState
from dondoc.tasks.rules.clarity import Clarity
from dondoc.tasks.rules.reviewing import ReviewOrder
from dondoc.tasks.rules.states import State
from factories import AddresseeGroupFactory, AssignmentFactory, DocumentFactory, PartyFactory, TaskFactory

ON = date(2025, 1, 3)


@pytest.fixture
def document(city):
    return DocumentFactory(issued=True, issued_on=ON)


def test_a_card_says_how_many_units_each_body_means(city, document):
    task = TaskFactory(document=document)
    PartyFactory(task=task, unit=None, group=AddresseeGroupFactory(kinds=[UnitKind.DEPARTMENT]))
    PartyFactory(task=task, unit=None, order=2, phrase="các đơn vị liên quan")
    PartyFactory(task=task, unit=city.construction, role=PartyRole.SUPPORT, order=3)
    card = queries.card_of(task, today=ON)
    assert [(meaning.units, meaning.is_open) for meaning in card.leads] == [(2, False), (0, True)]
    assert [meaning.units for meaning in card.supports] == [1]
    assert (card.units, card.gaps) == (2, (Clarity.PERSON,))
    assert [is_clear for _name, is_clear in card.chips] == [False, True, True, True, True, True]


def test_a_standing_duty_is_offered_where_it_would_close_a_gap(city, document):
    clear, open_ = TaskFactory(document=document), TaskFactory(document=document, due_kind="undecided", due_on=None)
    for task in (clear, open_):
        PartyFactory(task=task, unit=city.home_affairs)
    assert [card.may_stand for card in queries.cards_of(document, today=ON)] == [False, True]


def test_a_task_is_merged_into_the_nearest_one_above_that_is_still_open(city, document):
    first = TaskFactory(document=document, order=1)
    TaskFactory(document=document, order=2, state=TaskState.DROPPED)
    TaskFactory(document=document, order=3)
    assert [card.before_id for card in queries.cards_of(document, today=ON)] == [None, first.pk, first.pk]


def test_the_head_line_counts_what_is_approved_and_what_issuing_would_send(city, document):
    approved = TaskFactory(document=document, state=TaskState.REVIEWED)
    PartyFactory(task=approved, unit=city.home_affairs)
    PartyFactory(task=approved, unit=city.construction, role=PartyRole.SUPPORT, order=2)
    TaskFactory(document=document, state=TaskState.DROPPED)
    summary = queries.summary_of(queries.cards_of(document, today=ON))
    assert (summary.total, summary.approved, summary.assignments, summary.is_ready) == (1, 1, 2, True)
    clear = TaskFactory(document=document)
    PartyFactory(task=clear, unit=city.home_affairs)
    TaskFactory(document=document)
    summary = queries.summary_of(queries.cards_of(document, today=ON))
    assert (summary.total, summary.clear, summary.unclear, summary.is_ready) == (3, 1, 1, False)


def test_the_next_proposal_comes_after_this_one_and_then_from_the_top(city, document):
    first, second, third = (TaskFactory(document=document, order=order) for order in (1, 2, 3))
    printed = ReviewOrder.AS_PRINTED
    assert queries.next_to_review(first, printed) == second.pk
    assert queries.next_to_review(third, printed) == first.pk
    second.delete()
    first.delete()
    assert queries.next_to_review(third, printed) is None


def test_the_least_certain_proposal_comes_first_and_what_a_person_wrote_last(city, document):
    certain, written, unsure = (
        TaskFactory(document=document, order=order, confidence=confidence)
        for order, confidence in enumerate((0.97, None, 0.75), start=1)
    )
    cards = queries.cards_of(document, today=ON)
    wanted = [unsure, certain, written]
    assert [card.task for card in queries.in_order(cards, ReviewOrder.UNSURE_FIRST)] == wanted
    assert queries.next_to_review(unsure, ReviewOrder.UNSURE_FIRST) == certain.pk
    assert queries.next_to_review(written, ReviewOrder.UNSURE_FIRST) == unsure.pk


def test_documents_that_wait_for_review_are_listed_with_how_much_waits(city, document):
    TaskFactory(document=document)
    TaskFactory(document=document, state=TaskState.REVIEWED)
    TaskFactory(document=DocumentFactory(), state=TaskState.DROPPED)
    waiting = list(queries.documents_to_review(city.tracking_officer))
    assert [(one.pk, one.waiting, one.approved) for one in waiting] == [(document.pk, 1, 1)]


def test_a_documents_tasks_are_counted_as_far_as_the_reader_may_see(city, document, at):
    task = TaskFactory(document=document, state=TaskState.ISSUED, issued_at=at)
    AssignmentFactory(task=task, unit=city.home_affairs, state=State.CONFIRMED)
    AssignmentFactory(task=task, unit=city.construction)
    seen = [queries.tasks_with_counts(document.pk, actor).get() for actor in (city.tracking_officer, city.head)]
    assert [(one.seen, one.confirmed) for one in seen] == [(2, 1), (1, 1)]
    progress = queries.progress_of([document.pk])[document.pk]
    assert (progress.total, progress.waiting, progress.issued) == (1, 0, 1)


def test_cards_cost_the_same_few_queries_for_any_number_of_tasks(city, document, django_assert_num_queries):
    for order in range(1, 21):
        PartyFactory(task=TaskFactory(document=document, order=order), unit=city.home_affairs)
    with django_assert_num_queries(5):
        queries.cards_of(document, today=ON)
