"""The provision tree: which label stands under which, told by their kinds and their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import EllipsisType

from vanban._attributes import Attribute
from vanban._labels import DASHES, RANK, Label, label_of
from vanban._leads.headings import names_only
from vanban._model import Span
from vanban._text import Paragraph
from vanban._words import mostly_upper

FIRST_STEPS = frozenset({"1", "a", "I", "A", "Đ1", "Thứ nhất", "Nhiệm vụ 1", "Bước 1", "1.1", "i"})
NOWHERE = Span(0, 0)


@dataclass(slots=True, eq=False)
class Node:
    """A provision in the making. `kind` "text" is an unnumbered paragraph, "root" the whole operative part.

    `text` is its own, without its label, and `span` where it stands in the whole text; `items` are the labelled ones of
    its `children`, `place` its own among those of its parent, `opening` the paragraph before it, under the same parent,
    that ends with a colon or only names bodies, `stage` the one that names a stage of a plan. `stated` is the
    attribute it states, once that was asked of the whole tree (see `stated_by`).
    """

    kind: str
    step: str
    paragraph: Paragraph | None = None
    start: int = 0
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    place: int = 0
    opening: Node | None = None
    stage: Node | None = None
    text: str = ""
    span: Span = NOWHERE
    stated: Attribute | EllipsisType | None = ...
    _counts: dict[str, int] = field(default_factory=dict)
    _opens: Node | None = None
    _stages: Node | None = None

    def __post_init__(self) -> None:
        """Take the own text out of the paragraph."""
        if self.paragraph:
            self.text, self.span = self.paragraph.text[self.start :], self.paragraph.span(self.start)

    def add(self, child: Node) -> None:
        """Put a provision below this one, after those that are there."""
        child.opening, child.stage = self._opens, self._stages
        self.children.append(child)
        if child.kind != "text":
            child.place = len(self.items)
            self.items.append(child)
        else:
            self.opened_by(child)

    def opened_by(self, text: Node) -> None:
        """Take the paragraph before the first of its items for what opens them, though it hangs on a dash above."""
        if text.kind == "text" and text.text[:1] in "GĐB" and STAGE.match(text.text):
            self._stages = text
        elif text.kind == "text" and _opens_items(text.text):
            self._opens = text

    def entitle(self, title: Paragraph) -> None:
        """Take what stands below a label alone on its line for the text ("Điều 2. / Tổ chức thực hiện")."""
        self.text, self.span = title.text, title.span()

    def numbered(self, key: str) -> int:
        """Count one more child of this key (a kind of dash, or a step) and return how many there are now."""
        self._counts[key] = count = self._counts.get(key, 0) + 1
        return count

    @property
    def has_items(self) -> bool:
        """Whether any child has a label."""
        return bool(self.items)

    @property
    def label(self) -> str:
        """The label as printed."""
        return self.paragraph.text[: self.start].strip() if self.paragraph else ""

    @property
    def path(self) -> str:
        """The steps from the top joined by dots ("II.3.a", "Đ2.1", "II.4.a.-2")."""
        steps = []
        node: Node | None = self
        while node is not None and node.kind != "root":
            if node.step:
                steps.append(node.step)
            node = node.parent
        return ".".join(reversed(steps))

    def above(self) -> Iterator[Node]:
        """Yield the provisions above, nearest first, without the root."""
        node = self.parent
        while node is not None and node.kind != "root":
            yield node
            node = node.parent


_HEADING = 120  # characters: no line that only names bodies is longer


def _opens_items(text: str) -> bool:
    """Whether a paragraph without a label opens what stands below it: it ends with a colon, or only names bodies."""
    text = text.rstrip()
    return text.endswith(":") or (len(text) < _HEADING and text[-1:].isalpha() and names_only(text))


# "Giai đoạn 1 (từ ngày 15/5/2025 đến ngày 30/5/2025): Chuẩn bị", "Bước 2: Rà soát", with a label or without
STAGE = re.compile(r"(?:Giai đoạn|Đợt|Bước)\s(?:\d{1,2}|[IVX]{1,4}|một|hai|ba|cuối)\b[^\n]{0,120}$")


def tree(paragraphs: Iterable[Paragraph]) -> Node:
    """Build the tree of the operative part."""
    root = Node("root", "")
    open_nodes = [root]
    before = root
    for paragraph in paragraphs:
        label = label_of(paragraph.text)
        above = open_nodes[-1]
        if label is None and above.paragraph and not above.text and not above.children:
            titled = above.kind == "article" and len(paragraph.text) < _HEADING and paragraph.text[-1:].isalpha()
            if titled or mostly_upper(paragraph.text):
                above.entitle(paragraph)
                continue
        if label is None:
            before = Node("text", "", paragraph, 0, open_nodes[-1])
            open_nodes[-1].add(before)
            continue
        if label.kind == "dash" and paragraph.text[0] == "*" and _is_star(paragraph.text, label, open_nodes):
            label = label._replace(kind="star")
        parent = _parent(open_nodes, label)
        node = Node(label.kind, _step(parent, label), paragraph, label.end, parent)
        if (label.step in FIRST_STEPS or label.kind in DASHES) and before.parent is not parent:
            parent.opened_by(before)
        parent.add(node)
        open_nodes.append(node)
        before = node
    return root


def _is_star(text: str, label: Label, open_nodes: list[Node]) -> bool:
    """Whether a star heads the dashes below it: beside another ("* Công an xã: tuần tra ..."), or with bodies alone."""
    return any(node.kind == "star" for node in open_nodes) or _opens_items(text[label.end :])


_BELOW_DASHES = frozenset({"bracket", "letter", "small-roman"})


def _waits_for_items(node: Node) -> bool:
    """Whether a dash has nothing below it yet, and opens what is to stand there ("- Sở Y tế: | a) Giám sát ...")."""
    return node.kind in DASHES and not node.children and _opens_items(node.text)


def _parent(open_nodes: list[Node], label: Label) -> Node:
    """Close what the label closes and return the provision it stands under.

    A kind that is open already goes on at its level. A new kind that begins at its first step goes below all that is
    open, save dashes that do not wait for points; one that does not (numbering may start at II by mistake) goes below
    the last wider kind. "2.1" stands under "Nhiệm vụ 2".
    """
    kinds = [node.kind for node in open_nodes]
    if label.kind in kinds:
        del open_nodes[kinds.index(label.kind) :]
        return open_nodes[-1]
    if label.kind in ("dash", "plus"):
        return open_nodes[-1]
    if label.kind in _BELOW_DASHES and label.step in FIRST_STEPS and _waits_for_items(open_nodes[-1]):
        return open_nodes[-1]
    while open_nodes[-1].kind in DASHES:
        open_nodes.pop()
    if label.kind == "star":
        return open_nodes[-1]
    if label.step not in FIRST_STEPS and not open_nodes[-1].step.endswith(f" {label.step.partition('.')[0]}"):
        while len(open_nodes) > 1 and RANK[open_nodes[-1].kind] > RANK[label.kind]:
            open_nodes.pop()
    return open_nodes[-1]


def _numbers_above(parent: Node) -> str:
    """The numbers that a clause repeats before its own: "1.1." in "1.1.2"."""
    numbers, above = "", parent
    while above.kind.startswith("number") and above.parent is not None:
        numbers, above = f"{above.step}.{numbers}", above.parent
    return numbers


def _step(parent: Node, label: Label) -> str:
    """The label's step; a dash is counted among its siblings, and a label printed twice gets a count ("b(2)")."""
    if label.kind in DASHES:
        return f"{label.step}{parent.numbered(label.step)}"
    step = label.step
    if label.kind.startswith("number") and label.kind != "number" and parent.kind.startswith("number"):
        step = step.removeprefix(_numbers_above(parent))
    elif label.kind == "letter2" and parent.kind == "letter":
        step = step.removeprefix(f"{parent.step}.")
    count = parent.numbered(f"{label.kind} {step}")
    return f"{step}({count})" if count > 1 else step
