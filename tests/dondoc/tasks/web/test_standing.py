from django.urls import reverse

from dondoc.tasks.models import DueKind
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, TaskFactory
from factories.tasks import SENT_AT


def test_the_office_looks_at_a_standing_duty_and_says_what_was_found(as_, city):
    task = TaskFactory(state="issued", issued_at=SENT_AT, due_kind=DueKind.UNDATED, due_on=None, is_standing=True)
    duty = AssignmentFactory(task=task, unit=city.home_affairs, due_on=None, state=State.ACCEPTED)
    officer = as_(city.tracking_officer.person_id)
    assert "Có nhiệm vụ không có hạn cần rà soát lại" in officer.get("/").content.decode()
    page = reverse("tasks:standing")
    assert task.title in officer.get(page).content.decode()
    refused = officer.post(page, {"work": [task.pk], "note": ""})
    assert refused.status_code == 422
    assert f'value="{task.pk}" aria-label="{task.title}" checked' in refused.content.decode()
    assert officer.post(page, {"note": "Vẫn thực hiện", "work": [task.pk]}).url == page
    assert "Không có nhiệm vụ nào cần rà soát" in officer.get(page).content.decode()
    shown = officer.get(reverse("tasks:assignment", args=[duty.pk])).content.decode()
    assert "Vẫn thực hiện" in shown
