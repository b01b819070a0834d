"""Fixed words of the form of documents (Decree 30/2020, Annex I and III): types, offices, marks."""

from __future__ import annotations

import re

# The 29 types of Art. 7, then the normative ones; the name as printed over the subject, without diacritics because
# recognition loses them first ("KÉ HOẠCH", "CỌNG HÒA"). Longer names first: "THÔNG BÁO" inside "THÔNG BÁO KẾT LUẬN".
TYPES: dict[str, str | None] = {
    "nghi quyet": "nghi-quyet",
    "quyet dinh": "quyet-dinh",
    "chi thi": "chi-thi",
    "quy che": "quy-che",
    "quy dinh": "quy-dinh",
    "thong cao": "thong-cao",
    "thong bao": "thong-bao",
    "huong dan": "huong-dan",
    "chuong trinh": "chuong-trinh",
    "ke hoach": "ke-hoach",
    "phuong an": "phuong-an",
    "de an": "de-an",
    "du an": "du-an",
    "bao cao": "bao-cao",
    "bien ban": "bien-ban",
    "to trinh": "to-trinh",
    "hop dong": "hop-dong",
    "cong van": "cong-van",
    "cong dien": "cong-dien",
    "ban ghi nho": "ban-ghi-nho",
    "ban thoa thuan": "ban-thoa-thuan",
    "giay uy quyen": "giay-uy-quyen",
    "giay moi": "giay-moi",
    "giay gioi thieu": "giay-gioi-thieu",
    "giay nghi phep": "giay-nghi-phep",
    "phieu gui": "phieu-gui",
    "phieu chuyen": "phieu-chuyen",
    "phieu bao": "phieu-bao",
    "thu cong": "thu-cong",
    "luat": "luat",
    "phap lenh": "phap-lenh",
    "nghi dinh": "nghi-dinh",
    "thong tu": "thong-tu",
    # printed where a type stands, and none of those the decree names
    "ket luan thanh tra": None,
    "ket luan kiem tra": None,
    "ket luan": None,
}

# Abbreviations of the types in a notation ("308/KH-UBND"), for naming the type of a document whose heading is lost.
TYPE_OF_NOTATION = {
    "NQ": "nghi-quyet",
    "QĐ": "quyet-dinh",
    "CT": "chi-thi",
    "QC": "quy-che",
    "QyĐ": "quy-dinh",
    "TC": "thong-cao",
    "TB": "thong-bao",
    "HD": "huong-dan",
    "CTr": "chuong-trinh",
    "KH": "ke-hoach",
    "PA": "phuong-an",
    "ĐA": "de-an",
    "DA": "du-an",
    "BC": "bao-cao",
    "BB": "bien-ban",
    "TTr": "to-trinh",
    "HĐ": "hop-dong",
    "CĐ": "cong-dien",
    "BGN": "ban-ghi-nho",
    "BTT": "ban-thoa-thuan",
    "GUQ": "giay-uy-quyen",
    "GM": "giay-moi",
    "GGT": "giay-gioi-thieu",
    "GNP": "giay-nghi-phep",
    "PG": "phieu-gui",
    "PC": "phieu-chuyen",
    "PB": "phieu-bao",
    "NĐ": "nghi-dinh",
    "TT": "thong-tu",
    "TTLT": "thong-tu",
    "NQLT": "nghi-quyet",
}

# Offices a signature names, each with the deputies made of it by "PHÓ" (Art. 13).
OFFICES = (
    "CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CHÁNH ÁN|TỔNG THANH TRA|"
    "TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|TRƯỞNG BAN|TRƯỞNG PHÒNG|"
    "TRƯỞNG ĐOÀN|TRƯỞNG TIỂU BAN|TỔ TRƯỞNG|THỐNG ĐỐC|VIỆN TRƯỞNG|HIỆU TRƯỞNG|TỔNG KIỂM TOÁN|KIỂM TOÁN TRƯỞNG|"
    "TỔNG BIÊN TẬP|TỔNG THƯ KÝ|(?<!BAN )BÍ THƯ|CHỈ HUY TRƯỞNG|TƯ LỆNH|CHỦ TỌA|ỦY VIÊN|UỶ VIÊN|TRƯỞNG BAN THƯỜNG TRỰC|"
    "QUYỀN GIÁM ĐỐC|THỦ TRƯỞNG(?! CÁC)|ĐỘI TRƯỞNG|TRẠM TRƯỞNG|HẠT TRƯỞNG|CHÍNH (?:ỦY|UỶ)|CHÍNH TRỊ VIÊN|"
    "THAM MƯU TRƯỞNG|KẾ TOÁN TRƯỞNG|"
    "TRƯỞNG (?:CÔNG AN|THUẾ|CƠ SỞ|TRẠM|KHOA|TRUNG TÂM|BỘ PHẬN|ĐẠI DIỆN|THÔN|ẤP|KHU PHỐ)"
)
OFFICE = re.compile(rf"\b(?:PHÓ |QUYỀN |P\.\s?)?(?:{OFFICES})\b")

# The body that decides is named once more between the subject and the legal bases: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ...".
DECIDES = re.compile(
    r"(?:CHÍNH PHỦ|QUỐC HỘI|HỘI ĐỒNG (?:NHÂN DÂN|THẨM PHÁN|THÀNH VIÊN|QUẢN TRỊ|TRƯỜNG)|(?:ỦY|UỶ) BAN NHÂN DÂN|"
    r"(?:ỦY|UỶ) BAN THƯỜNG VỤ|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|BÍ THƯ)|BỘ CHÍNH TRỊ|ĐOÀN CHỦ TỊCH|(?:PHÓ )?THỦ TƯỚNG|"
    rf"(?:{OFFICES}))\b"
)

RULE = re.compile(r"^[\s|_\-–—=*.~o0]{2,}$|^\|$")
# Vietnamese capitals and small letters for use inside a character class of a pattern.
UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EF9, 2)))
LOWER = "a-zà-öø-ýăđĩũơư" + "".join(map(chr, range(0x1EA1, 0x1EFA, 2)))


def mostly_upper(text: str) -> bool:
    """Whether at least four in five letters of `text` (of its first 160) are capitals, and there are two or more."""
    if text[1:48].islower():
        return False  # most texts are told by their beginning
    text = text[:160]
    if sum(map(str.islower, text[:48])) > 32:
        return False  # more than a fifth already
    upper = sum(map(str.isupper, text))
    return upper >= 2 and upper >= 4 * sum(map(str.islower, text))
