"""Which provisions are orders, and which are background, aims, principles or formulas."""

from __future__ import annotations

import re

from vanban._attributes import attribute_of
from vanban._bodies.items import bodies_at
from vanban._leads.words import PASSED_ON, TRIGGER
from vanban._normalise import bare, holds
from vanban._structure import Node

# Headings under which nothing is ordered: evaluation, aims, principles, reasons, sources of money.
NO_ORDERS = re.compile(
    # "II. MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP": the parts below say which of these they are
    r"^(?:\W*)(?!(?:quan diem|muc tieu|muc dich|yeu cau|nguyen tac|dinh huong)[^.:;]{0,60}(?:,| va) (?:cac |mot so )?"
    r"(?:nhiem vu|giai phap))"
    r"(?:khai quat|muc dich|muc tieu|yeu cau$|yeu cau chung|nguyen tac|quan diem|can cu$|"
    r"can cu (?:phap ly|xay dung|ban hanh|thuc hien|de xuat)|co so phap ly|"
    r"su can thiet|boi canh|thuc trang|"
    # "2. Về hạn chế, khuyết điểm:", "1. Những mặt làm được": how things stand; difficulties may be there to mend
    r"(?:ve )?(?:cac |nhung |mot so )?(?:danh gia|tinh hinh|ket qua|ton tai|han che|nguyen nhan|uu diem|khuyet diem|"
    r"thieu sot|vi pham(?:,| va)|mat (?:lam|dat|chua) duoc|mat (?:manh|yeu|con)\b)|"
    r"thuan loi|(?:mot so )?kho khan|"
    r"pham vi|doi tuong|thoi ky|nguy co|du bao|kinh phi|nguon kinh phi|nguon von|von dau tu|"
    r"(?:tong )?nhu cau (?:von|kinh phi)|"
    r"giai thich tu ngu|khai niem|dac diem|"
    r"bai hoc|thoi gian$|thoi gian(?:,| va) (?:dia|doi tuong|pham vi|"
    r"phuong phap)|hinh thuc(?: khen thuong| tuyen truyen$| to chuc$|$)|thanh phan|phan (?:le|hoi)(?:$| \(|:)|"
    r"dinh huong chung|tam nhin|"
    r"nhan xet|tong quan|gioi thieu|co so thuc tien|"
    r"noi dung (?:kiem tra|giam sat|thanh tra)|"
    r"noi dung (?:hoi nghi|hoi thao|cuoc hop|buoi|tap huan|lam viec|trinh bay|phan anh|khieu nai|vu viec)|"
    # "2. Ý kiến của Sở Xây dựng:", before what is concluded
    r"y kien (?:trinh bay|phat bieu|tham gia|(?:cua )?(?:cac |dai dien )?(?:so|ban quan ly|don vi|cong dan|nguoi dan|"
    r"ho dan|dai bieu|co quan chuyen mon|nha dau tu)\b)|co so chinh tri|hieu luc|dieu khoan thi hanh|"
    r"muc dich, yeu cau|thong tin chung|chi tieu|(?:cac|mot so|nhung) (?:chi tieu|muc tieu|nguyen tac))"
)
# Sections of means and of enforcement may charge somebody ("Sở Tài chính tham mưu bố trí kinh phí").
MEANS = re.compile(r"^(?:\W*)(?:nguon |kinh phi|von dau tu|nhu cau |dieu khoan thi hanh)")
# A closing formula or a notice of the issuer: no order unless a trigger, a due or a monitor makes it one.
CONTACT = r"(?:Mọi |Các )?(?:thông tin|vướng mắc|chi tiết|đầu mối)[^.;:]{0,40}\bliên hệ\b"
FORMULA = re.compile(
    rf"^(?:Trên đây là|{CONTACT}|Nhận được (?:Công văn|Công điện|Chỉ thị|văn bản)(?! số)|"
    r"Văn phòng .{0,60}(?:thông báo|truyền đạt|trân trọng|mong (?:nhận|được|các|sự|quý)|"
    r"xin thông báo|kính chuyển)|Trân trọng|Rất mong|Ghi chú:|"
    # "Kết luận này phổ biến đến chi bộ."
    r"(?:Quyết định|Chỉ thị|Kế hoạch|Thông báo|Nghị quyết|Công điện|Quy chế|Quy định|Thông tư|Nghị định|Kết luận|"
    r"Hướng dẫn|Chương trình) này|"
    # ... "UBND các xã thông báo đến các hộ": others than who issues it
    r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân|Bộ|Sở|Văn phòng|Chủ tịch|(?:Tổng )?[Cc]ục|Vụ) (?!(?:UBND )?các ).{0,80}"
    r"(?:thông báo (?:để|đến|cho|ý kiến)|trả lời để|hướng dẫn để [^.;]{2,160}\bbiết\b|"
    r"trân trọng(?! (?:kính )?(?:đề nghị|yêu cầu)))|"
    r"Thừa (?:lệnh|(?:ủy|uỷ) quyền)(?![^.;]{0,200}\s(?:đề nghị|yêu cầu|giao)\s)|"
    r"(?:[^.;]{0,80}\s)?(?:kính|trân trọng) (?:đề nghị|trình|mong)\s[^.;]{0,200}"
    r"(?:quan tâm|xem xét|quyết định|phê duyệt|thông qua|cho ý kiến|phối hợp(?: thực hiện| giúp đỡ)?)\W*$|"
    r"Kính đề nghị .{0,80}quan tâm|"
    # "Đề nghị các đơn vị cử đúng thành phần, đến dự họp đúng giờ./."
    r"(?:Đề nghị|Yêu cầu|Rất mong) [^.;:]{2,140}\b(?:dự|mặt|thành phần)\b[^.;:]{0,60}"
    r"\b(?:đúng (?:giờ|thời gian|thành phần)|đầy đủ)\b[^.;:]{0,40}\W*$)",
    re.IGNORECASE,
)
# What a provision says of itself and orders nobody: whom to call, and how a body works.
OF_ITSELF = re.compile(
    rf"{CONTACT}|"
    rf"(?:Trong )?[Tt]rường hợp cần (?:thiết|hỗ trợ|trao đổi|thêm thông tin)[^.;:]{{0,60}}\bliên hệ\b|"
    rf"[^.;:]{{2,100}}\s(?:(?:làm việc|hoạt động) theo (?:chế độ|nguyên tắc)|tự giải thể)|"
    # a legal basis with a dash before it: "- Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 12/TTr-PNV ..."
    # ... not with "..., Chủ tịch UBND tỉnh giao Sở Y tế ..." behind it
    r"(?:Theo|Xét) đề nghị của\s[^;]{4,300}\stại\s(?:Tờ trình|Công văn|Văn bản|Báo cáo)\s"
    r"(?![^;]{0,300},\s[^;,]{2,80}\s(?:giao|yêu cầu|đề nghị|chỉ đạo|có ý kiến)\b)(?:[^;.]|\.(?=\S)){0,200}\W*$|"
    r"(?:Theo|Xét) đề nghị của\s[^;:,.]{4,160}[;,]$|"
    # what holds once the law changes: "Trường hợp các văn bản được dẫn chiếu được sửa đổi thì áp dụng theo ..."
    r"Trường hợp\s[^.;:]{10,400}?\s(?:sửa đổi|bổ sung|thay thế|bãi bỏ|công bố)\b[^.;:]{0,160}?\sthì (?:được )?"
    r"(?:áp dụng|thực hiện) (?:theo|đúng)\s|"
    # "4. Ghi chú: Lịch này thay cho ..."; one that asks somebody orders
    rf"Ghi chú\s?:(?!.{{0,300}}{TRIGGER.pattern})",
    re.IGNORECASE,
)
_SIGNS_OF_ITSELF = (
    "ề nghị của",
    "iên hệ",
    "heo chế độ",
    "heo nguyên tắc",
    "ự giải thể",
    "hi chú",
    "GHI CHÚ",
    "Trường hợp ",
)


def speaks_of_itself(text: str) -> bool:
    """Whether a provision says whom to call, how a body works, or what is to be noted, and orders nobody."""
    told = holds(text, _SIGNS_OF_ITSELF) and OF_ITSELF.match(text) is not None
    return told and not ("báo cáo" in text and DATED.search(text))


# "... nghiêm túc tổ chức triển khai thực hiện Công văn này./.": nothing but words for carrying out, to the end
_CARRYING = (
    "và|để|có|được|đúng|ngay|các|theo|trong|tại|trên|này|nội dung|nhiệm vụ|nghiêm túc|nghiêm|"
    "khẩn trương|quan tâm|phối hợp|tích cực|chủ động|kịp thời|trách nhiệm|tổ chức|triển khai|"
    "thực hiện|thi hành|chỉ đạo|hiệu quả|đầy đủ|biết|căn cứ|nêu|Công văn|Công điện|Chỉ thị|"
    "Kế hoạch|Quyết định|Thông báo|Nghị quyết|nội dung trên|chức năng|được giao|"
    "nhiệm vụ được giao|chấp hành|thẩm quyền|quy định|đồng bộ|quyết liệt|tốt|liên quan|tập trung|"
    "thời hạn|thời gian|tiến độ|phù hợp|với|của|cơ quan|đơn vị|địa phương|điều kiện|thực tế|tình hình|mình"
)
# The longest first and nothing given back: each place of the text is tried once.
CARRY_OUT = re.compile(
    rf"(?:[\s,;./]|{'|'.join(sorted(_CARRYING.split('|'), key=len, reverse=True))})++(?<=[./])", re.IGNORECASE
)
_CARRIES = re.compile(rf"\b(?:{'|'.join(sorted(_CARRYING.split('|'), key=len, reverse=True))})\b", re.IGNORECASE)


def is_more_than_carrying(said: str) -> bool:
    """Whether words ask for more than carrying the document out well: more than a few are left without those for it."""
    return len(_CARRIES.sub(" ", said).split()) > _FEW


_FEW = 8
EFFECT = re.compile(
    # "Giám đốc các sở chiểu Quyết định thi hành", "Trưởng phòng Nội vụ căn cứ nội dung quyết định này thi hành./."
    r"có hiệu lực|(?:căn cứ|chiếu|chiểu|theo|\by)(?: nội dung)? (?:[Qq]uyết định|[Nn]ghị quyết)(?: này)?"
    r"(?: để| tổ chức| triển khai){0,2} "
    r"(?:thi hành(?! án)|thực hiện(?:\W*$| kể từ ngày ký))|Bãi bỏ|bãi bỏ (?=(?:các |toàn bộ |"
    r"một phần )?(?:Quyết định|Nghị quyết|Công văn|Chỉ thị|Kế hoạch|Thông báo|Thông tư|Nghị định|Quy chế|Quy định|"
    # "Về việc thay thế Quyết định số 74/2008/QĐ-UBND: ..." is a topic
    r"khoản|điểm|Điều|Mục|nội dung|quy định tại|văn bản))|"
    r"(?:(?<=này )|(?<=và )|(?<=[,;] ))thay thế (?:Quyết định|Công văn|Kế hoạch)|"
    r"thi hành (?:[Qq]uyết định|[Nn]ghị quyết) (?:này|kể từ)|chịu trách nhiệm thi hành\W*$|"
    # "Giám đốc các sở có trách nhiệm tổ chức thực hiện Quyết định này./."
    r"có trách nhiệm (?:(?:tổ chức|triển khai),? ){0,2}thực hiện (?:Quyết định|Nghị quyết) này\W*$|"
    r"chịu trách nhiệm (?:tổ chức |triển khai ){0,2}(?:thi hành|thực hiện) (?:(?:[Qq]uyết định|[Nn]ghị quyết|"
    r"[Cc]hỉ thị|[Kk]ế hoạch|[Nn]ghị định|[Tt]hông tư|[Cc]ông điện|[Cc]ông văn|[Cc]hương trình|[Qq]uy chế|[Qq]uy định) "
    r"này|(?:[Qq]uyết định|[Nn]ghị quyết)\W*$|"
    r"(?:nghiêm|nghiêm túc|tốt) (?:Chỉ thị|Kế hoạch|Công điện) này\W*$)"
)
_SIGNS_OF_EFFECT = (
    "hiệu lực", "thi hành", "ãi bỏ", "thay thế", "chịu trách nhiệm", "Quyết định", "Nghị quyết này"
)  # fmt: skip
# "Bộ Nội vụ hoàn thiện nghị định có hiệu lực từ ngày 01/7", "ban hành kịp thời văn bản, bảo đảm có hiệu lực cùng luật":
# what another document that is drafted shall have
DRAFTED = re.compile(
    r"\b(?:hoàn thiện|xây dựng|soạn thảo|tham mưu|trình|bảo đảm)\s(?![^.;]{0,160}\bnày\b)[^.;]{4,160}$|"
    r"\b(?:[Bb]ảo đảm|[Đđ]ảm bảo) $"
)
# "Chủ động hướng dẫn tổ chức triển khai thi hành Nghị quyết này": a duty to guide others, more than to carry out
GUIDED = re.compile(
    r"\b(?:hướng dẫn|phổ biến|quán triệt|tuyên truyền|kiểm tra|đôn đốc|theo dõi|giám sát)\s[^.;]{0,80}$"
)
# "đề xuất sửa đổi, bổ sung, thay thế, bãi bỏ văn bản", "tham mưu Quyết định thay thế Quyết định số 12/2020/QĐ-UBND":
# what somebody is to have repealed
PROPOSED = re.compile(
    r"(?:\b(?:đề xuất|kiến nghị|tham mưu|trình|rà soát|xây dựng|soạn thảo|dự thảo)\s[^.;]{0,200}|"
    r"(?:sửa đổi|bổ sung|thay thế|hủy bỏ|huỷ bỏ)(?:,| hoặc|,? và)\s)$",
    re.IGNORECASE,
)
# "... trong thời hạn 30 ngày kể từ ngày Nghị quyết có hiệu lực" says from when a term runs.
SINCE = re.compile(r"\b(?:từ|sau) (?:ngày|khi)\s[^.;,]{2,60}$")


def is_effect(text: str) -> bool:
    """Whether a provision says from when the document holds, what it replaces, or who carries it out."""
    found = EFFECT.search(text) if holds(text, _SIGNS_OF_EFFECT) else None
    if found is None or SINCE.search(text, max(0, found.start() - 80), found.start()):
        return False
    if found[0].startswith("thi hành") and GUIDED.search(text, max(0, found.start() - 80), found.start()):
        return False
    drafted = found[0].startswith(("có hiệu lực", "thay thế"))  # "trình UBND tỉnh việc thay thế Quyết định số 56/..."
    if drafted and DRAFTED.search(text, max(0, found.start() - 200), found.start()):
        return False
    proposed = found[0].startswith(("bãi bỏ", "thay thế"))
    return not (proposed and PROPOSED.search(text, max(0, found.start() - 220), found.start()))


# A closing orders all the same where it names who watches over the rest, or a report with its day:
# "... Giao Văn phòng Bộ làm đầu mối, tổng hợp, báo cáo Bộ trưởng trước ngày 05 tháng 02 năm 2026./."
MONITOR = re.compile(
    r"theo dõi|đôn đốc|giám sát|(?:làm|là) đầu mối|(?:định kỳ|hằng|hàng)\s[^.;]{0,60}?\sbáo cáo\b|"
    r"báo cáo\b[^.;]{0,160}?\s(?:trước|chậm nhất|định kỳ|hằng|hàng)\s|"
    r"thực hiện[;,] (?:và )?(?:thường xuyên |kịp thời )?báo cáo (?:kết quả )?(?:về|cho)\s"
)
# "Văn phòng UBND tỉnh đôn đốc các đơn vị thực hiện Thông báo này./."
WATCHER = re.compile(
    r"(?:Văn phòng|Sở|Ban|Phòng|Chánh Văn phòng|Thanh tra|Chi cục)\s(?!.{0,60}thông báo)[^.,;:]{2,60}?\s"
    r"(?:(?:có trách nhiệm|chịu trách nhiệm|làm đầu mối|là đầu mối|là cơ quan thường trực)[\s,]+)?(?:theo dõi|đôn đốc|"
    r"giám sát)\b"
)
DATED = re.compile(
    r"\b(?:[Tt]rước|[Cc]hậm nhất|[Mm]uộn nhất)\s(?:(?:là|vào|đến|trong|hết)\s){0,2}"
    r"(?:\d|tháng\s\d|[Qq]uý\s[IV\d]|ngày\s?(?:\d|(?:họp|làm việc|khai mạc|kiểm tra|tổ chức)\b))"
)
# "Trên đây là kết luận ..., các đơn vị thực hiện; Phòng Kinh tế báo cáo kết quả trước ngày 05/12/2025."
CLAUSE = re.compile(
    r"[;,]\s(?:bộ phận|Văn phòng|Sở|Ban|Phòng|Chánh|Thanh tra|Trung tâm|UBND|[Cc]ác (?:sở|cơ quan|đơn vị|phòng|xã|"
    r"ngành|địa phương))\b[^.;]{2,160}?\s(?:báo cáo|theo dõi|đôn đốc|tổng hợp|gửi)\b"
)
# "Rất mong nhận được ý kiến của quý cơ quan trước ngày 20/11/2025."
AWAITS = re.compile(r"Rất mong (?:sớm )?nhận được (?:ý kiến|báo cáo|văn bản|phản hồi|trả lời)")
CONDITIONAL = re.compile(
    r"(?:nếu|trường hợp|khi|có|nếu có)\s(?:có\s|phát sinh\s|phát hiện\s|gặp\s|những\s|các\s|"
    r"nội dung\s){0,4}(?:khó khăn|vướng mắc|"
    r"vấn đề (?:mới )?phát sinh|nội dung phát sinh)|phát sinh (?:khó khăn|vướng mắc)|mọi (?:khó khăn, )?vướng mắc|"
    r"nếu (?:thấy )?cần (?:thiết )?(?:phải )?(?:sửa đổi|bổ sung|điều chỉnh)|"
    r"khó khăn, vướng mắc (?:báo|phản ánh|đề nghị|liên hệ)|những khó khăn, vướng mắc|(?:vấn đề|nội dung|"
    r"khó khăn)[^.;]{0,30} vượt (?:quá )?thẩm quyền",
    re.IGNORECASE,
)
# "Trong quá trình thực hiện, nếu có khó khăn ...": a formula where it is conditional
IN_DOING = re.compile(r"(?:Trong q|Q)uá trình (?:tổ chức |triển khai ){0,3}(?:thực hiện|triển khai)", re.IGNORECASE)


# "Các đồng chí Bộ trưởng ... chịu trách nhiệm trước Thủ tướng Chính phủ về việc thực hiện Chỉ thị này."
ANSWERS_FOR = re.compile(
    r"chịu trách nhiệm (?:toàn diện )?trước [^.;]{0,80} về (?:việc |kết quả )?(?:tổ chức |triển khai ){0,2}thực hiện "
    r"(?:Chỉ thị|Công điện|Quyết định|Nghị quyết|Kế hoạch|Công văn|Chương trình) này\W*$|"
    # "Hiệu trưởng các trường chịu trách nhiệm nếu để xảy ra mất an toàn."
    r"^[^.;:]{3,120}\schịu trách nhiệm[^.;:]{0,80}\snếu (?:để )?xảy ra\b[^.;:]{2,160}(?:\.|$)"
)


# "2. Các ngành, lĩnh vực cần tập trung thanh tra, kiểm tra năm 2024.": whom something will be done with
OBJECTS = re.compile(
    r"(?:Các |Những |Một số |Nhóm ){0,2}(?:ngành|lĩnh vực|đối tượng|doanh nghiệp|tổ chức|người nộp thuế|trường hợp|"
    r"địa bàn|mặt hàng|dự án|hộ)\b[^.;:]{0,100}\s(?:cần|phải|được|thuộc diện)\s"
    r"(?:được |cần |tập trung |ưu tiên |chú trọng ){0,2}"
    r"(?:thanh tra|kiểm tra|giám sát|kiểm toán|hậu kiểm|miễn|giảm|gia hạn|hỗ trợ)\b"
)


# "Điều 1. Vị trí và chức năng", "Điều 3. Cơ cấu tổ chức, biên chế": what a body is that a decision sets up
SETS_UP = re.compile(
    r"(?:Về )?(?:vị trí(?:,| và| pháp lý| của)|tên gọi|tư cách pháp nhân|cơ cấu tổ chức|tổ chức bộ máy|"
    r"(?:số lượng người làm việc|biên chế)(?:\W*$|,| và))",
    re.IGNORECASE,
)


def opens_no_orders(node: Node) -> bool:
    """Whether a heading announces background, aims or means, so that nothing below it is an order."""
    if node.has_items and len(node.text) < _HEADING and OBJECTS.match(node.text):
        return True
    if not node.children or node.text.rstrip()[-1:] in (";", ".") or len(node.text) > _HEADING:
        return False
    if any((attribute_of(child.text) or ("",))[0] in ("task", "lead") for child in node.children):
        return False  # "4. Đánh giá chỉ số cải cách" over "- Chủ trì: Sở Nội vụ" assigns
    if node.kind == "article" and SETS_UP.match(node.text):
        return True
    return bool(NO_ORDERS.match(bare(node.text[:80]).strip(" .:;"))) or _is_programme(node)


_HEADING = 160  # characters
# "III. NỘI DUNG CHƯƠNG TRÌNH" beside "II. THỜI GIAN, ĐỊA ĐIỂM": what happens at an event, hour by hour
PROGRAMME = re.compile(r"(?:nội dung,? )?(?:và )?chương trình(?: chi tiết| dự kiến| buổi lễ)?\W*$", re.IGNORECASE)
WHEN_AND_WHERE = re.compile(r"thời gian(?:,| và) (?:địa điểm|thành phần)", re.IGNORECASE)


def _is_programme(node: Node) -> bool:
    """Whether a heading opens the programme of an event."""
    return (
        node.parent is not None
        and PROGRAMME.match(node.text) is not None
        and any(WHEN_AND_WHERE.match(beside.text) for beside in node.parent.items)
    )


# "Chi tiết tại Phụ lục kèm theo.", "Danh mục văn bản ... và phân công soạn thảo được ban hành tại Phụ lục kèm theo ..."
SEE_ANNEX = re.compile(
    r"^\(?(?:Phân công [^.;]{0,160}\s(?:tại|theo)\s|(?:Chi tiết|Cụ thể|Nội dung|Có|Danh mục|Theo)?[^.;]{0,70}|"
    r"(?:Chi tiết|Danh mục)[^.;]{0,160}\s(?:tại|theo)\s)"
    r"(?:Phụ lục|Biểu|Bảng)[^.;]{0,30}(?:đính kèm|kèm theo)(?:\s[\w\s]{0,24}này| Kế hoạch| Quyết định)?\W*$",
    re.IGNORECASE,
)


# Where the details are to be found: "(Chi tiết tại Phụ lục 1, Phụ lục 2)"
DETAILS = re.compile(r"\(?Chi tiết (?:tại|theo|xem) (?:các )?(?:Phụ lục|Biểu|Bảng)[^.;]{0,40}\W*", re.IGNORECASE)


# "(Kèm theo Phụ lục phân công nhiệm vụ)", "(Có danh sách kèm theo)": a bracket, and nothing else
GOES_WITH = re.compile(
    r"\((?:Có |Kèm theo |Đính kèm |Danh |Phụ lục|Biểu|Nội dung|Chi tiết)[^()]{0,160}\)\W*", re.IGNORECASE
)


def sees_annex(text: str) -> bool:
    """Whether a provision only says that an annex goes with it."""
    if DETAILS.fullmatch(text) or (text[:1] == "(" and "kèm" in text and GOES_WITH.fullmatch(text)):
        return True
    return ("èm" in text or "ÈM" in text) and SEE_ANNEX.match(text) is not None


def is_formula(text: str) -> bool:
    """Whether an unnumbered paragraph is a closing formula, a conditional closing or a notice."""
    if sees_annex(text):
        return True
    if IN_DOING.match(text):
        return bool(CONDITIONAL.search(text[:220])) and not orders_later(text)
    if WATCHER.match(text):
        return bool(CONDITIONAL.search(text.partition(". ")[0]))
    if FORMULA.match(text) or is_effect(text) or ("chịu" in text and ANSWERS_FOR.search(text)):
        orders = MONITOR.search(text) or DATED.search(text)
        charges = TRIGGER.search(text) or CLAUSE.search(text) or PASSED_ON.match(text) or AWAITS.match(text)
        return not ((orders and charges and not CONDITIONAL.search(text)) or orders_later(text))
    return False


# "Chỉ thị này có hiệu lực từ ngày ký. Đề nghị Ủy ban MTTQ tỉnh vận động Nhân dân thực hiện tốt Chỉ thị này./."
SENTENCE_ENDS = re.compile(r"\.\s+(?=[VSBPCT])")
# "Nhận được Công văn này, đề nghị các trường rà soát hồ sơ.": one to whom the document has come
RECEIVED = rf"Nhận được (?:\w{{1,9}} ){{1,4}}này,?\s(?:[^.;:,]{{2,60}}?\s)?(?={TRIGGER.pattern})"
LATER = re.compile(rf"\.\s+(?={TRIGGER.pattern})|\A{RECEIVED}")


def orders_later(text: str) -> bool:
    """Whether a sentence behind the formula charges a body with more than carrying the document out."""
    if any(WATCHER.match(text, end.end()) for end in SENTENCE_ENDS.finditer(text)):
        return True
    for later in LATER.finditer(text):
        trigger = TRIGGER.match(text, later.end())
        found, end = bodies_at(text, trigger.end(), 0, 0.9) if trigger else ([], 0)
        said = f"{text[end:].partition('. ')[0]}."
        if_any = CONDITIONAL.search(said) or ("vướng mắc (nếu có)" in said and not DATED.search(said))
        if found and not (only_carries_out(said) or is_effect(said) or if_any):
            return True
    return False


# "... triển khai thực hiện; đề nghị Ủy ban MTTQ Việt Nam tỉnh phối hợp thực hiện./.": the next who shall do the same
_ALSO = re.compile(rf"[;,]\s(?:đồng thời,?\s)?(?={TRIGGER.pattern})")


def only_carries_out(said: str) -> bool:
    """Whether words behind a body ask it, and those named after it, for nothing but carrying the document out."""
    also = _ALSO.search(said)
    trigger = TRIGGER.match(said, also.end()) if also else None
    if also is None or trigger is None:
        return CARRY_OUT.fullmatch(said) is not None
    found, end = bodies_at(said, trigger.end(), 0, 0.9)
    return bool(found) and CARRY_OUT.fullmatch(f"{said[: also.start()]}.") is not None and only_carries_out(said[end:])
