"""Whole documents, in the layouts of many offices."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

import vanban
from vanban import Reading

EXAMPLES = Path(__file__).parent / "examples"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text("utf-8")


def head(reading: Reading) -> tuple[Any, ...]:
    document = reading.document
    return document.issuer, document.parent, document.type, document.code, document.place, document.date


def orders(reading: Reading) -> list[tuple[str, list[str], list[str]]]:
    return [
        (task.provision, [body.text for body in task.lead], [due.date or due.every or "" for due in task.dues])
        for task in reading.tasks
    ]


def test_a_decision_orders_in_its_articles_its_plan_and_its_annex_table() -> None:
    reading = vanban.read_text(example("decision.md"))
    assert head(reading) == (
        "Ủy ban nhân dân tỉnh Bắc Giang",
        None,
        "quyet-dinh",
        "1203/QĐ-UBND",
        "Bắc Giang",
        "2024-03-15",
    )
    assert reading.document.subject == "ban hành Kế hoạch cải cách hành chính năm 2024"
    assert reading.document.signer.to_json() == {"capacity": "KT.", "title": "PHÓ CHỦ TỊCH", "name": "Lê Văn Sơn"}
    assert orders(reading) == [
        ("Đ2", ["Sở Nội vụ"], ["quarter"]),
        ("PL.II.1", ["Sở Tư pháp"], ["2024-06-30"]),
        ("PL.1", ["Sở Nội vụ"], ["2024-04-30"]),
        ("PL.2", ["Văn phòng UBND tỉnh"], ["2024-09-30"]),
    ]
    row = reading.tasks[2]
    assert [body.text for body in row.support] == ["Sở Tài chính", "Báo Bắc Giang"]
    assert row.product is not None
    assert row.product.text == "Kế hoạch"


@pytest.mark.parametrize("mark", ["-nt-", "nt", "Như trên", "-//-", '"'])
def test_a_ditto_in_a_table_says_what_the_row_above_says(mark: str) -> None:
    table = (
        "| TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | Tham mưu ban hành Quy chế | Phòng Nội vụ | Các phòng | Quý I/2026 |\n"
        f"| 2 | Rà soát văn bản | {mark} | {mark} | Trước 30/6/2026 |\n| 3 | Số hóa hồ sơ | {mark} | - | {mark} |\n"
    )
    reading = vanban.read_text(f"UBND XÃ AN THỬ\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nNăm 2026\n\n{table}")
    assert orders(reading) == [
        ("PL.1", ["Phòng Nội vụ"], ["2026-03-31"]),
        ("PL.2", ["Phòng Nội vụ"], ["2026-06-30"]),
        ("PL.3", ["Phòng Nội vụ"], ["2026-06-30"]),
    ]
    assert [[body.text for body in task.support] for task in reading.tasks] == [["Các phòng"], ["Các phòng"], []]


def test_a_program_annexed_below_recipients_that_end_the_page_is_read() -> None:
    closing = "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nPhạm Văn An\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n"
    annex = "\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n\n(Kèm theo Nghị quyết số 5/NQ-CP)\n\nI. NHIỆM VỤ\n\n1. Bộ Y tế rà soát."
    body = "Điều 1. Ban hành kèm theo Nghị quyết này Chương trình hành động.\n"
    reading = vanban.read_text(f"CHÍNH PHỦ\nSố: 5/NQ-CP\nNGHỊ QUYẾT\nVề y tế\nQUYẾT NGHỊ:\n{body}{closing}{annex}")
    assert orders(reading) == [("PL.I.1", ["Bộ Y tế"], [])]
    assert reading.document.recipients == ("Như Điều 3", "Lưu: VT")


def test_an_act_of_the_assembly_says_what_it_is_before_its_number() -> None:
    text = "QUỐC HỘI\n\nNghị quyết số: 231/2025/QH15\n\nHà Nội, ngày 21 tháng 6 năm 2025\n\nNGHỊ QUYẾT\n\nVề chất vấn\n"
    assert vanban.read_text(text).document.code == "231/2025/QH15"


def test_the_issuer_has_the_capitals_that_the_running_text_gives_it() -> None:
    text = "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nSố: 8/NQ-UBTVQH15\nNGHỊ QUYẾT\nVề giám sát\n\n"
    text += "Theo đề nghị, Ủy ban Thường vụ Quốc hội quyết nghị."
    assert vanban.read_text(text).document.issuer == "Ủy ban Thường vụ Quốc hội"


def test_a_department_writes_under_its_committee() -> None:
    reading = vanban.read_text(example("department-letter.md"))
    assert head(reading) == ("Sở Nội vụ", "UBND tỉnh Đồng Nai", "cong-van", "4521/SNV-CCVC", "Đồng Nai", "2024-11-05")
    assert reading.document.urgency == "hoa-toc"
    assert reading.document.addressees == ("Ủy ban nhân dân các huyện, thành phố",)
    [task] = reading.tasks
    assert [body.text for body in task.lead] == ["Ủy ban nhân dân các huyện, thành phố"]
    assert [(due.date, due.inclusive, due.time) for due in task.dues] == [("2024-11-15", True, "17:00")]
    assert [body.text for body in task.report_to] == ["Sở Nội vụ", "Bộ Nội vụ"]


def test_whom_to_report_to_ends_before_how_often_when_and_what() -> None:
    body = (
        "1. Đội trực báo cáo Chủ tịch UBND xã 02 giờ/lần.\n\n2. Phòng Kinh tế trình Chủ tịch UBND xã ngày 09/10.\n\n"
        "3. Sở Nội vụ báo cáo UBND tỉnh, Bộ Nội vụ các vấn đề phát sinh.\n\n"
        "4. Sở Y tế trình UBND tỉnh dự thảo quy chế.\n\n5. Các thôn gửi kết quả rà soát về Phòng Kinh tế.\n\n"
        "6. Báo cáo UBND tỉnh (qua Sở Nội vụ) việc thực hiện.\n\n7. Gửi hồ sơ về Sở Nội vụ, báo cáo bằng văn bản về "
        "UBND tỉnh."
    )
    tasks = vanban.read_text(f"THÔNG BÁO\nKết luận giao ban\n\nChủ tịch UBND xã yêu cầu:\n\n{body}\n").tasks
    assert [[body.text for body in task.report_to] for task in tasks] == [
        ["Chủ tịch UBND xã"],
        ["Chủ tịch UBND xã"],
        ["UBND tỉnh", "Bộ Nội vụ"],
        ["UBND tỉnh"],
        ["Phòng Kinh tế"],
        ["UBND tỉnh"],
        ["Sở Nội vụ", "UBND tỉnh"],
    ]


def test_two_columns_woven_line_by_line_are_told_apart() -> None:
    reading = vanban.read_source(printed(example("woven-columns.txt")))
    assert head(reading) == (
        "Ủy ban nhân dân thành phố Hải Phòng", None, "cong-van", "2751/UBND-XD", "Hải Phòng", "2025-11-06",
    )  # fmt: skip
    assert reading.document.subject == "đẩy nhanh tiến độ giải phóng mặt bằng dự án cầu Nguyễn Trãi"
    assert len(reading.document.addressees) == 3
    assert reading.document.recipients == ("Như trên", "CT, các PCT UBND TP", "Lưu: VT, XD2")
    assert reading.document.signer.to_json() == {"capacity": "KT.", "title": "PHÓ CHỦ TỊCH", "name": "Nguyễn Văn Bảy"}
    assert orders(reading) == [("1", ["Ủy ban nhân dân phường Ngô Quyền"], ["2025-11-30"]), ("2", ["Sở Xây dựng"], [])]


def test_a_draft_keeps_its_blanks_and_lends_its_year() -> None:
    reading = vanban.read_source(printed(example("draft-of-an-office.txt")))
    assert head(reading) == ("Văn phòng", "Ủy ban nhân dân tỉnh Nam Định", "thong-bao", "/TB-VPUBND", "Nam Định", None)
    assert reading.document.signer.to_json() == {
        "capacity": "KT.", "title": "PHÓ CHÁNH VĂN PHÒNG", "name": "Nguyễn Văn Tân",
    }  # fmt: skip
    assert orders(reading) == [
        ("1", ["Sở Kế hoạch và Đầu tư"], ["2024-10-20"]),
        ("2.-1", ["Sở Y tế"], ["2024-11-30"]),
        ("2.-2", ["Sở Y tế"], []),
    ]


def test_a_plan_states_attributes_in_dashes_and_lettered_duties() -> None:
    reading = vanban.read_text(example("commune-plan.md"))
    assert reading.document.signer.capacity == "TM."
    assert orders(reading) == [
        ("II.1", ["Văn phòng HĐND và UBND xã"], ["2025-11-30"]),
        ("II.2", ["Trung tâm Phục vụ hành chính công xã"], ["2025-11-15"]),
        ("IV.1.a", ["Phòng Kinh tế"], []),
        ("IV.1.b", ["Phòng Kinh tế"], []),
    ]
    assert [body.text for body in reading.tasks[0].support] == ["Phòng Văn hóa - Xã hội", "các ấp"]
    assert reading.tasks[1].product is not None
    assert reading.tasks[1].product.text == "Tờ rơi, pa nô"


def test_a_party_committee_writes_in_its_own_form() -> None:
    reading = vanban.read_text(example("party-letter.md"))
    assert head(reading) == ("Tỉnh ủy Lâm Đồng", None, "cong-van", "1234-CV/TU", "Đà Lạt", "2025-11-20")
    assert reading.document.signer.to_json() == {"capacity": "TM.", "title": "PHÓ BÍ THƯ", "name": "Đặng Văn Sáu"}
    assert [leads for _, leads, _ in orders(reading)] == [
        ["Đảng ủy Ủy ban nhân dân tỉnh"], ["Các đảng ủy xã, phường, đặc khu"],
    ]  # fmt: skip


def test_addressees_on_one_line_are_told_apart_and_a_line_of_a_list_is_one() -> None:
    letter = "BỘ TÀI CHÍNH\nSố: 12/BTC-TCT\nV/v hóa đơn\n\nKính gửi: {}\n\nBộ yêu cầu các đơn vị rà soát hóa đơn.\n"
    inline = "Thuế các tỉnh, thành phố; Chi cục Thuế doanh nghiệp lớn."
    found = vanban.read_text(letter.format(inline)).document.addressees
    assert found == ("Thuế các tỉnh, thành phố", "Chi cục Thuế doanh nghiệp lớn")
    dashes = "\n- Bộ trưởng; Thủ trưởng cơ quan ngang bộ;\n- Chủ tịch Ủy ban nhân dân các tỉnh."
    found = vanban.read_text(letter.format(dashes)).document.addressees
    assert found == ("Bộ trưởng; Thủ trưởng cơ quan ngang bộ", "Chủ tịch Ủy ban nhân dân các tỉnh")


def test_a_telegram_is_wired_to_its_addressees_and_watched_by_the_office() -> None:
    reading = vanban.read_text(example("telegram.md"))
    assert reading.document.type == "cong-dien"
    assert len(reading.document.addressees) == 2
    assert [provision for provision, _, _ in orders(reading)] == ["1.a", "1.b", "2"]
    assert [body.text for body in reading.tasks[2].supervise] == ["Văn phòng UBND tỉnh"]
    assert reading.tasks[0].lead[0].inherited_from == "1"


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES.glob("*-*.md")])
def test_letters_and_marks_apart_read_the_same(name: str) -> None:
    text = example(name)
    apart = vanban.read_text(unicodedata.normalize("NFD", text))
    assert apart.to_json() == vanban.read_text(text).to_json()


@pytest.mark.parametrize(
    ("line", "mark"),
    [("MẬT", "mat"), ("TỐI MẬT", "toi-mat"), ("TUYỆT MẬT", "tuyet-mat"), ("MAT", "mat"), ("[ TÓI MẬT ]", "toi-mat")],
)
def test_a_secrecy_mark_standing_alone_is_found(line: str, mark: str) -> None:
    assert (
        vanban.read_text(example("decision.md").replace("QUYẾT ĐỊNH\n", f"{line}\n\nQUYẾT ĐỊNH\n", 1)).secrecy == mark
    )


@pytest.mark.parametrize(
    "line", ["Bảo vệ bí mật nhà nước", "Mật độ dân số", "mật", "Chế độ MẬT của văn bản do người ký quyết định"]
)
def test_prose_about_secrecy_is_no_mark(line: str) -> None:
    assert vanban.read_text(f"{example('decision.md')}\n\n{line}\n").secrecy is None


def test_a_headless_text_yields_its_order_and_guesses_nothing() -> None:
    reading = vanban.read_text("Giao Sở Nội vụ báo cáo trước ngày 05/12/2025.")
    assert head(reading) == (None,) * 6
    assert orders(reading) == [("¶1", ["Sở Nội vụ"], ["2025-12-05"])]


@pytest.mark.parametrize(
    "text", ["", " \n", "-", "1.", "Điều", "Kính gửi:", "Nơi nhận:", "|", "KẾ HOẠCH", "\x00", "…" * 50]
)
def test_scraps_give_a_bare_reading(text: str) -> None:
    assert vanban.read_text(text).tasks == ()


def test_a_table_flattened_to_one_cell_a_line_is_put_together_again() -> None:
    reading = vanban.read_text(example("flat-table.md"))
    assert orders(reading) == [
        ("PL.1", ["Phòng Nghiệp vụ Y"], ["2026-03-31"]),
        ("PL.2", ["Văn phòng Sở"], ["2026-04-10"]),
    ]
    assert [body.text for body in reading.tasks[0].support] == ["Trung tâm Kiểm soát bệnh tật"]


def test_a_flattened_annex_skips_its_sections_and_blank_cells() -> None:
    reading = vanban.read_text(example("flat-annex.md"))
    assert orders(reading) == [
        ("III.1", ["Sở Khoa học và Công nghệ"], ["half-year", "year"]),
        ("III.2", ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu"], ["2025-12-15"]),
        ("PL.1", ["Sở Khoa học và Công nghệ"], ["2026-06-30"]),
        ("PL.2", ["Sở Khoa học và Công nghệ"], ["2026-06-30"]),
    ]


def test_a_conclusion_agrees_orders_and_charges_a_monitor_at_its_end() -> None:
    reading = vanban.read_text(example("meeting-conclusion.md"))
    assert orders(reading) == [
        ("I.¶1", ["Sở Tài chính"], ["2025-09-25"]),
        ("II.2.-1", ["Sở Nông nghiệp và Môi trường"], []),
        ("II.2.-2", ["Sở Nông nghiệp và Môi trường"], ["2025-10-31"]),
        ("III.1", ["Các sở, ngành, địa phương"], ["month", "month"]),
        ("III.2", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"], []),
        ("III.2.¶1", ["Văn phòng UBND tỉnh"], ["2025-10-30"]),
    ]


def test_a_ministry_directs_by_clauses_points_and_dashes() -> None:
    reading = vanban.read_text(example("ministry-directive.md"))
    assert [provision for provision, _, _ in orders(reading)] == [
        "1.1", "1.2", "2.-1", "2.-2", "3.a", "3.b", "4", "4.¶1",
    ]  # fmt: skip
    assert orders(reading)[5] == ("3.b", ["Cục Phòng bệnh"], ["2025-03-31"])
    assert orders(reading)[7][1] == ["Cục Phòng bệnh"]


def printed(text: str) -> vanban.Source:
    """A source of printed lines, as a PDF or a hard-wrapped text gives them."""
    return vanban.Source(tuple(vanban.Line(line) for line in text.split("\n")), "visual", "text/plain")


def test_an_approval_describes_its_project_and_charges_in_its_second_article() -> None:
    reading = vanban.read_text(example("approval.md"))
    assert orders(reading) == [
        ("Đ2.1", ["Ban Quản lý dự án khu vực"], ["2025-10-30"]),
        ("Đ2.2", ["Sở Tài chính", "Sở Xây dựng"], []),
    ]


@pytest.mark.parametrize(("mark", "urgency"), [("HỎA TỐC", "hoa-toc"), ("KHẨN", "khan"), ("DỰ THẢO", None)])
def test_a_mark_that_a_box_laid_below_the_type_is_no_subject(mark: str, urgency: str | None) -> None:
    head = "CHÍNH PHỦ\nSố: 8/NQ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    head += f"Hà Nội, ngày 02 tháng 3 năm 2026\nNGHỊ QUYẾT\n{mark}\nVề chuyển đổi số\n"
    document = vanban.read_source(printed(head + "1. Giao Bộ Nội vụ báo cáo trước ngày 20/3/2026./.")).document
    assert (document.subject, document.urgency) == ("chuyển đổi số", urgency)
