from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from dondoc.kernel import clock
from dondoc.oversight import queries
from dondoc.oversight.models import Explanation, ExplanationState, Urging
from dondoc.tasks.models import Assignment
from dondoc.workcalendar.queries import working_calendar
from factories import AssignmentFactory, ExplanationFactory


@pytest.fixture
def officer(cast, client):
    client.force_login(cast.tracking_officer)
    return client


def urged(officer, *work):
    typed = {"level": "2", "text": "Khẩn trương.", "work": [one.pk for one in work]}
    return officer.post(reverse("oversight:new"), typed, follow=True)


def test_overdue_work_is_chosen_urged_and_its_letters_are_fetched(work, cast, officer):
    other = AssignmentFactory(unit=cast.other_department)
    offered = officer.get(reverse("oversight:new")).content.decode()
    assert f'value="{work.pk}"' in offered
    assert f'value="{other.pk}"' in offered
    page = urged(officer, work, other).content.decode()
    assert "Sở Nội vụ" in page
    made = Urging.objects.get()
    letter = officer.get(reverse("oversight:letter", args=[made.pk, work.unit_id]))
    assert letter.content.startswith(b"PK")
    archive = officer.get(reverse("oversight:letters", args=[made.pk]))
    names = ZipFile(BytesIO(b"".join(archive.streaming_content))).namelist()
    assert names == [f"don-doc-so-noi-vu-{work.unit_id}.docx", f"don-doc-so-xay-dung-{other.unit_id}.docx"]


def test_the_letters_are_looked_at_before_anything_is_urged(work, cast, officer):
    other = AssignmentFactory(unit=cast.other_department)
    typed = {"level": "2", "text": "Khẩn trương hoàn thành.", "answer_on": "2999-01-01", "work": [work.pk, other.pk]}
    page = officer.post(reverse("oversight:new"), {**typed, "step": "look"}).content.decode()
    assert not Urging.objects.exists()
    for said in ("Kính gửi: Sở Nội vụ", "Kính gửi: Sở Xây dựng", "còn 1 nhiệm vụ", "chậm nhất ngày 01/01/2999./."):
        assert said in page
    changed = officer.post(reverse("oversight:new"), {**typed, "step": "change"}).content.decode()
    assert "Khẩn trương hoàn thành." in changed
    assert not Urging.objects.exists()


def test_what_cannot_be_urged_has_no_letters_to_look_at(work, officer):
    typed = {"level": "2", "text": "Khẩn trương.", "work": [], "step": "look"}
    assert "Kính gửi" not in officer.post(reverse("oversight:new"), typed).content.decode()


def test_what_was_typed_stays_when_it_is_refused(work, officer):
    page = officer.post(reverse("oversight:new"), {"level": "2", "text": "Khẩn trương.", "work": []}).content.decode()
    assert "Khẩn trương." in page
    assert not Urging.objects.exists()


def test_the_list_shows_numbers_and_how_often_units_were_urged(work, officer):
    urged(officer, work)
    page = officer.get(reverse("oversight:urgings")).content.decode()
    assert "Khẩn trương." in page
    assert "Sở Nội vụ" in page


def test_a_unit_that_is_not_named_has_no_letter(work, cast, officer):
    urged(officer, work)
    address = reverse("oversight:letter", args=[Urging.objects.get().pk, cast.other_department.pk])
    assert officer.get(address).status_code == 404


def test_nothing_to_urge_says_so(cast, officer):
    AssignmentFactory(unit=cast.department, due_on=date(2999, 1, 1))
    assert b'name="work"' not in officer.get(reverse("oversight:new")).content


def test_the_page_of_an_assignment_shows_urging_and_explanation_and_who_can_do_what(work, cast, officer):
    page = reverse("tasks:assignment", args=[work.pk])
    urged(officer, work)
    asked = {"question": "Vì sao chậm?", "answer_on": "2999-01-01"}
    officer.post(reverse("oversight:ask", args=[work.pk]), asked)
    made = Explanation.objects.get()
    shown = officer.get(page).content.decode()
    assert "Vì sao chậm?" in shown
    assert reverse("oversight:explain", args=[made.pk]) not in shown
    officer.force_login(cast.unit_head)
    assert reverse("oversight:explain", args=[made.pk]) in officer.get(page).content.decode()
    officer.post(reverse("oversight:explain", args=[made.pk]), {"reply": "Chờ số liệu của xã."})
    assert "Chờ số liệu của xã." in officer.get(page).content.decode()
    officer.force_login(cast.leader)
    officer.post(reverse("oversight:decide", args=[made.pk]), {"accepted": "yes", "note": "Có lý do."})
    made.refresh_from_db()
    assert made.state == "accepted"
    assert "Có lý do." in officer.get(page).content.decode()


def test_who_decided_on_an_explanation_is_led_on_to_the_next(work, officer, cast):
    given = {"state": ExplanationState.GIVEN, "reply": "Chờ số liệu của xã."}
    other = AssignmentFactory(unit=work.unit)
    first, second = (
        ExplanationFactory(assignment=one, replied_at=work.sent_at + timedelta(days=days), **given)
        for days, one in enumerate((work, other))
    )
    officer.force_login(cast.leader)
    for one, onward in ((first, reverse("tasks:assignment", args=[other.pk]) + "#explanations"), (second, "/")):
        decision = {"accepted": "yes", "note": "Có lý do."}
        answer = officer.post(reverse("oversight:decide", args=[one.pk]), decision, follow=True)
        assert f'<a href="{onward}">' in str(*answer.context["messages"])


def test_late_work_is_urged_from_its_page_by_who_may(work, cast, officer):
    page, way = reverse("tasks:assignment", args=[work.pk]), f"{reverse('oversight:new')}?work={work.pk}"
    assert way in officer.get(page).content.decode()
    officer.force_login(cast.unit_head)
    assert way not in officer.get(page).content.decode()
    officer.force_login(cast.tracking_officer)
    Assignment.objects.filter(pk=work.pk).update(due_on=date(2999, 1, 1))
    assert way not in officer.get(page).content.decode()


def test_a_form_that_lacks_something_changes_nothing_and_keeps_what_was_typed(work, officer):
    answer = officer.post(reverse("oversight:ask", args=[work.pk]), {"question": "Vì sao chậm hai tháng?"})
    assert not Explanation.objects.exists()
    assert answer.status_code == 422
    assert "Vì sao chậm hai tháng?" in answer.content.decode()
    assert '<details class="verb" open>' in answer.content.decode()


def test_the_word_of_who_has_it_stands_beside_late_work_in_every_list(work, cast, officer):
    said = {"state": ExplanationState.GIVEN, "reply": "Chờ số liệu của xã.", "replied_at": work.sent_at}
    ExplanationFactory(assignment=work, **said)
    early = AssignmentFactory(task=work.task, unit=cast.other_department, due_on=date(2999, 1, 1))
    ExplanationFactory(assignment=early, **said | {"reply": "Không trễ."})
    urged(officer, work)
    for page in (
        reverse("tasks:assignments"),
        reverse("tasks:task", args=[work.task_id]),
        reverse("tasks:unit-work", args=[work.unit_id]),
        reverse("unit", args=[work.unit_id]),
        reverse("oversight:urging", args=[Urging.objects.get().pk]),
        reverse("reports:overview"),
    ):
        shown = officer.get(page).content.decode()
        assert "Chờ số liệu của xã." in shown, page
        assert "Không trễ." not in shown, page


@pytest.mark.parametrize(("level", "days"), [(1, None), (2, 5), (3, 5)])
def test_the_levels_that_ask_by_a_day_have_one_where_none_is_chosen(work, officer, level, days):
    today = clock.today()
    officer.post(reverse("oversight:new"), {"level": level, "text": "", "answer_on": "", "work": [work.pk]})
    wanted = None if days is None else working_calendar().add_working_days(today, days)
    assert Urging.objects.get().answer_on == wanted


def test_a_day_that_is_none_is_not_replaced(work, officer):
    typed = {"level": "2", "text": "", "answer_on": "mai", "work": [work.pk]}
    assert "mai" in officer.post(reverse("oversight:new"), typed).content.decode()
    assert not Urging.objects.exists()


def test_an_urging_in_which_nothing_is_written_asks_with_the_sentence_of_its_level(work, officer):
    asked = queries.asked_on_level(3, at=clock.now())
    assert asked in officer.get(reverse("oversight:new")).content.decode()
    officer.post(reverse("oversight:new"), {"level": "3", "text": "", "work": [work.pk]})
    assert Urging.objects.get().text == asked
