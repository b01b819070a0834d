"""The pages of processes: described, changed and used by who leads the unit, read by its officials."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.kernel import clock
from dondoc.organization.models import Post
from dondoc.tasks.actions import life
from dondoc.tasks.actions.life import Account
from dondoc.tasks.models import Assignment, Course, Process
from dondoc.tasks.queries import versions_of
from dondoc.tasks.rules.states import State
from dondoc.tasks.templatetags.tasks import working_time
from factories import AssignmentFactory, PostFactory, ProcessStepFactory

BLANK = {"name": "", "post": "", "amount": "", "term_unit": "working-day"}


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def rows(*steps, initial=0):
    data = {"steps-TOTAL_FORMS": len(steps), "steps-INITIAL_FORMS": initial}
    for number, step in enumerate(steps):
        data |= {f"steps-{number}-{name}": value for name, value in (BLANK | step).items()}
    return {name.replace("steps-", "form-"): value for name, value in data.items()}


@pytest.fixture
def post(cast):
    return Post.objects.get(appointments__person=cast.official)


@pytest.fixture
def described(cast, post):
    address = reverse("tasks:describe-process", args=[cast.department.pk])
    steps = rows(
        {"name": "Ký", "post": post.pk, "amount": 1, "ORDER": 2},
        {"name": "Dự thảo", "post": post.pk, "amount": 2, "ORDER": 1},
        {},
    )
    answer = signed_in(cast.unit_head).post(address, {"name": "Góp ý văn bản", **steps})
    assert answer.status_code == 302
    return Process.objects.get()


def test_the_steps_stand_in_the_order_that_was_typed(cast, described):
    assert [one.name for one in versions_of(described)[0].steps.all()] == ["Dự thảo", "Ký"]
    page = signed_in(cast.official).get(reverse("tasks:process", args=[described.pk])).content.decode()
    assert page.index("Dự thảo") < page.index("Ký")
    assert reverse("tasks:change-process", args=[described.pk]) not in page
    assert "Góp ý văn bản" in signed_in(cast.leader).get(reverse("tasks:processes")).content.decode()


def test_a_step_that_lacks_something_is_said_at_its_field(cast, post):
    elsewhere = PostFactory(unit=cast.other_department)
    client, address = signed_in(cast.unit_head), reverse("tasks:describe-process", args=[cast.department.pk])
    for wrong in (
        {"name": "Ký", "post": post.pk},
        {"name": "Ký", "amount": 1},
        {"post": post.pk, "amount": 1},
        {"name": "Ký", "post": elsewhere.pk, "amount": 1},
    ):
        assert client.post(address, {"name": "Góp ý", **rows(wrong)}).status_code == 422
    assert client.post(address, {"name": "Góp ý", **rows({})}).status_code == 422
    assert not Process.objects.exists()


def test_nobody_describes_processes_of_other_units(cast):
    client = signed_in(cast.unit_head)
    assert client.get(reverse("tasks:describe-process", args=[cast.department.pk])).status_code == 200
    assert client.get(reverse("tasks:describe-process", args=[cast.other_department.pk])).status_code == 404


def test_a_change_keeps_the_version_before(cast, described, post):
    client, address = signed_in(cast.unit_head), reverse("tasks:change-process", args=[described.pk])
    assert "Dự thảo" in client.get(address).content.decode()
    steps = rows({"name": "Dự thảo", "post": post.pk, "amount": 3, "ORDER": 1}, initial=1)
    assert client.post(address, {"note": "", **steps}).status_code == 422
    assert client.post(address, {"note": "Gộp bước.", **steps}).status_code == 302
    page = client.get(reverse("tasks:process", args=[described.pk])).content.decode()
    assert "Gộp bước." in page
    assert "Ký" in page


def test_work_goes_along_it_from_its_page(cast, described):
    work = AssignmentFactory(unit=cast.department, state=State.ACCEPTED)
    client, page = signed_in(cast.unit_head), reverse("tasks:assignment", args=[work.pk])
    begin = reverse("tasks:begin-course", args=[work.pk])
    assert begin in client.get(page).content.decode()
    assert begin not in signed_in(cast.official).get(page).content.decode()
    client.post(begin, {"process": "x"})
    assert not Course.objects.exists()
    shown = client.post(begin, {"process": described.pk}, follow=True).content.decode()
    part = Assignment.objects.get(parent=work)
    assert reverse("tasks:assignment", args=[part.pk]) in shown
    assert str(cast.official) in shown
    listed = client.get(reverse("tasks:process", args=[described.pk])).content.decode()
    assert page in listed
    by = cast.as_actor(cast.official, on=date(2025, 1, 6))
    life.decline(assignment_id=part.pk, reason="Nhầm", by=by, at=clock.now())
    go_on = reverse("tasks:go-on", args=[work.pk])
    assert go_on in client.get(page).content.decode()
    client.post(go_on)
    assert Assignment.objects.filter(parent=work, state=State.SENT).count() == 1
    client.post(reverse("tasks:end-course", args=[work.pk]), {"reason": "Chọn nhầm."})
    assert Course.objects.get().ended_at is not None
    assert begin in client.get(page).content.decode()


def test_a_step_of_another_unit_is_not_shown_with_who_holds_it(cast, described):
    work = AssignmentFactory(unit=cast.department, state=State.ACCEPTED)
    signed_in(cast.unit_head).post(reverse("tasks:begin-course", args=[work.pk]), {"process": described.pk})
    part = Assignment.objects.get(parent=work)
    by = cast.as_actor(cast.official, on=date(2025, 1, 6))
    life.accept(assignment_id=part.pk, by=by, at=clock.now())
    life.submit(assignment_id=part.pk, account=Account(done="Xong", product="Dự thảo"), by=by, at=clock.now())
    Assignment.objects.filter(pk=part.pk).update(unit=cast.other_department, person=None)
    page = signed_in(cast.official).get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert reverse("tasks:assignment", args=[part.pk]) not in page


def test_it_is_used_no_longer_for_a_reason(cast, described):
    client, address = signed_in(cast.unit_head), reverse("tasks:end-process", args=[described.pk])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Không còn việc này."}).status_code == 302
    assert client.post(address, {"reason": "Không còn việc này."}).status_code == 422
    assert "Góp ý văn bản" not in client.get(reverse("tasks:processes")).content.decode()
    assert client.get(reverse("tasks:process", args=[described.pk])).status_code == 200


def test_the_page_of_a_unit_names_its_processes(cast, described):
    page = reverse("unit", args=[cast.department.pk])
    assert reverse("tasks:process", args=[described.pk]) in signed_in(cast.official).get(page).content.decode()
    head = signed_in(cast.unit_head).get(page).content.decode()
    assert reverse("tasks:describe-process", args=[cast.department.pk]) in head
    assert "processes" not in signed_in(cast.administrator).get(page).content.decode()
    ProcessStepFactory(version__process__unit=cast.other_department, version__process__name="Việc riêng")
    assert "Việc riêng" not in signed_in(cast.unit_head).get(reverse("tasks:processes")).content.decode()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 giờ"), (1, "1 giờ"), (90, "2 giờ"), (480, "1 ngày làm việc"), (1200, "2 ngày làm việc 4 giờ")],
)
def test_working_time_is_said_in_days_and_hours(minutes, said):
    assert working_time(minutes) == said
