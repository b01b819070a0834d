from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from dondoc.kernel import clock
from dondoc.tasks.actions.correcting import correct_task
from dondoc.tasks.models import Assignment, Extension, Proof, TaskState
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, ExtensionFactory, TaskFactory

LATER = {"due_on": "2099-06-30", "reason": "Chờ số liệu"}


@pytest.fixture
def work(city):
    due = clock.today() + timedelta(days=5)
    return AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED, due_on=due)


def test_more_time_is_asked_decided_and_seen_moved(as_, city, work):
    head = as_(city.head.person_id)
    page = head.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "Xin gia hạn" in page
    head.post(reverse("tasks:ask-extension", args=[work.pk]), LATER)
    leader = as_(city.leader.person_id)
    assert [asked.assignment for asked in leader.get("/today/").context["to_decide"]] == [work]
    leader.post(reverse("tasks:decide-extension", args=[Extension.objects.get().pk, "grant"]))
    page = leader.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "được gia hạn" in page
    assert "30/06/2099" in page


def test_who_decided_is_led_on_to_the_next_request_and_at_last_to_the_first_page(as_, city, work):
    first, other = ExtensionFactory(assignment=work), AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    second = ExtensionFactory(assignment=other)
    leader = as_(city.leader.person_id)

    def said(asked, decision, told):
        answer = leader.post(reverse("tasks:decide-extension", args=[asked.pk, decision]), told, follow=True)
        return str(*answer.context["messages"])

    following = reverse("tasks:assignment", args=[other.pk])
    assert f'<a href="{following}#extension">Quyết định yêu cầu gia hạn tiếp theo; còn 1' in said(first, "grant", {})
    assert '<a href="/">' in said(second, "refuse", {"reason": "Đủ thời gian rồi."})


def test_a_request_granted_from_a_list_leads_back_to_the_list_and_to_no_other_site(as_, city, work):
    leader = as_(city.leader.person_id)
    for back, leads_to in (("/decisions/", "/decisions/"), ("https://other.example/", f"/assignments/{work.pk}/")):
        asked = ExtensionFactory(assignment=work)
        told = {"due_on": asked.asked_due_on.isoformat(), "next": back}
        answer = leader.post(reverse("tasks:decide-extension", args=[asked.pk, "grant"]), told)
        assert answer.url == leads_to
        asked.refresh_from_db()
        assert asked.state == "granted"


def test_a_refusal_needs_a_reason_and_the_unit_may_withdraw(as_, city, work):
    asked = ExtensionFactory(assignment=work)
    leader = as_(city.leader.person_id)
    leader.post(reverse("tasks:decide-extension", args=[asked.pk, "refuse"]), {"reason": ""})
    asked.refresh_from_db()
    assert asked.state == "asked"
    as_(city.head.person_id).post(reverse("tasks:decide-extension", args=[asked.pk, "withdraw"]))
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_the_office_moves_a_due_date_unasked(as_, city, work):
    as_(city.tracking_officer.person_id).post(reverse("tasks:change-due", args=[work.pk]), LATER)
    assert str(Assignment.objects.get().due_on) == "2099-06-30"


def test_the_office_takes_a_due_date_away_from_one_piece_of_work(as_, city, work):
    officer, address = as_(city.tracking_officer.person_id), reverse("tasks:change-due", args=[work.pk])
    assert officer.post(address, {"due_kind": "date", "due_on": "", "reason": "Đổi"}).status_code == 422
    officer.post(address, {"due_kind": "undated", "due_on": "2099-06-30", "reason": "Làm thường xuyên"})
    work.refresh_from_db()
    assert work.due_on is None
    page = officer.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "→ không thời hạn" in page
    assert f"ban đầu: {work.first_due_on:%d/%m/%Y}" in page
    assert f"Hết ngày {work.first_due_on:%d/%m/%Y}" not in page
    assert 'value="standing"' not in page, "one unit's part is no standing duty by itself"


@pytest.mark.parametrize("typed", [{"due_on": "mai", "reason": "x"}, {"due_on": "2000-01-01", "reason": "x"}])
def test_a_day_that_cannot_be_moves_nothing(as_, city, work, typed):
    as_(city.head.person_id).post(reverse("tasks:ask-extension", args=[work.pk]), typed)
    assert not Extension.objects.exists()


def test_a_request_that_does_not_exist_leads_home(as_, city):
    answer = as_(city.leader.person_id).post(reverse("tasks:decide-extension", args=[99, "grant"]))
    assert answer.url == "/"


@pytest.mark.parametrize("due_on", ["", "2020-01-01"])
def test_what_was_typed_into_a_refused_request_stays(as_, city, work, due_on):
    data = {"due_on": due_on, "reason": "Chờ số liệu của bộ"}
    answer = as_(city.head.person_id).post(reverse("tasks:ask-extension", args=[work.pk]), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chờ số liệu của bộ" in page
    assert 'id="do-ask-extension" open' in page
    assert not Extension.objects.exists()


def test_a_request_with_its_file_is_shown_and_the_file_to_nobody_else(as_, city):
    work = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED, due_on=date(2099, 1, 5))
    head = as_(city.head.person_id)
    given = {"due_on": "2099-02-05", "reason": "Chờ số liệu", "proofs": SimpleUploadedFile("cv.txt", b"Cong van")}
    assert head.post(reverse("tasks:ask-extension", args=[work.pk]), given).status_code == 302
    page = head.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    address = reverse("tasks:proof", args=[Proof.objects.get().pk])
    assert f'href="{address}">cv.txt</a>' in page
    answer = head.get(address)
    assert b"".join(answer.streaming_content) == b"Cong van"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert as_(city.other_head.person_id).get(address).status_code == 404


def test_the_page_of_a_unit_says_how_often_it_asked_for_more_time_and_how_often_late(as_, city):
    work = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    ExtensionFactory(assignment=work, asked_at=timezone.now(), was_late=True)
    page = as_(city.head.person_id).get(reverse("unit", args=[city.home_affairs.pk])).content.decode()
    assert "1 lần đề nghị gia hạn" in page
    assert "sau hạn" in page


def test_less_time_is_granted_than_was_asked_for(as_, city, work):
    asked = ExtensionFactory(assignment=work, asked_due_on=date(2099, 6, 30), old_due_on=work.due_on)
    leader = as_(city.leader.person_id)
    address = reverse("tasks:decide-extension", args=[asked.pk, "grant"])
    assert 'value="2099-06-30"' in leader.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    leader.post(address, {"due_on": "mai"})
    asked.refresh_from_db()
    assert asked.state == "asked"
    leader.post(address, {"due_on": "2099-05-31"})
    asked.refresh_from_db()
    assert (asked.state, asked.granted_due_on) == ("granted", date(2099, 5, 31))


def test_the_due_date_of_all_is_changed_after_seeing_whom_it_touches(as_, city, work):
    Assignment.objects.update(task=TaskFactory(state=TaskState.ISSUED, issued_at=timezone.now()))
    work.refresh_from_db()
    AssignmentFactory(task=work.task, unit=city.construction, state=State.CONFIRMED)
    officer = as_(city.tracking_officer.person_id)
    address = reverse("tasks:change-due-of-all", args=[work.task_id])
    assert f'href="{address}"' in officer.get(reverse("tasks:task", args=[work.task_id])).content.decode()
    shown = officer.get(address)
    assert [row.assignment for row in shown.context["rows"]] == [work]
    assert "Đổi hạn 1 công việc" in shown.content.decode()
    refused = officer.post(address, {"due_on": "2099-06-30", "reason": ""})
    assert refused.status_code == 422
    assert officer.post(address, LATER).url == reverse("tasks:task", args=[work.task_id])
    page = officer.get(reverse("tasks:task", args=[work.task_id])).content.decode()
    assert "Đã đổi hạn của tất cả" in page
    work.refresh_from_db()
    assert work.due_on == date(2099, 6, 30)
    same = officer.post(address, LATER)
    assert (same.status_code, "Chờ số liệu" in same.content.decode()) == (422, True)


@pytest.fixture
def waiting(city):
    """Work of two units whose term is counted from an event."""
    task = TaskFactory(
        state=TaskState.ISSUED,
        issued_at=timezone.now(),
        due_kind="term",
        due_on=None,
        term_amount=5,
        term_unit="working-day",
        term_event="other",
        due_text="05 ngày làm việc kể từ ngày nhận được kết luận",
    )
    return [AssignmentFactory(task=task, unit=unit, due_on=None) for unit in (city.home_affairs, city.construction)]


def test_the_event_of_one_assignment_is_recorded_on_its_page(as_, city, waiting):
    officer = as_(city.tracking_officer.person_id)
    page = reverse("tasks:assignment", args=[waiting[0].pk])
    assert 'id="do-record-event"' in officer.get(page).content.decode()
    happened = {"happened_on": "2025-02-03", "reason": "Kết luận đến Sở"}
    refused = officer.post(
        reverse("tasks:record-event", args=[waiting[0].pk]), happened | {"happened_on": "2999-01-01"}
    )
    assert (refused.status_code, "Kết luận đến Sở" in refused.content.decode()) == (422, True)
    officer.post(reverse("tasks:record-event", args=[waiting[0].pk]), happened)
    history = officer.get(page).content.decode()
    assert "Đã ghi nhận sự kiện bắt đầu thời hạn" in history
    assert "03/02/2025" in history
    assert Assignment.objects.get(pk=waiting[1].pk).due_on is None
    assert (
        'id="do-record-event"'
        not in as_(city.other_head.person_id).get(reverse("tasks:assignment", args=[waiting[1].pk])).content.decode()
    )


def test_the_event_of_a_clause_is_recorded_for_all_that_wait(as_, city, waiting):
    officer = as_(city.tracking_officer.person_id)
    task = reverse("tasks:task", args=[waiting[0].task_id])
    address = reverse("tasks:record-event-of-all", args=[waiting[0].task_id])
    assert f'href="{address}"' in officer.get(task).content.decode()
    assert len(officer.get(address).context["rows"]) == 2
    assert officer.post(address, {"happened_on": "2999-01-01", "reason": "Kết luận"}).status_code == 422
    assert officer.post(address, {"happened_on": "2025-02-03", "reason": "Kết luận"}).url == task
    assert {one.due_on for one in Assignment.objects.all()} == {date(2025, 2, 10)}
    assert f'href="{address}"' not in officer.get(task).content.decode()
    assert officer.get(address).context["rows"] == []


def test_time_granted_above_is_recorded_with_its_document(as_, city):
    own = AssignmentFactory(unit=city.committee, state=State.ACCEPTED, due_on=date(2099, 1, 5))
    officer = as_(city.tracking_officer.person_id)
    address = reverse("tasks:record-grant", args=[own.pk])
    page = reverse("tasks:assignment", args=[own.pk])
    assert f'action="{address}"' in officer.get(page).content.decode()
    said = {"granted_by": "Bộ Nội vụ", "document": "12/BNV-TH", "asked_on": "2025-01-06"}
    assert officer.post(address, LATER | said).status_code == 422
    letter = SimpleUploadedFile("12-bnv.txt", b"Dong y")
    assert officer.post(address, LATER | said | {"proofs": letter}).status_code == 302
    shown = officer.get(page).content.decode()
    assert "12/BNV-TH" in shown
    assert ">12-bnv.txt</a>" in shown


def test_what_was_put_right_stands_in_the_history_of_each_assignment(as_, city, at):
    task = TaskFactory(state=TaskState.ISSUED, issued_at=at)
    work = AssignmentFactory(task=task, unit=city.home_affairs)
    correct_task(
        task_id=task.pk, text="", product="Quy chế", due_on=None, reason="Nhầm", by=city.leader, at=clock.now()
    )
    later = AssignmentFactory(task=task, unit=city.construction, sent_at=clock.now())
    head = as_(city.head.person_id)
    page = head.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "Báo cáo kết quả → Quy chế" in page
    assert "Nhầm" in page
    assert (
        "Báo cáo kết quả → Quy chế"
        not in as_(city.other_head.person_id).get(reverse("tasks:assignment", args=[later.pk])).content.decode()
    )


@pytest.mark.parametrize(("kind", "product"), [("undated", "Báo cáo kết quả"), ("standing", "")])
def test_the_due_date_of_all_is_taken_away_and_the_history_says_so(as_, city, work, kind, product):
    Assignment.objects.update(task=TaskFactory(state=TaskState.ISSUED, issued_at=timezone.now()))
    work.refresh_from_db()
    officer = as_(city.tracking_officer.person_id)
    address = reverse("tasks:change-due-of-all", args=[work.task_id])
    refused = officer.post(address, {"due_kind": kind, "due_on": "", "reason": ""})
    assert refused.status_code == 422
    assert f'value="{kind}" selected' in refused.content.decode()
    assert officer.post(address, {"due_kind": "date", "due_on": "", "reason": "Đổi"}).status_code == 422
    officer.post(address, {"due_kind": kind, "due_on": "2099-06-30", "reason": "Làm thường xuyên"})
    work.refresh_from_db()
    assert (work.due_on, work.task.due_kind, work.task.product) == (None, "undated", product)
    page = officer.get(reverse("tasks:task", args=[work.task_id])).content.decode()
    assert "hạn: không thời hạn" in page.lower()
    assert "Làm thường xuyên" in page
    own = as_(city.head.person_id).get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "→ không thời hạn" in own
