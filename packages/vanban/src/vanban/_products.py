"""What must be handed in: the paper a provision orders to be made, sent or reported."""

from __future__ import annotations

import re

from vanban._alternatives import by_letter
from vanban._bodies.heads import HEAD
from vanban._model import Phrase, Span
from vanban._words import LOWER, UPPER

# Papers by their kind.
_PAPERS = (
    "[Kk]ế hoạch|[Đđ]ề án|[Tt]ờ trình|[Qq]uy chế|[Qq]uy chuẩn|[Qq]uy trình|[Cc]hương trình|[Cc]hiến lược|"
    "[Pp]hương án|[Dd]ự thảo|[Dd]ự án Luật|[Dd]anh mục|[Dd]anh sách|[Kk]ịch bản|[Đđ]ề cương|[Bb]ộ chỉ số|"
    "[Bb]ộ tiêu chí|[Nn]ghị định|[Nn]ghị quyết|[Tt]hông tư|Quyết định|Báo cáo|Chỉ thị|Hướng dẫn|Kết luận|"
    "Quy định|Quy hoạch|Khung|văn bản|hồ sơ|tài liệu|biên bản|quy định"
)
# In small letters these are verbs as well, and papers only right after the verb that makes them.
_MADE = rf"{_PAPERS}|báo cáo|quyết định|hướng dẫn|kết luận|chỉ thị|quy hoạch|khung|mẫu|tiến độ chi tiết"
# "quy trình đón, | trả học sinh": so soon after the paper a comma parts what it is about, where no further act follows.
_ACTS = (
    "trình|gửi|báo cáo|tổ chức|hoàn thành|ban hành|trước|trong|xong|bảo đảm|đảm bảo|công bố|tham mưu|phân công|"
    "đồng thời|làm|nhằm|để|thành lập|chỉ đạo|chậm|xác định|triển khai|thực hiện|nêu|giao|đề xuất|lấy|thông báo|"
    "phê duyệt|rà soát|theo|tập trung|chủ động|kịp thời|không"
)
_ABOUT = rf"(?:(?:\s[^\s.;,(]+){{1,2}},(?=\s[{LOWER}])(?!\s(?:{_ACTS})\b))?"
# "phòng, chống dịch", "của bộ, ngành, địa phương"
_GOES_ON = r",\s(?:chống|bổ sung|thay thế|ngành|địa phương|đơn vị)\b"
# "đề xuất phương án xử lý", "tổng hợp danh sách": what is drawn up by those who propose or gather
_OFFERED = r"(?=\s(?:các\s)?(?:phương án|danh mục|danh sách|kế hoạch|đề án|dự thảo|hồ sơ|tài liệu|kịch bản|biểu mẫu))"
_DRAWN_UP = by_letter(
    "|".join(
        (
            "Xây dựng|xây dựng|Ban hành|ban hành|Lập|lập|Soạn thảo|soạn thảo|Hoàn thiện|hoàn thiện|Phê duyệt|phê duyệt",
            "Công bố|công bố|Trình|trình|Tham mưu|tham mưu",
            *(f"{verb}{_OFFERED}" for verb in ("Đề xuất", "đề xuất", "Tổng hợp", "tổng hợp")),
            *(f"{verb}{_OFFERED}" for verb in ("Chuẩn bị", "chuẩn bị", "Hoàn chỉnh", "hoàn chỉnh")),
        )
    )
)
_REST = rf"{_ABOUT}(?:[^.;,\n(]|{_GOES_ON}){{0,90}}?"
_ENDS = (
    rf"(?=[.;\n(]|(?!{_GOES_ON}),|$|\s(?:(?<!năm\s)trước|trong|để|hoàn thành|gửi|báo cáo|(?<!ương\s)trình|chậm nhất|"
    r"theo|tại|cho|xong|nhằm|phù hợp|kèm|đồng thời|làm cơ sở|vào|đến|và (?:tổ chức|triển khai|báo cáo|gửi|trình))\s)"
)
# "... kể từ ngày ban hành Chỉ thị này", "theo Kế hoạch số 12/KH-UBND": a paper that is there
_OTHER = r"(?!\s(?:này|nêu|trên|đó|số\s\d+)\b)"
# ... that is not made, and "Bộ Xây dựng". Looked for where a verb is found: before it, each letter would be tried.
_NOT = re.compile(r"\b(?:không|không phải|chưa|Bộ|Sở|ngày)\s$")
_NOT_WIDTH = 11
# "Xây dựng kế hoạch phòng, chống dịch", "ban hành hướng dẫn về vị trí việc làm"
MAKES = re.compile(
    rf"(?:{_DRAWN_UP})\s(?:các\s)?"
    rf"(?P<product>(?:{_MADE})\b{_OTHER}{_REST}){_ENDS}"
)
# "trình Thủ tướng Chính phủ ban hành Chiến lược quốc gia ...", "tham mưu UBND tỉnh ban hành Quyết định ..."
PROPOSES = re.compile(
    rf"(?:{by_letter('Trình|trình|Tham mưu|tham mưu')})\s[^.;,\n]{{3,70}}?\s"
    rf"(?:ban hành|phê duyệt|thông qua|ký)(?:,\sban hành)?\s(?:các\s)?"
    rf"(?P<product>(?:{_PAPERS})\b{_OTHER}{_REST}){_ENDS}"
)
# "trình Chính phủ Nghị định sửa đổi ...", "tham mưu UBND xã kế hoạch trực Tết": a paper put before those who decide
SUBMITS = re.compile(
    r"(?:[Tt]rình|[Tt]ham mưu(?:\scho)?)\s"
    rf"(?:(?:[{UPPER}]\w*|tỉnh|xã|huyện|thành phố|phường|nhân dân|tướng|phủ|trưởng|tịch|cấp có thẩm quyền)\s)"
    r"{1,9}(?<!Bộ\s)(?<!Sở\s)(?<!Phòng\s)(?<!Vụ\s)(?<!Ban\s)"
    rf"(?P<product>(?:dự thảo|dự án Luật|hồ sơ|Nghị định|Nghị quyết|Thông tư|Quyết định|Đề án|Chiến lược|Quy hoạch|"
    rf"Chương trình|[Kk]ế hoạch|[Pp]hương án|Danh mục)\b{_OTHER}{_REST}){_ENDS}"
)
# "gửi báo cáo quyết toán về Sở Tài chính", "gửi danh sách trực về Văn phòng"
SENDS = re.compile(
    rf"(?:Gửi|gửi|Nộp|nộp)\s"
    r"(?P<product>(?:báo cáo|kết quả|ý kiến|số liệu|đề xuất|nghị quyết|quyết định|[Kk]ế hoạch|Quyết định|danh sách|"
    r"biên bản|hồ sơ|văn bản|tờ trình|dự thảo|đăng ký)\b[^.;,\n(]{0,70}?)"
    rf"(?=[.;,\n(]|$|\s(?:về|đến|tới|cho|qua|(?<!năm\s)trước|trong|chậm|để|vào|tại|[{UPPER}]\w+)\b)"
)
# "Báo cáo sơ kết học kỳ I trước ngày 20/01/2026"
REPORT_OF = re.compile(
    r"(?P<product>[Bb]áo cáo "
    r"(?:sơ kết|tổng kết|nhanh|công khai|quyết toán|chuyên đề|giải trình|tự đánh giá|"
    r"định kỳ|đột xuất|giữa kỳ|cuối kỳ|thống kê|bằng văn bản)[^.;,\n(]{0,50}?)"
    r"(?=[.;,\n(]|$|\s(?:trước|về|gửi|chậm|trong|vào|hằng|hàng|cho|lên|với)\s)"
)
# "báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15/12/2025", "báo cáo việc thực hiện với Thường trực Tỉnh ủy"
REPORTS = re.compile(
    r"(?P<product>[Bb]áo cáo(?:\s(?:kết quả|tình hình|tiến độ|việc)"
    r"(?:[^.;,\n(]{0,60}?(?=\s(?:về|cho|lên|với|(?:và\s)?gửi)\s))?)?)"
    r"\s(?:(?:và\s)?gửi\s)?(?:về\s|cho\s|lên\s|với\s)?"
)
# ... whoever it is sent to: "báo cáo kết quả thực hiện quý III trước ngày 25/9/2025"
RESULTS = re.compile(
    r"(?<!theo )(?<!sở )(?<!tại )(?<!của )(?P<product>[Bb]áo cáo (?:kết quả|tình hình|tiến độ)\b[^.;,\n(]{0,80}?)"
    r"(?=[.;,\n(]|$|\s(?:(?<!năm\s)trước|chậm|trong|vào|hằng|hàng|để)\s)"
)
# "có văn bản trả lời trước ngày 20/11/2026", and not what somebody had or may have
HAS = re.compile(
    r"(?<!đã )(?<!khi )(?<!nếu )(?<!chưa )(?<!tiếp tục )\b"
    r"[Cc]ó (?P<product>văn bản "
    r"(?:báo cáo|trả lời|góp ý|tham gia ý kiến|hướng dẫn|chỉ đạo|đề xuất|cam kết|giải trình))\b"
)


# "báo cáo tình hình | trước 15h00 hằng ngày", "hồ sơ thanh toán | ngay khi có khối lượng": when and where, no name
_CUT = re.compile(
    r"\s(?:trước (?=ngày|tháng|quý|\d)|chậm nhất |hằng (?=ngày|tuần|tháng)|ngay\b|nếu |phải |từ ngày |"
    r"đúng (?:thời )?hạn)"
)


def product_of(text: str, offset: int, *, has_due: bool, begin: int = 0) -> Phrase | None:
    """Return the paper that the provision orders, None where it names none.

    A report counts where it is due (`has_due`): "khi có vướng mắc, báo cáo Sở Nội vụ" orders none. The duty stands
    from `begin` on: "Cơ quan soạn thảo văn bản cũ | rà soát" makes none.
    """
    found = [
        one
        for pattern, sign, other in (
            (MAKES, "", ""),
            (PROPOSES, "rình", "ham mưu"),
            (SUBMITS, "rình", "ham mưu"),
            (SENDS, "ửi", "ộp"),
        )
        if (sign in text or other in text) and (one := _first(pattern, text, begin))
    ]
    match = min(found, key=lambda one: one.start("product"), default=None)
    if match is None and has_due and "ó văn bản" in text:
        match = HAS.search(text, begin)
    if match is None and has_due and "áo cáo" in text:
        to = (one for one in REPORTS.finditer(text, begin) if HEAD.match(text, one.end()))
        match = REPORT_OF.search(text, begin) or next(to, None) or RESULTS.search(text, begin)
    if match is None:
        return None
    start = match.start("product")
    printed = _CUT.split(match["product"], maxsplit=1)[0].rstrip(" :")
    return Phrase(printed, Span(offset + start, offset + start + len(printed)), 0.7)


def _first(pattern: re.Pattern[str], text: str, begin: int) -> re.Match[str] | None:
    for match in pattern.finditer(text, begin):
        if not _NOT.search(text, max(0, match.start() - _NOT_WIDTH), match.start()):
            return match
    return None
