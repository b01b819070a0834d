"""A document reaches every official of its units, who acknowledge it; who comes is asked, who leaves is released."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cast import Cast
from dondoc.documents.actions import (
    acknowledge,
    end_dissemination,
    follow_officials,
    require_acknowledgement,
    withdraw,
)
from dondoc.documents.errors import DisseminationNotPossible, DocumentIsWithdrawn
from dondoc.documents.models import Acknowledgement, Dissemination, Document
from dondoc.documents.permissions import get_document_for
from dondoc.documents.queries import Answer, acknowledgements_in, coverage_of, still_waiting, to_acknowledge
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.notices.models import Notice
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit
from factories import (
    AppointmentFactory,
    DocumentFactory,
    PersonFactory,
    PostFactory,
    SuccessionFactory,
    UnitFactory,
)

TODAY = date(2025, 1, 6)
DUE = date(2025, 1, 13)


def seat(unit: Unit, name: str = "Nguyễn Thị Mới", start: date = date(2020, 1, 1)) -> Person:
    person = PersonFactory(full_name=name)
    AppointmentFactory(person=person, post=PostFactory(unit=unit), valid_from=start)
    return person


@pytest.fixture
def document(db: None) -> Document:
    return DocumentFactory(code="4363/UBND-NC", subject="chấn chỉnh kỷ luật, kỷ cương")


@pytest.fixture
def asked(document: Document, cast: Cast, officer: Actor, at: datetime) -> Document:
    """The document, to be acknowledged in the department of two people by Monday, 13 January."""
    require_acknowledgement(document_id=document.pk, unit_ids=[cast.department.pk], due_on=DUE, by=officer, at=at)
    return document


def waiting(document: Document) -> set[str]:
    rows = Acknowledgement.objects.filter(document=document, given_at__isnull=True, lapsed_at__isnull=True)
    return set(rows.values_list("person__full_name", flat=True))


def night(document: Document, on: date, actor: Actor) -> tuple[int, int, int, int]:
    done = follow_officials(on=on, by=actor, at=datetime(on.year, on.month, on.day, 18, tzinfo=UTC))
    return done.came, done.left, done.reminded, done.heads


def test_every_official_of_the_unit_and_of_those_below_it_is_asked_once(
    document: Document, cast: Cast, officer: Actor, at: datetime
) -> None:
    division = UnitFactory(parent=cast.department, kind="division")
    below = seat(division, "Trưởng Phòng")
    AppointmentFactory(person=below, post=PostFactory(unit=cast.department))
    seat(cast.department, "Đã Đi", start=date(2025, 2, 1))
    required = require_acknowledgement(
        document_id=document.pk, unit_ids=[cast.department.pk], due_on=DUE, note="Mục 1.", by=officer, at=at
    )
    assert (required.units, required.officials) == (1, 3)
    assert waiting(document) == {"Giám Đốc SNV", "Chuyên Viên SNV", "Trưởng Phòng"}
    entry = Entry.objects.get(verb="document.disseminated")
    assert entry.new == {"units": ["Sở Nội vụ"], "due_on": "2025-01-13", "officials": 3}


def test_they_are_told_and_may_read_it(asked: Document, cast: Cast, official: Actor) -> None:
    assert get_document_for(official, asked.pk) == asked
    told = Notice.objects.get(person=cast.official)
    assert told.title == "Đề nghị nắm nội dung 4363/UBND-NC"
    assert told.address == f"/documents/{asked.pk}/acknowledge/"
    assert Notice.objects.count() == 2


def test_the_closest_unit_above_an_official_asks_him(
    document: Document, cast: Cast, officer: Actor, at: datetime
) -> None:
    division = UnitFactory(parent=cast.department, kind="division")
    below = seat(division)
    units = [cast.department.pk, division.pk]
    require_acknowledgement(document_id=document.pk, unit_ids=units, due_on=DUE, by=officer, at=at)
    assert Acknowledgement.objects.get(person=below).dissemination.unit == division


def test_what_is_asked_already_stays_as_it_is(asked: Document, cast: Cast, officer: Actor, at: datetime) -> None:
    units = [cast.department.pk, cast.other_department.pk]
    later = date(2025, 2, 3)
    required = require_acknowledgement(document_id=asked.pk, unit_ids=units, due_on=later, by=officer, at=at)
    assert (required.units, required.officials) == (1, 1)
    assert Dissemination.objects.get(unit=cast.department).due_on == DUE
    with pytest.raises(DisseminationNotPossible):
        require_acknowledgement(document_id=asked.pk, unit_ids=units, due_on=later, by=officer, at=at)


def test_it_is_refused_for_a_past_day_an_empty_unit_and_a_withdrawn_document(
    document: Document, cast: Cast, officer: Actor, at: datetime
) -> None:
    empty = UnitFactory(parent=cast.committee)

    def require(unit: Unit, due_on: date) -> None:
        require_acknowledgement(document_id=document.pk, unit_ids=[unit.pk], due_on=due_on, by=officer, at=at)

    with pytest.raises(DisseminationNotPossible):
        require(cast.department, TODAY - timedelta(days=1))
    with pytest.raises(DisseminationNotPossible):
        require(empty, DUE)
    assert not Dissemination.objects.exists()
    withdraw(document_id=document.pk, reason="nhầm", by=officer, at=at)
    with pytest.raises(DocumentIsWithdrawn):
        require(cast.department, DUE)


def test_a_head_asks_his_own_officials_and_nobody_elses(
    asked: Document, cast: Cast, head: Actor, officer: Actor, official: Actor, at: datetime
) -> None:
    end_dissemination(document_id=asked.pk, reason="giao lại cho Sở", by=officer, at=at)
    with pytest.raises(NotPermitted):
        require_acknowledgement(document_id=asked.pk, unit_ids=[cast.other_department.pk], due_on=DUE, by=head, at=at)
    with pytest.raises(NotPermitted):
        require_acknowledgement(document_id=asked.pk, unit_ids=[cast.department.pk], due_on=DUE, by=official, at=at)
    require_acknowledgement(document_id=asked.pk, unit_ids=[cast.department.pk], due_on=DUE, by=head, at=at)
    assert waiting(asked) == {"Giám Đốc SNV", "Chuyên Viên SNV"}


def test_one_press_acknowledges_and_a_second_changes_nothing(
    asked: Document, official: Actor, officer: Actor, at: datetime
) -> None:
    acknowledge(document_id=asked.pk, by=official, at=at)
    acknowledge(document_id=asked.pk, by=official, at=at + timedelta(days=1))
    found = Acknowledgement.objects.get(person_id=official.person_id)
    assert found.given_at == at
    assert Entry.objects.filter(verb="acknowledgement.given").count() == 1
    assert not to_acknowledge(official).exists()


def test_nobody_acknowledges_what_he_is_not_asked(asked: Document, officer: Actor, at: datetime) -> None:
    for stranger in (officer, Actor.system()):
        with pytest.raises(NotFound):
            acknowledge(document_id=asked.pk, by=stranger, at=at)


def test_a_withdrawn_document_asks_for_nothing(
    asked: Document, official: Actor, officer: Actor, actor: Actor, at: datetime
) -> None:
    withdraw(document_id=asked.pk, reason="nhầm", by=officer, at=at)
    assert not to_acknowledge(official).exists()
    with pytest.raises(DocumentIsWithdrawn):
        acknowledge(document_id=asked.pk, by=official, at=at)
    assert night(asked, DUE, actor) == (0, 0, 0, 0)


def test_coverage_counts_each_unit_with_its_denominator(
    asked: Document, cast: Cast, official: Actor, officer: Actor, head: Actor, at: datetime
) -> None:
    require_acknowledgement(document_id=asked.pk, unit_ids=[cast.other_department.pk], due_on=DUE, by=officer, at=at)
    acknowledge(document_id=asked.pk, by=official, at=datetime(2025, 1, 13, 17, 30, tzinfo=UTC))
    acknowledge(document_id=asked.pk, by=head, at=at)
    total, units = coverage_of(asked, officer)
    assert (total.reached, total.given, total.late, total.waiting, total.left) == (3, 2, 1, 1, 0)
    assert [(one.dissemination.unit.short_name, one.given, one.reached) for one in units if one.dissemination] == [
        ("Sở Xây dựng", 0, 1),
        ("Sở Nội vụ", 2, 2),
    ]
    own, _units = coverage_of(asked, head)
    assert (own.reached, own.given) == (2, 2)
    found = Dissemination.objects.get(unit=cast.department)
    names = {answer: [row.person.full_name for row in acknowledgements_in(found, answer)] for answer in Answer}
    assert names[Answer.LATE] == ["Chuyên Viên SNV"]
    assert sorted(names[Answer.GIVEN]) == ["Chuyên Viên SNV", "Giám Đốc SNV"]
    assert names[Answer.WAITING] == names[Answer.LEFT] == []


def test_what_is_required_no_longer_keeps_what_was_given(
    asked: Document, cast: Cast, official: Actor, head: Actor, officer: Actor, at: datetime
) -> None:
    acknowledge(document_id=asked.pk, by=official, at=at)
    with pytest.raises(DisseminationNotPossible):
        end_dissemination(document_id=asked.pk, reason="của cấp trên", by=head, at=at)
    with pytest.raises(DisseminationNotPossible):
        end_dissemination(document_id=asked.pk, reason=" ", by=officer, at=at)
    assert end_dissemination(document_id=asked.pk, reason="thay bằng văn bản khác", by=officer, at=at) == 1
    total, _units = coverage_of(asked, officer)
    assert (total.reached, total.given, total.left) == (1, 1, 1)
    require_acknowledgement(document_id=asked.pk, unit_ids=[cast.department.pk], due_on=DUE, by=officer, at=at)
    assert waiting(asked) == {"Giám Đốc SNV"}
    assert Dissemination.objects.count() == 1


def test_who_comes_is_asked_and_who_leaves_is_released(
    asked: Document, cast: Cast, official: Actor, actor: Actor
) -> None:
    seat(cast.department, "Người Mới", start=date(2025, 1, 8))
    AppointmentFactory._meta.model.objects.filter(person=cast.official).update(valid_to=date(2025, 1, 7))
    assert night(asked, date(2025, 1, 7), actor) == (0, 0, 0, 0)
    assert night(asked, date(2025, 1, 8), actor) == (1, 1, 0, 0)
    assert waiting(asked) == {"Giám Đốc SNV", "Người Mới"}
    assert night(asked, date(2025, 1, 8), actor) == (0, 0, 0, 0)
    entry = Entry.objects.get(verb="document.officials-followed")
    assert entry.new == {"came": 1, "left": 1}


def test_who_changes_his_post_within_the_unit_stays_asked(asked: Document, cast: Cast, actor: Actor) -> None:
    AppointmentFactory._meta.model.objects.filter(person=cast.official).update(valid_to=date(2025, 1, 7))
    moved = PostFactory(unit=cast.department)
    AppointmentFactory(person=cast.official, post=moved, valid_from=date(2025, 1, 8))
    assert night(asked, date(2025, 1, 8), actor) == (0, 0, 0, 0)
    assert Acknowledgement.objects.get(person=cast.official).post == moved
    assert Notice.objects.filter(person=cast.official).count() == 1


def test_the_unit_that_succeeds_another_is_asked_in_its_place(asked: Document, cast: Cast, actor: Actor) -> None:
    heir = UnitFactory(parent=cast.committee, valid_from=date(2025, 1, 9))
    Unit.objects.filter(pk=cast.department.pk).update(valid_to=date(2025, 1, 8))
    SuccessionFactory(predecessor=cast.department, successor=heir, on=date(2025, 1, 9))
    AppointmentFactory._meta.model.objects.filter(post__unit=cast.department).update(valid_to=date(2025, 1, 8))
    AppointmentFactory(person=cast.official, post=PostFactory(unit=heir), valid_from=date(2025, 1, 9))
    assert night(asked, date(2025, 1, 9), actor) == (0, 1, 0, 0)
    assert waiting(asked) == {"Chuyên Viên SNV"}


def test_reminders_come_on_their_days_and_never_twice(
    asked: Document, cast: Cast, head: Actor, actor: Actor, at: datetime
) -> None:
    assert night(asked, date(2025, 1, 9), actor) == (0, 0, 0, 0)
    assert night(asked, date(2025, 1, 10), actor) == (0, 0, 2, 0)
    assert night(asked, date(2025, 1, 10), actor) == (0, 0, 0, 0)
    acknowledge(document_id=asked.pk, by=head, at=at)
    assert night(asked, date(2025, 1, 14), actor) == (0, 0, 1, 1)
    told = Notice.objects.filter(person=cast.unit_head).order_by("-pk").first()
    assert told is not None
    assert told.address == f"/documents/{asked.pk}/dissemination/{cast.department.pk}/"
    assert night(asked, date(2025, 1, 20), actor) == (0, 0, 1, 1)
    assert night(asked, date(2025, 3, 3), actor) == (0, 0, 0, 0)


def test_after_missed_nights_one_reminder_is_enough(asked: Document, actor: Actor) -> None:
    assert night(asked, date(2025, 3, 3), actor) == (0, 0, 2, 1)
    assert night(asked, date(2025, 3, 4), actor) == (0, 0, 0, 0)


def test_only_the_installation_reminds(asked: Document, officer: Actor, at: datetime) -> None:
    with pytest.raises(NotPermitted):
        follow_officials(on=TODAY, by=officer, at=at)


def test_a_message_no_longer_leaves_once_he_has_acknowledged(asked: Document, official: Actor, at: datetime) -> None:
    notices = list(Notice.objects.all())
    assert still_waiting(notices, TODAY) == {one.pk for one in notices}
    acknowledge(document_id=asked.pk, by=official, at=at)
    assert still_waiting(notices, TODAY) == {one.pk for one in notices if one.person_id != official.person_id}


def test_an_urgent_document_is_told_at_once(document: Document, cast: Cast, officer: Actor, at: datetime) -> None:
    Document.objects.filter(pk=document.pk).update(urgency="khan")
    require_acknowledgement(document_id=document.pk, unit_ids=[cast.department.pk], due_on=DUE, by=officer, at=at)
    assert set(Notice.objects.values_list("manner", flat=True)) == {"at-once"}
