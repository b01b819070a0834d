"""Tables that assign work: which column is what, and a row a task."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from vanban._calendar import calendar, last_marked
from vanban._leads.headings import heading_bodies, names_only
from vanban._leads.words import IMPERATIVE
from vanban._normalise import bare
from vanban._text import Paragraph
from vanban._words import mostly_upper

# What the head of a column says, without diacritics; the first that matches decides.
NUMBER = re.compile(r"^(?:stt|tt|so tt|so thu tu|s tt)$")
_FEW = 2  # the last column of three, the fewest a table has that assigns and is numbered
_SHORT = 12  # characters: no name of a column of numbers is longer
COLUMNS = (
    ("number", NUMBER),
    (
        "support",
        re.compile(
            r"^(?!.*chu tri).*phoi hop|cung (?:lam|thuc hien)$|^(?:(?:co quan|don vi|luc luong) )?tham gia\b|"
            r"^(?:cac )?(?:co quan|don vi|nganh)(?:, don vi)? (?:co )?lien quan$"
        ),
    ),
    ("other", re.compile(r"^(?:(?:du toan|nguon|tong) )?(?:kinh phi|von)\b")),
    ("supervise", re.compile(r"^(?:co quan|don vi|nguoi|lanh dao)\s(?:theo doi|don doc|giam sat)\b")),
    # bodies of a row that do none of its work, units of measure, and lists of projects
    (
        "other",
        re.compile(
            r"^(?:co quan|don vi|cap|noi|nguoi)\s(?:trinh|ban hanh|quyet dinh|phe duyet|tham dinh|tinh|do|nhan|"
            r"theo doi|don doc|giam sat|kiem tra|quan ly|chu quan)\b"
        ),
    ),
    # who a person is, and what he is charged with: "Họ và tên", "Chức vụ", "Nhiệm vụ được phân công"
    ("person", re.compile(r"^(?:ho (?:va |, )?ten|ten (?:thanh vien|can bo)|thanh vien)\b")),
    (
        "other",
        re.compile(
            r"^(?:ten (?:luat|bo luat|phap lenh)|chuc (?:vu|danh)|don vi cong tac|can cu|van ban giao|"
            r"tu (?:ngay|thang)|doi tuong|noi dung chi(?! dao))\b|"
            r"duoc (?:kiem tra|giam sat|thanh tra)$|(?:bat dau|theo luat|luat dinh|theo quy dinh)$"
        ),
    ),
    ("product", re.compile(r"^(?:san pham|(?:hinh thuc|loai) van ban)\b")),
    ("task", re.compile(r"^(?:nhiem vu|noi dung|cong viec|phan viec|viec can lam|y kien chi dao)\b(?! chu tri)")),
    ("project", re.compile(r"^(?:ten|danh muc)\s(?:(?:cac|cong trinh|du an)\W*)+")),
    (
        "time",
        re.compile(
            r"thoi gian|thoi han|tien do|ngay hoan thanh|hoan thanh$|^xong\b|thoi diem|lo trinh|ky bao cao|"
            r"^han\b|^ket thuc$|^den (?:ngay|thang)|"
            r"^(?:thang|ngay|quy|nam|giai doan)(?: (?:thuc hien|hoan thanh|trinh|ban hanh))?$"
        ),
    ),
    ("product", re.compile(r"san pham|ket qua|dau ra|minh chung")),
    (
        "lead",
        re.compile(
            r"chu tri|co quan thuc hien|don vi thuc hien|co quan|don vi|phan cong|trach nhiem|thuc hien$|dau moi|"
            r"^(?!lanh dao).*phu trach|^nguoi lam$"
        ),
    ),
    ("group", re.compile(r"^nhom\s")),  # "Nhóm hoạt động" beside "Hoạt động": what is done stands in the other
    (
        "task",
        re.compile(
            r"nhiem vu|noi dung|cong viec|hoat dong|giai phap|dau viec|ten |^(?:cac )?(?:chuong trinh|de an)\b|"
            r"^van ban (?:can|phai|se|du kien|de nghi)\b"
        ),
    ),
)
# A column that says how things stand makes it a list of what was assigned before: "Số ngày quá hạn", "Tình trạng"
TELLS = re.compile(r"qua han|tre han|tinh trang|da thuc hien|chua thuc hien|chua hoan thanh|ly do cham|nguyen nhan")
# ... and a list of procedures says how long each takes and what it costs
PROCEDURE = re.compile(r"thu tuc hanh chinh|\btthc\b")
OF_PROCEDURE = re.compile(r"le phi|can cu phap ly|(?:thoi han|thoi gian) giai quyet")
STANDS = re.compile(r"\W{0,4}(?:Đã|Đang|Chưa) ")
# "Đơn vị" beside "Số lượng" is a unit; beside "Nội dung kiểm tra" who is inspected; unless a head says who acts
CHARGES = re.compile(r"chu tri|thuc hien|phu trach|phan cong|trach nhiem|dau moi|tham muu|to chuc|tien hanh")
QUANTITY = re.compile(r"(?:so|khoi) luong|don gia|thanh tien")
INSPECTED = re.compile(r"noi dung (?:kiem tra|giam sat|thanh tra|khao sat|lam viec)")
# "-nt-", "Như trên", "-//-", a double mark: what the row above says
DITTO = re.compile(r"\W*(?:nt|như trên)\W*|-?\s?//\s?-?|[\"”″〃]|''|,,", re.IGNORECASE)
NUMBERED = re.compile(r"\d|[IVX]{1,5}\b|[A-H]\b")
HEADING_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-H])[.)]?$")


@dataclass(slots=True)
class Row:
    """One row that assigns work: the label in its first column, and the paragraphs of each column by its meaning.

    `period` is the last month or quarter marked in it, where columns stand for such: what heads it, and its words.
    `over` is the row above that names who is charged, where no column does.
    """

    label: str
    cells: dict[str, list[Paragraph]] = field(default_factory=dict)
    period: tuple[Paragraph, str] | None = None
    over: Paragraph | None = None


@dataclass(slots=True)
class Table:
    """A table of the source, its paragraphs by (row, column)."""

    cells: dict[tuple[int, int], list[Paragraph]]

    @property
    def rows(self) -> list[int]:
        """The numbers of its rows, in order."""
        return sorted({row for row, _ in self.cells})

    def text(self, row: int, column: int) -> str:
        """The words of a cell."""
        return " ".join(paragraph.text for paragraph in self.cells.get((row, column), ()))

    @property
    def is_figures(self) -> bool:
        """Whether it has the shape of a table of data, not of a page laid out in cells."""
        return len(self.rows) >= 2 and len({column for _, column in self.cells}) >= 2


def parted(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Table]]:
    """Part running text from the tables of data in it."""
    by_table: dict[int, dict[tuple[int, int], list[Paragraph]]] = {}
    for paragraph in paragraphs:
        if paragraph.cell is not None:
            number, row, column = paragraph.cell
            by_table.setdefault(number, {}).setdefault((row, column), []).append(paragraph)
    for cells in by_table.values():
        _reach_down(cells)
    _rejoin(paragraphs, by_table)
    tables = {number: Table(cells) for number, cells in by_table.items()}
    data = {number: table for number, table in tables.items() if table.is_figures}
    text = [paragraph for paragraph in paragraphs if paragraph.cell is None or paragraph.cell[0] not in data]
    return text, list(data.values())


def _rejoin(paragraphs: Sequence[Paragraph], by_table: dict[int, dict[tuple[int, int], list[Paragraph]]]) -> None:
    """Put a table without a head to the one above it, of as many columns: typists cut them at pages and headings."""
    above: int | None = None
    for number, together in groupby(paragraphs, lambda paragraph: paragraph.cell and paragraph.cell[0]):
        if number is None:
            above = above if _is_heading_between(list(together)) else None
        elif above is None or not _runs_on(by_table[above], by_table[number], next(together)):
            above = number
        else:
            first = max(row for row, _column in by_table[above]) + 1
            rest = by_table.pop(number)
            by_table[above] |= {(first + row, column): here for (row, column), here in rest.items()}


_HEADING = 120  # characters


def _is_heading_between(between: Sequence[Paragraph]) -> bool:
    """Whether nothing but a heading parts two tables: "2. Lĩnh vực đất đai"."""
    return len(between) == 1 and len(between[0].text) < _HEADING and between[0].text.rstrip()[-1:].isalnum()


def _runs_on(
    above: dict[tuple[int, int], list[Paragraph]], below: dict[tuple[int, int], list[Paragraph]], first: Paragraph
) -> bool:
    """Whether a table that assigns goes on in the next, which opens with `first`: of as many columns, and no head."""
    columns = [max(column for _row, column in cells) for cells in (above, below)]  # the last may hold only notes
    if columns[1] not in (columns[0], columns[0] - 1) or columns[1] < _FEW or not NUMBERED.match(first.text):
        return False
    assigns, assigns_below = (is_assigning(list(_head(Table(cells))[1].values())) for cells in (above, below))
    return assigns and not assigns_below


def _reach_down(cells: dict[tuple[int, int], list[Paragraph]]) -> None:
    """Give what stands in a merged cell to each row the cell reaches down over."""
    rows = {row for row, _column in cells}
    merged = [(at, here) for at, here in cells.items() if here[0].lines[0].rows > 1]
    for (row, column), here in merged:
        for below in range(row + 1, row + here[0].lines[0].rows):
            if below in rows:
                cells.setdefault((below, column), here)


def assignments(table: Table) -> Iterator[Row]:
    """Yield the rows of a table that assigns work; none where its columns name no task, or neither body nor time."""
    head, meaning = _head(table)
    if "task" not in meaning.values() and "lead" in meaning.values():
        meaning = {column: "task" if name in ("project", "group") else name for column, name in meaning.items()}
    persons = "person" in meaning.values() and "lead" not in meaning.values()
    meaning = {column: "lead" if persons and name == "person" else name for column, name in meaning.items()}
    periods = calendar(table, head)
    meaning = {column: name for column, name in meaning.items() if column not in periods}
    assigns = is_assigning([*meaning.values(), *("time" for _ in periods)])
    if not assigns or _only_tells(table, head, meaning) or _runs_by_the_clock(table, head, meaning):
        return
    labels: Counter[str] = Counter()
    above: dict[str, list[Paragraph]] = {}
    over: Paragraph | None = None
    _reach_over_pages(table, head, meaning)
    names = _names_of_duties(table, head, meaning)
    for row in (row for row in table.rows if row > head):
        cells: dict[str, list[Paragraph]] = {}
        for column, name in meaning.items():
            cells.setdefault(name, []).extend(table.cells.get((row, column), ()))
        label = " ".join(paragraph.text for paragraph in cells.get("number", ())).strip(" .)-–+•")
        period = last_marked(table, row, periods)
        is_dated = bool(cells.get("time") or period)
        is_heading = not is_dated and (not cells.get("lead") or HEADING_NUMBER.match(label))
        if (
            not cells.get("task")
            or cells["task"][0].text in names
            or is_heading
            or _is_column_numbers(cells)
            or _is_part(table, row, meaning)
        ):
            over = _charged(cells, over) if "lead" not in meaning.values() else None
            continue
        if persons and not IMPERATIVE.match(cells["task"][0].text.lstrip(" -–+•")):
            continue  # "Trưởng ban", "Thành viên": what he is
        above = cells = {name: above.get(name, cell) if _is_ditto(cell) else cell for name, cell in cells.items()}
        label = label or str(labels.total() + 1)
        labels[label] += 1  # numbering may begin anew in each part of a table
        yield Row(f"{label}({labels[label]})" if labels[label] > 1 else label, cells, period, over)


def _names_of_duties(table: Table, head: int, meaning: Mapping[int, str]) -> set[str]:
    """What the head calls the duties: a row that says it again repeats the head at the top of a page."""
    return {table.text(row, column) for row in table.rows if row <= head for column in _of(meaning, "task")}


def _tells_results(table: Table, head: int, meaning: Mapping[int, str]) -> bool:
    """Whether what stands for products says how far the work has got."""
    products = [
        table.text(row, column) for row, column in table.cells if row > head and meaning.get(column) == "product"
    ]
    return 2 * sum(STANDS.match(said) is not None for said in products) > len(products)


def _only_tells(table: Table, head: int, meaning: Mapping[int, str]) -> bool:
    """Whether a table lists what was assigned before, procedures and what they cost, stores, or who is inspected."""
    heads = [bare(table.text(head, column)) for at, column in table.cells if at == head]
    if any(map(TELLS.search, heads)) or _tells_results(table, head, meaning):
        return True
    if not any(map(CHARGES.search, heads)) and (
        ("don vi" in heads and any(map(QUANTITY.match, heads))) or any(map(INSPECTED.match, heads))
    ):
        return True
    return any(map(PROCEDURE.search, heads)) and any(map(OF_PROCEDURE.search, heads))


def _charged(cells: Mapping[str, Sequence[Paragraph]], over: Paragraph | None) -> Paragraph | None:
    """The row that names those charged with the rows below it ("I | SỞ TÀI CHÍNH"), `over` where this one has no say.

    A part of another kind ends what the one before it says, a lesser one ("1. Lĩnh vực ngân sách") does not.
    """
    task, number = cells.get("task"), " ".join(paragraph.text for paragraph in cells.get("number", ())).strip(" .)")
    if not task:
        return over
    if len(task) == 1 and heading_bodies(task[0].text, 0) and (mostly_upper(task[0].text) or names_only(task[0].text)):
        return task[0]
    return None if HEADING_NUMBER.match(number) else over


def _reach_over_pages(table: Table, head: int, meaning: Mapping[int, str]) -> None:
    """Give a row at the top of a page what a cell cut by the page's end says, where the column is filled elsewhere."""
    task = next(column for column, name in meaning.items() if name == "task")
    rows = [row for row in table.rows if row > head and (row, task) in table.cells]
    rows = [row for row in rows if sum((row, column) in table.cells for column in meaning) > _FEW]
    page = {row: table.cells[row, task][0].lines[0].page for row in rows}
    for column in (column for column, name in meaning.items() if name in ("lead", "support", "time")):
        empty = [at for at, row in enumerate(rows) if (row, column) not in table.cells]
        if all(at and page[rows[at]] != page[rows[at - 1]] for at in empty):
            for at in empty:
                table.cells[rows[at], column] = table.cells[rows[at - 1], column]


# "08h00 - 08h30", "Từ 7 giờ 30": the hours of a meeting
CLOCK = re.compile(r"\W*(?:[Tt]ừ\s)?\d{1,2}\s?(?:h|g|giờ|:)(?=\W|\d|$)(?!.*ngày)")


def _runs_by_the_clock(table: Table, head: int, meaning: Mapping[int, str]) -> bool:
    """Whether most rows stand at an hour: the programme of a meeting assigns nothing."""
    times = [table.text(row, column) for row, column in table.cells if row > head and meaning.get(column) == "time"]
    return 2 * sum(CLOCK.match(time) is not None for time in times) > len(times)


def _is_part(table: Table, row: int, meaning: Mapping[int, str]) -> bool:
    """Whether a row only names the part of the table below it, so that all its cells say the same."""
    said = {table.text(row, column) for column, name in meaning.items() if name != "number"}
    return len(said) == 1 and len(meaning) > 2


def _is_ditto(cell: Sequence[Paragraph]) -> bool:
    return len(cell) == 1 and DITTO.fullmatch(cell[0].text.strip()) is not None


def heads_numbers(text: str) -> bool:
    """Whether a line is the head of a column of numbers: "STT", "Số thứ tự"."""
    words = text.strip(" .:()")
    return len(words) < _SHORT and NUMBER.match(bare(words)) is not None


def is_assigning(meanings: Sequence[str | None]) -> bool:
    """Whether columns of these meanings assign work: a task, and beside it a body or a time."""
    return "task" in meanings and bool({"lead", "time"} & set(meanings))


def meaning_of(text: str) -> str | None:
    """What the head of a column says the column holds, None if it says nothing known."""
    words = text.strip(" .:()")
    if len(words) >= 60:
        return None
    words = bare(words)
    return next((name for name, pattern in COLUMNS if pattern.search(words)), None)


def _head(table: Table) -> tuple[int, dict[int, str]]:
    """The row that heads the columns (among the first three) and what each column means."""
    best: tuple[int, dict[int, str]] = (-1, {})
    for row in table.rows[:3]:
        meaning: dict[int, str] = {}
        for column in sorted({column for at, column in table.cells if at == row}):
            name = meaning_of(table.text(row, column))
            if name and (name not in meaning.values() or name in ("lead", "support", "time")):
                meaning[column] = name
        charged = {column for column in meaning if "chu tri" in bare(table.text(row, column))} - _of(meaning, "support")
        if charged:  # "Lãnh đạo phụ trách", "Đơn vị thực hiện" beside "Đơn vị chủ trì": that one leads
            meaning = {column: name for column, name in meaning.items() if name != "lead" or column in charged}
        if len(meaning) > len(best[1]):
            best = (row, meaning)
    return _with_second_row(table, *best)


def _with_second_row(table: Table, head: int, meaning: dict[int, str]) -> tuple[int, dict[int, str]]:
    """Take in the second row of a head: "Chủ trì" and "Phối hợp" under "Cơ quan thực hiện", two times under one."""
    second = next((row for row in table.rows if row > head), None)
    firsts = [column for column, name in meaning.items() if name in ("number", "task")]
    if second is None or any(_own(table, second, column, head) for column in firsts):
        return head, meaning
    below = {column for at, column in table.cells if at == second and _own(table, second, column, head)}
    named = {column: name for column in sorted(below) if (name := meaning_of(table.text(second, column)))}
    reaches = all((second, column) in table.cells for column in firsts)
    # "UBND xã", "HĐND xã" under "Thời gian trình" mean nothing else, nor do months
    if not named and not (firsts and reaches and below) and not calendar(table, second):
        return head, meaning
    spanned = dict(meaning)
    for column in sorted(below):
        over = max((at for row, at in table.cells if row == head and at <= column), default=None)
        held = meaning.get(over) if over is not None else None
        if column in named and (held is None or held == "lead" or named[column] == "other"):
            spanned[column] = named[column]
        elif held is not None:
            spanned[column] = held
    return second, spanned


def _own(table: Table, row: int, column: int, above: int) -> bool:
    """Whether a cell holds words of its own, not those of one merged with it above."""
    here = table.cells.get((row, column))
    return bool(here) and here is not table.cells.get((above, column))


def _of(meaning: Mapping[int, str], name: str) -> set[int]:
    return {column for column, meant in meaning.items() if meant == name}


def _is_column_numbers(cells: dict[str, list[Paragraph]]) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)"."""
    return all(re.fullmatch(r"\(?\d{1,2}\)?", paragraph.text.strip()) for cell in cells.values() for paragraph in cell)
