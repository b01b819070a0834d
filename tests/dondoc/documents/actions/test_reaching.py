"""Very many officials are asked by a worker, in parts, and begun again it asks nobody twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cast import Cast
from dondoc.documents import jobs
from dondoc.documents.actions import reaching, require_in_parts, require_or_ask
from dondoc.documents.actions.disseminating import Required, require_acknowledgement
from dondoc.documents.actions.reaching import REQUIRE
from dondoc.documents.errors import DisseminationNotPossible
from dondoc.documents.models import Acknowledgement, Document
from dondoc.documents.queries import officials_within
from dondoc.jobs.kinds import Order
from dondoc.jobs.models import Run
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.progress import silent
from dondoc.notices.models import Notice
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from factories import AppointmentFactory, DocumentFactory, PostFactory, UnitFactory

TODAY = date(2025, 1, 6)
DUE = date(2025, 1, 13)


@pytest.fixture
def document(db: None) -> Document:
    return DocumentFactory(code="4363/UBND-NC")


@pytest.fixture
def units(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[Unit]:
    """Three units of one official each, which are asked one at a time."""
    monkeypatch.setattr(reaching, "_UNITS_A_PART", 1)
    made = UnitFactory.create_batch(3)
    for unit in made:
        AppointmentFactory(post=PostFactory(unit=unit), valid_from=date(2020, 1, 1))
    return made


def asked(document: Document, units: list[Unit]) -> dict[str, object]:
    return {"document_id": document.pk, "unit_ids": [unit.pk for unit in units], "due_on": DUE}


def test_few_are_asked_while_the_person_waits(
    document: Document, units: list[Unit], officer: Actor, at: datetime
) -> None:
    assert require_or_ask(**asked(document, units), by=officer, at=at) == Required(3, 3)
    assert not Run.objects.exists()


def test_many_are_asked_by_a_run_with_progress_and_each_is_told_once(
    document: Document, units: list[Unit], officer: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "MOST_AT_ONCE", 2)
    run = require_or_ask(**asked(document, units), note="Đọc kỹ mục 1.", by=officer, at=at)
    assert isinstance(run, Run)
    assert run.kind == REQUIRE
    assert not Acknowledgement.objects.exists()
    seen: list[tuple[int, int]] = []
    order = Order(run.arguments, run.asked_by_id, at, lambda done, total: seen.append((done, total)))
    outcome = jobs.require(order)
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert "3" in str(outcome)
    assert str(document.pk) in outcome.address
    assert Notice.objects.count() == Acknowledgement.objects.count() == 3
    assert {row.note for row in document.disseminations.all()} == {"Đọc kỹ mục 1."}


def test_cut_off_and_begun_again_it_asks_who_is_left_and_nobody_twice(
    document: Document, units: list[Unit], officer: Actor, at: datetime
) -> None:
    def killed(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        require_in_parts(**asked(document, units), note="", by=officer, at=at, progress=killed)
    assert Acknowledgement.objects.count() == 1
    for _again in range(2):
        assert require_in_parts(**asked(document, units), note="", by=officer, at=at) == Required(3, 3)
    assert Notice.objects.count() == Acknowledgement.objects.count() == 3
    assert Entry.objects.filter(verb="document.disseminated").count() == 3


def test_what_cannot_be_asked_is_said_before_a_run_is_asked_for(
    cast: Cast, document: Document, units: list[Unit], officer: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "MOST_AT_ONCE", 0)
    with pytest.raises(DisseminationNotPossible):
        require_or_ask(**{**asked(document, units), "due_on": date(2025, 1, 3)}, by=officer, at=at)
    with pytest.raises(NotPermitted):
        require_or_ask(**asked(document, units), by=cast.as_actor(cast.official, on=TODAY), at=at)
    assert not Run.objects.exists()


def test_a_run_in_whose_units_nobody_works_says_so(
    document: Document, cast: Cast, officer: Actor, at: datetime
) -> None:
    with pytest.raises(DisseminationNotPossible):
        require_in_parts(**asked(document, [UnitFactory()]), note="", by=officer, at=at, progress=silent)


def test_officials_are_counted_once_in_all_units_and_below_them(cast: Cast, units: list[Unit], at: datetime) -> None:
    below = UnitFactory(parent=units[0])
    person = AppointmentFactory(post=PostFactory(unit=below), valid_from=date(2020, 1, 1)).person
    AppointmentFactory(person=person, post=PostFactory(unit=units[1]), valid_from=date(2020, 1, 1))
    assert officials_within([units[0].pk, units[1].pk], on=TODAY) == 3


def test_asking_in_the_request_and_by_a_run_leave_the_same_rows(
    document: Document, units: list[Unit], officer: Actor, at: datetime
) -> None:
    other = DocumentFactory(code="4364/UBND-NC")
    require_acknowledgement(**asked(document, units), by=officer, at=at)
    require_in_parts(**asked(other, units), note="", by=officer, at=at)
    rows = [
        set(
            Acknowledgement.objects.filter(document=one).values_list(
                "person", "post", "dissemination__unit", "asked_at"
            )
        )
        for one in (document, other)
    ]
    assert rows[0] == rows[1]
