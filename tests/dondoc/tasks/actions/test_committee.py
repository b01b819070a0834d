"""What is ordered from above is the Committee's own: the Office hands it in for the Committee, a leader confirms it."""

from __future__ import annotations

from datetime import datetime

import pytest

from dondoc.documents.models import Direction
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.models import Role
from dondoc.organization.queries import actor_of
from dondoc.tasks.actions.issuing import issue_document
from dondoc.tasks.actions.life import Account, confirm, return_to_unit, submit
from dondoc.tasks.models import Assignment, TaskState
from dondoc.tasks.queries import waiting_for_confirmation, work_by_day
from dondoc.tasks.rules.states import State
from factories import DocumentFactory, PartyFactory, RoleGrantFactory, TaskFactory

ANSWER = Account(done="Ủy ban nhân dân thành phố đã báo cáo Bộ Nội vụ.", product="Báo cáo 12/BC-UBND")
NOON = datetime.fromisoformat("2025-01-06T12:00:00+07:00")


@pytest.fixture
def root(city, at):
    """The Committee's own part in an order of a ministry that one department carries out."""
    document = DocumentFactory(direction=Direction.INCOMING)
    task = TaskFactory(document=document, state=TaskState.REVIEWED)
    PartyFactory(task=task, unit=city.home_affairs)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    return Assignment.objects.get(task=task, unit=city.committee)


def handed_in(root, by):
    submit(assignment_id=root.pk, account=ANSWER, reason="Sở báo cáo sau.", by=by, at=NOON)
    root.refresh_from_db()
    return root


def test_the_office_finds_it_among_its_work_and_hands_it_in_for_the_committee(city, root):
    rows = [row for bucket in work_by_day(city.tracking_officer, on=NOON.date()).rows.values() for row in bucket]
    assert root in [row.assignment for row in rows]
    assert handed_in(root, city.tracking_officer).state == State.SUBMITTED
    assert root in waiting_for_confirmation(city.leader)
    assert root not in waiting_for_confirmation(city.tracking_officer)


def test_a_leader_confirms_it_or_returns_it_to_the_office(city, root):
    handed_in(root, city.tracking_officer)
    return_to_unit(assignment_id=root.pk, reason="Thiếu phụ lục", by=city.leader, at=NOON)
    handed_in(root, city.tracking_officer)
    assert confirm(assignment_id=root.pk, by=city.leader, at=NOON).state == State.CONFIRMED


def test_neither_the_office_nor_a_leader_who_handed_it_in_himself_confirms_it(city, root, cast):
    RoleGrantFactory(person=cast.leader, role=Role.objects.get(code="tracking-officer"), unit=city.office)
    both = actor_of(cast.leader, on=NOON.date())
    handed_in(root, both)
    assert root not in waiting_for_confirmation(both)
    for by in (both, city.tracking_officer):
        with pytest.raises(NotPermitted):
            confirm(assignment_id=root.pk, by=by, at=NOON)


def test_a_department_hands_in_nothing_for_the_committee(city, root):
    with pytest.raises(NotFound):
        handed_in(root, city.head)
    root.refresh_from_db()
    assert root.state == State.ACCEPTED
