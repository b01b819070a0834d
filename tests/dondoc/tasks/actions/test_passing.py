"""Work goes to the successors of its unit and to who is in charge, with its dates and its history."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dondoc.documents.models import DocumentReader
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actions import SuccessionFacts, UnitFacts, reorganise
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.passing import pass_on, put_in_charge
from dondoc.tasks.errors import PassageNotPossible, ReasonMissing
from dondoc.tasks.models import Assignment, PartyRole, Passage, Stand
from dondoc.tasks.rules.passing import PassingRule
from dondoc.tasks.rules.states import State
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    FieldOfWorkFactory,
    MandateFactory,
    PersonFactory,
    PostFactory,
    TaskFactory,
    UnitFactory,
)

MERGED = date(2025, 3, 1)
AFTER = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
SYSTEM = Actor.system()


@pytest.fixture
def merger(city, at):
    """Two departments become one, and the old work of both is still open."""
    first = AssignmentFactory(unit=city.construction, due_on=date(2025, 2, 14), state=State.IN_PROGRESS.value)
    transport = UnitFactory(code="SGTVT", name="Sở Giao thông vận tải", parent=city.committee)
    second = AssignmentFactory(unit=transport, task=first.task, state=State.SUSPENDED.value)
    done = AssignmentFactory(unit=transport, state=State.CONFIRMED.value)
    reorganise(
        ending=["SXD", "SGTVT"],
        on=MERGED,
        new=[
            UnitFacts("SXD2", "Sở Xây dựng", "SXD", "department", "Giám đốc", MERGED, parent="UBND"),
        ],
        successions=[SuccessionFacts(code, "SXD2", MERGED, decision="15/NQ-HĐND") for code in ("SXD", "SGTVT")],
        by=SYSTEM,
        at=at,
    )
    new = first.unit.__class__.objects.get(code="SXD2")
    return first, second, done, transport, new


def pass_all(unit, by, *, at=AFTER):
    plan = queries.plan_of(by, unit, on=MERGED)
    chosen = {one.assignment.pk: one.unit.pk for one in plan if one.unit}
    return pass_on(unit_id=unit.pk, choices=chosen, decision="15/NQ-HĐND", by=by, at=at)


def test_merged_units_hand_their_open_work_on_with_its_dates_and_without_losing_a_part(city, merger):
    first, second, done, transport, new = merger
    assert [pass_all(unit, city.tracking_officer) for unit in (city.construction, transport)] == [1, 1]
    for old in (first, second):
        now = Assignment.objects.get(pk=old.pk)
        assert (now.unit, now.first_unit, now.due_on, now.first_due_on) == (new, old.unit, old.due_on, old.due_on)
        assert (now.state, now.sent_at) == (old.state, old.sent_at)
    done.refresh_from_db()
    assert done.unit == transport
    twin = queries.plan_of(city.tracking_officer, transport, on=MERGED)
    assert twin == []


def test_a_figure_of_a_past_day_stays_the_old_units(city, merger):
    first, _second, _done, _transport, new = merger
    pass_all(city.construction, city.tracking_officer)
    stands = list(Stand.objects.filter(assignment=first).order_by("since").values_list("unit_id", "since", "until"))
    assert stands == [(city.construction.pk, first.sent_at, AFTER), (new.pk, AFTER, None)]


def test_the_passage_is_kept_journalled_and_the_documents_opened_to_the_new_unit(city, merger):
    first, _second, _done, _transport, new = merger
    pass_all(city.construction, city.tracking_officer)
    kept = Passage.objects.get(assignment=first)
    assert (kept.old_unit, kept.new_unit, kept.cause, kept.decision) == (
        city.construction,
        new,
        "succession",
        "15/NQ-HĐND",
    )
    entry = Entry.objects.get(object_type="assignment", object_id=first.pk, verb="assignment.passed-on")
    assert (entry.old["unit"], entry.new["unit"], entry.new["decision"]) == ("Sở Xây dựng", "SXD", "15/NQ-HĐND")
    assert DocumentReader.objects.filter(document_id=first.task.document_id, unit_id=new.pk).exists()


def test_the_plan_names_the_part_in_the_same_task_that_the_new_unit_has_already(city, merger):
    first, second, _done, transport, new = merger
    pass_all(city.construction, city.tracking_officer)
    (planned,) = queries.plan_of(city.tracking_officer, transport, on=MERGED)
    assert (planned.assignment, planned.unit, planned.rule, planned.twin) == (second, new, PassingRule.ONLY_HEIR, first)


def test_a_second_call_moves_nothing_twice(city, merger):
    first, _second, _done, _transport, new = merger
    choices = {first.pk: new.pk}
    for expected in (1, 0):
        assert pass_on(unit_id=city.construction.pk, choices=choices, by=city.tracking_officer, at=AFTER) == expected
    assert Passage.objects.count() == 1


def test_who_is_in_charge_stays_so_only_where_he_has_a_post_in_the_new_unit(city, merger):
    first, _second, _done, _transport, new = merger
    other = AssignmentFactory(unit=city.construction, person=PersonFactory())
    goes_along = PersonFactory()
    AppointmentFactory(person=goes_along, post=PostFactory(unit=new, valid_from=MERGED), valid_from=MERGED)
    Assignment.objects.filter(pk=first.pk).update(person=goes_along)
    pass_all(city.construction, city.tracking_officer)
    assert Assignment.objects.get(pk=first.pk).person == goes_along
    assert Assignment.objects.get(pk=other.pk).person is None


def test_a_unit_that_exists_keeps_its_work_and_a_target_must_exist(city, merger):
    first, _second, _done, transport, new = merger
    cases = [(city.home_affairs.pk, {first.pk: new.pk}), (city.construction.pk, {first.pk: transport.pk}), (0, {})]
    for unit_id, choices in cases:
        with pytest.raises(PassageNotPossible):
            pass_on(unit_id=unit_id, choices=choices, by=city.tracking_officer, at=AFTER)
    with pytest.raises(PassageNotPossible):
        pass_on(unit_id=city.construction.pk, choices={first.pk: 0}, by=city.tracking_officer, at=AFTER)


def test_only_who_may_passes_work_on(city, merger):
    first, _second, _done, _transport, new = merger
    with pytest.raises(NotPermitted):
        pass_on(unit_id=city.construction.pk, choices={first.pk: new.pk}, by=city.other_head, at=AFTER)


def test_progress_is_told_to_its_end(city, merger):
    first, _second, _done, _transport, new = merger
    heard = []
    pass_on(
        unit_id=city.construction.pk,
        choices={first.pk: new.pk},
        by=SYSTEM,
        at=AFTER,
        progress=lambda done, total: heard.append((done, total)),
    )
    assert heard == [(1, 1)]


def test_a_split_by_share_and_field_leaves_the_rest_to_a_person(city, at):
    old = UnitFactory(code="CŨ", parent=city.committee)
    land = FieldOfWorkFactory()
    below = FieldOfWorkFactory(parent=land)
    poverty = AssignmentFactory(unit=old, task=TaskFactory(state="issued", text="Báo cáo kết quả giảm nghèo."))
    plans = AssignmentFactory(unit=old, task=TaskFactory(state="issued", text="Rà soát quy hoạch.", field=below))
    other = AssignmentFactory(unit=old, task=TaskFactory(state="issued", text="Việc khác."))
    names = {"A": "giảm nghèo", "B": "đất đai", "": "chuyển giao từng việc"}
    reorganise(
        ending=["CŨ"],
        on=MERGED,
        new=[UnitFacts(code, f"Sở {code}", code, "department", "Giám đốc", MERGED, parent="UBND") for code in "AB"],
        successions=[SuccessionFacts("CŨ", code, MERGED, share) for code, share in names.items()],
        by=SYSTEM,
        at=at,
    )
    unit_b = type(old).objects.get(code="B")
    MandateFactory(unit=unit_b, field=land, valid_from=MERGED)
    plan = {one.assignment.pk: one for one in queries.plan_of(city.tracking_officer, old, on=MERGED)}
    assert (plan[poverty.pk].unit.code, plan[poverty.pk].rule) == ("A", PassingRule.SHARE)
    assert (plan[plans.pk].unit.code, plan[plans.pk].rule) == ("B", PassingRule.MANDATE)
    assert (plan[other.pk].unit, plan[other.pk].rule) == (None, PassingRule.CHOICE)


def test_work_of_ended_units_and_of_people_who_left_is_listed_until_somebody_has_it(city, merger):
    first, _second, _done, transport, new = merger
    officer, today = city.tracking_officer, date(2025, 3, 3)
    assert [(one.unit, one.number, one.late) for one in queries.units_without_a_desk(officer, on=today)] == [
        (city.construction, 1, 1),
        (transport, 1, 0),
    ]
    for unit in (city.construction, transport):
        pass_all(unit, officer)
    assert queries.units_without_a_desk(officer, on=today) == []
    leaver = PersonFactory()
    Assignment.objects.filter(pk=first.pk).update(person=leaver)
    (hanging,) = queries.people_who_left(officer, on=today)
    assert (hanging.unit, hanging.person, hanging.number) == (new, leaver, 1)
    assert list(queries.work_of_person(officer, leaver.pk)) == [first]


def colleague(unit):
    return AppointmentFactory(post=PostFactory(unit=unit)).person


def test_the_head_hands_a_leavers_work_to_a_colleague_and_back_to_himself(city):
    leaver, heir = PersonFactory(), colleague(city.home_affairs)
    work = [AssignmentFactory(unit=city.home_affairs, person=leaver) for _ in range(2)]
    ids = [one.pk for one in work]
    assert put_in_charge(assignment_ids=ids, person_id=heir.pk, reason="Chuyển công tác", by=city.head, at=AFTER) == 2
    assert set(Assignment.objects.values_list("person_id", flat=True)) == {heir.pk}
    assert put_in_charge(assignment_ids=ids[:1], person_id=None, reason="Nhận lại", by=city.head, at=AFTER) == 1
    told = [(one.old_person, one.new_person) for one in queries.passages_of(work[0])]
    assert told == [(leaver, heir), (heir, None)]
    stood = Stand.objects.filter(assignment=work[0]).order_by("pk").values_list("unit_id", "person_id", "until")
    here = city.home_affairs.pk
    assert list(stood) == [(here, leaver.pk, AFTER), (here, heir.pk, AFTER), (here, None, None)]
    entry = Entry.objects.filter(object_id=ids[0], verb="assignment.put-in-charge").order_by("sequence").first()
    assert (entry.old["person"], entry.new["person"]) == (leaver.full_name, heir.full_name)


def test_putting_in_charge_asks_for_a_reason_a_post_and_the_right(city):
    work = AssignmentFactory(unit=city.home_affairs, person=colleague(city.home_affairs))
    given = {"assignment_ids": [work.pk], "by": city.head, "at": AFTER}
    with pytest.raises(ReasonMissing):
        put_in_charge(person_id=None, reason=" ", **given)
    with pytest.raises(PassageNotPossible, match=r"holds no post|không giữ"):
        put_in_charge(person_id=colleague(city.construction).pk, reason="Vì", **given)
    with pytest.raises(PassageNotPossible):
        put_in_charge(person_id=0, reason="Vì", **given)
    with pytest.raises(NotPermitted):
        put_in_charge(
            assignment_ids=[work.pk], person_id=colleague(city.home_affairs).pk, reason="Vì", by=city.official, at=AFTER
        )


def test_who_is_first_put_in_charge_needs_no_reason(city):
    work, heir = AssignmentFactory(unit=city.home_affairs), colleague(city.home_affairs)
    assert put_in_charge(assignment_ids=[work.pk], person_id=heir.pk, reason="", by=city.head, at=AFTER) == 1
    work.refresh_from_db()
    assert work.person == heir


def test_what_is_finished_or_not_to_be_seen_stays_as_it_is(city):
    heir = colleague(city.home_affairs)
    done = AssignmentFactory(unit=city.home_affairs, state=State.CONFIRMED.value)
    elsewhere = AssignmentFactory(unit=city.construction)
    ids = [done.pk, elsewhere.pk]
    assert put_in_charge(assignment_ids=ids, person_id=heir.pk, reason="Vì", by=city.head, at=AFTER) == 0


def test_who_is_in_charge_and_left_leaves_the_head_answering(city):
    leaver = PersonFactory()
    post = PostFactory(unit=city.home_affairs)
    AppointmentFactory(person=leaver, post=post, valid_to=date(2025, 1, 31))
    work = AssignmentFactory(unit=city.home_affairs, person=leaver)
    assert queries.head_of(work, on=date(2025, 1, 31)) == leaver
    assert queries.head_of(work, on=date(2025, 2, 1)).pk == city.head.person_id


def test_the_same_task_is_sent_to_a_unit_once_in_a_role(city):
    from django.db import IntegrityError

    first = AssignmentFactory(unit=city.home_affairs, role=PartyRole.LEAD)
    with pytest.raises(IntegrityError):
        AssignmentFactory(unit=city.construction, first_unit=city.home_affairs, task=first.task)
