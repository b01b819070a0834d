from datetime import date, timedelta

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.oversight.actions.ladder import RungWording, end_rung, set_rung, set_up_ladder
from dondoc.oversight.actions.watching import follow, rebuild
from dondoc.oversight.errors import RungNotPossible
from dondoc.oversight.models import Rung, Watch
from dondoc.oversight.queries import gaps, rungs_on
from dondoc.oversight.rules.ladder import Does, Tells
from dondoc.tasks.actions import life
from dondoc.tasks.actions.correcting import change_due
from dondoc.tasks.models import PartyRole
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.actions import mark_day
from dondoc.workcalendar.rules import DayKind, MarkedDay
from factories import AssignmentFactory

DONE = life.Account(done="Đã rà soát xong quy chế làm việc.")
SUNDAY_RUNG = RungWording("before-9", "Nhắc trước hạn 9 ngày", -9, Does.REMIND, [Tells.PERSON])


def watch_of(work):
    return Watch.objects.filter(assignment=work).values_list("due_on", "next_on").first()


@pytest.fixture
def heads(cast, at):
    on = at.date()
    return cast.as_actor(cast.unit_head, on=on), cast.as_actor(cast.tracking_officer, on=on)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", PartyRole)
def test_what_a_unit_still_has_to_hand_in_is_watched_and_nothing_else(ladder, state, role):
    work = AssignmentFactory(state=state.value, role=role)
    follow([work.pk])
    open_states = {State.SENT, State.ACCEPTED, State.IN_PROGRESS, State.RETURNED}
    assert Watch.objects.exists() == (state in open_states and role != PartyRole.SUPERVISE)


def test_a_watch_follows_the_life_of_its_work(work, heads, at):
    head, officer = heads
    life.accept(assignment_id=work.pk, by=head, at=at)
    assert watch_of(work) == (date(2025, 3, 31), date(2025, 3, 24))
    life.submit(assignment_id=work.pk, account=DONE, by=head, at=at)
    assert watch_of(work) is None
    life.return_to_unit(assignment_id=work.pk, reason="Thiếu phụ lục", by=officer, at=at)
    assert watch_of(work) is not None
    life.suspend(assignment_id=work.pk, reason="Chờ hướng dẫn", by=officer, at=at)
    assert watch_of(work) is None
    life.resume(assignment_id=work.pk, by=officer, at=at + timedelta(days=1))
    assert watch_of(work) == (date(2025, 4, 1), date(2025, 3, 25))
    life.recall(assignment_id=work.pk, reason="Không còn cần", by=officer, at=at + timedelta(days=1))
    assert watch_of(work) is None


def test_a_moved_due_date_moves_the_watch_and_an_undated_one_waits_for_nothing(work, heads, at):
    follow([work.pk])
    change_due(assignment_id=work.pk, due_on=date(2025, 5, 30), reason="Đổi hạn", by=heads[1], at=at)
    assert watch_of(work) == (date(2025, 5, 30), date(2025, 5, 23))
    change_due(assignment_id=work.pk, due_on=None, reason="Việc thường xuyên", by=heads[1], at=at)
    assert watch_of(work) == (None, None)


def test_a_changed_calendar_moves_the_days_of_the_rungs(work, actor, at):
    follow([work.pk])
    day = MarkedDay(date(2025, 3, 26), DayKind.HOLIDAY, "Ngày nghỉ thử", "Thông báo thử")
    mark_day(day=day, by=actor, at=at)
    assert watch_of(work) == (date(2025, 3, 31), date(2025, 3, 21))


def test_work_as_it_stands_already_changes_no_watch(work):
    assert follow([work.pk]) == 1
    assert follow([work.pk]) == 0


def test_wrong_watches_are_found_and_made_anew(work, actor, at):
    other, needless = AssignmentFactory(unit=work.unit), AssignmentFactory(state=State.CONFIRMED.value)
    for one, due_on in ((other, date(2025, 1, 1)), (needless, needless.due_on)):
        Watch.objects.create(assignment=one, due_on=due_on, next_on=due_on)
    found = {gap.what: gap.number for gap in gaps(on=at.date())}
    assert found == {"missing": 1, "needless": 1, "due": 1, "day": 1}
    heard = []
    assert rebuild(by=actor, at=at, progress=lambda *far: heard.append(far)) == 3
    assert heard == [(3, 3)]
    assert gaps(on=at.date()) == []
    assert rebuild(by=actor, at=at) == 0


def test_the_ladder_is_loaded_once_and_changed_only_with_the_permission(ladder, actor, cast, at):
    assert set_up_ladder(by=actor, at=at) == 0
    assert Rung.objects.count() == 8
    with pytest.raises(NotPermitted):
        set_rung(wording=SUNDAY_RUNG, by=cast.as_actor(cast.official, on=at.date()), at=at)


def test_a_new_rung_is_watched_for_at_once_and_one_that_ends_no_longer(work, actor, at):
    follow([work.pk])
    set_rung(wording=SUNDAY_RUNG, by=actor, at=at)
    assert watch_of(work) == (date(2025, 3, 31), date(2025, 3, 18))
    end_rung(code="before-9", by=actor, at=at + timedelta(days=1))
    assert watch_of(work) == (date(2025, 3, 31), date(2025, 3, 24))
    with pytest.raises(RungNotPossible, match="không có bậc này"):
        end_rung(code="before-9", by=actor, at=at)


def test_a_rung_set_anew_holds_from_today_and_the_one_before_to_yesterday(ladder, actor, at):
    later = at + timedelta(days=30)
    wording = RungWording("before-5", "Nhắc trước hạn 6 ngày", -6, Does.REMIND, [Tells.HEAD])
    made = set_rung(wording=wording, by=actor, at=later)
    before = Rung.objects.get(code="before-5", valid_to=later.date() - timedelta(days=1))
    assert [row.pk for row in rungs_on(at.date()) if row.code == "before-5"] == [before.pk]
    assert [row.pk for row in rungs_on(later.date()) if row.code == "before-5"] == [made.pk]
    assert [entry.verb for entry in history_of("rung", before.pk)] == ["rung.set", "rung.ended"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "cần một tên gọi"),
        ({"days": 401}, "nhiều nhất 400"),
        ({"tells": []}, "không báo cho ai"),
        ({"does": Does.URGE, "days": 1}, "mức từ 1 đến 3"),
        ({"level": 2}, "mức từ 1 đến 3"),
        ({"does": Does.ASK, "days": 0}, "chỉ nhắc việc"),
    ],
)
def test_a_rung_that_makes_no_sense_is_refused(ladder, actor, at, changes, said):
    facts = {"code": "x", "name": "Bậc thử", "days": -1, "does": Does.REMIND, "tells": [Tells.HEAD], **changes}
    with pytest.raises(RungNotPossible, match=said):
        set_rung(wording=RungWording(**facts), by=actor, at=at)
