"""Bodies whose whole name is known: past it, a word in small letters is what they do, in a list of verbs or not.

Names of ministries and departments are a closed set (since 2025), those of one Committee's own bodies are formulas.
"""

from __future__ import annotations

import re

from vanban._words import LOWER, UPPER

_FIELDS = (
    "Nội vụ|Tài chính|Tư pháp|Xây dựng|Công Thương|Công thương|Y tế|Ngoại vụ|Ngoại giao|Nông nghiệp và Môi trường|"
    "Khoa học và Công nghệ|Giáo dục và Đào tạo|Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Du lịch|"
    # ... and those of before, which older papers charge
    "Kế hoạch và Đầu tư|Giao thông vận tải|Tài nguyên và Môi trường|Nông nghiệp và Phát triển nông thôn|"
    "Thông tin và Truyền thông|Lao động - Thương binh và Xã hội|Lao động, Thương binh và Xã hội|"
    "Dân tộc và Tôn giáo|An toàn thực phẩm|Quốc phòng|Công an|Quy hoạch - Kiến trúc"
)
# What tells a body apart from others of its name, adds another, or links it to what stands before: the name goes on.
_LINKS = (
    "và|cùng|với|các|của|thuộc|trực thuộc|nơi|có|còn|chưa|đã|đang|tại|về|"
    "theo|trong|cấp|biên|ven|vùng|miền|"
    "được|là|sau|quản lý|phụ trách|do|ở|hay|hoặc|bằng|qua|từ|đến|số|kèm|như|nêu|khi|để|nhằm|vào|trước|trên|dưới|cho|"
    "đối|nhưng|cũng|này|đó|khóa|khoá|mới|cũ|hiện|thì|mà|bị|vừa|ngày|năm|tháng|lần|giai đoạn|nhiệm kỳ|liên quan|"
    "địa phương|ngành|đóng|ban hành kèm|nội thành|ngoại thành|nội|ngoại|giáp|dọc|hai|ba|bốn"
)
LINKS = frozenset(_LINKS.split("|"))
FIELDS = _FIELDS.split("|")
_NAMES = (
    rf"(?:(?:Sở|Bộ) (?:{_FIELDS})|Văn phòng Chính phủ|Ngân hàng Nhà nước Việt Nam|Thanh tra (?:Chính phủ|tỉnh)|"
    r"(?:Công an|Văn phòng (?:UBND|(?:Ủy|Uỷ) ban nhân dân)|UBND|(?:Ủy|Uỷ) ban nhân dân|"
    r"Bộ Chỉ huy (?:Quân sự|Bộ đội Biên phòng)) (?:tỉnh|thành phố)|"
    r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân) (?:các|cấp) (?:xã|phường|tỉnh|huyện|đặc khu)"
    r"(?:,? (?:và )?(?:xã|phường|đặc khu|thành phố|thị xã|thị trấn)){0,4}|"
    r"Công an (?:xã|phường|đặc khu|cấp xã)|Phòng (?:Kinh tế|Văn hóa - Xã hội|Kinh tế, Hạ tầng và Đô thị)|"
    r"Trung tâm Phục vụ hành chính công|Trạm Y tế|Hội Nông dân|Hội Liên hiệp Phụ nữ|"
    r"Trưởng (?:các )?(?:ấp|thôn|bản|khóm|khu phố|tổ dân phố|xóm|buôn)|"
    r"Cục (?:Thuế|Hải quan|Thống kê)|"
    r"Chủ đầu tư(?! (?:dự án|công trình|xây|hạ tầng|khu|kết cấu|nhà|thứ))|"
    r"Ban Quản lý (?:các )?[Kk]hu (?:công nghiệp|kinh tế)(?:,? (?:và )?(?:các )?(?:khu )?(?:chế xuất|công nghệ cao|"
    r"kinh tế|công nghiệp)){0,2}(?: (?:tỉnh|thành phố))?|"
    r"Kế toán trưởng|Thủ quỹ|Thủ kho|Người phát ngôn|Bí thư chi bộ|Tổ trưởng tổ dân phố|"
    r"Kho bạc Nhà nước khu vực [IVX\d]{1,5})"
)
_NAME = re.compile(_NAMES)
_WHOLE = re.compile(rf"{_NAMES} (?=[{LOWER}])(?!(?:tỉnh|thành phố|xã|phường|huyện|đặc khu|thị xã|thị trấn|{_LINKS})\b)")
# What ends the name of a group: "Các sở, ngành có liên quan | vây ráp ...", "UBND các xã, phường, đặc khu | bịt ..."
_CLOSED = re.compile(
    r"(?:(?:(?<=ơ quan)|(?<=ơn vị)|(?<=ngành)|(?<=ịa phương)|(?<=đoàn thể)|(?<=tổ chức)|(?<=á nhân)) (?:có )?liên quan|"
    r"trên địa bàn(?: (?:[Tt]ỉnh|[Tt]hành phố|[Xx]ã|[Pp]hường|[Hh]uyện|[Qq]uận|[Đđ]ặc khu))?"
    rf"(?: (?!Thành phố|Đặc khu)[{UPPER}][{LOWER}]+){{0,4}}|"
    r"ngành(?:, đoàn thể)?(?: cấp)? (?:tỉnh|thành phố|xã)|lực lượng (?:chức năng|vũ trang)|"
    r"tổ chức chính trị - xã hội|thông tin đại chúng|xã, phường(?:, đặc khu)?|thôn, (?:khu phố|tổ dân phố)|"
    r"đơn vị (?:sự nghiệp )?trực thuộc|hội, đoàn thể) "
    rf"(?=[{LOWER}])(?!(?:tỉnh|thành phố|xã|phường|huyện|đặc khu|thị xã|thị trấn|khác|tới|trực tiếp|toàn|trung ương|"
    rf"khối|nông thôn|dân cư|biển|nhận|nhân dân|quần chúng|chính trị|{_LINKS})\b)"
)
_BEFORE = (
    ", ",
    "; ",
    " và ",
    " cùng ",
    "Giám đốc ",
    "Bộ trưởng ",
    "Cục trưởng ",
    "Lãnh đạo ",
    "Thứ trưởng ",
    "Chánh ",
    "Chủ tịch ",
)


def is_whole_name(name: str) -> bool:
    """Tell whether a name is known whole, or ends in one that is ("Giám đốc Sở Nội vụ")."""
    return any(known.end() == len(name) for known in _NAME.finditer(name))


def duty_past_name(text: str, start: int, end: int) -> int:
    """Return where the duty begins past the first whole name in the list at `start`, `end` where none ends before."""
    if text.find("ác ", start, end) >= 0 and (closed := _CLOSED.search(text, start, end)):
        end = closed.end()
    for name in _WHOLE.finditer(text, start, end):
        if name.start() == start or text.endswith(_BEFORE, start, name.start()):
            return name.end()
    return end
