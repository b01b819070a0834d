"""A letter as it is shown on a page, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from dondoc.documents.kinds import DOCX
from dondoc.oversight.letters import COLUMNS, Letter, about, as_docx, cells, closing, opening, recipients
from dondoc.oversight.rules.wordings import Part
from dondoc.ui.files import to_be_kept


@dataclass(frozen=True, slots=True)
class LetterPage:
    """What `oversight/_letter.html` shows of a letter."""

    issuer: str
    unit: str
    about: str
    opening: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    text: str
    closing: str
    recipients: Sequence[str]
    capacity: str
    title: str
    signer: str


def as_page(letter: Letter) -> LetterPage:
    """Return the letter for a page; its number, place and date are left to the file."""
    return LetterPage(
        issuer=letter.issuer,
        unit=letter.unit,
        about=about(letter),
        opening=opening(letter),
        columns=COLUMNS[1:],
        rows=[cells(task, on=letter.on) for task in letter.tasks],
        text=letter.text,
        closing=closing(letter),
        recipients=recipients(letter.wording),
        capacity=letter.wording[Part.CAPACITY],
        title=letter.wording[Part.TITLE],
        signer=letter.signer,
    )


def as_file(letter: Letter, name: str) -> HttpResponse:
    """Return the letter as a Word file of this name, to be kept."""
    return to_be_kept(HttpResponse(as_docx(letter), content_type=DOCX), name)
