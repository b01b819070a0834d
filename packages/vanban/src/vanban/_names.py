"""Names of bodies as the head prints them: over several lines, in capitals, one body under another."""

from __future__ import annotations

import re

from vanban._alternatives import either_tone
from vanban._normalise import single_spaced
from vanban._places import NAMES
from vanban._words import LOWER, UPPER, mostly_upper

# Words a body's name begins with; a line that begins with none goes on the name before it.
BODY_START = re.compile(
    r"^(?:ủy ban|uỷ ban|ubnd|hđnd|hội đồng|bộ|sở|ban|văn phòng|cục|chi cục|tổng cục|trung tâm|thủ tướng|chính phủ|"
    r"quốc hội|chủ tịch|"
    r"công an|thanh tra|kho bạc|(?:tòa|toà) án|viện|trường|tổng công ty|tập đoàn|công ty|đảng|"
    r"(?:thành|tỉnh|huyện|quận|thị) (?:ủy|uỷ)|phòng(?!,? (?:cháy|chống|hộ|thủ|không))|"
    r"(?:tỉnh|thành|huyện|quận|thị|xã|phường) đoàn|công đoàn|hạt|trạm y tế|"
    r"bảo hiểm|ngân hàng|kiểm toán|thuế|hải quan|mặt trận|liên đoàn|hội|đoàn|chi nhánh|bệnh viện|đài|báo|tổ|"
    r"đoàn đại biểu|học viện|vụ)\b",
    re.IGNORECASE,
)


# A number alone on its line ends a name: of what set up a board ("BAN CHỈ ĐẠO QUỐC GIA / 1237"), or of a district
# before which a narrow column broke the line ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN / 11")
NUMBERED = re.compile(r"BAN CHỈ ĐẠO\b|.{0,80}\b(?:QUẬN|PHƯỜNG|KHU VỰC|CƠ SỞ|QUÂN KHU|VÙNG|CỤM|KHU|ĐỘI|SỐ)$")

# A part of the gazette, whose name stands above the head: "PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT"
GAZETTE_PART = "PHẦN VĂN BẢN "

Printed = tuple[str, int, int]  # the words of a line, where they begin and end


def bodies_of(text: str) -> list[Printed]:
    """Return the bodies named in the lines above the number, the superior first, each with where it stands."""
    lines: list[Printed] = []
    at = 0
    for raw in text.split("\n"):
        for part in re.finditer(r"[^\t]+", raw):
            words = single_spaced(part[0]).strip(" .,;:-–_*|•")
            named = sum(map(str.isalpha, words)) >= 2 and (mostly_upper(words) or BODY_START.match(words))
            named = named and not words.startswith(("Số", "SỐ", GAZETTE_PART))
            if words and (named or (lines and words.isdigit() and NUMBERED.match(lines[-1][0]))):
                lines.append((words, at + part.start(), at + part.end()))
        at += len(raw) + 1
    return _jointly([part for name in _joined_names(lines, text) for part in _split_name(name)], text)


# Bodies of one rank printed one under another issue together: two ministries, or a Committee without its locality
# over the body that names it ("ỦY BAN NHÂN DÂN / ỦY BAN MTTQ VIỆT NAM / TỈNH ĐẮK LẮK").
_PEERS = (
    (re.compile(r"BỘ\s"), re.compile(r"BỘ\s(?!TƯ LỆNH|TỔNG|CHỈ HUY)")),
    (re.compile(r"SỞ\s"), re.compile(r"SỞ\s")),
    (re.compile(r"T[ÒO][ÀA] ÁN "), re.compile(r"(?:VIỆN KIỂM SÁT|BỘ) ")),  # a court above a court is its superior
    (re.compile(r"VIỆN KIỂM SÁT "), re.compile(r"(?:T[ÒO][ÀA] ÁN|BỘ) ")),
    (re.compile(r"(?:[ỦU][ỶY] BAN|HỘI ĐỒNG) NHÂN DÂN$"), re.compile(r"(?:[ỦU][ỶY] BAN|HỘI ĐỒNG)\s")),
)


def _jointly(names: list[Printed], text: str) -> list[Printed]:
    """Join the names of bodies that issue together: those of one rank, or with a dash at the end of the line."""
    found: list[Printed] = []
    for words, start, end in names:
        above = found[-1] if found else None
        if above and above[0].lower() == words.lower():  # the gazette names it once more above the head
            found[-1] = (words, start, end)
            continue
        dash = above and text[above[2] - 1 : start].strip(" \n\t") in ("-", "–")
        if above and (dash or any(upper.match(above[0]) and lower.match(words) for upper, lower in _PEERS)):
            found[-1] = (f"{above[0]} - {words}", above[1], end)
        else:
            found.append((words, start, end))
    return found


def _joined_names(lines: list[Printed], text: str) -> list[Printed]:
    """Join the printed lines into names: a line that opens with no word for a body goes on the one before."""
    names: list[Printed] = []
    for words, start, end in lines:
        cut = names and CUT_WORD.search(f"{names[-1][0]} {words.split(' ')[0]}")
        begins = BODY_START.match(words) or (words == STANDING and names and not HALF.fullmatch(names[-1][0]))
        if names and (
            not begins or cut or names[-1][0].endswith((" VÀ", " CỦA")) or _is_office_of(names[-1][0], words)
        ):
            mark = JOINS.search(text, 0, len(text[:start].rstrip()))
            names[-1] = (f"{names[-1][0]}{mark[0] if mark else ''} {words}", names[-1][1], end)
        else:
            names.append((words, start, end))
    return names


# Where a line of a name ends: "KHOA HỌC, / CÔNG NGHỆ", "THI ĐUA - / KHEN THƯỞNG"
JOINS = re.compile(r"(?:,| [-–])\Z")
# "HỘI ĐỒNG NHÂN DÂN TỈNH ... / THƯỜNG TRỰC": those who act for a Council between its sessions
STANDING = "THƯỜNG TRỰC"
# An office named over two lines: "CHỦ TỊCH / ỦY BAN NHÂN DÂN / TỈNH LÀO CAI",
# "VĂN PHÒNG / ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "VĂN PHÒNG / ĐOÀN ĐBQH VÀ HĐND TỈNH"
OFFICE_OF = re.compile(
    r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|đoàn|hđnd|hội đồng|chính phủ|quốc hội)\b", re.IGNORECASE
)


# The beginning of a name, which is none by itself: "ỦY BAN THƯỜNG VỤ / QUỐC HỘI", "TỔNG CỤC / HẢI QUAN"
HALF = re.compile(
    r"ủy|uỷ|tổng|bộ|sở|ban|cục|chi cục|tổng cục|phòng|vụ|viện|hội|trung tâm|tổng công ty|tập đoàn|"
    r"liên đoàn|(?:ủy|uỷ) ban|hội đồng(?: thẩm phán)?|(?:(?:ủy|uỷ) ban )?thường vụ|thường trực|"
    r"ban (?:thường vụ|chấp hành|cán sự đảng)|đoàn đại biểu",
    re.IGNORECASE,
)


def _is_office_of(above: str, below: str) -> bool:
    """Whether a line only says whose office, or whose chairman, the line above it is."""
    return (above.lower() in ("văn phòng", "chủ tịch") and bool(OFFICE_OF.match(below))) or bool(HALF.fullmatch(above))


# A line that ends in half a word of two syllables, of which the second could begin a body: "MÔI / TRƯỜNG".
CUT_WORD = re.compile(
    r"\b(?:(?:môi|thị) trường|(?:nội|thường|nghiệp|dịch) vụ|(?:văn|quốc|biên|dự|hải) phòng|(?:xã|quốc) hội|"
    r"(?:cán|đường|nội) bộ|tập đoàn)$",
    re.IGNORECASE,
)
# A body under another on the same line ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG SỞ NỘI VỤ"), where columns or breaks were lost.
INNER = re.compile(
    r"(?<!^)(?<=\s)(?:SỞ|VĂN PHÒNG|CỤC|CHI CỤC|TỔNG CỤC|(?<!NỘI )(?<!THƯỜNG )(?<!NGHIỆP )(?<!DỊCH )(?<!NHIỆM )VỤ|"
    r"THANH TRA|TRUNG TÂM|CÔNG AN|(?<!MÔI )(?<!THỊ )(?<!CÔNG )TRƯỜNG|"
    r"(?<!VĂN )(?<!QUỐC )(?<!BIÊN )(?<!DỰ )(?<!HẢI )PHÒNG(?!,? CHỐNG| CHÁY| HỘ| THỦ| KHÔNG)|BỆNH VIỆN|"
    r"HỌC VIỆN|(?<!THƯ )VIỆN|CHI NHÁNH|"
    r"HỘI ĐỒNG(?! NHÂN DÂN)|BAN (?:QUẢN LÝ|DÂN TỘC|CHỈ ĐẠO|CHỈ HUY|TÔN GIÁO|KINH TẾ|PHÁP CHẾ|VĂN HÓA|VĂN HOÁ|ĐÔ THỊ|"
    r"TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH|XÂY DỰNG ĐẢNG))\s"
)
SUPERIOR = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|UBND|BỘ|SỞ|TỔNG CỤC|CỤC|(?:THÀNH|TỈNH|HUYỆN|ĐẢNG) (?:ỦY|UỶ)|CÔNG AN|HỘI ĐỒNG NHÂN DÂN|HĐND|"
    r"NGÂN HÀNG|KHO BẠC)\s\S+"
)
# What a name that begins another body may not end in: "TỔNG | CỤC", "UBND XÃ | TRƯỜNG SƠN"
UNENDED = (
    " -",
    " –",
    " TỔNG",
    " CHI",
    " VÀ",
    " CỦA",
    " XÃ",
    " PHƯỜNG",
    " TỈNH",
    " THÀNH PHỐ",
    " HUYỆN",
    " QUẬN",
    " THỊ TRẤN",
)


def _split_name(name: Printed) -> list[Printed]:
    """Part a superior from the body printed after it on one line."""
    words, start, end = name
    for inner in INNER.finditer(f"{words} "):
        above = words[: inner.start()].rstrip()
        if SUPERIOR.match(above) and not above.endswith(UNENDED):
            return [(above, start, end), (words[inner.start() :], start, end)]
    return [name]


# Sure slips of recognition in the fixed words of a name in capitals.
SLIPS = (
    (re.compile(r"(?<!HÀ )\b(?:TĨNH|TÍNH|TÌNH)\b"), "TỈNH"),
    (re.compile(r"\b[ÚÙŨỤU][YỶ] BAN\b"), "ỦY BAN"),
    (re.compile(r"\bNHÂN D[ẬẦẤẨẪÁÀA]N\b"), "NHÂN DÂN"),
    (re.compile(r"\bTHÀNH PH[ÓÔỒỔO]\b"), "THÀNH PHỐ"),
    (re.compile(r"^B[ÔỌO](?=\s)"), "BỘ"),
    (re.compile(r"^S[ỚỜÔO](?=\s)"), "SỞ"),
    (re.compile(r"\bVĂN PH[ÓÔO]NG\b"), "VĂN PHÒNG"),
)


def mended_name(name: str) -> str:
    """Return a body's name in capitals with its sure slips put right ("TĨNH ĐỒNG THÁP"); another name as it is."""
    if mostly_upper(name):
        for slip, right in SLIPS:
            name = slip.sub(right, name)
    return name


# Names that keep a capital inside a sentence.
PROPER = {
    "chính phủ": "Chính phủ", "việt nam": "Việt Nam", "tổ quốc": "Tổ quốc", "mặt trận": "Mặt trận",
    "nhà nước": "Nhà nước", "trung ương": "Trung ương", "quốc hội": "Quốc hội", "công thương": "Công Thương",
    "liên đoàn lao động": "Liên đoàn Lao động", "đoàn tncs": "Đoàn TNCS", "hồ chí minh": "Hồ Chí Minh",
    "thủ tướng": "Thủ tướng", "phó thủ tướng": "Phó Thủ tướng",
    "ủy ban nhân dân": "Ủy ban nhân dân", "tỉnh ủy": "Tỉnh ủy", "thành ủy": "Thành ủy", "đề án": "Đề án",
}  # fmt: skip
LOCALITY = re.compile(
    r"\b(thành phố|tỉnh|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)\s+(?!trực|ủy|uỷ)"
    r"(?P<name>(?:[^\s,]+)(?:\s+[^\s,]+){0,4})$"
)
PROVINCE = re.compile(rf"\s(?P<name>{NAMES})$", re.IGNORECASE)  # "SỞ XÂY DỰNG TUYÊN QUANG"
OF_A_CITY = re.compile(r"\btp(\.?\s?)((?<=[.\s])[^\s,]+(?:\s+[^\s,]+){0,4})$")
PARTY = re.compile(
    r"^(?:(?:văn phòng|(?:ủy|uỷ) ban kiểm tra|ban (?:tổ chức|tuyên giáo|dân vận|nội chính)) )?"
    r"(?:tỉnh|thành|huyện|quận|thị|đảng)\s(?:ủy|uỷ)\s+(?!(?:ủy ban|uỷ ban|ubnd|sở|các|bộ|xã|phường|tỉnh)\b)(.+)$"
)
# "TRƯỜNG TIỂU HỌC VÀ THCS NGUYỄN TRÃI": whom or what a school is named after
SCHOOL = re.compile(
    r"^trường (?:(?:mầm non|mẫu giáo|tiểu học|trung học(?: cơ sở| phổ thông)?|phổ thông|dân tộc|nội trú|bán trú|chuyên|"
    r"MN|TH|THCS|THPT|PTDTNT|PTDTBT|và|-|&) ){1,8}(?P<name>[^,]{2,60})$"
)
FIELD_OF = re.compile(
    r"^(bộ|sở|phòng|vụ|cục|chi cục|tổng cục|chi nhánh|ban|viện|trung tâm|tổng công ty|tập đoàn|trường|học viện|"
    r"hội(?! đồng))\s+(.+)$"
)
# A board is named by its matter, which is prose: "Ban Chỉ đạo về phát triển khoa học, công nghệ"
MATTER = re.compile(r"chỉ đạo (?:về|thực hiện|triển khai)\s")


# No word of Vietnamese is without a vowel: "BAN CHQS", "BAN QLDA"
_LETTERS = "[BCDĐGHKLMNPQRSTVX]"
INITIALS = re.compile(rf"UBND|{_LETTERS}{{2,6}}\d{{0,2}}|{_LETTERS}{{1,5}}(?:[-&]{_LETTERS}{{1,5}}){{1,3}}")  # "GD&ĐT"
# Bodies that issue together: "THANH TRA TỈNH AN GIANG - SỞ NỘI VỤ"
JOINT = re.compile(
    r"\s?[-–]\s?(?=(?:BỘ|SỞ|[ỦU][ỶY] BAN|HỘI ĐỒNG|UBND|CÔNG AN|BAN|CỤC|THANH TRA|VĂN PHÒNG|LIÊN ĐOÀN|HỘI|"
    r"T[ÒO][ÀA] ÁN|VIỆN KIỂM SÁT)\s)"
)


def sentence_case(name: str) -> str:
    """Return a body's name printed in capitals in sentence case ("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "BỘ XÂY DỰNG")."""
    if not mostly_upper(name):
        return name
    if len(issuers := JOINT.split(name)) > 1:
        return " - ".join(map(sentence_case, issuers))
    low = " ".join(word if INITIALS.fullmatch(word) else word.lower() for word in name.split(" "))
    if party := PARTY.match(low):
        office = re.sub(r"\b(?:tỉnh|thành|huyện|quận|đảng|tổ|tuyên|dân|nội)(?= )", _capital_of, low[: party.start(1)])
        return _capital(office) + " ".join(map(_capital, party[1].split(" ")))
    low = OF_A_CITY.sub(lambda city: f"TP{city[1]}" + " ".join(map(_capital, city[2].split(" "))), low)
    if place := LOCALITY.search(low) or PROVINCE.search(low) or SCHOOL.match(low):
        low = low[: place.start("name")] + " ".join(map(_capital, place["name"].split(" ")))
    field_of = FIELD_OF.match(low)
    if field_of:
        low = f"{field_of[1]} {_capital(field_of[2]) if MATTER.match(field_of[2]) else _field(field_of[2])}"
    for small, proper in PROPER.items():
        low = re.sub(rf"\b{small}\b", proper, low, flags=re.IGNORECASE)
    return _capital(low)


def as_written(name: str, text: str) -> str:
    """Return a body's name with the capitals the running text gives it ("Ủy ban Thường vụ Quốc hội"), where it does."""
    if name in text or mostly_upper(name):
        return name
    written = re.finditer(either_tone(re.escape(name)), text, re.IGNORECASE)
    found = [match[0] for match in written if not mostly_upper(match[0])]
    return found[0] if found and found[0][0].isupper() else name


# Names inside of a sentence: words with a capital one after another ("Cần Thơ"), or letters ("UBND"). The first word of
# a sentence has its capital from there.
# The capital first, what stands before it after: a search passes over all other letters at once.
NAME = re.compile(
    rf"[{UPPER}](?:(?<=[{LOWER}] [{UPPER}])|(?<=[{LOWER}], [{UPPER}]))"
    rf"(?:[{LOWER}]+(?: [{UPPER}][{LOWER}]+)+\b|[{UPPER}]{{1,7}}\b(?!\s[{UPPER}]{{2}}))"
)
# "CHỈ THỊ SỐ 34-CT/TW", "NGHỊ QUYẾT SỐ 57-NQ/TW": what is cited stays in capitals
_CODE = re.compile(rf"\d{{1,4}}(?:/\d{{4}})?[/-][{UPPER}]{{2,9}}(?:[/-][{UPPER}]{{2,9}}){{0,2}}(?=[,.;)]?$)")
LONGEST_NAME = 7  # words
PUNCTUATION = ',;:.()"“”'


def small_letters(words: str, text: str) -> str:
    """Return a subject printed in capitals in small letters, with the names in it as the running text writes them.

    "... TRÊN ĐỊA BÀN THÀNH PHỐ CẦN THƠ" ends with "thành phố Cần Thơ" where `text` says so somewhere.
    """
    names = {found.lower(): found for found in NAME.findall(text)} | PROPER
    begin = {name.split(" ", 1)[0] for name in names}
    low = [_CODE.sub(_as_coded, word) if _CODE.match(word) else word.lower() for word in words.split(" ")]
    told: list[str] = []
    while len(told) < len(low):
        at = len(told)
        longest = min(LONGEST_NAME, len(low) - at) if low[at].strip(PUNCTUATION) in begin else 0
        for size in range(longest, 0, -1):
            printed = " ".join(low[at : at + size])
            name = printed.strip(PUNCTUATION)
            if name in PROPER or (name in names and f" {name} " not in text):  # a word put in capitals is no name
                told += printed.replace(name, names[name]).split(" ")
                break
        else:
            told.append(low[at])
    return _capital(" ".join(told))


def _as_coded(code: re.Match[str]) -> str:
    return code[0].replace("TTG", "TTg")


def _field(words: str) -> str:
    """Capitalise each field in a body's name: "văn hóa, thể thao và du lịch" gives "Văn hóa, Thể thao và Du lịch"."""
    return re.sub(r"(^|, | và | - )(\w)", lambda match: match[1] + match[2].upper(), words)


def _capital_of(match: re.Match[str]) -> str:
    return _capital(match[0])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
