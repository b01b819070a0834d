from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from dondoc.kernel import clock
from dondoc.oversight.actions.ladder import RungWording, set_rung
from dondoc.oversight.actions.watching import follow
from dondoc.oversight.models import Rung
from dondoc.oversight.queries.foresight import Foreseen, foresee
from dondoc.oversight.rules.ladder import Does, Tells
from factories import AssignmentFactory, RungFactory, StepFactory

ON = date(2025, 3, 3)  # a Monday


@pytest.fixture
def watched(ladder, cast):
    """Two pieces of work due on Monday the 31st, one due on Monday the 10th, one without a due date."""
    days = (date(2025, 3, 31), date(2025, 3, 31), date(2025, 3, 10), None)
    follow([AssignmentFactory(unit=cast.department, due_on=day).pk for day in days])


def test_a_new_rung_reaches_what_is_due_after_its_day_and_never_back(watched):
    found = foresee("before-9", days=-9, on=ON)
    assert found == Foreseen(watched=3, before=0, after=2, today=0, moved=2, days=[(date(2025, 3, 18), 2)])


def test_a_rung_whose_day_is_today_is_taken_tonight(watched):
    found = foresee("before-x", days=-5, on=date(2025, 3, 24))
    assert (found.after, found.today) == (2, 2)


def test_a_rung_that_moves_is_told_before_and_after(watched):
    found = foresee("before-5", days=-20, on=ON)
    assert (found.before, found.after, found.today) == (3, 2, 2)
    assert found.moved == 3


def test_a_rung_that_ends_reaches_nothing_any_more(watched):
    found = foresee("before-5", days=None, on=ON)
    assert (found.before, found.after, found.moved, found.days) == (3, 0, 3, [])


def test_what_is_foreseen_is_what_setting_it_does(watched, actor):
    foreseen = foresee("before-5", days=-8, on=ON)
    at = datetime(2025, 3, 3, 2, 0, tzinfo=clock.HOME)
    made = set_rung(wording=RungWording("before-5", "Nhắc sớm", -8, Does.REMIND, [Tells.PERSON]), by=actor, at=at)
    after = foresee("before-5", days=None, on=ON + timedelta(days=1))
    assert (after.before, made.days) == (foreseen.after, -8)


@pytest.fixture
def page(client, ladder):
    def come_in(person):
        client.force_login(person)
        return client

    return come_in


TYPED = {"name": "Nhắc trước 8 ngày", "days": "-8", "does": "remind", "level": "", "tells": ["person", "head"]}


def test_everybody_reads_the_ladder_and_who_orders_it_may_change_it(page, cast):
    change = reverse("oversight:rung", args=["before-5"])
    for role, may in (("leader", True), ("administrator", True), ("official", False), ("tracking-officer", False)):
        shown = page(cast.of_role(role)).get(reverse("oversight:ladder")).content.decode()
        assert "Nhắc trước hạn 5 ngày làm việc" in shown
        assert (change in shown) is may


def test_a_rung_is_looked_at_before_it_is_put_in(page, cast):
    leader = page(cast.leader)
    AssignmentFactory(unit=cast.department, due_on=date(2999, 1, 30))
    looked = leader.post(reverse("oversight:new-rung"), {**TYPED, "step": "look"})
    assert looked.context["foreseen"].watched == 0
    assert not Rung.objects.filter(days=-8).exists()
    leader.post(reverse("oversight:new-rung"), {**TYPED, "step": "set"})
    made = Rung.objects.get(days=-8)
    assert (made.code, made.tells) == ("before-8", ["person", "head"])


def test_a_code_tells_one_rung_for_good(page, cast):
    RungFactory(code="before-8", valid_to=date(2025, 2, 1))
    page(cast.leader).post(reverse("oversight:new-rung"), {**TYPED, "step": "set"})
    assert Rung.objects.get(days=-8).code == "before-8-2"
    page(cast.leader).post(reverse("oversight:new-rung"), {**TYPED, "days": "0", "step": "set"})
    assert Rung.objects.filter(code="on-the-day-2", days=0).exists()


def test_a_rung_is_changed_and_taken_out(page, cast):
    leader, address = page(cast.leader), reverse("oversight:rung", args=["before-5"])
    assert "Nhắc trước hạn 5 ngày làm việc" in leader.get(address).content.decode()
    StepFactory(rung=Rung.objects.get(code="before-5"))
    leader.post(address, {**TYPED, "step": "set"})
    assert Rung.objects.get(code="before-5", valid_to=None).days == -8
    assert leader.post(address, {"step": "look-end"}).context["ends"]
    leader.post(address, {"step": "end"})
    assert not Rung.objects.filter(code="before-5", valid_to=None).exists()
    assert leader.get(address).status_code == 404


@pytest.mark.parametrize("step", ["look", "set"])
def test_a_rung_that_cannot_stand_is_refused_and_what_was_typed_stays(page, cast, step):
    typed = {**TYPED, "name": "Đôn đốc sớm", "does": "urge", "level": "1", "step": step}
    assert "Đôn đốc sớm" in page(cast.leader).post(reverse("oversight:new-rung"), typed).content.decode()
    assert not Rung.objects.filter(name="Đôn đốc sớm").exists()
