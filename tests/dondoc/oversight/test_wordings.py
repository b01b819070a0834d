from datetime import timedelta

import pytest
from django.utils import translation

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.oversight.actions.explaining import ask_for
from dondoc.oversight.actions.urging import UrgingWording, urge
from dondoc.oversight.actions.wording import MOST_CHARACTERS, set_wording
from dondoc.oversight.errors import WordingNotPossible
from dondoc.oversight.letters import about, closing, figure, opening, shipped
from dondoc.oversight.models import Explanation, LetterWording
from dondoc.oversight.queries import letter_of_explanation, letters_of
from dondoc.oversight.queries.wordings import Wordings, units_worded, wordings_of
from dondoc.oversight.rules.wordings import PARTS, Fault, Flaw, LetterKind, Part, filled, flaws, words_in_braces
from factories import AssignmentFactory, ExplanationFactory, UnitFactory

URGING = LetterKind.URGING_1
SHIPPED = shipped()[URGING]
AGAIN = {**SHIPPED, Part.CLOSING: "Yêu cầu {đơn vị} thực hiện ngay./."}


@pytest.fixture
def as_(cast, at):
    return lambda role: cast.as_actor(cast.of_role(role), on=at.date())


@pytest.mark.parametrize("kind", LetterKind)
def test_what_is_shipped_words_every_part_of_every_kind(kind):
    assert list(shipped()[kind]) == list(PARTS[kind])
    assert list(flaws(kind, shipped()[kind])) == []


@pytest.mark.parametrize(
    ("part", "text", "flaw"),
    [
        (Part.ABOUT, " ", Flaw(Part.ABOUT, Fault.EMPTY)),
        (Part.OPENING, "Tính đến {ngày", Flaw(Part.OPENING, Fault.BRACES)),
        (Part.OPENING, "Tính đến {ngày:>9999999}", Flaw(Part.OPENING, Fault.BRACES)),
        (Part.OPENING, "Tính đến {ngày!r}", Flaw(Part.OPENING, Fault.BRACES)),
        (Part.OPENING, "Tính đến {hôm nay}", Flaw(Part.OPENING, Fault.UNKNOWN, "hôm nay")),
        (Part.OPENING, "Của {đơn vị.code}", Flaw(Part.OPENING, Fault.UNKNOWN, "đơn vị.code")),
        (Part.TITLE, "CHÁNH VĂN PHÒNG {đơn vị}", Flaw(Part.TITLE, Fault.UNKNOWN, "đơn vị")),
        (Part.CLOSING, "Đề nghị {đơn vị} thực hiện.", Flaw(Part.CLOSING, Fault.NO_END)),
        (Part.CLOSING_BY, "Đề nghị {đơn vị} báo cáo./.", Flaw(Part.CLOSING_BY, Fault.NO_DAY)),
    ],
)
def test_a_wording_from_which_no_letter_can_be_drawn_says_why(part, text, flaw):
    assert list(flaws(URGING, {**SHIPPED, part: text})) == [flaw]


def test_what_stands_in_braces_is_filled_in_and_double_braces_stay_braces():
    assert filled("{đơn vị} và {{ngày}}", {"đơn vị": "Sở Nội vụ {x}"}) == "Sở Nội vụ {x} và {ngày}"
    assert words_in_braces("{đơn vị} và {{ngày}}") == ["đơn vị"]


@pytest.mark.parametrize("fault", Fault)
def test_a_refusal_is_a_sentence_for_each_flaw(cast, as_, at, fault):
    wrong = {
        Fault.EMPTY: ({Part.ABOUT: ""}, "is empty"),
        Fault.BRACES: ({Part.OPENING: "}"}, "brace"),
        Fault.UNKNOWN: ({Part.OPENING: "{ngày mai}", Part.ABOUT: "{ngày}"}, "{ngày mai}.*{đơn vị}, {cơ quan}"),
        Fault.NO_DAY: ({Part.CLOSING_BY: "Báo cáo./."}, "{hạn trả lời}"),
        Fault.NO_END: ({Part.CLOSING: "Báo cáo."}, "“./.”"),
    }
    parts, said = wrong[fault]
    with translation.override("en"), pytest.raises(WordingNotPossible, match=said):
        set_wording(kind=URGING, unit=None, parts={**SHIPPED, **parts}, by=as_("administrator"), at=at)
    assert not LetterWording.objects.exists()


def test_a_part_stays_short(cast, as_, at):
    long = {**SHIPPED, Part.OPENING: "a" * (MOST_CHARACTERS + 1)}
    with pytest.raises(WordingNotPossible):
        set_wording(kind=URGING, unit=None, parts=long, by=as_("administrator"), at=at)


@pytest.mark.parametrize("role", ["tracking-officer", "leader", "unit-head", "official", "administrator"])
def test_who_orders_the_ladder_words_its_letters(cast, as_, at, role):
    if role in {"leader", "administrator"}:
        set_wording(kind=URGING, unit=None, parts=AGAIN, by=as_(role), at=at)
        return
    with pytest.raises(NotPermitted):
        set_wording(kind=URGING, unit=None, parts=AGAIN, by=as_(role), at=at)


def test_a_report_is_worded_for_no_unit(cast, as_, at):
    kind = LetterKind.REPORT
    with pytest.raises(WordingNotPossible):
        set_wording(kind=kind, unit=cast.department, parts=shipped()[kind], by=as_("administrator"), at=at)


def test_a_unit_has_its_own_wording_or_its_nearest_superiors_or_that_of_all(cast, as_, at):
    by, below = as_("administrator"), UnitFactory(parent=cast.department)
    own = {**SHIPPED, Part.CLOSING: "Kính đề nghị {đơn vị} quan tâm./."}
    set_wording(kind=URGING, unit=None, parts=AGAIN, by=by, at=at)
    set_wording(kind=URGING, unit=cast.department, parts=own, by=by, at=at)
    found = Wordings(URGING, at)
    assert [found.of(unit)[Part.CLOSING] for unit in (None, cast.other_department)] == [AGAIN[Part.CLOSING]] * 2
    assert [found.of(unit)[Part.CLOSING] for unit in (cast.department, below)] == [own[Part.CLOSING]] * 2
    assert Wordings(LetterKind.URGING_2, at).of(below) == shipped()[LetterKind.URGING_2]
    assert [row.unit for row in units_worded(at)[URGING]] == [None, cast.department]


def test_without_parts_what_holds_above_holds_again_and_the_journal_keeps_both(cast, as_, at):
    by, later = as_("administrator"), at + timedelta(hours=1)
    set_wording(kind=URGING, unit=None, parts=AGAIN, by=by, at=at)
    last = set_wording(kind=URGING, unit=None, parts={}, by=by, at=later)
    assert Wordings(URGING, later).of(None) == SHIPPED
    assert [row.parts == {} for row in wordings_of(URGING, None)] == [True, False]
    entry = history_of("wording", last.pk)[0]
    assert (entry.verb, entry.old["closing"], entry.new) == ("wording.set", AGAIN[Part.CLOSING], {})


def test_a_letter_keeps_the_wording_of_its_day(work, cast, as_, at):
    officer, late = as_("tracking-officer"), at + timedelta(days=92)
    made = urge(assignment_ids=[work.pk], wording=UrgingWording(1, "Khẩn trương."), by=officer, at=late)
    set_wording(kind=URGING, unit=None, parts=AGAIN, by=as_("administrator"), at=late + timedelta(hours=1))
    after = urge(
        assignment_ids=[work.pk],
        wording=UrgingWording(1, "Khẩn trương."),
        by=officer,
        at=late + timedelta(hours=2),
    )
    closings = [closing(letters_of(one, officer)[work.unit_id]) for one in (made, after)]
    assert closings == ["Đề nghị Sở Nội vụ khẩn trương thực hiện./.", "Yêu cầu Sở Nội vụ thực hiện ngay./."]


def test_the_ladder_asks_each_unit_as_it_is_worded_for_it(cast, ladder, as_, at):
    kind = LetterKind.EXPLANATION
    parts = {**shipped()[kind], Part.QUESTION: "Vì sao chậm?"}
    set_wording(kind=kind, unit=cast.department, parts=parts, by=as_("administrator"), at=at)
    work = [AssignmentFactory(unit=unit) for unit in (cast.department, cast.other_department)]
    assert ask_for(work, on=at.date(), by=as_("administrator"), at=at) == 2
    asked = dict(Explanation.objects.values_list("assignment__unit__code", "question"))
    assert asked == {"SNV": "Vì sao chậm?", "SXD": shipped()[kind][Part.QUESTION]}


def test_the_letter_that_asks_for_an_explanation_tells_the_work_as_it_stood(work, cast, at):
    asked = ExplanationFactory(assignment=work)
    work.due_on = None
    letter = letter_of_explanation(asked)
    assert (about(letter), letter.text) == ("giải trình nguyên nhân chậm thực hiện nhiệm vụ", asked.question)
    assert "08/04/2025, Sở Nội vụ chưa hoàn thành" in opening(letter)
    assert closing(letter).endswith("chậm nhất ngày 11/04/2025./.")
    assert [task.days_late for task in letter.tasks] == [5]


def test_a_document_writes_numbers_its_own_way_whatever_the_reader_speaks():
    with translation.override("en"):
        assert [figure(number) for number in (0, 999, 1284, 1000000)] == ["0", "999", "1.284", "1.000.000"]
