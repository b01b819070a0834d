"""The corpus as printed lines: hard-wrapped, set in, and placed on pages. What is read of it stays the same."""

import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import vanban
from vanban import Line, Source

CORPUS = Path(__file__).parents[3] / "corpus"
TEXTS = sorted((CORPUS / "documents").glob("*.md"))


def printed(source: Source, indent: str = "") -> Iterator[tuple[str, bool]]:
    """The lines of a source as printed at 85 characters, and whether each begins a paragraph."""
    for line in source.lines:
        rows = textwrap.wrap(indent + line.text, 85, break_long_words=False, break_on_hyphens=False)
        yield from ((row, number == 0) for number, row in enumerate(rows))


def hard_wrapped(source: Source) -> Source:
    return Source(tuple(Line(row) for row, _ in printed(source)), "visual", "text/plain")


def set_in(source: Source) -> Source:
    return Source(tuple(Line(row) for row, _ in printed(source, "    ")), "visual", "text/plain")


def on_pages(source: Source) -> Source:
    lines, page, y = [], 1, 0.05
    for row, begins in printed(source):
        y += 0.008 if begins else 0.0
        lines.append(Line(row, page=page, x=0.1, y=round(y, 3)))
        y += 0.02
        if y > 0.95:
            lines.append(Line(str(page), page=page, x=0.5, y=0.97))
            page, y = page + 1, 0.05
    return Source(tuple(lines), "visual", "application/pdf", pages=page)


@pytest.mark.parametrize("layout", [hard_wrapped, set_in, on_pages])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_printed_lines_read_as_paragraphs_do(path: Path, layout: Callable[[Source], Source]) -> None:
    source = next(vanban.open(path))
    whole, apart = vanban.read_source(source), vanban.read_source(layout(source))
    fields = json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text("utf-8"))["document"]
    for field in fields:
        assert apart.document.to_json()[field] == whole.document.to_json()[field]
    assert [found.code for found in apart.citations] == [found.code for found in whole.citations]
    openings = {task.quote[:60] for task in whole.tasks}
    assert len(openings ^ {task.quote[:60] for task in apart.tasks}) <= 1


# Web copies that give a whole head in one line are left out: nobody prints such a line.
KINDS = [
    path
    for path in sorted((Path(__file__).parent / "kinds").glob("*.txt"))
    if next(vanban.open(path)).wrapping == "paragraphs" and not path.stem.endswith("-one-line")
]


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_an_invented_document_reads_the_same_when_it_is_printed(path: Path) -> None:
    source = next(vanban.open(path))
    whole, apart = vanban.read_source(source), vanban.read_source(on_pages(source))
    assert apart.document.to_json() | {"span": {}} == whole.document.to_json() | {"span": {}}
    assert [_order(task) for task in apart.tasks] == [_order(task) for task in whole.tasks]


def _order(task: vanban.Task) -> tuple[object, ...]:
    bodies = [[body.text for body in found] for found in (task.lead, task.support)]
    return task.provision, task.quote, bodies, [(due.kind, due.date, due.every, due.amount) for due in task.dues]


def test_a_line_goes_on_where_the_text_hangs_beside_its_label() -> None:
    printed = [
        (0.15, "1. Sở Y tế bảo đảm công tác thường trực cấp cứu 24/24 giờ; phối hợp với Sở Công"),
        (0.18, "Thương, Sở Nông nghiệp và Môi trường kiểm tra an toàn thực phẩm tại các chợ của"),
        (0.18, "Thành phố trước ngày 10/12/2025."),
        (0.15, "2. Sở Nội vụ rà soát, nắm tình hình trả lương, thưởng Tết của các doanh nghiệp;"),
        (0.18, "báo cáo Ủy ban nhân dân tỉnh."),
        (0.18, "Giao Chánh Văn phòng theo dõi, đôn đốc các cơ quan, đơn vị thực hiện văn bản này"),
    ]
    lines = [Line(text, page=1, x=x, y=0.1 + 0.02 * at) for at, (x, text) in enumerate(printed)]
    source = Source(tuple(lines), "visual", "application/pdf", pages=1)
    assert [task.provision for task in vanban.read_source(source).tasks] == ["1", "2", "2.¶1"]


def page_of(*rows: tuple[float, float, str]) -> Source:
    """A page in even type."""
    lines = [Line(text, page=1, x=x, y=y, right=x + len(text) * 0.0091) for x, y, text in rows]
    return Source(tuple(lines), "visual", "application/pdf", pages=1)


def test_a_full_heading_ends_where_the_next_paragraph_is_spaced_by_a_few_points() -> None:
    name = "Bộ Khoa học và Công nghệ, Bộ Văn hóa, Thể thao và Du lịch, Bộ Ngoại giao"
    reading = vanban.read_source(
        page_of(
            (0.14, 0.100, "Thực hiện Chương trình công tác năm 2025, Thủ tướng Chính phủ yêu cầu các bộ, cơ"),
            (0.14, 0.120, "quan ngang bộ tập trung thực hiện các nhiệm vụ sau đây, bảo đảm tiến độ và chất"),
            (0.14, 0.140, "lượng; kịp thời báo cáo những vấn đề vượt thẩm quyền, những khó khăn phát sinh và"),
            (0.14, 0.160, "nội dung khác theo quy định:"),
            (0.17, 0.184, f"1. {name}"),
            (0.19, 0.208, "Rà soát các chương trình, báo cáo trước ngày 20/11/2025."),
        )
    )
    (task,) = reading.tasks
    assert task.provision == "1.¶1"
    assert [body.text for body in task.lead] == [
        "Bộ Khoa học và Công nghệ",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Bộ Ngoại giao",
    ]


OPENING = (
    (0.14, 0.060, "Để cuộc bầu cử được tiến hành dân chủ, đúng pháp luật, an toàn, tiết kiệm, thật"),
    (0.14, 0.080, "sự là ngày hội của toàn dân, Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành và"),
    (0.14, 0.100, "các cơ quan, đơn vị liên quan, Ủy ban nhân dân các xã, phường, đặc khu tập trung"),
    (0.14, 0.120, "chỉ đạo, tổ chức thực hiện tốt các nhiệm vụ trọng tâm; kịp thời báo cáo khó khăn,"),
    (0.14, 0.140, "vướng mắc phát sinh trong quá trình thực hiện, trong đó tập trung vào những việc,"),
    (0.14, 0.160, "những địa bàn còn chậm so với tiến độ đã được cấp có thẩm quyền phê duyệt như"),
    (0.14, 0.180, "sau:"),
)


def test_a_line_set_in_is_full_sooner() -> None:
    reading = vanban.read_source(
        page_of(
            *OPENING,
            (0.17, 0.205, "1. Thành lập Ban bầu cử, Tổ bầu cử"),
            (0.26, 0.230, "- Cơ quan thực hiện: Ủy ban nhân dân các cấp thống nhất với Thường"),
            (0.29, 0.250, "trực Hội đồng nhân dân và Ban Thường trực Ủy ban Mặt trận Tổ quốc"),
            (0.29, 0.270, "Việt Nam cùng cấp."),
            (0.26, 0.295, "- Thời hạn: Chậm nhất là ngày 30 tháng 11 năm 2025."),
        )
    )
    (task,) = reading.tasks
    assert [body.text for body in task.lead] == ["Ủy ban nhân dân các cấp"]


def test_a_line_behind_which_the_next_word_had_room_ends_its_paragraph() -> None:
    reading = vanban.read_source(
        page_of(
            *OPENING,
            (0.14, 0.200, "1. Sở Nội vụ chủ trì, tổng hợp, báo cáo Ủy ban nhân dân tỉnh hằng tháng."),
            (0.14, 0.220, "Văn phòng Ủy ban nhân dân tỉnh trân trọng thông báo để các cơ quan biết."),
        )
    )
    (task,) = reading.tasks
    assert task.text == "Sở Nội vụ chủ trì, tổng hợp, báo cáo Ủy ban nhân dân tỉnh hằng tháng."


def test_the_number_of_a_month_that_wraps_is_no_label() -> None:
    reading = vanban.read_source(
        page_of(
            *OPENING,
            (0.14, 0.205, "1. Sở Nội vụ tổng kết, sửa đổi quy chế, báo cáo Ủy ban nhân dân tỉnh trong tháng"),
            (0.14, 0.225, "12. Kinh phí do ngân sách bảo đảm."),
            (0.14, 0.250, "2. Sở Y tế báo cáo Ủy ban nhân dân tỉnh hằng tháng."),
        )
    )
    assert [task.provision for task in reading.tasks] == ["1", "2"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("1. Sở Tư pháp rà soát thể thức của các dự thảo theo đúng quy định tại Nghị định số", "78/2025/NĐ-CP."),
        ("1. Sở Xây dựng rà soát quy chuẩn về báo hiệu đường bộ, báo cáo kết quả trong quý", "II/2026."),
        ("1. Giao Vụ Thanh tra, giải quyết khiếu nại, tố cáo khối kinh tế tổng hợp (gọi là Vụ", "II) theo dõi."),
        ("1. Sở Công Thương xây dựng chương trình khuyến mại, tổ chức phiên chợ cho công nhân", "- gắn với Tết."),
        ("1. Sở Nội vụ khen thưởng, biểu dương tập thể lập thành tích chào mừng Đại hội lần thứ", "XIV."),
        ("1. Sở Y tế rà soát, tổng hợp số liệu về các ca bệnh do chủng mới của vi rút (Covid-", "19) gây ra."),
        ("1. Sở Xây dựng tham mưu điều chỉnh Chương trình phát triển nhà ở giai đoạn năm 2026", "- 2035 của tỉnh."),
        ("1. Các địa phương kêu gọi tàu thuyền về nơi tránh trú, bão mạnh cấp 15, giật trên cấp", "17. Bão đi chậm."),
        ("1. Sở Công Thương rà soát các cơ sở không phải đáp ứng quy định tại Điều 40, Mục 7", "Chương VI Nghị định."),
        ("1. Các xã báo cáo số hộ nghèo (qua Phòng Lao động -", "Thương binh và Xã hội)."),
        ("1. Công an tỉnh hỗ trợ người dân kích hoạt tài khoản định danh điện tử của mình mức độ", "2."),
    ],
    ids=["notation", "quarter", "bracket", "dash", "count", "hyphen", "years", "wind", "chapter", "name", "last"],
)
def test_the_rest_of_a_name_or_number_that_wraps_is_no_paragraph(above: str, below: str) -> None:
    (task,) = vanban.read_source(page_of(*OPENING, (0.14, 0.205, above), (0.14, 0.225, below))).tasks
    assert task.text == f"{above[3:]} {below}"


def test_a_clause_below_a_sentence_that_ends_with_the_number_of_an_item_is_a_clause() -> None:
    reading = vanban.read_source(
        page_of(
            *OPENING,
            (0.14, 0.205, "1. Cục Thuế hướng dẫn doanh nghiệp nộp tiền và hạch toán vào tiểu mục 1799."),
            (0.14, 0.230, "2. Kho bạc Nhà nước kiểm tra chứng từ nộp tiền."),
        )
    )
    assert [task.provision for task in reading.tasks] == ["1", "2"]


def test_lines_that_a_browser_set_to_whole_pixels_tell_their_paragraphs() -> None:
    """One pixel more or less of a step within a paragraph is no white between two."""
    steps = (0.0196, 0.0205, 0.0196, 0.0205, 0.0196, 0.0205)
    heights = [0.06 + sum(steps[:at]) for at in range(7)]
    opening = [(0.14, y, text) for y, (_x, _y, text) in zip(heights, OPENING, strict=True)]
    below = [
        ("1. Chế độ báo cáo: các sở, ngành báo cáo Ủy ban nhân dân tỉnh trước ngày 05/12/2025.", 0.0276),
        ("Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 10/12/2025 và chịu trách", 0.0267),
        ("nhiệm về số liệu.", 0.0205),
    ]
    at = heights[-1]
    for text, step in below:
        at += step
        opening.append((0.14, at, text))
    assert [task.provision for task in vanban.read_source(page_of(*opening)).tasks] == ["1", "1.¶1"]


def test_a_line_that_a_hyphen_made_of_two_stands_where_its_last_does() -> None:
    rows = [*OPENING, (0.14, 0.205, "1. Sở Tài chính tổng hợp, báo cáo theo Nghị định số 100/2016/NĐ-CP"),
            (0.14, 0.245, "và các quy định khác, báo cáo hằng tháng.")]  # fmt: skip
    source = page_of(*rows)
    lines = [*source.lines[:-2], source.lines[-2]._replace(low=0.225), source.lines[-1]]
    (task,) = vanban.read_source(Source(tuple(lines), "visual", "application/pdf", pages=1)).tasks
    assert task.text.endswith("100/2016/NĐ-CP và các quy định khác, báo cáo hằng tháng.")


def test_the_first_line_of_the_body_set_in_below_an_address_is_no_addressee() -> None:
    reading = vanban.read_source(
        page_of(
            (0.26, 0.060, "Kính gửi: Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"),
            (0.19, 0.080, "Dịch bệnh viêm đường hô hấp cấp do chủng mới của một loại vi rút gây ra cho"),
            (0.14, 0.100, "nhiều doanh nghiệp thiệt hại lớn. Đề nghị Cục Thuế các tỉnh báo cáo trước ngày 5/3/2026."),
        )
    )
    assert reading.document.addressees == ("Cục Thuế các tỉnh, thành phố trực thuộc Trung ương",)


def test_a_dash_that_charges_somebody_is_an_item_below_a_long_heading() -> None:
    heading = (
        "1. Công tác quán triệt, tuyên truyền, phổ biến thông tin, tạo sự đồng thuận trong xây dựng, tổ chức thực hiện "
        "các chương trình phát triển nghề muối"
    )
    text = f"{heading}\n- Các sở, ban, ngành tổ chức quán triệt.\n- Sở Nội vụ báo cáo kết quả trước ngày 05/12/2025.\n"
    assert [task.provision for task in vanban.read_text(text).tasks] == ["1.-1", "1.-2"]


def test_a_dash_below_the_last_line_of_a_printed_heading_is_an_item() -> None:
    reading = vanban.read_source(
        page_of(
            *OPENING,
            (0.17, 0.205, "1. Công tác quán triệt, tuyên truyền, tạo sự đồng thuận trong xây dựng, tổ chức thực hiện"),
            (0.14, 0.225, "các chương trình phát triển nghề muối theo Nghị quyết số 61-NQ/TW"),
            (0.17, 0.250, "- Các bộ, ngành tập trung quán triệt nội dung của Nghị quyết trước ngày 05/12/2025."),
            (0.17, 0.275, "- Bộ Y tế báo cáo hằng tháng."),
        )
    )
    assert [task.provision for task in reading.tasks] == ["1.-1", "1.-2"]
