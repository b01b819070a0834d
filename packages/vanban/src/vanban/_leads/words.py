"""The words that order: what a sentence that charges somebody opens with, and what may stand before it."""

from __future__ import annotations

import re
from functools import lru_cache

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._verbs import VERB
from vanban._words import LOWER, UPPER

# "Giao Sở Nội vụ ...", "yêu cầu các bộ, ngành ...", "Đề nghị Ủy ban MTTQ ...": not "được giao", "theo đề nghị của".
_NO_ORDER = BEGINS_WORD + "".join(
    f"(?<!{before} )"
    for before in (
        "được",
        "bàn",
        "chuyển",
        "đã",
        "do",
        "theo",
        "Theo",
        "Về",
        "về",
        "nhiệm vụ",
        "có",
        "hồ sơ",
        "việc",
        "Nhà nước",
    )
)
_TO_DO = r"(?! (?:dịch|thông|lưu|tiếp|nhận|thoa|hàng|ban)\b)(?:\s(?:cho|trách nhiệm cho|nhiệm vụ cho))?"
# "Chuyển đơn của công dân đến Thanh tra tỉnh để giải quyết", "Kính chuyển Sở Y tế xem xét"
_TO_WHOM = (
    r"(?:\s(?:đơn|kiến nghị|phản ánh|[Vv]ăn bản|Công văn|Tờ trình)\b[^.;:,]{0,90}?\s(?:đến|tới|cho)"
    rf"(?=\s[{UPPER}]))?"
)
_ORDERING = (
    f"Giao{_TO_DO}", f"giao{_TO_DO}", "Yêu cầu", "yêu cầu", "Đề nghị", "đề nghị", "Phân công", "phân công",
    r"Ủy quyền(?:\scho)?", r"Uỷ quyền(?:\scho)?", "Kiến nghị", rf"Lưu ý(?=\s(?:các\s|[{UPPER}]))",
    f"Chuyển{_TO_WHOM}", f"(?<=ính )chuyển{_TO_WHOM}",
)  # fmt: skip
_POLITELY = (f"{polite} (?:{'|'.join(_ORDERING)})" for polite in ("Kính", "kính", "Trân trọng", "trân trọng"))
TRIGGER = re.compile(
    rf"(?:{by_letter('|'.join((*_ORDERING, *_POLITELY)), behind=_NO_ORDER)})"
    r"\s+(?!của\b)"  # "như đề nghị của Sở Nội vụ"
)
# A sentence may open with its occasion before the order: "Với vai trò ..., yêu cầu các bộ ...".
OCCASION = re.compile(
    r"(?:(?:Thực hiện|Triển khai(?: thực hiện)?|Tiếp theo|Xét|Phúc đáp|Tiếp tục thực hiện|Căn cứ) (?:Công văn|"
    r"Công điện|Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Thông báo|chỉ đạo|ý kiến|Luật|Nghị định|Thông tư|Chương trình|"
    r"Kết luận|Hướng dẫn|Thông tri|Quy định|Đề án|"
    r"Văn bản|văn bản|nội dung|đề nghị|báo cáo|Báo cáo|Tờ trình|Giấy mời|"
    r"kết luận|sự chỉ đạo|tinh thần|chủ trương|nhiệm vụ được giao|Điều|khoản|quy định tại)|"
    r"Ngày \d|Với|Để|Nhằm|Phục vụ|Do|Trên cơ sở|"
    r"Trên tinh thần|Trên đây|Trong|Sau|Căn cứ|Trường hợp|Từ|Đối với|Theo(?! dõi)|Về|Trước|Hiện nay|Thời gian qua|"
    r"Khi|Nếu|"
    r"Ngoài|Riêng|Hiện|Bên cạnh|Qua|Vì vậy|Tuy nhiên|do vậy|[Đđ]ịnh kỳ|[Hh]ằng|[Hh]àng|Ngay|Tại|Cùng với|Sau khi|"
    r"với|trên|trong|sau|để|theo(?! dõi)|căn cứ|Liên quan|Nhận được|Từ nay|đối với|riêng|về|Chậm nhất|"
    r"Muộn nhất|[Tt]hứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Đến|Kể từ|Vào|Quá|Hết|quá (?:thời )?hạn|hết thời hạn)\b"
)
# "Xem xét đề nghị của Sở Xây dựng tại ..., Chủ tịch UBND tỉnh giao Sở Tài chính ...": on what it was decided, or what
# for ("Để chủ động giải quyết ...; Chủ tịch UBND tỉnh yêu cầu các sở ..."), then who decides and charges
_DECIDES = (
    r"(?:(?:Phó |Quyền )?(?:Chủ tịch|Thủ tướng|Giám đốc)|UBND|(?:Ủy|Uỷ) ban nhân dân|Thường trực|"
    r"Bộ trưởng|Thứ trưởng)\b"
    r"[^;.,:]{0,80}?\s(?:yêu cầu|đề nghị|giao|chỉ đạo|có ý kiến|đồng ý|thống nhất|cơ bản)\b"
)
CONSIDERED = re.compile(
    rf"(?:Xem xét (?=đề|kiến|báo|ý|nội|phản|đơn|Tờ|Văn|Công|Báo)(?:[^.]|\.(?=\S)){{10,500}}?[,;]\s(?={_DECIDES})|"
    rf"(?:Căn cứ|Thực hiện|Triển khai)\s(?:[^.;]|\.(?=\S)){{10,500}};\s(?={_DECIDES})|"
    r"Thừa (?:lệnh|(?:ủy|uỷ) quyền)\s[^.;,]{4,80},\s(?=[^;.]{2,80}\s(?:yêu cầu|đề nghị|giao)\s)|"
    r"(?:Để|Nhằm)\s[^;]{10,500};\s(?=[^;.]{2,80}\s(?:yêu cầu|đề nghị|giao)\s))"
)
# "Văn phòng UBND tỉnh thông báo để các sở biết, thực hiện và báo cáo kết quả trước ngày ...": what is passed on to whom
PASSED_ON = re.compile(
    r"(?:Vậy,? )?(?:Thừa lệnh [^,.;]{4,60}, )?"
    r"(?:Văn phòng|VP|UBND|(?:Ủy|Uỷ) ban nhân dân|Sở|Ban|Phòng|Chi cục|Trung tâm)\s[^.;:]{0,80}?\s?"
    r"(?:(?:thông báo|sao gửi|chuyển)\s(?:ý kiến|nội dung|kết luận|chỉ đạo)[^.;:]{0,240}?\s(?:để|đến|tới)|"
    r"truyền đạt\s(?:[^.;:]{0,240}?\s)?(?:để|đến|tới)|(?:thông báo|sao gửi|chuyển)\s(?:[^.;:]{0,240}?\s)?để)\s(?=\S)"
)
# "trên địa bàn tỉnh, | thành phố trực thuộc trung ương": one group, whose parts stand behind commas
ONE_GROUP = re.compile(
    r"\b(?:tỉnh|thành phố|bộ|sở|ban|ngành|cơ quan|đơn vị|xã|phường|quận|huyện|tổ chức|doanh nghiệp),\s[a-zđ]$"
)
TOPIC = re.compile(r"^(?:[Vv]ề|[Đđ]ối với|Liên quan|Việc)\b[^:]{3,900}:\s*")
# "CÔNG AN TỈNH: Điều tra, xử lý nghiêm ...": a heading in capitals on the line of its duty
RUN_IN = re.compile(rf"[{UPPER} ,;.–-]{{6,120}}:\s+(?=[{UPPER}][{LOWER}])")
# A conclusion that only agrees or notes ("Cơ bản thống nhất chủ trương ...") orders nothing.
AGREED = re.compile(
    r"(?:[Cc]ơ bản )?(?:[Tt]hống nhất|[Đđ]ồng ý|[Nn]hất trí)(?: về| với| thông qua)? "
    # ... "Thống nhất phương án với các hộ dân" is a duty
    r"(?:cho|chủ trương|đề xuất|đề nghị|dự thảo|theo|như|kiến nghị|"
    r"(?:nội dung|việc|ý kiến|phương án)(?! (?:với|cùng) (?:các (?:sở|hộ|đơn vị|cơ quan|địa|ngành|xã)|Sở|Bộ|UBND|nhà|"
    r"chủ))|"
    r"báo cáo|đánh giá|nhận định|kết quả|(?:bổ sung|hỗ trợ|phân bổ|trích|cấp|tạm ứng|điều chuyển)(?= [^.;:]{0,40}\d)|"
    r"[^.;:]{3,120}? (?:theo|như) (?:đề xuất|đề nghị|báo cáo) (?:của|tại))|"
    # "Phê bình Sở Xây dựng ...": what the issuer itself does
    r"(?:[Pp]hê bình|[Nn]hắc nhở|[Tt]uyên dương)\s(?=Sở|UBND|(?:Ủy|Uỷ) ban|Ban|các|một số|Chủ tịch|Giám đốc)|"
    # "Cho phép UBND thành phố được phê duyệt dự án": what is granted
    r"[Cc]ho phép\s(?=[^.;:]{3,120}?\sđược\s|"
    r"(?:Sở|UBND|Ủy ban|Ban|Phòng|Trường|Công ty|Trung tâm|Bệnh viện|Công an)\s)|"
    r"(?:Không|Chưa) (?:đồng ý|chấp thuận|thống nhất|xem xét)\s|"
    r"[Đđ]ồng ý\b|(?:[Cc]hấp thuận|[Tt]án thành)\s|(?:[Gg]hi nhận|[Bb]iểu dương|[Hh]oan nghênh|[Đđ]ánh giá cao)\b"
)
IMPERATIVE = re.compile(rf"(?:{VERB})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def opens_with_verb(text: str) -> bool:
    """Whether a text opens with a verb that orders; kept, as several rules ask it of each provision."""
    return IMPERATIVE.match(text) is not None
