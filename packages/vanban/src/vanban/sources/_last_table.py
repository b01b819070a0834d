"""The table that ends an old Word file: LibreOffice runs the words of its cells together where nothing follows it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from vanban._source import Line, Source

_MOST_LINES = 40  # of one row
_LOST = "The table that ends the file was read without its cells. Save it as docx and give that."
Row = list[str]


def is_run_together(source: Source) -> bool:
    """Tell whether the last line looks like cells without the white between them: "Cơ quan chủ trì1Rà soát"."""
    if not source.lines or source.lines[-1].cell is not None:
        return False
    return any(
        one.isalnum() and not one.isupper() and other.isupper() for one, other in pairwise(source.lines[-1].text)
    )


def with_last_table(source: Source, printed: str) -> Source:
    """Return the source with the cells of the table that ends it; `printed` is the same file as antiword shows it.

    Where what is shown does not fit the words, they stay as they are, with a warning.
    """
    last, lines = source.lines[-1], _table_lines(printed)
    if not lines:
        return source
    rows = _rows(lines, "".join(last.text.split()))
    if not rows:
        return replace(source, warnings=(*source.warnings, _LOST))
    table = 1 + max((line.cell[0] for line in source.lines if line.cell), default=-1)
    cells = [(text, (table, at, column)) for at, row in enumerate(rows) for column, text in enumerate(row) if text]
    paragraph = last.paragraph or 0
    found = [Line(text, paragraph=paragraph + at, cell=cell) for at, (text, cell) in enumerate(cells)]
    return replace(source, lines=(*source.lines[:-1], *found))


def _table_lines(printed: str) -> list[Row]:
    """Return the lines of the table that ends a text, each as what stands of it in every column."""
    lines = printed.rstrip().splitlines()
    found: list[Row] = []
    while lines and lines[-1].startswith("|") and lines[-1].rstrip().endswith("|"):
        found.append([cell.strip() for cell in lines.pop().strip()[1:-1].split("|")])
    return found[::-1]


def _rows(lines: list[Row], words: str) -> list[Row]:
    """Return the rows of a table whose cells may take several lines; [] where they do not make up the words.

    `words` are those of one cell after the other, without blanks.
    """
    rows: list[Row] = []
    start = at = 0
    while start < len(lines):
        fitting = None
        for end in range(start + 1, min(len(lines), start + _MOST_LINES) + 1):
            row = _row(lines[start:end])
            if words.startswith(_bare(row), at):
                fitting = (end, row)
            if fitting and (end == len(lines) or lines[end][0]):
                break  # the next line begins with a number of its own
        if fitting is None:
            return []
        start, row = fitting
        at += len(_bare(row))
        rows.append(row)
    return rows if at == len(words) else []


def _row(lines: list[Row]) -> Row:
    wide = max(map(len, lines))
    return [" ".join(line[column] for line in lines if len(line) == wide and line[column]) for column in range(wide)]


def _bare(row: Row) -> str:
    return "".join("".join(row).split())
