"""The sentences of a provision, and those that charge nobody anew: closing formulas, further duties, captions."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence

from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD, NAMED_BODY
from vanban._leads.ordered import LINK_WORDS
from vanban._leads.words import OCCASION
from vanban._words import UPPER

# ... past what counts them within a paragraph: "yêu cầu: (1) Sở Y tế ...; (2) Sở Tài chính ...", "; - Sở Nội vụ ..."
SENTENCE = re.compile(
    r"[.;:](?<!\bTP\.)(?<!\bTp\.)(?<!phối hợp với:)\s+(?:[\"“](?=(?:Giao|Đề nghị|Yêu cầu)\s)|"
    rf"\((?:\d|[ivx]{{1,4}})\)\s|[-–]\s(?=[{UPPER}]))?(?=\S)"
)
# "Đề nghị các cơ quan khẩn trương triển khai, thực hiện./.": a closing formula in the last provision's paragraph
# ... "Đề nghị Ủy ban MTTQ tỉnh vận động Nhân dân thực hiện tốt Chỉ thị này./." asks for more
CLOSING_WORDS = re.compile(
    r"(?=Đề nghị|Yêu cầu|Trên đây là|Nhận được)"
    r"(?![^.;]{0,240}\s(?:tuyên truyền|vận động|giám sát|kiểm tra|rà soát|hướng dẫn|đôn đốc|theo dõi)\b)"
    r"(?:Đề nghị|Yêu cầu|(?:Trên đây là|Nhận được)[^.;,]{0,120}, (?:đề nghị|yêu cầu))\s(?:[^.;]{0,200}?\s)?"
    r"(?:(?:nghiêm túc|khẩn trương|quan tâm|phối hợp|tổ chức|triển khai|"
    r"thực hiện|,)\s?)+(?:[^.;]{0,40}\./\.|(?:(?:các |những )?nội dung |nghiêm )?"
    r"(?:Chỉ thị|Công điện|Công văn|Kế hoạch|Văn bản) này\.|(?P<plain>\.))\s*"
)
# "Thủ trưởng các sở nghiêm túc thực hiện Chỉ thị này. Giao Sở Y tế theo dõi": the same of a subject
SUBJECT_CLOSES = re.compile(
    r"(?![^.;]{0,240}\schịu trách nhiệm)(?:Thủ trưởng|Giám đốc|Chủ tịch|Các|UBND|(?:Ủy|Uỷ) ban|"
    r"Chánh án|Viện trưởng|Tổng [Gg]iám đốc|Cục trưởng|Vụ trưởng|Hiệu trưởng)\s[^.;:]{4,240}?\s"
    r"(?:(?:nghiêm túc|khẩn trương|tổ chức|triển khai|thực hiện|thi hành|nghiêm|tốt|nội dung|,)\s?){1,8}"
    r"(?:Chỉ thị|Công điện|Công văn|Kế hoạch|Văn bản) này\.\s*"
)
# "Bộ Quốc phòng huy động lực lượng; phân công từng đơn vị ...": the first body's own further duty
DELEGATES = re.compile(
    r"(?:phân công|yêu cầu)\s(?:từng|mỗi|(?:\d{1,3}\s)?(?:đồng chí|đ/c|cán bộ|công chức|viên chức|giáo viên|nhân viên|"
    r"đảng viên|lãnh đạo|người)|các (?:đơn vị|phòng|cơ sở))\b"
)
# "Rà soát, lập danh mục ...; yêu cầu các cơ sở lắp đặt ...": what the inherited body is to ask of others
ASKS_OTHERS = re.compile(r"yêu cầu các (?:cơ sở|tổ chức|doanh nghiệp|chủ đầu tư|nhà thầu|nhà đầu tư|hộ|đơn vị|chủ)[ ,]")
# "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo ...": behind an order it charges no one
DIFFICULTY = re.compile(
    r"(?:Trong quá trình|Quá trình|Nếu|Trường hợp|Khi)\s[^.;]{0,80}?(?:khó khăn|vướng mắc|vấn đề (?:mới )?phát sinh)\b"
)
# "...; đối với tổ chức tín dụng vượt mức quy định thì áp dụng tỷ lệ gấp 2 lần": how those who lead deal with whom
IN_THAT_CASE = re.compile(
    r"(?:[Đđ]ối với|[Tt]rường hợp)\s[^,.;:]{4,240}?\sthì\s(?:áp dụng|xử lý|xử phạt|tạm dừng|đình chỉ|thu hồi|xem xét|"
    r"kiến nghị|chuyển|lập biên bản|ban hành|ấn định|không)\b"
)
# "Chánh Văn phòng Bộ ... chịu trách nhiệm thi hành Quyết định này. Văn phòng Bộ có trách nhiệm theo dõi ..."
CARRIES_OUT = re.compile(
    r"(?:chịu trách nhiệm (?:tổ chức |triển khai ){0,2}(?:thi hành|thực hiện) "
    r"(?:Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Công điện) này|"
    r"(?:căn cứ|chiếu) (?:Quyết định|Nghị quyết)(?: này)? thi hành)\W*$"
)
# "... chịu trách nhiệm thi hành Quyết định này; định kỳ 6 tháng báo cáo": who carries it out reports on it
ALSO_REPORTS = re.compile(r"(?:định kỳ|h[ằà]ng|báo cáo|tổng hợp)\b")
# "UBND xã lập hồ sơ theo quy định, Sở Nông nghiệp và Môi trường hướng dẫn": the clause is closed, the next body follows
CLOSED = re.compile(r"(?:theo|đúng) (?:quy định|thẩm quyền),\s+(?=\S)")
# "... gửi Sở Xây dựng trước ngày 05/10/2024, Sở Xây dựng tổng hợp ...": past its day goes on with the next body
NEXT_BODY = re.compile(
    rf",(?<=[\d/]{{2}},)\s+(?=Văn phòng\s(?!và|các)|"
    rf"(?:Sở|Bộ|(?:Ủy|Uỷ) ban|UBND|Văn phòng|Phòng|Công an|Ban|Cục|Chi cục|Vụ)\s[{UPPER}])"
)
LINKED = re.compile(rf",\s{{1,3}}(?={LINK_WORDS}{NAMED_BODY.pattern})")
# "Bộ Tài chính bố trí ngân sách cho chuyển đổi số, Bộ Nội vụ hoàn thiện chính sách": the next body, where what stands
# before the comma names none, so that no list goes on
BESIDE = re.compile(
    rf",\s(?=(?:(?:Bộ|Sở) [{UPPER}]|Ngân hàng Nhà nước|Thanh tra Chính phủ|Văn phòng Chính phủ|"
    r"Bảo hiểm xã hội Việt Nam|Kho bạc Nhà nước|UBND |(?:Ủy|Uỷ) ban nhân dân |Công an ))"
)
NO_BODY = re.compile(
    rf"(?:\b(?:Bộ|Sở|Cục|Vụ|Ban|(?:Ủy|Uỷ) ban|UBND|HĐND|Hội|Viện|Đài|Công an|Chính phủ|Thủ tướng|Quốc hội|Chủ tịch|"
    rf"Văn phòng|Ngân hàng|Tập đoàn|Tổng công ty|Thanh tra|Kho bạc|Tòa|Toà|Hội đồng|Đoàn|Trung tâm|Mặt trận|"
    rf"Trung ương|Đảng|"
    rf"Phòng|Đội|Chi cục|Đồn|Trạm|Thuế|Hải quan|Bảo hiểm|Hạt|Kiểm lâm|Cảnh sát|Điện lực|Chi nhánh|Trường|Bệnh viện|"
    rf"Liên đoàn|Thường trực|[{UPPER}]{{3,8}})\b|"
    rf"\bcủa [{UPPER}]|\btrước pháp luật|\b(?:các|từng|cơ quan|đơn vị|lực lượng|với|cùng|gồm|như|là) |"
    rf"phối hợp [{UPPER}]|[:(])"
)
# "hoàn thành trước ngày 31/10/2026, quá thời hạn trên giao Sở Tài chính thu hồi": who acts on what is late
LATE = re.compile(r",\s(?:quá|hết|sau) (?:thời )?hạn[^,;.:]{0,40}?\s(?=(?:giao|yêu cầu|đề nghị)\s)")
LIMITED = re.compile(r"\b(?:trước|chậm nhất|muộn nhất|xong|đến|trong ngày)\b[^.;,]{4,40}$")


# "Tăng cường phối hợp giữa các lực lượng: Công an, Kiểm lâm ... trong bảo vệ rừng": who they are, no new sentence
BETWEEN = re.compile(
    r"\bgiữa (?:các |những )?(?:cơ quan|đơn vị|lực lượng|sở|ngành|bên|cấp|địa phương)[^.;:]{0,30}$|"
    # whom a team is made of: "thành lập đoàn kiểm tra gồm: Sở Xây dựng, Công an tỉnh"
    r"\b(?:[Đđ]oàn|[Tt]ổ|[Hh]ội đồng|[Bb]an)\s[^.;:]{2,60}\sgồm(?: có)?$"
)


def sentences_of(text: str, start: int) -> list[int]:
    """Where the sentences of a provision begin: the first at `start`, then also the clause of a next body."""
    starts, depth, at, brackets, sketched, listed = [start], 0, start, "(" in text, False, start
    for match in SENTENCE.finditer(text, start):  # "(Sở Tư pháp: thể chế; Sở Tài chính: tài chính công)" is no sentence
        if brackets:
            depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
            at = match.start()
        sketched = match[0][0] != "." and (sketched or text.endswith(SKETCH, 0, match.start()))
        if match[0][0] == ":" and BETWEEN.search(text, max(start, match.start() - 60), match.start()):
            listed = ends_at(text, match.end())
        if depth <= 0 and not sketched and match.end() > listed:
            starts.append(match.end())
    if "đồng thời" in text or " đó" in text:
        starts = sorted([*starts, *(comma.end() for comma in LINKED.finditer(text, start))])
    for comma in NEXT_BODY.finditer(text, start) if "/" in text or "năm" in text else ():
        first = _last(starts, comma.start())
        limit = LIMITED.search(text, max(first, comma.start() - 60), comma.start())
        if limit and limit.start() > first and not OCCASION.match(text, first):
            insort(starts, comma.end())
    starts += [comma.end() for comma in BESIDE.finditer(text, start) if _is_beside(text, starts, comma)]
    starts += [late.end() for late in LATE.finditer(text, start)] if "hạn" in text else []
    for closed in CLOSED.finditer(text, start) if "quy định," in text or "thẩm quyền," in text else ():
        if NAMED_BODY.match(text, closed.end()):
            starts.append(closed.end())
    return sorted(starts)


# "thống nhất nội dung phân công theo hướng: Bộ Y tế chủ trì ...; Bộ Công an ...": what a paper shall say
SKETCH = ("theo hướng", "theo nguyên tắc", "theo phương án")
_SENTENCE = 600  # characters: what stands further before a clause is no part of its sentence
_CAPTION = 70  # characters: "Từ ngày 12 tháng 01 năm 2026 đến hết ngày 30 tháng 01 năm 2026:"
ON_A_DAY = re.compile(r"(?:Ngày|Sáng|Chiều|Tháng|Năm|Tại|Đến|Từ|Qua|Kết quả)\b")


def _last(starts: Sequence[int], at: int) -> int:
    """The last of the sorted beginnings at a place or before it."""
    return starts[bisect_right(starts, at) - 1]


def _is_beside(text: str, starts: Sequence[int], comma: re.Match[str]) -> bool:
    """Whether a further body behind a comma begins a clause of its own, and no list of bodies goes on there."""
    first = _last(starts, comma.start())
    before = text.rfind(",", first, comma.start()) + 1 or first
    if before == first and HEAD.match(text, first):
        before = ends_at(text, first)  # past the subject: "Bộ Tài chính | tổng hợp kinh phí, Bộ Xây dựng ..."
    said = before + (before < comma.start() and text[before].isspace())
    if (
        OCCASION.match(text, first)
        or ON_A_DAY.match(text, said)
        or HEAD.match(text, said)
        or (before > first and text[said : said + 1].isupper())  # "Sở Văn hóa, | Thể thao và Du lịch, Sở Y tế"
        or text.find("(", max(first, comma.start() - _SENTENCE), comma.start()) >= 0
    ):
        return False
    return comma.start() - said > 10 and not NO_BODY.search(text, before, comma.start())


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether a few words and a colon stand before an order as its caption ("Phân công chuẩn bị: Phòng ...")."""
    words = text[start:end].rstrip()
    return len(words) < _CAPTION and words.endswith(":")
