import re
from datetime import date

import pytest
from django.urls import reverse

from dondoc.journal.models import Entry
from dondoc.organization.models import RolePermission
from dondoc.tasks.models import Assignment, Task, TaskState
from dondoc.tasks.permissions import ISSUE
from factories import DocumentFactory, PartyFactory, TaskFactory

FORM = {
    "title": "",
    "text": "Rà soát quy chế",
    "due_kind": "date",
    "due_on": "2025-06-30",
    "product": "Báo cáo",
    "form-TOTAL_FORMS": "1",
    "form-INITIAL_FORMS": "0",
    "form-0-role": "lead",
    "form-0-phrase": "Sở Nội vụ",
    "form-0-meaning": "Sở Nội vụ",
}


@pytest.fixture
def document(city):
    return DocumentFactory(issued=True, code="45/UBND-NC", issued_on=date(2025, 1, 3), text="a) Rà soát quy chế.")


@pytest.fixture
def task(city, document):
    task = TaskFactory(document=document, order=1, start=3, end=19, text="Rà soát quy chế. Báo cáo kết quả.")
    PartyFactory(task=task, unit=city.home_affairs)
    return task


@pytest.fixture
def officer(city, as_):
    return as_(city.tracking_officer.person_id)


def test_the_document_stands_beside_its_tasks_and_the_first_proposal_is_in_hand(officer, document, task):
    page = officer.get(reverse("tasks:review", args=[document.pk])).content.decode()
    assert f'data-in-hand="{task.pk}"' in page
    assert f'id="passage-{task.pk}"' in page
    assert "1 đơn vị" not in page  # a unit is named, not counted
    assert "Sở Nội vụ" in page


def test_who_puts_a_task_right_begins_where_something_is_missing(officer, document, task):
    address = f"{reverse('tasks:review', args=[document.pk])}?task={task.pk}&doing=edit"
    begins = r'<input[^>]* name="product"[^>]* autofocus'
    assert not re.search(begins, officer.get(address).content.decode())
    Task.objects.filter(pk=task.pk).update(product="")
    assert re.search(begins, officer.get(address).content.decode())


def test_htmx_gets_the_right_hand_side_alone(officer, document, task):
    answer = officer.get(reverse("tasks:review", args=[document.pk]), headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "work-head" in answer.content.decode()


def test_an_approved_task_gives_way_to_the_next_proposal(officer, document, task):
    other = TaskFactory(document=document, order=2)
    answer = officer.post(reverse("tasks:decide", args=[task.pk, "approve"]))
    assert answer.url.endswith(f"?task={other.pk}#task-{other.pk}")
    assert Task.objects.get(pk=task.pk).state == TaskState.REVIEWED


def test_what_is_not_clear_stays_in_hand_and_says_why(officer, document, task):
    Task.objects.update(product="")
    answer = officer.post(reverse("tasks:decide", args=[task.pk, "approve"]), follow=True)
    assert "sản phẩm" in "".join(str(message) for message in answer.context["messages"])
    assert answer.context["in_hand"].task == task


def test_a_standing_duty_needs_one_press_and_stays_in_hand_to_be_approved(officer, document, task):
    Task.objects.update(product="", due_kind="undecided", due_on=None)
    answer = officer.post(reverse("tasks:decide", args=[task.pk, "standing"]), follow=True)
    assert answer.context["in_hand"].gaps == ()


def test_all_clear_tasks_are_approved_at_once(officer, document, task):
    TaskFactory(document=document, order=2)
    officer.post(reverse("tasks:approve-clear", args=[document.pk]))
    assert sorted(Task.objects.values_list("state", flat=True)) == ["draft", "reviewed"]


def test_a_task_is_put_right_by_its_form(officer, document, task, city):
    officer.post(reverse("tasks:edit", args=[task.pk]), {**FORM, "form-0-meaning": "Sở Xây dựng"})
    task.refresh_from_db()
    assert (task.text, task.due_on, task.product) == ("Rà soát quy chế", date(2025, 6, 30), "Báo cáo")
    assert task.parties.get().unit == city.construction


def test_save_and_approve_is_one_press(officer, document, task):
    officer.post(reverse("tasks:edit", args=[task.pk]), {**FORM, "then": "approve"})
    assert Task.objects.get(pk=task.pk).state == TaskState.REVIEWED


def test_what_was_typed_stays_when_a_body_is_not_known_that_day(officer, document, task):
    answer = officer.post(
        reverse("tasks:edit", args=[task.pk]), {**FORM, "product": "Kế hoạch", "form-0-meaning": "Sở Không Có"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Kế hoạch"' in page
    assert 'value="Sở Không Có"' in page
    assert "03/01/2025" in page


@pytest.mark.parametrize(
    ("change", "field"),
    [({"due_on": ""}, "due_on"), ({"due_kind": "term", "term_amount": ""}, "term_amount"), ({"text": " "}, "text")],
)
def test_a_form_that_is_not_right_yet_says_so_at_its_field(officer, document, task, change, field):
    answer = officer.post(reverse("tasks:edit", args=[task.pk]), {**FORM, **change})
    assert field in answer.context["forms"][0].errors


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"due_kind": "term", "term_amount": "5", "term_unit": "working-day", "term_event": "receipt"}, "term"),
        ({"due_kind": "recurring", "recurs_every": "month", "recurs_on": "20"}, "recurring"),
        ({"due_kind": "undated"}, "undated"),
    ],
)
def test_each_kind_of_due_keeps_only_what_belongs_to_it(officer, document, task, fields, kind):
    officer.post(reverse("tasks:edit", args=[task.pk]), {**FORM, **fields})
    task.refresh_from_db()
    assert (task.due_kind, task.due_on) == (kind, None)


def test_a_struck_out_body_is_gone_and_another_bodys_work_is_said(officer, document, task):
    data = {
        **FORM,
        "form-TOTAL_FORMS": "3",
        "form-0-DELETE": "on",
        "form-1-role": "lead",
        "form-1-phrase": "Bộ Xây dựng",
        "form-1-meaning": "việc của cơ quan khác",
        "form-2-role": "support",
        "form-2-phrase": "các đơn vị liên quan",
        "form-2-meaning": "",
    }
    officer.post(reverse("tasks:edit", args=[task.pk]), data)
    assert list(task.parties.order_by("order").values_list("phrase", "is_outside", "unit")) == [
        ("Bộ Xây dựng", True, None),
        ("các đơn vị liên quan", False, None),
    ]


def test_a_task_is_split_after_the_chosen_sentence(officer, document, task):
    page = officer.get(reverse("tasks:review", args=[document.pk]), {"task": task.pk, "doing": "split"})
    assert page.context["splits"] == [("Rà soát quy chế.", "Rà soát quy chế.")]
    officer.post(reverse("tasks:split", args=[task.pk]), {"first_part": "Rà soát quy chế."})
    assert list(Task.objects.order_by("order").values_list("text", flat=True)) == [
        "Rà soát quy chế.",
        "Báo cáo kết quả.",
    ]


def test_a_task_is_merged_into_the_one_above(officer, document, task):
    other = TaskFactory(document=document, order=2)
    officer.post(reverse("tasks:merge", args=[other.pk]), {"into": task.pk})
    assert Task.objects.get() == task
    answer = officer.post(reverse("tasks:merge", args=[task.pk]), {"into": ""})
    assert answer.status_code == 302


def test_the_edit_address_opened_by_hand_leads_to_the_form(officer, document, task):
    answer = officer.get(reverse("tasks:edit", args=[task.pk]), follow=True)
    assert answer.context["doing"] == "edit"
    assert answer.context["forms"][0].initial["text"] == task.text


def test_undo_takes_back_the_last_steps_one_by_one_with_the_task_in_hand(officer, document, task):
    other = TaskFactory(document=document, order=2)
    for one in (task, other):
        officer.post(reverse("tasks:decide", args=[one.pk, "drop"]))
    undo = reverse("tasks:undo", args=[document.pk])
    assert officer.post(undo).url.endswith(f"?task={other.pk}#task-{other.pk}")
    assert officer.post(undo).url.endswith(f"?task={task.pk}#task-{task.pk}")
    assert set(Task.objects.values_list("state", flat=True)) == {"draft"}
    said = officer.post(undo, follow=True)
    assert "Không có gì để hoàn tác" in said.content.decode()
    assert undo not in said.content.decode()


def test_the_order_of_the_cards_is_chosen_for_the_session(officer, document, task):
    Task.objects.update(confidence=0.97)
    unsure = TaskFactory(document=document, order=2, confidence=0.75)
    address = reverse("tasks:review", args=[document.pk])
    assert officer.get(address).context["in_hand"].task == unsure
    officer.get(address, {"order": "printed"})
    assert [card.task for card in officer.get(address).context["cards"]] == [task, unsure]


def test_the_draft_of_an_oral_order_opens_with_what_it_says(officer, city):
    officer.post(reverse("tasks:add"), FORM)
    page = officer.get(reverse("tasks:edit", args=[Task.objects.get().pk]))
    assert page.status_code == 200
    assert page.context["form"].initial["text"] == FORM["text"]
    assert page.context["bodies"].forms[0].initial["meaning"] == FORM["form-0-meaning"]


def test_issuing_sends_the_assignments_and_shows_the_document(officer, document, task):
    Task.objects.update(state=TaskState.REVIEWED)
    answer = officer.post(reverse("tasks:issue", args=[document.pk]))
    assert answer.url == reverse("tasks:document", args=[document.pk])
    assert Assignment.objects.count() == 1


def test_issuing_too_early_is_refused_and_leads_back_to_the_review(officer, document, task):
    answer = officer.post(reverse("tasks:issue", args=[document.pk]))
    assert answer.url == reverse("tasks:review", args=[document.pk])
    assert not Assignment.objects.exists()


def test_a_task_for_a_document_is_written_by_hand(officer, document, city):
    address = reverse("tasks:add-to-document", args=[document.pk])
    assert officer.get(address).status_code == 200
    officer.post(address, FORM)
    assert Task.objects.get().document == document


def test_an_oral_order_goes_from_paper_to_assignment(officer, city):
    officer.post(reverse("tasks:add"), FORM)
    task = Task.objects.get()
    assert officer.post(reverse("tasks:add"), {**FORM, "text": ""}).status_code == 422
    assert officer.post(reverse("tasks:edit", args=[task.pk]), {**FORM, "text": ""}).status_code == 422
    officer.post(reverse("tasks:edit", args=[task.pk]), FORM)
    assert officer.post(reverse("tasks:issue-one", args=[task.pk])).url == reverse("tasks:task", args=[task.pk])
    officer.post(reverse("tasks:decide", args=[task.pk, "approve"]))
    officer.post(reverse("tasks:issue-one", args=[task.pk]))
    assert Assignment.objects.get().unit == city.home_affairs
    assert officer.get(reverse("tasks:task", args=[task.pk])).status_code == 200


def test_an_oral_order_is_written_approved_and_sent_at_one_press(officer, city):
    assert 'value="issue"' in officer.get(reverse("tasks:add")).content.decode()
    answer = officer.post(reverse("tasks:add"), {**FORM, "then": "issue"}, follow=True)
    work = Assignment.objects.get()
    assert (work.unit, work.task.state, work.due_on) == (city.home_affairs, TaskState.ISSUED, date(2025, 6, 30))
    assert answer.redirect_chain == [(reverse("tasks:task", args=[work.task_id]), 302)]


def test_a_proposal_without_a_document_is_put_right_and_sent_at_one_press(officer, city):
    officer.post(reverse("tasks:add"), {**FORM, "product": ""})
    address = reverse("tasks:edit", args=[Task.objects.get().pk])
    assert 'value="issue"' in officer.get(address).content.decode()
    officer.post(address, {**FORM, "product": "Kế hoạch", "then": "issue"})
    assert Assignment.objects.get().task.product == "Kế hoạch"


def test_what_is_not_clear_is_not_sent_says_why_and_stays_typed(officer, city):
    data = {**FORM, "product": "", "title": "Rà soát quy chế", "then": "issue"}
    answer = officer.post(reverse("tasks:add"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "sản phẩm" in page
    assert 'value="Rà soát quy chế"' in page
    assert not Task.objects.exists()
    officer.post(reverse("tasks:add"), {**data, "then": ""})
    answer = officer.post(reverse("tasks:edit", args=[Task.objects.get().pk]), {**data, "product": "", "title": "Khác"})
    assert (answer.status_code, Task.objects.get().title) == (422, "Rà soát quy chế")


def test_who_may_not_issue_is_not_offered_to_and_cannot(officer, city):
    RolePermission.objects.filter(verb=ISSUE).delete()
    assert 'value="issue"' not in officer.get(reverse("tasks:add")).content.decode()
    assert officer.post(reverse("tasks:add"), {**FORM, "then": "issue"}).status_code == 422
    assert not Task.objects.exists()


def test_of_a_document_no_task_is_sent_before_its_others(officer, document, city):
    address = reverse("tasks:add-to-document", args=[document.pk])
    assert 'value="issue"' not in officer.get(address).content.decode()
    officer.post(address, {**FORM, "then": "issue"})
    assert Task.objects.get().state == TaskState.DRAFT


def test_all_bodies_of_a_form_are_looked_up_at_once(officer, city, django_assert_max_num_queries):
    names = ("Sở Nội vụ", "Sở Xây dựng", "Sở Không Có", "Sở Cũng Không Có")
    rows = {f"form-{n}-meaning": name for n, name in enumerate(names)}
    rows |= {f"form-{n}-role": "support" for n in range(1, len(names))}
    with django_assert_max_num_queries(16):
        answer = officer.post(reverse("tasks:add"), {**FORM, **rows, "form-TOTAL_FORMS": str(len(names))})
    assert [bool(one.errors) for one in answer.context["bodies"].forms] == [False, False, True, True]


def test_a_document_without_tasks_says_so_and_offers_to_write_them(officer, document):
    page = officer.get(reverse("tasks:review", args=[document.pk])).content.decode()
    assert "Không tìm thấy nhiệm vụ nào" in page
    assert reverse("tasks:add-to-document", args=[document.pk]) in page


def test_a_phrase_is_chosen_once_for_all_tasks_that_leave_it_open(officer, document, task, city):
    other = TaskFactory(document=document, order=2)
    for open_task in (task, other):
        PartyFactory(task=open_task, unit=None, phrase="các đơn vị liên quan", order=2)
    officer.post(reverse("tasks:fill", args=[task.pk]), {"phrase": "các đơn vị liên quan", "meaning": "Sở Xây dựng"})
    assert [one.parties.get(order=2).unit for one in (task, other)] == [city.construction] * 2
    assert [card.gaps for card in officer.get(reverse("tasks:review", args=[document.pk])).context["cards"]] == [(), ()]


@pytest.mark.parametrize("meaning", ["", "Sở Không Có"])
def test_a_choice_that_means_nobody_leaves_the_phrase_open_and_keeps_the_rest(officer, document, task, meaning):
    Task.objects.filter(pk=task.pk).update(product="")
    PartyFactory(task=task, unit=None, phrase="các đơn vị liên quan", order=2)
    typed = {"phrase": "các đơn vị liên quan", "meaning": meaning, "product": "Báo cáo", "then": "approve"}
    answer = officer.post(reverse("tasks:fill", args=[task.pk]), typed, follow=True)
    task.refresh_from_db()
    assert task.parties.get(order=2).unit is None
    assert (task.product, task.state) == ("Báo cáo", TaskState.DRAFT)
    assert list(answer.context["messages"])


def test_the_last_day_and_the_product_are_filled_on_the_card_and_approved_at_once(officer, document, task):
    Task.objects.filter(pk=task.pk).update(product="", due_kind="undecided", due_on=None)
    page = officer.get(reverse("tasks:review", args=[document.pk])).content.decode()
    assert re.search(r'<input[^>]* name="due_on" form="fill"', page)
    assert re.search(r'<input[^>]* name="product" form="fill"', page)
    typed = {"due_on": "2025-06-30", "product": "Báo cáo", "then": "approve"}
    officer.post(reverse("tasks:fill", args=[task.pk]), typed)
    task.refresh_from_db()
    assert (task.due_on, task.product, task.state) == (date(2025, 6, 30), "Báo cáo", TaskState.REVIEWED)


def test_what_is_filled_before_something_else_is_clear_stays_filled_and_says_what_lacks(officer, task):
    Task.objects.filter(pk=task.pk).update(product="", due_kind="undecided", due_on=None)
    answer = officer.post(
        reverse("tasks:fill", args=[task.pk]), {"due_on": "2025-06-30", "then": "approve"}, follow=True
    )
    task.refresh_from_db()
    assert (task.due_on, task.state) == (date(2025, 6, 30), TaskState.DRAFT)
    assert "chưa rõ" in answer.content.decode()


def test_a_due_date_and_product_that_are_there_are_not_overwritten_by_filling(officer, task):
    before = (task.due_kind, task.due_on, task.product)
    officer.post(reverse("tasks:fill", args=[task.pk]), {"due_on": "2026-01-31", "product": "Khác"})
    task.refresh_from_db()
    assert (task.due_kind, task.due_on) == before[:2]
    assert task.product == (before[2] or "Khác")


def test_due_date_and_product_are_filled_in_all_that_lack_them_and_undone_at_one_press(officer, document, task):
    bare = {"product": "", "due_kind": "undecided", "due_on": None}
    Task.objects.filter(pk=task.pk).update(**bare)
    dated = TaskFactory(document=document, order=2, product="", due_on=date(2025, 3, 1))
    standing = TaskFactory(document=document, order=3, is_standing=True, **bare)
    dropped = TaskFactory(document=document, order=4, state=TaskState.DROPPED, **bare)
    elsewhere = TaskFactory(**bare)
    everything = (task, dated, standing, dropped, elsewhere)

    def facts() -> list[tuple[date | None, str]]:
        return [
            (one.due_on, one.product) for one in Task.objects.filter(pk__in=[x.pk for x in everything]).order_by("pk")
        ]

    before = facts()
    page = officer.get(reverse("tasks:review", args=[document.pk])).content.decode()
    assert "Điền một lần cho 3 nhiệm vụ" in page
    typed = {"due_on": "2025-06-30", "product": "Báo cáo kết quả thực hiện"}
    officer.post(reverse("tasks:fill-all", args=[document.pk]), typed)
    day, report = date(2025, 6, 30), "Báo cáo kết quả thực hiện"
    assert facts() == [(day, report), (date(2025, 3, 1), report), (day, ""), (None, ""), (None, "")]
    assert Entry.objects.filter(verb="task.changed").count() == 3
    officer.post(reverse("tasks:undo", args=[document.pk]))
    assert facts() == before


@pytest.mark.parametrize("typed", [{}, {"due_on": "31/02"}])
def test_filling_all_with_nothing_or_no_day_is_refused_in_words(officer, document, task, typed):
    Task.objects.filter(pk=task.pk).update(product="")
    answer = officer.post(reverse("tasks:fill-all", args=[document.pk]), typed, follow=True)
    assert list(answer.context["messages"])
    task.refresh_from_db()
    assert task.product == ""


def test_a_day_that_is_none_is_refused_in_words(officer, task):
    answer = officer.post(reverse("tasks:fill", args=[task.pk]), {"due_on": "31/02"}, follow=True)
    assert "alert" in answer.content.decode()


def test_what_was_split_or_merged_stays_in_hand(officer, document, task):
    address = reverse("tasks:split", args=[task.pk])
    page = officer.post(address, {"first_part": "Rà soát quy chế."}, follow=True).content.decode()
    assert f'data-in-hand="{task.pk}"' in page
    second = Task.objects.exclude(pk=task.pk).get()
    page = officer.post(reverse("tasks:merge", args=[second.pk]), {"into": task.pk}, follow=True).content.decode()
    assert f'data-in-hand="{task.pk}"' in page
