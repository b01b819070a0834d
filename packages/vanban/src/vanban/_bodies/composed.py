"""Where the name of one body ends, told by what names are made of, whatever verb follows.

A name is a word of office, fields that open with a capital, compounds in small letters, and what says where it belongs:
"Ban | Quản lý | rừng phòng hộ | Mẫu Giang", "Hội | Khuyến học | phường". Past its place or proper name the next word in
small letters is the duty; past its fields a word that names are not made of is, unless a known verb follows at once.
"""

from __future__ import annotations

import re
from itertools import islice

from vanban._alternatives import either_tone, in_both_tones
from vanban._bodies.heads import HEAD
from vanban._bodies.units import past_unit
from vanban._name_words import KNOWN
from vanban._whole_names import LINKS
from vanban._words import LOWER, UPPER

# Words in small letters, two or three together, that names go on with past the capital of their field.
_COMPOUNDS = (
    "thông tin|truyền thông|viễn thông|giao thông|môi trường|thị trường|công nghệ|công nghiệp|nông nghiệp|nông thôn|"
    "đê điều|lâm nghiệp|ngư nghiệp|thủy sản|thủy lợi|thủy văn|khí tượng|thiên tai|"
    "khoáng sản|tài nguyên|"
    "đất đai|quỹ đất|nhà đất|bất động|động sản|địa chất|địa chính|bản đồ|viễn thám|thực vật|động vật|vật nuôi|thú y|"
    "trồng trọt|chăn nuôi|khuyến nông|giống cây|cây trồng|thực phẩm|dược phẩm|mỹ phẩm|y khoa|y tế|y học|y dược|"
    "cổ truyền|"
    "dân số|bệnh tật|dịch tễ|sốt rét|truyền nhiễm|bệnh viện|sức khỏe|sinh sản|tâm thần|chức năng|đa khoa|chuyên khoa|"
    "lão khoa|huyết học|giáo dục|đào tạo|phổ thông|trung học|tiểu học|cơ sở|mầm non|mẫu giáo|đại học|cao đẳng|"
    "nghề nghiệp|nội trú|bán trú|dân tộc|thiểu số|tôn giáo|tín ngưỡng|văn hóa|nghệ thuật|biểu diễn|thể thao|"
    "thể dục|du lịch|di tích|di sản|điện ảnh|phát thanh|truyền hình|báo chí|xuất bản|thi đấu|lịch sử|danh thắng|"
    "khoa học|kỹ thuật|"
    "đo lường|chất lượng|sáng tạo|trí tuệ|tài chính|ngân sách|kinh tế|kế hoạch|đầu tư|xây dựng|hạ tầng|đô thị|"
    "kiến trúc|quy hoạch|công trình|dân dụng|đường bộ|đường sắt|đường thủy|nội địa|hàng hải|hàng không|cửa khẩu|"
    "biên giới|bến xe|bến tàu|nhà ở|công cộng|công ích|rác thải|chất thải|nước thải|nước sạch|chiếu sáng|cây xanh|"
    "điện lực|năng lượng|xăng dầu|thương mại|dịch vụ|hợp tác|doanh nghiệp|nhập khẩu|xuất khẩu|quốc tế|quốc gia|"
    "khu vực|nhà nước|hành chính|tư pháp|pháp lý|pháp luật|pháp chế|công chứng|tài sản|dân sự|hình sự|công dân|"
    "nhân dân|quân sự|quân đội|cảnh sát|kiểm ngư|tư lệnh|tham mưu|công binh|quốc phòng|biên phòng|bộ đội|cứu nạn|"
    "cứu hộ|tìm kiếm|an ninh|an toàn|trật tự|xã hội|"
    "lao động|"
    "việc làm|có công|bảo trợ|trẻ em|bình đẳng|gia đình|phụ nữ|thanh niên|thiếu niên|thiếu nhi|nông dân|"
    "chiến binh|thập đỏ|cao tuổi|nạn nhân|chất độc|da cam|khuyết tật|mồ côi|từ thiện|bảo hiểm|tín dụng|"
    "chính sách|ngân hàng|cổ phần|trách nhiệm|hữu hạn|thành viên|tổng hợp|nội chính|tổ chức|cán bộ|công chức|"
    "thi đua|khen thưởng|văn thư|lưu trữ|nghiên cứu|ứng dụng|dữ liệu|điện tử|thông minh|công nghệ cao|mỹ nghệ|"
    "làng nghề|vận tải|ô tô|sân bay|phương tiện|người lái|tần số|vô tuyến|bưu chính|vật liệu|tiền tệ|công sản|phòng hộ|"
    "đặc dụng|"
    "vườn quốc gia|bảo tồn|thiên nhiên|sinh thái|cụm công nghiệp|chế xuất|phòng cháy|chữa cháy|tiết kiệm|"
    "thường xuyên|dân quân|tự vệ|dự án|chương trình|chống ngập|dân phố|khu phố|năng suất|quản trị|hướng nghiệp|"
    "phát triển|quản lý|đăng ký|thanh tra|kiểm tra|giám sát|thẩm định|kiểm định|kiểm nghiệm|giám định|"
    "tiêu chuẩn|vi phạm|ngoại hối|nội vụ|đối ngoại|lãnh sự|xuất nhập|nhập cảnh|tội phạm|ma túy|cơ động|"
    "đảng ủy|đảng bộ|cấp ủy|chi bộ|thường vụ|chấp hành|dân vận|tuyên giáo|"
    "liên gia|tự quản|hòa giải|tiếp công dân|công tác|mặt trận|chính trị|lý luận|thường trực|chuyên trách|"
    "quân dân|dân y|tập trung|bầu cử|chi nhánh|kiểm sát|tối cao|phòng thủ|bảo trì|nhập cảnh|hệ thống|văn bản|xử lý|"
    "nhiệt đới|sinh trùng|tiền gửi|truyền máu|sinh phẩm|rủi ro|bảo vệ|"
    "tình nguyện|quần chúng|lưu động|khai thác|dùng nước|tàn tật|hậu cần|trung cấp|sơ cấp|"
    "điện năng|ô tô|dân lập|tải trọng|bệnh nhân|thanh thiếu|người bệnh|chiếu bóng|"
    "tư vấn|học đường|cao tốc|bền vững|thi hành|tâm lý|thường xuyên|dân phòng|xung phong|trung tâm|thủy nông|hưu trí|"
    "khí hậu|ô nhiễm|đa dạng|sinh học|viễn thám|hải đảo|bức xạ|hạt nhân|nước biển|"
    "chung cư|công nhân|chuyên môn|nghiệp vụ|cộng đồng|học sinh|sinh viên|cha mẹ|người dân|chủ lực|"
    "liên huyện|liên xã|liên phường|liên ngành|giúp việc|"
    "vũ trang|dự bị|động viên|điều phối|duyên hải|cơ giới|liên hợp|sư sãi|yêu nước|quyền lợi|tiêu dùng"
)
_SINGLE = (
    "sản|bộ|sở|thuế|khu|cụm|số|đất|vốn|nợ|giá|chợ|rừng|biển|đảo|cảng|cá|nước|điện|xe|án|thuốc|vùng|miền|hồ|sông|suối|"
    "lưới|nhà|đường|"
    "cầu|kho|máu|mắt|phổi|than|dầu|khí|mới|cao|non|công|dân|nghề|máy|trạm|vịnh|hoa|rau|lúa|chè|mía|muối|đê|kè|đập|"
    "bay|y|tổ|trưởng|hóa|nhỏ|vừa|cảnh|năm|học|người|trẻ|mù|điếc|lái|tàu|phà|đò|hàng|loại|giống|cây|vật|tư|máy|"
    "lớp|cấp|viên|sĩ|quan|chức|ngữ|nhi|quyền"
)
# Words of office that open the name of one body; before them whoever is at its head.
_POST = (
    r"(?:(?:Phó )?(?:Tổng [Gg]iám đốc|Tổng cục trưởng|Cục trưởng|Vụ trưởng|Viện trưởng|Chánh án|Chủ nhiệm|Thống đốc|"
    r"Tổng [Bb]iên tập|Tư lệnh|Giám đốc|Chánh|Chủ tịch|Trưởng ban|Trưởng|Bí thư|Thủ trưởng|Lãnh đạo|Chỉ huy trưởng|"
    r"Hiệu trưởng) )?"
)
_AT_ITS_HEAD = re.compile(_POST)
_OFFICE = re.compile(
    either_tone(
        rf"{_POST}(?:Sở|Ban|[Pp]hòng|Tổng cục|Cục|Chi cục|Vụ|Trung tâm|Văn phòng|Thanh tra|Công an|Bảo hiểm|Kho bạc|"
        r"Thuế|Hải quan|Tổng Liên đoàn|Đại học|Thông tấn xã|Nhà xuất bản|Thi hành án dân sự|Tạp chí|Khu [Qq]uản lý|"
        r"Hội đồng nhân dân|Hội đồng quản trị|Hội đồng|Hội|Hiệp hội|"
        r"Liên minh|Liên đoàn|Liên hiệp|Công đoàn|Đoàn|Tỉnh đoàn|Thành đoàn|Mặt trận|Quỹ|Công ty|Tổng công ty|"
        r"Tổng Công ty|Tập đoàn|Xí nghiệp|Nhà máy|"
        r"Điện lực|Bưu điện|Viễn thông|Ngân hàng|Bệnh viện|Trường|[Tt]rạm|Hạt|Đội|Tổ|Đài|Báo|Bảo tàng|Thư viện|Nhà hát|"
        r"Chi nhánh|Hợp tác xã|HTX|Viện kiểm sát|Viện|Học viện|Tòa án|Đồn|Cảng vụ|Vườn [Qq]uốc gia|Bộ Chỉ huy|"
        r"Ủy ban|UBND|HĐND|UBMTTQ|BHXH|Đảng ủy|Đảng bộ|Chi bộ|Chi đoàn|Chi hội|Thống kê|Khu phố|Tổ dân phố|"
        r"Hải đội|Hải đoàn|Trại (?:tạm )?giam|Cảng|Dự trữ Nhà nước|Truyền tải điện|Khu Quản lý|Điểm Bưu điện|"
        r"Thường trực|Khu [Bb]ảo tồn|Bộ Tư lệnh|Bộ Tham mưu|Quân khu|Quân đoàn|Sư đoàn|Lữ đoàn|Trung đoàn|"
        r"Tiểu đoàn|Vùng|Chi đội|Cổng|Bến xe|Bưu cục|Trang trại|Làng nghề|Nhóm trẻ|Cán bộ|Công chức|"
        r"Viettel|VNPT|Mobi[Ff]one|Petrolimex|Agribank|Lực lượng|[Tt]hôn|Trưởng (?:thôn|ấp|bản|khu phố|khóm|xóm|buôn|"
        r"tổ dân phố|khu dân cư))"
        rf"(?= [{UPPER}{LOWER}\d])"
    )
)
# "đồng chí Nguyễn Văn Mẫu | điều hành phần lễ", "Phó Thủ tướng Nguyễn Văn Mẫu | đồng ý"
_PERSON = re.compile(
    r"(?:[ĐđÐ]ồng chí|[Đđ]/c|[ÔôÔ]ng|[Bb]à|(?:Phó )?Thủ tướng(?: Thường trực)?(?: Chính phủ)?)"
    r"(?! (?:Phó|Chủ|Giám|Trưởng|Bí|Chánh|Bộ|Thứ|Thủ|Tổng|Hiệu|Ủy|Uỷ|Viện|Chỉ|Tư|"
    rf"Cục|Vụ|Quyền|Thường|Lãnh|Đội|Tổ|Trạm|Thành|Chính)\b)(?: [{UPPER}][{LOWER}]*){{2,5}}"
    # ... and behind what he is: "ông Ngô Văn Mẫu, Chủ tịch Hội Cựu chiến binh, | điều hành"
    rf"(?:(?:, | - | – )(?:Phó |Quyền )?(?:Chủ tịch|Giám đốc|Trưởng|Chánh|Bí thư|Chủ nhiệm|Hiệu trưởng|"
    rf"công chức|cán bộ)[^,;.:()]{{2,80}},)? (?=([{LOWER}]+))"
)
# Boards are named by their matter, which is prose.
_OF_A_MATTER = re.compile(
    r"(?:Ban (?:[Cc]hỉ đạo(?! \d)|Chỉ huy(?= p)|Tổ chức(?! (?:Tỉnh|Thành|Đảng|Trung)))|Tổ [Cc]ông tác(?! (?:số |"
    r"Đề án )?\d)|Đoàn (?:kiểm tra|giám sát|thanh tra))\b"
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_ONE_PLACE = frozenset({"tỉnh", "xã", "phường", "huyện", "quận", "thôn", "ấp", "khóm", "xóm", "buôn"})
_NO_DUTY = _ONE_PLACE | {"dự"}  # "Hội đồng bồi thường, hỗ trợ và tái định cư dự án"
_NO_PLACE = frozenset({"xã hội", "Xã hội", "Tỉnh đoàn", "Tỉnh ủy", "Tỉnh uỷ", "Huyện ủy", "Quận ủy"})
_POSTS = frozenset({"Phó", "Trưởng", "Giám đốc", "Chủ tịch", "Chủ nhiệm", "Ủy viên", "Uỷ viên"})
_TWO_PLACE = frozenset({"khu vực", "thành phố", "thị xã", "thị trấn", "đặc khu", "khu phố"})
_ROMAN = re.compile(r"[IVX]{1,5}")
# "Báo và phát thanh, truyền hình Mẫu Giang | lồng tiếng ...": the place behind a unit that is known
_PLACE_OF_A_UNIT = re.compile(
    rf" (?:(?:(?:dự án|khu vực|tỉnh|thành phố|xã|phường|"
    rf"thôn) )?(?!Bộ )[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,3}}|"
    r"(?:tỉnh|thành phố|xã|phường|quốc gia)\b)"
)
_SMALL_NEXT = re.compile(rf" (?=([{LOWER}]+))(?!khu vực|thành phố)")
_NEXT = re.compile(r"(?:[,;]| và| cùng) (?=[^\W\d_])")
# Words of one syllable that open what belongs to a body, and no proper name: "Văn phòng thường trực Ban | Chỉ huy"
_OFFICE_SYLLABLES = frozenset(
    {"Ban", "Bộ", "Sở", "Cục", "Vụ", "Phòng", "Hội", "Đội", "Tổ", "Trạm", "Quỹ", "Khu", "Trường", "Viện", "Hạt", "Đồn"}
)
_WHOLE_ALONE = (
    "Văn phòng",
    "Tỉnh đoàn",
    "Thành đoàn",
    "Công an",
    "Thanh tra",
    "UBND",
    "HĐND",
    "Kho bạc",
    "Hải quan",
    "Bưu điện",
    "Điện lực",
    "Viettel",
    "VNPT",
)
_LONGEST = 40  # tokens looked at in one name
_MOST = 24  # names looked at in one list: each of a longer list asks for its own
COMPOUNDS, SINGLE = in_both_tones(_COMPOUNDS.split("|")), in_both_tones(_SINGLE.split("|"))


def duty_past_composed(text: str, start: int, end: int, *, at_verb: bool) -> int:
    """Return where the duty begins past the first name in the list at `start` that is whole, `end` where none is.

    `at_verb` says whether a verb that is known stands at `end`. The first names alone are looked at.
    """
    at = start
    for _name in range(_MOST):
        if at >= end:
            break
        post = _AT_ITS_HEAD.match(text, at)  # "Thủ trưởng | Cơ quan Cảnh sát điều tra"
        first = post.end() if post else at
        if (past := past_unit(text, start, first, end)) > first:
            if not _OFFICE.match(text, past + 1) and (place := _PLACE_OF_A_UNIT.match(text, past, end)):
                past = place.end()
            if past < end and (word := _SMALL_NEXT.match(text, past)) and word[1] not in LINKS | _NO_DUTY:
                return word.start(1)  # "Cục Quản lý Khám, chữa bệnh | tái rà soát"
            following = _NEXT.search(text, past, end)
            at = following.end() if following else end
            continue
        person = _PERSON.match(text, at, end)
        if person and person[1] not in LINKS:
            return person.end()
        office = _OFFICE.match(text, at, end)
        matter = _OF_A_MATTER.search(text, at, office.end() + 24) if office else None
        if office and not (matter and matter.end() <= office.end() + 12):
            cut = _past_name(text, office[0], office.end(), end, at_verb=at_verb)
            if cut is not None:
                return cut
        following = _NEXT.search(text, at, end)
        if following is None:
            break
        at = following.end()
    return end


def _past_name(text: str, office: str, at: int, end: int, *, at_verb: bool) -> int | None:
    """Where the duty begins behind the one name whose `office` ends at `at`, None where the name's end is not told."""
    tokens = list(islice(_TOKEN.finditer(text, at, end), _LONGEST))
    words = [token[0] for token in tokens] + ["", ""]
    number, capitals, opened, placed = 0, 0, False, False  # opened: a capital stands just before
    while number < len(tokens):
        word, two = words[number], f"{words[number]} {words[number + 1]}"
        if not word.isalpha():
            if not word.isdigit() and not _goes_on(text, tokens[number], words[number + 1]):
                return None
            placed, capitals, opened = word.isdigit() or placed, 0, False
        elif two == "Trung ương":
            number, placed, capitals, opened = number + 1, True, 0, False
        elif width := _place(word, two, first=number == 0):
            number += width - 1
            placed, capitals, opened = not words[number + 1][:1].isupper(), 0, False
        elif word in _POSTS or two in _POSTS:
            return None  # "Giám đốc Sở Tài chính - Phó Trưởng ban"
        elif word[0].isupper():
            placed, opened = _ROMAN.fullmatch(word) is not None, True
            capitals = capitals + 1 if (word[1:].islower() or word in "YÝ") and word not in _OFFICE_SYLLABLES else 0
        elif (two in COMPOUNDS and not placed) or (two == "quốc gia"):
            number, capitals, opened = number + 1, 0, False
        elif _joins(text, tokens[number], words, number):
            capitals, opened = 0, False
        elif word in ("các", "miền") and words[number + 1][:1].isupper():  # "Liên hiệp các Hội", "Điện lực miền Bắc"
            number, placed, capitals, opened = number + (word == "miền"), word == "miền" or placed, 0, False
        elif word == "số" and words[number + 1].isdigit():
            capitals, opened = 0, False  # "Trạm Quản lý đê số 4 | khoan thăm dò"
        elif (word in LINKS or two in LINKS) and not (placed and word == "cho" and words[number + 1] != "các"):
            return None
        elif (placed and word != "đảo") or (capitals >= 2 and word not in SINGLE):
            return tokens[number].start()
        elif opened or placed or word in SINGLE:
            capitals, opened = 0, False
        else:
            alone = number == 0 and not office.endswith(_WHOLE_ALONE)  # "Ban điều hành các khu phố": by what it does
            return None if alone else _strange_duty(tokens[number:], at_verb=at_verb)
        number += 1
    return None


def _strange_duty(tokens: list[re.Match[str]], *, at_verb: bool) -> int | None:
    """Where a duty begins that opens with a word no name is known by, None where too few follow it to be one."""
    strange = at_verb and tokens[0][0] not in KNOWN  # "Trung tâm Khuyến nông | chiết xuất báo cáo"
    return tokens[0].start() if strange or len(tokens) > (_SHORT if at_verb else _SHORT + 1) else None


_SHORT = 2  # syllables: an unknown compound of a name may have so many before the known verb


def _place(word: str, two: str, *, first: bool) -> int:
    """How many words say to which place a body belongs: "tỉnh", "thành phố", and behind a field also "Thành phố"."""
    if two in _TWO_PLACE or (not first and two.lower() in _TWO_PLACE):
        return 2
    return int(two not in _NO_PLACE and (word in _ONE_PLACE or (not first and word.lower() in _ONE_PLACE)))


def _joins(text: str, token: re.Match[str], words: list[str], number: int) -> bool:
    """Whether a word in small letters ties what stands before it in a name to what follows, or ends a compound."""
    word, following = words[number], words[number + 1]
    if (word == "ngành" and following[:1].isupper()) or (word == "và" and _goes_on(text, token, following)):
        return True
    before = words[number - 1] if number else ""  # "Bệnh viện Bệnh Nhiệt | đới thành phố"
    if word == "số" and before in ("nghệ", "đổi"):  # "Tổ Công nghệ số | cộng đồng"
        return True
    return before[:1].isupper() and f"{before.lower()} {word}" in COMPOUNDS


def _goes_on(text: str, mark: re.Match[str], following: str) -> bool:
    """Whether a name goes on past a mark or "và": "Văn hóa - Xã hội", "Văn hóa, Thể thao và Du lịch"."""
    if mark[0] not in ("-", "–", ",", "và") or not following[:1].isupper():
        return False
    return following == "Viễn" or not HEAD.match(text, mark.end() + 1)  # "Công nghiệp - Viễn thông Quân đội"
