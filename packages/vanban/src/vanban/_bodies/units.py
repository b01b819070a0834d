"""Units of ministries, and companies of the State, whose names hold words that names otherwise end before.

They are a closed set (decrees of 2025 on what each ministry is made of): verbs in small letters ("Cục Cảnh sát | quản
lý hành chính về trật tự xã hội"), fields that are bodies elsewhere ("Cục Lâm nghiệp và | Kiểm lâm").
"""

from __future__ import annotations

import re
from functools import lru_cache

# "Hội đồng bồi thường, hỗ trợ và tái định cư", "Ban Bồi thường, giải phóng mặt bằng": boards that clear the land
_LAND = (
    "[Bb]ồi thường(?:,? (?:và )?(?:hỗ trợ(?=,| và| tái)|[Tt]ái định cư|[Gg]iải phóng mặt bằng|GPMB|thu hồi đất)){0,4}"
)
_NAMES = {
    "Cục": (
        "Lâm nghiệp và Kiểm lâm|Kinh tế hợp tác và Phát triển nông thôn|Quản lý đê điều và Phòng, chống thiên tai|"
        "Đo đạc, Bản đồ và Thông tin địa lý Việt Nam|Phát triển doanh nghiệp tư nhân và kinh tế tập thể|"
        "Quản lý đấu thầu|Nhà giáo và Cán bộ quản lý giáo dục|An toàn bức xạ và hạt nhân|"
        "Kiểm soát thủ tục hành chính|Đăng ký giao dịch bảo đảm và Bồi thường nhà nước|Tiền lương và Bảo hiểm xã hội|"
        "An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao|Phòng, chống rửa tiền|"
        "Cảnh sát quản lý hành chính về trật tự xã hội|"
        "Cảnh sát quản lý tạm giữ, tạm giam và thi hành án hình sự tại cộng đồng|"
        "Cảnh sát điều tra tội phạm về (?:tham nhũng, kinh tế, buôn lậu|ma túy|ma tuý|trật tự xã hội)|"
        "Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ|"
        "Quản lý, giám sát (?:bảo hiểm|kế toán, kiểm toán|tổ chức tín dụng)|"
        "Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính|Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý|"
        "Chất lượng, Chế biến và Phát triển thị trường|Quản lý và Phát triển thị trường trong nước|"
        "Phát thanh, truyền hình và thông tin điện tử|Thông tin cơ sở và Thông tin đối ngoại|Xuất bản, In và Phát hành|"
        "Lễ tân Nhà nước và Phiên dịch đối ngoại|Kinh tế - Quản lý đầu tư xây dựng|Quản lý nợ và Kinh tế đối ngoại|"
        "An toàn hệ thống các tổ chức tín dụng|Quản lý Khám, chữa bệnh"
    ),
    "Vụ": (
        "Các định chế tài chính|Các vấn đề chung về xây dựng pháp luật|Học sinh, sinh viên|"
        "Quốc phòng, an ninh, đặc biệt|Lao động, văn hóa, xã hội|Giám sát, thẩm định và xử lý sau thanh tra|"
        "Tín dụng các ngành kinh tế|Dự báo, thống kê - Ổn định tiền tệ, tài chính"
    ),
    "Tổng công ty": "Quản lý bay Việt Nam|Đầu tư phát triển đường cao tốc Việt Nam|Đầu tư và Kinh doanh vốn nhà nước",
    "Công ty": "TNHH MTV Vận hành hệ thống điện và thị trường điện quốc gia",
    "Ban": rf"Quản lý Lăng Chủ tịch Hồ Chí Minh|{_LAND}",
    "Hội đồng": _LAND,
}
_SIGNS = tuple(_NAMES)
UNIT = re.compile(r"\b(?:" + "|".join(f"{kind} (?:{names})" for kind, names in _NAMES.items()) + r")\b")


@lru_cache(maxsize=256)
def units_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the units that are known by name stand in a stretch of text."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return tuple(unit.span() for unit in UNIT.finditer(text))


def past_unit(text: str, start: int, at: int, limit: int) -> int:
    """Return `at`, or where the known unit ends that stands around `at` in the list at `start`."""
    for first, last in units_in(text[start:limit]):
        if first <= at - start < last:
            return start + last
    return at
