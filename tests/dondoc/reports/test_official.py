from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from cast import Cast
from dondoc.jobs.worker import work_once
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.freezing import digest
from dondoc.organization.actors import Actor
from dondoc.reports.actions import PeriodNotOver, freeze_report
from dondoc.reports.models import OfficialReport
from dondoc.reports.queries import differs, wording_of
from dondoc.reports.sheet import as_xlsx
from dondoc.reports.word import as_docx
from dondoc.tasks.actions.life import recall
from dondoc.tasks.models import Stand
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory, ExplanationFactory, OfficialReportFactory, RungFactory, StepFactory

SYSTEM = Actor.system()
BESIDE = "Cập nhật, nhập nhiệm vụ"
FEBRUARY = lawful(Window.MONTH, date(2025, 2, 10))
AFTER = datetime(2025, 2, 17, 2, tzinfo=UTC)


@pytest.fixture
def work(cast: Cast):
    AssignmentFactory(unit=cast.other_department, due_on=date(2025, 2, 20), first_due_on=date(2025, 1, 20))
    return AssignmentFactory(unit=cast.department, due_on=date(2025, 1, 20), task__title="=Rà soát quy chế")


@pytest.fixture
def report(work):
    return freeze_report(period=FEBRUARY, by=SYSTEM, at=AFTER)


def test_frozen_figures_stay_and_are_found_again_whatever_happens_later(work, report):
    frozen = dict(report.facts)
    recall(assignment_id=work.pk, reason="Giao nhầm", by=SYSTEM, at=datetime(2025, 3, 1, 2, tzinfo=UTC))
    report.refresh_from_db()
    assert report.facts == frozen
    assert digest(report.facts) == report.digest
    assert differs(SYSTEM, report) == []
    assert freeze_report(period=FEBRUARY, by=SYSTEM, at=datetime(2025, 3, 2, 2, tzinfo=UTC)) == report


def test_a_course_that_was_tampered_with_shows_when_it_is_counted_again(work, report):
    Stand.objects.filter(assignment=work).update(due_on=date(2025, 3, 1))
    assert differs(SYSTEM, report) == ["sum", "unit", "field", "leader"]


def test_a_period_that_is_not_over_has_no_report(work):
    with pytest.raises(PeriodNotOver):
        freeze_report(period=FEBRUARY, by=SYSTEM, at=datetime(2025, 2, 14, 2, tzinfo=UTC))


def test_who_sees_his_own_unit_alone_makes_no_report_of_the_city(cast, work):
    head = cast.as_actor(cast.unit_head, on=date(2025, 2, 17))
    with pytest.raises(NotPermitted):
        freeze_report(period=FEBRUARY, by=head, at=AFTER)


def test_the_word_file_tells_the_figures_in_the_official_layout(report):
    document = docx.Document(BytesIO(as_docx(report, wording_of(report))))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân thành phố Thử" in text
    assert "từ ngày 15/01/2025 đến ngày 14/02/2025" in text
    assert "theo hạn hiện tại: 0,0% (0/1); theo hạn ban đầu: 0,0% (0/2)" in text
    assert report.digest[:16] in text
    head, _foot, *annexes, late = document.tables
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.rows[0].cells[1].text
    assert len(annexes) == 3
    assert [cell.text for cell in late.rows[1].cells[2:6]] == ["=Rà soát quy chế", "Sở Nội vụ", "20/01/2025", "19"]


def test_each_annex_begins_on_a_page_of_its_own_counted_from_one_and_the_widest_is_turned(report):
    document = docx.Document(BytesIO(as_docx(report, wording_of(report))))
    assert [one.orientation for one in document.sections] == [WD_ORIENT.PORTRAIT] * 4 + [WD_ORIENT.LANDSCAPE]
    last = document.sections[-1]
    assert last.page_width > last.page_height
    for annex in list(document.sections)[1:]:
        assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    text = [one.text for one in document.paragraphs]
    assert "Phụ lục IV" in text
    assert "DANH MỤC NHIỆM VỤ QUÁ HẠN" in text


def test_the_signature_is_not_parted_from_itself_nor_from_the_last_lines(report):
    document = docx.Document(BytesIO(as_docx(report, wording_of(report))))
    foot = document.tables[1]
    assert foot.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    before = foot._tbl.getprevious()
    kept = [Paragraph(one, document) for one in (before, before.getprevious())]
    assert all(one.paragraph_format.keep_with_next for one in kept)
    assert kept[1].text.endswith("./.")


def test_the_excel_file_holds_numbers_and_no_formulas(report):
    book = load_workbook(BytesIO(as_xlsx(report)))
    assert book.sheetnames == ["Theo đơn vị", "Theo lĩnh vực", "Theo lãnh đạo phụ trách", "Quá hạn", BESIDE]
    by_unit = book["Theo đơn vị"]
    assert [by_unit.cell(row, 1).value for row in (3, 4, 5)] == ["Sở Nội vụ", "Sở Xây dựng", "Tổng cộng"]
    assert by_unit.cell(5, by_unit.max_column).value == 2
    late = book["Quá hạn"]
    assert late.cell(3, 2).value == "'=Rà soát quy chế"
    assert late.cell(3, 5).value.date() == date(2025, 1, 20)
    assert late.cell(3, 6).value == 19
    assert [[cell.value for cell in row[1:]] for row in book[BESIDE].iter_rows(min_row=3)] == [[0, 2, 0], [0, 0, None]]


def test_a_report_frozen_before_the_measures_were_told_tells_none_and_is_found_again(report):
    told = {part: rows for part, rows in report.facts.items() if part not in {"updates", "entry"}}
    older = OfficialReportFactory(facts=told, first_on=report.first_on, last_on=report.last_on, window=report.window)
    assert BESIDE not in load_workbook(BytesIO(as_xlsx(older))).sheetnames
    assert "Tỷ lệ cập nhật" not in "".join(
        one.text for one in docx.Document(BytesIO(as_docx(older, wording_of(older)))).paragraphs
    )
    assert differs(SYSTEM, older) == []


def test_a_report_is_asked_for_made_in_the_background_and_taken_along(cast, work, client):
    client.force_login(cast.tracking_officer)
    assert client.post(reverse("reports:order"), {"window": "year"}).status_code == 302
    assert len(client.get(reverse("reports:official")).context["pending"]) == 1
    assert work_once()
    made = OfficialReport.objects.get()
    assert made.made_by_name == cast.tracking_officer.full_name
    page = client.get(reverse("reports:official"))
    assert not page.context["pending"]
    assert made.digest[:16] in page.content.decode()
    for kind, begins in (("word", b"PK"), ("excel", b"PK")):
        assert client.get(reverse(f"reports:{kind}", args=[made.pk])).content[:2] == begins
    assert client.get(reverse("reports:recount", args=[made.pk])).context["differing"] == []
    assert client.get(reverse("reports:word", args=[made.pk + 1])).status_code == 404
    assert client.post(reverse("reports:order"), {"window": "span"}).status_code == 422


def told_late(work):
    """Return the rows of the annexes of late work, in Word and in Excel, after the department has said why."""
    at = datetime(2025, 2, 3, 2, tzinfo=UTC)
    said = {"state": "given", "replied_by_name": "Giám Đốc"}
    ExplanationFactory(assignment=work, reply="Chờ xã.", replied_at=at, **said)
    ExplanationFactory(assignment=work, reply="=Chờ số liệu của xã.", replied_at=at + timedelta(days=1), **said)
    report = freeze_report(period=FEBRUARY, by=SYSTEM, at=AFTER)
    late = docx.Document(BytesIO(as_docx(report, wording_of(report)))).tables[-1]
    sheet = load_workbook(BytesIO(as_xlsx(report)))["Quá hạn"]
    return late.rows, list(sheet.iter_rows(min_row=2, values_only=True))


def test_beside_each_late_piece_of_work_stands_the_word_of_its_unit(work):
    AssignmentFactory(due_on=date(2025, 1, 21), first_due_on=date(2025, 1, 21))
    in_word, in_excel = told_late(work)
    column = [row.cells[-1].text for row in in_word]
    assert column == ["Ý kiến giải trình của đơn vị", "=Chờ số liệu của xã.", ""]
    assert [row[-1] for row in in_excel] == ["Ý kiến giải trình của đơn vị", "'=Chờ số liệu của xã.", None]


def test_a_report_frozen_before_the_words_were_told_has_no_column_for_them(work, report):
    rows = [{name: value for name, value in row.items() if name != "explained"} for row in report.facts["overdue"]]
    facts = {**report.facts, "overdue": rows}
    older = OfficialReportFactory(facts=facts, first_on=report.first_on, last_on=report.last_on, window=report.window)
    late = docx.Document(BytesIO(as_docx(older, wording_of(older)))).tables[-1]
    assert late.rows[0].cells[-1].text == "Trễ (ngày làm việc)"
    assert load_workbook(BytesIO(as_xlsx(older)))["Quá hạn"].max_column == 6


def test_the_report_names_the_units_that_the_ladder_has_named(work, cast):
    rung = RungFactory(does="name", days=15)
    step = {"rung": rung, "due_on": date(2025, 1, 20)}
    StepFactory(assignment=work, stood_on=date(2025, 2, 14), **step)
    other = AssignmentFactory(unit=cast.other_department, due_on=date(2025, 1, 20), first_due_on=date(2025, 1, 20))
    StepFactory(assignment=other, stood_on=date(2025, 2, 17), **step)
    report = freeze_report(period=FEBRUARY, by=SYSTEM, at=AFTER)
    text = "\n".join(one.text for one in docx.Document(BytesIO(as_docx(report, wording_of(report)))).paragraphs)
    assert "Nêu tên theo thang đôn đốc: Sở Nội vụ (1)." in text
