from datetime import date

from django.urls import reverse

from dondoc.tasks.models import Measurement, Task
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, MeasurementFactory, TaskFactory
from factories.tasks import SENT_AT

CUT = {"text": "cắt giảm ít nhất 20 % thủ tục", "comparison": "at-least", "value": "20", "unit": "%", "span": [3, 9]}
BODIES = {"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"}


def test_a_head_reports_a_figure_and_sees_actual_against_target(as_, city):
    task = TaskFactory(state="issued", issued_at=SENT_AT, targets=[CUT])
    work = AssignmentFactory(task=task, unit=city.home_affairs, state=State.ACCEPTED)
    head = as_(city.head.person_id)
    page = reverse("tasks:assignment", args=[work.pk])
    assert "Chưa có số đo" in head.get(page).content.decode()
    given = {"target": "0", "value": "12,5", "on": "2025-01-03", "source": "Báo cáo 12/BC-SNV"}
    assert head.post(reverse("tasks:measure", args=[work.pk]), given).url == page
    head.post(reverse("tasks:measure", args=[work.pk]), {**given, "on": "2025-02-03", "value": "22"})
    shown = head.get(page).content.decode()
    assert "<polyline" in shown
    assert 'class="line-target"' in shown
    assert "12,5 %" in shown
    assert "đã đạt" in shown
    task_page = as_(city.tracking_officer.person_id).get(reverse("tasks:task", args=[task.pk])).content.decode()
    assert "Đã đạt" in task_page


def test_a_figure_without_a_source_or_of_a_day_to_come_is_asked_for_again(as_, city):
    task = TaskFactory(state="issued", issued_at=SENT_AT, targets=[CUT])
    work = AssignmentFactory(task=task, unit=city.home_affairs, state=State.ACCEPTED)
    head = as_(city.head.person_id)
    for wrong in ({"source": ""}, {"on": "2999-01-01"}):
        given = {"target": "0", "value": "12,5", "on": "2025-01-03", "source": "Báo cáo", **wrong}
        answer = head.post(reverse("tasks:measure", args=[work.pk]), given)
        assert answer.status_code == 422
        assert 'id="do-measure" open' in answer.content.decode()
    assert not Measurement.objects.exists()


def test_a_reviewer_writes_targets_a_line_each_and_what_was_read_stays_as_it_was_read(as_, city):
    task = TaskFactory(targets=[CUT])
    officer = as_(city.tracking_officer.person_id)
    given = {"text": task.text, "due_kind": "undated", "targets": f"{CUT['text']}\r\n≤ 5 ngày", **BODIES}
    officer.post(reverse("tasks:edit", args=[task.pk]), given)
    kept, written = Task.objects.get(pk=task.pk).targets
    assert kept == CUT
    assert (written["comparison"], written["value"], written["unit"]) == ("at-most", "5", "ngày")
    answer = officer.post(reverse("tasks:edit", args=[task.pk]), {**given, "targets": "giảm mạnh"})
    assert answer.status_code == 422
    assert "không nêu con số" in answer.content.decode()


def test_the_office_puts_a_target_right_after_issue_and_the_page_says_why(as_, city):
    task = TaskFactory(state="issued", issued_at=SENT_AT, targets=[CUT])
    AssignmentFactory(task=task, unit=city.home_affairs, state=State.ACCEPTED)
    office, address = as_(city.tracking_officer.person_id), reverse("tasks:correct", args=[task.pk])
    assert address in office.get(reverse("tasks:task", args=[task.pk])).content.decode()
    assert CUT["text"] in office.get(address).content.decode()
    given = {
        "text": task.text,
        "product": task.product,
        "targets": "cắt giảm ít nhất 30 % thủ tục",
        "reason": "Theo QĐ 5",
    }
    assert office.post(address, {**given, "targets": "nhiều"}).status_code == 422
    page = office.post(address, given, follow=True).content.decode()
    assert "cắt giảm ít nhất 30 % thủ tục" in page
    assert "Theo QĐ 5" in page


def test_a_head_neither_sees_nor_reaches_the_page_that_puts_a_task_right(as_, city):
    task = TaskFactory(state="issued", issued_at=SENT_AT, targets=[CUT])
    AssignmentFactory(task=task, unit=city.home_affairs, state=State.ACCEPTED)
    head, address = as_(city.head.person_id), reverse("tasks:correct", args=[task.pk])
    assert address not in head.get(reverse("tasks:task", args=[task.pk])).content.decode()
    assert head.get(address).status_code == 403


def test_the_page_of_a_task_draws_what_was_reached_against_the_target(as_, city):
    task = TaskFactory(state="issued", issued_at=SENT_AT, targets=[CUT])
    first, second = (AssignmentFactory(task=task, unit=unit) for unit in (city.home_affairs, city.construction))
    office, page = as_(city.tracking_officer.person_id), reverse("tasks:task", args=[task.pk])
    assert "<polyline" not in office.get(page).content.decode()
    for work, day, value in ((first, 3, 12), (first, 20, 24), (second, 21, 8)):
        MeasurementFactory(assignment=work, on=date(2025, 1, day), value=value)
    shown = office.get(page).content.decode()
    assert "<polyline" in shown
    assert 'class="line-target"' in shown
    for said in ("số trung vị", "20/01/2025", f'href="{reverse("tasks:assignment", args=[second.pk])}"', "chưa đạt"):
        assert said in shown
    alone = as_(city.head.person_id).get(page).content.decode()
    assert "<polyline" in alone
    assert "số trung vị" not in alone
    assert "21/01/2025" not in alone
