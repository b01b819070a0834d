"""Due dates: every wording, for a document issued on 10 October 2025."""

from typing import Any

import pytest

from vanban._dues import dues

ISSUED = "2025-10-10"


def found(text: str, **options: Any) -> list[tuple[Any, ...]]:
    keys = {
        "date": ("date", "inclusive"),
        "hint": ("date", "inclusive"),
        "within": ("amount", "unit", "event"),
        "recurring": ("every", "interval", "on", "inclusive"),
    }
    return [(due.kind, *(getattr(due, key) for key in keys[due.kind])) for due in dues(text, 0, ISSUED, **options)]


@pytest.mark.parametrize(
    ("text", "date", "inclusive"),
    [
        ("bảo đảm trước ngày 01 tháng 01 năm 2026, 100% thủ tục được rà soát", "2026-01-01", False),
        ("xong trước 25/12/2025", "2025-12-25", False),
        ("chậm nhất là ngày 05/12/2025", "2025-12-05", True),
        ("gửi báo cáo chậm nhất ngày 10 tháng 12 năm 2025", "2025-12-10", True),
        ("chậm nhất đến 30/6/2026", "2026-06-30", True),
        ("báo cáo UBND tỉnh trong ngày 20/10/2025", "2025-10-20", True),
        ("hoàn thành ngày 20/10/2025", "2025-10-20", True),
        ("khánh thành vào ngày 19 tháng 12 năm 2025", "2025-12-19", True),
        ("Thời hạn hoàn thành: 30/11/2025", "2025-11-30", True),
        ("tổ chức ra quân từ ngày 01/12/2025 đến hết ngày 31/12/2025", "2025-12-31", True),
        ("hoàn thành trong tháng 12 năm 2025", "2025-12-31", True),
        ("lập danh sách gửi Công an trước ngày khai giảng 05/9/2026", "2026-09-05", False),
        ("chuyển quà đến từng hộ, xong trước ngày Quốc khánh 02/9/2026", "2026-09-02", False),
        ("chi trả xong trước dịp lễ Quốc khánh 02/9/2026", "2026-09-02", False),
        ("báo cáo trước ngày mùng 6 tháng Giêng (tức ngày 22/02/2026)", "2026-02-22", False),
        ("sửa xong cầu trước dịp nghỉ lễ 30/4 và 01/5/2026", "2026-04-30", False),
        ("trao Kỷ niệm chương trước ngày lễ Nhà giáo Việt Nam 20/11/2026", "2026-11-20", False),
        ("xong trong tháng 2/2026", "2026-02-28", True),
        ("giải quyết dứt điểm 62 hồ sơ tồn đọng trong quý III năm 2026", "2026-09-30", True),
        ("báo cáo trong tuần cuối tháng 11 năm 2025", "2025-11-30", True),
        ("trước tháng 6/2026", "2026-06-01", False),
        ("báo cáo trong Quý I năm 2026", "2026-03-31", True),
        ("trước quý II/2026", "2026-04-01", False),
        ("hoàn thành trong năm 2025", "2025-12-31", True),
        ("Phát triển mạng lưới. Năm 2026, hoàn thành hồ sơ sức khỏe", "2026-12-31", True),
        ("Ngày 22/12/2025: tổ chức lễ viếng", "2025-12-22", True),
        ("Ngày 22/12/2025, tổ chức lễ viếng", "2025-12-22", True),
        ("đến hết năm 2026", "2026-12-31", True),
        ("hoàn thành trong 6 tháng đầu năm 2026", "2026-06-30", True),
        ("đến năm 2030, 100% hồ sơ được số hóa", "2030-12-31", True),
        ("bảo đảm thông xe kỹ thuật năm 2025", "2025-12-31", True),
        ("đẩy nhanh tiến độ, hoàn thành toàn tuyến năm 2027", "2027-12-31", True),
        ("đẩy nhanh tiến độ, thông xe tháng 6 năm 2026", "2026-06-30", True),
        ("Phấn đấu đến 31/12/2025 giải ngân đạt 100% kế hoạch", "2025-12-31", True),
        ("Hạn chót nộp hồ sơ là ngày 10/12/2025", "2025-12-10", True),
        ("Các chi bộ báo cáo Đảng ủy đúng hạn ngày 10/12/2025", "2025-12-10", True),
        ("Hoàn thiện quy trình cấp thẻ (thời hạn 10/12/2025)", "2025-12-10", True),
        ("báo cáo trước 11h30 ngày mai (11/10/2025)", "2025-10-11", True),
        ("Dọn vệ sinh toàn trường vào lúc 16h00 ngày thứ Sáu 21/11/2025", "2025-11-21", True),
        ("Tổ chức trồng cây vào sáng thứ Bảy, ngày 29/11/2025", "2025-11-29", True),
        ("nộp báo cáo trước 17h00 thứ Tư (ngày 26/11/2025)", "2025-11-26", True),
        ("Tổ chức tập huấn trong tháng 11 và tháng 12/2025", "2025-12-31", True),
        ("hoàn thành trong tháng 11-12/2025", "2025-12-31", True),
        ("hoàn thành trong quý III và quý IV năm 2026", "2026-12-31", True),
        ("Tháng 12/2025 hoàn thành việc lắp đặt", "2025-12-31", True),
        ("Cuối quý I/2026 báo cáo UBND tỉnh", "2026-03-31", True),
        ("đề xuất phương án xử lý, không muộn hơn quý I năm 2026", "2026-03-31", True),
        ("hoàn thành trong 6 tháng đầu năm", "2026-06-30", True),
        ("phấn đấu đến cuối năm hoàn thành xóa nhà tạm", "2025-12-31", True),
        ("Tổ chức lấy ý kiến từ ngày 01/7 đến ngày 15/7.", "2026-07-15", True),
        ("Tổ chức lấy ý kiến. Thời gian: từ ngày 01/12/2025 đến 15/12/2025.", "2025-12-15", True),
        ("báo cáo kết quả trong ngày hôm nay", ISSUED, True),
        ("báo cáo trước 17 giờ hôm nay", ISSUED, True),
        ("hoàn thành trong tháng này", f"{ISSUED[:7]}-31", True),
        ("báo cáo trước 10 giờ 00 phút cùng ngày", ISSUED, True),
        ("kiểm tra thực địa ngày 14/10/2025, sau đó có báo cáo nhanh trong cùng ngày", "2025-10-14", True),
        ("Phòng Kinh tế trình UBND xã trong tuần này", "2025-10-12", True),
        ("trả lời cử tri trong tuần tới", "2025-10-19", True),
        ("đề xuất phương án, báo cáo UBND tỉnh ngày 15/11/2025.", "2025-11-15", True),
        ("Tổ chức tổng kết Chỉ thị vào quý III năm 2026.", "2026-09-30", True),
        ("Trình UBND tỉnh dự thảo Quyết định trong 06 tháng đầu năm 2026.", "2026-06-30", True),
        ("Đến năm 2030, tỷ lệ hộ dùng nước sạch đạt trên 95%.", "2030-12-31", True),
        ("báo cáo không chậm quá ngày 20/11/2025", "2025-11-20", True),
        ("báo cáo trước hết ngày 20/11/2025", "2025-11-20", True),
        ("Tổ chức kiểm tra từ ngày 15/10/2025 đến hết tháng 12/2025.", "2025-12-31", True),
        ("Mở đợt cao điểm từ ngày 15/10/2025 đến hết năm 2025.", "2025-12-31", True),
        ("Từ ngày 15/10/2025 đến ngày 15/11/2025, tổ chức ra quân dọn vệ sinh.", "2025-11-15", True),
        ("Diễn tập phòng thủ dân sự (từ nay đến hết quý I năm 2026).", "2026-03-31", True),
        ("sơ tán dân xong trước 12 giờ trưa ngày 06/11/2025", "2025-11-06", True),
        ("báo cáo trước cuối giờ chiều ngày 20/11/2025", "2025-11-20", True),
        ("báo cáo chậm nhất cuối ngày 20 – 11 – 2025", "2025-11-20", True),
        ("Trong tháng 11 này, tổ chức sơ kết đợt thi đua", "2025-11-30", True),
        ("Đối thoại với các hộ dân. Thời hạn hoàn thành: Trong tháng 11.", "2025-11-30", True),
        ("Tổ chức lấy ý kiến từ ngày 15 - 30/10/2025.", "2025-10-30", True),
        ("Tổ chức kiểm tra từ ngày 15/10/2025 - 30/10/2025.", "2025-10-30", True),
        ("Từ nay đến hết quý I/2026 hoàn thành số hóa hồ sơ.", "2026-03-31", True),
        ("Từ nay đến cuối năm 2025, các xã rà soát hộ nghèo.", "2025-12-31", True),
        ("hoàn thành trong 02 tháng 11 và 12 năm 2025", "2025-12-31", True),
        ("rà soát các mỏ đã hết hạn cấp phép, xong trong tháng 11/2025", "2025-11-30", True),
        ("rà soát các mỏ đã hết hạn cấp phép trong tháng 11/2025.", "2025-11-30", True),
        ("hoàn thành trong tháng 11/2025 - 12/2025", "2025-12-31", True),
        ("hoàn thành trong quý IV năm 2025 và quý I năm 2026", "2026-03-31", True),
        ("hoàn thành bản đồ nguy cơ sạt lở, lũ ống, lũ quét tỷ lệ lớn vào năm 2027", "2027-12-31", True),
        ("Trình Chính phủ dự án Luật vào năm 2026.", "2026-12-31", True),
    ],
)
def test_a_limit_gives_its_day(text: str, date: str, inclusive: bool) -> None:
    assert found(text) == [("date", date, inclusive)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("báo cáo trước ngày 15/11", "2025-11-15"),
        ("báo cáo trước ngày 15/3", "2026-03-15"),
        ("hoàn thành trong tháng 11", "2025-11-30"),
        ("hoàn thành trong tháng 2", "2026-02-28"),
        ("hoàn thành trong quý I", "2026-03-31"),
    ],
)
def test_a_missing_year_is_the_documents_or_the_next(text: str, date: str) -> None:
    assert [due.date for due in dues(text, 0, ISSUED)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "Khẩn trương gửi báo cáo theo Công văn số 210/SNV-CCHC (trước ngày 31/8/2025)",
        "Các đơn vị chưa nộp báo cáo trước ngày 31/8/2025 khẩn trương hoàn thành",
        "Gửi báo cáo đã được yêu cầu nộp trước ngày 31/8/2025 nhưng còn thiếu",
        "Rà soát các giấy phép được cấp trước ngày 31/8/2025",
    ],
)
def test_a_limit_that_has_passed_and_is_only_told_is_none(text: str) -> None:
    assert found(text) == []


def test_what_a_bracket_tells_of_the_past_hides_no_limit() -> None:
    [due] = dues("báo cáo việc thực hiện Công văn số 12/UBND-TH (đã quá hạn) trước ngày 05/01", 0, ISSUED)
    assert due.date == "2026-01-05"


def test_a_limit_that_has_passed_and_is_ordered_stays() -> None:
    assert found("Gửi báo cáo về Sở Nội vụ trước ngày 30/9/2025") == [("date", "2025-09-30", False)]


def test_a_draft_without_a_day_still_lends_its_year() -> None:
    assert [due.date for due in dues("báo cáo trước ngày 20/10", 0, None, drafted="2024")] == ["2024-10-20"]
    assert [due.date for due in dues("báo cáo trước 31/01", 0, None, drafted="2026-12")] == ["2027-01-31"]
    assert [due.date for due in dues("báo cáo trước 31/12", 0, None, drafted="2026-12")] == ["2026-12-31"]
    assert [due.date for due in dues("xong trong tháng 2", 0, None, drafted="2026-12")] == ["2027-02-28"]
    assert dues("báo cáo trước ngày 20/10", 0, None) == []


def test_a_time_of_day_makes_the_day_inclusive() -> None:
    [due] = dues("gửi về Sở Nội vụ trước 16 giờ 30 phút ngày 05/12/2025", 0, ISSUED)
    assert (due.date, due.inclusive, due.time) == ("2025-12-05", True, "16:30")


@pytest.mark.parametrize(
    "text",
    [
        "tính đến ngày 30/9/2025 đã giải ngân 50%",
        "tại cuộc họp ngày 15/10/2025",
        "theo Quyết định số 12/QĐ-UBND ngày 05/10/2025",
        "kể từ ngày 01/01/2026 thực hiện thu phí",
        "Trước ngày 01/01/2020, các địa phương báo cáo",
        "khẩn trương, kịp thời, thường xuyên thực hiện theo quy định",
        "trong 02 tháng cuối năm và các năm tiếp theo",
        "Chiến lược dữ liệu quốc gia đến năm 2030",
        "giai đoạn 2026 - 2030",
        "Nghị quyết hằng năm của Hội đồng nhân dân",
        "hoàn thành ngày 31/02/2026",
        "các dự án trong danh mục hoàn thành 5.000 km vào năm 2030",
        "làm rõ tình hình thiếu điện trong quý I năm 2026.",
        "hướng dẫn việc công bố giá vật liệu hằng tháng",
        "Chuẩn bị nội dung trình kỳ họp cuối năm",
        "Rà soát các giấy phép có thời hạn đến ngày 31/12/2025",
        "Duy trì trực bảo vệ trường đến hết năm học",
        "niêm yết công khai tại trụ sở trong thời gian 15 ngày liên tục",
        "tổng hợp số dư tạm ứng đến hết 31/10/2025",
        "đồng ý kéo dài thời gian thực hiện vốn đến hết ngày 31/12/2026",
        "Thời hạn: Quý IV/2025 và các năm tiếp theo",
        "Bảng giá đất được áp dụng đến hết ngày 31/12/2025.",
        "Giải ngân đến hết tháng 9/2025 đạt 45% kế hoạch.",
        "Từ ngày 15/10/2025 đến hết tháng 12/2025, thí sinh dự thi đăng ký.",
        "Cho học sinh nghỉ học từ chiều ngày 06/11 đến hết ngày 07/11/2025.",
        "Trả lời cử tri trước kỳ họp thứ 10 tháng cuối năm.",
        "Các xã đã hoàn thành trong tháng 10/2025.",
        "Người dân được nghỉ từ thứ Năm ngày 01/01/2026 đến hết Chủ nhật ngày 04/01/2026.",
        "Tuyên truyền cuộc bầu cử đại biểu Quốc hội khóa XVI vào Chủ nhật, ngày 15/3/2026.",
        "Khắc phục thiệt hại do mưa lũ gây ra từ ngày 20/10 đến ngày 25/10/2025.",
        "Từ nay đến tháng 5/2026 tổng lượng mưa thiếu hụt 20 - 40%.",
        "Tổ chức dọn vệ sinh trong 02 ngày (15 và 16/11/2025).",
        "Phát tin trên đài truyền thanh, mỗi ngày 02 lần",
        "Rà soát các dự án đã hoàn thành vào năm 2023, báo cáo Bộ.",
        "Tổng kết, đánh giá tình hình thực hiện Nghị quyết này trong năm 2026.",
        "Xây dựng lộ trình chuyển đổi phương tiện vào năm 2030.",
        "Duy trì số ca mắc trong vòng một tháng qua ở mức thấp",
        "Người mắc bệnh một tuần không đến lớp trong thời hạn quy định",
        "Thông báo lịch thi (từ ngày 25/12/2025 đến ngày 30/12/2025) đến phụ huynh",
    ],
)
def test_what_only_tells_of_a_time_is_no_due(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản", (5, "working-day", "receipt")),
        ("chậm nhất sau 05 ngày làm việc kể từ khi nhận được văn bản", (5, "working-day", "receipt")),
        ("trong thời hạn 10 ngày kể từ ngày ban hành Kế hoạch này", (10, "day", "issue")),
        ("trong vòng 24 giờ kể từ khi phát hiện", (24, "hour", "event")),
        ("Xử lý các điểm nước tù đọng trong 24-48 giờ sau khi nước rút.", (48, "hour", "event")),
        ("không quá 03 ngày làm việc", (3, "working-day", None)),
        ("gửi tài liệu chậm nhất 05 ngày trước ngày họp", (5, "day", "before")),
        ("gửi Đoàn kiểm tra trước ngày làm việc ít nhất 07 ngày", (7, "day", "before")),
        ("gửi đại biểu trước kỳ họp 05 ngày", (5, "day", "before")),
        ("báo cáo ca bệnh trong vòng 24 giờ qua hệ thống", (24, "hour", None)),
        ("trả lời trong 07 ngày làm việc", (7, "working-day", None)),
        ("Hoàn thành việc rà soát trong thời hạn hai tuần", (2, "week", None)),
        ("khắc phục trong vòng một tháng kể từ ngày ký", (1, "month", "signing")),
        ("kiểm tra hồ sơ trong vòng một năm (kể từ ngày nhận được)", (1, "year", "receipt")),
        ("Kiểm tra các mỏ đá. Thời hạn hoàn thành: Trong 15 ngày.", (15, "day", None)),
        ("Cấp phép mỏ đá. Thời gian thực hiện: 45 ngày kể từ ngày ký.", (45, "day", "signing")),
    ],
)
def test_a_term_has_an_amount_a_unit_and_its_start(text: str, due: tuple[int, str, str | None]) -> None:
    assert found(text) == [("within", *due)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("báo cáo trước ngày 20 hằng tháng", ("month", 1, "20", False)),
        ("đánh giá trước ngày mùng 3 hàng tháng", ("month", 1, "3", False)),
        ("trình phê chuẩn quyết toán trước ngày 31 tháng 12 năm sau", ("year", 1, "31 tháng 12", False)),
        ("Cuối mỗi quý, các đơn vị gửi báo cáo", ("quarter", 1, None, None)),
        ("Trong 05 ngày đầu mỗi tháng, các đơn vị cập nhật số liệu", ("month", 1, None, None)),
        ("báo cáo trước ngày 25/12 hàng năm", ("year", 1, "25/12", False)),
        ("hằng năm, trước ngày 30/11 báo cáo kết quả", ("year", 1, "30/11", False)),
        ("trước ngày 15 của tháng cuối quý", ("quarter", 1, "15", False)),
        ("dọn vệ sinh vào sáng Chủ nhật hằng tuần", ("week", 1, "Chủ nhật", True)),
        ("mở chuyên mục, mỗi tháng phát sóng 04 chuyên đề", ("month", 1, None, None)),
        ("tổng hợp báo cáo tuần gửi Sở trước 10 giờ sáng thứ Sáu", ("week", 1, "thứ Sáu", False)),
        ("báo cáo năm trước 05/12", ("year", 1, "05/12", False)),
        ("định kỳ hàng tháng báo cáo", ("month", 1, None, None)),
        ("giám sát tuyến xã và báo cáo hằng ngày", ("day", 1, None, None)),
        ("báo cáo định kỳ 6 tháng", ("half-year", 1, None, None)),
        ("họp giao ban 02 tuần/lần", ("week", 2, None, None)),
        ("định kỳ 03 tháng báo cáo kết quả", ("month", 3, None, None)),
        ("báo cáo trước ngày 25 các tháng 3, 6, 9, 12", ("quarter", 1, "25", False)),
        ("tổng hợp báo cáo vào tháng 3, tháng 6, tháng 9 và tháng 12", ("quarter", 1, None, None)),
        ("hằng tuần báo cáo Sở Xây dựng trước 16 giờ thứ Năm", ("week", 1, "thứ Năm", False)),
        ("báo cáo trước 15 giờ thứ Sáu hằng tuần", ("week", 1, "thứ Sáu", False)),
        ("báo cáo theo định kỳ: tuần (trước 15 giờ thứ Sáu)", ("week", 1, "thứ Sáu", False)),
    ],
)
def test_a_rhythm_has_a_period_and_its_day(text: str, due: tuple[Any, ...]) -> None:
    assert found(text) == [("recurring", *due)]


def test_a_paper_is_made_by_the_period_that_follows_its_name() -> None:
    assert [due.date for due in dues("xây dựng kế hoạch trong Quý I năm 2026.", 0, ISSUED)] == ["2026-03-31"]


def test_rhythms_may_be_told_by_their_list_alone() -> None:
    text = "tổng hợp báo cáo Trưởng ban 6 tháng, năm."
    assert [due.every for due in dues(text, 0, ISSUED)] == ["half-year", "year"]


def test_the_end_of_a_year_goes_on_with_a_rhythm() -> None:
    assert [due.every for due in dues("báo cáo định kỳ 06 tháng và cuối năm", 0, ISSUED)] == ["half-year", "year"]
    listed = dues("định kỳ báo cáo quý, 6 tháng, năm gửi Sở Nội vụ", 0, ISSUED)
    assert [due.every for due in listed] == ["quarter", "half-year", "year"]


@pytest.mark.parametrize("text", ["Định kỳ (quý, 6 tháng, năm) báo cáo", "báo cáo định kỳ (quý, 6 tháng, năm)"])
def test_a_bracket_may_list_the_rhythms(text: str) -> None:
    assert [due.every for due in dues(text, 0, ISSUED)] == ["quarter", "half-year", "year"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("báo cáo vào các ngày 10, 20 và 30 hằng tháng", ["10", "20", "30"]),
        ("báo cáo vào ngày 15 và ngày cuối cùng của tháng", ["15", "cuối cùng"]),
    ],
)
def test_several_days_a_month_are_as_many_dues(text: str, days: list[str]) -> None:
    assert [(due.every, due.on) for due in dues(text, 0, ISSUED)] == [("month", day) for day in days]


def test_two_days_a_year_may_lack_the_word_for_day() -> None:
    found = dues("Trước 30/6 và 30/11 hằng năm", 0, ISSUED, whole=True)
    assert [(due.every, due.on) for due in found] == [("year", "30/6"), ("year", "30/11")]


def test_two_days_a_year_are_two_yearly_dues() -> None:
    text = "Định kỳ 6 tháng, trước ngày 15/6 và 15/12 hằng năm, báo cáo"
    assert [(due.every, due.on) for due in dues(text, 0, ISSUED)] == [("year", "15/6"), ("year", "15/12")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gửi trước ngày 14 của tháng cuối quý (đối với báo cáo quý); trước ngày 14/6 (đối với báo cáo 6 tháng)",
            [("quarter", "14"), ("half-year", "14/6")],
        ),
        ("Báo cáo 6 tháng gửi Sở Nội vụ trước ngày 05/6", [("half-year", "05/6")]),
        ("Báo cáo quý gửi trước ngày 05 tháng cuối cùng của mỗi quý", [("quarter", "05")]),
        ("Báo cáo tháng gửi trước ngày 15 của tháng.", [("month", "15")]),
        ("Gửi báo cáo chậm nhất ngày 15 của tháng báo cáo", [("month", "15")]),
        ("Báo cáo hằng tuần (trước 16 giờ thứ Năm) về Sở", [("week", "thứ Năm")]),
        (
            "Báo cáo 6 tháng đầu năm (trước ngày 15/6) và báo cáo năm (trước ngày 15/12)",
            [("half-year", "15/6"), ("year", "15/12")],
        ),
        ("báo cáo tuần vào chiều thứ Năm, báo cáo tháng vào ngày 20", [("week", "thứ Năm"), ("month", "20")]),
        ("hằng quý (trước ngày 20 của tháng cuối quý) báo cáo UBND tỉnh", [("quarter", "20")]),
        ("hàng tháng báo cáo vào ngày 25", [("month", "25")]),
        (
            "Gửi trước ngày 20/6 (báo cáo 6 tháng) và trước ngày 20/12 (báo cáo năm)",
            [("half-year", "20/6"), ("year", "20/12")],
        ),
        ("Báo cáo năm gửi trước ngày 25/11 hàng năm", [("year", "25/11")]),
        ("Báo cáo định kỳ gửi trước ngày 20 tháng 12 của năm báo cáo", [("year", "20 tháng 12")]),
        ("Báo cáo kết quả (hàng năm) chậm nhất là ngày 20 tháng 12 (năm báo cáo)", [("year", "20 tháng 12")]),
        ("Hằng năm báo cáo Bộ chậm nhất ngày 20/12 năm báo cáo", [("year", "20/12")]),
        ("Trước ngày 20/12 hằng năm báo cáo Bộ", [("year", "20/12")]),
        ("Số liệu tính từ ngày 15/12 năm trước đến ngày 14/12 năm báo cáo", []),
        ("Báo cáo trước ngày 10 của tháng đầu tiên quý tiếp theo", [("quarter", "10")]),
        ("Báo cáo chậm nhất vào ngày làm việc cuối cùng của tháng", [("month", "cuối cùng")]),
        (
            "Báo cáo 6 tháng đầu năm: trước ngày 25/6; báo cáo năm: trước ngày 25/12",
            [("half-year", "25/6"), ("year", "25/12")],
        ),
        ("Số liệu tính từ ngày 15/12 năm trước đến ngày 14/12 của năm báo cáo", []),
        ("Số liệu chốt ngày 25 của tháng báo cáo, gửi trước ngày 28 hằng tháng", [("month", "28")]),
        ("Trước 16h00’ hàng ngày kể từ ngày công bố dịch, báo cáo nhanh số ca mắc", [("day", None)]),
    ],
)
def test_the_day_of_a_report_is_told_by_the_report_it_is_for(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(due.every, due.on) for due in dues(text, 0, ISSUED)] == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Báo cáo trước ngày 20/11/2025, ngày 20/12/2025.", ["2025-11-20", "2025-12-20"]),
        ("Báo cáo trước ngày 20/11/2025, ngày 25/11/2025 tổ chức sơ kết.", ["2025-11-20"]),
    ],
)
def test_a_second_day_after_a_comma_ends_the_clause(text: str, dates: list[str]) -> None:
    assert [due.date for due in dues(text, 0, ISSUED)] == dates


def test_two_days_under_one_limit_are_two_dues() -> None:
    text = "báo cáo trước ngày 31/10/2025 và ngày 30/11/2025"
    assert [due.date for due in dues(text, 0, ISSUED)] == ["2025-10-31", "2025-11-30"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("báo cáo tiến độ vào các ngày 05/11, 14/11 và 25/11", ["2025-11-05", "2025-11-14", "2025-11-25"]),
        ("gửi báo cáo nhanh trước các ngày 10, 20/12/2025", ["2025-12-10", "2025-12-20"]),
        ("báo cáo vào các ngày 25/12/2025; 15/01/2026", ["2025-12-25", "2026-01-15"]),
    ],
)
def test_each_day_of_a_list_is_a_due(text: str, days: list[str]) -> None:
    assert [due.date for due in dues(text, 0, ISSUED)] == days


def test_before_the_lunar_new_year_is_a_hint_and_no_due() -> None:
    assert found("hoàn thành trước Tết Nguyên đán Bính Ngọ 2026") == [("hint", "2026-02-17", False)]
    assert found("hoàn thành trang trí trước Tết Bính Ngọ 2026") == [("hint", "2026-02-17", False)]
    assert not found("trao quà trước Tết Trung thu")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Tháng 4/2026", "2026-04-30"),
        ("Quý III/2026", "2026-09-30"),
        ("Năm 2026", "2026-12-31"),
        ("15/11/2025", "2025-11-15"),
        ("2026", "2026-12-31"),
    ],
)
def test_a_cell_that_states_only_a_time_gives_its_last_day(text: str, date: str) -> None:
    assert found(text, whole=True) == [("date", date, True)]


def test_a_cell_may_name_each_step_and_its_period() -> None:
    text = "- Trình dự thảo: tháng 11/2025; - Ban hành: tháng 12/2025"
    assert [due.date for due in dues(text, 0, ISSUED, whole=True)] == ["2025-11-30", "2025-12-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiếp nhận quý IV/2025; vận hành lớp dữ liệu quý II/2026", ["2025-12-31", "2026-06-30"]),
        ("Khởi động quý IV/2025; nghiệm thu quý II/2026; cập nhật hằng quý", ["2026-06-30", "quarter"]),
        ("Kết nối 80% năm 2026, 100% năm 2027", ["2026-12-31", "2027-12-31"]),
        ("Tháng 12/2025 và sửa đổi hằng năm", ["2025-12-31", "year"]),
        ("Năm 2026, hằng tháng", ["month"]),
        ("Quý, 6 tháng, năm", ["quarter", "half-year", "year"]),
        ("6 tháng, hằng năm và định kỳ", ["half-year", "year"]),
        ("Quý II - Quý III", ["2026-09-30"]),
        ("Tháng 11 - tháng 12", ["2025-12-31"]),
        ("Từ năm 2025 đến năm 2030 và tiếp theo", []),
    ],
)
def test_a_cell_may_state_several_times_and_rhythms(text: str, expected: list[str]) -> None:
    assert [due.date or due.every for due in dues(text, 0, ISSUED, whole=True)] == expected


@pytest.mark.parametrize("text", ["Từ năm 2026", "Bắt đầu từ quý I/2026", "Từ tháng 01/2026"])
def test_a_cell_that_states_only_a_beginning_gives_none(text: str) -> None:
    assert found(text, whole=True) == []


@pytest.mark.parametrize(
    "text", ["Hoàn thành hết năm 0000", "Xong trong 6 tháng đầu năm 0000", "Trước 25 giờ ngày 31/02", "Trong tuần này"]
)
def test_a_time_that_no_calendar_has_is_none(text: str) -> None:
    assert dues(text, 0, "9999-12-31") == []


def test_every_due_quotes_its_span() -> None:
    text = "Báo cáo trước 25 giờ  ngày 15/11 hằng năm. "
    text += "Hoàn thành trước ngày 30/11/2025; định kỳ hằng quý báo cáo; trả lời trong 03 ngày kể từ ngày nhận được."
    for due in dues(text, 0, ISSUED):
        assert due.span.of(text) == due.text


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("định kỳ hằng năm báo cáo Bộ trước ngày 15 tháng 12", [("recurring", "year", 1, "15 tháng 12", False)]),
        (
            "báo cáo 6 tháng (trước ngày 10/6), năm (trước ngày 25/11)",
            [("recurring", "half-year", 1, "10/6", False), ("recurring", "year", 1, "25/11", False)],
        ),
        ("báo cáo năm trước ngày 20/11", [("recurring", "year", 1, "20/11", False)]),
        ("báo cáo kết quả trước ngày 05 của tháng liền kề", [("recurring", "month", 1, "05", False)]),
        ("Trong 05 ngày làm việc, Sở Tài chính thẩm định", [("within", 5, "working-day", None)]),
        ("hoàn thành trước thời điểm 01/3/2026", [("date", "2026-03-01", False)]),
        ("báo cáo qua phần mềm quản lý văn bản trước ngày 24/11/2025", [("date", "2025-11-24", False)]),
        ("các văn bản trước ngày 01/7/2025 hết hiệu lực", []),
        ("bố trí kinh phí thực hiện Đề án hằng năm", []),
        ("điều chỉnh Quy hoạch mạng lưới chợ đến năm 2030 trên địa bàn, xác định quy mô", []),
        ("thực hiện Đề án phát triển cây ăn quả đến năm 2030 có hiệu quả", []),
    ],
)
def test_a_rhythm_with_its_day_further_on_and_other_ways_to_say_by_when(text: str, due: list[Any]) -> None:
    assert found(text) == due


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý IV/2025 - Quý I/2026", [("date", "2026-03-31", True)]),
        ("12/2025", [("date", "2025-12-31", True)]),
        ("Kỳ họp giữa năm 2026", []),
        ("Từ 15/12/2026", []),
        ("11/2025 - 02/2026", [("date", "2026-02-28", True)]),
        ("15/12/2025 - 31/12/2025", [("date", "2025-12-31", True)]),
        ("Tháng 01 - 02/2026", [("date", "2026-02-28", True)]),
        ("T12/2025", [("date", "2025-12-31", True)]),
        ("6 tháng đầu năm 2026", [("date", "2026-06-30", True)]),
        ("Năm 2026 - 2027", []),
        ("05 ngày làm việc", [("within", 5, "working-day", None)]),
        ("Từ tháng 3/2026", []),
        ("Tháng 3 - 12", [("date", "2025-12-31", True)]),
        ("Q.II/2026", [("date", "2026-06-30", True)]),
        ("Tháng 3, tháng 9 năm 2026", [("date", "2026-03-31", True), ("date", "2026-09-30", True)]),
        ("Quý I và Quý II năm 2026", [("date", "2026-06-30", True)]),
    ],
)
def test_a_cell_may_hold_a_range_a_half_year_or_a_term(text: str, expected: list[Any]) -> None:
    assert found(text, whole=True) == expected


def test_a_cell_may_list_periods_without_a_year() -> None:
    assert found("Quý II, Quý IV", whole=True) == [("date", "2026-06-30", True), ("date", "2025-12-31", True)]


def test_a_column_may_name_a_quarter_by_its_letter() -> None:
    assert found("Q1/2026", whole=True) == [("date", "2026-03-31", True)]
