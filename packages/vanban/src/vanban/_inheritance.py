"""What a provision takes over from those above it: leads from headings, openings and addressees, dues from headings."""

from __future__ import annotations

import re
from dataclasses import replace

from vanban._alternatives import by_letter
from vanban._bodies.items import bodies_at
from vanban._dues import dues
from vanban._leads.clauses import body_behind, charged_behind
from vanban._leads.headings import charged_alone, heading_bodies, names_only, run_in_bodies
from vanban._leads.named import SAME_BODY, Named, named
from vanban._leads.subjects import charged_group, subject_of
from vanban._leads.words import TOPIC, TRIGGER
from vanban._leaves.around import Around
from vanban._leaves.frame import Frame
from vanban._leaves.headings import is_heading
from vanban._leaves.paragraphs import SENT, directed
from vanban._model import Body, Due
from vanban._normalise import bare
from vanban._structure import STAGE, Node


def lead_of(node: Node, names: Named, around: Around, frame: Frame) -> list[Body]:
    """The leads of a task: an attribute's, else those its words name, else inherited, with any named later."""
    if around.lead:
        return around.lead
    if others := directed(node.text, node.span.start, names.lead, frame):
        known = {body.text for body in others}
        return others + [body for body in names.lead[1:] if body.text not in known]
    named_here, leads_others = bool(names.lead) and not names.implied, LED.match(node.text)
    if named_here and not leads_others:
        if names.charger and not frame.is_issuer(names.charger[0].text):
            return names.charger  # told by the issuer to ask others: "Sở Y tế yêu cầu các bệnh viện ..."
        return _without_issuer(node, names.lead, frame)
    if not named_here and (headed := run_in_bodies(node.text, node.span.start)):
        return headed
    inherited = _inherited(node, frame)
    if named_here:
        party = any(PARTY.search(body.text) for body in inherited)
        return inherited if party and not any(LED.match(body.text) for body in inherited) else names.lead
    if not names.lead and all(body.inherited_from == "addressees" for body in inherited):
        inherited = charged_alone(node.text, node.span.start) or inherited
    if not inherited and not names.lead:
        return [
            replace(
                body,
                span=replace(body.span, start=body.span.start + node.span.start, end=body.span.end + node.span.start),
            )
            for body in body_behind(node.text)
        ]
    known = {_plain(body) for body in inherited}
    later = [
        body
        for body in names.lead
        if not (inherited and SAME_BODY.fullmatch(body.text)) and not (inherited and _speaks(body, frame))
    ]
    return inherited + [body for body in later if _plain(body) not in known]


def _plain(body: Body) -> str:
    """A name by which the same body is known again: "Uỷ ban" is "Ủy ban", "Các tổ chức tín dụng" "tổ chức tín dụng"."""
    return bare(body.text).removeprefix("cac ")


def _without_issuer(node: Node, lead: list[Body], frame: Frame) -> list[Body]:
    """Leave out an issuer that tells what it does, then asks others ("UBND phường phát động ...; đề nghị các tổ ...").

    An office writes down what others conclude, and is charged by them.
    """
    if len(lead) < 2 or frame.issuer is None or frame.issuer.startswith("Văn phòng"):
        return lead
    if not frame.is_own(lead[0].text):
        # "đề nghị Quý cơ quan góp ý ... Quá hạn, Bộ Y tế coi như thống nhất": what a letter's issuer does besides
        return [body for body in lead if not (frame.letter and _speaks(body, frame))]
    second = lead[1].span.start - node.span.start
    asked = any(match.end() == second for match in TRIGGER.finditer(node.text, max(0, second - 40), second + 1))
    return lead[1:] if asked or OWES.match(node.text, lead[1].span.end - node.span.start) else lead


# "Tổng cục Thuế chốt số liệu ngày 17/11. Cơ quan thuế các cấp | phải rà soát": behind what the issuer does
OWES = re.compile(r"\s(?:phải|có trách nhiệm)\s")


def _speaks(body: Body, frame: Frame) -> bool:
    """Whether an issuer tells, behind what it asks of others, what it does itself ("Bộ Y tế gửi các mẫu để tham khảo").

    An office writes down what others conclude, and may be charged by them.
    """
    return frame.issuer is not None and not frame.issuer.startswith("Văn phòng") and frame.is_own(body.text)


# "Đảng ủy các xã, phường: - Lãnh đạo UBND cùng cấp ...": what a party body does, and no leaders of the committee
LED = re.compile(r"Lãnh đạo\s")
PARTY = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Đảng|[Cc]ấp) (?:ủy|uỷ)|[Đđ]ảng|Chi bộ|Ban (?:Thường vụ|Chấp hành|Cán sự)")


def _inherited(node: Node, frame: Frame) -> list[Body]:
    """The bodies of the nearest heading above, or of the paragraph that opens the items, else the addressees."""
    below: Node = node
    above = node.parent
    if above is not None and above.parent is not None and SENT.match(node.text) and not is_heading(above):
        below, above = (
            above,
            above.parent,
        )  # "Báo cáo gửi về Sở Xây dựng trước ngày ..." is asked of all, not of the last
    while above is not None:
        if below.opening is not None and (found := frame.once(below.opening, _asked)):
            return _from(found, above.path or "¶")
        if above.kind == "root":
            break
        if not (_closes(node) and above.parent is not None and above.parent.kind == "root") and (
            found := frame.once(above, lambda heading: _heads(heading, frame))
        ):
            return _from(found, above.path)
        below, above = above, above.parent
    if not frame.addressees and below.opening is not None and (found := _guided(below.opening)):
        return _from(found, "¶")
    return _from(list(frame.addressees), "addressees") if not frame.telling or _proposed(node) else []


def _closes(node: Node) -> bool:
    """Whether an unnumbered paragraph ends the document, so that it goes on with all of it."""
    return node.kind == "text" and node.text.rstrip().endswith("/.")


# A report is sent to the body above: what lies ahead there is its sender's own, only what it proposes is for the other.
PROPOSES = re.compile(r"kiến nghị|đề xuất|đề nghị", re.IGNORECASE)


def _proposed(node: Node) -> bool:
    return any(PROPOSES.search(part.text[:120]) for part in (node, *node.above()))


# "3. Ban Thường vụ Đảng ủy yêu cầu:": who asks, and whom is said below
ASKS_BELOW = re.compile(r"\s(?:yêu cầu|đề nghị)\s?:\s*$")


def _heads(node: Node, frame: Frame) -> list[Body]:
    """The bodies a heading names, or those that lead a provision with items below it."""
    if ASKS_BELOW.search(node.text):
        return []
    names = named(node.text, node.span.start)
    if names.charger and frame.is_issuer(names.charger[0].text):
        return names.lead  # "HĐND tỉnh yêu cầu UBND tỉnh thực hiện các nhiệm vụ sau:"
    if headed := heading_bodies(node.text, node.span.start):
        return headed
    return [body for body in names.lead if not (names.implied and _speaks(body, frame))]


def _from(bodies: list[Body], path: str) -> list[Body]:
    return [Body(body.text, body.span, min(body.confidence, 0.9), path) for body in bodies]


_ASKING = by_letter(
    "Yêu cầu|yêu cầu|Đề nghị|đề nghị|Giao|giao|Phân công|phân công|Khuyến nghị|khuyến nghị",
    behind="(?<!việc )(?<!được )(?<!theo )",
)
ASKS = re.compile(
    rf"(?:{_ASKING})"
    r"(?:\s(?:nhiệm vụ|trách nhiệm)(?: cụ thể)?)?(?:\scho)?:?\s+(?=\S)"
)
# "Chủ tịch UBND tỉnh chỉ thị các sở, ban, ngành ... thực hiện:", where nobody is asked in another word
# ... or the office writes "Phó Thủ tướng có ý kiến chỉ đạo Bộ Y tế như sau:"
DIRECTS = re.compile(
    r"có ý kiến chỉ đạo\s+(?=\S)|"
    r"(?:tỉnh|thành phố|Thành phố|huyện|xã|phường|nhân dân|UBND)\s(?:chỉ thị|chỉ đạo):?\s+(?=\S)"
)
# the issuer, of whom the opening says that it directs: "UBND thành phố chỉ đạo thực hiện như sau:", also where it says
# what for ("Để bảo đảm vệ sinh, Chủ tịch UBND huyện chỉ đạo:")
DIRECTING = re.compile(
    r"(?:(?:Để|Nhằm|Thực hiện|Căn cứ|Qua|Sau|Trước|Trên)\s[^;:]{2,400}, (?=(?:Phó )?(?:Chủ tịch|UBND|Ủy ban|Trưởng|"
    r"Giám đốc|Thường trực|Lãnh đạo)\s))?"
    r"(?!Các )(?:(?! các )[^,;:]){3,80}\s(?:chỉ đạo|kết luận|thông báo(?: [^.;:]{2,80})?)"
    r"(?: (?:thực hiện|một số nội dung))?(?: như sau)?\s*:\s*$"
)
# whom guidance is for: "Vụ 1 hướng dẫn Viện kiểm sát các tỉnh một số nhiệm vụ như sau:"
GUIDES = re.compile(r"hướng dẫn(?: để)?\s+(?=\S)")
GUIDED_IN = re.compile(r"\s(?:một số|các|những|về) (?:nội dung|nhiệm vụ|công việc|vấn đề|điểm|công tác)\b")
# "Tiếp theo công văn số 2999/GSQL-GQ4 | yêu cầu các Cục ...": what another paper asked
CITED = re.compile(r"\d[\w.-]{0,12}/[\w./-]{1,30}\s$")
# "... đề nghị Ủy ban MTTQ tỉnh; | yêu cầu các sở, ban, ngành ...": who is asked in the same breath
_IN_ONE_BREATH = re.compile(r"[\s,;]*(?:(?:và|đồng thời)\s)?")


# "Sở Y tế: Chủ trì, phối hợp với các đơn vị liên quan:": a body, and in the rest how it is to do what stands below
DOES = re.compile(
    r"[^.;:]{4,160}: (?:Chủ trì|Phối hợp|Chủ động|Tham mưu|Thực hiện|Tổ chức|Triển khai)[^.;:]{2,200}:\s*$"
)
SENTENCE = re.compile(r"(?<!TP)(?<!Tp)\. ")  # "yêu cầu Cục Hải quan TP. Hồ Chí Minh:"


def _asked(opening: Node) -> list[Body]:
    """The bodies an opening paragraph asks ("... Chủ tịch UBND tỉnh yêu cầu các sở ...:"), or its subject."""
    text = opening.text
    last = max((end.start() + 1 for end in SENTENCE.finditer(text, 0, len(text) - 1)), default=0)
    for pattern in (ASKS, DIRECTS):
        asked, begins = list[Body](), len(text)
        for match in reversed(list(pattern.finditer(text, last))):
            if CITED.search(text, max(last, match.start() - 40), match.start()):
                continue
            found, end = bodies_at(text, match.end(), opening.span.start, 0.9)
            if asked and not (found and _IN_ONE_BREATH.fullmatch(text, end, begins)):
                break
            asked, begins = found + asked, match.start() if found else begins
        if asked:
            return asked
    starts = [last + len(text[last:]) - len(text[last:].lstrip()), text.rfind(": ", last, len(text) - 1) + 2]
    own = DIRECTING.match(text, starts[0])  # who directs is not charged
    found = next((found for at in starts if not own and (found := charged_group(text, at, opening.span.start))), [])
    if not found and opening.parent is not None and ASKS_BELOW.search(opening.parent.text):
        found = subject_of(text, starts[0], opening.span.start, generic=True)[0]
    if not found and (names_only(text) or DOES.match(text)):
        return heading_bodies(text, opening.span.start)  # "Sở Xây dựng:" below the dashes of another
    return found or ([] if own else charged_behind(text, last, opening.span.start))


def _guided(opening: Node) -> list[Body]:
    """The bodies that an opening paragraph of guidance sent to nobody by name guides."""
    guides = GUIDES.search(opening.text)
    if guides is None:
        return []
    what = GUIDED_IN.search(opening.text, guides.end())
    return bodies_at(opening.text[: what.start() if what else None], guides.end(), opening.span.start, 0.85)[0]


def without_topic(text: str) -> str:
    """Blank out a topic that opens a conclusion ("Về vốn dư trong năm 2025: ..."): its dates are no dues."""
    topic = TOPIC.match(text) or CONCERNED.match(text)
    return " " * topic.end() + text[topic.end() :] if topic else text


# "Đối với các dự án hoàn thành năm 2025, yêu cầu các chủ đầu tư ...": which ones, then the order
CONCERNED = re.compile(r"(?:Đối với|Riêng)\s[^:;.]{3,200}?,\s(?=(?:giao|yêu cầu|đề nghị)\s)")
# what stands before the due: "... hoàn thành", "Đợt 1 (từ ngày 15/10", "... thực hiện các nhiệm vụ sau"
BINDING = re.compile(
    r"hoàn thành\s.{0,12}$|\($|thời hạn.{0,20}$|^\s*$|\(từ\s[^()]{3,40}$|"
    r"(?:nhiệm vụ|nội dung|công việc|việc) (?:sau|sau đây|dưới đây),?\s?$",
    re.IGNORECASE,
)
# behind it: "Giao Sở Xây dựng, chậm nhất ngày 20/11/2025 | hoàn thành:"
BELOW = re.compile(r"(?:Các |Những )?(?:nhiệm vụ|công việc|nội dung) (?=hoàn thành|xong)", re.IGNORECASE)
BINDS_BELOW = re.compile(r",?\s(?:phải\s)?(?:hoàn thành|thực hiện)\b[^.;:]{0,60}:\s*$")


def heading_dues(node: Node, frame: Frame) -> list[Due]:
    """The dues of a heading above that plainly binds its items ("... (hoàn thành trước ngày 30/11/2025):")."""
    for above in (*([node.stage] if node.stage else []), *node.above()):
        if node.kind == "text" and above is node.parent and not is_heading(above):
            continue
        if bound := frame.bound(above, lambda heading: _binding(heading, frame)):
            return bound
    return []


# What a heading may say beside its limit: "Các nhiệm vụ phải hoàn thành trong quý III năm 2025:". The tasks of a month
# ("Nhiệm vụ trong tháng 12/2025:") are a programme, and no limit for each.
BESIDE = re.compile(
    r"(?:từ nay |hoàn thành |(?:các |những |nhóm ){0,2}(?:nhiệm vụ|công việc|nội dung) "
    r"(?:(?:phải|cần) (?:hoàn thành )?|(?:có thời hạn )?hoàn thành )(?:ngay )?)?",
    re.IGNORECASE,
)
# "Hoàn thiện thể chế (thời gian hoàn thành: quý II/2026)", "Tuyên truyền (Tháng 6/2026):"; "(năm 2026)" is a programme
IN_BRACKET = re.compile(
    r"\((?:(?:thời gian|thời hạn|tiến độ)[^():]{0,24}:\s|(?:thực hiện|hoàn thành|xong|từ nay)\s){0,3}"
    r"(?P<when>(?!năm\s)[^()]{4,40})\)[\s.:;]*$",
    re.IGNORECASE,
)


def _binding(heading: Node, frame: Frame) -> list[Due]:
    text, start = heading.text, heading.span.start
    if STAGE.match(text):  # what is done in a stage is done by when it ends
        return dues(text, start, frame.issued, whole=True, drafted=frame.drafted)
    found = dues(text, start, frame.issued, drafted=frame.drafted)
    bound = [due for due in found if _binds_below(text, due, start)]
    return bound or _alone(heading, frame) or _in_bracket(heading, frame)


OF_DAYS = re.compile(
    r"(?:từ )?(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})? ?(?:[-–]|đến(?: ngày)?) ?\d{1,2}/\d{1,2}(?:/\d{4})?"
)


def _in_bracket(heading: Node, frame: Frame) -> list[Due]:
    """The dues of a bracket that ends a heading and holds nothing but a time."""
    text, start = heading.text, heading.span.start
    bracket = IN_BRACKET.search(text, max(0, text.rfind("("))) if ")" in text[-4:] else None
    if bracket is None:
        return []
    found = dues(bracket["when"], start + bracket.start("when"), frame.issued, whole=True, drafted=frame.drafted)
    opens = bool(found) and found[0].span.start == start + bracket.start("when")
    return found if opens or OF_DAYS.fullmatch(bracket["when"]) else []


def _binds_below(text: str, due: Due, start: int) -> bool:
    """Whether a due of a heading is by when what stands below it is done."""
    begins = due.span.start - start
    if BINDING.search(text, max(0, begins - 60), begins) or BINDS_BELOW.match(text, due.span.end - start):
        return True
    tasks = BELOW.match(text)  # "Các nhiệm vụ | hoàn thành trong tháng 11/2025:"
    if tasks is not None:
        return tasks.end() == begins
    ends = not text[due.span.end - start :].strip(" :.)")  # "Sở Xây dựng | hoàn thành trong tháng 11/2025:"
    return ends and due.text.startswith(("hoàn thành", "xong")) and bool(heading_bodies(text[:begins], 0))


def _alone(heading: Node, frame: Frame) -> list[Due]:
    """The dues of a heading that says nothing else ("Trong quý III năm 2025:")."""
    text, start = heading.text.rstrip(" :."), heading.span.start
    if len(text) > 80:
        return []
    found = dues(text, start, frame.issued, whole=True, drafted=frame.drafted)
    if not found or found[-1].span.end - start != len(text):
        return []
    before = text[: found[0].span.start - start] + "hoàn thành " * found[0].text.startswith("hoàn thành")
    return found if BESIDE.fullmatch(before) else []
