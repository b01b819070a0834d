from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.documents import storage
from dondoc.kernel import clock
from dondoc.tasks.actions.recurring import open_periods
from dondoc.tasks.models import Assignment, Evidence, TaskState
from dondoc.tasks.rules.states import State
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    DocumentFactory,
    PartyFactory,
    PersonFactory,
    PostFactory,
    ReportFactory,
    SuspensionFactory,
    TaskFactory,
)
from factories.tasks import SENT_AT

DUE = date(2030, 1, 15)
REPORT = {"done": "Đã rà soát xong.", "product": "Báo cáo 12/BC-SNV", "obstacle": "", "next_step": ""}


@pytest.fixture
def work(city):
    return AssignmentFactory(unit=city.home_affairs, task__document=DocumentFactory(issued=True))


def move(client, work, verb, **data):
    return client.post(reverse("tasks:move", args=[work.pk, verb]), data)


def test_a_head_accepts_reports_and_hands_in_with_a_file(as_, city, work):
    head = as_(city.head.person_id)
    assert move(head, work, "accept").url == reverse("tasks:assignment", args=[work.pk])
    move(head, work, "report", **REPORT)
    file = SimpleUploadedFile("bao-cao.txt", "Báo cáo kết quả".encode())
    move(head, work, "submit", **REPORT, evidence=file)
    work.refresh_from_db()
    assert work.state == State.SUBMITTED
    evidence = Evidence.objects.get()
    answer = head.get(reverse("tasks:evidence", args=[evidence.pk]))
    assert b"".join(answer.streaming_content).decode() == "Báo cáo kết quả"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == ("text/plain", "nosniff")


def test_evidence_whose_bytes_are_gone_is_a_sentence_and_no_fault(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    move(head, work, "report", **REPORT, evidence=SimpleUploadedFile("a.txt", b"Noi dung"))
    evidence = Evidence.objects.get()
    storage.remove(evidence.file.path)
    answer = head.get(reverse("tasks:evidence", args=[evidence.pk]))
    assert answer.status_code == 404
    assert "a.txt" in answer.content.decode()


def test_evidence_is_shown_to_nobody_who_may_not_see_the_work(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    move(head, work, "report", **REPORT, evidence=SimpleUploadedFile("a.txt", b"Noi dung"))
    stranger = as_(city.other_head.person_id)
    assert stranger.get(reverse("tasks:evidence", args=[Evidence.objects.get().pk])).status_code == 404


def test_an_empty_report_keeps_what_was_typed_beside_it(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    answer = move(head, work, "submit", **{**REPORT, "done": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Báo cáo 12/BC-SNV"' in page
    assert '<details class="card verb" id="do-submit" open' in page


def test_what_is_rarely_said_is_folded_unless_it_was_said(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    folded = "<details><summary>Sản phẩm, vướng mắc, bước tiếp theo</summary>"
    assert folded in head.get(reverse("tasks:assignment", args=[work.pk])).text
    answer = move(head, work, "report", done="", obstacle="Chưa có kinh phí")
    assert folded.replace("<details>", "<details open>") in answer.text


@pytest.mark.parametrize(
    ("due_on", "days", "said"),
    [(None, 9, "tiếp tục thực hiện."), (DUE, 0, "Hạn giữ nguyên"), (DUE, 9, "Hạn lùi theo số ngày")],
)
def test_who_lets_work_go_on_is_told_what_became_of_its_due_date(as_, city, work, due_on, days, said):
    Assignment.objects.filter(pk=work.pk).update(state=State.SUSPENDED, due_on=due_on, first_due_on=due_on)
    SuspensionFactory(assignment=work, since=clock.now() - timedelta(days=days))
    officer = as_(city.tracking_officer.person_id)
    assert said in officer.post(reverse("tasks:move", args=[work.pk, "resume"]), follow=True).text


def test_a_photo_alone_is_a_report(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    nothing = {**REPORT, "done": ""}
    assert move(head, work, "report", **nothing, evidence=SimpleUploadedFile("a.txt", b"Anh")).status_code == 302
    assert Evidence.objects.get().report.done == "Xem tệp kèm theo."


def test_a_link_opens_the_form_it_names_without_script(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    page = head.get(reverse("tasks:assignment", args=[work.pk]), {"do": "report"}).content.decode()
    assert '<details class="card verb" id="do-report" open' in page
    assert '<details class="card verb" id="do-submit">' in page


def test_who_comes_second_learns_what_happened(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    page = move(head, work, "accept").content.decode()
    assert "đã tiếp nhận" in page


def test_the_office_returns_with_a_reason_and_the_unit_reads_it(as_, city, work):
    head = as_(city.head.person_id)
    move(head, work, "accept")
    move(head, work, "submit", **REPORT)
    officer = as_(city.tracking_officer.person_id)
    assert move(officer, work, "return", reason=" ").status_code == 422
    move(officer, work, "return", reason="Thiếu phụ lục")
    page = as_(city.head.person_id).get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "Thiếu phụ lục" in page


def test_the_page_offers_only_what_this_person_may_do_now(as_, city, work):
    pages = {
        name: as_(getattr(city, name).person_id).get(reverse("tasks:assignment", args=[work.pk]))
        for name in ("head", "tracking_officer", "official")
    }
    offered = {
        name: [offer["verb"] for offer in (*page.context["plain_verbs"], *page.context["form_verbs"])]
        for name, page in pages.items()
    }
    assert offered == {"head": ["accept", "decline"], "tracking_officer": ["recall", "suspend"], "official": []}


def test_the_first_page_shows_late_work_first_and_what_waits_for_me(as_, city, work, at):
    AssignmentFactory(unit=city.construction, state=State.SUBMITTED, submitted_at=at)
    head = as_(city.head.person_id).get("/")
    assert [bucket["code"] for bucket in head.context["buckets"]] == ["late"]
    officer = as_(city.tracking_officer.person_id).get("/")
    assert len(officer.context["waiting"]) == 1
    assert "Chờ tôi xác nhận" in officer.content.decode()


def test_a_person_without_work_is_told_so(as_, cast):
    assert "Không có việc nào chờ bạn" in as_(cast.official.pk).get("/").content.decode()


def test_the_list_of_assignments_is_the_units_own(as_, city, work):
    AssignmentFactory(unit=city.construction)
    page = as_(city.head.person_id).get(reverse("tasks:assignments"), {"state": "open"})
    assert [row.assignment for row in page.context["rows"]] == [work]


def test_the_page_of_confirmed_work_says_that_nothing_is_left(as_, city, at):
    work = AssignmentFactory(unit=city.home_affairs, state=State.CONFIRMED, submitted_at=at)
    page = as_(city.head.person_id).get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "Không còn gì phải làm" in page


def test_a_head_divides_work_on_its_page_and_sees_the_parts(as_, city, work):
    head = as_(city.head.person_id)
    page = reverse("tasks:assignment", args=[work.pk])
    assert head.get(page).context["divide_form"] is None
    move(head, work, "accept")
    assert "Chia việc" in head.get(page).content.decode()
    part = {"to": f"person:{city.official.person_id}", "words": "Phần thống kê", "role": "lead"}
    refused = head.post(reverse("tasks:divide", args=[work.pk]), {**part, "due_on": "2024-12-31"})
    assert refused.status_code == 422
    assert "nằm trong quá khứ" in refused.content.decode()
    assert head.post(reverse("tasks:divide", args=[work.pk]), part).url == page
    shown = head.get(page).content.decode()
    assert "Phần thống kê" in shown
    made = work.children.get()
    official = as_(city.official.person_id).get(reverse("tasks:assignment", args=[made.pk])).content.decode()
    assert "Phần thống kê" in official
    assert f"{city.head.name.split(' SNV')[0]}" in official


def test_who_hands_in_with_open_parts_says_why_on_the_page(as_, city, work):
    work.state = State.ACCEPTED
    work.save()
    AssignmentFactory(task=work.task, unit=city.home_affairs, parent=work, delegated_by_id=city.head.person_id)
    head = as_(city.head.person_id)
    refused = move(head, work, "submit", **REPORT)
    assert refused.status_code == 422
    assert "Vì sao còn phần việc chưa xong" in refused.content.decode()
    assert move(head, work, "submit", **REPORT, reason="Phần ấy báo cáo sau").status_code == 302


def test_a_duty_shows_its_series_and_a_period_the_way_to_it(as_, city, actor):
    task = TaskFactory(state="issued", issued_at=SENT_AT, due_kind="recurring", recurs_every="month", recurs_on="20")
    duty = AssignmentFactory(task=task, unit=city.home_affairs, state=State.ACCEPTED, due_on=None)
    open_periods(on=date(2025, 2, 1), by=actor, at=SENT_AT)
    head = as_(city.head.person_id)
    page = head.get(reverse("tasks:assignment", args=[duty.pk])).content.decode()
    assert "Tháng 1/2025" in page
    assert "Tháng 2/2025" in page
    period = head.get(reverse("tasks:assignment", args=[duty.children.first().pk])).content.decode()
    assert f'href="{reverse("tasks:assignment", args=[duty.pk])}">tất cả các kỳ</a>' in period


def test_a_day_that_no_month_has_is_said_beside_its_field(as_, city):
    task = TaskFactory()
    given = {"text": "Báo cáo", "due_kind": "recurring", "recurs_every": "month", "recurs_on": "khi cần"}
    bodies = {"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"}
    officer = as_(city.tracking_officer.person_id)
    answer = officer.post(reverse("tasks:edit", args=[task.pk]), {**given, **bodies})
    assert answer.status_code == 422
    assert "không phải là một ngày của kỳ này" in answer.content.decode()


def test_who_had_the_work_how_long_is_drawn_with_its_parts_and_told_in_a_table(as_, city, work):
    later = work.due_on + timedelta(days=14)
    Assignment.objects.filter(pk=work.pk).update(due_on=later)
    part = AssignmentFactory(parent=work, task=work.task, unit=city.home_affairs, delegated_by_id=city.head.person_id)
    page = as_(city.head.person_id).get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    drawing, table = page.split('<figure class="spans">')[1].split("</figure>")
    assert "hạn ban đầu 31/03/2025" in drawing
    assert "hạn 14/04/2025" in drawing
    assert f'<a href="/assignments/{part.pk}/">' in drawing
    assert city.home_affairs.short_name in table
    assert "06/01/2025" in table
    assert "nay" in table


def test_the_page_of_work_asks_for_what_there_is_around_it_and_for_nothing_twice(as_, city, at):
    work = AssignmentFactory(unit=city.home_affairs, state=State.IN_PROGRESS)
    ReportFactory(assignment=work)
    for person in (city.head, city.tracking_officer):
        client = as_(person.person_id)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("tasks:assignment", args=[work.pk])).status_code == 200
        assert len(asked) <= 15
        assert max(Counter(one["sql"] for one in asked).values()) == 1


def test_the_page_of_a_task_that_is_sent_does_not_ask_what_is_missing(as_, city):
    task = TaskFactory(document=None, state=TaskState.ISSUED, issued_at=SENT_AT)
    PartyFactory(task=task, unit=city.home_affairs)
    AssignmentFactory(task=task, unit=city.home_affairs)
    client = as_(city.tracking_officer.person_id)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("tasks:task", args=[task.pk])).content.decode()
    assert len(asked) <= 12
    assert city.home_affairs.name in page


def test_whoever_may_be_put_in_charge_or_given_a_part_is_offered(as_, city):
    work = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    page = as_(city.head.person_id).get(reverse("tasks:assignment", args=[work.pk]))
    people = {city.head.person_id, city.official.person_id}
    charge, divide = page.context["charge_form"], page.context["divide_form"]
    assert {pk for pk, _name in charge.fields["person"].choices} - {""} == people
    *_divisions, (_label, seats) = divide.fields["to"].choices
    assert {value for value, _name in seats} == {f"person:{pk}" for pk in people}


@pytest.mark.parametrize(("number", "is_folded"), [(5, False), (6, True)])
def test_much_that_does_not_press_this_week_is_folded_and_what_is_late_never(as_, city, number, is_folded):
    for due_on in (date(2999, 1, 30), None, date(2025, 1, 30)):
        AssignmentFactory.create_batch(number, unit=city.home_affairs, state=State.ACCEPTED, due_on=due_on)
    home = as_(city.head.person_id).get("/")
    assert {one["code"]: one["is_folded"] for one in home.context["buckets"]} == {
        "late": False,
        "later": is_folded,
        "undated": is_folded,
    }
    assert ('<details class="bucket" id="later">' in home.content.decode()) is is_folded


def test_declined_work_stands_on_today_of_the_office_and_is_sent_to_another_unit(as_, city):
    work = AssignmentFactory(unit=city.home_affairs, state="declined", closed_at=clock.now())
    officer = as_(city.tracking_officer.person_id)
    page = reverse("tasks:assignment", args=[work.pk])
    assert f'href="{page}?do=send-again#do-send-again"' in officer.get("/today/").content.decode()
    shown = officer.get(page).content.decode()
    assert 'id="do-send-again"' in shown
    assert "Sở Xây dựng" in shown
    typed = {"unit": city.construction.pk, "due_on": "", "reason": "Đúng chức năng"}
    refused = officer.post(reverse("tasks:move", args=[work.pk, "send-again"]), typed | {"reason": ""})
    assert refused.status_code == 422
    assert officer.post(reverse("tasks:move", args=[work.pk, "send-again"]), typed).status_code == 302
    assert "bị từ chối, gửi lại cho đơn vị khác" in officer.get(page).content.decode()
    work.refresh_from_db()
    assert (work.state, work.unit) == ("sent", city.construction)
    assert "Việc bị từ chối" not in officer.get("/today/").content.decode()


def test_a_long_day_says_how_much_more_there_is_and_where(as_, city, monkeypatch):
    monkeypatch.setattr("dondoc.tasks.queries.work.SHOWN_OF_A_DAY", 1)
    AssignmentFactory.create_batch(3, unit=city.home_affairs, due_on=date(2025, 1, 3))
    page = as_(city.head.person_id).get("/").content.decode()
    assert page.count("work-card") == 1
    assert f'<a href="{reverse("tasks:unit-work", args=[city.home_affairs.pk])}">còn 2 việc nữa</a>' in page


def test_the_list_begins_with_open_work_due_first_and_shows_the_rest_when_asked(as_, city):
    today = clock.today()
    old = AssignmentFactory(unit=city.home_affairs, state=State.CONFIRMED, due_on=today - timedelta(days=900))
    later = AssignmentFactory(unit=city.home_affairs, due_on=today + timedelta(days=9))
    late = AssignmentFactory(unit=city.home_affairs, due_on=today - timedelta(days=9))
    head, address = as_(city.head.person_id), reverse("tasks:assignments")

    def shown(**asked):
        return [row.assignment for row in head.get(address, asked).context["rows"]]

    assert shown() == [late, later]
    assert shown(state="all") == [old, late, later]
    assert shown(document=str(old.task.document_id)) == [old]


def test_who_gave_a_part_to_an_official_is_not_asked_to_accept_it_himself(as_, city):
    official = PersonFactory()
    AppointmentFactory(person=official, post=PostFactory(unit=city.home_affairs))
    whole = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    part = AssignmentFactory(
        unit=city.home_affairs, person=official, parent=whole, delegated_by_id=city.head.person_id, state=State.SENT
    )
    accept = reverse("tasks:move", args=[part.pk, "accept"])
    today = as_(city.head.person_id).get(reverse("tasks:today")).content.decode()
    assert reverse("tasks:assignment", args=[part.pk]) in today
    assert accept not in today
    by_day = as_(city.head.person_id).get(reverse("tasks:unit-work", args=[city.home_affairs.pk])).content.decode()
    assert f"{reverse('tasks:assignment', args=[part.pk])}?do=ask-extension" not in by_day


def test_one_part_after_the_other_is_given_on_without_opening_the_form_again(as_, city):
    official = PersonFactory()
    AppointmentFactory(person=official, post=PostFactory(unit=city.home_affairs))
    whole = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    part = {"to": f"person:{official.pk}", "words": "Tổng hợp số liệu", "role": "lead", "then": "divide"}
    answer = as_(city.head.person_id).post(reverse("tasks:divide", args=[whole.pk]), part)
    assert answer.url == reverse("tasks:assignment", args=[whole.pk]) + "?do=divide#do-divide"


def test_a_part_that_an_official_declines_stands_on_today_of_the_head_who_gave_it_on(as_, city):
    whole = AssignmentFactory(unit=city.home_affairs, state="accepted")
    part = AssignmentFactory(
        parent=whole,
        task=whole.task,
        unit=city.home_affairs,
        person_id=city.official.person_id,
        delegated_by_id=city.head.person_id,
        part="phần biểu mẫu",
    )
    address = reverse("tasks:move", args=[part.pk, "decline"])
    assert as_(city.official.person_id).post(address, {"reason": "Đang nghỉ phép"}).status_code == 302
    head = as_(city.head.person_id)
    today = head.get("/today/").content.decode()
    assert "Việc bị từ chối, gửi trả lại" in today
    assert f'href="{reverse("tasks:assignment", args=[part.pk])}?do=send-again#do-send-again"' in today
    assert "phần biểu mẫu" in today
    again = reverse("tasks:move", args=[part.pk, "send-again"])
    assert head.post(again, {"reason": "Làm sau phép"}).status_code == 302
    assert "Việc bị từ chối" not in head.get("/today/").content.decode()
