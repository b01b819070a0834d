"""Each body works by a regulation that is registered with its text, reviewed, amended or kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from cast import Cast
from dondoc.documents.actions import Upload, begin_review, conclude_review, register_regulation
from dondoc.documents.errors import RegulationNotPossible
from dondoc.documents.models import RegulationState, ReviewOutcome, WorkingRegulation
from dondoc.documents.queries import (
    Need,
    former_regulations_of,
    numbers_in_need,
    regulation_of,
    reviews_of,
    units_in_need,
    units_with_regulations,
)
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Actor
from factories import UnitFactory, WorkingRegulationFactory

TODAY = date(2025, 1, 6)
NEXT_YEAR = date(2026, 1, 15)


def register(unit_id: int, by: Actor, at: datetime, **facts: Any) -> WorkingRegulation:
    given = {"code": "12/QĐ-SNV", "issued_on": date(2024, 6, 3), "review_on": NEXT_YEAR, "reference": "Tủ hồ sơ"}
    return register_regulation(unit_id=unit_id, by=by, at=at, **(given | facts))


def test_a_head_registers_that_of_his_unit(cast: Cast, head: Actor, at: datetime) -> None:
    made = register(cast.department.pk, head, at)
    assert regulation_of(head, cast.department.pk) == made
    assert made.state == RegulationState.IN_FORCE
    assert Entry.objects.get(verb="regulation.registered").new["code"] == "12/QĐ-SNV"


def test_a_newer_one_ends_the_one_before_which_stays_readable(cast: Cast, head: Actor, at: datetime) -> None:
    old = register(cast.department.pk, head, at)
    new = register(cast.department.pk, head, at, code="2/QĐ-SNV", issued_on=date(2025, 1, 2))
    assert regulation_of(head, cast.department.pk) == new
    assert [(one.pk, one.ended_on) for one in former_regulations_of(head, cast.department.pk)] == [
        (old.pk, date(2025, 1, 2))
    ]
    with pytest.raises(RegulationNotPossible):
        register(cast.department.pk, head, at, code="1/QĐ-SNV", issued_on=date(2023, 1, 2))


def test_its_text_may_be_a_file(cast: Cast, head: Actor, reader: Any, at: datetime) -> None:
    made = register(cast.department.pk, head, at, file=Upload(b"the rules", "Quy chế.md"), reference="")
    assert made.file is not None
    assert made.file_name == "Quy chế.md"


@pytest.mark.parametrize(
    "facts",
    [
        {"code": " "},
        {"issued_on": date(2025, 1, 7)},
        {"review_on": TODAY},
        {"reference": " "},
    ],
)
def test_what_lacks_number_day_or_text_is_refused(cast: Cast, head: Actor, at: datetime, facts: Any) -> None:
    with pytest.raises(RegulationNotPossible):
        register(cast.department.pk, head, at, **facts)
    assert not WorkingRegulation.objects.exists()


def test_a_head_does_not_register_that_of_another_unit(cast: Cast, head: Actor, at: datetime) -> None:
    with pytest.raises(NotPermitted):
        register(cast.other_department.pk, head, at)


def test_an_official_reads_it_and_changes_nothing(cast: Cast, at: datetime) -> None:
    official = cast.as_actor(cast.official, on=TODAY)
    own = WorkingRegulationFactory(unit=cast.department)
    assert regulation_of(official, cast.department.pk) == own
    with pytest.raises(NotPermitted):
        begin_review(regulation_id=own.pk, by=official, at=at)
    with pytest.raises(NotFound):
        begin_review(regulation_id=WorkingRegulationFactory(unit=cast.other_department).pk, by=official, at=at)


def test_a_review_that_keeps_it_sets_the_next(cast: Cast, head: Actor, at: datetime) -> None:
    own = WorkingRegulationFactory(unit=cast.department)
    begin_review(regulation_id=own.pk, by=head, at=at)
    own.refresh_from_db()
    assert own.state == RegulationState.UNDER_REVIEW
    with pytest.raises(RegulationNotPossible):
        begin_review(regulation_id=own.pk, by=head, at=at)
    made = conclude_review(
        regulation_id=own.pk, outcome=ReviewOutcome.KEEP, note="Còn phù hợp.", next_on=NEXT_YEAR, by=head, at=at
    )
    own.refresh_from_db()
    assert (own.state, own.review_on) == (RegulationState.IN_FORCE, NEXT_YEAR)
    assert list(reviews_of(own)) == [made]


def test_a_review_that_finds_it_outdated_leaves_it_to_be_amended(cast: Cast, head: Actor, at: datetime) -> None:
    own = WorkingRegulationFactory(unit=cast.department)
    conclude_review(
        regulation_id=own.pk, outcome=ReviewOutcome.AMEND, note="Hai cấp.", next_on=date(2025, 3, 3), by=head, at=at
    )
    own.refresh_from_db()
    assert own.state == RegulationState.TO_AMEND
    register(cast.department.pk, head, at, issued_on=date(2025, 1, 6))
    with pytest.raises(RegulationNotPossible):
        begin_review(regulation_id=own.pk, by=head, at=at)


@pytest.mark.parametrize(("note", "next_on"), [(" ", NEXT_YEAR), ("Còn phù hợp.", TODAY)])
def test_a_review_says_what_it_found_and_the_next_day(
    cast: Cast, head: Actor, at: datetime, note: str, next_on: date
) -> None:
    own = WorkingRegulationFactory(unit=cast.department)
    with pytest.raises(RegulationNotPossible):
        conclude_review(regulation_id=own.pk, outcome=ReviewOutcome.KEEP, note=note, next_on=next_on, by=head, at=at)


def test_the_office_sees_who_has_none_and_who_is_due(cast: Cast, officer: Actor, head: Actor) -> None:
    UnitFactory(parent=cast.department, kind="division")
    WorkingRegulationFactory(unit=cast.department, review_on=TODAY)
    WorkingRegulationFactory(unit=cast.office, review_on=NEXT_YEAR, state=RegulationState.UNDER_REVIEW)
    WorkingRegulationFactory(unit=cast.other_department, review_on=NEXT_YEAR, state=RegulationState.TO_AMEND)
    assert units_with_regulations(officer, on=TODAY).count() == 4
    assert numbers_in_need(officer, on=TODAY) == {
        Need.NONE: 1,
        Need.DUE: 1,
        Need.UNDER_REVIEW: 1,
        Need.TO_AMEND: 1,
    }
    assert list(units_in_need(officer, Need.NONE, on=TODAY)) == [cast.committee]
    assert list(units_in_need(officer, Need.DUE, on=TODAY)) == [cast.department]
    assert list(units_with_regulations(head, on=TODAY)) == [cast.department]
