"""Spreadsheets as files: opened within bounds by a process of its own."""

from __future__ import annotations

import json
import subprocess  # nosec - our own program, by its module
import sys

from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import Refusal

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 20_000, 60
MOST_SECONDS, MOST_MEMORY = 60, 2 * 1024**3

_WHY = {
    "unpacked": _("The file would unpack to more than 200 MB. Save the list alone in a new file."),
    "rows": _("The list has more than 20,000 rows. Divide it into several files."),
    "neither": _("The file is neither .xlsx nor a .csv in UTF-8. Save it anew as one of these, and choose that file."),
    "damaged": _("The file cannot be read as a spreadsheet. Save it anew as .xlsx or .csv, and choose that file."),
}


class UnreadableSheet(Refusal):
    """A file that is no spreadsheet, or larger than is taken."""

    code = "unreadable-sheet"


def rows_of(content: bytes) -> list[list[str]]:
    """Return the cells of the first sheet as text, days as 31/12/2024, without blank rows at the end.

    Takes .xlsx, and .csv with commas, semicolons or tabs in UTF-8. A file that hangs, devours memory or breaks its
    reader costs a process and a refusal. Raises `UnreadableSheet`.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableSheet(_("The file is larger than 20 MB. Divide it into several."))
    rows = _opened(content)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise UnreadableSheet(_("The file holds no rows. Choose the spreadsheet with the list."))
    return rows


def _opened(content: bytes) -> list[list[str]]:
    bounds = {
        "unpacked": MOST_UNPACKED,
        "rows": MOST_ROWS,
        "columns": MOST_COLUMNS,
        "seconds": MOST_SECONDS,
        "memory": MOST_MEMORY,
    }
    command = [sys.executable, "-m", "dondoc.administration.sheets.opening", json.dumps(bounds)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=2 * MOST_SECONDS, check=True)  # nosec
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as broken:
        raise UnreadableSheet(_WHY["damaged"]) from broken
    if "refused" in answer:
        raise UnreadableSheet(_WHY[answer["refused"]])
    rows: list[list[str]] = answer["rows"]
    return rows
