from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dondoc.documents.actions import Upload
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Power
from dondoc.tasks import queries
from dondoc.tasks.actions.extending import (
    Grant,
    ask_extension,
    grant_extension,
    record_grant,
    refuse_extension,
    withdraw_extension,
)
from dondoc.tasks.errors import AlreadyAsked, ExtensionNotPossible, ReasonMissing, TooLateToAsk, TooManyExtensions
from dondoc.tasks.models import Assignment, ExtensionState, Proof
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

LATER = date(2025, 4, 30)
AFTER_DUE = datetime(2025, 4, 1, 2, tzinfo=UTC)


@pytest.fixture
def work(city):
    return AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)


def asked(city, work, at, **changes):
    given = {"assignment_id": work.pk, "due_on": LATER, "reason": "Chờ số liệu của bộ", "by": city.head, "at": at}
    return ask_extension(**given | changes)


def test_granted_time_moves_the_due_date_and_leaves_the_first_in_sight(city, work, at):
    request = asked(city, work, at)
    grant_extension(extension_id=request.pk, by=city.leader, at=at)
    work = Assignment.objects.get()
    assert (work.first_due_on, work.due_on) == (date(2025, 3, 31), LATER)
    change = work.due_changes.get()
    assert (change.cause, change.reason) == ("extension", "Chờ số liệu của bộ")


def test_less_may_be_granted_than_was_asked(city, work, at):
    grant_extension(extension_id=asked(city, work, at).pk, due_on=date(2025, 4, 10), by=city.leader, at=at)
    assert Assignment.objects.get().due_on == date(2025, 4, 10)


def test_a_grant_that_gives_no_time_is_refused(city, work, at):
    request = asked(city, work, at)
    with pytest.raises(ExtensionNotPossible):
        grant_extension(extension_id=request.pk, due_on=date(2025, 3, 31), by=city.leader, at=at)


def test_refused_time_changes_nothing_and_gives_the_reason(city, work, at):
    request = asked(city, work, at)
    with pytest.raises(ReasonMissing):
        refuse_extension(extension_id=request.pk, reason=" ", by=city.leader, at=at)
    refused = refuse_extension(extension_id=request.pk, reason="Đã gia hạn cho việc khác", by=city.leader, at=at)
    assert (refused.state, refused.decision_reason) == (ExtensionState.REFUSED, "Đã gia hạn cho việc khác")
    assert Assignment.objects.get().due_on == date(2025, 3, 31)


def test_a_request_is_decided_once(city, work, at):
    request = asked(city, work, at)
    withdraw_extension(extension_id=request.pk, by=city.head, at=at)
    with pytest.raises(ExtensionNotPossible):
        grant_extension(extension_id=request.pk, by=city.leader, at=at)


def test_nobody_grants_time_to_his_own_unit(city, work, at):
    request = asked(city, work, at)
    mighty = replace(city.head, powers={**city.head.powers, "extension.decide": Power(everywhere=True)})
    with pytest.raises(NotPermitted):
        grant_extension(extension_id=request.pk, by=mighty, at=at)


def test_who_may_not_decide_or_see_it_does_not(city, work, at):
    request = asked(city, work, at)
    with pytest.raises(NotPermitted):
        grant_extension(extension_id=request.pk, by=city.tracking_officer, at=at)
    with pytest.raises(NotFound):
        withdraw_extension(extension_id=request.pk, by=city.other_head, at=at)


def test_an_official_asks_for_what_he_is_in_charge_of(city, work, at):
    with pytest.raises(NotPermitted):
        asked(city, work, at, by=city.official)
    Assignment.objects.update(person_id=city.official.person_id)
    assert asked(city, work, at, by=city.official).asked_by_name == city.official.name


@pytest.mark.parametrize(
    ("fields", "changes"),
    [
        ({"state": State.SUBMITTED}, {}),
        ({"state": State.CONFIRMED}, {}),
        ({"due_on": None}, {}),
        ({}, {"due_on": date(2025, 3, 31)}),
        ({"due_on": date(2024, 1, 1)}, {"due_on": date(2024, 6, 1)}),
    ],
)
def test_time_is_asked_only_for_open_dated_work_and_a_later_day(city, work, at, fields, changes):
    Assignment.objects.update(**fields)
    with pytest.raises(ExtensionNotPossible):
        asked(city, work, at, **changes)


def test_a_request_needs_its_reason(city, work, at):
    with pytest.raises(ReasonMissing):
        asked(city, work, at, reason=" ")


def test_one_request_waits_at_a_time(city, work, at):
    asked(city, work, at)
    with pytest.raises(AlreadyAsked):
        asked(city, work, at)


def test_late_requests_are_refused_where_the_province_takes_none_and_marked_where_it_does(city, work, settings):
    with pytest.raises(TooLateToAsk):
        asked(city, work, AFTER_DUE)
    settings.DONDOC_EXTENSIONS_LATE = True
    assert asked(city, work, AFTER_DUE).was_late


def test_the_province_may_limit_how_often_time_is_granted(city, work, at, settings):
    settings.DONDOC_EXTENSIONS_AT_MOST = 1
    grant_extension(extension_id=asked(city, work, at).pk, by=city.leader, at=at)
    with pytest.raises(TooManyExtensions):
        asked(city, work, at, due_on=date(2025, 5, 30))


def test_a_request_keeps_the_files_that_show_its_reason_and_the_journal_names_them(city, work, at):
    request = asked(city, work, at, proofs=[Upload(b"Cong van cua bo", "cong-van.txt")])
    proof = request.proofs.get()
    assert (proof.name, proof.file.size) == ("cong-van.txt", 15)
    assert history_of("assignment", work.pk).last().new["proofs"] == [[proof.file.sha256, "cong-van.txt"]]


def test_a_refused_request_keeps_no_file(city, work, at):
    with pytest.raises(ReasonMissing):
        asked(city, work, at, reason=" ", proofs=[Upload(b"Cong van cua bo", "cong-van.txt")])
    assert not Proof.objects.exists()


def test_requests_of_a_unit_are_counted_with_those_that_came_late(city, work, at, settings):
    settings.DONDOC_EXTENSIONS_LATE = True
    first = asked(city, work, at)
    grant_extension(extension_id=first.pk, by=city.leader, at=at)
    second = asked(city, work, datetime(2025, 5, 2, 2, tzinfo=UTC), due_on=date(2025, 6, 30))
    counts = queries.extension_counts(city.leader, city.home_affairs, since=at)
    assert (counts.asked, counts.late, counts.granted) == (2, 1, 1)
    assert queries.extension_counts(city.other_head, city.home_affairs, since=at).asked == 0
    assert list(queries.extensions_of(work)) == [second, first]


def test_who_stands_in_for_the_person_in_charge_asks_in_his_place(city, at):
    his = AssignmentFactory(unit=city.home_affairs, person_id=city.official.person_id, state=State.ACCEPTED)
    deputy = replace(
        city.official, person_id=city.other_head.person_id, stands_in_for=frozenset({city.official.person_id})
    )
    request = asked(city, his, at, by=deputy)
    withdraw_extension(extension_id=request.pk, by=deputy, at=at)
    request.refresh_from_db()
    assert request.state == ExtensionState.WITHDRAWN


GRANT = Grant(LATER, granted_by="Thủ tướng Chính phủ", document="1234/TTg-TH, 28/3/2025", asked_on=date(2025, 3, 20))
LETTER = Upload(b"Dong y gia han", "1234-ttg-th.txt")


@pytest.fixture
def own(city):
    """The Committee's own part in an order from above."""
    return AssignmentFactory(unit=city.committee, state=State.ACCEPTED)


def recorded(city, own, *, grant=GRANT, at=AFTER_DUE, **changes):
    given = {"assignment_id": own.pk, "reason": "Chờ hướng dẫn", "proofs": [LETTER], "by": city.tracking_officer}
    return record_grant(**given | changes, grant=grant, at=at)


def test_time_that_a_superior_granted_is_kept_as_an_extension_with_its_document(city, own):
    granted = recorded(city, own)
    own.refresh_from_db()
    assert (own.first_due_on, own.due_on) == (date(2025, 3, 31), LATER)
    assert (granted.state, granted.decided_by_name) == ("granted", "Thủ tướng Chính phủ")
    assert (granted.was_late, granted.proofs.get().name) == (False, "1234-ttg-th.txt")
    change = own.due_changes.get()
    assert (change.cause, "1234/TTg-TH" in change.reason) == ("extension", True)
    entry = history_of("assignment", own.pk).get(verb="extension.recorded")
    assert entry.new["document"] == "1234/TTg-TH, 28/3/2025"
    assert entry.new["proofs"] == [[granted.proofs.get().file.sha256, "1234-ttg-th.txt"]]


def test_time_asked_above_after_the_due_date_is_marked(city, own):
    assert recorded(city, own, grant=replace(GRANT, asked_on=date(2025, 4, 1))).was_late


def test_only_the_office_records_it_and_only_for_the_committees_own_work(city, own, work):
    for refused in ({"own": work}, {"own": work, "by": city.head}):
        with pytest.raises(NotPermitted):
            recorded(city, **{"own": own} | refused)
    with pytest.raises(NotFound):
        recorded(city, own, by=city.other_head)


@pytest.mark.parametrize(
    "wrong",
    [
        {"proofs": []},
        {"grant": replace(GRANT, due_on=date(2025, 3, 31))},
        {"grant": replace(GRANT, asked_on=date(2025, 4, 2))},
    ],
)
def test_no_grant_without_its_document_a_later_day_and_an_asking_that_has_been(city, own, wrong):
    with pytest.raises(ExtensionNotPossible):
        recorded(city, own, **wrong)
    assert not own.extensions.exists()


@pytest.mark.parametrize(
    "unsaid", [{"reason": " "}, {"grant": replace(GRANT, granted_by=" ")}, {"grant": replace(GRANT, document="")}]
)
def test_who_granted_it_by_what_and_why_are_said(city, own, unsaid):
    with pytest.raises(ReasonMissing):
        recorded(city, own, **unsaid)


@pytest.mark.parametrize("stands", [{"state": State.CONFIRMED}, {"due_on": None}])
def test_closed_and_undated_work_is_granted_no_time(city, own, stands):
    Assignment.objects.filter(pk=own.pk).update(**stands)
    with pytest.raises(ExtensionNotPossible):
        recorded(city, own)
