from datetime import timedelta

import pytest
from django.urls import reverse

from dondoc.oversight.queries.outcomes import Outcome, outcomes_of
from factories import AssignmentFactory, ExplanationFactory, ReportFactory, UrgedWorkFactory, UrgingFactory


@pytest.fixture
def urging(cast):
    """An urging of a work confirmed, one explained, one reported on, one handed in, two silent and one recalled."""
    made = UrgingFactory()
    states = ("confirmed", "in-progress", "in-progress", "submitted", "in-progress", "sent", "recalled")
    work = [AssignmentFactory(unit=cast.department, state=state) for state in states]
    for one in work:
        UrgedWorkFactory(urging=made, assignment=one)
    _done, explained, reported, handed_in, silent, *_rest = work
    later, before = made.at + timedelta(days=1), made.at - timedelta(days=1)
    ExplanationFactory(assignment=explained, state="given", reply="Chờ số liệu.", replied_at=later)
    ReportFactory(assignment=explained, at=later)
    ReportFactory(assignment=reported, at=later)
    ReportFactory(assignment=handed_in, at=later, is_submission=True)
    ReportFactory(assignment=silent, at=before)
    return made


def test_each_piece_of_urged_work_is_counted_once_by_what_became_of_it(urging, cast, at, django_assert_num_queries):
    leader = cast.as_actor(cast.leader, on=at.date())
    other = UrgedWorkFactory(assignment__unit=cast.other_department, assignment__state="accepted").urging
    with django_assert_num_queries(1):
        found = outcomes_of([urging.pk, other.pk], leader)
    assert found == {urging.pk: Outcome(1, 3, 2, 1), other.pk: Outcome(0, 0, 1, 0)}


def test_of_work_that_is_not_his_to_see_nobody_learns_what_became(urging, cast, at):
    UrgedWorkFactory(urging=urging, assignment__unit=cast.other_department)
    head = cast.as_actor(cast.unit_head, on=at.date())
    assert outcomes_of([urging.pk], head) == {urging.pk: Outcome(1, 3, 2, 1)}


def test_the_list_of_urgings_says_what_became_of_each(urging, cast, client):
    client.force_login(cast.tracking_officer)
    page = client.get(reverse("oversight:urgings")).content.decode()
    for said in ("2 chưa trả lời", "3 đã trả lời, chưa xong", "1 đã xong", "1 từ chối, thu hồi"):
        assert said in page
