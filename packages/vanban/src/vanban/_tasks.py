"""Tasks out of the provision tree: the leaves that order, with their leads, supporters, dues and targets."""

from __future__ import annotations

import re

from vanban._alternatives import by_letter
from vanban._attributes import attribute_of
from vanban._bodies.heads import HEAD
from vanban._bodies.items import split
from vanban._calendar import period_dues
from vanban._dues import dues
from vanban._inheritance import heading_dues, lead_of, without_topic
from vanban._leads.headings import heading_bodies
from vanban._leads.named import Named, named
from vanban._leads.words import opens_with_verb
from vanban._leaves.around import Around
from vanban._leaves.frame import Frame
from vanban._leaves.headings import OBLIGED, end_of
from vanban._leaves.walk import leaves
from vanban._model import Body, Due, Phrase, Span, Task
from vanban._normalise import holds
from vanban._products import product_of
from vanban._row_bodies import row_bodies
from vanban._structure import Node
from vanban._tables import Row
from vanban._targets import targets
from vanban._text import Paragraph
from vanban._verbs import STOP

# The letters first, what stands before them after: a search passes over all other letters at once.
STANDING = re.compile(
    r"(?:T(?=hường xuyên)|t(?=hường xuyên)|L(?=iên tục)|l(?=iên tục))(?<!chi .)(?<!kinh phí .)(?<!ngân sách .)"
)


def _is_standing(text: str) -> bool:
    """Whether a text orders a standing duty."""
    return ("hường xuyên" in text or "iên tục" in text) and STANDING.search(text) is not None


# "gửi kết quả về Sở Nội vụ", "báo cáo tiến độ đợt 1 về UBND phường": what is sent stands before to whom
_SENT = (
    r"\s(?:kết quả|báo cáo|danh sách|hồ sơ|số liệu|kế hoạch|tiến độ|tình hình|văn bản)(?:\s\w+){0,3}?\s"
    r"(?:về|cho|đến|lên)\s"
)
_REPORTS = (
    r"(?:,?\s(?:kết quả(?:\s(?:thực hiện|triển khai))?|kịp thời|ngay|đề xuất|bằng văn bản|nhanh))?\s"
    r"(?:về\s|cho\s|lên\s|với\s)?"
)
REPORT_TO = re.compile(
    by_letter(
        rf"gửi{_SENT}|Gửi{_SENT}|báo cáo{_SENT}|Báo cáo{_SENT}|báo cáo{_REPORTS}|Báo cáo{_REPORTS}|"
        r"gửi\s(?:về\s)?|Gửi\s(?:về\s)?|trình\s|Trình\s"
    )
)


def tasks(root: Node, frame: Frame) -> list[Task]:
    """Return the tasks below `root` in the order of the text."""
    found: list[Task] = []
    orders_of: dict[int, int] = {}
    for node, around in leaves(root, frame):
        if node.kind == "text":
            parent = node.parent or root
            orders_of[id(parent)] = count = orders_of.get(id(parent), 0) + 1
            node.step = f"¶{count}"
        found.append(_task(node, around, frame))
    return found


def row_task(row: Row, annex: int, frame: Frame) -> Task:
    """Return the task a row of an annex table assigns; `annex` counts the tables from 1."""
    own = row.cells["task"]
    span = Span(own[0].start, own[-1].end)
    text = span.of(frame.text)
    names = named(text, span.start)
    times = row.cells.get("time", ())
    found = [
        due for cell in times for due in dues(cell.text, cell.start, frame.issued, whole=True, drafted=frame.drafted)
    ]
    lead, support = row_bodies(row)
    product = next((Phrase(*_bare_cell(cell), 0.9) for cell in row.cells.get("product", ())), None)
    return _built(
        frame,
        span,
        provision=f"PL{annex if annex > 1 else ''}.{row.label}",
        confidence=0.9,
        lead=lead or names.lead or (heading_bodies(row.over.text, row.over.start) if row.over else []),
        support=support or names.support,
        dues=found or period_dues(row.period, frame) or dues(text, span.start, frame.issued, drafted=frame.drafted),
        product=product,
        standing=any(_is_standing(cell.text) for cell in times),
    )


def _bare_cell(cell: Paragraph) -> tuple[str, Span]:
    """The words of a cell without marks at its end, and where they stand."""
    words = cell.text.rstrip(" .;")
    return words, cell.span(0, len(words))


def _task(node: Node, around: Around, frame: Frame) -> Task:
    """Return the task of a provision, with what its attributes and the provisions above say of it."""
    stated = attribute_of(node.text)
    span = Span(node.span.start + (stated[1] if stated and stated[0] == "task" else 0), end_of(node))
    text = span.of(frame.text)
    names = named(text, span.start)
    known = {body.text.casefold() for body in names.support}
    return _built(
        frame,
        span,
        provision=node.path,
        confidence=_confidence(node, text, names),
        lead=lead_of(node, names, around, frame),
        support=names.support + [body for body in around.support if body.text.casefold() not in known],
        dues=dues(without_topic(text), span.start, frame.issued, drafted=frame.drafted)
        or around.dues
        or heading_dues(node, frame),
        product=around.product,
        standing=_is_standing(text),
    )


def _built(
    frame: Frame,
    span: Span,
    *,
    provision: str,
    confidence: float,
    lead: list[Body],
    support: list[Body],
    dues: list[Due],
    product: Phrase | None,
    standing: bool,
) -> Task:
    """Put a task together; what its words alone say is found here."""
    text = span.of(frame.text)
    return Task(
        provision,
        text,
        " ".join(text.split(None, 20)[:20]),
        _title(text),
        span,
        confidence,
        tuple(lead),
        tuple(support),
        tuple(_supervisors(lead, frame.text)),
        tuple(_report_to(text, span.start)),
        tuple(dues),
        tuple(targets(text, span.start)),
        product or product_of(text, span.start, has_due=bool(dues)),
        standing and not dues,
    )


def _confidence(node: Node, text: str, names: Named) -> float:
    """How sure a provision is an order: most where a body or a verb opens it, least where only its place tells."""
    if node.kind == "text":
        return 0.85 if names.lead else 0.75
    if names.lead or opens_with_verb(text):
        return 0.97
    return 0.92 if OBLIGED.search(text) else 0.85


# "Giao Sở Nội vụ | theo dõi, đôn đốc ...": the body's own first duty is to watch over the others
WATCHES = re.compile(
    r"\s(?:(?:có trách nhiệm|chịu trách nhiệm|thường xuyên|tiếp tục|chủ trì|chủ động|"
    r"trực tiếp)[\s,]+){0,3}(?:theo dõi|đôn đốc|giám sát|kiểm tra)"
)


def _supervisors(lead: list[Body], text: str) -> list[Body]:
    """The leads that are charged to monitor how the document is carried out."""
    return [body for body in lead if body.inherited_from is None and WATCHES.match(text, body.span.end)]


CLAUSE_ENDS = re.compile(r"[.;:\n]")
_TITLE = 140  # characters


def _title(text: str) -> str:
    """The first clause, at most so many characters, cut between words."""
    end = CLAUSE_ENDS.search(text, 0, _TITLE + 1)
    first = (text[: end.start()] if end else text).strip()
    if len(first) <= _TITLE:
        return first
    return first[:_TITLE].rsplit(" ", 1)[0] + "…"


REPORT_ENDS = re.compile(
    rf"[.;:\n(]|,(?!\s{HEAD.pattern})|"
    r"\s(?:trước|trong(?! nước)|tại|để|kết quả|tiến độ|tình hình|khó khăn|vướng mắc|"
    r"biện pháp|giải pháp|dự thảo|dự án|hồ sơ|Nghị quyết|Nghị định|Quyết định|Đề án|"
    r"xem xét|theo|chậm|những|về|phương án|qua|định kỳ|hằng|hàng|vào)\b"
)


def _report_to(text: str, offset: int) -> list[Body]:
    """The bodies a provision orders to report, send or submit to, each once."""
    found: dict[str, Body] = {}
    for match in REPORT_TO.finditer(text) if holds(text, ("áo cáo", "ửi", "rình")) else ():
        if not HEAD.match(text, match.end()):
            continue
        stop = REPORT_ENDS.search(text, match.end())
        end = stop.start() if stop else len(text)
        verb = STOP.search(text, match.end(), end)
        for body in split(text, match.end(), verb.start() if verb else end, offset, 0.85):
            found.setdefault(body.text.casefold(), body)
    return list(found.values())
