import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from django.urls import reverse

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.oversight.actions.sampling import MOST_DRAWN, draw_sample, record_check
from dondoc.oversight.commands import oversight
from dondoc.oversight.errors import SampleNotPossible
from dondoc.oversight.models import CheckResult, Sample, SampledWork
from dondoc.oversight.queries.samples import checks_of, comes_out_the_same, confirmed_in, samples_of
from dondoc.oversight.rules.sampling import digest_of, drawn
from dondoc.tasks.actions.life import Account, accept, confirm, reopen, submit
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory, EntryFactory, StandFactory

MARCH = lawful(Window.MONTH, date(2025, 3, 14))
IN_MARCH = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
AFTER = datetime(2025, 3, 17, 2, 0, tzinfo=UTC)


@pytest.fixture
def as_(cast):
    return lambda role: cast.as_actor(cast.of_role(role), on=AFTER.date())


@pytest.fixture
def officer(as_):
    return as_("tracking-officer")


@pytest.fixture
def done(cast):
    """Forty pieces of work of the department that were confirmed in March."""
    rows = [StandFactory(assignment__unit=cast.department, state="confirmed", since=IN_MARCH) for _ in range(40)]
    return [row.assignment for row in rows]


def numbers_of(sample):
    return list(SampledWork.objects.filter(sample=sample).order_by("place").values_list("assignment_id", flat=True))


def test_lots_are_what_the_rule_says_and_any_tool_reckons():
    lots = {number: hashlib.sha256(b"27/10:%d" % number).hexdigest() for number in range(1, 101)}
    assert drawn("27/10", range(1, 101), 5) == sorted(lots, key=lots.__getitem__)[:5]
    assert drawn("27/10", [3, 1, 2], 5) == drawn("27/10", [1, 2, 3], 3)
    assert digest_of([2, 1]) == hashlib.sha256(b"1\n2\n").hexdigest()


def test_another_seed_draws_others():
    assert drawn("a", range(1000), 20) != drawn("b", range(1000), 20)


def test_what_is_drawn_from_is_what_was_confirmed_in_the_period_by_leads(officer, cast, done):
    StandFactory(state="confirmed", since=IN_MARCH - timedelta(days=30))
    StandFactory(state="confirmed", since=IN_MARCH, role="support")
    StandFactory(state="confirmed", since=IN_MARCH, is_delegated=True)
    StandFactory(state="submitted", since=IN_MARCH)
    assert confirmed_in(officer, MARCH) == sorted(one.pk for one in done)


def test_a_sample_is_drawn_by_its_seed_and_comes_out_the_same_again(officer, done):
    made = draw_sample(period=MARCH, size=5, seed="27/10", by=officer, at=AFTER)
    assert numbers_of(made) == drawn("27/10", [one.pk for one in done], 5)
    assert (made.population, made.digest) == (40, digest_of(one.pk for one in done))
    assert comes_out_the_same(officer, made)
    (entry,) = history_of("sample", made.pk)
    assert (entry.verb, entry.new["seed"], entry.new["work"]) == ("sample.drawn", "27/10", numbers_of(made))


def test_a_seed_is_made_by_chance_where_none_is_given(officer, done):
    first, second = (draw_sample(period=MARCH, size=5, by=officer, at=AFTER) for _ in range(2))
    assert first.seed != second.seed
    assert comes_out_the_same(officer, first)


def test_it_comes_out_the_same_when_work_was_reopened_since(officer, as_, cast):
    work = AssignmentFactory(unit=cast.department)
    accept(assignment_id=work.pk, by=as_("unit-head"), at=IN_MARCH)
    submit(assignment_id=work.pk, account=Account("Đã xong."), by=as_("unit-head"), at=IN_MARCH)
    confirm(assignment_id=work.pk, by=officer, at=IN_MARCH)
    made = draw_sample(period=MARCH, size=5, by=officer, at=AFTER)
    reopen(assignment_id=work.pk, reason="Không đúng.", by=officer, at=AFTER)
    assert numbers_of(made) == [work.pk]
    assert comes_out_the_same(officer, made)


def test_a_sample_that_was_tampered_with_does_not_come_out_the_same(officer, done):
    made = draw_sample(period=MARCH, size=5, by=officer, at=AFTER)
    other = next(one for one in done if one.pk not in numbers_of(made))
    SampledWork.objects.filter(sample=made, place=1).update(assignment=other)
    assert not comes_out_the_same(officer, made)


@pytest.mark.parametrize("size", [0, MOST_DRAWN + 1])
def test_a_sample_has_a_sensible_size(officer, done, size):
    with pytest.raises(SampleNotPossible):
        draw_sample(period=MARCH, size=size, by=officer, at=AFTER)


def test_nothing_is_drawn_from_nothing_or_while_the_period_runs(officer, done):
    with pytest.raises(SampleNotPossible, match="14/03/2025"):
        draw_sample(period=MARCH, size=5, by=officer, at=datetime(2025, 3, 14, 2, 0, tzinfo=UTC))
    with pytest.raises(SampleNotPossible):
        draw_sample(period=MARCH.former, size=5, by=officer, at=AFTER)
    assert not Sample.objects.exists()


@pytest.mark.parametrize("role", ["unit-head", "official", "administrator"])
def test_samples_are_drawn_and_checked_by_the_office_and_leaders_alone(as_, officer, done, role):
    made = draw_sample(period=MARCH, size=1, by=as_("leader"), at=AFTER)
    for forbidden in (
        lambda by: draw_sample(period=MARCH, size=1, by=by, at=AFTER),
        samples_of,
        lambda by: record_check(
            sampled_id=made.work.get().pk, result=CheckResult.RIGHT, note="Đã xem.", by=by, at=AFTER
        ),
    ):
        with pytest.raises(NotPermitted):
            forbidden(as_(role))


def test_what_a_check_found_stays_beside_the_work(officer, done):
    made = draw_sample(period=MARCH, size=2, by=officer, at=AFTER)
    first = made.work.get(place=1)
    record_check(sampled_id=first.pk, result=CheckResult.WRONG, note=" Không có báo cáo. ", by=officer, at=AFTER)
    assert [(one.result, one.note) for one in checks_of(first.assignment)] == [("wrong", "Không có báo cáo.")]
    assert history_of("assignment", first.assignment_id).last().verb == "assignment.checked"
    assert [(one.checked, one.wrong) for one in samples_of(officer)] == [(1, 1)]
    with pytest.raises(SampleNotPossible):
        record_check(sampled_id=first.pk, result=CheckResult.RIGHT, note="Có.", by=officer, at=AFTER)
    with pytest.raises(SampleNotPossible):
        record_check(sampled_id=made.work.get(place=2).pk, result=CheckResult.RIGHT, note=" ", by=officer, at=AFTER)
    with pytest.raises(NotFound):
        record_check(sampled_id=999_999, result=CheckResult.RIGHT, note="Có.", by=officer, at=AFTER)


def test_nobody_checks_what_he_confirmed(officer, as_, done):
    made = draw_sample(period=MARCH, size=1, by=officer, at=AFTER)
    work = made.work.get()
    EntryFactory(
        object_type="assignment",
        object_id=work.assignment_id,
        verb="assignment.confirm",
        person_id=officer.person_id,
    )
    with pytest.raises(NotPermitted):
        record_check(sampled_id=work.pk, result=CheckResult.RIGHT, note="Đúng.", by=officer, at=AFTER)
    record_check(sampled_id=work.pk, result=CheckResult.RIGHT, note="Đúng.", by=as_("leader"), at=AFTER)


def test_the_command_draws_again(officer, done):
    made = draw_sample(period=MARCH, size=5, by=officer, at=AFTER)
    assert CliRunner().invoke(oversight, ["draw", str(made.pk)]).exit_code == 0
    made.work.filter(place=1).delete()
    assert CliRunner().invoke(oversight, ["draw", str(made.pk)]).exit_code == 1


@pytest.fixture
def page(cast, client, done):
    client.force_login(cast.tracking_officer)
    return client


def test_a_sample_is_drawn_checked_and_drawn_again_on_its_pages(page, cast, done):
    asked = {"first_on": "2025-02-15", "last_on": "2025-03-14", "size": "3", "seed": "27/10"}
    shown = page.post(reverse("oversight:samples"), asked, follow=True)
    made = Sample.objects.get()
    assert [one.place for one, *_rest in shown.context["rows"]] == [1, 2, 3]
    first = made.work.get(place=1)
    address = reverse("oversight:check", args=[made.pk, first.pk])
    refused = page.post(address, {"result": "wrong", "note": ""})
    assert refused.status_code == 422
    after = page.post(address, {"result": "wrong", "note": "Không tìm thấy."}, follow=True).content.decode()
    assert "Không tìm thấy." in after
    assert page.get(f"{reverse('oversight:sample', args=[made.pk])}?again").context["again"] is True
    assert "27/10" in page.get(reverse("oversight:samples")).content.decode()
    assert "Không tìm thấy." in page.get(reverse("tasks:assignment", args=[first.assignment_id])).content.decode()


def test_a_draw_that_is_refused_keeps_what_was_typed(page):
    asked = {"first_on": "2025-03-14", "last_on": "2025-02-15", "size": "3", "seed": "27/10"}
    assert "27/10" in page.post(reverse("oversight:samples"), asked).content.decode()
    nothing = {**asked, "first_on": "2020-01-01", "last_on": "2020-01-31"}
    assert "27/10" in page.post(reverse("oversight:samples"), nothing).content.decode()
    assert not Sample.objects.exists()
