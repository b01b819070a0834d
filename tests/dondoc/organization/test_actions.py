"""Units, people and roles come, change and end, and the journal tells of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dondoc.journal.models import Entry
from dondoc.kernel import events
from dondoc.kernel.errors import NotPermitted, Refusal
from dondoc.organization import actions
from dondoc.organization.actions import (
    AppointmentFacts,
    GrantFacts,
    GroupFacts,
    PersonFacts,
    PostFacts,
    RoleFacts,
    SuccessionFacts,
    UnitFacts,
)
from dondoc.organization.actors import Actor
from dondoc.organization.errors import CodeTaken, DatesDoNotFit, NoSuchCode, PostTaken, WordingTaken
from dondoc.organization.events import AppointmentEnded, UnitEnded, UnitSucceeded
from dondoc.organization.models import GroupPhrase, Scope, Unit
from dondoc.organization.queries import actor_of, heads_on
from factories import (
    AddresseeGroupFactory,
    AppointmentFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
DOER: dict[str, Any] = {"by": Actor.system(), "at": AT}
START = date(2025, 7, 1)
LAST_DAY = date(2026, 6, 30)


def facts(code: str, parent: str = "", **more: Any) -> UnitFacts:
    return UnitFacts(code, f"Sở {code}", f"S{code}", "department", "Giám đốc", START, parent=parent, **more)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[events.Event]:
    """What was announced."""
    told: list[events.Event] = []
    kinds = (UnitEnded, UnitSucceeded, AppointmentEnded)
    monkeypatch.setattr(events, "_listeners", {kind: [told.append] for kind in kinds})
    return told


def test_units_may_come_in_any_order_and_stand_below_their_parents() -> None:
    low, top, middle = actions.add_units([facts("C", "B"), facts("A"), facts("B", "A")], **DOER)
    assert low.path == f"{top.pk}/{middle.pk}/{low.pk}/"
    assert {name.wording for name in low.names.all()} == {"Sở C", "SC"}
    assert Entry.objects.filter(verb="unit.added", object_type="unit").count() == 3


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ([facts("A"), facts("A")], CodeTaken),
        ([facts("A", "nowhere")], NoSuchCode),
        ([facts("A", "B"), facts("B", "A")], NoSuchCode),
        ([facts("A", valid_to=date(2024, 1, 1))], DatesDoNotFit),
    ],
)
def test_units_that_do_not_fit_are_refused_as_a_whole(wrong: list[UnitFacts], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        actions.add_units(wrong, **DOER)
    assert not Unit.objects.exists()


def test_an_ended_unit_takes_its_posts_appointments_and_roles_with_it(heard: list[events.Event]) -> None:
    appointment = AppointmentFactory(post__is_head=True)
    unit = appointment.post.unit
    RoleGrantFactory(person=appointment.person, unit=unit)
    actions.end_unit(unit.code, last_day=LAST_DAY, decision="01/NQ-HĐND", **DOER)
    assert heads_on([unit.pk], on=LAST_DAY) == {unit.pk: appointment.person}
    assert heads_on([unit.pk], on=date(2026, 7, 1)) == {}
    assert not appointment.person.grants.valid_on(date(2026, 7, 1)).exists()
    assert heard == [UnitEnded(unit.pk, LAST_DAY), AppointmentEnded(appointment.person.pk, unit.pk, LAST_DAY)]
    entry = Entry.objects.get(verb="unit.ended")
    assert (entry.label, entry.new["decision"]) == (unit.name, "01/NQ-HĐND")


def test_a_unit_may_be_split_among_several(heard: list[events.Event]) -> None:
    old, first, second = UnitFactory(), UnitFactory(), UnitFactory()
    rows = [SuccessionFacts(old.code, heir.code, START, share="by area") for heir in (first, second)]
    actions.add_successions([*rows, SuccessionFacts(first.code, "", START)], **DOER)
    assert [event.successor_id for event in heard if isinstance(event, UnitSucceeded)] == [first.pk, second.pk, None]
    assert Entry.objects.filter(verb="succession.added").count() == 3


def test_a_person_is_appointed_to_a_post_and_acts_for_its_unit() -> None:
    unit = UnitFactory()
    person = actions.add_person(PersonFacts("thi.du", "Thí Dụ Một"), **DOER)
    post = actions.add_post(PostFacts(unit.code, "Giám đốc", START, is_head=True), **DOER)
    actions.appoint(AppointmentFacts("thi.du", post, START, decision="5/QĐ-UBND"), **DOER)
    assert actor_of(person, on=START).unit_id == unit.pk
    assert not person.has_usable_password()
    assert heads_on([unit.pk], on=START) == {unit.pk: person}


def test_a_unit_has_one_head_at_a_time() -> None:
    post = PostFactory(is_head=True)
    PersonFactory(username="a")
    PersonFactory(username="b")
    actions.appoint(AppointmentFacts("a", post, date(2022, 1, 1), date(2022, 12, 31)), **DOER)
    actions.appoint(AppointmentFacts("b", post, date(2023, 1, 1)), **DOER)
    with pytest.raises(PostTaken):
        actions.appoint(AppointmentFacts("a", post, date(2024, 1, 1)), **DOER)


def test_nobody_is_appointed_beyond_the_end_of_a_post() -> None:
    PersonFactory(username="a")
    with pytest.raises(DatesDoNotFit):
        actions.appoint(AppointmentFacts("a", PostFactory(valid_to=LAST_DAY), START), **DOER)


def test_the_end_of_an_appointment_is_announced(heard: list[events.Event]) -> None:
    row = AppointmentFactory()
    actions.end_appointment(row.pk, last_day=LAST_DAY, reason="nghỉ hưu", **DOER)
    assert heard == [AppointmentEnded(row.person_id, row.post.unit_id, LAST_DAY)]
    assert Entry.objects.get(verb="appointment.ended").reason == "nghỉ hưu"


def test_a_role_reaches_as_far_as_its_scopes_say() -> None:
    top = UnitFactory()
    below = UnitFactory(parent=top)
    person = PersonFactory()
    actions.define_role(
        RoleFacts("r", "Vai trò", {"assignment.view": Scope.SUBTREE, "assignment.report": Scope.UNIT}), **DOER
    )
    actions.grant_role(GrantFacts(person.username, "r", top.code, START, LAST_DAY), **DOER)
    actor = actor_of(person, on=LAST_DAY)
    assert actor.power("assignment.view").unit_ids == {top.pk, below.pk}
    assert actor.power("assignment.report").unit_ids == {top.pk}
    assert not actor_of(person, on=date(2026, 7, 1)).may("assignment.view")


def test_a_given_password_is_journalled_without_what_it_is() -> None:
    person = actions.add_person(PersonFacts("thi.du", "Thí Dụ Một"), **DOER)
    actions.give_password("thi.du", "mật khẩu rất dài", **DOER)
    person.refresh_from_db()
    assert person.check_password("mật khẩu rất dài")
    assert "dài" not in str(Entry.objects.filter(object_type="person").values())


def test_a_wording_never_means_two_groups() -> None:
    actions.define_group(GroupFacts("one", "Một", phrases=("Các ban quản lý dự án", "Ban Quản lý dự án")), **DOER)
    assert GroupPhrase.objects.count() == 1  # "các" makes no difference
    with pytest.raises(WordingTaken):
        actions.define_group(GroupFacts("two", "Hai", phrases=("ban quản lý dự án thành phố",)), **DOER)
    assert AddresseeGroupFactory._meta.model.objects.count() == 1


def test_the_shipped_groups_are_set_up_once() -> None:
    assert actions.set_up_groups(**DOER) == 6
    assert actions.set_up_groups(**DOER) == 0


def test_who_does_not_manage_the_organization_changes_nothing() -> None:
    somebody = Actor(person_id=1, name="Ví Dụ Một", unit_id=None, unit_name="")
    with pytest.raises(NotPermitted):
        actions.add_unit(facts("A"), by=somebody, at=AT)
    assert not Unit.objects.exists()
