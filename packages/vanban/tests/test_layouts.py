"""Letters put together of layouts: in each, whoever is charged is found, whatever labels and headings stand around."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest

import vanban

HEAD = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1234/UBND-VX
V/v tăng cường phòng, chống dịch bệnh
Quảng Mẫu, ngày 12 tháng 11 năm 2025

Kính gửi:
- Các sở, ban, ngành;
- UBND các xã, phường.

Thời gian qua, tình hình dịch bệnh diễn biến phức tạp. """
FOOT = """

Nơi nhận:
- Như trên;
- Lưu: VT, VX.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
"""
OPENING = "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị, địa phương thực hiện các nội dung sau:"
DUTIES = {
    "Sở Y tế": ("Giám sát chặt chẽ các ca bệnh tại cộng đồng.", "Bố trí đủ thuốc, hóa chất phục vụ điều trị."),
    "Công an tỉnh": ("Tuần tra kiểm soát các chốt liên ngành.", "Hướng dẫn các xã lập chốt kiểm dịch."),
    "Ủy ban nhân dân các xã, phường": (
        "Vận động người dân vệ sinh môi trường hằng tuần.",
        "Lập danh sách hộ nghèo cần hỗ trợ.",
    ),
}
Labels = Callable[[int], str]
LABELS: dict[str, Labels] = {
    "1.": lambda step: f"{step}. ",
    "1)": lambda step: f"{step}) ",
    "1/": lambda step: f"{step}/ ",
    "I.": lambda step: f"{['I', 'II', 'III'][step - 1]}. ",
    "a)": lambda step: f"{'abc'[step - 1]}) ",
    "-": lambda _: "- ",
    "+": lambda _: "+ ",
    "*": lambda _: "* ",
    "none": lambda _: "",
}
HEADINGS = (
    "{}:", "{}", "{} có trách nhiệm:", "{}: Chủ trì, phối hợp với các đơn vị liên quan:",
    "Giao {}:", "Đối với {}:", "Yêu cầu {}:", "Trách nhiệm của {}:", "Về phía {}:",
)  # fmt: skip


def leads_of(body: str) -> list[str]:
    reading = vanban.read_text(f"{HEAD}{body}{FOOT}")
    return ["; ".join(lead.text for lead in task.lead) for task in reading.tasks]


def layouts() -> Iterator[tuple[str, str, str]]:
    """Yield what labels stand before headings and before duties, and how a heading names its body."""
    for outer, inner, heading in product(LABELS, ("-", "a)", "+", "1)", "*"), HEADINGS):
        dashed = {outer, inner} <= {"-", "+", "*"}
        if outer != inner and (not dashed or (outer, inner) in {("-", "+"), ("*", "-"), ("*", "+")}):
            yield outer, inner, heading


@pytest.mark.parametrize(("outer", "inner", "heading"), list(layouts()))
def test_each_duty_is_its_headings(outer: str, inner: str, heading: str) -> None:
    lines = [OPENING]
    for at, (body, duties) in enumerate(DUTIES.items(), 1):
        lines.append(f"{LABELS[outer](at)}{heading.format(body)}")
        lines += [f"{LABELS[inner](step)}{duty}" for step, duty in enumerate(duties, 1)]
    assert leads_of("\n".join(lines)) == [body for body, duties in DUTIES.items() for _ in duties]


OPENINGS = (
    "Chủ tịch UBND tỉnh chỉ đạo như sau:",
    "UBND tỉnh có ý kiến như sau:",
    "UBND tỉnh giao nhiệm vụ cụ thể như sau:",
    "UBND tỉnh đề nghị:",
    "Để chủ động phòng, chống dịch, UBND tỉnh yêu cầu các đơn vị khẩn trương triển khai các giải pháp sau:",
)


@pytest.mark.parametrize(("opening", "label"), list(product(OPENINGS, LABELS)))
def test_each_duty_is_the_body_before_it(opening: str, label: str) -> None:
    first = {body: duties[0] for body, duties in DUTIES.items()}
    lines = [f"{LABELS[label](at)}{body}: {duty}" for at, (body, duty) in enumerate(first.items(), 1)]
    assert leads_of("\n".join([opening, *lines])) == list(first)


SHARED = (
    "{a} chủ trì, phối hợp với {b} {d}.",
    "{a} chủ trì phối hợp cùng {b} {d}.",
    "{a} phối hợp với {b} {d}.",
    "Giao {a} làm đầu mối, phối hợp với {b} {d}.",
    "{D}. Giao {a} chủ trì, {b} phối hợp thực hiện.",
    "{D} (giao {a} chủ trì, {b} phối hợp).",
    "{D}; {a} chủ trì, {b} phối hợp.",
    "{D} do {a} chủ trì, {b} phối hợp thực hiện.",
    "Yêu cầu {a} khẩn trương {d}, phối hợp chặt chẽ với {b}.",
    "{a} chịu trách nhiệm {d}; phối hợp với {b} trong quá trình thực hiện.",
    "{a}: Chủ trì, phối hợp với {b} {d}.",
    "{D} - Cơ quan chủ trì: {a}. Cơ quan phối hợp: {b}.",
    "{D} (Đơn vị chủ trì: {a}; đơn vị phối hợp: {b}).",
    "Đối với việc này, {a} chủ trì, phối hợp với {b} {d}.",
)
PAIRS = (
    ("Sở Y tế", "Công an tỉnh"),
    ("Ban Quản lý các khu công nghiệp tỉnh", "Ủy ban nhân dân các xã, phường"),
    ("Trung tâm Phục vụ hành chính công tỉnh", "Bưu điện tỉnh"),
)


@pytest.mark.parametrize(("shared", "pair"), list(product(SHARED, PAIRS)))
def test_work_is_shared_as_it_is_said(shared: str, pair: tuple[str, str]) -> None:
    duty = "kiểm tra việc chấp hành quy định về an toàn thực phẩm"
    said = shared.format(a=pair[0], b=pair[1], d=duty, D=duty.capitalize())
    task, _ = vanban.read_text(f"{HEAD}{OPENING}\n1. {said}\n2. Sở Tư pháp thẩm định văn bản.{FOOT}").tasks
    assert ([body.text for body in task.lead], [body.text for body in task.support]) == ([pair[0]], [pair[1]])


DECISION = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 2980/QĐ-UBND
Quảng Mẫu, ngày 24 tháng 11 năm 2025
QUYẾT ĐỊNH
Về việc phê duyệt Đề án phát triển du lịch cộng đồng
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG MẪU
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Theo đề nghị của Giám đốc Sở Tài chính.
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án phát triển du lịch cộng đồng giai đoạn 2026 - 2030.
Điều 2. """
CARRIED_OUT = (
    "Giám đốc các sở, Thủ trưởng các ban, ngành có trách nhiệm tổ chức thực hiện Quyết định này./.",
    "Các ông (bà): Chánh Văn phòng, Giám đốc các sở có trách nhiệm triển khai, tổ chức thực hiện Quyết định này./.",
    "Chánh Văn phòng, Giám đốc Sở Tài chính căn cứ Quyết định này tổ chức thực hiện./.",
    "Chánh Văn phòng, Giám đốc Sở Tài chính và các ông, bà có tên tại Điều 1 chiếu Quyết định thi hành./.",
    "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.",
    "Chánh Văn phòng, Giám đốc các sở và các đơn vị liên quan chịu trách nhiệm thi hành./.",
    "Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định kể từ ngày ký./.",
    "Chánh Văn phòng, Trưởng phòng Nội vụ căn cứ nội dung quyết định thi hành./.",
    "Các ông (bà): Chánh Văn phòng, Giám đốc Sở Tài chính chiểu Quyết định thi hành.",
    "Thủ trưởng các cơ quan liên quan và ông Trần Văn Mẫu chịu trách nhiệm thi hành Quyết định.",
    "Ông Trần Văn Mẫu được hưởng phụ cấp chức vụ hệ số 0,4 kể từ ngày 01/6/2026.",
    "Hộ bà Lê Thị Mẫu được bồi thường, hỗ trợ số tiền 120.000.000 đồng.",
    "Áp dụng\n1. Trường hợp các văn bản được dẫn chiếu được sửa đổi, thay thế thì áp dụng theo văn bản mới.\n"
    "2. Quyết định này có hiệu lực.",
    "Chế độ làm việc\n1. Trưởng Ban Chỉ đạo sử dụng con dấu của Ủy ban nhân dân tỉnh.\n2. Quyết định này có hiệu lực.",
)


def decided(articles: str) -> list[tuple[str, list[str], list[str]]]:
    tasks = vanban.read_text(f"{DECISION}{articles}{FOOT}").tasks
    return [
        (task.provision, [lead.text for lead in task.lead], [due.every or "" for due in task.dues]) for task in tasks
    ]


@pytest.mark.parametrize("article", CARRIED_OUT)
def test_an_article_that_says_who_carries_it_out_orders_nothing(article: str) -> None:
    assert decided(f"Giao Sở Y tế hướng dẫn.\nĐiều 3. {article}") == [("Đ2", ["Sở Y tế"], [])]


def test_who_carries_a_decision_out_may_be_told_to_report() -> None:
    told = (
        "Giám đốc Sở Tài chính chịu trách nhiệm thi hành Quyết định này; định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh."
    )
    assert decided(told) == [("Đ2", ["Giám đốc Sở Tài chính"], ["half-year"])]


@pytest.mark.parametrize(
    "effect",
    [
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Chánh Văn phòng, Giám đốc các sở căn cứ Quyết định thi hành.",
        "Kinh phí thực hiện từ ngân sách nhà nước.",
    ],
)
@pytest.mark.parametrize("order", ["Giao Sở Y tế phân bổ chỉ tiêu.", "Sở Y tế có trách nhiệm phân bổ chỉ tiêu."])
def test_behind_its_effect_an_article_may_charge_a_body(effect: str, order: str) -> None:
    assert decided(f"{effect} {order}") == [("Đ2", ["Sở Y tế"], [])]


def test_the_heading_of_an_article_may_stand_below_its_number() -> None:
    lines = "\nTổ chức thực hiện\nGiao Sở Y tế phân bổ chỉ tiêu.\nSở Tư pháp thẩm định văn bản."
    assert decided(lines) == [("Đ2.¶1", ["Sở Y tế"], []), ("Đ2.¶2", ["Sở Tư pháp"], [])]


@pytest.mark.parametrize("section", ["TRÁCH NHIỆM CÁC BỘ, NGÀNH", "PHÂN CÔNG THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"])
def test_what_an_article_approves_may_charge_bodies(section: str) -> None:
    approved = f"Phê duyệt Đề án với các nội dung sau:\nI. MỤC TIÊU\n1. Đạt 9 triệu tấn.\nII. {section}\n1. Sở Y tế:\n"
    assert decided(f"{approved}a) Thả cá giống xuống các hồ chứa.\nb) Bàn giao mặt bằng sạch.") == [
        ("Đ2.II.1.a", ["Sở Y tế"], []),
        ("Đ2.II.1.b", ["Sở Y tế"], []),
    ]


ARTICLES = ("Tổ chức thực hiện:", "Phân công thực hiện", "Trách nhiệm thi hành", "Các đơn vị có trách nhiệm:")
CHARGING = ("Đối với {a}: {D}", "{a}: {D}", "Giao {a} {d}", "{a} có trách nhiệm {d}", "{D} (giao {a} chủ trì).")


@pytest.mark.parametrize(("heading", "label", "form"), list(product(ARTICLES, ("1.", "a)", "-"), CHARGING)))
def test_an_article_charges_in_its_items(heading: str, label: str, form: str) -> None:
    lines = [heading]
    for at, (body, duties) in enumerate(DUTIES.items(), 1):
        duty = duties[0].rstrip(".")
        lines.append(LABELS[label](at) + form.format(a=body, D=duty, d=duty[0].lower() + duty[1:]))
    assert [leads for _, leads, _ in decided("\n".join(lines))] == [[body] for body in DUTIES]


HEADS = (
    ("Chức năng, nhiệm vụ của Tổ công tác", "Tổ công tác"),
    ("Trách nhiệm của chủ đầu tư", "chủ đầu tư"),
    ("Chủ đầu tư có trách nhiệm:", "Chủ đầu tư"),
    ("Giao nhiệm vụ cho Hội đồng thẩm định như sau:", "Hội đồng thẩm định"),
    ("Nhiệm vụ, quyền hạn của Trưởng Ban Chỉ đạo", "Trưởng Ban Chỉ đạo"),
)


@pytest.mark.parametrize(("heading", "body"), HEADS)
def test_the_heading_of_an_article_charges_whom_it_names(heading: str, body: str) -> None:
    assert [leads for _, leads, _ in decided(f"{heading}\n1. Thả cá vào hồ.\n2. Trực cấp cứu.")] == [[body]] * 2


BEHIND_A_BODY = (
    "thực hiện:", "tổ chức thực hiện:", "triển khai một số nội dung:", "thực hiện các nhiệm vụ, giải pháp sau:",
    "khẩn trương:", "bảo đảm:", "rà soát:", "có nhiệm vụ:",
)  # fmt: skip


@pytest.mark.parametrize(("given", "verb"), list(product(("", "Giao "), BEHIND_A_BODY)))
def test_the_verb_of_a_heading_is_no_part_of_its_body(given: str, verb: str) -> None:
    assert decided(f"Tổ chức thực hiện\n1. {given}Sở Y tế {verb}\na) Trực cấp cứu.\nb) Thả cá vào bể.") == [
        ("Đ2.1.a", ["Sở Y tế"], []),
        ("Đ2.1.b", ["Sở Y tế"], []),
    ]


def test_what_a_body_is_given_is_an_order_whatever_its_verb() -> None:
    provisions = [provision for provision, _, _ in decided("Tổ chức thực hiện\n1. Giao Hội Nông dân tỉnh sục bùn ao.")]
    assert provisions == ["Đ2.1"]


@pytest.mark.parametrize(
    "asks", ["nếu có khó khăn, vướng mắc, các đơn vị phản ánh", "phát sinh vướng mắc, các xã báo cáo"]
)
def test_the_last_item_may_only_say_whom_to_tell_of_difficulties(asks: str) -> None:
    closing = f"2. Trong quá trình thực hiện, {asks} về Sở Y tế để tổng hợp, trình Ủy ban nhân dân tỉnh xem xét."
    assert decided(f"Tổ chức thực hiện\n1. Giao Sở Y tế hướng dẫn.\n{closing}") == [("Đ2.1", ["Sở Y tế"], [])]


ATTRIBUTES = (
    "1. {d}.\n- Đơn vị chịu trách nhiệm chính: {a}.\n- Cơ quan tham gia phối hợp: {b}.\n- Lộ trình: Quý II/2026.",
    "1. {d}.\n- Sở, ngành chủ trì: {a}.\n- Sở, ngành phối hợp: {b}.\n- Thời gian thực hiện/hoàn thành: Quý II/2026.",
    "1. {d}.\n- Đầu mối thực hiện: {a}; đơn vị tham gia: {b}; dự kiến thời gian: Quý II/2026.",
    "1. {d}.\n(Cơ quan chủ trì: {a}; cơ quan phối hợp: {b}; thời gian thực hiện: Quý II/2026).",
    "1. {d}.\n({a} chủ trì, phối hợp với {b}; thời gian hoàn thành: trước ngày 30/6/2026).",
    "1. {d}.\n- {a} chủ trì.\n- {b} phối hợp thực hiện.\n- Hoàn thành: Quý II/2026.",
    "1. {d}.\n- Phân công thực hiện: {a} chủ trì; {b} phối hợp thực hiện.\n- Thời gian: Quý II/2026.",
    "1. {d}: Cơ quan chủ trì: {a}; cơ quan phối hợp: {b}; thời gian hoàn thành: quý II/2026.",
    "1. {d}\n- Mục tiêu: bảo đảm đúng tiến độ.\n- Cơ quan chủ trì: {a}.\n- Phối hợp: {b}.\n- Thời gian: Quý II/2026.",
    "1. {d}\nCơ quan chủ trì: {a}.\nCơ quan phối hợp: {b}.\nThời gian hoàn thành: Quý II/2026.",
)  # fmt: skip


@pytest.mark.parametrize(("stated", "pair"), list(product(ATTRIBUTES, PAIRS)))
def test_attributes_say_who_with_whom_and_by_when(stated: str, pair: tuple[str, str]) -> None:
    body = stated.format(a=pair[0], b=pair[1], d="Ký kết chương trình phối hợp với các doanh nghiệp viễn thông")
    (task,) = vanban.read_text(f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n{body}{FOOT}").tasks
    assert [body.text for body in task.lead] == [pair[0]]
    assert [body.text for body in task.support] == [pair[1]]
    assert [due.date for due in task.dues] == ["2026-06-30"]


BOUND = (
    "1. Hoàn thiện thể chế (Quý II/2026)\n- {a}.\n- {b}.",
    "1. Hoàn thiện thể chế (thời gian hoàn thành: trong quý II/2026)\na) {a}.\nb) {b}.",
    "1. Hoàn thiện thể chế (thực hiện từ nay đến hết ngày 30/6/2026):\n- {a}.\n- {b}.",
    "1. Nhóm nhiệm vụ hoàn thành trong Quý II/2026:\n- {a}.\n- {b}.",
    "1. Hoàn thiện thể chế\na) {a}.\nb) {b}.\nThời gian thực hiện: Trước ngày 30/6/2026.",
    "1. Hoàn thiện thể chế\n- {a}.\n- {b}.\nThời gian hoàn thành các nhiệm vụ trên: trước ngày 30/6/2026.",
    "1. Hoàn thiện thể chế\n- {a}.\n- {b}.\nGiao Sở Y tế chủ trì các nhiệm vụ trên; hoàn thành trước ngày 30/6/2026.",
)


@pytest.mark.parametrize("bound", BOUND)
def test_a_limit_of_several_duties_is_the_limit_of_each(bound: str) -> None:
    said = bound.format(a="Rà soát danh mục dịch vụ công", b="Hội nghị tập huấn kỹ năng số")
    text = f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n{said}\n2. Nâng cấp trục liên thông văn bản.{FOOT}"
    dues = [[due.date for due in task.dues] for task in vanban.read_text(text).tasks]
    assert dues == [["2026-06-30"], ["2026-06-30"], []]


@pytest.mark.parametrize("heading", ["Nhiệm vụ trọng tâm (năm 2026)", "Nhiệm vụ trong tháng 6/2026:"])
def test_a_programme_of_a_year_or_month_sets_no_limit(heading: str) -> None:
    said = f"1. {heading}\n- Rà soát danh mục dịch vụ công.\n- Tổ chức tập huấn kỹ năng số."
    tasks = vanban.read_text(f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n{said}{FOOT}").tasks
    assert [task.dues for task in tasks] == [(), ()]


def test_a_bracket_behind_the_duty_says_who_does_it_in_what_quarter() -> None:
    duty = "1. Số hóa hồ sơ hộ tịch lịch sử (Sở Tư pháp thực hiện trong quý II/2026)."
    (task,) = vanban.read_text(f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n{duty}{FOOT}").tasks
    assert ([body.text for body in task.lead], task.dues[0].date) == (["Sở Tư pháp"], "2026-06-30")


def told(body: str) -> list[str]:
    return [f"{t.provision} {t.text}" for t in vanban.read_text(f"{HEAD.partition('Kính gửi')[0]}{body}{FOOT}").tasks]


def test_a_heading_of_aims_and_duties_leaves_it_to_its_parts_which_order() -> None:
    parts = "1. Mục tiêu\n- 100% hồ sơ được số hóa.\n2. Đào tạo nhân lực\n- Mỗi năm mở 05 lớp bồi dưỡng kỹ năng."
    assert told(f"II. MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP\n{parts}") == ["II.2.-1 Mỗi năm mở 05 lớp bồi dưỡng kỹ năng."]


def test_the_programme_of_an_event_orders_nothing() -> None:
    event = "I. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian: 26/02/2026.\nII. NỘI DUNG CHƯƠNG TRÌNH\n1. Văn nghệ chào mừng.\n"
    assert told(f"{event}III. PHÂN CÔNG\n1. Trạm Y tế xã trực cấp cứu.") == ["III.1 Trạm Y tế xã trực cấp cứu."]


def test_what_is_inspected_and_of_what_time_orders_nothing() -> None:
    inspected = "1. Nội dung kiểm tra\n- Việc kê khai tài sản, thu nhập.\n2. Thời kỳ kiểm tra: Từ 01/01/2025 đến nay.\n"
    duty = "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng bố trí phương tiện."
    assert told(f"II. NỘI DUNG, ĐỐI TƯỢNG\n{inspected}{duty}") == ["III.1 Văn phòng bố trí phương tiện."]


def test_a_letter_that_only_heads_attributes_says_them_of_the_letter_before() -> None:
    duties = "1. Chỉ đạo\na) Nhiệm vụ\n- Ban hành kế hoạch năm.\n- Gắn kết quả với đánh giá cán bộ.\n"
    said = "b) Đơn vị thực hiện\n- Đơn vị chủ trì: Sở Nội vụ.\n- Thời gian thực hiện: Quý I/2026."
    tasks = vanban.read_text(f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n{duties}{said}{FOOT}").tasks
    assert [(t.provision, t.lead[0].text, t.dues[0].date) for t in tasks] == [
        ("II.1.a.-1", "Sở Nội vụ", "2026-03-31"),
        ("II.1.a.-2", "Sở Nội vụ", "2026-03-31"),
    ]


@pytest.mark.parametrize("title", ["DANH MỤC NHIỆM VỤ THỰC HIỆN", "PHÂN CÔNG NHIỆM VỤ", "CÁC NHIỆM VỤ CỤ THỂ"])
def test_an_annex_may_list_duties_without_a_table(title: str) -> None:
    duties = "1. Số hóa hồ sơ hộ tịch.\n- Chủ trì: Sở Tư pháp.\n2. Rà soát quy chế.\n- Chủ trì: Sở Nội vụ."
    body = f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n1. Sở Tài chính bố trí kinh phí.{FOOT}"
    tasks = vanban.read_text(f"{body}\nPHỤ LỤC\n{title}\n{duties}").tasks
    led = [(task.provision, task.lead[0].text) for task in tasks]
    assert led == [("II.1", "Sở Tài chính"), ("PL.1", "Sở Tư pháp"), ("PL.2", "Sở Nội vụ")]


def test_a_lettered_duty_over_its_attributes_is_the_task() -> None:
    duties = (
        "1. Nhận thức\na) Tổ chức tập huấn kỹ năng số\n- Chủ trì: Sở Y tế.\nb) Tổ chức hội thi\n- Chủ trì: Sở Nội vụ."
    )
    assert [named.split(" ", 1)[0] for named in told(f"II. NHIỆM VỤ\n{duties}")] == ["II.1.a", "II.1.b"]


def test_which_ones_are_meant_stays_in_the_name_an_attribute_states() -> None:
    duty = "1. Rà soát văn bản.\n- Cơ quan chủ trì: Các sở, ban, ngành theo lĩnh vực quản lý; UBND các xã, phường."
    (task,) = vanban.read_text(f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n{duty}\n- Thời gian: 2026.{FOOT}").tasks
    assert [body.text for body in task.lead] == ["Các sở, ban, ngành theo lĩnh vực quản lý", "UBND các xã, phường"]


@pytest.mark.parametrize("named", ["Kết quả/sản phẩm đầu ra", "Sản phẩm, kết quả", "Dự kiến sản phẩm"])
def test_a_product_is_stated_by_any_of_its_names(named: str) -> None:
    duty = f"1. Số hóa hồ sơ hộ tịch.\n- Chủ trì: Sở Tư pháp.\n- {named}: Báo cáo của UBND tỉnh."
    (task,) = vanban.read_text(f"{HEAD.partition('Kính gửi')[0]}II. NHIỆM VỤ\n{duty}{FOOT}").tasks
    assert task.product is not None
    assert task.product.text == "Báo cáo của UBND tỉnh"
