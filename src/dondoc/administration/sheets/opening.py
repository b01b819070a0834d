"""Opens a spreadsheet in a process of its own, since files come from outside: run as a program, it knows no Django.

It is told its bounds as JSON in its one argument, reads the file from standard input and answers in JSON:
`{"rows": [[...], ...]}`, or `{"refused": "..."}` with one of the reasons of `files.py`.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook


class Refused(Exception):
    """The file is not taken; the one argument is the reason."""


def main() -> None:
    """Bound this process, then open what stands on standard input."""
    bounds = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (bounds["memory"], bounds["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds["seconds"], bounds["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        opened = _of_xlsx if content[:2] == b"PK" else _of_csv
        answer: dict[str, Any] = {"rows": opened(content, bounds)}
    except Refused as refused:
        answer = {"refused": refused.args[0]}
    json.dump(answer, sys.stdout)


def _of_xlsx(content: bytes, bounds: dict[str, int]) -> list[list[str]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > bounds["unpacked"]:
            raise Refused("unpacked")
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_col=bounds["columns"], max_row=bounds["rows"] + 1, values_only=True)
        return _bounded(([_text(value) for value in row] for row in rows), bounds)
    except Refused:
        raise
    except Exception as broken:  # openpyxl answers damaged files with whatever it stumbles over
        raise Refused("damaged") from broken


def _of_csv(content: bytes, bounds: dict[str, int]) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        dialect = csv.Sniffer().sniff(text[:4000], delimiters=",;\t") if len(text.split("\n", 1)[0]) > 1 else csv.excel
        return _bounded((row[: bounds["columns"]] for row in csv.reader(StringIO(text), dialect)), bounds)
    except (UnicodeDecodeError, csv.Error) as broken:
        raise Refused("neither") from broken


def _bounded(rows: Iterable[list[str]], bounds: dict[str, int]) -> list[list[str]]:
    kept: list[list[str]] = []
    for row in rows:
        if len(kept) == bounds["rows"]:
            raise Refused("rows")
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        kept.append(cells)
    return kept


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


if __name__ == "__main__":
    main()
