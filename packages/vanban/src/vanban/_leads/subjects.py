"""Bodies that are the subject of a sentence: they stand first, and what they must do follows."""

from __future__ import annotations

import re

from vanban._bodies.ends import OF_PLACES, ends_at
from vanban._bodies.heads import HEAD, INSTITUTION, NAMED_BODY
from vanban._bodies.items import begins_body, bodies_at, split, split_at_verb
from vanban._bodies.verb_words import ASSIGNED
from vanban._leads.words import IMPERATIVE
from vanban._model import Body
from vanban._places import PLACE
from vanban._verbs import STOP
from vanban._words import LOWER, UPPER

# "Ủy ban nhân dân tỉnh yêu cầu các sở ...": one body above charges others; several at once are charged themselves
ASSIGNS = re.compile(
    r"(?:(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí|quyết định)(?: chủ trương)?,?\s(?:và\s)?)?"
    r"(?:cũng |còn |đồng thời )?"
    r"(?:giao(?: cho)?|có ý kiến (?:chỉ đạo|giao|yêu cầu)(?: giao)?(?! (?:như|tại|về))|[Cc]hỉ thị(?: cho)?|"
    r"(?:trân trọng |kính |xin ){0,2}(?:đề nghị|yêu cầu)|"
    r"(?:ủy|uỷ) quyền(?: cho)?)\s+(?=\S)"
)
# "Bộ Y tế gửi kèm dự thảo và đề nghị Sở Y tế góp ý": what is sent with the letter, then who is asked
INFORMS = re.compile(
    r"(?:xin |kính |trân trọng )?(?:gửi|chuyển|thông báo|thông tin)\s[^.;:]{0,240}?(?:,| và)\s(?:đồng thời )?"
    r"(?:trân trọng |kính )?(?:đề nghị|yêu cầu)\s+(?=\S)"
)
# "Văn phòng UBND tỉnh chuyển nội dung nêu trên đến Sở Xây dựng để xem xét": it is for them to do
FORWARDS = re.compile(r"(?:kính )?(?:chuyển|truyền đạt)(?:\s[^.;,:]{1,90})?\s(?:đến|tới|cho)\s(?=\S)")
FOR_THEM = re.compile(
    r"(?:để |biết,? )?(?:triển khai|nghiên cứu|xem xét|kiểm tra|giải quyết|xử lý|thực hiện|tham mưu|phối hợp|chỉ đạo)\b"
)
PERSON = re.compile(rf"(?:[ĐđÐ]ồng chí|[Đđ]/c|[ÔôÔ]ng|[Bb]à|[Tt]hầy|[Cc]ô)\s[{UPPER}]")
# "...; Viettel, VNPT khắc phục sự cố", "...; Quân khu 4 sẵn sàng máy bay": names that are whole with one word or number
WHOLE = re.compile(
    r"(?:Quân khu|Quân đoàn|Binh đoàn) \d{1,2}(?=[\s,])|"
    r"(?:Viettel|VNPT|Mobi[Ff]one|EVN|PVN|TKV|ACV|VEC|VNR|VIMC|Petrolimex|Petrovietnam|Agribank|Vietcombank|BIDV|"
    r"VietinBank)(?=[\s,])"
)
# "... . Các sở, ban, ngành niêm yết công khai danh sách": all offices of a kind, as sure as one by its name
OFFICES = re.compile(r"Các (?:sở|bộ|[Cc]ục|[Vv]ụ), |Thủ trưởng (?:các|cơ quan|đơn vị)\s")
EVERY = re.compile(r"\b(?:[Cc]ác|[Mm]ỗi|[Tt]ừng)\b")
PLURAL = re.compile(rf"{EVERY.pattern}|,")
# "Sở Tư pháp đang thẩm định dự thảo", "Chính phủ đã ban hành Nghị định": what one body is doing or has done is told; of
# several it tells which ones
DOING = re.compile(r"\s(?:đang|đã(?! được (?:giao|phân công)))\s|(?<!và)\svừa\s(?=nhận|có|ban hành|ký)")
# "người nộp thuế chây ỳ | thì công khai thông tin": what is done with them, no duty of theirs
IN_THAT_CASE = re.compile(r"(?:NNT|[Nn]gười|[Dd]oanh nghiệp|[Hh]ộ|[Cc]á nhân|[Tt]ổ chức)\b")
# "một số Sở Xây dựng vẫn chưa | thực hiện chế độ báo cáo": what is not done yet, where no duty follows
UNDONE = re.compile(r"\s(?:vẫn |còn )?chưa\s$")
# What follows a body and charges it with nothing: "để ...", "nhận được văn bản ...", "thông báo ..."
NO_DUTY = re.compile(
    # "UBND các xã khi phát hiện vi phạm phải ngăn chặn": on what occasion the duty falls due
    # ... "UBND các cấp sau khi thống nhất với Thường trực HĐND quyết định thành lập": the duty follows
    r"(?:để|nhằm|kính(?! đề nghị)|sẽ(?! phải| chịu)|(?:(?<!sau )khi|nếu)"
    r"(?![^.;:]{2,160}?\s(?:phải|có trách nhiệm|chịu trách nhiệm|cần)\s)|"
    # "nhiệm vụ UBND thành phố, Chủ tịch UBND thành phố giao": by whom it was given
    r"nhận được|giao(?=\s?[.;,:)]|\s(?:tại|theo|trong|từ|và|được|nhưng|bảo đảm|đúng|trên|từng tháng)\b)|"
    # "UBND tỉnh xem xét, quyết định" is what others ask; "Sở Tài chính xem xét, cân đối nguồn vốn" is a duty
    r"xem xét(?=,? (?:và )?(?:quyết|chỉ đạo|cho|phê duyệt|chấp thuận|ban hành|thông qua|quan tâm)\b|\W*$)|"
    r"có ý kiến(?=\s(?:như sau|chỉ đạo|tại|thống nhất|kết luận)|:|\s?$)|trân trọng(?! (?:kính )?(?:đề nghị|yêu cầu))|"
    r"xin (?:thông báo|gửi)|xin ý kiến(?=\W*$|\s(?:chỉ đạo|như sau)\b)|"
    # an office tells what was decided; "Văn phòng Sở thông báo lịch trực đến các đơn vị" is a duty
    r"thông báo(?=\s(?:như sau|kết luận|ý kiến|nội dung|chỉ đạo|để|cho|tới|đến)\b"
    r"(?! (?:các |từng |toàn thể |rộng rãi |tất cả ){0,2}(?:học sinh|người dân|[Nn]hân dân|bà con|du khách|khách|hộ|"
    r"chủ|ngư dân|tàu|thuyền|phương tiện|phụ huynh|cha mẹ|gia đình|người (?:bệnh|nhà)|thân nhân|thí sinh|cử tri|thôn|"
    r"hành khách|đại lý|tổ chức, cá nhân|doanh nghiệp)\b)|\W*$)|"
    r"đã|(?:vẫn|cũng) chưa|"
    # "Thường trực Đảng ủy yêu cầu tuyệt đối không lơ là": who asks it of all is not charged
    r"yêu cầu(?= (?:tuyệt đối|phải|không|quán triệt)\b)|"
    # what a government or a chairman says of himself: "Chính phủ thống nhất nội dung dự án Luật ..."
    # ... "Sở Y tế thống nhất với Sở Tài chính mức chi": a duty of two
    r"(?:cơ bản )?(?:thống nhất|nhất trí|tán thành|đồng ý) (?!với (?:(?:các )?(?:sở|ngành|đơn vị|cơ quan|hộ|nhà|chủ|"
    r"xã)|Sở|UBND|Công an|Phòng|Chi cục|Kho bạc|Bộ [CQ]H)\b)(?:với|thông qua|nội dung|chủ trương|đánh giá|nhận định|về|"
    r"theo|như)|đồng ý|"
    r"mong muốn|có (?:[Bb]áo cáo|[Tt]ờ trình|[Cc]ông văn|[Vv]ăn bản) số|"
    r"nghe (?=[A-ZĐ]|báo cáo|các )|ghi nhận|biểu dương(?! (?:các |những )?(?:gương|điển hình))|"
    r"hoan nghênh|đánh giá cao|thông qua|quyết nghị)\b"
)
# "UBND cấp xã: chủ động rà soát ...": the body, a colon, and what it must do
COLON = re.compile(r":\s+(?:[-–]|\(?[1ai]\))?\s*")
CHARGES = re.compile(
    r"(?:mỗi|từng|\d{1,3}\s?%|khám|(?:cơ quan|đơn vị|bộ phận) (?:thường trực|đầu mối)[ ,;.])\s?|"
    rf"{IMPERATIVE.pattern}",
    re.IGNORECASE,
)
PROSE = re.compile(rf"[{UPPER}][{LOWER}]+\s[{LOWER}]+\s[{LOWER}]+")
SMALL_PROSE = re.compile(rf"[{LOWER}]+\s[{LOWER}]+,?\s[{LOWER}]+")  # "Công an xã: số liệu dân số, hộ khẩu"
# "Sở Xây dựng có 21 nhiệm vụ quá hạn, đề nghị Giám đốc Sở ...": how things stand with one, then who is asked
ASKED_FOR = re.compile(
    r"[^,;:.()]{2,80}?(?P<state>\s(?:có|còn|đã|chưa|mới|đạt)\s)(?:[^;:.()]|\.(?=\d)){2,240}?,\s"
    r"(?:đề nghị|yêu cầu|giao)\s(?=\S)"
)
LED_BY = re.compile(r"(?:chủ trì|phụ trách|chịu trách nhiệm|làm trưởng đoàn|dẫn đầu)\b")
Found = tuple[list[Body], int]
NOBODY: Found = ([], 0)
# A group in small letters is charged by a later sentence only where it is said to be ("các địa phương phải ..."):
# "Cơ quan được lấy ý kiến có trách nhiệm ..." is said of whoever it is.
STAFF = re.compile(
    r"(?:[Gg]iáo viên|[Nn]hân viên|bác sĩ|điều dưỡng|cộng tác viên|điều tra viên|[Tt]hẩm phán|"
    r"(?:[Kk]iểm sát|[Kk]iểm soát|[Cc]hấp hành) viên|hội (?:phụ nữ|nông dân)|đoàn thanh niên|chi (?:hội|đoàn)|"
    r"trưởng (?:thôn|ấp|bản|khu phố)|tổ (?:tự quản|công nghệ số)|Thủ trưởng các|công chức|"
    r"[Cc]hủ (?:đầu tư|các hồ)|[Nn]hà thầu|cấp (?:ủy|uỷ)|chính quyền|"
    rf"(?:[Đđ]ơn vị|[Tt]ổ chức) làm nhiệm vụ|cơ quan đại diện|lực lượng(?= [{UPPER}]))\b"
)
# "... thì cơ quan hải quan | thực hiện hủy quyết định": of an office of this kind each knows which is meant
TAXING = re.compile(r"cơ quan (?:thuế|hải quan|bảo hiểm xã hội|BHXH)(?: quản lý trực tiếp)?", re.IGNORECASE)
# "Khi học sinh chuyển trường, cơ sở giáo dục | bàn giao hồ sơ": so also of these, where a case is told before
IN_ITS_CASE = re.compile(rf"(?:người đứng đầu )?(?:{INSTITUTION})|{TAXING.pattern}", re.IGNORECASE)
DUTY = re.compile(
    r"sớm|tập trung|tiếp tục|tăng cường|nghiêm túc|tự bảo đảm|báo cáo|phản ánh|thông báo|kịp thời|khẩn trương|"
    r"có trách nhiệm|có nhiệm vụ|"
    r"phải|chịu trách nhiệm|theo (?:chức năng|lĩnh vực|nhiệm vụ|thẩm quyền|phân công)|căn cứ|cần|chủ động|"
    r"chỉ đạo|rà soát|đẩy mạnh|triển khai|bắt buộc|"
    r"gửi|nộp|khai báo|chấp hành|cập nhật|hoàn thành|giải trình|có văn bản|tự|không\b|trực ban|ứng trực|tuần tra|bố trí"
)


def subject_of(text: str, start: int, offset: int, *, generic: bool, conditional: bool = False) -> Found:
    """The bodies that are a sentence's subject: they stand first, and a verb follows at once."""
    if not begins_body(text, start):
        return NOBODY
    if (asked := _asked(text, start, offset)) is not None:
        return asked
    if " nào " in text[start : start + 30]:
        return NOBODY  # "Xã nào không hoàn thành ...": whichever it is
    stop = ends_at(text, start)
    if start and text[stop:].strip() == ":":
        return split(text, start, stop, offset, 0.85), stop  # "Căn cứ chỉ tiêu được giao, UBND các xã, phường:"
    colon = _charging_colon(text, start, stop)
    if not colon and not STOP.match(text, stop) and not ASSIGNED.match(text, stop) and not _acts(text, stop):
        return [], stop  # no sentence that begins inside this list has a verb either
    if (by := text.find(" do ", start, stop)) > 0 and LED_BY.match(text, stop):
        return bodies_at(text, by + 4, offset, 0.85)  # "Đoàn số 1 do Bộ Y tế | chủ trì, kiểm tra tại Hà Nội"
    found = split_at_verb(text, start, stop, offset, 0.9 if generic else 0.85)
    if found and colon:
        return found, colon.end()
    if not found or _is_told(text, start, stop):
        return NOBODY
    if asks_all(text, start):
        return NOBODY
    beside = text.endswith("; ", 0, start) and text[start].isupper()  # "...; Hải đội Biên phòng 2 | cứu kéo tàu"
    known = generic or beside or any(kind.match(text, start) for kind in (NAMED_BODY, PLACE, PERSON, WHOLE, OFFICES))
    if (others := charged_by(text, start, offset))[0]:
        return others
    return (found, stop) if known or _group_owes(text, start, stop, conditional=conditional) else NOBODY


# "Về việc này, Phó Thủ tướng yêu cầu kiểm tra, làm rõ ...": who decides asks those the document is sent to
DECIDES = re.compile(r"(?:Phó )?(?:Thủ tướng|Chủ tịch (?:UBND|(?:Ủy|Uỷ) ban nhân dân))\b|(?:Bộ trưởng|Thứ trưởng) Bộ\b")

# "Văn phòng Chính phủ đề nghị các đồng chí quan tâm chỉ đạo": those addressed
YOU = re.compile(rf"(?:các|quý)\s(?:đồng chí|đ/c|ông,? \(?bà\)?|vị)\s(?!lãnh đạo)(?=[{LOWER}])")
NOT_YET = re.compile(r"(?:chưa|không)\s")  # "... Phó Thủ tướng yêu cầu chưa khởi công"


def asks_all(text: str, start: int) -> bool:
    """Whether the subject at `start` asks something of nobody by name, so of all the document is sent to."""
    stop = ends_at(text, start)
    assigned = ASSIGNS.match(text, stop)
    you = YOU.match(text, assigned.end()) if assigned else None
    if you and (STOP.match(text, you.end()) or text.startswith("từ nay", you.end())):
        return True
    if not DECIDES.match(text, start):
        return False
    asked = (
        assigned
        and text[assigned.end()].islower()  # "giao Thống kê tỉnh ..." names a body
        and (IMPERATIVE.match(text, assigned.end()) or NOT_YET.match(text, assigned.end()))
    )
    return bool(asked and not PLURAL.search(text, start, stop))


def _asked(text: str, start: int, offset: int) -> Found | None:
    """Who is asked behind how things stand with one: another, or that one itself; None where nobody is."""
    asked = ASKED_FOR.match(text, start)
    if not asked:
        return None
    if HEAD.match(text, asked.end()):
        return bodies_at(text, asked.end(), offset, 0.9)
    if NAMED_BODY.match(text, start) and IMPERATIVE.match(text, asked.end()):
        # "Phòng Kinh tế đã thống kê thiệt hại, yêu cầu khẩn trương trình hồ sơ": it is asked itself
        return split(text, start, asked.start("state"), offset, 0.9), asked.end()
    return None


def _charging_colon(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The colon behind the bodies from `start` to `stop`, where their duty follows it."""
    colon = COLON.match(text, stop)
    if not colon:
        return None
    charges = (
        CHARGES.match(text, colon.end())
        or _begins_clause(text, start, colon)
        or (start == 0 and SMALL_PROSE.match(text, colon.end()) and not HEAD.match(text, colon.end()))
        or (start == 0 and _is_told_what_to_do(text, colon))
    )
    return colon if charges else None


def _is_told_what_to_do(text: str, colon: re.Match[str]) -> bool:
    """Whether prose follows the bodies a provision begins with, a group among them, and tells not how things stand."""
    at = colon.end()
    if not PROSE.match(text, at) or HEAD.match(text, at) or SAYS_HOW_IT_STANDS.match(text, at):
        return False
    return text.startswith(("Các ", "Những ", "Mỗi ")) or " các " in text[: colon.start()]


# What is no order behind a colon, as in "Các trường: Thời gian nghỉ từ ngày ..." and "Các xã: Số hộ nghèo là 12"
SAYS_HOW_IT_STANDS = re.compile(
    r"(?:Số|Thời|Tổng|Kinh|Nội|Danh|Mức|Gồm|Bao|Tỷ|Tỉ|Diện|Kết|Đối|Địa|Thành|Mỗi|Từng|Trong|Trước|Tại|Từ|Khi|Nếu|"
    r"Việc|Có|Đã|Được|Là|Không)\b"
)


def _is_told(text: str, start: int, stop: int) -> bool:
    """Whether something is only told of the bodies from `start` to `stop`: what one is doing, knows or agrees with."""
    doing = DOING.search(text, start, stop) and NAMED_BODY.match(text, start) and not PLURAL.search(text, start, stop)
    done = DECIDES.match(text, start) and not PLURAL.search(text, start, stop) and " đã " in text[start:stop]
    # several are no office that tells what was decided
    passes_on = text.startswith("thông báo", stop) and EVERY.search(text, start, stop) is not None
    if text.startswith("thì ", stop) and IN_THAT_CASE.match(text, start):
        return True
    return bool(doing or done or UNDONE.search(text, start, stop) or _tells(text, stop, passes_on=passes_on))


def _tells(text: str, stop: int, *, passes_on: bool) -> bool:
    """Whether what follows a body charges nobody; "đồng ý và giao Sở Y tế ..." charges another."""
    if passes_on or not NO_DUTY.match(text, stop):
        return False
    assigned = ASSIGNS.match(text, stop)
    return assigned is None or not begins_body(text, assigned.end())


def _group_owes(text: str, start: int, stop: int, *, conditional: bool) -> bool:
    """Whether a group that is no named body, place or person owes what follows it at `stop`."""
    opens = text[start : start + 4].lower()
    # a clause beside one that ordered: "Trạm Y tế xã cử cán bộ trực; các trường học cho học sinh tham gia"
    if (
        (opens == "các " or STAFF.match(text, start))
        and text.endswith("; ", 0, start)
        and not text.startswith("phối hợp", stop)
    ):
        return True
    concerned = IN_ITS_CASE.match(text, start) if conditional else None
    if concerned and not text[concerned.end() : stop].strip():
        return True
    taxing = TAXING.match(text, start)
    if STAFF.match(text, start) and text.startswith("chủ trì", stop):
        return True  # "... . Giáo viên được phân công | chủ trì, phối hợp với cha mẹ học sinh"
    owes = DUTY.match(text, stop) and (
        conditional or taxing or opens in ("các ", "chủ ", "thủ ", "ngườ", "từng", "mỗi ")
    )
    return bool(owes)


def _acts(text: str, stop: int) -> bool:
    """Whether a list of bodies ended before a word in small letters, past a name that is whole."""
    if quoted := SLOGAN.match(text, stop):
        return STOP.match(text, quoted.end()) is not None
    return text[stop - 1 : stop] == " " and text[stop : stop + 1].islower()


# 'Tổ công nghệ số cộng đồng "đi từng ngõ, gõ từng nhà" | hướng dẫn người dân': the manner, then the duty
SLOGAN = re.compile(r"[\"“][^\"”\n]{3,80}[\"”],?\s")


def charged_group(text: str, start: int, offset: int) -> list[Body]:
    """The several bodies that are the subject of the sentence at `start` ("Các bộ, ngành tập trung thực hiện ...:").

    One alone is where its duty is said, or how it leads: "Bộ Y tế chủ trì, phối hợp với các địa phương:".
    """
    found, stop = subject_of(text, start, offset, generic=True)
    owes = PLURAL.search(text, start, stop) or DUTY.match(text, stop) or WITH_OTHERS.match(text, stop)
    return found if found and owes else []


# nothing but with whom: "phối hợp với Bộ Y tế và chủ trì cùng các địa phương:"; "phối hợp tổ chức ... như sau:" tells
WITH_OTHERS = re.compile(r"(?:chủ trì|phối hợp)\b(?![^:]{0,300}như sau)[^.:]{4,300}:\s*$")


def tells_of_itself(text: str) -> bool:
    """Whether a sentence says what a body agrees with or knows ("Chính phủ cơ bản thống nhất nội dung ...")."""
    return bool(HEAD.match(text) and NO_DUTY.match(text, ends_at(text, 0)))


def _begins_clause(text: str, start: int, colon: re.Match[str]) -> bool:
    """Whether prose, not a list of names, follows the colon behind one body ("Phòng Tài chính: Lên phương án ...")."""
    if HEAD.match(text, colon.end()) or not NAMED_BODY.match(text, start):
        return False
    if text[colon.end() : colon.end() + 1].islower():
        return True  # names that a colon lists are capitalised
    listed = split(text, start, colon.start(), 0, 1.0)
    several = EVERY.search(text, start, colon.start()) or not all(NAMED_BODY.match(body.text) for body in listed)
    of_places = OF_PLACES.search(text, start, colon.start())  # "UBND các xã, phường: Quy hoạch vùng sản xuất"
    return bool((of_places or not several) and PROSE.match(text, colon.end()))


def charged_by(text: str, start: int, offset: int) -> Found:
    """The bodies that one body, the subject at `start`, charges ("Ủy ban nhân dân tỉnh yêu cầu các sở ...")."""
    if not HEAD.match(text, start):
        return NOBODY
    stop = ends_at(text, start)
    if forwards := FORWARDS.match(text, stop):
        found, end = bodies_at(text, forwards.end(), offset, 0.9)
        return (found, end) if found and FOR_THEM.match(text, end) else NOBODY
    assigned = ASSIGNS.match(text, stop) or INFORMS.match(text, stop)
    if not assigned or PLURAL.search(text, start, stop) or not begins_body(text, assigned.end()):
        return NOBODY
    return charged_list(text, assigned.end(), offset, 0.9)


# "giao các sở, UBND các xã và | đề nghị Ủy ban MTTQ tỉnh | tập trung ...": one duty, given to some and asked of others
AND_ASKED = re.compile(r"(?<=\svà )(?:đề nghị|yêu cầu|giao)\s(?=\S)")


def charged_list(text: str, start: int, offset: int, confidence: float) -> Found:
    """The bodies behind a word that orders, with those who are asked for the same in the same breath."""
    found, end = bodies_at(text, start, offset, confidence)
    asked = AND_ASKED.match(text, end) if found else None
    more, beyond = bodies_at(text, asked.end(), offset, confidence) if asked else ([], end)
    return (found + more, beyond) if more else (found, end)


def charger_of(text: str, start: int) -> list[Body]:
    """The one body at the beginning of a sentence that charges others."""
    return bodies_at(text, start, 0, 0.85)[0] if charged_by(text, start, 0)[0] else []
