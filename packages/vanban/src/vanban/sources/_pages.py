"""The segments of pages, printed or recognised, as lines in reading order: without furniture, with tables and notes."""

from __future__ import annotations

import re
from dataclasses import replace

from vanban._source import Line
from vanban.sources._cells import Numbering, part_tables, rejoined
from vanban.sources._columns import in_order
from vanban.sources._furniture import body_size, part_notes, running_lines, without_page_numbers
from vanban.sources._recipients import with_recipients_whole
from vanban.sources._segments import Segment

_MOTTO = re.compile(r"[ĐđCc][ỘộÔôỌọOo](?:[Cc]\s*[Ll][Ậậ][Pp]\s*[-–]|[Nn][Gg]\s*[Hh][ÒòÓóOo][Aa])")


def lines_of(pages: list[list[Segment]]) -> list[Line]:
    """Return the lines of all pages in reading order, notes last."""
    size = body_size(pages)
    repeated = running_lines(pages)
    body: list[Segment] = []  # kept as they are to the end: the cells of a table may go on over pages
    notes: list[Line] = []
    numbering = Numbering()
    ended_in_table = False
    for segments in pages:
        plain = [segment for segment in segments if segment.text not in repeated] if repeated else segments
        plain = without_page_numbers(plain)
        plain, tables = part_tables(_without_framed_letterhead(plain))
        plain, foot = part_notes(plain, size)
        text = in_order(plain)
        above = ended_in_table
        for table in tables:
            at = next((at for at, one in enumerate(text) if one.cell is None and one.top > table[0].top), len(text))
            text[at:at] = numbering.take(table, runs_on=above and at == 0)
            above = False
        ended_in_table = bool(tables) and bool(text) and text[-1].cell is not None
        body += text
        notes += map(_line, foot)
    return with_recipients_whole(rejoined(list(map(_line, body)))) + notes


def _without_framed_letterhead(segments: list[Segment]) -> list[Segment]:
    """Take a letterhead in a ruled table for what it is, no table."""
    if not _MOTTO.search("\n".join([segment.text for segment in segments if segment.cell])):
        return segments
    heads = {segment.cell[0] for segment in segments if segment.cell and _MOTTO.search(segment.text)}
    return [replace(one, cell=None) if one.cell and one.cell[0] in heads else one for one in segments]


def _line(segment: Segment) -> Line:
    height = segment.top if segment.base is None else segment.base
    told = (
        segment.text.strip(),
        segment.page,
        None,
        segment.cell,
        segment.rows,
        segment.bold,
        segment.italic,
        False,
        None,
        segment.left,
        height,
        segment.right,
        segment.low,
    )
    return tuple.__new__(Line, told)  # all its fields: less than half of what naming them costs, for each line
