"""Which provisions are tasks: the leaves of the tree that order, with the attributes stated around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vanban._labels import DASHES
from vanban._leads.headings import heading_bodies
from vanban._leads.named import named
from vanban._leads.words import AGREED, TRIGGER
from vanban._leaves.around import NOTHING, Around, attributes_of, attributes_within, said_of_all, stated_by
from vanban._leaves.charging import CHARGES_BELOW, SELF_PAID, charges, charges_by_a_day, looks_ahead
from vanban._leaves.frame import Frame
from vanban._leaves.headings import (
    are_orders,
    is_content,
    is_heading,
    is_listed_paper,
    is_sketch,
    lists_contents,
    opens_papers,
)
from vanban._leaves.labelled import ISSUES, is_order
from vanban._leaves.law import (
    ANSWERS,
    answers,
    asked_from,
    asks,
    asks_at_last,
    introduces,
    is_answer,
    is_background,
    is_charged,
    is_found,
    tells_law,
)
from vanban._leaves.paragraphs import ASKED_LAST, is_order_paragraph
from vanban._leaves.telling import LASTS
from vanban._normalise import bare
from vanban._orders import MEANS, SETS_UP, opens_no_orders
from vanban._structure import Node
from vanban._words import mostly_upper

# A node to look at, the attributes stated around it, and whether it stands where the document tells.
_Waiting = tuple[Node, Around, bool]
# What the issuer will do: "Thời gian tới, Bộ Y tế tiếp tục thực hiện: ..." opens no orders.
_TO_COME = re.compile(r"[Tt]hời gian tới|\b(?:tiếp tục|sẽ)\b")


def leaves(root: Node, frame: Frame) -> Iterator[tuple[Node, Around]]:
    """Yield the provisions that are tasks, in the order of the text, each with the attributes around it."""
    waiting: list[_Waiting] = [(child, NOTHING, frame.telling) for child in reversed(_beside_contents(root))]
    only_tells = _teller(root, frame)
    while waiting:
        node, around, telling = waiting.pop()
        if is_content(node):
            waiting.extend((below, around, telling) for below in reversed(node.children))
            continue
        if only_tells(node):
            waiting.extend((below, around, telling) for below in reversed(_asking_below(node)))
            continue
        if node.kind == "text":
            contents = waiting and waiting[-1][0].opening is node and is_content(waiting[-1][0])
            if contents or _is_task_paragraph(node, root, frame, around=around, telling=telling):
                yield node, attributes_within(node, frame) or around
            continue
        if (below := _below_no_task(node, frame, around=around, telling=telling)) is not None:
            waiting.extend(reversed(below))
            continue
        own = attributes_of(node.children, frame) if node.children else NOTHING
        ordering = are_orders(node)
        issues = node.kind == "article" and bool(ISSUES.match(node.text) or AGREED.match(node.text))
        is_task = _is_task(node, own, ordering=ordering) and not issues and not (telling and not charges(node))
        if is_task and not _is_announced(node, frame):
            yield _asked_below(node) or node, own or attributes_within(node, frame) or around
        if not (own and is_task):
            telling = telling or issues
            hanging = [child for child in node.children if child.kind == "text" or ordering]
            hanging += _after_list(node) if not ordering else []
            hanging = [] if is_sketch(node) else hanging
            said = own or (said_of_all(node, frame) if ordering else NOTHING) or around
            waiting.extend((child, said, telling) for child in reversed(hanging))


def _teller(root: Node, frame: Frame) -> Callable[[Node], bool]:
    """Return what says of each provision whether it only tells.

    It tells the law, what was found, how things stand before anything is asked, or what a letter that answers or
    teaches says without asking.
    """
    asked, answering = asked_from(root), frame.letter and answers(root, frame)
    teaching = frame.letter and (introduces(root) or (answering and asks_at_last(root)))

    def only_tells(node: Node) -> bool:
        if tells_law(node) or is_found(node) or is_background(node, asked):
            return True
        return (teaching and not asks(node.text)) or (answering and not node.has_items and _answers(node, frame))

    return only_tells


def _answers(node: Node, frame: Frame) -> bool:
    """Whether a leaf of an answer tells how things are; a mere heading leaves that to what stands below it."""
    if _is_own_plan(node, frame):
        return True
    if node.children and is_heading(node):
        return False
    names = named(node.text, 0)
    charged = is_charged(names, frame)
    told = bool(names.lead) and not names.implied and not charged and not TRIGGER.search(node.text)
    return told or is_answer(node, lead=charged)


def _is_own_plan(node: Node, frame: Frame) -> bool:
    """Whether an item says what the issuer itself will do: "Thời gian tới, Bộ Y tế tiếp tục thực hiện: - ...; - ...".

    What it asks of others there is an order, unless the opening speaks of time to come.
    """
    if node.opening is None or ANSWERS.search(node.opening.text):
        return False
    if asks(node.text) and not _TO_COME.search(node.opening.text):
        return False
    charged = named(node.opening.text, 0).lead
    return bool(charged) and frame.is_own(charged[0].text)


def _asking_below(node: Node) -> list[Node]:
    """The provisions below one that tells which ask for something, each with all that stands below it."""
    asking: list[Node] = []
    waiting = list(reversed(node.children))
    while waiting:
        below = waiting.pop()
        if asks(below.text):
            asking.append(below)
        else:
            waiting.extend(reversed(below.children))
    return asking


def _is_task_paragraph(node: Node, root: Node, frame: Frame, *, around: Around, telling: bool) -> bool:
    """Whether a paragraph without a label is a task, and does not state an attribute of those around it."""
    if around and stated_by(node) is not None:
        return False
    if _is_described_below(node, root):
        return True
    return is_order_paragraph(node, frame, labelled=root.has_items) and not (telling and not charges(node))


# "UBND phường thông báo đến toàn thể Nhân dân:", with when and where below: made known, and no order
GIVES_NOTICE = re.compile(
    r"(?:[^;:]{2,300}, )?(?:UBND|Ủy ban nhân dân|Ban|Phòng|Sở|Trung tâm|Công an|Trường)\s[^,;:]{2,60}\sthông báo\b"
)


def _is_described_below(node: Node, root: Node) -> bool:
    """Whether a paragraph asks for one thing that all numbered items of a letter only describe.

    "Phòng Giáo dục đề nghị các trường tổ chức cuộc thi như sau: 1. Thời gian dự thi: ... 2. Thể lệ: ..."
    """
    if not node.text.rstrip().endswith(":") or len(root.items) < _SEVERAL or root.items[0].opening is not node:
        return False
    if "thông báo" in node.text and GIVES_NOTICE.match(node.text):
        return False
    if _asks_to_report(root):
        return True
    if opens_papers(node.text):  # "... thực hiện các Công văn sau: 1. Công văn số 12/UBND-VX ..."
        return all(map(is_listed_paper, root.items)) and bool(named(node.text, 0).lead)
    stated = [stated_by(item) for item in root.items]
    return all(said in ("other", "time") for said in stated) and "other" in stated and bool(named(node.text, 0).lead)


_SEVERAL = 2


def _asks_to_report(root: Node) -> bool:
    """Whether the paragraph that opens a letter's items asks for a report, and they say what it shall hold."""
    opening = root.items[0].opening if len(root.items) >= _SEVERAL else None
    return opening is not None and lists_contents(opening, root.items) and TRIGGER.search(opening.text) is not None


def _beside_contents(root: Node) -> list[Node]:
    """What stands at the root, and in place of items that only say what a report shall hold what hangs on them."""
    if not _asks_to_report(root):
        return root.children
    return [
        one
        for child in root.children
        for one in ([child] if child.kind == "text" else [below for below in child.children if below.kind == "text"])
    ]


def _below_no_task(node: Node, frame: Frame, *, around: Around, telling: bool) -> list[_Waiting] | None:
    """What is left to look at below a provision that cannot be a task itself; None where it may be one."""
    if _is_of_an_event(node):
        return _asked_after(node, telling=telling)
    if is_listed_paper(node):
        return [(child, NOTHING, telling) for child in node.children]
    if stated_by(node) not in (None, "task") and not _is_term_alone(node) and not _charges_with_means(node):
        stars = [(child, NOTHING, telling) for child in node.children if child.kind == "star"]
        return stars + _asked_after(node, telling=telling)
    if opens_no_orders(node):
        return _below_no_orders(node, frame, around=around, telling=telling)
    return None


def _asked_after(node: Node, *, telling: bool) -> list[_Waiting]:
    """What the last lines of a notice ask behind when and where: "3. Địa điểm: ... / Đề nghị Phòng Kinh tế ..."."""
    if node.parent is None or node.parent.kind != "root":
        return []
    asked = (child for child in node.children if child.kind == "text" and ASKED_LAST.match(child.text))
    return [(child, NOTHING, telling) for child in asked]


def _below_no_orders(node: Node, frame: Frame, *, around: Around, telling: bool) -> list[_Waiting]:
    """What may order all the same below a heading that opens no orders: whom it charges, and what is done by means."""
    charged = [
        child
        for child in node.children
        if (child.opening and (TRIGGER.search(child.opening.text) or CHARGES_BELOW.search(child.opening.text)))
        or (not telling and looks_ahead(node, child))
        or charges_by_a_day(node, child, frame)
        or (SETS_UP.match(node.text) and TRIGGER.match(child.text))
    ]
    means = MEANS.match(bare(node.text[:40]))
    others = [
        (child, around, True)
        for child in node.children
        if means and child not in charged and not SELF_PAID.search(child.text)
    ]
    return others + [(child, around, telling) for child in charged]


OWN_DUTY = re.compile(r"(?:Sở|Phòng|Cục|Chi cục|Trung tâm|Trường|Ban)\b")
# "Ủy ban nhân dân xã thông báo như sau: 1. Tạm dừng tiếp công dân ...": what an issuer does, made known to all
_MADE_KNOWN = 80  # characters
MAKES_KNOWN = re.compile(r"thông báo(?: (?:một số |các )?nội dung)?(?: cụ thể)? như sau\s?:\s*$")


def _is_announced(node: Node, frame: Frame) -> bool:
    """Whether an item charges nobody but the issuer, in a letter or in what is made known to everybody."""
    if frame.letter and frame.addressees and OWN_DUTY.match(frame.issuer or ""):
        found = named(node.text, 0)
        return not found.implied and bool(found.lead) and all(frame.is_own(body.text) for body in found.lead)
    if frame.addressees:
        return False
    item = node
    while item.opening is None and item.parent is not None:
        item = item.parent
    opening = item.opening.text if item.opening is not None else ""
    known = "như sau" in opening[-_MADE_KNOWN:] and MAKES_KNOWN.search(opening[-_MADE_KNOWN:]) is not None
    if known and any(heading_bodies(above.text, 0) for above in node.above()):
        return False  # "1. Giáo viên chủ nhiệm" above it
    return known and all(frame.is_own(body.text) for body in named(node.text, 0).lead)


def _asked_below(node: Node) -> Node | None:
    """The paragraph under a mere heading that asks for what is listed below it ("... báo cáo gồm các nội dung:")."""
    text, first = node.text.rstrip(), node.children[0] if node.children else None
    if first is None or first.kind != "text" or not node.has_items or text[-1:] in (".", ";", ":"):
        return None
    if not first.text.rstrip().endswith(":"):
        return None
    # By a verb, or by naming who is asked: "Sở Công Thương rà soát, báo cáo UBND tỉnh các vấn đề sau".
    return first if TRIGGER.match(first.text) or named(first.text, 0).charges else None


def _after_list(node: Node) -> list[Node]:
    """The paragraphs after a list of objects, which hang on its last item."""
    last = node
    while last.has_items:
        last = last.items[-1]
    return [child for child in last.children if last is not node and child.kind == "text"]


def _is_task(node: Node, own: Around, *, ordering: bool) -> bool:
    """Whether a labelled provision is itself the task: a leaf that orders, or a heading its items only describe."""
    if own and mostly_upper(node.text) and not own.lead:
        own = NOTHING  # "II. NỘI DUNG" over "1. Đối tượng: ... 2. Thời gian: ..."
    if own and _is_charged_below(node):
        return False
    if own and not any(_states_task(item) for item in node.items):
        return not any(stated_by(item) is None for item in node.items) or not ordering
    if ordering and not _is_followed(node):
        return False
    return not (not node.has_items and is_heading(node)) and is_order(node)


def _is_charged_below(node: Node) -> bool:
    """Whether a mere heading stands over a paragraph that charges somebody, and over what is stated of it.

    "1. Về hoàn thiện thể chế / Văn phòng Sở chủ trì rà soát quy định. / Thời gian hoàn thành: Trước ngày 15/9/2023."
    """
    first = node.children[0]
    if node.has_items or first.kind != "text" or stated_by(first) is not None or not is_heading(node):
        return False
    return named(first.text, 0).charges


def _is_followed(node: Node) -> bool:
    """Whether all items below a whole sentence come after a paragraph that charges somebody else with them."""
    openings = [item.opening for item in node.items]
    return node.text.rstrip().endswith(".") and all(before and TRIGGER.match(before.text) for before in openings)


def _is_of_an_event(node: Node) -> bool:
    """Whether an item says what a meeting is about: "Nội dung: ..." beside "Địa điểm: ..." or "Thành phần: ...".

    What a campaign is made of, in items that open with verbs, is ordered.
    """
    beside = node.parent.items if node.parent is not None and stated_by(node) == "task" else []
    return any(EVENT.match(item.text) for item in beside) and not (node.has_items and are_orders(node))


EVENT = re.compile(r"(?:Địa điểm|Thành phần|Đối tượng)\b[^.;:]{0,40}:", re.IGNORECASE)


def _charges_with_means(node: Node) -> bool:
    """Whether an item that states where the money comes from charges a body ("Kinh phí: Sở Tài chính ...")."""
    return stated_by(node) == "other" and bool(MEANS.match(bare(node.text[:40]))) and bool(named(node.text, 0).lead)


def _is_term_alone(node: Node) -> bool:
    """Whether a numbered item of a letter states the term of all it asks ("2. Thời hạn báo cáo: gửi về Bộ ...")."""
    if node.parent is None or node.parent.kind != "root" or node.kind != "number" or stated_by(node) != "time":
        return False
    if LASTS.match(node.text):
        return False  # "3. Thời gian thực hiện: từ ngày 01/12 đến hết ngày 31/12/2025"
    return not any(stated_by(beside) == "other" for beside in node.parent.items)  # "1. Thời gian: ... 2. Địa điểm: ..."


def _states_task(item: Node) -> bool:
    """Whether a lettered or numbered item is where the task stands ("a) Nhiệm vụ: ..."); of dashes the heading is."""
    return stated_by(item) == "task" and item.kind not in DASHES
