from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import translation

from dondoc.notices.actions import send
from dondoc.notices.models import Delivery, DeliveryState, Notice
from dondoc.organization.models import Role
from dondoc.oversight.actions.explaining import (
    ask_explanation,
    decide_explanation,
    explain,
    explain_unasked,
    withdraw_explanations,
)
from dondoc.oversight.actions.sweeping import sweep
from dondoc.oversight.actions.telling import on_assignments_told
from dondoc.oversight.actions.urging import UrgingWording, urge
from dondoc.oversight.actions.watching import follow
from dondoc.tasks.actions.confirming import confirm_many
from dondoc.tasks.actions.extending import ask_extension, grant_extension, refuse_extension
from dondoc.tasks.actions.life import (
    Account,
    confirm,
    decline,
    recall,
    reopen,
    return_to_unit,
    send_again,
    submit,
    suspend,
)
from dondoc.tasks.actions.passing import put_in_charge
from dondoc.tasks.events import AssignmentsSent
from dondoc.tasks.models import Assignment
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    DocumentFactory,
    PersonFactory,
    PortfolioFactory,
    PostFactory,
    ReportFactory,
    SubstitutionFactory,
    TaskFactory,
)

DUE = date(2025, 3, 31)


def moment(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 2, 0, tzinfo=UTC)


def told(**about):
    return {one.person for one in Notice.objects.filter(**about).select_related("person")}


@pytest.fixture
def mailed(cast, settings):
    """Everybody of the cast has a mail address, and mail is set up."""
    settings.EMAIL_HOST = "mail.example.test"
    for person in (cast.tracking_officer, cast.leader, cast.unit_head, cast.official):
        person.email = f"{person.username}@example.test"
        person.save()


@pytest.mark.parametrize(
    ("on", "who"),
    [
        (date(2025, 3, 27), {"official", "unit_head"}),
        (date(2025, 4, 1), {"official", "unit_head", "tracking_officer"}),
        (date(2025, 4, 8), {"unit_head", "tracking_officer", "leader"}),
        (date(2025, 4, 16), {"unit_head", "leader"}),
    ],
)
def test_the_ladder_tells_whom_its_rung_names(work, cast, actor, on, who):
    work.person = cast.official
    work.save()
    follow([work.pk])
    sweep(on=on, by=actor, at=moment(on))
    newest = Notice.objects.filter(key__startswith="ladder:").latest("pk")
    assert told(key=newest.key) == {getattr(cast, name) for name in who}


def test_a_second_sweep_is_silent(work, actor):
    follow([work.pk])
    on = date(2025, 3, 27)
    sweep(on=on, by=actor, at=moment(on))
    number = Notice.objects.count()
    follow([work.pk])
    sweep(on=on, by=actor, at=moment(on) + timedelta(hours=1))
    assert Notice.objects.count() == number > 0


def test_a_head_who_has_the_work_himself_is_told_once(work, cast, actor):
    follow([work.pk])
    sweep(on=date(2025, 3, 27), by=actor, at=moment(date(2025, 3, 27)))
    assert Notice.objects.filter(person=cast.unit_head).count() == 1


def test_the_vice_chairman_and_the_officer_are_those_whose_portfolio_covers_the_work(work, cast, actor):
    vice, officer = PersonFactory(), PersonFactory()
    for person, role in ((vice, "leader"), (officer, "tracking-officer")):
        PortfolioFactory(person=person, role=Role.objects.get(code=role), field=None, unit=cast.department)
    follow([work.pk])
    on = date(2025, 4, 8)
    sweep(on=on, by=actor, at=moment(on))
    assert told() == {cast.unit_head, vice, officer}


def test_urgent_documents_go_at_once_by_night_and_on_days_off(cast, ladder, actor, mailed):
    urgent = AssignmentFactory(unit=cast.department, task=TaskFactory(document=DocumentFactory(urgency="hoa-toc")))
    AssignmentFactory(unit=cast.department)
    follow([urgent.pk, *[one.pk for one in type(urgent).objects.all()]])
    saturday_night = datetime(2025, 3, 29, 16, 30, tzinfo=UTC)
    sweep(on=date(2025, 3, 29), by=actor, at=saturday_night)
    assert send(by=actor, at=saturday_night).sent == 1
    assert Delivery.objects.filter(state=DeliveryState.WAITING).count() == 1


def test_what_is_handed_in_before_the_digest_leaves_is_not_sent(work, cast, actor, mailed):
    follow([work.pk])
    on = date(2025, 3, 27)
    sweep(on=on, by=actor, at=moment(on))
    work.state = "submitted"
    work.submitted_at = moment(on)
    work.save()
    assert send(by=actor, at=moment(on) + timedelta(days=1)).sent == 0
    assert not mail.outbox


def test_a_reminder_of_a_due_date_that_moved_is_not_sent(work, actor, mailed):
    follow([work.pk])
    on = date(2025, 3, 27)
    sweep(on=on, by=actor, at=moment(on))
    work.due_on = DUE + timedelta(days=30)
    work.save()
    done = send(by=actor, at=moment(on) + timedelta(days=1))
    assert (done.sent, done.needless) == (0, 1)


def test_who_no_longer_has_the_work_is_not_sent_its_reminder(work, cast, actor, mailed):
    work.person = cast.official
    work.save()
    follow([work.pk])
    on = date(2025, 3, 27)
    sweep(on=on, by=actor, at=moment(on))
    work.person = cast.unit_head
    work.save()
    send(by=actor, at=moment(on) + timedelta(days=1))
    assert [one.to for one in mail.outbox] == [[cast.unit_head.email]]


def test_urging_and_asking_tell_who_has_the_work(work, cast, at):
    on = DUE + timedelta(days=3)
    by = cast.as_actor(cast.tracking_officer, on=on)
    urge(assignment_ids=[work.pk], wording=UrgingWording(2, "Khẩn trương.", on), by=by, at=moment(on))
    ask_explanation(assignment_id=work.pk, question="Vì sao chậm?", answer_on=on, by=by, at=moment(on))
    assert told() == {cast.unit_head}
    urged, asked = Notice.objects.order_by("pk")
    assert "Khẩn trương. Trả lời chậm nhất ngày 03/04/2025." in urged.text
    assert "Vì sao chậm?" in asked.text


def test_returned_confirmed_and_recalled_work_is_told_to_who_did_it(cast, ladder, at):
    officer = cast.as_actor(cast.tracking_officer, on=at.date())
    returned, confirmed = (
        AssignmentFactory(unit=cast.department, person=cast.official, state="submitted", submitted_at=at)
        for _one in range(2)
    )
    return_to_unit(assignment_id=returned.pk, reason="Thiếu số liệu.", by=officer, at=at)
    confirm(assignment_id=confirmed.pk, by=officer, at=at)
    recall(assignment_id=returned.pk, reason="Nhầm.", by=officer, at=at + timedelta(hours=1))
    assert told() == {cast.official, cast.unit_head}
    assert Notice.objects.filter(person=cast.official).count() == 3


def test_more_time_is_asked_of_the_leader_and_answered_to_who_asked(work, cast, at):
    head, leader = (cast.as_actor(one, on=at.date()) for one in (cast.unit_head, cast.leader))
    until = DUE + timedelta(days=9)
    asked = ask_extension(assignment_id=work.pk, due_on=until, reason="Thiếu người.", by=head, at=at)
    assert told() == {cast.leader}
    refuse_extension(extension_id=asked.pk, reason="Đủ người.", by=leader, at=at)
    again = ask_extension(assignment_id=work.pk, due_on=until, reason="Lũ lụt.", by=head, at=at)
    grant_extension(extension_id=again.pk, by=leader, at=at)
    titles = Notice.objects.filter(person=cast.unit_head).order_by("pk").values_list("title", flat=True)
    assert [title.partition(":")[0] for title in titles] == ["Không gia hạn", "Đã gia hạn"]


def test_who_gave_a_part_on_is_told_nothing_of_it_and_who_has_it_reads_which_part(cast, at):
    whole = AssignmentFactory(unit=cast.department)
    part = AssignmentFactory(
        unit=cast.department, person=cast.official, parent=whole, delegated_by=cast.unit_head, part="Phần thống kê"
    )
    on_assignments_told(AssignmentsSent((part.pk,), at))
    notice = Notice.objects.get()
    assert notice.person == cast.official
    assert notice.title.endswith("Phần thống kê")


def reason_given(cast, at, state, act, by):
    """Return the messages told when work in the state is moved by the act with a reason."""
    work = AssignmentFactory(
        unit=cast.department,
        person=cast.official,
        state=state,
        submitted_at=at if state in {"submitted", "confirmed"} else None,
        closed_at=at if state in {"confirmed", "declined"} else None,
    )
    act(assignment_id=work.pk, reason="Thiếu biểu số 2.", by=cast.as_actor(by, on=at.date()), at=at)
    return Notice.objects.filter(subject_id=work.pk)


@pytest.mark.parametrize(
    ("state", "act", "by", "reader"),
    [
        ("submitted", return_to_unit, "tracking_officer", "official"),
        ("confirmed", reopen, "tracking_officer", "official"),
        ("accepted", recall, "tracking_officer", "official"),
        ("accepted", suspend, "tracking_officer", "official"),
        ("declined", send_again, "tracking_officer", "official"),
        ("sent", decline, "official", "tracking_officer"),
    ],
)
def test_whoever_is_told_of_a_move_reads_its_reason_in_the_message(cast, ladder, at, state, act, by, reader):
    notices = reason_given(cast, at, state, act, getattr(cast, by))
    said = notices.get(person=getattr(cast, reader)).text
    assert said == "Sở Nội vụ, hạn 31/03/2025. Lý do: Thiếu biểu số 2."


def test_a_head_is_not_told_of_what_he_decided_himself_about_a_part_that_he_gave_on(cast, ladder, at):
    whole = AssignmentFactory(unit=cast.department, state="accepted", due_on=DUE)
    part = AssignmentFactory(
        unit=cast.department,
        person=cast.official,
        task=whole.task,
        parent=whole,
        delegated_by=cast.unit_head,
        state="accepted",
        due_on=DUE,
    )
    head = cast.as_actor(cast.unit_head, on=at.date())
    suspend(assignment_id=part.pk, reason="Chờ hướng dẫn.", by=head, at=at)
    assert told() == {cast.official}
    Assignment.objects.filter(pk=part.pk).update(state="submitted", submitted_at=at)
    report = ReportFactory(assignment=part, is_submission=True)
    confirm_many(seen={part.pk: report.pk}, by=head, at=at)
    assert told() == {cast.official}


def test_the_reason_is_in_the_mail_too(cast, ladder, at, actor, mailed):
    reason_given(cast, at, "submitted", return_to_unit, cast.tracking_officer)
    send(by=actor, at=at + timedelta(days=1))
    assert any("Thiếu biểu số 2." in one.body for one in mail.outbox if one.to == [cast.official.email])


def test_parts_that_end_with_their_whole_say_why(cast, ladder, at):
    whole = AssignmentFactory(unit=cast.department, state="submitted", submitted_at=at)
    AssignmentFactory(
        task=whole.task, parent=whole, delegated_by=cast.unit_head, unit=cast.department, person=cast.official
    )
    officer = cast.as_actor(cast.tracking_officer, on=at.date())
    with translation.override("en"):
        confirm_many(seen={whole.pk: ReportFactory(assignment=whole, is_submission=True).pk}, by=officer, at=at)
    text = Notice.objects.get(person=cast.official).text
    assert text.endswith("Lý do: Cả việc đã được xác nhận hoàn thành; các phần việc còn mở kết thúc theo.")


def test_who_is_no_longer_in_charge_is_told_why_and_who_is(work, cast, at):
    colleague = PersonFactory(full_name="Đồng Nghiệp")
    AppointmentFactory(person=colleague, post=PostFactory(unit=cast.department))
    work.person = cast.official
    work.save()
    head = cast.as_actor(cast.unit_head, on=at.date())
    put_in_charge(assignment_ids=[work.pk], person_id=colleague.pk, reason="Đi học.", by=head, at=at)
    assert Notice.objects.get(person=cast.official).text == "Nay do Đồng Nghiệp phụ trách. Lý do: Đi học."
    assert Notice.objects.get(person=colleague).text.endswith("Lý do: Đi học.")


def test_an_explanation_is_told_to_who_watches_and_its_decision_to_who_explained(work, cast):
    on = DUE + timedelta(days=3)
    head, officer = (cast.as_actor(one, on=on) for one in (cast.unit_head, cast.tracking_officer))
    given = explain_unasked(assignment_id=work.pk, reply="Chờ số liệu của xã.", by=head, at=moment(on))
    assert Notice.objects.get(person=cast.tracking_officer).text == "Chờ số liệu của xã."
    decide_explanation(explanation_id=given.pk, accepted=False, note="Số liệu đã có.", by=officer, at=moment(on))
    told_of = Notice.objects.get(person=cast.unit_head)
    assert told_of.title.startswith("Giải trình của bạn không được chấp nhận")
    assert told_of.text == "Số liệu đã có."


def test_a_withdrawn_request_is_told_to_who_had_to_explain_with_the_reason(work, cast):
    on = DUE + timedelta(days=3)
    leader = cast.as_actor(cast.leader, on=on)
    asked = ask_explanation(assignment_id=work.pk, question="Vì sao?", answer_on=on, by=leader, at=moment(on))
    withdraw_explanations(explanation_ids=[asked.pk], note="Việc đã xong.", by=leader, at=moment(on))
    told_of = Notice.objects.get(title__startswith="Không phải giải trình nữa")
    assert told_of.person == cast.unit_head
    assert told_of.text.endswith("Lý do: Việc đã xong.")


@pytest.mark.parametrize("by", ["leader", "tracking_officer"])
def test_an_explanation_is_told_once_to_who_asked_for_it_and_to_who_watches(work, cast, by):
    on = DUE + timedelta(days=3)
    head, asker = (cast.as_actor(one, on=on) for one in (cast.unit_head, getattr(cast, by)))
    asked = ask_explanation(assignment_id=work.pk, question="Vì sao?", answer_on=on, by=asker, at=moment(on))
    explain(explanation_id=asked.pk, reply="Chờ số liệu của xã.", by=head, at=moment(on))
    told = Notice.objects.filter(text="Chờ số liệu của xã.")
    assert sorted(one.person_id for one in told) == sorted({cast.tracking_officer.pk, asker.person_id})


def test_what_was_answered_meanwhile_is_not_sent(cast, ladder, at, actor, mailed):
    head, officer, leader = (
        cast.as_actor(one, on=at.date()) for one in (cast.unit_head, cast.tracking_officer, cast.leader)
    )
    submitted, declined, asking = (
        AssignmentFactory(unit=cast.department, state=state) for state in ("accepted", "sent", "accepted")
    )
    submit(assignment_id=submitted.pk, account=Account(done="Đã xong phần việc."), by=head, at=at)
    decline(assignment_id=declined.pk, reason="Không thuộc thẩm quyền.", by=head, at=at)
    asked = ask_extension(assignment_id=asking.pk, due_on=DUE + timedelta(days=9), reason="Lũ.", by=head, at=at)
    return_to_unit(assignment_id=submitted.pk, reason="Thiếu.", by=officer, at=at)
    recall(assignment_id=declined.pk, reason="Nhầm.", by=officer, at=at)
    refuse_extension(extension_id=asked.pk, reason="Đủ người.", by=leader, at=at)
    send(by=actor, at=at + timedelta(days=1))
    assert {one.to[0] for one in mail.outbox} == {cast.unit_head.email}
    assert set(Delivery.objects.filter(state=DeliveryState.NEEDLESS).values_list("person", flat=True)) == {
        cast.tracking_officer.pk,
        cast.leader.pk,
    }


@pytest.mark.parametrize("absent", ["official", "unit_head", "tracking_officer", "leader"])
def test_who_stands_in_for_an_absent_one_is_told_with_him(work, cast, actor, absent):
    stand_in = PersonFactory()
    SubstitutionFactory(absent=getattr(cast, absent), substitute=stand_in)
    work.person = cast.official
    work.save()
    follow([work.pk])
    on = date(2025, 4, 1) if absent in {"official", "unit_head"} else date(2025, 4, 8)
    sweep(on=on, by=actor, at=moment(on))
    assert {stand_in, getattr(cast, absent)} <= told()


def test_who_stands_in_for_one_role_is_told_what_is_told_in_it_alone(work, cast, actor):
    stand_in = PersonFactory()
    officer = Role.objects.get(code="tracking-officer")
    SubstitutionFactory(absent=cast.tracking_officer, substitute=stand_in, role=officer)
    SubstitutionFactory(absent=cast.unit_head, substitute=PersonFactory(), role=officer)
    follow([work.pk])
    sweep(on=date(2025, 4, 1), by=actor, at=moment(date(2025, 4, 1)))
    assert told() == {cast.unit_head, cast.tracking_officer, stand_in}


def test_a_stand_in_gets_the_mail_while_he_stands_in(work, cast, actor, mailed):
    stand_in = PersonFactory(email="thay@example.test")
    SubstitutionFactory(absent=cast.unit_head, substitute=stand_in, valid_to=date(2025, 3, 28))
    follow([work.pk])
    on = date(2025, 3, 27)
    sweep(on=on, by=actor, at=moment(on))
    send(by=actor, at=moment(on) + timedelta(days=1))
    assert {one.to[0] for one in mail.outbox} == {cast.unit_head.email, stand_in.email}


def test_a_part_whose_giver_has_left_is_told_to_the_head_of_the_unit(cast, ladder, at):
    gone = PersonFactory()
    whole = AssignmentFactory(unit=cast.department, state="accepted")
    part = AssignmentFactory(
        task=whole.task, parent=whole, delegated_by=gone, unit=cast.department, person=cast.official
    )
    decline(assignment_id=part.pk, reason="Trùng việc.", by=cast.as_actor(cast.official, on=at.date()), at=at)
    assert told() == {cast.unit_head}
