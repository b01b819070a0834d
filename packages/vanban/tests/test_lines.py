"""Lines made clean before anything is searched."""

import pytest

import vanban
from vanban import Line
from vanban._lines import cleaned, with_blanks_at_marks, with_whole_codes, without_page_numbers
from vanban._normalise import bare, letters


def texts(*rows: str) -> list[str]:
    return [line.text for line in cleaned([Line(row) for row in rows])]


def test_one_spelling_for_one_letter() -> None:
    assert letters("Đô\u0323c lâ\u0323p\u200b") == "Độc lập"
    assert letters("QÐ-UBND") == "QĐ-UBND"
    assert letters("12/KH\u2011UBND") == "12/KH-UBND"
    assert letters("\uf02d Sở Nội vụ") == "- Sở Nội vụ"
    assert texts("Sở\u00a0Nội   vụ") == ["Sở Nội\tvụ"]


def test_a_page_counted_before_its_first_word_is_no_part_of_it() -> None:
    assert texts("Trang 1VĂN PHÒNG CHÍNH PHỦ", "Trang 12 của Báo cáo") == [
        "VĂN PHÒNG CHÍNH PHỦ",
        "Trang 12 của Báo cáo",
    ]


def test_bare_letters_keep_their_places() -> None:
    text = "ĐỘC LẬP - Tự do - Hạnh phúc"
    assert bare(text) == "doc lap - tu do - hanh phuc"
    assert len(bare(text)) == len(text)


@pytest.mark.parametrize("rule", ["-------", "|", "_____", "* * *", "o0o"])
def test_rules_and_cell_marks_become_blank(rule: str) -> None:
    assert texts(rule) == [""]


def test_a_wide_gap_is_the_gutter_between_columns() -> None:
    assert texts("ỦY BAN NHÂN DÂN      CỘNG HÒA") == ["ỦY BAN NHÂN DÂN\tCỘNG HÒA"]


@pytest.mark.parametrize(
    "stamp",
    [
        "Người ký: Nguyễn Văn A",
        "Digitally signed by UBND",
        "Thời gian ký: 05/12/2025",
        "Ngày ký: 05-12-2025 09:11:25 +07:00",
        "Email: a@b.vn",
    ],
)
def test_what_a_digital_signature_prints_is_no_text(stamp: str) -> None:
    assert texts(stamp) == [""]


@pytest.mark.parametrize("line", ["II. NHIỆM VỤ ............ 4", "1. Sở Nội vụ………………12"])
def test_a_line_of_a_table_of_contents_is_no_text(line: str) -> None:
    assert texts(line) == [""]


@pytest.mark.parametrize(
    "line", ["Số: ............/UBND-TH", "ngày ...... tháng ...... năm 2025", "Họ tên: ............"]
)
def test_blanks_left_to_be_filled_are_text(line: str) -> None:
    assert texts(line) == [line]


def test_a_colon_that_opens_a_list_stands_behind_the_mark_of_a_note() -> None:
    assert texts("Giao Sở Y tế thực hiện như sau:[2]") == ["Giao Sở Y tế thực hiện như sau[2]:"]
    assert texts("Rà soát và báo cáo.[12]") == ["Rà soát và báo cáo[12]."]


def test_of_a_block_that_a_signing_program_left_nothing_stays_and_what_it_lies_over_does() -> None:
    block = [
        "Người ký: ỦY BAN NHÂN",
        "DÂN TỈNH MẪU",
        "Cơ quan: Văn phòng, Ủy ban",
        "nhân dân tỉnh",
        "Ngày ký: 1/2/2026",
    ]
    assert texts(*block) == [""] * 5
    assert texts("Ký bởi: Sở Y tế", "Nguyễn Văn Mẫu", "Ngày ký: 1/2/2026") == ["", "Nguyễn Văn Mẫu", ""]
    assert texts("Signature Not Verified", "Được ký bởi NGUYỄN VĂN", "MẪU", "Ngày ký: 1/2/2026") == [""] * 4
    assert texts("Ký bởi: Sở Y tế", "CHỦ TỊCH", "Ngày ký: 1/2/2026") == ["", "CHỦ TỊCH", ""]
    assert texts("Người ký: Sở Y tế", "Số: 5/BYT", "Cơ quan: Bộ") == ["", "Số: 5/BYT", "Cơ quan: Bộ"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Sở Y tế,Sở Nội vụ rà soát;UBND xã:báo cáo.", "Sở Y tế, Sở Nội vụ rà soát; UBND xã: báo cáo."),
        ("(trước ngày 10/12),các xã , phường : rà soát ;", "(trước ngày 10/12), các xã, phường: rà soát;"),
        ("Đạt 12,5% và 1.200 ha; lúc 7:30, xong.", "Đạt 12,5% và 1.200 ha; lúc 7:30, xong."),
        ("Tại https://mau.gov.vn:", "Tại https://mau.gov.vn:"),
    ],
)
def test_the_blanks_at_marks_of_running_text_are_put_where_they_belong(typed: str, read: str) -> None:
    assert [line.text for line in with_blanks_at_marks([Line(typed)])] == [read]


def test_bodies_that_no_blank_parts_lead_each_and_recipients_stay_as_they_are_printed() -> None:
    text = "Giao Sở Y tế,Sở Nội vụ rà soát trước ngày 05/12/2025.\n\nNơi nhận:\n- CT,PCT UBND tỉnh;\n- Lưu: VT.\n"
    reading = vanban.read_text(text)
    assert [body.text for body in reading.tasks[0].lead] == ["Sở Y tế", "Sở Nội vụ"]
    assert reading.document.recipients[0] == "CT,PCT UBND tỉnh"


def test_an_address_within_a_sentence_is_text() -> None:
    line = "email: vanthu@mau.gov.vn). Quá thời hạn trên, đơn vị chịu trách nhiệm."
    assert texts(line) == [line]


def test_a_sentence_about_signing_stays() -> None:
    assert texts("Người ký văn bản chịu trách nhiệm trước pháp luật.") != [""]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2/5", "2/5"])
def test_a_page_number_at_the_edge_of_a_page_is_dropped(number: str) -> None:
    lines = [Line(f"Dòng {row}", page=1) for row in range(5)] + [Line(number, page=1)]
    lines += [Line(f"Dòng {row}", page=2) for row in range(5)]
    assert len(without_page_numbers(lines)) == 10


def test_a_number_inside_a_page_or_a_cell_stays() -> None:
    inside = [Line(f"Dòng {row}", page=1) for row in range(4)] + [Line("7", page=1)]
    inside += [Line(f"Dòng {row}", page=1) for row in range(4)]
    assert len(without_page_numbers(inside)) == 9
    assert without_page_numbers([Line("1", cell=(0, 1, 0))]) != []


def test_the_documents_number_stamped_above_its_line_is_no_page_number() -> None:
    head = [Line(row, page=1) for row in ("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "565", "Số: /TB-UBND")]
    rest = [Line(row, page=1) for row in ("An Giang, ngày 15 tháng 11 năm 2024", "THÔNG BÁO", "Kết luận", "Ngày 12/11")]
    reading = vanban.read_source(vanban.Source((*head, *rest), "visual", "application/pdf"))
    assert reading.document.code == "565/TB-UBND"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("thực hiện Nghị quyết số 72-", "NQ/TW ngày 09/9/2025", ["thực hiện Nghị quyết số 72-NQ/TW", "ngày 09/9/2025"]),
        ("Nghị định số 335/2025/", "NĐ-CP", ["Nghị định số 335/2025/NĐ-CP"]),
        ("xong trước ngày 30/11/", "2025.", ["xong trước ngày 30/11/2025", "."]),
        ("Kế hoạch số 12/KH-", "UBND của tỉnh", ["Kế hoạch số 12/KH-UBND", "của tỉnh"]),
        ("giai đoạn 2025 -", "2030", ["giai đoạn 2025 -", "2030"]),
        ("hộ nghèo và/", "hoặc cận nghèo", ["hộ nghèo và/", "hoặc cận nghèo"]),
    ],
)
def test_a_notation_that_a_lines_end_cut_is_whole(above: str, below: str, joined: list[str]) -> None:
    assert [line.text for line in with_whole_codes([Line(above), Line(below)])] == joined


def test_words_that_a_page_ran_together_are_parted() -> None:
    glued = ("Phó Thủ tướngTrần Mẫu Lâm giao choBộ Công Thương", "phối hợp với cácBộ, ngành xemxét, thựchiện")
    assert texts(*glued) == [
        "Phó Thủ tướng Trần Mẫu Lâm giao cho Bộ Công Thương",
        "phối hợp với các Bộ, ngành xem xét, thực hiện",
    ]


def test_names_written_in_one_word_and_single_slips_stay() -> None:
    kept = ["VietinBank, MobiFone và PetroVietnam gửi báocáo", "Cục CNTT triển khai eGov"]
    assert texts(*kept) == kept


def test_the_mark_of_a_draft_on_the_edge_of_a_page_is_no_text_and_in_the_head_it_stays() -> None:
    rows = [("DỰ THẢO", 1), ("Sở Y tế chủ trì, phối hợp", 1), ("(Dự thảo)", 2), ("với Sở Nội vụ.", 2), ("Ba.", 2)]
    lines = without_page_numbers([Line(text, page=page) for text, page in rows])
    assert [line.text for line in lines] == [text for text, _ in rows if text != "(Dự thảo)"]
