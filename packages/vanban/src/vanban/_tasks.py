# ruff: noqa: E501
"""Tasks out of the provision tree: the leaves that order, with their leads, supporters, dues and targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vanban._attributes import attribute_of
from vanban._bodies import HEAD, bodies_at, split
from vanban._dues import dues
from vanban._leads import IMPERATIVE, Named, heading_bodies, named, names_only
from vanban._model import Body, Due, Phrase, Span, Task
from vanban._orders import CARRY_OUT, CONDITIONAL, EFFECT, is_formula, opens_no_orders
from vanban._structure import Node
from vanban._tables import Row
from vanban._targets import targets
from vanban._verbs import STOP

OBLIGED = re.compile(
    r"\b(?:phải|cần|có trách nhiệm|nghiêm cấm|không được|yêu cầu|đề nghị|chịu trách nhiệm|thì\s(?:thực hiện|báo cáo|kịp thời|đánh giá)|ưu tiên)\b",
    re.IGNORECASE,
)
PERMITTED = re.compile(r"\bcó quyền\b|\bđược phép\b")
STANDING = re.compile(r"\bthường xuyên\b|\bliên tục\b", re.IGNORECASE)
REPORT_TO = re.compile(
    r"báo cáo(?:\s(?:kết quả(?:\s(?:thực hiện|triển khai))?|kịp thời|ngay|đề xuất))?\s(?:về\s|cho\s|lên\s|với\s)?|gửi\s(?:về\s)?|trình\s"
)
PRODUCT = re.compile(
    r"(?:[Xx]ây dựng|[Bb]an hành|[Tt]rình|[Ll]ập|[Ss]oạn thảo|[Hh]oàn thiện)\s(?P<product>(?:Kế hoạch|Đề án|Báo cáo|Quyết định|Nghị quyết|Tờ trình|Quy chế|Chương trình|Phương án|Dự thảo|kế hoạch|đề án|báo cáo|phương án|dự thảo|danh mục|quy chế|tờ trình)[^.;,\n]{0,80})"
)


@dataclass(slots=True)
class Around:
    """What stands around a task and says something of it: attributes of its siblings or children."""

    lead: list[Body] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    product: Phrase | None = None

    def __bool__(self) -> bool:
        return bool(self.lead or self.support or self.dues or self.product)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every task of a document shares: its text, date and addressees (as leads of last resort)."""

    text: str
    issued: str | None
    year: int | None
    addressees: tuple[Body, ...]


def tasks(root: Node, frame: Frame) -> list[Task]:
    """Return the tasks below `root` in the order of the text."""
    labelled = any(child.kind != "text" for child in root.children)
    found: list[Task] = []
    orders_of: dict[int, int] = {}
    for node, around in _leaves(root, frame, labelled=labelled):
        if node.kind == "text":
            parent = node.parent or root
            orders_of[id(parent)] = count = orders_of.get(id(parent), 0) + 1
            node.step = f"¶{count}"
        found.append(_task(node, around, frame))
    return found


def row_task(row: Row, annex: int, frame: Frame) -> Task:
    """Return the task a row of an annex table assigns; `annex` counts the tables from 1."""
    own = row.cells["task"]
    start, end = own[0].start, own[-1].end
    text = frame.text[start:end]
    lead = _row_bodies(row, "lead")
    support = _row_bodies(row, "support")
    found: list[Due] = []
    for paragraph in row.cells.get("time", ()):
        found += dues(paragraph.text, paragraph.start, frame.issued, whole=True, year=frame.year)
    names = named(text, start)
    products = row.cells.get("product", ())
    product = None
    if products:
        product = Phrase(products[0].text.strip(" .;"), products[0].span(0, len(products[0].text.rstrip(" .;"))), 0.9)
    return Task(
        f"PL{annex if annex > 1 else ''}.{row.label}",
        text,
        " ".join(text.split()[:20]),
        _title(text),
        Span(start, end),
        0.9,
        tuple(lead or names.lead),
        tuple(support or names.support),
        tuple(_supervisors(lead or names.lead, frame.text)),
        tuple(_report_to(text, start)),
        tuple(found or dues(text, start, frame.issued, year=frame.year)),
        tuple(targets(text, start)),
        product or _product(text, start),
        not found and any(STANDING.search(paragraph.text) for paragraph in row.cells.get("time", ())),
    )


def _row_bodies(row: Row, column: str) -> list[Body]:
    found: list[Body] = []
    for paragraph in row.cells.get(column, ()):
        text = paragraph.text
        dash = re.match(r"[-–+•]\s*", text)
        found += split(text, dash.end() if dash else 0, len(text.rstrip(" .;,")), paragraph.start, 0.92)
    return found


def _leaves(root: Node, frame: Frame, *, labelled: bool) -> Iterator[tuple[Node, Around]]:
    """Yield the provisions that are tasks, each with the attributes around it."""
    waiting: list[tuple[Node, Around]] = [(child, Around()) for child in reversed(root.children)]
    while waiting:
        node, around = waiting.pop()
        if node.kind == "text":
            if _is_order_paragraph(node, labelled=labelled):
                yield node, around
            continue
        if opens_no_orders(node) or (attribute_of(node.text) and attribute_of(node.text)[0] != "task"):  # type: ignore[index]
            continue
        items = [child for child in node.children if child.kind != "text"]
        texts = [child for child in node.children if child.kind == "text"]
        own = _attributes(items, frame)
        is_task_word = attribute_of(node.text) is not None
        inner = own or around
        if own and not any(_states_task(item) for item in items):
            orders = [item for item in items if attribute_of(item.text) is None]
            if not orders or not _are_orders(orders):
                yield node, own
                continue
        elif not items or not _are_orders(items):
            heading = _is_heading(node, texts) if not items else False
            if not heading and _is_order(node):
                yield node, around
        elif is_task_word and len(node.text) > 40 and not node.text.rstrip().endswith(":"):
            pass
        waiting.extend(
            (child, inner) for child in reversed(node.children) if child.kind == "text" or _are_orders(items)
        )


def _states_task(item: Node) -> bool:
    """Whether a lettered or numbered item is where the task stands ("a) Nhiệm vụ: ..."); of dashes the heading is."""
    stated = attribute_of(item.text)
    return stated is not None and stated[0] == "task" and item.kind not in ("dash", "plus")


def _attributes(items: list[Node], frame: Frame) -> Around:
    """Gather the attributes that sibling items (and the items below an attribute) state."""
    around = Around()
    for item in items:
        stated = attribute_of(item.text)
        if stated is None or stated[0] == "task":
            continue
        _take(stated, item, around, frame)
        for child in item.children:
            below = attribute_of(child.text)
            if below is not None:
                _take(below, child, around, frame)
            elif stated[0] in ("lead", "bodies", "support"):
                bodies = split(child.text, 0, len(child.text.rstrip(" .;")), child.span.start, 0.9)
                (around.support if stated[0] == "support" else around.lead).extend(bodies)
    return around


def _take(stated: tuple[str, int], node: Node, around: Around, frame: Frame) -> None:
    attribute, at = stated
    text, offset = node.text, node.span.start
    end = len(text.rstrip(" .;"))
    if attribute in ("lead", "bodies", "support") and text[at:].strip():
        bodies = split(text, at, end, offset, 0.95)
        if attribute == "support":
            around.support += bodies
        else:
            cut = re.search(r"\s*[;,(]?\s*phối hợp(?:\s(?:với|cùng))?:?\s", text[at:end])
            if cut:
                around.lead += split(text, at, at + cut.start(), offset, 0.9)
                around.support += split(text, at + cut.end(), end, offset, 0.9)
            else:
                around.lead += bodies
    elif attribute == "time":
        around.dues += dues(text[at:], offset + at, frame.issued, whole=True, year=frame.year)
    elif attribute == "product" and text[at:end].strip():
        around.product = Phrase(text[at:end], replace(node.span, start=offset + at, end=offset + end), 0.95)


def _are_orders(items: list[Node]) -> bool:
    """Whether sub-items are orders of their own: at least half of them are, attributes aside."""
    judged = [item for item in items if attribute_of(item.text) is None or attribute_of(item.text)[0] == "task"]  # type: ignore[index]
    if not judged:
        return False
    return 2 * sum(_looks_like_order(item) for item in judged) >= len(judged)


def _looks_like_order(node: Node) -> bool:
    text = node.text
    if attribute_of(text):
        return True
    if IMPERATIVE.match(text) or OBLIGED.search(text[:400]):
        return True
    if heading_bodies(text, 0) or not named(text[:600], 0).implied:
        return True
    return any(child.kind != "text" for child in node.children) or len(text) > 120


def _is_heading(node: Node, texts: list[Node]) -> bool:
    """Whether a labelled item without sub-items is only the heading of the paragraph below it."""
    if not texts:
        return False
    text = node.text.rstrip()
    return (len(text) < 130 and text[-1:] not in ".;") or text.endswith(":") or names_only(text)


def _is_order(node: Node) -> bool:
    """Whether a labelled leaf is an order. An article of a decision must say so; other leaves are by their place."""
    text = node.text
    if not text.strip(" .:;"):
        return False
    if node.kind == "article":
        return not EFFECT.search(text) and (not named(text, 0).implied or bool(OBLIGED.search(text)))
    if EFFECT.search(text) and len(text) < 300:
        return False
    return not (len(text) < 40 and heading_bodies(text, 0))


def _is_order_paragraph(node: Node, *, labelled: bool) -> bool:
    """Whether an unnumbered paragraph is an order of its own."""
    text = node.text
    parent = node.parent
    at_root = parent is None or parent.kind == "root"
    if text.rstrip().endswith(":") or is_formula(text) or _introduces(node) or (at_root and labelled):
        return False
    if not at_root and parent is not None and parent.kind != "text":
        labelled_siblings = [child for child in parent.children if child.kind != "text"]
        first_text = next(child for child in parent.children if child.kind == "text")
        if not labelled_siblings and first_text is node and _is_heading(parent, [node]) and not PERMITTED.search(text):
            return not re.match(r"(?:Do|Vì|Hiện nay|Thời gian qua|Ghi nhận|Sau đợt)\b", text)
    found = named(text, 0)
    if (found.lead and not found.implied) or (found.lead and not at_root):
        return not _is_bare_closing(text, found)
    if at_root:
        return not labelled and bool(found.lead)
    if PERMITTED.search(text):
        return False
    return bool(IMPERATIVE.match(text) or OBLIGED.search(text)) and not _is_bare_closing(text, found)


def _is_bare_closing(text: str, found: Named) -> bool:
    """Whether the last words only ask to carry the document out, or to report difficulties if there are any."""
    if not text.rstrip().endswith("/."):
        return False
    if CONDITIONAL.search(text):
        return True
    end = max((body.span.end for body in found.lead), default=0)
    return bool(CARRY_OUT.fullmatch(text, end)) or bool(CARRY_OUT.search(text))


def _introduces(node: Node) -> bool:
    """Whether a paragraph stands before numbered items and opens them ("... yêu cầu:", "... như sau:")."""
    return node.text.rstrip()[-1:] == ":"


def _task(node: Node, around: Around, frame: Frame) -> Task:
    start, end = node.span.start, _end(node)
    stated = attribute_of(node.text)
    if stated:
        start += stated[1]
    text = frame.text[start:end]
    names = named(text, start)
    lead = _lead(node, names, around, frame)
    support = [
        *names.support,
        *(body for body in around.support if body.text.casefold() not in {b.text.casefold() for b in names.support}),
    ]
    own_dues = dues(_without_topic(text), start, frame.issued, year=frame.year)
    found = tuple(own_dues or around.dues or _heading_dues(node, frame))
    confidence = _confidence(node, text, names)
    return Task(
        node.path,
        text,
        " ".join(text.split()[:20]),
        _title(text),
        replace(node.span, start=start, end=end),
        confidence,
        tuple(lead),
        tuple(support),
        tuple(_supervisors(lead, frame.text)),
        tuple(_report_to(text, start)),
        found,
        tuple(targets(text, start)),
        around.product or _product(text, start),
        not found and bool(STANDING.search(text)),
    )


def _confidence(node: Node, text: str, names: Named) -> float:
    """How sure a provision is an order: surest where a body is named or a verb opens it, least where only its place tells."""
    if node.kind == "text":
        return 0.85 if names.lead else 0.75
    if names.lead or IMPERATIVE.match(text):
        return 0.97
    return 0.92 if OBLIGED.search(text) else 0.85


# "Giao Sở Nội vụ | theo dõi, đôn đốc ...": the body's own first duty is to watch over the others
WATCHES = re.compile(
    r"\s(?:(?:có trách nhiệm|chịu trách nhiệm|thường xuyên|tiếp tục|chủ trì|chủ động|trực tiếp)[\s,]+){0,3}(?:theo dõi|đôn đốc|giám sát|kiểm tra)"
)


def _supervisors(lead: list[Body], text: str) -> list[Body]:
    """The leads that are charged to monitor how the document is carried out."""
    return [body for body in lead if body.inherited_from is None and WATCHES.match(text, body.span.end)]


def _end(node: Node) -> int:
    """The end of a task's text: of its own paragraph, or of the last sub-item that only lists objects."""
    items = [child for child in node.children if child.kind != "text"]
    if items and not _are_orders(items) and not any(attribute_of(item.text) for item in items):
        last = items[-1]
        while any(child.kind != "text" for child in last.children):
            last = [child for child in last.children if child.kind != "text"][-1]
        return last.span.end
    return node.span.end


def _lead(node: Node, names: Named, around: Around, frame: Frame) -> list[Body]:
    if around.lead:
        return around.lead
    if names.lead and not names.implied:
        return names.lead
    inherited = _inherited(node, frame)
    known = {body.text.casefold() for body in inherited}
    return inherited + [body for body in names.lead if body.text.casefold() not in known]


def _inherited(node: Node, frame: Frame) -> list[Body]:
    """The bodies of the nearest heading above, or of the paragraph that opens the items, else the addressees."""
    below: Node = node
    above = node.parent
    while above is not None:
        opening = _opening_paragraph(above, below)
        if opening is not None and (found := _asked(opening)):
            return _from(found, above.path or "¶")
        if above.kind == "root":
            break
        found = heading_bodies(above.text, above.span.start) or named(above.text, above.span.start).lead
        if found:
            return _from(found, above.path)
        below, above = above, above.parent
    return _from(list(frame.addressees), "addressees")


def _from(bodies: list[Body], path: str) -> list[Body]:
    return [replace(body, inherited_from=path, confidence=min(body.confidence, 0.9)) for body in bodies]


def _opening_paragraph(parent: Node, below: Node) -> Node | None:
    """The last unnumbered paragraph before the item `below` that ends with a colon."""
    found = None
    for child in parent.children:
        if child is below:
            break
        if child.kind == "text" and child.text.rstrip().endswith(":"):
            found = child
    return found


ASKS = re.compile(r"(?:yêu cầu|đề nghị|giao|phân công)\s+(?=\S)", re.IGNORECASE)


def _asked(opening: Node) -> list[Body]:
    """The bodies an opening paragraph asks ("... Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở ...:")."""
    text = opening.text
    last = text.rfind(". ", 0, len(text) - 1) + 1
    for match in reversed(list(ASKS.finditer(text, last))):
        found, _ = bodies_at(text, match.end(), opening.span.start, 0.9)
        if found:
            return found
    return []


def _without_topic(text: str) -> str:
    """Blank out a topic that opens a conclusion ("Về điều chuyển số vốn ... trong năm 2025 ...:"): its dates are no dues."""
    from vanban._leads import TOPIC

    topic = TOPIC.match(text)
    return " " * topic.end() + text[topic.end() :] if topic else text


BINDING = re.compile(r"hoàn thành\s.{0,12}$|\($|thời hạn.{0,20}$|^\s*$", re.IGNORECASE)


def _heading_dues(node: Node, frame: Frame) -> list[Due]:
    """The dues of a heading above that plainly binds its items ("... (hoàn thành trước ngày 30/11/2025):")."""
    for above in node.above():
        if node.kind == "text" and above is node.parent and not _is_heading(above, [node]):
            continue
        found = dues(above.text, above.span.start, frame.issued, year=frame.year)
        bound = [due for due in found if BINDING.search(above.text[: due.span.start - above.span.start])]
        if bound:
            return bound
    return []


def _title(text: str) -> str:
    """The first clause, at most 140 characters, cut between words."""
    first = re.split(r"[.;:\n]", text, maxsplit=1)[0].strip()
    if len(first) <= 140:
        return first
    return first[:140].rsplit(" ", 1)[0] + "…"


def _report_to(text: str, offset: int) -> list[Body]:
    found: list[Body] = []
    for match in REPORT_TO.finditer(text):
        if not HEAD.match(text, match.end()):
            continue
        stop = re.compile(
            r"[.,;:\n(]|\s(?:trước|trong|tại|để|kết quả|xem xét|và|theo|chậm|những|về|phương án|qua|định kỳ|hằng|hàng)\b"
        ).search(text, match.end())
        end = stop.start() if stop else len(text)
        verb = STOP.search(text, match.end(), end)
        end = verb.start() if verb else end
        for body in split(text, match.end(), end, offset, 0.85):
            if body.text.casefold() not in {known.text.casefold() for known in found}:
                found.append(body)
    return found


def _product(text: str, offset: int) -> Phrase | None:
    match = PRODUCT.search(text)
    if not match:
        return None
    return Phrase(
        match["product"].rstrip(),
        Span(offset + match.start("product"), offset + match.start("product") + len(match["product"].rstrip())),
        0.7,
    )
