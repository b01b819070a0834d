"""Heads are told when the review of their working regulation falls due, and once more when it was missed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cast import Cast
from dondoc.documents.actions import conclude_review, remind_of_reviews
from dondoc.documents.models import ReviewOutcome, WorkingRegulation
from dondoc.documents.queries import still_to_review
from dondoc.kernel.errors import NotPermitted
from dondoc.notices.models import Notice
from dondoc.organization.actors import Actor
from factories import SubstitutionFactory, UnitFactory, WorkingRegulationFactory

DAY = date(2025, 1, 15)


@pytest.fixture
def regulation(cast: Cast) -> WorkingRegulation:
    return WorkingRegulationFactory(unit=cast.department, code="12/QĐ-SNV", review_on=DAY)


def night(on: date, by: Actor) -> tuple[int, int]:
    done = remind_of_reviews(on=on, by=by, at=datetime(on.year, on.month, on.day, 18, tzinfo=UTC))
    return done.due, done.missed


def test_the_head_is_told_on_the_day_and_once_more_when_it_is_over(
    cast: Cast, actor: Actor, regulation: WorkingRegulation
) -> None:
    nights = [night(DAY + timedelta(days=days), actor) for days in (-1, 0, 0, 1, 1, 2, 30)]
    assert nights == [(0, 0), (1, 0), (0, 0), (0, 1), (0, 0), (0, 0), (0, 0)]
    due, missed = Notice.objects.order_by("pk")
    assert {due.person_id, missed.person_id} == {cast.unit_head.pk}
    assert "12/QĐ-SNV" in due.title
    assert "15/01/2025" in missed.text
    assert (due.manner, missed.manner) == ("remind", "tell")


def test_after_missed_nights_only_that_it_was_missed_is_told(actor: Actor, regulation: WorkingRegulation) -> None:
    assert night(DAY + timedelta(days=3), actor) == (0, 1)


def test_a_review_that_was_concluded_is_told_of_no_more_until_its_next_day(
    cast: Cast, actor: Actor, regulation: WorkingRegulation
) -> None:
    night(DAY, actor)
    next_on = date(2026, 1, 15)
    conclude_review(
        regulation_id=regulation.pk,
        outcome=ReviewOutcome.AMEND,
        note="Phải sửa Điều 4.",
        next_on=next_on,
        by=actor,
        at=datetime(2025, 1, 15, 3, tzinfo=UTC),
    )
    assert not still_to_review(list(Notice.objects.all()), DAY), "what waits for its hour does not leave any more"
    assert night(DAY + timedelta(days=1), actor) == (0, 0)
    assert night(next_on, actor) == (1, 0)
    assert "sửa đổi" in Notice.objects.latest("pk").title


def test_a_message_concerns_the_head_of_the_day(cast: Cast, actor: Actor, regulation: WorkingRegulation) -> None:
    night(DAY, actor)
    told = list(Notice.objects.all())
    assert still_to_review(told, DAY) == {told[0].pk}
    told[0].person_id = cast.official.pk
    assert not still_to_review(told, DAY)


def test_who_stands_in_for_an_absent_head_is_told_with_him(
    cast: Cast, actor: Actor, regulation: WorkingRegulation
) -> None:
    SubstitutionFactory(absent=cast.unit_head, substitute=cast.official)
    assert night(DAY, actor) == (2, 0)
    told = list(Notice.objects.all())
    assert {one.person_id for one in told} == {cast.unit_head.pk, cast.official.pk}
    assert still_to_review(told, DAY) == {one.pk for one in told}


def test_a_unit_without_a_head_and_one_that_ended_leave_nobody_to_tell(cast: Cast, actor: Actor) -> None:
    WorkingRegulationFactory(unit=UnitFactory(), review_on=DAY)
    WorkingRegulationFactory(unit=UnitFactory(valid_to=date(2025, 1, 1)), review_on=DAY)
    WorkingRegulationFactory(unit=UnitFactory(), review_on=DAY, ended_on=date(2024, 12, 1))
    assert night(DAY, actor) == (0, 0)


def test_only_the_installation_itself_reminds(cast: Cast, regulation: WorkingRegulation) -> None:
    with pytest.raises(NotPermitted):
        night(DAY, cast.as_actor(cast.unit_head, on=DAY))
