"""Heads, signatures and recipients as other offices and other programs print them."""

import pytest

import vanban
from vanban import Line, Source


def document_of(text: str) -> vanban.Document:
    return vanban.read(text.encode(), name="van-ban.txt").document


HEAD = """\
{bodies}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {code}
Bình Thử, ngày 12 tháng 3 năm 2026
{title}
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Điều 1. Giao Sở Nội vụ theo dõi việc thực hiện và báo cáo kết quả.
"""
PLAN = HEAD.format(bodies="UBND XÃ THỬ", code="7/KH-UBND", title="KẾ HOẠCH\nVỀ VIỆC THỬ MỘT")


def test_a_narrow_column_breaks_number_and_place() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH THỬ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố:\n"
    document = document_of(
        f"{text}12/2026/QĐ-UBND\nBình\nThử, ngày 12\ntháng 3 năm 2026\nQUYẾT ĐỊNH\nVỀ VIỆC THỬ MỘT\n"
    )
    assert (document.code, document.place, document.date) == ("12/2026/QĐ-UBND", "Bình Thử", "2026-03-12")
    assert document.issuer == "Ủy ban nhân dân tỉnh Bình Thử"


@pytest.mark.parametrize(
    ("printed", "place", "date"),
    [
        ("Bình Thử ngày 12 tháng 3 năm 2026", "Bình Thử", "2026-03-12"),
        ("Bình Thử, ngày 12, tháng 3, năm 2026", "Bình Thử", "2026-03-12"),
        ("ngày 12 tháng 3 năm 2026", None, "2026-03-12"),
        ("Bình Thử, hồi 20 giờ 30 phút ngày 12/3/2026", "Bình Thử", "2026-03-12"),
        ("Bình Thử, 20h30 ngày 12/3/2026", "Bình Thử", "2026-03-12"),
        ("Bình Thử, lúc 20:30 ngày 12 tháng 3 năm 2026", "Bình Thử", "2026-03-12"),
        ("Bình Thử, tháng 3 năm 2026", "Bình Thử", None),
        ("Bình Thử, ngày    /3/2026", "Bình Thử", None),
    ],
)
def test_place_and_date_may_lack_a_part(printed: str, place: str | None, date: str | None) -> None:
    document = document_of(PLAN.replace("Bình Thử, ngày 12 tháng 3 năm 2026", printed))
    assert (document.place, document.date, document.subject) == (place, date, "Thử một")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Số: XX/KH-UBND", "/KH-UBND"),
        ("Số: 7/\nKH-UBND", "7/KH-UBND"),
        ("Số:7/KH-UBND", "7/KH-UBND"),
        ("Số: 7A/KH-UBND", "7A/KH-UBND"),
        ("Số: 7bis/KH-UBND", "7bis/KH-UBND"),
    ],
)
def test_a_number_may_be_blank_or_broken(printed: str, code: str) -> None:
    assert document_of(PLAN.replace("Số: 7/KH-UBND", printed)).code == code


def test_the_motto_may_stand_between_the_word_for_number_and_the_notation() -> None:
    text = "VĂN PHÒNG CHÍNH PHỦ\nSố:\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n/TTr-VPCP\n"
    document = document_of(
        f"{text}Hà Nội, ngày\ntháng\nnăm 2026\nTỜ TRÌNH\nVề dự thảo Quy chế\n(trình phiên họp tháng 4/2026)\n"
        "Kính gửi: Chính phủ\nThực hiện chương trình công tác, Văn phòng Chính phủ trình Chính phủ dự thảo như sau:\n"
    )
    assert (document.issuer, document.code, document.date) == ("Văn phòng Chính phủ", "/TTr-VPCP", None)
    assert document.addressees == ("Chính phủ",)


@pytest.mark.parametrize(
    ("bodies", "issuer", "parent"),
    [
        ("BỘ TÀI CHÍNH - BỘ NỘI VỤ", "Bộ Tài chính - Bộ Nội vụ", None),
        ("BỘ TÀI CHÍNH-BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Tài chính - Bộ Văn hóa, Thể thao và Du lịch", None),
        ("BỘ TÀI CHÍNH -\nBỘ Y TẾ", "Bộ Tài chính - Bộ Y tế", None),
        ("UBND TỈNH BÌNH THỬ\nSỞ Y TẾ\nSỞ TÀI CHÍNH", "Sở Y tế - Sở Tài chính", "UBND tỉnh Bình Thử"),
        (
            "ỦY BAN NHÂN DÂN\nỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH BÌNH THỬ",
            "Ủy ban nhân dân - Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bình Thử",
            None,
        ),
        ("THANH TRA TỈNH BÌNH THỬ -\nCÔNG AN TỈNH BÌNH THỬ", "Thanh tra tỉnh Bình Thử - Công an tỉnh Bình Thử", None),
        ("TÒA ÁN NHÂN DÂN TỐI CAO\nBỘ TƯ PHÁP", "Tòa án nhân dân tối cao - Bộ Tư pháp", None),
        ("BỘ CÔNG AN\nBỘ TƯ LỆNH CẢNH VỆ", "Bộ Tư lệnh cảnh vệ", "Bộ Công an"),
        ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", "Ủy ban thường vụ Quốc hội", None),
        ("TỔNG CỤC\nHẢI QUAN", "Tổng cục Hải quan", None),
    ],
)
def test_bodies_of_one_rank_issue_together(bodies: str, issuer: str, parent: str | None) -> None:
    document = document_of(HEAD.format(bodies=bodies, code="07/KH-LN", title="KẾ HOẠCH\nVỀ VIỆC THỬ MỘT"))
    assert (document.issuer, document.parent) == (issuer, parent)


@pytest.mark.parametrize("heading", ["THÔNG TƯ LIÊN TỊCH", "HƯỚNG DẪN LIÊN NGÀNH", "KẾ HOẠCH LIÊN TỊCH"])
def test_that_several_bodies_issue_is_no_subject(heading: str) -> None:
    document = document_of(HEAD.format(bodies="BỘ Y TẾ", code="07/KH-LN", title=f"{heading}\nHƯỚNG DẪN VIỆC THỬ MỘT"))
    assert document.subject == "Hướng dẫn việc thử một"


def test_years_alone_on_a_line_belong_to_the_subject() -> None:
    title = "QUY CHẾ\nPHỐI HỢP CÔNG TÁC THỬ GIAI ĐOẠN\n2026-2030"
    document = document_of(HEAD.format(bodies="SỞ Y TẾ", code="07/QC-SYT", title=title))
    assert document.subject == "Phối hợp công tác thử giai đoạn 2026-2030"


@pytest.mark.parametrize("about", ["Về: góp ý dự thảo Quy chế thử", "Về góp ý dự thảo Quy chế thử"])
def test_a_letter_may_say_in_a_word_what_it_is_about(about: str) -> None:
    document = document_of(
        "UBND TỈNH BÌNH THỬ\nSỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 45/SYT-VP\n{about}\nBình Thử, ngày 12 tháng 3 năm 2026\nKính gửi: Các bệnh viện trong tỉnh.\n"
        "Sở Y tế đề nghị các bệnh viện góp ý trước ngày 20/3/2026.\n"
    )
    assert (document.type, document.subject, document.date) == ("cong-van", "góp ý dự thảo Quy chế thử", "2026-03-12")


@pytest.mark.parametrize(
    ("printed", "capacity"),
    [
        ("TM UBND XÃ THỬ", "TM."),
        ("KT CHỦ TỊCH", "KT."),
        ("K.T. CHỦ TỊCH", "KT."),
        ("TL.CHỦ TỊCH", "TL."),
        ("KT/ CHỦ TỊCH", "KT."),
        ("K/T CHỦ TỊCH", "KT."),
    ],
)
def test_a_capacity_is_known_without_its_full_stop(printed: str, capacity: str) -> None:
    signer = document_of(
        HEAD.format(bodies="UBND XÃ THỬ", code="7/KH-UBND", title="KẾ HOẠCH\nVỀ VIỆC THỬ MỘT")
        + f"Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n{printed}\nPHÓ CHỦ TỊCH\nNguyễn Văn Thử\n"
    ).signer
    assert (signer.capacity, signer.title, signer.name) == (capacity, "PHÓ CHỦ TỊCH", "Nguyễn Văn Thử")


def test_neither_the_mark_of_signing_nor_the_path_of_the_file_is_a_recipient() -> None:
    document = document_of(
        HEAD.format(bodies="UBND XÃ THỬ", code="7/KH-UBND", title="KẾ HOẠCH\nVỀ VIỆC THỬ MỘT")
        + "Nơi nhận:          CHỦ TỊCH\n- Như trên;          (đã ký)\n- Lưu: VT, NC.          Nguyễn Văn Thử\n"
        "d:\\2026\\CV\\thu mot\n"
    )
    assert document.recipients == ("Như trên", "Lưu: VT, NC")
    assert document.signer.name == "Nguyễn Văn Thử"


def test_a_soft_hyphen_of_a_pdf_is_a_hyphen_in_codes_and_between_years() -> None:
    text = HEAD.format(bodies="UBND XÃ THỬ", code="7/KH\u00adUBND", title="KẾ HOẠCH\nTHỬ GIAI ĐOẠN 2026\u00ad2030")
    document = document_of(text)
    assert (document.code, document.subject) == ("7/KH-UBND", "Thử giai đoạn 2026-2030")


LETTER = """\
NGÂN HÀNG THỬ
VIỆT NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/NHT-VP
V/v báo cáo thử
Hà Nội, ngày 12 tháng 3 năm 2026
{greeting}: Các chi nhánh trong nước.
Ngân hàng Thử Việt Nam đề nghị các chi nhánh báo cáo trước ngày 20/3/2026.
"""


@pytest.mark.parametrize("greeting", ["Kính gửi", "Kinh gửi", "Kính gởi"])
def test_a_greeting_is_known_as_it_is_typed(greeting: str) -> None:
    assert document_of(LETTER.format(greeting=greeting)).addressees == ("Các chi nhánh trong nước",)


@pytest.mark.parametrize(
    "page",
    [
        "Menu\n\nCông văn 45/NHT-VP của Ngân hàng Thử Việt Nam về việc báo cáo thử các chi nhánh\n",
        "Từ khóa: Số hiệu, tiêu đề hoặc nội dung ngắn gọn của văn bản ...\n\nĐăng nhập\nSố hiệu: 45/NHT-VP\n"
        "Ngày ban hành: 12/03/2026 Ngày hiệu lực: Đã biết\n",
        "Công văn Số: 45/NHT-VP V/v: báo cáo thử.\n",
        "Ký bởi: Ngân hàng Thử Việt\nNam\nCơ quan: Văn phòng, Trụ sở\nchính, thành phố Mẫu\nNgày ký: 12-03-2026\n",
        "BM-01.QT.VP\nBẢN SAO\n",
    ],
    ids=[
        "the title of the page",
        "what the site tells of the document",
        "number and subject once more",
        "what a signing program printed",
        "the number of a form",
    ],
)
def test_what_a_web_page_prints_above_the_head_is_no_part_of_it(page: str) -> None:
    document = document_of(f"{page}\n{LETTER.format(greeting='Kính gửi')}")
    assert (document.issuer, document.code, document.date) == ("Ngân hàng Thử Việt Nam", "45/NHT-VP", "2026-03-12")
    assert document.subject == "báo cáo thử"


@pytest.mark.parametrize("below", ["", "“V/v treo cờ đón đoàn”\n"])
def test_a_line_that_runs_over_the_page_is_no_body_where_a_left_column_stands_below(below: str) -> None:
    head = f"THỦ TƯỚNG CHÍNH PHỦ\nSố: 02/CT-TTg\n{below}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    document = document_of(
        f"Văn bản của Cổng Thông tin điện tử Chính phủ\n{head}\nHà Nội, ngày 08 tháng 01 năm 2026\n\nCHỈ THỊ\n"
        "Về việc thử một\nGiao Bộ Y tế báo cáo.\n"
    )
    assert (document.issuer, document.code) == ("Thủ tướng Chính phủ", "02/CT-TTg")


def test_the_number_a_site_tells_is_no_body_where_the_left_column_stands_above_the_motto() -> None:
    told = "Văn bản số 02/CT-TTg\nSố ký hiệu\n02/CT-TTg\nTrích yếu\nVề việc thử một\nTệp đính kèm\nx.pdf\n"
    document = document_of(
        f"{told}THỦ TƯỚNG CHÍNH PHỦ\nSố: 02 /CT-TTg\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 08 tháng 01 năm 2026\n\nCHỈ THỊ\nVề việc thử hai\nGiao Bộ Y tế báo cáo.\n"
    )
    assert (document.issuer, document.code) == ("Thủ tướng Chính phủ", "02/CT-TTg")
    assert document.subject == "thử hai"


@pytest.mark.parametrize(
    ("title", "name"),
    [("C H Ỉ T H Ị", "chi-thi"), ("T H Ô N G  B Á O", "thong-bao"), ("Q U Y Ế T\tĐ Ị N H", "quyet-dinh")],
)
def test_the_letters_of_the_name_of_a_type_may_stand_apart(title: str, name: str) -> None:
    document = document_of(HEAD.format(bodies="BỘ Y TẾ", code="7/BYT", title=f"{title}\nVề việc thử một"))
    assert (document.type, document.subject) == (name, "thử một")


def test_a_printed_subject_ends_where_the_text_leaves_the_middle_of_the_page() -> None:
    def line(text: str, x: float, y: float) -> Line:
        return Line(text, page=1, x=x, y=y, right=1.03 - x)

    text = line("Ủy ban nhân dân phường phân công các bộ phận thực hiện các phần việc sau:", 0.18, 0.3)
    lines = (
        line("BỘ Y TẾ", 0.2, 0.1), line("Số: 7/TB-BYT", 0.2, 0.12), line("THÔNG BÁO", 0.43, 0.2),
        line("Phân công nhiệm vụ chuẩn bị", 0.35, 0.22), line("Ngày hội Thử", 0.42, 0.24),
        text._replace(right=0.9),
    )  # fmt: skip
    subject = vanban.read_source(Source(lines, "visual", "application/pdf", pages=1)).document.subject
    assert subject == "Phân công nhiệm vụ chuẩn bị Ngày hội Thử"


def test_a_column_may_break_the_name_of_the_type() -> None:
    document = document_of(
        HEAD.format(bodies="UBND XÃ THỬ", code="7/2026/QĐ-UBND", title="QUYẾT\nĐỊNH\nBAN\nHÀNH QUY CHẾ THỬ MỘT")
    )
    assert (document.type, document.subject) == ("quyet-dinh", "Ban hành quy chế thử một")


def test_a_letter_of_the_party_may_put_its_subject_under_its_number_without_a_word_before_it() -> None:
    document = document_of(
        "TỈNH ỦY BÌNH THỬ\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 21-CV/BTGDV\nTuyên truyền ngày truyền thống\n"
        "ngành văn thư\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM\n\nBình Thử, ngày 12 tháng 3 năm 2026\n\nKính gửi: Các đảng ủy trực thuộc.\n\n"
        "Thực hiện Hướng dẫn số 8-HD/BTGDVTW, Ban Tuyên giáo và Dân vận Tỉnh ủy đề nghị các đơn vị tổ chức thực hiện.\n"
    )
    assert (document.code, document.subject) == ("21-CV/BTGDV", "Tuyên truyền ngày truyền thống ngành văn thư")


def test_the_cells_a_web_copy_leaves_of_the_closing_are_told_apart() -> None:
    document = document_of(
        f"{PLAN}Nơi nhận: | KT. CHỦ TỊCH |\n- Như Điều 1; | PHÓ CHỦ TỊCH |\n- Lưu: VT. | Nguyễn Văn Thử |\n"
    )
    signer = document.signer
    assert document.recipients == ("Như Điều 1", "Lưu: VT")
    assert (signer.capacity, signer.title, signer.name) == ("KT.", "PHÓ CHỦ TỊCH", "Nguyễn Văn Thử")


def test_recipients_may_stand_on_one_line_without_a_space() -> None:
    document = document_of(
        f"{PLAN}Nơi nhận:- Như Điều 1;- UBND tỉnh (để b/c);- Lưu: VT, NC (3).\nCHỦ TỊCH\nH'Yâo Knul\n"
    )
    assert document.recipients == ("Như Điều 1", "UBND tỉnh (để b/c)", "Lưu: VT, NC (3)")
    assert document.signer.name == "H'Yâo Knul"


def test_for_whom_one_signs_is_not_the_office_of_who_signs() -> None:
    signer = document_of(f"{PLAN}Nơi nhận: | KT. CHỦ TỊCH |\n").signer
    assert (signer.capacity, signer.title, signer.name) == ("KT.", None, None)


def test_a_council_that_lost_its_locality_is_named_whole_where_it_decides() -> None:
    title = "NGHỊ QUYẾT\nVỀ VIỆC THỬ MỘT\nHỘI ĐỒNG NHÂN DÂN TỈNH BÌNH THỬ\nKHÓA XVIII, KỲ HỌP THỨ 17"
    document = document_of(HEAD.format(bodies="HỘI ĐỒNG NHÂN DÂN", code="7/NQ-HĐND", title=title))
    assert document.issuer == "Hội đồng nhân dân tỉnh Bình Thử"


RECIPIENTS = "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n"


@pytest.mark.parametrize(
    ("closing", "title", "name"),
    [
        (f"{RECIPIENTS}CHỦ TỊCH\nNGUYỄN VĂN THỬ\n", "CHỦ TỊCH", "Nguyễn Văn Thử"),
        (f"{RECIPIENTS}GIÁM ĐỐC\n(Đã ký)\nBS.CKII Lê Thị Thử\n", "GIÁM ĐỐC", "Lê Thị Thử"),
        (f"{RECIPIENTS}THỦ TRƯỞNG ĐƠN VỊ\nLê Thị Thử\n", "THỦ TRƯỞNG ĐƠN VỊ", "Lê Thị Thử"),
        (f"{RECIPIENTS}TL. GIÁM ĐỐC\nKT. TRƯỞNG BAN THU\nPHÓ TRƯỞNG BAN\nLê Văn Thử\n", "PHÓ TRƯỞNG BAN", "Lê Văn Thử"),
        (f"{RECIPIENTS}TRƯỞNG CÔNG AN XÃ\nThiếu tá Lê Văn Thử\n", "TRƯỞNG CÔNG AN XÃ", "Lê Văn Thử"),
        (f"CHỦ TỊCH\n(Ký tên, đóng dấu)\nLê Văn Thử\n{RECIPIENTS}", "CHỦ TỊCH", "Lê Văn Thử"),
        (f"{RECIPIENTS.replace('nhận', 'gửi')}HIỆU TRƯỞNG\nLê Văn Thử\n", "HIỆU TRƯỞNG", "Lê Văn Thử"),
        (
            "Nơi nhận: TL. BỘ TRƯỞNG\n- Như Điều 1; CỤC TRƯỞNG CỤC\n- Lưu: VT. KIỂM SOÁT THỦ TỤC\nLê Văn Thử\n",
            "CỤC TRƯỞNG CỤC KIỂM SOÁT THỦ TỤC",
            "Lê Văn Thử",
        ),
        (
            "KT. BỘ TRƯỞNG\nBỘ Y TẾ\nTHỨ TRƯỞNG\nLê Văn Thử\nKT. BỘ TRƯỞNG\nBỘ NỘI VỤ\nTHỨ TRƯỞNG\nTrần Thị Hai\n"
            + RECIPIENTS,
            "THỨ TRƯỞNG",
            "Lê Văn Thử",
        ),
    ],
    ids=[
        "capitals",
        "degree",
        "any office",
        "for the one who signs for",
        "police",
        "how signed",
        "sent to",
        "capitals woven on",
        "two bodies",
    ],
)
def test_a_signature_is_told_from_the_recipients(closing: str, title: str, name: str) -> None:
    document = document_of(PLAN + closing)
    assert (document.signer.title, document.signer.name) == (title, name)
    assert document.recipients == ("Như Điều 1", "Lưu: VT")


ONE = "KT. BỘ TRƯỞNG BỘ Y TẾ\nTHỨ TRƯỞNG\n\nLê Văn Thử\n\n"
OTHER = "BỘ TRƯỞNG BỘ NỘI VỤ\n\nTrần Thị Hai\n\n"


@pytest.mark.parametrize(
    "closing",
    [
        f"{ONE}{OTHER}{RECIPIENTS}",
        f"{RECIPIENTS}\n{ONE}{OTHER}",
        "KT. BỘ TRƯỞNG BỘ Y TẾ\tKT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG\tBỘ TRƯỞNG BỘ NỘI VỤ\n"
        f"Lê Văn Thử\tTrần Thị Hai\n{RECIPIENTS}",
        "KT. BỘ TRƯỞNG BỘ Y TẾ\nKT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG\nBỘ TRƯỞNG BỘ NỘI VỤ\n"
        f"Lê Văn Thử\nTrần Thị Hai\n{RECIPIENTS}",
    ],
    ids=["above the recipients", "below the recipients", "side by side", "a row a line"],
)
def test_all_who_sign_a_joint_document_are_held(closing: str) -> None:
    document = document_of(PLAN + closing)
    assert [(signer.title, signer.name) for signer in document.signers] == [
        ("THỨ TRƯỞNG", "Lê Văn Thử"),
        ("BỘ TRƯỞNG BỘ NỘI VỤ", "Trần Thị Hai"),
    ]
    assert document.signer == document.signers[0]
    assert document.recipients == ("Như Điều 1", "Lưu: VT")


def test_one_who_signs_alone_is_the_only_signer_and_a_document_without_signature_has_none() -> None:
    signed = document_of(f"{PLAN}{RECIPIENTS}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Thử\n")
    assert signed.signers == (signed.signer,)
    assert document_of(PLAN + "1. Sở Y tế báo cáo.").signers == ()


@pytest.mark.parametrize(
    ("subject", "whole"),
    [
        ("Ban hành Kế hoạch thi hành Luật Thử\n(sửa đổi)", "Ban hành Kế hoạch thi hành Luật Thử (sửa đổi)"),
        (
            "Kết luận của Thủ tướng Chính phủ Phạm Minh Mẫu\n- Trưởng Ban Chỉ đạo tại phiên họp thứ tư",
            "Kết luận của Thủ tướng Chính phủ Phạm Minh Mẫu - Trưởng Ban Chỉ đạo tại phiên họp thứ tư",
        ),
        (
            "KẾT LUẬN CỦA THỦ TƯỚNG CHÍNH PHỦ PHẠM MINH MẪU -\nTRƯỞNG BAN CHỈ ĐẠO TẠI PHIÊN HỌP THỨ TƯ",
            "Kết luận của Thủ tướng Chính phủ phạm minh mẫu - trưởng ban chỉ đạo tại phiên họp thứ tư",
        ),
        ("Tăng cường chống khai thác\nIUU", "Tăng cường chống khai thác IUU"),
    ],
    ids=["law", "office", "office in capitals", "a word of capitals"],
)
def test_a_subject_goes_on_below_in_brackets_or_behind_a_dash(subject: str, whole: str) -> None:
    head = HEAD.format(bodies="UBND XÃ THỬ", code="7/TB-UBND", title=f"THÔNG BÁO\n{subject}")
    assert document_of(head).subject == whole


def test_a_subject_beside_the_motto_goes_on_below_it() -> None:
    head = (
        "BỘ NỘI VỤ\nSố: 3318/BNV-CQĐP\nV/v rà soát, bố trí đội ngũ cán\nbộ, công chức cấp xã sau 01 năm\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 29 tháng 5 năm 2026\n"
        "thực hiện mô hình chính quyền\nđịa phương 2 cấp\nKính gửi: Ủy ban nhân dân các tỉnh.\n"
    )
    subject = (
        "rà soát, bố trí đội ngũ cán bộ, công chức cấp xã sau 01 năm thực hiện mô hình chính quyền địa phương 2 cấp"
    )
    assert document_of(head).subject == subject


@pytest.mark.parametrize(
    ("bodies", "issuer"),
    [
        ("ỦY BAN THƯỜNG VỤ QUỐC\nHỘI", "Ủy ban thường vụ Quốc hội"),
        ("BAN CHỈ ĐẠO QUỐC GIA\n1237", "Ban Chỉ đạo quốc gia 1237"),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN\n11", "Phòng Giáo dục và Đào tạo quận 11"),
    ],
)
def test_a_narrow_column_breaks_the_name_of_a_body(bodies: str, issuer: str) -> None:
    document = document_of(HEAD.format(bodies=bodies, code="7/KH-BCĐ", title="KẾ HOẠCH\nVề việc thử một"))
    assert (document.issuer, document.parent) == (issuer, None)


@pytest.mark.parametrize(
    ("mark", "urgency", "secrecy"),
    [
        ("H Ỏ A T Ố C", "hoa-toc", None),
        ("THƯỢNG\nKHẨN", "thuong-khan", None),
        ("TUYỆT\nMẬT", None, "tuyet-mat"),
        ("T Ố I  M Ậ T", None, "toi-mat"),
        ("Độ khẩn: Hỏa tốc hẹn giờ", "hoa-toc", None),
    ],
)
def test_a_mark_is_read_as_it_was_set(mark: str, urgency: str | None, secrecy: str | None) -> None:
    reading = vanban.read_text(f"{mark}\n{HEAD.format(bodies='BỘ Y TẾ', code='7/BYT', title='CHỈ THỊ')}")
    assert (reading.document.urgency, reading.secrecy) == (urgency, secrecy)
    assert (reading.document.issuer, reading.document.parent) == ("Bộ Y tế", None)


def test_the_stamp_of_who_received_a_document_names_no_body_of_its_head() -> None:
    stamp = "CỔNG THÔNG TIN ĐIỆN TỬ BÌNH THỬ\nĐẾN Giờ: C Ngày: 12/03/2026\n"
    document = document_of(stamp + HEAD.format(bodies="SỞ THỬ", code="7/KH-ST", title="KẾ HOẠCH\nVề việc thử một"))
    assert (document.issuer, document.parent) == ("Sở Thử", None)


@pytest.mark.parametrize(
    "motto",
    [("CỘNG HÒA XÃ HỘI CHỦ", "NGHĨA VIỆT NAM"), ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM")],
    ids=["behind a half", "in its middle"],
)
def test_the_motto_broken_beside_the_body_is_no_part_of_its_name(motto: tuple[str, str]) -> None:
    head = f"ỦY BAN NHÂN DÂN          {motto[0]}\nTỈNH BÌNH THỬ            {motto[1]}\nSố: 12/KH-UBND\n"
    assert document_of(f"{head}KẾ HOẠCH\nVề việc thử một\n").issuer == "Ủy ban nhân dân tỉnh Bình Thử"


def test_the_second_line_of_a_body_below_the_whole_motto_is_no_end_of_it() -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 12 tháng 3 năm 2026\n"
    text = f"{motto}NGÂN HÀNG NHÀ NƯỚC\nVIỆT NAM\nSố: 11/CT-NHNN\nCHỈ THỊ\nVề việc thử một\nGiao Vụ Mẫu báo cáo.\n"
    assert document_of(text).issuer == "Ngân hàng Nhà nước Việt Nam"


def test_a_line_of_a_letters_subject_may_read_as_a_type() -> None:
    head = (
        "SỞ THỬ\nSố: 12/ST-VP\nV/v thực hiện các kiến nghị tại\nKết luận thanh tra\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Bình Thử, ngày 19 tháng 8 năm 2025\nKính gửi: Thanh tra tỉnh.\n"
    )
    document = document_of(head)
    assert (document.type, document.subject) == ("cong-van", "thực hiện các kiến nghị tại Kết luận thanh tra")


def test_the_office_a_subject_fills_is_not_the_body_that_decides() -> None:
    title = "QUYẾT ĐỊNH\nPHÊ CHUẨN KẾT QUẢ BẦU CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH BÌNH THỬ"
    document = document_of(HEAD.format(bodies="CHÍNH PHỦ", code="7/QĐ-CP", title=title))
    assert document.subject == "Phê chuẩn kết quả bầu chủ tịch Ủy ban nhân dân tỉnh bình thử"


@pytest.mark.parametrize("mark", ["DỰ THẢO", "DỰ THẢO (Lần 2)", "DỰ THẢO LẦN 3"])
def test_the_mark_of_a_draft_on_the_line_of_the_body_is_no_part_of_its_name(mark: str) -> None:
    bodies = f"{mark} ỦY BAN NHÂN DÂN TỈNH MẪU SƠN"
    document = document_of(HEAD.format(bodies=bodies, code="7/KH-UBND", title="KẾ HOẠCH\nVề việc thử một"))
    assert document.issuer == "Ủy ban nhân dân tỉnh Mẫu Sơn"


def test_the_motto_may_end_behind_the_subject_beside_it() -> None:
    head = (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nHO CHI MINH\nSố: 42/UBND-VX V/v hoàn thành\n"
        "cập nhật dữ liệu cán bộ\nNAM Độc lập - Tự do - Hạnh phúc\nThành phố Hồ Chí Minh, ngày 28 tháng 11 năm\n2025\n"
        "Kính gửi: Sở Nội vụ.\n"
    )
    document = document_of(head)
    assert (document.issuer, document.subject, document.date) == (
        "Ủy ban nhân dân thành phố Hồ Chí Minh",
        "hoàn thành cập nhật dữ liệu cán bộ",
        "2025-11-28",
    )


@pytest.mark.parametrize(
    "wires", ["THỦ TƯỚNG CHÍNH PHỦ\nđiện:", "Thủ tướng Chính phủ\nđiện:", "Thủ tướng Chính phủ điện:"]
)
def test_who_wires_a_telegram_may_stand_above_the_word_in_small_letters(wires: str) -> None:
    head = HEAD[: HEAD.index("{title}")].format(bodies="THỦ TƯỚNG CHÍNH PHỦ", code="224/CĐ-TTg")
    sent = f"{wires}\n- Bộ trưởng các Bộ: Công an, Y tế;\n- Chủ tịch UBND các tỉnh.\n"
    body = "Thủ tướng Chính phủ yêu cầu:\n1. Bộ Công an trực cứu hộ.\n"
    document = document_of(f"{head}CÔNG ĐIỆN\nVề việc ứng phó bão số 12\n\n{sent}\n{body}")
    assert document.subject == "ứng phó bão số 12"
    assert document.addressees == ("Bộ trưởng các Bộ: Công an, Y tế", "Chủ tịch UBND các tỉnh")


def test_a_legal_basis_that_names_the_republic_is_no_motto() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH THỬ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 63/2006/QĐ-UBND\n"
        "Bình Thử, ngày 26 tháng 7 năm 2006\nBAN HÀNH QUY ĐỊNH VỀ CÔNG BÁO\nỦY BAN NHÂN DÂN TỈNH BÌNH THỬ\n"
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003;\n"
        "Căn cứ Nghị định số 104/2004/NĐ-CP của Chính phủ về Công báo nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy định về hoạt động của Công báo tỉnh Bình Thử.\n"
    )
    document = document_of(text)
    assert (document.code, document.date) == ("63/2006/QĐ-UBND", "2006-07-26")
