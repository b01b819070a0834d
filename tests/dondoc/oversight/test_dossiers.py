from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import docx
import pytest
from django.urls import reverse

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.kernel.freezing import digest
from dondoc.notices.models import Notice
from dondoc.oversight.actions.dossiers import (
    answer_dossier,
    make_dossier_on_person,
    make_dossier_on_unit,
    show_dossier,
    take_dossier,
    withdraw_dossier,
)
from dondoc.oversight.dossier import as_docx
from dondoc.oversight.errors import DossierNotPossible
from dondoc.oversight.models import AccountabilityDossier, DossierState, Purpose
from dondoc.oversight.permissions import dossiers_visible_to
from dondoc.oversight.rules.dossiers import is_usable
from dondoc.tasks.actions.life import decline
from dondoc.workcalendar.actions import load_days
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    ExplanationFactory,
    ExtensionFactory,
    PassageFactory,
    PersonFactory,
    PostFactory,
    UnitFactory,
)

MARCH = lawful(Window.MONTH, date(2025, 3, 14))
AT = datetime(2025, 3, 17, 2, 0, tzinfo=UTC)  # a Monday
ANSWER_ON = date(2025, 3, 24)
WHY = "Xét thi đua quý I."


@pytest.fixture
def as_(cast, actor, at):
    load_days(by=actor, at=at)
    return lambda role: cast.as_actor(cast.of_role(role), on=AT.date())


@pytest.fixture
def work(cast):
    """Work of the official, which he has not touched since Monday, 10 March."""
    sent = datetime(2025, 3, 10, 2, 0, tzinfo=UTC)
    return AssignmentFactory(unit=cast.department, person=cast.official, sent_at=sent, task__title="Lập đề án")


def make(cast, by, **other):
    asked = {"person_id": cast.official.pk, "period": MARCH, "purpose": Purpose.TRANSFER, "reason": WHY, "at": AT}
    return make_dossier_on_person(**{**asked, "by": by, **other})


@pytest.fixture
def shown(as_, cast, work):
    made = make(cast, as_("leader"))
    return show_dossier(dossier_id=made.pk, by=as_("leader"), at=AT)


@pytest.mark.parametrize(
    ("answered", "answer_on", "on", "usable"),
    [
        (False, None, date(2025, 3, 24), False),
        (False, ANSWER_ON, date(2025, 3, 24), False),
        (False, ANSWER_ON, date(2025, 3, 25), True),
        (True, ANSWER_ON, date(2025, 3, 18), True),
    ],
)
def test_it_may_be_used_once_answered_or_when_the_last_day_of_the_answer_is_over(answered, answer_on, on, usable):
    assert is_usable(is_withdrawn=False, is_answered=answered, answer_on=answer_on, on=on) is usable
    assert not is_usable(is_withdrawn=True, is_answered=answered, answer_on=answer_on, on=on)


def test_it_freezes_the_figures_with_every_entry_and_what_was_explained(as_, cast, work):
    at = datetime(2025, 3, 11, 2, 0, tzinfo=UTC)
    ExtensionFactory(assignment=work, asked_at=at, was_late=True, reason="Chờ số liệu.")
    ExplanationFactory(assignment=work, asked_at=at, question="Vì sao chậm?")
    made = make(cast, as_("leader"))
    assert made.digest == digest(made.facts)
    figures = made.facts["figures"]
    assert (figures["held"], figures["days"], figures["idle"], figures["late_requests"]) == (1, 4, 4, 1)
    (lying,) = made.facts["lying"]
    assert (lying["assignment"], lying["title"], lying["from"], lying["until"]) == (
        work.pk,
        "Lập đề án",
        "2025-03-10",
        "",
    )
    assert made.facts["requests"][0]["reason"] == "Chờ số liệu."
    assert made.facts["explanations"][0]["question"] == "Vì sao chậm?"
    PassageFactory(assignment=work, at=at, old_unit=cast.department, new_unit=cast.department, old_person=cast.official)
    made.refresh_from_db()
    assert made.facts["figures"] == figures


def test_a_units_dossier_concerns_its_head(as_, cast, work):
    at = datetime(2025, 3, 12, 2, 0, tzinfo=UTC)
    other = AssignmentFactory(unit=cast.department, sent_at=at)
    decline(assignment_id=other.pk, reason="Không thuộc thẩm quyền.", by=as_("unit-head"), at=at)
    PassageFactory(assignment=work, at=at, old_unit=cast.department, new_unit=cast.other_department)
    made = make_dossier_on_unit(
        unit_id=cast.department.pk, period=MARCH, purpose=Purpose.PRAISE, reason=WHY, by=as_("leader"), at=AT
    )
    assert (made.person, made.is_of_unit, str(made)) == (cast.unit_head, True, "Sở Nội vụ, 15/02/2025–14/03/2025")
    figures = made.facts["figures"]
    assert (figures["held"], figures["untouched"], figures["declined"], figures["passed_on"]) == (2, 1, 1, 1)


def test_a_unit_without_a_head_has_nobody_who_could_answer(as_, cast):
    unit = UnitFactory(parent=cast.committee)
    with pytest.raises(DossierNotPossible):
        make_dossier_on_unit(unit_id=unit.pk, period=MARCH, purpose=Purpose.PRAISE, reason=WHY, by=as_("leader"), at=AT)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("leader", True), ("unit-head", True), ("tracking-officer", False), ("official", False), ("administrator", False)],
)
def test_a_leader_or_the_head_makes_a_dossier_on_an_official(as_, cast, work, role, allowed):
    if allowed:
        assert make(cast, as_(role)).state == DossierState.MADE
        return
    with pytest.raises(NotPermitted):
        make(cast, as_(role))


def test_nobody_makes_one_on_himself_or_beyond_his_units(as_, cast):
    with pytest.raises(NotPermitted):
        make(cast, as_("unit-head"), person_id=cast.unit_head.pk)
    stranger = PersonFactory()
    AppointmentFactory(person=stranger, post=PostFactory(unit=cast.other_department))
    with pytest.raises(NotPermitted):
        make(cast, as_("unit-head"), person_id=stranger.pk)


@pytest.mark.parametrize("how", [{"reason": " "}, {"period": lawful(Window.MONTH, date(2025, 5, 1))}])
def test_a_dossier_has_a_reason_and_a_period_that_has_begun(as_, cast, how):
    with pytest.raises(DossierNotPossible):
        make(cast, as_("leader"), **how)
    assert not AccountabilityDossier.objects.exists()


def test_who_holds_no_post_has_no_dossier(as_, cast):
    with pytest.raises(DossierNotPossible):
        make(cast, as_("leader"), person_id=PersonFactory().pk)


def test_whom_it_concerns_sees_it_once_it_is_shown_and_is_told_then(as_, cast, work):
    made = make(cast, as_("leader"))
    assert not dossiers_visible_to(as_("official")).exists()
    shown = show_dossier(dossier_id=made.pk, by=as_("leader"), at=AT)
    assert (shown.state, shown.answer_on) == (DossierState.SHOWN, ANSWER_ON)
    assert dossiers_visible_to(as_("official")).get() == made
    notice = Notice.objects.get(person=cast.official)
    assert notice.address == reverse("oversight:dossier", args=[made.pk])
    assert "24/03/2025" in notice.text
    with pytest.raises(DossierNotPossible):
        show_dossier(dossier_id=made.pk, by=as_("leader"), at=AT)


def test_a_head_does_not_see_the_one_on_himself_before_it_is_shown(as_, cast):
    make(cast, as_("leader"), person_id=cast.unit_head.pk)
    assert not dossiers_visible_to(as_("unit-head")).exists()
    assert dossiers_visible_to(as_("leader")).count() == 1
    assert not dossiers_visible_to(as_("tracking-officer")).exists()


def test_nobody_uses_it_before_it_is_answered_or_the_term_has_ended(as_, shown):
    leader = as_("leader")
    for at in (AT, datetime(2025, 3, 24, 16, 0, tzinfo=UTC)):
        with pytest.raises(DossierNotPossible):
            take_dossier(dossier_id=shown.pk, by=leader, at=at)
    take_dossier(dossier_id=shown.pk, by=leader, at=datetime(2025, 3, 24, 18, 0, tzinfo=UTC))  # the 25th in Vietnam
    answer_dossier(dossier_id=shown.pk, answer=" Tôi chờ số liệu. ", by=as_("official"), at=AT + timedelta(days=9))
    take_dossier(dossier_id=shown.pk, by=leader, at=AT + timedelta(days=9))
    verbs = [entry.verb for entry in history_of("dossier", shown.pk)]
    assert verbs == ["dossier.made", "dossier.shown", "dossier.taken", "dossier.answered", "dossier.taken"]


def test_an_answer_opens_it_at_once_and_stays(as_, shown):
    answer_dossier(dossier_id=shown.pk, answer="Tôi chờ số liệu.", by=as_("official"), at=AT)
    assert take_dossier(dossier_id=shown.pk, by=as_("unit-head"), at=AT).answer == "Tôi chờ số liệu."
    with pytest.raises(DossierNotPossible):
        answer_dossier(dossier_id=shown.pk, answer="Khác.", by=as_("official"), at=AT)


def test_only_whom_it_concerns_answers_and_says_something(as_, shown):
    with pytest.raises(NotPermitted):
        answer_dossier(dossier_id=shown.pk, answer="Đúng.", by=as_("leader"), at=AT)
    with pytest.raises(DossierNotPossible):
        answer_dossier(dossier_id=shown.pk, answer=" ", by=as_("official"), at=AT)
    with pytest.raises(NotFound):
        answer_dossier(dossier_id=shown.pk, answer="Đúng.", by=as_("tracking-officer"), at=AT)


def test_whom_it_concerns_takes_a_copy_whenever_he_likes_which_is_no_use(as_, shown):
    take_dossier(dossier_id=shown.pk, by=as_("official"), at=AT)
    assert "dossier.taken" not in [entry.verb for entry in history_of("dossier", shown.pk)]


def test_the_journal_keeps_who_did_what_and_neither_names_nor_words(as_, cast, shown):
    answer_dossier(dossier_id=shown.pk, answer="Tôi chờ số liệu.", by=as_("official"), at=AT)
    for entry in history_of("dossier", shown.pk):
        kept = f"{entry.label} {entry.reason} {entry.new}"
        assert cast.official.full_name not in kept
        assert WHY not in kept
        assert "Tôi chờ số liệu." not in kept


def text_of(dossier):
    document = docx.Document(BytesIO(as_docx(dossier)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_word_file_tells_figures_entries_and_the_answer(as_, shown):
    before = text_of(shown)
    for said in ("HỒ SƠ TRÁCH NHIỆM", "Chuyên Viên SNV, Sở Nội vụ", "xem xét điều chuyển", WHY, "Lập đề án", "còn giữ"):
        assert said in before
    assert "hết ngày 24/03/2025" in before
    answered = answer_dossier(dossier_id=shown.pk, answer="Tôi chờ số liệu.", by=as_("official"), at=AT)
    assert "Tôi chờ số liệu." in text_of(answered)
    assert answered.digest in text_of(answered)


@pytest.fixture
def page(client):
    def come_in(person):
        client.force_login(person)
        return client

    return come_in


def test_it_is_made_shown_answered_and_taken_on_its_pages(page, cast, as_, work):
    leader = page(cast.leader)
    assert (
        reverse("oversight:dossier-on-person", args=[cast.official.pk])
        in leader.get(reverse("oversight:person-desk", args=[cast.official.pk])).content.decode()
    )
    asked = {"first_on": "2025-02-15", "last_on": "2025-03-14", "purpose": "praise", "reason": WHY}
    shown = leader.post(reverse("oversight:dossier-on-person", args=[cast.official.pk]), asked, follow=True)
    made = AccountabilityDossier.objects.get()
    assert "Lập đề án" in shown.content.decode()
    word = reverse("oversight:dossier-word", args=[made.pk])
    assert leader.post(word).status_code == 422
    leader.post(reverse("oversight:show-dossier", args=[made.pk]))
    official = page(cast.official)
    assert WHY in official.get(reverse("oversight:dossier", args=[made.pk])).content.decode()
    assert str(made) in official.get(reverse("oversight:dossiers")).content.decode()
    address = reverse("oversight:answer-dossier", args=[made.pk])
    assert official.post(address, {"answer": ""}).status_code == 422
    assert "Đã làm hết sức." in official.post(address, {"answer": "Đã làm hết sức."}, follow=True).content.decode()
    taken = page(cast.leader).post(word)
    assert taken.content.startswith(b"PK")


def test_a_form_that_is_refused_keeps_what_was_typed(page, cast, as_):
    asked = {"first_on": "2025-03-14", "last_on": "2025-02-15", "purpose": "praise", "reason": WHY}
    leader = page(cast.leader)
    address = reverse("oversight:dossier-on-unit", args=[cast.department.pk])
    assert WHY in leader.post(address, asked).content.decode()
    future = {**asked, "first_on": "2999-01-01", "last_on": "2999-01-02"}
    assert WHY in leader.post(address, future).content.decode()
    made = {**asked, "first_on": "2025-02-15", "last_on": "2025-03-14"}
    assert "Sở Nội vụ" in leader.post(address, made, follow=True).content.decode()
    assert leader.post(reverse("oversight:show-dossier", args=[999_999])).status_code in {302, 404}


def test_an_empty_list_leads_on_to_where_a_dossier_is_made(page, cast):
    desks = reverse("oversight:accountability")
    next_step = f'class="button button-plain" href="{desks}"'
    assert next_step in page(cast.leader).get(reverse("oversight:dossiers")).content.decode()
    assert next_step not in page(cast.official).get(reverse("oversight:dossiers")).content.decode()


def withdraw(found, by, reason="Nhầm kỳ."):
    return withdraw_dossier(dossier_id=found.pk, reason=reason, by=by, at=AT)


def test_who_made_a_dossier_withdraws_it_and_whom_it_concerns_is_told_why(as_, cast, shown):
    withdraw(shown, as_("leader"))
    told = Notice.objects.filter(person=cast.official).order_by("pk").last()
    assert "Nhầm kỳ." in told.text
    assert dossiers_visible_to(as_("official")).get().withdrawn_for == "Nhầm kỳ."
    entry = history_of("dossier", shown.pk).last()
    assert (entry.verb, entry.new["digest"]) == ("dossier.withdrawn", digest({"reason": "Nhầm kỳ."}))


def test_what_was_withdrawn_is_never_used_answered_or_withdrawn_again(as_, shown):
    withdraw(shown, as_("leader"))
    long_after = AT + timedelta(days=60)
    with pytest.raises(DossierNotPossible, match="thu hồi"):
        take_dossier(dossier_id=shown.pk, by=as_("leader"), at=long_after)
    with pytest.raises(DossierNotPossible):
        answer_dossier(dossier_id=shown.pk, answer="Xin giải trình.", by=as_("official"), at=AT)
    with pytest.raises(NotPermitted):
        withdraw(shown, as_("leader"))
    copy = take_dossier(dossier_id=shown.pk, by=as_("official"), at=long_after)
    assert "Hồ sơ đã được thu hồi" in "".join(one.text for one in docx.Document(BytesIO(as_docx(copy))).paragraphs)


def test_an_answer_stands_in_a_dossier_that_is_withdrawn_afterwards(as_, shown):
    answer_dossier(dossier_id=shown.pk, answer="Chờ ý kiến Sở Tài chính.", by=as_("official"), at=AT)
    withdraw(shown, as_("leader"))
    with pytest.raises(DossierNotPossible):
        take_dossier(dossier_id=shown.pk, by=as_("leader"), at=AT)
    assert AccountabilityDossier.objects.get().answer == "Chờ ý kiến Sở Tài chính."


def test_nobody_else_withdraws_it_and_nobody_without_a_reason(as_, shown):
    for other in ("unit-head", "official"):
        with pytest.raises(NotPermitted):
            withdraw(shown, as_(other))
    with pytest.raises(DossierNotPossible):
        withdraw(shown, as_("leader"), reason=" ")


def test_of_one_that_was_never_shown_nobody_is_told(as_, cast, work):
    withdraw(make(cast, as_("leader")), as_("leader"))
    assert not Notice.objects.exists()
    assert not dossiers_visible_to(as_("official")).exists()


def test_it_is_withdrawn_on_its_page_by_who_made_it_alone(page, cast, as_, shown):
    address, withdrawal = (reverse(f"oversight:{name}", args=[shown.pk]) for name in ("dossier", "withdraw-dossier"))
    assert withdrawal not in page(cast.official).get(address).content.decode()
    leader = page(cast.leader)
    assert withdrawal in leader.get(address).content.decode()
    assert leader.post(withdrawal, {"reason": ""}).status_code == 422
    withdrawn = leader.post(withdrawal, {"reason": "Nhầm kỳ."}, follow=True).content.decode()
    assert "Nhầm kỳ." in withdrawn
    assert withdrawal not in withdrawn
    assert "Nhầm kỳ." in page(cast.official).get(address).content.decode()


def test_why_work_was_declined_stands_in_the_dossier_and_its_word_file(as_, cast, work):
    decline(assignment_id=work.pk, reason="Không thuộc lĩnh vực.", by=as_("official"), at=work.sent_at)
    made = make(cast, as_("leader"))
    assert made.facts["declined"][0]["reason"] == "Không thuộc lĩnh vực."
    assert "Không thuộc lĩnh vực." in text_of(made)


@pytest.mark.parametrize(
    ("state", "said"), [("asked", "Chưa có giải trình."), ("withdrawn", "Yêu cầu giải trình đã được rút.")]
)
def test_a_request_without_an_answer_stands_in_the_dossier_also_when_it_was_withdrawn(
    as_, cast, work, page, state, said
):
    ExplanationFactory(assignment=work, state=state, asked_at=datetime(2025, 3, 11, 2, 0, tzinfo=UTC))
    made = make(cast, as_("leader"))
    assert f"Vì sao chậm?\n{said}" in text_of(made)
    shown = page(cast.leader).get(reverse("oversight:dossier", args=[made.pk])).content.decode()
    assert ("Yêu cầu giải trình đã được rút." in shown) is (state == "withdrawn")


def test_before_it_may_be_used_only_who_made_it_and_whom_it_concerns_read_it(page, as_, cast, shown, monkeypatch):
    monkeypatch.setattr("dondoc.kernel.clock.now", lambda: AT)
    address = reverse("oversight:dossier", args=[shown.pk])
    for reader, reads in ((cast.leader, True), (cast.official, True), (cast.unit_head, False)):
        answer = page(reader).get(address)
        assert ("Lập đề án" in answer.content.decode()) is reads, reader
    answer_dossier(dossier_id=shown.pk, answer="Tôi chờ số liệu.", by=as_("official"), at=AT)
    read = page(cast.unit_head).get(address).content.decode()
    assert "Lập đề án" in read
    assert 'href="#lying"' in read
