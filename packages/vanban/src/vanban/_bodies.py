"""Bodies as provisions name them: single ones, lists, and groups printed as one ("Các sở, ban, ngành")."""

from __future__ import annotations

import re

from vanban._alternatives import by_letter
from vanban._model import Body, Span
from vanban._name_words import is_name
from vanban._places import NAMES as PLACES
from vanban._places import PLACE
from vanban._verbs import STOP, STRONG
from vanban._whole_names import duty_past_name
from vanban._words import LOWER, UPPER

# What one official of a commune is charged with: "Công chức địa chính", "cán bộ văn hóa"
_CHARGES = (
    "địa chính|văn hóa|văn hoá|tư pháp|tài chính|văn phòng|kế toán|nông nghiệp|lao động|xây dựng|môi trường|nội vụ"
)
# Words a body's name begins with. Bodies and offices are capitalised; groups may be in small letters.
NAMED = (
    "Bộ trưởng|Thứ trưởng|Bộ|Sở|Ủy ban|Uỷ ban|UBND|UBMTTQVN|UBMTTQ|HĐND|MTTQVN|MTTQ|UBTW|Hội đồng|"
    "Văn phòng|VP|VPUB|Công an|CA|"
    "Thanh tra|Ban|Cục|Chi cục|Tổng cục|Vụ|Trung tâm|TT|Tập đoàn|Tổng công ty|Tổng Công ty|Công ty|"
    "Đài|Báo|Giám đốc|Phó Giám đốc|Tổng Giám đốc|Tổng giám đốc|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Phó Thủ tướng|"
    "Thủ tướng|Chánh Văn phòng|Chánh văn phòng|Chánh Thanh tra|Chánh thanh tra|Bí thư|"
    "Trưởng(?= [A-ZĐ])|Trưởng thôn|Trưởng khu|Trưởng ấp|"
    "Trưởng ban|Trưởng Ban|Trưởng phòng|Trưởng Phòng|Trưởng các|Cục trưởng|Tổng biên tập|Tổng Biên tập|"
    "Tổng Thanh tra|Thống đốc|Chỉ huy trưởng|Hiệu trưởng|Viện trưởng|Tư lệnh|Người đứng đầu|Mặt trận|Tỉnh đoàn|"
    "Tỉnh Đoàn|Thành đoàn|Thành Đoàn|Đoàn|Hội|Liên đoàn|Liên minh|"
    "Kho bạc|Thuế|Hải quan|Ngân hàng|Trường|Viện|Bệnh viện|Phòng|Tổ|Đội|Bảo hiểm|Tòa án|Toà án|Kiểm toán|"
    "Thông tấn xã|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng ủy|Thành uỷ|Tỉnh uỷ|Thường trực|Ban Chỉ đạo|Quân khu|"
    "Bộ Chỉ huy|Bộ Tư lệnh|Học viện|Đại học|"
    "Tổng Liên đoàn|Hiệp hội|Thành phố|Tỉnh|ACV|EVN|VNPT|Viettel|Điện lực|Cơ sở|Trạm|Kiểm lâm|Nhà máy|Nhà xuất bản|"
    "Hải đội|Hải đoàn|Tiểu đoàn|Sư đoàn|Cảnh sát biển|"
    "Quỹ|Tòa|Đồn|Lữ đoàn|Xã|Phường|Đặc khu|Đảng bộ|Chi bộ|Ủy viên|Chính phủ|Ngành|Lãnh đạo|Bưu điện|Cảng vụ|"
    "Chủ(?= cơ sở| vật nuôi| trang trại| phương tiện| tàu| hồ| đập| dự án| hộ| nuôi| rừng)|"
    "Kế toán(?= ngân sách| trưởng| xã| trường| đơn vị)|"
    "Người(?= có nghĩa vụ| có trách nhiệm| nộp thuế| sử dụng lao động)|"
    "Chủ nhiệm|Thành viên|BQL|BHXH|LĐLĐ|Đơn vị|Cơ quan|Lực lượng|Chủ đầu tư|Nhà đầu tư|Nhà thầu|Địa phương|"
    "Quý cơ quan|Quý đơn vị|Quý Sở|Quý Bộ|Quý Ủy ban|Quý UBND|Quý Công ty|Viễn thông|Công đoàn|Hợp tác xã|Trung đoàn|"
    "Chủ rừng|Doanh nghiệp|Cấp ủy|Hộ gia đình|"
    "NHNN|NHCSXH|KBNN|TAND|VKSND|LLVT|BCH|PVN|TKV|VCCI|Petrovietnam|Liên hiệp|Tạp chí|Nhà hát|Bảo tàng|Thư viện|"
    "Hạt|Khối|Cụm|Thống kê(?= tỉnh| thành phố)|"
    "Trưởng trạm|Trưởng bản|Trưởng xóm|Trưởng đoàn|Trưởng Đoàn|Trưởng bộ phận|"
    rf"Công chức(?= (?:{_CHARGES}))|Cán bộ(?= (?:{_CHARGES}))|"
    "Chính quyền|Đại sứ quán|Tổng [Ll]ãnh sự quán|Lãnh sự quán|Phái đoàn|"
    "Vườn quốc gia|Khu [Bb]ảo tồn|Khu [Dd]ự trữ|Khu [Cc]ông nghệ cao|"
    "Chi đoàn|Quốc hội|Tổng Kiểm toán|Trung ương (?:Đoàn|Hội)|Mobifone|MobiFone|Cổng [Tt]hông tin|Trang [Tt]hông tin"
)
# "Ban hành", "Báo cáo", "Tổ chức", "Hội nghị", "Đoàn kết" ... begin with the same syllable and are no body.
NOT_NAMED = by_letter(
    r"Ban hành|Báo cáo|Báo động|Tổ chức|Hội nghị|Hội thảo|Hội thi|Hội nhập|Đoàn kết|"
    r"Bộ đội(?! [Bb]iên phòng)|Bộ máy|Bộ tiêu chí|"
    r"Bộ Luật|Bộ luật|Bộ thủ tục|Sở hữu|Phòng,? chống|Phòng ngừa|Phòng họp|Phòng học|Trường hợp|Viện dẫn|"
    r"Thuế suất|Thuế giá|Cục bộ|Đội ngũ|Trạm thu|Quỹ đất|Tỉnh táo|Ngành nghề|Thường trực sẵn|Cơ sở dữ liệu|"
    r"Cơ sở vật chất|Cơ sở hạ tầng|Cơ sở để|Tỉnh lộ|Hội chợ|Vụ việc|Vụ án|Tổ quốc|Công an toàn|Hội tụ|Tổng hợp|"
    r"Chủ tịch nước đã|Thanh tra(?:,| và) kiểm tra|Khối lượng|Hạt giống|Hạt nhân|Cụm từ|Cụm công nghiệp|Phường hội|"
    r"Xã hội|"
    r"Lãnh đạo(?:(?=, chỉ đạo)| công tác| thực hiện| việc| tổ chức| xây dựng| triển khai| quán triệt| tốt)|"
    r"Thành phố thông minh"
)
GROUPS = (
    "cơ quan|đơn vị|địa phương|sở(?! hữu)|bộ(?! luật| tiêu| chỉ| thủ)|ban|ngành(?! nghề| hàng)|huyện|quận|thị xã|"
    "xã(?! hội)|phường|thành phố|tỉnh(?! lộ)|đặc khu|chủ đầu tư|"
    "nhà thầu|nhà đầu tư|doanh nghiệp|tổ chức, cá nhân|tổ chức chính trị|tổ chức chính trị - xã hội|"
    "tổ chức có liên quan|tổ chức liên quan|tổ chức|cá nhân|hộ gia đình|lực lượng|"
    "chủ rừng|thành viên|cán bộ|đoàn thể|hội|cấp ủy|cấp uỷ|cấp|đảng ủy|đảng bộ|chi bộ|huyện ủy|tỉnh ủy|thành ủy|"
    "ban thường vụ|chính quyền|trường(?! hợp)|cơ sở(?! nhà| dữ liệu| vật chất| hạ tầng)|"
    "hội, đoàn thể|phòng|trung tâm|bệnh viện|công ty|tập đoàn|tổng công ty|"
    "ban quản lý|hệ thống các cơ quan|cộng đồng|nhà trường|đội|tổ|chủ dự án|chủ thể|viện|đài|báo(?! cáo)|cục|"
    "vụ(?! việc| án| cháy| tai| vi)|chủ cơ sở|"
    "vườn quốc gia|khu bảo tồn|chủ hồ chứa|chủ hồ|chủ đập|chủ phương tiện|chủ nguồn thải|"
    "người dân|nhà mạng|ban chỉ đạo|sở, ngành|thôn|ấp|khóm|"
    "bản(?! án| đồ| cam| vẽ| sao| tin| ghi)|buôn|khu phố|tổ dân phố|khu dân cư|quân đội|công an|"
    "dân quân|"
    "kiểm lâm|thuế|kho bạc|hợp tác xã|hiệp hội|chi nhánh|ngân hàng|đầu mối|khối(?! lượng)|cụm(?! công)|bên liên quan|"
    "tàu cá|chủ tàu|đồng chí|"
    "người đứng đầu|thủ trưởng|giám đốc|chủ tịch|trưởng|bí thư|Bộ|Sở|UBND|Ủy ban"
)
_SIRS = r"ông,?\s?\(?bà\)?"  # "Các ông (bà) Trưởng thôn"
_NAMED, _GROUPS, _PLACES = by_letter(NAMED), by_letter(GROUPS), by_letter(PLACES)
HEAD = re.compile(
    rf"(?:(?:[Cc]ác|[Nn]hững|\d{{1,3}}(?:/\d{{1,3}})?|"
    rf"[Mm]ỗi|[Tt]ừng|[Tt]oàn thể|[Tt]ất cả các)\s(?:(?:đồng chí|{_SIRS})\s)?(?:{_GROUPS}|{_NAMED})|"
    rf"(?:TP\.?\s?)?(?:{_PLACES})|"
    rf"(?!(?:{NOT_NAMED})\b)(?:[ĐđÐ]ồng chí\s|[Đđ]/c\s)?(?:{_NAMED})|(?:[ĐđÐ]ồng chí|[Đđ]/c|[ÔôÔ]ng|"
    rf"[Bb]à)\s(?=[{UPPER}][{LOWER}]+\s[{UPPER}])|"
    rf"(?:cơ quan|đơn vị|địa phương|doanh nghiệp|tổ chức, cá nhân|lực lượng|chính quyền|cấp ủy|ngành|người đứng đầu|"
    rf"(?:công chức|cán bộ)(?=\s(?:{_CHARGES}))|"
    rf"chủ (?:cơ sở|vật nuôi|trang trại|phương tiện|hộ)|"
    rf"hệ thống các|chủ đầu tư|nhà thầu|nhà đầu tư|ban quản lý|thành phố|tỉnh|thủ trưởng|giám đốc|chủ tịch|công an|"
    rf"quân đội|[Tt]oàn ngành)(?=\s))(?:(?<=\s)|(?!\w))"
)
GROUP = re.compile(rf"(?:{GROUPS})\b")
# A list goes on after a mark or "và" with another body, or with a further part of a group ("sở, ban, ngành").
LIST_MARK = re.compile(r"\s?(?:[,;]\s*(?:[-–+•]\s)?(?:và\s+|cùng\s+|nhất là\s+)?|\s(?:và|cùng|với)\s+|\s[-–]\s)")
CALLED = re.compile(r"\s?\((?:sau đây|dưới đây)?\s*(?:gọi|viết)\s(?:tắt|chung)?[^()]*\)\s?$")  # "(sau đây gọi là ...)"
# "các Thành viên được phân công | theo Quyết định số 435/QĐ-TTg ngày ...": by what they are appointed is no name
UNDER = re.compile(r"\s(?:theo|tại) (?:Quyết định|Nghị quyết|Thông báo|Công văn|Văn bản|Kế hoạch) (?:số )?\d.*$")
DROPPED = re.compile(rf"^(?:(?:các|những)\s)?(?:đồng chí|đ/c|{_SIRS})\s+(?:là\s)?", re.IGNORECASE)
# One mark or small word at the end of a name; taken off one by one, so that a row of them costs no more than itself.
TRAILING = re.compile(
    r"(?:[\s,;:–-]|\s(?:được giao|được đề nghị|được yêu cầu|và|các|cùng|là|thì|"
    r"đã|được|cần|có|(?<!kèm )theo|với|của|tại|ở|trong|về|nhất là))\Z"
)
_TRAILING_WIDTH = 14
_COLON_LIST = re.compile(
    r"(?:[Cc]ác\s)?(?:[Tt]ập đoàn|tỉnh|thành phố|tỉnh, thành phố|[Ss]ở|[Bb]ộ|sở, ngành|bộ, ngành|cơ quan|đơn vị|"
    r"huyện|quận|xã|phường|phòng|[Tt]ổng công ty|[Tt]ập đoàn, tổng công ty|xã, phường|địa phương|"
    r"Bộ, cơ quan|Tổng giám đốc|"
    r"Sở, ban, ngành|sở, ban, ngành|[Cc]ông ty[^.,;:]{0,30})$"
)
_SEVERAL = re.compile(r"\b[Cc]ác\b|[Tt]ổng giám đốc|[Cc]ông ty|[Tt]ập đoàn")
# "UBND các xã vùng cao: Mèo Vạc, Đồng Văn, Yên Minh": which of them, before at least two names
_KIND_LIST = re.compile(rf"\b(?:tỉnh|xã|phường|huyện|thành phố|địa phương|đơn vị|cơ quan)(?:\s[{LOWER}]+){{1,4}}$")
_NAMES_FOLLOW = re.compile(rf"\s[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,3}}(?:,|\svà)\s[{UPPER}]")
_OPENING_VERBS = (
    "Chủ động|Chủ trì|Tập trung|Tiếp tục|Tăng cường|Khẩn trương|Tổ chức|Thực hiện|Triển khai|Rà soát|Xây dựng|"
    "Tham mưu|Hướng dẫn|Báo cáo|"
    "Phối hợp|Chỉ đạo|Đẩy mạnh|Theo dõi|Kiểm tra|Căn cứ|Nghiên cứu|Đề nghị|Yêu cầu|Giao|Thường xuyên|Kịp thời|"
    "Đảm bảo|Bảo đảm"
)
LIMIT = 700


# A verb right after one of these may name which bodies are meant ("Các cơ quan | quản lý nước | có trách nhiệm ...").
GENERIC = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|đầu mối|tổ chức|cá nhân|hộ gia đình|doanh nghiệp|ban, ngành|sở, ngành|ngành|"
    r"lực lượng|"
    r"chủ đầu tư|cán bộ|bộ phận|thành viên|nghĩa vụ|"
    r"chủ thể|cơ sở|người dân|Cơ quan|Đơn vị|tổ công tác|Tổ công tác|Ban Chỉ đạo|Ban chỉ đạo|Ban Quản lý[^,;]{0,40}|"
    r"Ban quản lý[^,;]{0,40}|Hội đồng|người|trường|nhà máy|dự án|trung tâm|chủ)\s?$"
)
# Boards are named by what they do ("Ban Chỉ đạo phòng, chống tội phạm", "Tổ công tác triển khai Đề án 06").
COMMITTEE = re.compile(
    r"(?:Ban Chỉ đạo|Ban chỉ đạo|Ban Quản lý(?:\s\w+){0,3}|Ban quản lý(?:\s\w+){0,3}|Ban Chỉ huy|Tổ công tác|"
    r"Tổ Công tác|Hội đồng|Đoàn kiểm tra|Quỹ)\s$"
)
# ... and not by the paper work that all do: "Cơ quan thường trực Ban Chỉ đạo | tổng hợp kết quả thực hiện ..."
OFFICE_WORK = re.compile(
    r"(?:tổng hợp|báo cáo|theo dõi|đôn đốc|hướng dẫn|tham mưu|gửi|thông báo|ban hành|yêu cầu|giao|đề nghị|công bố)\b"
)
# "Vụ Thanh tra, giải quyết khiếu nại, tố cáo khối kinh tế tổng hợp (Vụ II)": what a unit of inspectors is named by
INSPECTORATE = re.compile(r"giải quyết khiếu nại, tố cáo\b")
# "Bộ Nội vụ | được giao xây dựng ...": said of one body by its name it is no attribute
ASSIGNED = re.compile(r"(?<=\s)được (?:giao|phân công)\s(?!chủ trì[,:])")
# "các địa phương có tỷ lệ giải ngân thấp | kiểm điểm ...": how things stand with a body says which ones are meant
QUALIFIED = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|bộ|ngành|tỉnh|thành phố|xã|phường|chủ đầu tư|doanh nghiệp|trường)"
    r"\s(?:có|còn|chưa|đang|đã|bị)\s"
)
MEASURED = re.compile(
    r"\b(?:tỷ lệ|chỉ số|Chỉ số|kết quả|tiến độ|số|mức|nguy cơ|nhu cầu|khả năng|điều kiện|hồ sơ|kế hoạch|dự án|"
    r"công trình|nhiệm vụ|công tác|việc|diện tích|quy hoạch|hoạt động|tình trạng|vốn)\s$"
)
# "Các đơn vị | thực hiện nghiêm túc ...": carrying out and its manner are no name
CARRIED_OUT = re.compile(
    r"(?:thực hiện|triển khai|tổ chức|báo cáo)\s(?:nghiêm|trực tiếp|tích cực|quyết liệt|thường xuyên|chủ động|"
    r"kịp thời|đầy đủ|tốt|hiệu quả)"
)
# "Những đơn vị chưa gửi báo cáo (danh sách kèm theo) | giải trình ...": a bracket ends what is said of which ones
SAID_WHICH = re.compile(r"[^.,;:()]{3,120}\([^()]{3,120}\)\s")
# "Ban Quản lý dự án | yêu cầu nhà thầu ...": whom others are asked for is no part of a name
ASKS = re.compile(r"yêu cầu\s(?:các|nhà|đơn vị|chủ|từng)\b")
# "Thủ trưởng các đơn vị | nghiêm túc triển khai, chịu trách nhiệm ...": how something is done is no part of a name
MANNERED = re.compile(
    r"(?:nghiêm túc|khẩn trương|tích cực|quyết liệt|tiếp tục|tăng cường|tập trung|đẩy mạnh|kịp thời)\s"
)
OCCUPATION = re.compile(
    r"(?:thi công|tư vấn|vận tải|kinh doanh|sản xuất|chế biến|thu mua|nuôi trồng|xuất khẩu|nhập khẩu|phân phối|"
    r"sử dụng (?:ngân sách(?: nhà nước)?|lao động|đất|tài sản công))(?:\s|(?=[:,]))"
)  # "Các đơn vị thi công | tăng ca ..."
# "Các doanh nghiệp | cung cấp phần mềm (VNPT, Viettel) | bố trí ...": names in a bracket say which ones are meant
OF_WHICH = re.compile(rf"[^.,;:()]{{3,80}}\([{UPPER}][^()]{{1,200}}\)\s")
APPOINTED = re.compile(r"được (?:phân công|giao)\s(?:chủ trì\s)?$")
# "Các đơn vị | rà soát các nội dung cần sửa đổi": what needs it is the object, no second verb of the subject
AMBIGUOUS = re.compile(r"cần|phải|chủ trì|chỉ đạo|thường xuyên|trực tiếp")
OBJECT = re.compile(r"\b(?:các|những|toàn bộ|việc|kết quả|tình hình|nội dung|nhiệm vụ|số liệu|vấn đề|văn bản)\b")
OBLIGED = re.compile(r"(?:có|chịu) trách nhiệm|có nhiệm vụ|phải")
# Past these no name goes on.
BREAK = re.compile(r"[.;:\n“”]|\s(?:để|nhằm|trong việc|nếu)\s|,\s")
# "UBND TP. Hồ Chí Minh": the full stop of a shortened word ends no list
ABBREVIATED = re.compile(r"\b(?:TP|Tp|TX|TT|Q|P)$")
INSIDE = re.compile(r"[.;:()\n“”]")
_AFTER_COLON = re.compile(
    rf"\s(?:[{UPPER}]\w+(?:\s[\w-]+){{0,6}}(?:,|\svà)\s[{UPPER}]|(?!(?:Là|Có|Được|Phải|Các|Trong|Tại|Khi|"
    rf"{_OPENING_VERBS})\b)[{UPPER}]\w+)"
)


def ends_at(text: str, start: int) -> int:
    """Return where the list of bodies that begins at `start` ends: at a verb, a mark, or the end of the text."""
    at, limit = start, min(len(text), start + LIMIT)
    end = _verb_at(text, start, at, limit)
    while at < limit:
        if at > end:  # a bracket reached past the verb
            end = _verb_at(text, start, at, limit)
        mark = INSIDE.search(text, at, end)
        if mark is None:
            return duty_past_name(text, start, end)
        after = _past_mark(text, start, mark)
        if after is None:
            return duty_past_name(text, start, mark.start())
        at = after
    return limit


def _verb_at(text: str, start: int, at: int, limit: int) -> int:
    """The next verb; one that only says which bodies are meant is passed when the true one follows in the clause."""
    stop = STOP.search(text, at, limit)
    if stop is None:
        return limit
    found = stop.start()
    if INSPECTORATE.match(text, found) and text.endswith("Thanh tra, ", start, found):
        return _verb_at(text, start, found + len("giải quyết khiếu nại, tố cáo"), limit)
    assigned = ASSIGNED.search(text, at, found)
    if assigned and NAMED_BODY.match(text, start) and not GENERIC.search(text, start, assigned.start() - 1):
        strong = STRONG.search(text, found, min(limit, found + 120))
        if strong is None or BREAK.search(text, found, strong.start()):
            return assigned.start()
    if (qualified := QUALIFIED.search(text, max(start, found - 80), found)) and not BREAK.search(
        text, qualified.end(), found
    ):
        strong = STRONG.search(text, found, min(limit, found + 160))
        if strong and not BREAK.search(text, found, strong.start()):
            return strong.start()
        if (said := SAID_WHICH.match(text, found)) and STOP.match(text, said.end()):
            return said.end()
        if MEASURED.search(text, qualified.start(), found):
            return _verb_at(text, start, stop.end(), limit)
    if text[stop.end() : stop.end() + 1] == ":" and PLACE.match(text, stop.end() + 2):
        return _verb_at(text, start, stop.end(), limit)  # "các tỉnh | tham gia: Lào Cai, Điện Biên | thành lập ..."
    if COMMITTEE.search(text, max(start, found - 40), found) and not (
        STRONG.match(text, found) or OFFICE_WORK.match(text, found)
    ):
        if text[stop.end() + 1 : stop.end() + 2].isupper():  # "Khu Nông nghiệp ứng dụng Công nghệ cao"
            return _verb_at(text, start, stop.end(), limit)
        following = STOP.search(text, stop.end(), min(limit, found + 90))
        between = text[stop.end() : following.start()] if following else ","
        return following.start() if following and len(between.split()) > 1 and "," not in between else found
    if APPOINTED.search(text, max(start, found - 40), found):  # "được phân công chủ trì | soạn thảo | chịu trách nhiệm"
        strong = STRONG.search(text, found, min(limit, found + 120))
        if strong and not BREAK.search(text, found, strong.start()):
            return strong.start()
    if (lives := _occupied(text, start, found, limit)) is not None:
        return lives
    if STRONG.match(text, found) is None and GENERIC.search(text, max(start, found - 60), found):
        strong = STRONG.search(text, found, min(limit, found + 240))
        if strong and AMBIGUOUS.match(strong[0]) and OBJECT.search(text, stop.end(), strong.start()):
            lists = [mark.end() for mark in BREAK.finditer(text, found, strong.start()) if mark[0] == ", "]
            if not any(text.startswith("các ", at) and HEAD.match(text, at) for at in lists):
                return found  # "các đơn vị giao kế hoạch, các cơ quan chủ trì dự án": the list goes on
        if CARRIED_OUT.match(text, found) or ASKS.match(text, found) or MANNERED.match(text, found):
            return found
        if (named := OF_WHICH.match(text, found)) and (follows := STOP.match(text, named.end())):
            return follows.start()
        if strong and all(_goes_past(text, mark, strong[0]) for mark in BREAK.finditer(text, found, strong.start())):
            return strong.start()
    return found


def _occupied(text: str, start: int, found: int, limit: int) -> int | None:
    """Where a name ends whose verb says what the body does for a living ("Các đơn vị thi công | tăng ca")."""
    kind = OCCUPATION.match(text, found)
    if kind is None or not (
        text.endswith("nhà thầu ", start, found) or GENERIC.search(text, max(start, found - 60), found)
    ):
        return None
    at = kind.end()
    if text.startswith(":", at):
        return at
    if text.startswith(", ", at):  # "Các doanh nghiệp chế biến, cơ sở thu mua thủy sản | không mua ..."
        return _verb_at(text, start, at + 2, limit) if HEAD.match(text, at + 2) or GROUP.match(text, at + 2) else None
    duty = STOP.search(text, at, at + 30)
    made = text[at : duty.start()] if duty else ","
    return duty.start() if duty and len(made.split()) <= 2 and not INSIDE.search(made) and "," not in made else None


def _goes_past(text: str, mark: re.Match[str], proof: str) -> bool:
    """Whether a mark between a name's own verb and the true one is only the comma before the list's next body."""
    if mark[0] != ", ":
        return False
    if OBLIGED.match(proof) and STOP.match(text, mark.end()):
        return True  # "Các đơn vị quản lý, sử dụng tài sản công có trách nhiệm ..."
    return text[mark.end() : mark.end() + 1].isupper() or bool(
        HEAD.match(text, mark.end()) or GROUP.match(text, mark.end())
    )


def _past_mark(text: str, start: int, mark: re.Match[str]) -> int | None:
    """Where a list goes on after a mark inside it, None where it ends there."""
    at = mark.start()
    if mark[0] == "(":
        close = text.find(")", at, at + 500)
        return close + 1 if close > 0 else None
    if mark[0] == ";" and HEAD.match(text, at + 2):
        return at + 1
    if mark[0] == ":" and _KIND_LIST.search(text, max(start, at - 60), at) and _NAMES_FOLLOW.match(text, at + 1):
        return at + 1
    if mark[0] == ":" and _COLON_LIST.search(text, max(start, at - 40), at) and _SEVERAL.search(text, start, at):
        follows = HEAD.match(text, at + 2) or _AFTER_COLON.match(text, at + 1)
        return at + 1 if follows and not _is_duty(text[at + 2 : at + 60]) else None
    if mark[0] == "." and (text[at + 1 : at + 2].isalnum() or ABBREVIATED.search(text, max(start, at - 3), at)):
        return at + 1
    return None


def _is_duty(words: str) -> bool:
    """Whether a duty follows a colon ("Tuyên truyền, vận động ..."), not names ("Xây dựng, Công Thương")."""
    verb = STOP.match(f" {words[:1].lower()}{words[1:]}", 1)
    if verb is None or not words[:1].isupper() or not words[verb.end() - 1 :].lstrip(" ,")[:1].islower():
        return False
    return not words.partition(", ")[2][:1].isupper()


def bodies_at(text: str, start: int, offset: int, confidence: float) -> tuple[list[Body], int]:
    """Return the bodies of the list that begins at `start`, and where it ends; none if no body begins there."""
    if not HEAD.match(text, start):
        return [], start
    end = ends_at(text, start)
    return split(text, start, end, offset, confidence), end


def split(text: str, start: int, end: int, offset: int, confidence: float) -> list[Body]:
    """Split a list of bodies into its items; a group printed as one stays one."""
    cuts = [start]
    depth_at = 0
    for mark in LIST_MARK.finditer(text, start, end):
        inside = text.count("(", start, mark.start()) > text.count(")", start, mark.start())
        if inside or mark.start() < depth_at:
            continue
        follower = text[mark.end() : end]
        if mark[0].strip() in ("-", "–") or not _begins_item(follower, text[cuts[-1] : mark.start()], mark[0]):
            continue
        cuts += [mark.start(), mark.end()]
    cuts.append(end)
    found = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        if body := _body(text, first, last, offset, confidence):
            found.append(body)
    return found


# "Văn phòng HĐND và UBND xã", "Văn phòng Đoàn ĐBQH và HĐND tỉnh": one office of two bodies
ONE_OFFICE = re.compile(
    r"(?:Văn phòng|VP)\s(?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đoàn đại biểu Quốc hội|UBND|Ủy ban nhân dân)$"
)
_SAME_GROUP = re.compile(
    r"^(?:ban|ngành|địa phương|đơn vị|xã|phường|huyện|quận|thị xã|thành phố|đặc khu|đoàn thể|cá nhân|tổ chức|cơ quan|"
    r"nhà thầu|hộ gia đình|lực lượng|hội|tỉnh)\b"
)


# "UBND thành phố Hà Nội | chuyển đổi phương tiện": past the capitals of its place the name of one body goes on only
# with what says where it belongs or which one is meant.
_PLACED = re.compile(
    r"(?:Chủ tịch )?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) "
    r"(?:[Tt]hành phố|[Tt]ỉnh|[Xx]ã|[Pp]hường|[Hh]uyện|[Đđ]ặc khu)"
    rf"(?: [{UPPER}]\w*){{1,4}}(?= [{LOWER}])"
    r"(?! (?:và|cùng|với|các|thuộc|trực thuộc|nơi|có|còn|chưa|đã|đang|tại|về|theo|trong|được|là|khóa|khoá|sau|mới|cũ|"
    r"trước|hiện|quản lý|phụ trách)\b)"
)
# "Thủ trưởng các Sở, Ban, Ngành": one group, however it is capitalised
_GROUP_WORD = re.compile(r"(?:Ban|Ngành|Đoàn thể)(?=\s?(?:[,;]|$| và ))")
# The last field in the name of one body: "Cục Văn hóa cơ sở, Gia đình và Thư viện"
FIELD = re.compile(r"(?:Du lịch|Thể thao|Môi trường|Công nghệ|Triển lãm|Thư viện(?!\s(?:tỉnh|thành|Quốc)))")
# "Các tập đoàn VNPT, Viettel, FPT": bare names go on with the group whose kind stands before the first
_KIND_OF_NAMES = re.compile(r"\W*[Cc]ác (?:tập đoàn|tổng công ty|công ty|doanh nghiệp|nhà mạng|ngân hàng)\b")
_BARE_NAME = re.compile(rf"[{UPPER}]\w{{1,20}}(?=\s?(?:[,;]|$| và ))")
_NAMED_GROUP = re.compile(rf"(?:lực lượng|đơn vị|cơ quan)\s[{UPPER}]")


# "Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND phường": one person, and what he is
_PERSON = re.compile(rf"\W*(?:[ĐđÐ]ồng chí|[Đđ]/c|[ÔôÔ]ng|[Bb]à)(?:\s[{UPPER}][{LOWER}]*){{2,5}}$")
_OFFICE = re.compile(
    r"(?:Phó |Quyền )?(?:Chủ tịch|Giám đốc|Trưởng|Chánh|Bí thư|Chủ nhiệm|Thủ trưởng|Ủy viên|Chỉ huy)\b"
)


def _begins_item(follower: str, before: str, mark: str) -> bool:
    """Whether what follows a mark is a body of its own, not a further part of the group before it."""
    if not HEAD.match(follower) or ("," in mark and _PERSON.match(before) and _OFFICE.match(follower)):
        return False
    if follower[:1].islower() and _SAME_GROUP.match(follower) and not _NAMED_GROUP.match(follower):
        return False
    if _GROUP_WORD.match(follower) or (_KIND_OF_NAMES.match(before) and _BARE_NAME.match(follower)):
        return False
    if FIELD.match(follower) or (PLACE.match(follower) and not PLACE.match(before.lstrip(" ,;"))):
        return False  # "UBND các tỉnh Lào Cai, Lai Châu" is one group; "Lào Cai, Lai Châu" are two bodies
    if before.rstrip().endswith(":") or (ONE_OFFICE.search(before) and "và" in mark):
        return False
    if re.search(r":\s[^:]*$", before) and not follower[:1].islower() and _COLON_LIST.search(before.split(":")[0]):
        return (
            bool(re.match(rf"(?:Bộ|Sở|UBND|Ủy ban|Văn phòng|Chủ tịch|Giám đốc|Ban)\s[{UPPER}]", follower))
            and ";" in mark
        )
    return True


def _body(text: str, start: int, last: int, offset: int, confidence: float) -> Body | None:
    words = text[start:last]
    lead = len(words) - len(words.lstrip(" ,;"))
    if dropped := DROPPED.match(words[lead:]):
        lead += dropped.end()
    words = words[lead:]
    if placed := _PLACED.match(words):
        words = placed[0]
    words = UNDER.sub("", CALLED.sub("", words))
    end = len(words)
    while trailing := TRAILING.search(words, max(0, end - _TRAILING_WIDTH), end):
        end = trailing.start()
    words = words[:end]
    if not words:
        return None
    first = start + lead
    if not is_name(words):
        confidence = min(confidence, 0.8)  # perhaps read past its end
    return Body(words, Span(offset + first, offset + first + len(words)), confidence)


NAMED_BODY = re.compile(
    rf"(?:(?:Bộ|Sở|Ủy ban|UBND|Văn phòng|Công an|Thanh tra|Ban|Cục|Chi cục|Trung tâm|Tập đoàn|Tổng công ty|Đài|Báo|"
    rf"Kho bạc|Ngân hàng|Bảo hiểm|Hội|Liên đoàn|Chủ tịch|Giám đốc|Bộ trưởng|Nhà đầu tư|Công ty|Phòng|Viện|"
    rf"Trường|Vụ|Tổ|Thuế|Hải quan|Trạm|Hạt|Tổng cục|Đảng ủy|Mặt trận|Đoàn|Liên minh|Thường trực|Học viện|Tòa án|"
    rf"Phó Thủ tướng|Quốc hội|Tổng Kiểm toán|Kiểm toán|Hiệp hội|Quỹ|Liên hiệp|Cảng vụ|Bảo tàng|Thư viện|"
    rf"Bệnh viện|Đại học|Chánh|Cục trưởng|Vụ trưởng|Điện lực|Bưu điện|Viễn thông|[Tt]ỉnh|[Tt]hành phố|[Xx]ã|[Pp]hường|"
    rf"[Đđ]ặc khu|[{UPPER}]{{3,8}})"
    rf"\s(?:\w+\s){{0,2}}?[{UPPER}\d(]?[{LOWER}{UPPER}]|"
    r"(?:Bí thư|Trưởng)\s(?:chi bộ|các|thôn|ấp|khu|bản|khóm|xóm|buôn|tổ)\b)"
)
