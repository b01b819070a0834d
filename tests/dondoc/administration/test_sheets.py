"""A spreadsheet is looked at row by row, then taken in as a whole or not at all, and given back as it was."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from dondoc.administration import actions
from dondoc.administration.models import Sheet, SheetKind
from dondoc.administration.rules import RowOutcome
from dondoc.administration.sheets import files
from dondoc.administration.sheets.files import UnreadableSheet, rows_of
from dondoc.administration.sheets.kinds import plan_of
from dondoc.jobs.models import Run
from dondoc.jobs.worker import work_once
from dondoc.journal.models import Entry
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.models import Appointment, Person, RoleGrant, Unit
from dondoc.organization.queries import heads_on
from dondoc.tasks.models import Assignment, Stand
from factories import AssignmentFactory, DocumentFactory, SheetFactory, UnitNameFactory

TODAY = date(2025, 1, 6)
UNITS = [
    ["DANH SÁCH ĐƠN VỊ"],
    ["Mã", "Tên đơn vị", "Loại", "Cấp trên", "Chức danh người đứng đầu", "Từ ngày"],
    ["P1", "Phòng Tổ chức", "Phòng", "SYT", "Trưởng phòng", "01/01/2024"],
    ["SYT", "Sở Y tế", "Sở", "UBND", "Giám đốc", "01/01/2004"],
    [],
    ["SNV", "Sở Nội vụ", "Sở", "UBND", "Giám đốc", "01/01/2004"],
]
PEOPLE = [
    ["Tên đăng nhập", "Họ và tên", "Đơn vị", "Chức vụ", "Đứng đầu", "Từ ngày", "Quyết định"],
    ["moi1", "Ví Dụ Mới", "SNV", "Phó Giám đốc", "", "01/01/2024", "07/QĐ"],
    ["moi1", "Ví Dụ Mới", "VP", "Chuyên viên", "", "01/01/2024", ""],
]
BACKLOG = [
    ["Số, ký hiệu", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Hạn", "Tình trạng", "Ngày hoàn thành"],
    ["12/CT-UBND", "Rà soát thủ tục", "Sở Nội vụ", "Sở Xây dựng", "28/02/2025", "Đang thực hiện", ""],
    ["", "Báo cáo năm", "Sở Xây dựng", "", "31/12/2024", "Đã hoàn thành", "30/12/2024"],
    ["99/KH", "Trực cơ quan", "Sở Nội vụ", "", "", "", ""],
]


@pytest.fixture
def city(cast):
    for unit in (cast.committee, cast.office, cast.department, cast.other_department):
        UnitNameFactory(unit=unit)
    return cast


@pytest.fixture
def administrator(city):
    return city.as_actor(city.administrator, on=TODAY)


@pytest.fixture
def officer(city):
    return city.as_actor(city.tracking_officer, on=TODAY)


def xlsx(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def given(kind, rows, by, at):
    return actions.keep_sheet(kind=kind, name="danh-sach.xlsx", content=xlsx(rows), by=by, at=at)


def outcomes(sheet):
    return [(plan.number, plan.outcome) for plan in plan_of(sheet, on=TODAY)]


def problems(kind, rows, by, at):
    return [" ".join(plan.problems) for plan in plan_of(given(kind, rows, by, at), on=TODAY)]


class TestUnits:
    def test_are_looked_at_below_their_title_and_taken_in_in_any_order(self, administrator, at):
        sheet = given(SheetKind.UNITS, UNITS, administrator, at)
        assert outcomes(sheet) == [(3, RowOutcome.ADD), (4, RowOutcome.ADD), (6, RowOutcome.SAME)]
        assert actions.take_in(sheet_id=sheet.pk, by=administrator, at=at) == 2
        unit = Unit.objects.get(code="P1")
        assert (unit.parent.code, unit.kind, unit.head_title) == ("SYT", "division", "Trưởng phòng")
        assert Entry.objects.get(verb="sheet.taken-in").new == {"kind": "units", "rows": 2}

    def test_are_taken_in_once(self, administrator, at):
        sheet = given(SheetKind.UNITS, UNITS, administrator, at)
        assert [actions.take_in(sheet_id=sheet.pk, by=administrator, at=at) for _ in range(2)] == [2, 0]

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (["", "Sở Y tế", "Sở", "UBND", "", "01/01/2004"], "“Mã” đang trống"),
            (["SYT", "Sở Y tế", "Vũ trụ", "UBND", "", "01/01/2004"], "Vũ trụ"),
            (["SYT", "Sở Y tế", "Sở", "KHONG", "", "01/01/2004"], "KHONG"),
            (["SYT", "Sở Y tế", "Sở", "UBND", "", "năm ngoái"], "năm ngoái"),
            (["SNV", "Sở Khác", "Sở", "UBND", "", "01/01/2004"], "Sở Nội vụ"),
        ],
    )
    def test_that_are_wrong_say_why_and_nothing_is_taken_in(self, administrator, at, row, expected):
        sheet = given(SheetKind.UNITS, [UNITS[1], row], administrator, at)
        (plan,) = plan_of(sheet, on=TODAY)
        assert plan.outcome is RowOutcome.WRONG
        assert expected in " ".join(plan.problems)
        with pytest.raises(actions.SheetNotReady, match="2"):
            actions.take_in(sheet_id=sheet.pk, by=administrator, at=at)

    def test_a_code_twice_and_an_end_before_the_beginning_are_wrong(self, administrator, at):
        head = ["Mã", "Tên đơn vị", "Loại", "Từ ngày", "Đến ngày"]
        row = ["SYT", "Sở Y tế", "Sở", "01/01/2024", "31/12/2023"]
        first, second = problems(SheetKind.UNITS, [head, row, row], administrator, at)
        assert "kết thúc trước" in first
        assert "hai lần" in second


class TestPeople:
    def test_get_their_posts_and_the_roles_that_go_with_them(self, administrator, at):
        sheet = given(SheetKind.PEOPLE, PEOPLE, administrator, at)
        assert actions.take_in(sheet_id=sheet.pk, by=administrator, at=at) == 2
        person = Person.objects.get(username="moi1")
        assert set(Appointment.objects.filter(person=person).values_list("post__title", "decision")) == {
            ("Phó Giám đốc", "07/QĐ"),
            ("Chuyên viên", ""),
        }
        assert set(RoleGrant.objects.filter(person=person).values_list("role__code", "unit__code")) == {
            ("official", "SNV"),
            ("official", "VP"),
        }
        assert [outcome for _n, outcome in outcomes(sheet)] == [RowOutcome.SAME] * 2

    def test_a_head_is_taken_in_where_there_is_none(self, administrator, city, at):
        Unit.objects.filter(pk=city.department.pk).update(code="CŨ")
        unit = [["Mã", "Tên đơn vị", "Loại", "Từ ngày"], ["SNV", "Sở Nội vụ mới", "Sở", "01/01/2024"]]
        sheet = given(SheetKind.UNITS, unit, administrator, at)
        actions.take_in(sheet_id=sheet.pk, by=administrator, at=at)
        head = [*PEOPLE[1][:4], "x", *PEOPLE[1][5:]]
        sheet = given(SheetKind.PEOPLE, [PEOPLE[0], head], administrator, at)
        actions.take_in(sheet_id=sheet.pk, by=administrator, at=at)
        new = Unit.objects.get(code="SNV")
        assert heads_on([new.pk], on=TODAY)[new.pk].username == "moi1"
        assert RoleGrant.objects.get(person__username="moi1").role.code == "unit-head"

    def test_whose_posts_begin_later_are_taken_in_once(self, administrator, at):
        row = [*PEOPLE[1][:5], "01/01/2099", ""]
        for expected in (1, 0):
            sheet = given(SheetKind.PEOPLE, [PEOPLE[0], row, row], administrator, at)
            plans = [outcome for _n, outcome in outcomes(sheet)]
            assert plans.count(RowOutcome.ADD) == expected
            assert actions.take_in(sheet_id=sheet.pk, by=administrator, at=at) == expected
        assert Appointment.objects.filter(person__username="moi1").count() == 1

    def test_a_head_follows_another_from_the_day_after_his_last(self, administrator, city, at):
        Appointment.objects.filter(post__unit=city.department, post__is_head=True).update(valid_to=date(2098, 12, 31))
        for first, expected in (("31/12/2098", RowOutcome.WRONG), ("01/01/2099", RowOutcome.ADD)):
            head = [*PEOPLE[1][:4], "x", first, ""]
            sheet = given(SheetKind.PEOPLE, [PEOPLE[0], head], administrator, at)
            assert [outcome for _n, outcome in outcomes(sheet)] == [expected]
        actions.take_in(sheet_id=sheet.pk, by=administrator, at=at)

    def test_what_is_longer_than_it_is_kept_is_said_before_it_is_taken_in(self, administrator, city, at):
        name, title = "t" * 61, "Phó Trưởng phòng " * 8
        rows = [PEOPLE[0], [name, *PEOPLE[1][1:]], [*PEOPLE[2][:3], title, *PEOPLE[2][4:]]]
        plans = plan_of(given(SheetKind.PEOPLE, rows, administrator, at), on=TODAY)
        assert [one.outcome for one in plans] == [RowOutcome.WRONG] * 2
        assert plans[0].problems == ("“Tên đăng nhập” có 61 ký tự; chỉ lưu được nhiều nhất 60",)

    def test_an_address_that_is_none_is_said(self, administrator, at):
        rows = [[*PEOPLE[0], "Email"], [*PEOPLE[1], "moi1@"], [*PEOPLE[2], ""]]
        plans = plan_of(given(SheetKind.PEOPLE, rows, administrator, at), on=TODAY)
        assert plans[0].problems == ("“moi1@” không phải là địa chỉ thư điện tử",)
        assert not plans[1].problems

    def test_that_are_wrong_say_why(self, administrator, city, at):
        taken = city.official.username
        rows = [
            PEOPLE[0],
            ["a", "A", "KHONG", "Chuyên viên", "", "01/01/2024", ""],
            ["b", "B", "SNV", "Chuyên viên", "", "01/01/1999", ""],
            [taken, "Người Khác", "SNV", "Chuyên viên", "", "01/01/2024", ""],
            ["c", "C", "SNV", "Giám đốc", "x", "01/01/2024", ""],
        ]
        found = problems(SheetKind.PEOPLE, rows, administrator, at)
        for said, part in zip(
            found, ("KHONG", "không tồn tại", city.official.full_name, "người đứng đầu"), strict=True
        ):
            assert part in said


class TestBacklog:
    def test_is_taken_over_with_leads_support_dues_and_states(self, officer, city, at):
        document = DocumentFactory(code="12/CT-UBND", folded_code="12 ct ubnd")
        sheet = given(SheetKind.BACKLOG, BACKLOG, officer, at)
        assert actions.take_in(sheet_id=sheet.pk, by=officer, at=at) == 3
        running = Assignment.objects.get(task__text="Rà soát thủ tục", role="lead")
        assert (running.unit, running.state, running.due_on) == (city.department, "in-progress", date(2025, 2, 28))
        assert running.task.document == document
        assert Assignment.objects.get(task=running.task, role="support").unit == city.other_department
        done = Assignment.objects.get(task__text="Báo cáo năm")
        assert (done.state, clock.local_date(done.submitted_at)) == ("confirmed", date(2024, 12, 30))
        assert Stand.objects.get(assignment=done).submitted_on == date(2024, 12, 30)
        undated = Assignment.objects.get(task__text="Trực cơ quan")
        assert (undated.state, undated.due_on, undated.task.due_kind) == ("sent", None, "undated")
        assert undated.task.provision == "99/KH"
        assert Entry.objects.filter(verb="assignment.taken-over").count() == 4

    def test_given_again_it_is_there_already(self, officer, at):
        first = given(SheetKind.BACKLOG, BACKLOG, officer, at)
        actions.take_in(sheet_id=first.pk, by=officer, at=at)
        again = given(SheetKind.BACKLOG, BACKLOG, officer, at)
        assert [outcome for _n, outcome in outcomes(again)] == [RowOutcome.SAME] * 3

    def test_what_is_wrong_says_why(self, officer, at):
        rows = [
            BACKLOG[0],
            ["", "Việc một", "Sở Trên Trời", "", "", "", ""],
            ["", "Việc hai", "Sở Nội vụ", "", "", "bay mất", ""],
            ["", "Việc ba", "Sở Nội vụ", "", "", "hoàn thành", ""],
            ["", "Việc bốn", "Sở Nội vụ, Sở Xây dựng", "", "", "", ""],
        ]
        found = problems(SheetKind.BACKLOG, rows, officer, at)
        for said, part in zip(found, ("Sở Trên Trời", "bay mất", "thiếu ngày", "nhiều đơn vị"), strict=True):
            assert part in said


class TestFiles:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_of_csv_are_read_with_their_delimiter(self, delimiter):
        text = "\ufeff" + "\n".join(delimiter.join(row) for row in (["Mã", "Tên"], ["SNV", "Sở Nội vụ"]))
        assert rows_of(text.encode()) == [["Mã", "Tên"], ["SNV", "Sở Nội vụ"]]

    def test_of_excel_give_days_and_whole_numbers_as_people_write_them(self):
        assert rows_of(xlsx([[date(2024, 12, 31), 12.0, None, 1.5, "x"]])) == [["31/12/2024", "12", "", "1.5", "x"]]

    @pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04 broken", "Mã".encode("utf-16"), b"\xff\xfe\xfa"])
    def test_that_are_none_are_refused_with_a_sentence(self, content):
        with pytest.raises(UnreadableSheet):
            rows_of(content)

    def test_that_are_too_large_are_refused_before_they_are_unpacked(self, monkeypatch):
        monkeypatch.setattr(files, "MOST_BYTES", 10)
        with pytest.raises(UnreadableSheet, match="20 MB"):
            rows_of(b"a" * 11)
        monkeypatch.undo()
        bomb = BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", bytes(files.MOST_UNPACKED + 1))
        with pytest.raises(UnreadableSheet, match="200 MB"):
            rows_of(bomb.getvalue())
        monkeypatch.setattr(files, "MOST_ROWS", 2)
        with pytest.raises(UnreadableSheet, match=r"20\.000"):
            rows_of(b"a,b\n" * 3)

    @pytest.mark.parametrize("bound", [{"MOST_MEMORY": 64 * 2**20}, {"MOST_SECONDS": 0}])
    def test_that_devour_memory_or_time_cost_a_process_and_a_refusal(self, monkeypatch, bound):
        for name, value in bound.items():
            monkeypatch.setattr(files, name, value)
        with pytest.raises(UnreadableSheet, match="Không đọc được tệp"):
            rows_of(xlsx([["Mã", "Tên"]] * 1000))


class TestPages:
    def test_lead_on_to_the_passwords_of_who_was_taken_in(self, client, city, administrator, at):
        sheet = given(SheetKind.PEOPLE, PEOPLE, administrator, at)
        client.force_login(city.administrator)
        page = reverse("administration:sheet", args=[sheet.pk])
        assert reverse("password-links-new") not in client.get(page).content.decode()
        actions.take_in(sheet_id=sheet.pk, by=administrator, at=at)
        shown = client.get(page).content.decode()
        assert reverse("password-links-new") in shown
        assert "Sẽ thay đổi những gì" not in shown

    def test_lead_from_the_file_to_what_it_changed(self, client, city):
        client.force_login(city.tracking_officer)
        file = SimpleUploadedFile("thang-truoc.xlsx", xlsx(BACKLOG))
        looked = client.post(reverse("administration:sheets"), {"kind": "backlog", "file": file}, follow=True)
        page = looked.content.decode()
        assert "sẽ thêm" in page
        sheet = Sheet.objects.get()
        asked = client.post(reverse("administration:take-in", args=[sheet.pk]))
        assert asked.url == reverse("administration:run", args=[Run.objects.get().pk])
        assert work_once()
        assert "Đã nhập 3 dòng" in client.get(asked.url).content.decode()
        assert "Đã nhập lúc" in client.get(reverse("administration:sheet", args=[sheet.pk])).content.decode()
        assert sheet.name in client.get(reverse("administration:sheets")).content.decode()

    def test_a_run_that_finds_the_file_wrong_by_now_says_so(self, client, city):
        client.force_login(city.administrator)
        sheet = SheetFactory(by=city.administrator)
        client.post(reverse("administration:take-in", args=[sheet.pk]))
        Sheet.objects.update(rows=[["SNV", "Sở Khác", "Sở", "01/01/2004"]])
        work_once()
        assert Run.objects.get().state == "failed"
        assert "dòng 2" in Run.objects.get().sentence

    def test_columns_are_chosen_anew(self, client, city):
        client.force_login(city.administrator)
        sheet = SheetFactory(by=city.administrator, mapping={})
        refused = client.post(reverse("administration:take-in", args=[sheet.pk]), follow=True)
        assert "chưa chọn cột" in refused.content.decode()
        places = {"column-code": 0, "column-name": 1, "column-kind": 2, "column-valid_from": 3, "column-parent": 99}
        page = client.post(reverse("administration:map-columns", args=[sheet.pk]), places, follow=True)
        assert "Nhập vào hệ thống" in page.content.decode()
        sheet.refresh_from_db()
        assert sheet.mapping == {"code": 0, "name": 1, "kind": 2, "valid_from": 3}

    def test_a_file_that_cannot_be_read_is_refused_beside_its_field(self, client, city):
        client.force_login(city.administrator)
        file = SimpleUploadedFile("hong.xlsx", b"PK nothing")
        answer = client.post(reverse("administration:sheets"), {"kind": "units", "file": file})
        assert answer.status_code == 422
        assert "Không đọc được tệp" in answer.content.decode()

    def test_each_gives_only_what_he_may_do_by_hand_and_sees_only_his_own_files(self, client, city, officer, at):
        client.force_login(city.tracking_officer)
        assert 'value="units"' not in client.get(reverse("administration:sheets")).content.decode()
        with pytest.raises(NotPermitted):
            given(SheetKind.UNITS, UNITS, officer, at)
        foreign = SheetFactory(by=city.administrator)
        assert client.get(reverse("administration:sheet", args=[foreign.pk])).status_code == 404
        with pytest.raises(NotFound):
            actions.take_in(sheet_id=foreign.pk, by=officer, at=at)

    @pytest.mark.parametrize(("role", "kind"), [("administrator", "units"), ("administrator", "people")])
    def test_a_list_fetched_and_given_again_changes_nothing(self, client, city, administrator, at, role, kind):
        client.force_login(city.of_role(role))
        answer = client.get(reverse("administration:export", args=[kind]))
        assert "attachment" in answer.headers["Content-Disposition"]
        sheet = actions.keep_sheet(kind=SheetKind(kind), name="a.xlsx", content=answer.content, by=administrator, at=at)
        found = plan_of(sheet, on=clock.today())
        assert {plan.outcome for plan in found} == {RowOutcome.SAME}, [plan.problems for plan in found]

    def test_the_backlog_fetched_is_read_as_the_same_work(self, client, city, officer, at):
        AssignmentFactory(unit=city.department, task__text="Rà soát quy chế")
        client.force_login(city.tracking_officer)
        answer = client.get(reverse("administration:export", args=["backlog"]))
        sheet = actions.keep_sheet(kind=SheetKind.BACKLOG, name="a.xlsx", content=answer.content, by=officer, at=at)
        assert [plan.outcome for plan in plan_of(sheet, on=TODAY)] == [RowOutcome.SAME]
        client.force_login(city.administrator)
        assert client.get(reverse("administration:export", args=["backlog"])).status_code == 404
