"""Tables that were pasted or flattened, and sentences that name no body or order nothing."""

from __future__ import annotations

import pytest

import vanban

CELLS = ("Đo vẽ vườn hoa", "Phòng Kinh tế", "30/4/2026"), ("Lập danh mục cây", "Công an xã", "31/5/2026")
HEAD = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn")
ROWS = [HEAD, *((str(number), *row) for number, row in enumerate(CELLS, start=1))]
DUTIES = [(["Phòng Kinh tế"], ["2026-04-30"]), (["Công an xã"], ["2026-05-31"]), (["Phòng Kinh tế"], [])]


def plan(body: str) -> str:
    return (
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH SƠN\n\nSố: 318/KH-UBND\n\nBình Sơn, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\n\n"
        "Chăm sóc vườn hoa công cộng năm 2026\n\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n\nI. PHÂN CÔNG\n\n"
        f"{body}\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế theo dõi, đôn đốc.\n\n"
        "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu\n"
    )


def duties(body: str) -> list[tuple[list[str], list[str | None]]]:
    """Leads and days of each task of a plan with this body, those with days first."""
    tasks = vanban.read_text(plan(body)).tasks
    told = [([lead.text for lead in task.lead], [due.date for due in task.dues]) for task in tasks]
    return sorted(told, key=lambda duty: not duty[1])


def test_rows_parted_by_bars_are_tasks() -> None:
    assert duties("\n".join(" | ".join(row) for row in ROWS)) == DUTIES


def test_cells_one_a_line_parted_by_blank_lines_are_tasks() -> None:
    assert duties("\n\n".join(cell for row in ROWS for cell in row)) == DUTIES


def test_cells_one_a_line_with_nothing_between_them_are_tasks() -> None:
    close = plan("\n".join(cell for row in ROWS for cell in row)).replace("\n\n", "\n")
    assert len(vanban.read_text(close).tasks) == len(DUTIES)


def test_a_page_number_inside_a_row_begins_no_other() -> None:
    cells = [cell for row in ROWS for cell in row]
    assert duties("\n\n".join([*cells[:6], "12", *cells[6:]])) == DUTIES


def test_a_page_number_between_two_rows_is_no_row() -> None:
    cells = [cell for row in ROWS for cell in row]
    assert duties("\n\n".join([*cells[:8], "7", *cells[8:]])) == DUTIES


def test_cells_left_empty_move_no_other_out_of_its_column() -> None:
    names = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan phối hợp", "Cơ quan chủ trì", "Thời gian", "Ghi chú")
    rows = (
        ("1", "Số hóa hồ sơ hộ tịch", "Báo cáo kết quả", "các đơn vị liên quan", "Sở Tư pháp", "Thường xuyên"),
        ("2", "Hội nghị sơ kết 06 tháng đầu năm", "Công an tỉnh", "Sở Nội vụ", "6 tháng đầu năm 2026"),
        ("3", "Trồng cây phân tán", "Kế hoạch của UBND tỉnh", "Sở Nội vụ", "Quý II/2026"),
    )
    tasks = vanban.read_text(plan("\n".join(cell for row in (names, *rows) for cell in row))).tasks[1:]
    bodies = [("; ".join(b.text for b in t.lead), "; ".join(b.text for b in t.support)) for t in tasks]
    products = [task.product.text if task.product else None for task in tasks]
    assert [(*named, product) for named, product in zip(bodies, products, strict=True)] == [
        ("Sở Tư pháp", "các đơn vị liên quan", "Báo cáo kết quả"),
        ("Sở Nội vụ", "Công an tỉnh", None),
        ("Sở Nội vụ", "", "Kế hoạch của UBND tỉnh"),
    ]
    assert [[due.date for due in task.dues] for task in tasks] == [[], ["2026-06-30"], ["2026-06-30"]]


def test_names_of_columns_and_cells_broken_at_their_width_are_put_together() -> None:
    head = ("TT", "Nội dung", "Đơn vị", "chủ trì", "Cơ quan", "phối hợp", "Thời gian", "hoàn thành")
    rows = (
        ("1", "Khảo sát mức độ hài", "lòng của người dân", "Văn phòng UBND tỉnh", "Sở Tài chính, Sở Nội", "vụ"),
        ("Trước ngày", "30/6/2026"),
        ("2", "Số hóa hồ sơ", "Sở Nông nghiệp và", "Môi trường", "các đơn vị có", "liên quan"),
        ("Từ tháng 3 đến tháng", "10 năm 2026"),
    )
    tasks = vanban.read_text(plan("\n".join(cell for row in (head, *rows) for cell in row))).tasks[1:]
    assert [([body.text for body in task.lead], [body.text for body in task.support]) for task in tasks] == [
        (["Văn phòng UBND tỉnh"], ["Sở Tài chính", "Sở Nội vụ"]),
        (["Sở Nông nghiệp và Môi trường"], ["các đơn vị có liên quan"]),
    ]
    assert [task.dues[0].date for task in tasks] == ["2026-06-30", "2026-10-31"]


def test_a_head_said_again_at_the_top_of_a_page_is_no_row() -> None:
    bars = [" | ".join(row) for row in ROWS]
    assert duties("\n".join([*bars[:2], bars[0], bars[2]])) == DUTIES


def test_what_a_duty_rests_on_is_none_and_the_day_it_runs_to_is_its_day() -> None:
    names = "STT | Căn cứ giao nhiệm vụ | Nội dung nhiệm vụ | Đơn vị thực hiện | Từ ngày | Đến ngày"
    row = "1 | Nghị quyết số 57-NQ/TW | Đo vẽ vườn hoa | Phòng Kinh tế | 01/3/2026 | 30/4/2026"
    assert duties(f"{names}\n{row}") == [DUTIES[0], DUTIES[2]]


@pytest.mark.parametrize(
    "rows",
    [
        "TT | Tên vật tư | Đơn vị | Số lượng\n1 | Áo phao | cái | 100\n2 | Nhà bạt | bộ | 5",
        "TT | Tên đơn vị | Thời gian | Nội dung kiểm tra\n1 | UBND xã Mẫu An | 12/5/2026 | Cải cách hành chính\n"
        "2 | UBND xã Mẫu Phú | 14/5/2026 | Cải cách hành chính",
        "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời hạn | Kết quả thực hiện\n"
        "1 | Xây dựng đề án | Sở Y tế | 30/3/2026 | Đã hoàn thành\n"
        "2 | Lập danh mục | Sở Nội vụ | 30/4/2026 | Đang thực hiện",
    ],
)
def test_stores_inspections_and_how_far_work_has_got_assign_nothing(rows: str) -> None:
    assert duties(rows) == DUTIES[2:]


def test_to_lead_something_is_no_body_and_a_note_orders_nothing() -> None:
    said = "1. Lãnh đạo phủ sóng loa truyền thanh trên địa bàn xã trước ngày 30/4/2026."
    assert (["Lãnh đạo phủ sóng"], ["2026-04-30"]) not in duties(said)
    assert all(not lead or lead == ["Phòng Kinh tế"] for lead, _days in duties(said))
    note = "Ghi chú: Các đơn vị gửi báo cáo trước ngày 30/6/2026 qua hộp thư."
    assert duties(note) == DUTIES[2:]


def test_two_columns_of_time_under_one_head_both_hold_days() -> None:
    names = "<td rowspan=2>TT</td><td rowspan=2>Nội dung công việc</td><td rowspan=2>Cơ quan chủ trì</td>"
    row = "<td>1</td><td>Đo vẽ vườn hoa</td><td>Phòng Kinh tế</td><td>30/4/2026</td><td>31/5/2026</td>"
    rows = f"<tr>{names}<td colspan=2>Thời gian trình</td></tr><tr><td>UBND xã</td><td>HĐND xã</td></tr><tr>{row}</tr>"
    before, after = plan("@").split("@")
    page = "".join(f"<p>{line}</p>" for line in before.splitlines()) + f"<table border=1>{rows}</table>"
    page += "".join(f"<p>{line}</p>" for line in after.splitlines())
    tasks = vanban.read(f"<html><body>{page}</body></html>".encode(), name="plan.html").tasks
    assert [due.date for task in tasks for due in task.dues] == ["2026-04-30", "2026-05-31"]


TWO_ROWS = ("TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn"), ("Chủ trì", "Phối hợp")
HELPED = [
    ("1", "Đo vẽ vườn hoa", "Phòng Kinh tế", "Các thôn", "30/4/2026"),
    ("2", "Lập danh mục cây", "Công an xã", "Trạm Y tế", "31/5/2026"),
]


@pytest.mark.parametrize(
    "body",
    [
        "\n".join("\n".join(row) for row in (*TWO_ROWS, *HELPED)),
        "\n".join("\t".join(row) for row in (*TWO_ROWS, *HELPED)),
        "TT\tNội dung công việc\tĐơn vị thực hiện\t\tThời hạn\n\t\tChủ trì\tPhối hợp\n"
        + "\n".join("\t".join(row) for row in HELPED),
    ],
    ids=["lines", "tabs", "tabs for merged cells"],
)
def test_a_head_of_two_rows_may_be_pasted_too(body: str) -> None:
    tasks = [task for task in vanban.read_text(plan(body)).tasks if task.dues]
    said = [(task.lead[0].text, task.support[0].text, task.dues[0].date) for task in tasks]
    assert said == [("Phòng Kinh tế", "Các thôn", "2026-04-30"), ("Công an xã", "Trạm Y tế", "2026-05-31")]


def test_rows_parted_by_bars_may_lack_numbers() -> None:
    rows = [HEAD[1:], *CELLS]
    assert duties("\n".join(" | ".join(row) for row in rows)) == DUTIES
