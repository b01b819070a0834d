from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.db.models import ProtectedError

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.oversight.actions.urging import UrgingWording, draft, urge
from dondoc.oversight.errors import NothingToUrge, UrgingNotPossible
from dondoc.oversight.letters import LateTask, Letter, as_docx, cells, place_of, shipped
from dondoc.oversight.models import UrgedWork, Urging
from dondoc.oversight.permissions import get_urging_for
from dondoc.oversight.queries import WATCHED_STATES, letters_of, to_urge, urged_between, urged_of, vanished
from dondoc.oversight.rules.wordings import LetterKind
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, UnitFactory

WORDING = UrgingWording(2, "Khẩn trương hoàn thành nhiệm vụ.", date(2025, 4, 15))
ROLES = ["tracking-officer", "leader", "unit-head", "official", "administrator"]


@pytest.fixture
def late(at):
    return at + timedelta(days=92)  # Tuesday, 8 April 2025: six working days after 31 March, one of them a holiday


@pytest.fixture
def as_(cast, late):
    return lambda role: cast.as_actor(cast.of_role(role), on=late.date())


@pytest.mark.parametrize("state", State)
def test_only_work_that_has_to_be_handed_in_is_urged(cast, as_, late, state):
    work = AssignmentFactory(unit=cast.department, state=state.value)
    if state.value in WATCHED_STATES:
        assert urge(assignment_ids=[work.pk], wording=WORDING, by=as_("tracking-officer"), at=late).number == 1
        return
    with pytest.raises(NothingToUrge):
        urge(assignment_ids=[work.pk], wording=WORDING, by=as_("tracking-officer"), at=late)
    assert not Urging.objects.exists()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("whose", ["unit", "official", "own", "below", "other"])
def test_a_superior_in_line_or_the_tracking_officer_urges_and_never_the_doer(cast, as_, late, role, whose):
    work = {
        "unit": lambda: AssignmentFactory(unit=cast.department),
        "official": lambda: AssignmentFactory(unit=cast.department, person=cast.official),
        "own": lambda: AssignmentFactory(unit=cast.department, person=cast.of_role(role)),
        "below": lambda: AssignmentFactory(unit=UnitFactory(parent=cast.department)),
        "other": lambda: AssignmentFactory(unit=cast.other_department),
    }[whose]()
    allowed = {
        "tracking-officer": {"unit", "official", "below", "other"},
        "leader": {"unit", "official", "below", "other"},
        "unit-head": {"official", "below"},
    }
    if whose in allowed.get(role, set()):
        urge(assignment_ids=[work.pk], wording=WORDING, by=as_(role), at=late)
        assert urged_of(work).count() == 1
        return
    with pytest.raises((NotPermitted, NothingToUrge)):
        urge(assignment_ids=[work.pk], wording=WORDING, by=as_(role), at=late)
    assert not UrgedWork.objects.exists()


def test_numbers_run_for_each_level_and_begin_anew_with_the_year(work, as_, late):
    officer = as_("tracking-officer")

    def number(level, at):
        wording = UrgingWording(level, "Khẩn trương.")
        return urge(assignment_ids=[work.pk], wording=wording, by=officer, at=at).number

    assert [number(1, late), number(1, late), number(2, late)] == [1, 2, 1]
    assert number(1, late + timedelta(days=365)) == 1


def test_the_work_is_kept_as_it_stood_and_in_both_histories(work, as_, late):
    made = urge(assignment_ids=[work.pk], wording=WORDING, by=as_("leader"), at=late)
    kept = UrgedWork.objects.get(urging=made)
    assert (kept.due_on, kept.days_late, kept.unit) == (date(2025, 3, 31), 5, work.unit)
    assert [entry.verb for entry in history_of("urging", made.pk)] == ["urging.made"]
    entry = history_of("assignment", work.pk)[0]
    assert (entry.verb, entry.reason, entry.new["urging"]) == ("assignment.urged", WORDING.text, made.pk)


def test_one_piece_that_cannot_be_urged_holds_all_back(work, cast, as_, late):
    done = AssignmentFactory(unit=cast.department, state=State.SUBMITTED.value)
    with pytest.raises(NothingToUrge, match=str(done.task)):
        urge(assignment_ids=[work.pk, done.pk], wording=WORDING, by=as_("leader"), at=late)
    assert not Urging.objects.exists()


@pytest.mark.parametrize(
    "wording",
    [
        UrgingWording(0, "Khẩn trương."),
        UrgingWording(4, "Khẩn trương."),
        UrgingWording(1, " "),
        UrgingWording(1, "Khẩn trương.", date(2025, 4, 7)),
    ],
)
def test_an_urging_needs_a_level_words_and_a_day_to_come(work, as_, late, wording):
    with pytest.raises(UrgingNotPossible):
        urge(assignment_ids=[work.pk], wording=wording, by=as_("leader"), at=late)


def test_figures_count_each_urging_once_a_unit_and_each_sees_his_own(work, cast, as_, late):
    second = AssignmentFactory(unit=cast.department)
    other = AssignmentFactory(unit=cast.other_department)
    officer = as_("tracking-officer")
    urge(assignment_ids=[work.pk, second.pk, other.pk], wording=WORDING, by=officer, at=late)
    urge(assignment_ids=[work.pk], wording=UrgingWording(1, "Khẩn trương."), by=officer, at=late)
    span = (late.date(), late.date())
    rows = {unit.name: (unit.first, unit.second, unit.third, unit.work) for unit in urged_between(officer, *span)}
    assert rows == {"Sở Nội vụ": (1, 1, 0, 2), "Sở Xây dựng": (0, 1, 0, 1)}
    assert [unit.name for unit in urged_between(as_("official"), *span)] == ["Sở Nội vụ"]
    assert urged_between(officer, date(2025, 1, 1), date(2025, 4, 7)) == []


def test_what_was_urged_cannot_vanish_from_the_figures_unnoticed(work, cast, as_, late):
    other = AssignmentFactory(unit=cast.other_department)
    made = [
        urge(assignment_ids=[work.pk, other.pk], wording=WORDING, by=as_("leader"), at=late),
        urge(assignment_ids=[work.pk], wording=UrgingWording(1, "Khẩn trương."), by=as_("leader"), at=late),
        urge(assignment_ids=[work.pk], wording=WORDING, by=as_("leader"), at=late),
    ]
    assert vanished() == 0
    with pytest.raises(ProtectedError):
        made[0].delete()
    with pytest.raises(ProtectedError):
        work.delete()
    UrgedWork.objects.filter(urging=made[0], assignment=other).delete()
    assert vanished() == 1
    for last in (made[1], made[2]):
        UrgedWork.objects.filter(urging=last).delete()
        last.delete()
    assert vanished() == 3


def test_each_unit_gets_its_letter_and_sees_no_other(work, cast, as_, late):
    other = AssignmentFactory(unit=cast.other_department)
    made = urge(assignment_ids=[work.pk, other.pk], wording=WORDING, by=as_("leader"), at=late)
    assert letters_of(made, as_("leader")).keys() == {work.unit_id, other.unit_id}
    assert letters_of(get_urging_for(as_("unit-head"), made.pk), as_("unit-head")).keys() == {work.unit_id}
    letter = letters_of(made, as_("leader"))[work.unit_id]
    assert letter.signer == "Thủ Trưởng VP"
    assert [task.days_late for task in letter.tasks] == [5]
    only = urge(assignment_ids=[other.pk], wording=WORDING, by=as_("leader"), at=late)
    with pytest.raises(NotFound):
        get_urging_for(as_("official"), only.pk)


def test_a_draft_is_the_letter_that_urging_makes_and_keeps_nothing(work, cast, as_, late):
    older = AssignmentFactory(unit=cast.department, due_on=date(2025, 2, 3))
    other = AssignmentFactory(unit=cast.other_department)
    chosen = {"assignment_ids": [work.pk, older.pk, other.pk], "wording": WORDING, "by": as_("leader"), "at": late}
    drafted = draft(**chosen)
    assert not Urging.objects.exists()
    assert [letter.unit for letter in drafted] == ["Sở Nội vụ", "Sở Xây dựng"]
    assert drafted == list(letters_of(urge(**chosen), as_("leader")).values())


def test_a_draft_is_refused_where_urging_is(work, as_, late):
    with pytest.raises(NotPermitted):
        draft(assignment_ids=[work.pk], wording=WORDING, by=as_("official"), at=late)
    with pytest.raises(NothingToUrge):
        draft(assignment_ids=[work.pk], wording=WORDING, by=as_("unit-head"), at=late)
    with pytest.raises(UrgingNotPossible):
        draft(assignment_ids=[work.pk], wording=UrgingWording(1, " "), by=as_("leader"), at=late)


def test_overdue_work_is_offered_the_longest_overdue_first(work, cast, as_, late):
    older = AssignmentFactory(unit=cast.other_department, due_on=date(2025, 2, 3))
    AssignmentFactory(unit=cast.department, due_on=date(2025, 6, 30))
    on = late.date()
    assert to_urge(as_("leader"), on=on) == [older, work]
    assert to_urge(as_("leader"), on=on, units=["SNV"]) == [work]
    assert to_urge(as_("leader"), on=on, work=older.pk) == [older]
    assert to_urge(as_("unit-head"), on=on) == []


def text_of(letter):
    document = docx.Document(BytesIO(as_docx(letter)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return document, "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


LETTER = Letter(
    issuer="Ủy ban nhân dân thành phố Thử",
    place="Thử",
    unit="Sở Nội vụ",
    wording=shipped()[LetterKind.URGING_3],
    on=date(2025, 2, 8),
    text="Khẩn trương hoàn thành.",
    tasks=[LateTask("12/UBND-NC", "Rà soát quy chế", date(2025, 1, 24), 5), LateTask("", "Báo cáo", None, 0)],
    signer="Nguyễn Văn Thử",
    answer_on=date(2025, 2, 14),
)


def test_a_letter_says_who_owes_what_since_when():
    _document, text = text_of(LETTER)
    for said in (
        *("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ THỬ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi: Sở Nội vụ"),
        *("tháng 02 năm 2025", "12/UBND-NC", "24/01/2025", "không ghi hạn", "chưa quá hạn", "Khẩn trương hoàn thành."),
        *("Yêu cầu Thủ trưởng Sở Nội vụ", "chậm nhất ngày 14/02/2025./.", "TL. CHỦ TỊCH", "Nguyễn Văn Thử"),
    ):
        assert said in text


def test_a_letter_has_the_paper_and_type_of_the_decree():
    document, _text = text_of(LETTER)
    section = document.sections[0]
    measures = (section.page_width, section.page_height, section.left_margin, section.right_margin, section.top_margin)
    assert [round(one.mm) for one in measures] == [210, 297, 30, 20, 20]
    assert document.styles["Normal"].font.name == "Times New Roman"


@pytest.mark.parametrize(
    ("issuer", "place"),
    [("Ủy ban nhân dân thành phố Cần Thơ", "Cần Thơ"), ("Ủy ban nhân dân tỉnh Hậu Giang", "Hậu Giang"), ("Sở", "Sở")],
)
def test_the_place_of_a_letter_is_in_the_name_of_its_issuer(issuer, place):
    assert place_of(issuer) == place


def test_work_of_a_unit_that_has_ended_is_handed_on_first_and_not_urged(cast, as_, late):
    ended = UnitFactory(valid_to=late.date() - timedelta(days=1))
    work = AssignmentFactory(unit=ended)
    assert work not in to_urge(as_("tracking-officer"), on=late.date())
    with pytest.raises(NothingToUrge, match=r"ended|kết thúc"):
        urge(assignment_ids=[work.pk], wording=WORDING, by=as_("tracking-officer"), at=late)


@pytest.mark.parametrize(
    ("due_on", "days", "said"),
    [
        (date(2025, 1, 24), 5, "5"),
        (date(2025, 2, 7), 0, "0"),  # a Friday, in a letter of the Saturday after it
        (date(2025, 2, 8), 0, "chưa quá hạn"),
        (None, 0, "chưa quá hạn"),
    ],
)
def test_a_letter_never_calls_overdue_work_not_overdue(due_on, days, said):
    assert cells(LateTask("", "Báo cáo", due_on, days), on=LETTER.on)[3] == said


def test_a_letter_names_an_order_by_its_own_words_where_its_title_is_cut(cast, as_, late):
    text = "Rà soát toàn bộ quy chế làm việc của cơ quan, đơn vị và báo cáo kết quả; " * 20
    work = AssignmentFactory(unit=cast.department, task__title="Rà soát toàn bộ quy chế làm việc…", task__text=text)
    short = AssignmentFactory(unit=cast.department, task__title="Báo cáo kết quả", task__text="Báo cáo kết quả sớm.")
    ids = [work.pk, short.pk]
    (letter,) = draft(assignment_ids=ids, wording=WORDING, by=as_("tracking-officer"), at=late)
    named = {task.title for task in letter.tasks}
    assert named == {" ".join(text.split()[:110]) + "…", "Báo cáo kết quả"}
