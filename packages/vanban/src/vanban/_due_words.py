"""The words of due dates. All patterns are in small letters and searched in text in small letters: twice as fast."""

from __future__ import annotations

import re

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._dates import DAY
from vanban._model import Unit

# Cheap signs that a pattern can match at all.
DIGIT = re.compile(r"[0-9]")
MONTH = re.compile(r"tháng \d")
QUARTER = re.compile(r"quý [i\d]")
HALF = re.compile(r"(?:6 tháng|nửa) (?:đầu|cuối)")
YEAR = re.compile(r"năm \d{4}")
PERIODIC = ("hằng", "hàng", "mỗi", "định kỳ", "lần", "cứ ", "quý", "báo cáo")
TERM_SIGNS = ("trong vòng ", "thời hạn ")  # before a number in words
NOW_SIGNS = (" nay", " mai", " này", " cùng ngày", " tuần ", "hết năm", "cuối năm")
# A word without which no day is told that has no figure either: one of these, or of a quarter or the Lunar New Year
SIGN = re.compile(by_letter("|".join((*PERIODIC, "quí", "tháng", *TERM_SIGNS, *map(str.strip, NOW_SIGNS), "tết"))))
OF_MONTHS = re.compile(r"tháng (?:(?:sau|liền|kế|tiếp|trước l)|\d{1,2},)|\d năm (?:sau|liền|kế|tiếp)")

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
HOUR = r"(?P<h>\d{1,2})(?:\s?(?:giờ|h|g(?=[\d\s]))|[.:](?=\d\d\s))\s?(?P<min>\d{1,2})?(?:\s?phút|['’′])?"
# "trước 17 giờ 00 ngày 05/12/2025", "trước 16h30, ngày 5/12", "vào sáng thứ Bảy, ngày 29/11": the time of day and the
# day of the week stand before the day.
_TIME = (
    rf"(?:(?:lúc\s)?{HOUR}\s?,?\s*(?:của\s)?)?"
    r"(?:(?:ngày\s|(?:sáng|trưa|chiều|tối)\s(?:ngày\s)?)?(?:thứ\s\w+|chủ nhật)\s?[,(]?\s*)?"
)

# The alternatives by which a limit is told, for use within a group.
BEFORE = "trước|muộn nhất trước"
LATEST = "|".join(
    rf"{words}(?:\s(?:là|trong|vào|đến|tới|hết|trước))*"
    for words in (
        "chậm nhất",
        "muộn nhất",
        "trễ nhất",
        r"không (?:quá|muộn hơn|chậm hơn|trễ hơn|chậm quá|muộn quá)(?=\s(?:ngày\s|tháng\s|năm\s)\d|\squý\s[i\d])",
        "hạn chót",
        "hạn cuối(?: cùng)?",
    )
)
UNTIL = "|".join(rf"{words}(?:\s(?:hết|cuối|trước))*" for words in (r"cho\s(?:đến|tới)", "đến", "tới")) + "|hết"
IN = r"trong|vào|xong|hoàn thành(?:\s(?:toàn tuyến|trong|vào|xong))?|thông xe(?:\s(?:toàn tuyến|kỹ thuật))?"


def _how(*words: str) -> str:
    """Return the pattern of what tells a limit, each a word by itself; most places are refused by their letters."""
    return f"(?P<how>{by_letter('|'.join(words), behind=BEGINS_WORD)})"


# "trước ngày Quốc khánh 02/9/2025": a day may be named before it is told
_NAMED_DAY = (
    r"khai giảng(?:\snăm học(?:\smới)?)?|khai mạc|bầu cử|họp|quốc khánh|quốc tế lao động|chiến thắng|"
    r"giải phóng miền nam|"
    r"thương binh(?:\s?[-–,]\s?|\s)liệt sĩ|nhà giáo việt nam|thầy thuốc việt nam|truyền thống|thành lập"
)
# a time of the day may be said once more: "trước 23 giờ 00 đêm nay (26/10/2025)"
_DAY_WORD = (
    r"(?:(?:đêm|tối|chiều|trưa|sáng|ngày|hôm) (?:nay|mai)\s?[,(]?\s?)?(?:(?:sáng|trưa|chiều|tối)\s(?=\d)|"
    r"(?:(?:sáng|trưa|chiều|tối|đêm)\s|(?P<end>hết\s|cuối\s|cuối giờ (?:sáng\s|chiều\s)?))?"
    rf"ngày\s*(?:lễ\s)?(?:(?:{_NAMED_DAY})\s)?|thời điểm\s(?:ngày\s)?|"
    # "trước ngày 25 tháng Chạp (tức ngày 12/02/2026)": the day of the moon, then that of the sun
    r"(?:ngày\s)?(?:m[ùồ]ng\s)?\d{1,2}\s(?:tháng\s(?:chạp|giêng)|tết)[^()\d]{0,30}\((?:(?:tức|nhằm|là)\s)?(?:ngày\s)?|"
    rf"(?<=trước )dịp\s(?:nghỉ\s)?(?:lễ\s)?(?:(?:{_NAMED_DAY})\s)?(?:ngày\s)?)?"
)

_IS = r"[^.;\n]{0,24}?[:là]\s?"
TERM_IS = f"thời hạn{_IS}|thời gian{_IS}"  # "thời hạn hoàn thành: Quý I/2026"
_SAID_OF = r"(?:\s(?:hoàn thành|xong|gửi|báo cáo|thực hiện|nộp)){0,2}\s?:"
_STATED = "|".join(f"{words}{_SAID_OF}" for words in ("mốc", "hạn", "thời gian", "tiến độ"))
# "trước ngày 01 tháng 01 năm 2025", "chậm nhất ngày 10 tháng 12 năm 2025", "trước 30/11/2024", "vào ngày 19/12/2025"
LIMIT_DAY = re.compile(
    _how(
        *(BEFORE, LATEST, UNTIL, IN, f"thời hạn{_IS}|hạn chót{_IS}|hạn cuối{_IS}", _STATED),
        r"thời hạn(?:\s(?:hoàn thành|thực hiện|gửi|báo cáo))?|hạn(?<=\(hạn)(?=\s\d)",  # "(thời hạn 15/10/2025)"
        r"hoàn thành\s?:|xong\s?:|đúng (?:thời )?hạn",
    )
    + rf"\s+{_TIME}{_DAY_WORD}{DAY}"
    r"(?!\s?(?:,|và|[-–])\s(?:tháng\s)?\d{1,2}\s?(?:/|năm)\s?\d{4})"  # "trong 02 tháng 11 và 12 năm 2025"
)
# "vào các ngày 05/11, 14/11 và 25/11/2025", "trước các ngày 10, 20/12": the month and the year of the last are those of
# the days before it
_LISTED = r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?"
LISTED_DAYS = re.compile(
    rf"{_how(BEFORE, LATEST, 'vào')}\s+các\sngày\s?:?\s"
    rf"(?P<days>{_LISTED}(?:(?:[,;]|\svà)\s(?:ngày\s)?{_LISTED}){{1,9}})(?![\d/])(?!\s(?:hằng|hàng|mỗi|của))"
)
LISTED_DAY = re.compile(_LISTED)
# "từ ngày 15 - 30/10/2025", "từ ngày 15/10/2025 - 30/10/2025": a period whose end a dash opens
DASHES = ("-", "–")
DASHED = re.compile(r"\d ?[-–] ?(?:ngày )?\d")
RANGE = re.compile(rf"(?P<how>[-–])\s?(?:ngày\s)?{DAY}")
# "báo cáo UBND tỉnh ngày 15/11/2025." with nothing but the day, where it ends its clause and is still to come
_NO_EVENT = r"(?!(?:họp|hội|phiên|kỳ|kế|công|tờ|văn bản|quyết|số|đại|lễ|làm|trước|chậm|muộn|đến|trong|vào|từ)\b)"
REPORT_DAY = re.compile(
    rf"\b(?:báo cáo|gửi|trình|nộp)(?:\s(?:về|cho))?\s(?:ubnd|(?:ủy|uỷ) ban|sở|bộ|chủ tịch|"
    r"văn phòng|thủ tướng|phòng|ban)"
    rf"(?:\s{_NO_EVENT}[^\W\d]+){{0,6}}?\s(?P<how>)ngày\s{DAY}(?=\s?(?:[.;,)]|$|để\s))"
)
_NOT_ON = r"(?!\s?(?:,|và)\s(?:(?:các|những)\snăm|tiếp theo)\b)"  # "... và các năm tiếp theo" has no end
# "trước tháng 6/2025", "trong tháng 12 năm 2025", "hết tháng 11", "trong tháng 11 và tháng 12/2025" (its end)
LIMIT_MONTH = re.compile(
    rf"{_how(BEFORE, LATEST, UNTIL, IN, TERM_IS)}\s+(?:(?:tuần\s)?cuối\s|0?[23]\s)?tháng"
    r"\s(?:\d{1,2}(?:\s?/\s?\d{4})?(?:,|\svà|\s?[-–])\s?(?:tháng\s|(?=\d{1,2}\s?(?:/|năm)\s?\d{4}))){0,2}"
    r"(?P<m>\d{1,2})(?!\d)(?:\s?(?:/|-|năm)\s?(?P<y>\d{4})|\snày)?+(?!\s?[/-]\s?\d)"
    rf"(?!\s(?:hằng|hàng|mỗi)\snăm){_NOT_ON}",
)
LIMIT_QUARTER = re.compile(
    rf"{_how(BEFORE, LATEST, UNTIL, IN, TERM_IS)}\s+(?:cuối\s|đầu\s)?quý\s(?:(?:(?:iii|ii|i|[1-3])(?:,|\svà|"
    rf"\s?[-–])|(?:iv|4)(?:\s?/\s?|\snăm\s)\d{{4}}(?:\svà|\s?[-–]))\s?(?:quý\s)?){{0,3}}"
    rf"(?P<q>iv|iii|ii|i|[1-4])(?!\w)(?:\s?(?:/|-|năm|"
    rf",\snăm)\s?(?P<y>\d{{4}}))?+(?!\s(?:hằng|hàng|mỗi)\snăm){_NOT_ON}",
)
# "Tháng 12/2025 hoàn thành ...", "Cuối quý I/2026 báo cáo ...": a sentence that opens with when its duty is done
_DONE = (
    r"[,:]?\s(?=hoàn thành|hoàn thiện|trình|báo cáo|tổ chức|ban hành|tham mưu|gửi|nghiệm thu|bàn giao|sơ kết|tổng kết)"
)
_OPENS = r"(?:\A\W*|\.\s)(?P<how>)"
OPENS_MONTH = re.compile(rf"{_OPENS}(?:cuối\s)?tháng\s(?P<m>\d{{1,2}})\s?(?:/|năm)\s?(?P<y>\d{{4}}){_DONE}")
OPENS_QUARTER = re.compile(rf"{_OPENS}(?:cuối\s)?quý\s(?P<q>iv|iii|ii|i|[1-4])\s?(?:/|năm)\s?(?P<y>\d{{4}}){_DONE}")
OPENS_YEAR = re.compile(rf"{_OPENS}năm\s(?P<y>\d{{4}}){_DONE}")
# "Ngày 25/11/2025: tổng kết, trao giải", "Ngày 20/11, tổ chức họp báo": a step of a plan, and its day
OPENS_DAY = re.compile(rf"{_OPENS}ngày\s{DAY}(?:\s?:\s(?=\D)|{_DONE})")
LIMIT_HALF = re.compile(rf"{_how(IN, UNTIL)}\s+(?:0?6 tháng|nửa)\s(?P<half>đầu|cuối)\snăm(?:\s(?P<y>\d{{4}}))?")
LIMIT_YEAR = re.compile(
    rf"{_how(BEFORE, LATEST, UNTIL, IN)}\s+(?:cuối\s)?năm\s(?P<y>\d{{4}})(?![\d-])(?!\s?[-–]\s?\d{{4}})"
    rf"{_NOT_ON}"
    r"(?!\s(?:và|đến)\sđầu\snăm\b)",  # "trong cuối năm 2025 và đầu năm 2026"
)

# "trước 17 giờ hôm nay", "trong ngày mai", "trong tuần này", "trong tháng này": told by the day of the document
LIMIT_NOW = re.compile(
    rf"{_how(BEFORE, LATEST, UNTIL, 'trong|xong')}\s+(?:{HOUR}\s?,?\s*)?(?:ngày\s)?"
    r"(?P<now>hôm nay|cùng ngày|ngày mai|mai|tuần này|tuần (?:tới|sau)|tháng này|quý này|"
    # "đến hết năm giải ngân 100%": the year of the document
    r"năm nay|(?:(?<=hết )|(?<=cuối ))năm(?=\s?(?:[.;)]|$)|\s(?:đạt|giải ngân|hoàn thành|phấn đấu|cơ bản|phải|có|"
    r"không)\s))(?!\s?[,(]?\s?(?:ngày\s)?\d)(?!\s?\()"
)
# "bảo đảm thông xe kỹ thuật năm 2025": an end that must be reached, its year put straight after it
COMPLETED = re.compile(
    r"(?:bảo đảm|đảm bảo|phấn đấu|để)\s[^.;,]{0,40}?(?P<how>hoàn thành|khánh thành|thông xe(?: kỹ thuật)?|khởi công|"
    r"đưa vào (?:khai thác|sử dụng))\snăm\s(?P<y>\d{4})",
)

UNITS: dict[str, Unit] = {
    "giờ": "hour",
    "h": "hour",
    "tiếng": "hour",
    "ngày làm việc": "working-day",
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
}
# "trong thời hạn 05 ngày làm việc kể từ ngày nhận được", "chậm nhất sau 10 ngày", "không quá 03 ngày"
_AT_MOST = r"\s(?:là\s|trong\s|sau\s|không quá\s){0,3}(?:thời hạn\s|vòng\s)?"
_TERM = by_letter(
    rf"trong\s(?:thời\s(?:hạn|gian)|vòng)?\s?(?:tối đa\s|không quá\s|là\s)?|chậm nhất{_AT_MOST}|muộn nhất{_AT_MOST}|"
    r"không (?:để )?quá\s|tối đa\s|thời hạn\s(?:là\s|không quá\s)?|sau\s|"
    r"thời (?:hạn|gian)(?:\s(?:thực hiện|hoàn thành|giải quyết|xử lý|thi công)){0,2}\s?:\s(?:không quá\s|tối đa\s)?",
    behind=BEGINS_WORD,
)
WITHIN = re.compile(
    rf"(?:{_TERM})"
    # "trong vòng một tháng", "trong thời hạn hai tuần": a word only behind these
    r"(?P<n>\d{1,3}|(?:(?<=vòng )|(?<=hạn ))(?:một|hai|ba|bốn|mười))"
    r"(?:\s?[-–]\s?(?P<n2>\d{1,3}))?\s?(?:\((?:[^()]{1,24})\)\s?)?(?P<unit>ngày làm việc|giờ làm việc|"
    r"giờ|h|tiếng|ngày|tuần|tháng|năm)\b(?!\s(?:đầu|cuối|qua(?! (?:hệ thống|phần mềm|thư|cổng|trục|đường|điện|zalo|"
    r"email|fax))|gần|trước|nay|liên tục|liên tiếp|liền|\(?\d))(?P<next>\stới)?",
)
# "chậm nhất 05 ngày trước ngày họp", "trước ngày làm việc ít nhất 07 ngày": a term that ends where something begins
_LEAST = r"(?:(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|trước)\s(?:là\s)?)"
_EVENT_DAY = (
    r"(?:ngày|khi|thời điểm|giờ)\s"
    r"(?:khai mạc|diễn ra|tổ chức|họp|làm việc|bắt đầu|kiểm tra|thi|bầu cử|trình|hội nghị|phiên|kỳ)"
)
_MEETING = r"(?:kỳ|phiên|cuộc)\shọp"  # "gửi đại biểu trước kỳ họp 05 ngày"
AHEAD_OF = re.compile(
    rf"\b{_LEAST}(?P<n>\d{{1,3}})\s(?P<unit>ngày làm việc|ngày|giờ|tuần|tháng)\strước\s{_EVENT_DAY}[^.,;\n]{{0,40}}|"
    rf"\btrước\s(?:{_EVENT_DAY}|{_MEETING})[^.,;\d\n]{{0,40}}?\s{_LEAST}?(?<!thứ )"
    r"(?P<n2>\d{1,3})\s(?P<unit2>ngày làm việc|ngày|giờ|tuần|tháng)\b"
)
EVENT = re.compile(
    r"[^.;\n]{0,24}?(?:kể từ|tính từ|từ|sau)\s(?:ngày\s|khi\s|thời điểm\s|lúc\s)?(?P<event>[^.,;\n]{2,60})"
)
EVENTS = (
    (re.compile(r"nhận|tiếp nhận"), "receipt"),
    (re.compile(r"ban hành"), "issue"),
    (re.compile(r"\bký\b"), "signing"),
    (re.compile(r"hiệu lực"), "effect"),
)

# "Hội nghị giao ban tháng 02 tổ chức vào ngày 06/02/2026", "kết luận tại cuộc họp về phòng dịch vào chiều ngày 15/4":
# when it is held
MEETING = re.compile(
    r"\W*(?:hội nghị|hội thảo|cuộc họp|phiên họp|buổi)\s[^.;,]{0,60}(?:tổ chức|diễn ra)\s*$|"
    r".*\bbầu cử đại biểu\s[^.;]*$|"
    r".*\btại (?:cuộc họp|phiên họp|buổi làm việc|buổi họp|hội nghị)\s[^.;,]*$"
)

LUNAR = re.compile(
    r"\btrước\s(?:dịp\s|kỳ nghỉ\s)?tết\s(?:nguyên đán|âm lịch|cổ truyền|"
    r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s\w+)(?:[^.;,\n]{0,20}?\s(?P<y>\d{4}))?"
)

# Words before a date that make it the date of a document, a meeting or an event of the past; and after it.
NOT_DUE_BEFORE = re.compile(
    r"(?:số\s[\w/.-]+|công văn|văn bản|(?<!xem xét, )(?<!xem xét )quyết định|"
    r"thông báo|kế hoạch|chỉ thị|nghị quyết|họp|hội nghị|phiên họp|"
    r"có hiệu lực|hiệu lực|diễn ra|khai mạc|tính|tính\s|từ nay|kể từ|phát sinh|"
    r"(?<!thí )(?<!học )(?<!vệ )sinh|gây ra|xảy ra|giai đoạn|dự kiến|lũy kế|tồn đọng|"
    r"hiện nay)\s*$",
)
# A day of an act is no due ("phê duyệt ngày ..."), but a limit for it is: "trình Bộ trưởng ban hành trước ngày ...".
ACT = re.compile(r"(?:ban hành|phê duyệt|thành lập|ký)\s*$")
ACTED = re.compile(r"(?:được|đã|văn bản|quyết định|hợp đồng|dự án)\s(?:ban hành|phê duyệt|thành lập|ký)\s*$")
COMPLETION = re.compile(
    r"phấn đấu|bảo đảm|đảm bảo|mục tiêu|hoàn thành|hoàn thiện|xong|báo cáo|gửi|trình|thời gian|thời hạn|tiến độ|nộp|"
    r"đạt|bàn giao|kết thúc|thực hiện|tổ chức|khởi công|khánh thành|giải ngân|ban hành|phê duyệt|triển khai|công bố|"
    r"đưa vào|trả lời|tham mưu|cung cấp|chuyển|xử lý|đăng ký|khắc phục|rà soát|xây dựng|lấy ý kiến|thông xe|"
    r"kiểm tra|trang bị|lắp đặt|tập huấn|bố trí|phân bổ|sơ kết|tổng kết|kiện toàn|thẩm định|nghiệm thu|quyết toán|"
    r"số hóa|niêm yết|thu hồi|giải quyết|xác minh|kết luận|phản hồi|giải trình|tháo dỡ|hoàn tất|thành lập|khôi phục|"
    r"chuẩn bị|mua sắm|cấp phát|hướng dẫn|đánh giá|kê khai|tuyển dụng|sắp xếp|tiếp nhận|thanh toán|ký kết|chi trả|"
    r"cập nhật|công khai|tổng hợp|thống nhất|dứt điểm|giải tỏa|di dời",
)

# "... ưu tiên những văn bản phải ban hành trước ngày 01/3/2027": it says which, and orders nothing by then.
WHICH = re.compile(r"\bnhững\s[^,;]{2,50}\s(?:phải|cần|sẽ|được)\s\w+(?:\s\w+)?\s*$")
# "... để tổng hợp, báo cáo UBND huyện và Sở trước ngày 10/6": by when the one that gathers reports on its part
TO_GATHER = re.compile(r"\bđể\s(?:kịp\s|kịp thời\s|[^.;,]{2,40}\s)?(?:tổng hợp|báo cáo|trình|tham mưu)\b.*$")
# "các dự án đến ngày 30/11/2025 giải ngân dưới 50%": how things stand on a day
SHORT_OF = re.compile(
    r"\s?,?\s?(?:mà\s)?(?:vẫn\s|giải ngân\s|đạt\s|thực hiện\s){0,2}(?:dưới|thấp hơn|chưa|mới|còn|không (?:hoàn thành|"
    r"đạt))\b"
)
# "cắt chuyển khối lượng nếu đến ngày 31/10/2025 không có chuyển biến": the day of a condition
CONDITION = re.compile(r"\b(?:nếu|trường hợp)\s(?:[^.;,]{0,40}\s)?$")
# "đồng ý kéo dài thời gian thực hiện vốn đến hết ngày 31/12/2026", "tạm dừng đóng bảo hiểm xã hội ... đến hết tháng 6":
# what is allowed, or lasts until then, and no limit
EXTENDED = re.compile(
    r"\b(?:kéo dài|gia hạn|được nghỉ|nghỉ (?:lễ|tết|học)|(?:có|còn) (?:thời hạn|hiệu lực)|tạm dừng|tạm hoãn|"
    r"tạm ngừng|giữ nguyên|(?:được|tiếp tục) áp dụng|có giá trị|miễn (?:thuế|phí|lệ phí|tiền|học phí|giảm))"
    r"\s[^.;,]{0,120}$"
)
# "không kiểm tra định kỳ trong năm 2026", "chưa tăng giá trong quý II": how long something must not be done
FORBEARS = re.compile(
    r"(?:^|[,–-]\s|\b(?:xem xét|tuyệt đối|tạm thời|kiên quyết)\s)\s*(?:không|chưa)\s(?!(?:để|quá|thể|kịp)\b)"
    r"(?:(?!(?:hoàn|xong|báo|trình|gửi|ban|đạt)\b)[^\W\d]+\s){1,12}$"
)
# "giải quyết dứt điểm 62 hồ sơ tồn đọng trong quý III năm 2026": the end that is ordered has its period
FINISHES = re.compile(r"\b(?:dứt điểm|hoàn thành|xong)\b")
# "tổng hợp số dư tạm ứng đến hết 31/01/2026": the day up to which figures are told
AS_OF = re.compile(r"\b(?:số dư|dư nợ|số liệu|tình hình|kết quả)\s(?:[^\W\d]+\s){0,6}$")
# Words in the same clause that make a date history.
PAST = re.compile(r"\b(?:đã|tính đến|lũy kế|vừa qua|từng|theo báo cáo)\b[^,;]*$")
ASIDE = re.compile(r"\([^()]{0,80}\)")  # "Công văn số 12/UBND-TH (đã quá hạn) | trước ngày 05/01"
# "rà soát các mỏ | đã hết hạn": which ones something is done with, so that it is not done yet
ACTED_ON = re.compile(
    r"\b(?:rà soát|kiểm tra|xử lý|thu hồi|thanh tra|hoàn thiện|hoàn thành|giải quyết|tổng hợp|triển khai|thực hiện|"
    r"khắc phục|nghiệm thu|quyết toán|bàn giao|bố trí|sửa chữa|nâng cấp|cập nhật|số hóa|cấp|chi trả|thanh toán|"
    r"hỗ trợ)\s[^,;]{0,40}?(?:các|những|toàn bộ|số|\d{1,4})\s[^,;]{2,60}$"
)
# ... also where the day is still to come: "đã có văn bản đề nghị các địa phương báo cáo trước ngày ..."
SAID = re.compile(r"\bđã\s(?:có|giao|yêu cầu|đề nghị|chỉ đạo|ban hành|gửi|thông báo|hướng dẫn)\b[^,;]*$")
# "tổ chức sơ kết vào năm 2028", "hình thành 05 vùng nguyên liệu đến năm 2030;"
HELD = re.compile(
    r"(?:sơ kết|tổng kết|hoàn thành|khánh thành|khởi công|đưa vào (?:khai thác|sử dụng|vận hành)|phấn đấu|bảo đảm|"
    r"đảm bảo|mục tiêu)[\s,][^.;]{0,60}$"
)
# "hoàn thành bản đồ cảnh báo nguy cơ sạt lở, lũ ống, lũ quét | vào năm 2026", of a year to come
DONE_IN = re.compile(
    r"\b(?:hoàn thành|hoàn thiện|ban hành|(?<!chương )(?<!công )(?<!quy )(?<!quá )(?<!lộ )(?<!tờ )trình)\s[^.;]{0,150}$"
)
# "Tỷ lệ tiêm phòng đạt trên 70% tổng đàn vào năm 2025" tells by when a share is reached, "Xây dựng 02 trường đạt chuẩn
# vào năm 2026 và năm 2027" by when so many are
REACHED = re.compile(
    r"\d\s?%[^.;]{0,120}$|^\W*(?:xây dựng|thành lập|hình thành|công nhận|thêm)\s[^.;,]{0,20}\d[^.;]{0,120}$"
)
AND_YEAR = re.compile(r"\svà(?:\s(?:vào\s)?năm)?\s(?P<y>20\d{2})(?![\d/])")
# "tổng kết, đánh giá tình hình thực hiện Nghị quyết này | trong năm 2026": of what time is told
OF_THE_YEAR = re.compile(r"\btình hình (?:thực hiện|triển khai)\s[^,;]{2,50}\snày $")
COUNTED = re.compile(
    r"(?:hình thành|đạt|có|xây dựng|hoàn thành|đào tạo|phát triển|giảm|tăng|bổ sung|trồng|thành lập|"
    r"hỗ trợ)\s(?:[^\W\d]+\s){0,4}\d"
    r"(?:(?!chiến lược|đề án|chương trình|quy hoạch|kế hoạch|giai đoạn)(?:[^.;]|\.(?=\d)))*$"
)
# What stood, was planned or went on in a period: "tình hình thiếu điện trong quý III", no limit for a duty
ABOUT_PERIOD = re.compile(
    r"\b(?:tình hình|nhiệm vụ|giải pháp|(?<!tổ )(?<!đoàn )công tác|diễn biến|chương trình|hoạt động|nhu cầu|dự toán|"
    r"số liệu|sự kiện|vụ việc|những|phát sinh|xảy ra|dự kiến|kỳ họp|phiên họp|(?<!tổ chức )hội nghị)\s[^,]{0,60}$"
)
ENDS_CLAUSE = re.compile(r"\s?(?:[.;(]|$)")
# also "tháng 9/2026; - Ban hành: tháng 12/2026", "tiếp nhận quý IV/2026; nghiệm thu đợt 1 quý IV/2027, 80% năm 2028"
AND = re.compile(
    r"\d\s?(?:(?:,|;|và)\s(?:[-–+]?\s?[^\d;:]{2,40}:\s)?|[,;]\s(?:\d{1,3}%|đợt \d)\s|"
    r";\s(?:\d{1,3}%\s)?[^\d;:]{2,80}\s(?:đợt \d\s)?)$"
)
# "đến năm 2030, 100% ..." is a target with a date; "Chiến lược đến năm 2030" is a name.
HORIZON = re.compile(
    r"\s?[,:]?\s?(?:phấn đấu|(?:tỷ lệ|tỉ lệ|tổng số|số|mức)\s[^.;]{2,80}?\s(?:đạt|còn|giảm|tăng|dưới|"
    r"trên)\s[^.;\d]{0,20}\d|đạt(?! yêu cầu| hiệu quả| kết quả)|hoàn thành|có(?! tính| xét| hiệu quả| kết quả)|"
    r"tối thiểu|ít nhất|trên (?:\d|một nửa)|\d)"
)
# "trước ngày 31/10/2025 và ngày 30/11/2025"; after a comma only where the clause ends with it
AND_DAY = re.compile(
    rf"(?:\svà|,(?=\s(?:trước\s)?(?:ngày\s)?[\d/]{{3,10}}\s?(?:[.;)]|$)))\s(?:trước\s)?(?:ngày\s|(?=\d{{1,2}}/\d)){DAY}"
    r"(?!\s(?:hằng|hàng|mỗi))"
)
BARE_DAY = re.compile(rf"(?<![\d/])(?<!tuần )(?<!tuần thứ )(?<!từ )(?<!từ ngày ){DAY}(?!\s?[-–/])")
BARE_HALF = re.compile(r"\b(?P<how>)(?:0?6 tháng|nửa)\s(?P<half>đầu|cuối)\snăm(?:\s(?P<y>\d{4}))?")
# ... of two that a dash joins the second: "Quý IV/2025 - Quý I/2026", "Tháng 01 - 02/2026"; "năm 2026 - 2027" has
# no end
BARE_PERIOD = re.compile(
    r"\b(?<!từ )(?:(?:(?:tháng\s|t)(?:\d{1,2}\s?[-–]\s?(?:tháng\s)?)?|"
    r"(?<![\d/.])(?<!từ tháng )(?=\d{1,2}/\d{4}))(?P<m>\d{1,2})|"
    r"(?:quý\s(?:(?:iii|ii|i|[1-3])(?:(?:,|\svà)\s?|\s?[-–]\s?(?:quý\s)?)){0,3}|q\.?)(?P<q>iv|iii|ii|i|"
    r"[1-4])|(?<!giữa )(?<!đầu )năm)"
    r"(?:\s?(?:/|-|,\snăm|năm)?\s?(?P<y>\d{4}))(?!\s?[-–]\s?(?:\d{4}|\d{1,2}/|quý|q[i\d]|tháng|t\d))"
    rf"{_NOT_ON}"
)
# A cell that holds nothing but a term: "05 ngày làm việc", "30 ngày kể từ ngày ban hành"
TERM_ALONE = re.compile(
    r"(?P<n>\d{1,3})\s(?P<unit>ngày làm việc|ngày|tuần|tháng|giờ)(?:\s(?:(?:kể )?từ|sau)\s.{3,80})?"
)
# A cell that holds nothing but a month, a quarter or a year: "Tháng 5", "Quý II", "2026"
PERIOD_ALONE = re.compile(
    r"(?P<how>)(?:tháng\s(?:\d{1,2}\s?[-–]\s?(?:tháng\s)?)?(?P<m>\d{1,2})|"
    r"quý\s(?:(?:iii|ii|i|[1-3])\s?[-–]\s?(?:quý\s)?)?(?P<q>iv|iii|ii|i|[1-4]))(?P<y>)"
)
# "Quý II, Quý IV", "Tháng 6 và tháng 12"
PERIODS_ALONE = re.compile(
    r"(?:tháng\s\d{1,2}|quý\s(?:iv|iii|ii|i|[1-4]))(?:(?:[,;]\s|\svà\s)(?:tháng\s\d{1,2}|quý\s(?:iv|iii|ii|i|"
    r"[1-4]))){1,5}"
)
# "Tháng 3, | tháng 9 năm 2026", "Quý II và | Quý IV/2026": those before the last have its year
IN_SERIES = re.compile(r"(?:(?:tháng\s\d{1,2}|quý\s(?:iv|iii|ii|i|[1-4]))(?:[,;]|\svà)\s){1,5}$")
# "Từ tháng 3/2026", "Khởi động quý IV/2026": when it starts
STARTS = re.compile(r"\b(?:từ|khởi động|bắt đầu) (?:đầu )?$")
YEAR_ALONE = re.compile(r"(?P<how>)(?P<y>20\d{2})")
# "mở đợt cao điểm từ ngày 15/12/2025 đến ngày 15/3/2026": the end of a period in which something is to be done
PERIOD = re.compile(
    r"\btừ (?:(?:ngày )?\d{1,2}(?:/\d{1,2}(?:/\d{4})?| tháng \d{1,2} năm \d{4})?|"
    r"(?P<months>tháng \d{1,2}(?:\s?/\s?\d{4}| năm \d{4})?))\s?$"
)
# "xây dựng kế hoạch trong quý I năm 2026": by when a paper is made, where "kế hoạch ngày 05/10/2025" has its day
MAKES = re.compile(
    r"(?:sơ kết|tổng kết|xây dựng|ban hành|lập|hoàn thiện|hoàn thành|phê duyệt|trình|quán triệt)\s(?:[^\W\d]+\s){0,6}$|"
    r"(?:sơ kết|tổng kết), đánh giá\s(?:[^\W\d]+\s){0,6}$"
)
TIME_IS = re.compile(
    r"(?:thời gian|thời hạn|tiến độ)(?: thực hiện| tổ chức| triển khai| hoàn thành| báo cáo)?:\s[^.;:]{0,40}$"
)
FIGURES = re.compile(
    r"\b(?:số liệu|kỳ báo cáo|thời kỳ|thời điểm)\s[^,;]{0,30}$"
)  # "Số liệu lấy từ ngày ... đến ngày ..."
# "Trong các ngày nghỉ lễ (từ 31/8 đến 02/9/2025)": a bracket says which days are meant
DAYS_MEANT = re.compile(
    r"\b(?:(?:trong|vào) (?:các ngày|những ngày|dịp|kỳ|đợt|thời gian)|lịch|kỳ (?:thi|nghỉ)|tháng hành động|tuần lễ|"
    r"lễ hội|hội chợ)\s[^.;:()]{0,60}\($"
)
# "Đại hội diễn ra vào ngày 20/6/2026": when something happens, no limit for a duty
HAPPENS_ON = re.compile(
    r"(?:diễn ra|khai mạc|bế mạc|khởi hành|bắt đầu|có hiệu lực|tổ chức|họp|dự kiến|đổ bộ|xảy ra)\s*$"
)
CLOSES = re.compile(r"\s?(?:\((?:thứ \w+|chủ nhật)\)\s?)?(?:[,.;]|$)")  # the period stands at the end of its clause
FOR_DECISION = re.compile(r"\b(?:trình|tham mưu|xem xét|đề xuất)\b")
# A limit that has passed is told where another paper set it, or where it was not kept: "theo Công văn số 210/SNV-CCHC
# yêu cầu gửi trước ngày 31/8/2025", "các đơn vị chưa nộp báo cáo trước ngày 31/8/2025"
QUOTED = re.compile(
    r"\b(?:theo|tại|của) (?:yêu cầu|công văn|văn bản|kế hoạch|quyết định|thông báo|kết luận|chỉ thị|chỉ đạo)\b|"
    r"\b(?:yêu cầu tại|quá hạn|quá thời hạn|trễ hạn|chậm so với|chưa|lẽ ra|đã|từng|nêu trên)\b|"
    r"\b(?:tiếp nhận|phát sinh|cấp|ký|nộp|đăng ký|khởi công|tuyển dụng|sử dụng|xây dựng|vi phạm|hình thành|tồn tại|"
    r"có) $"
)
NOT_KEPT = re.compile(
    r"\s?[,)]?\s?(?:nhưng|song|tuy nhiên|mà|đến nay|hiện|theo (?:yêu cầu|công văn|văn bản|kế hoạch|thông báo|"
    r"chỉ đạo))\b"
)
