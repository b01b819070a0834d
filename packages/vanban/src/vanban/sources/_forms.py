"""What was typed into the fields of a PDF's form: text of the document, unlike what a signing program lays over it."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from vanban.sources._furniture import lay
from vanban.sources._segments import Segment
from vanban.sources._shares import Box, shares_of

_TYPED = frozenset((pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX))
_NOT_SHOWN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_LINE = 0.014  # share of the page's height that a line of common type takes
_NEAR = 0.06  # share of the page's width between a caption and what was typed behind it


class Field(NamedTuple):
    """A field with text: its place, what was typed, and whether the file draws that itself."""

    box: Box
    text: str
    is_drawn: bool


def fields_of(document: Any, page: Any) -> list[Field]:
    """Return the fields of a page into which something was typed; most documents have no form."""
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return []
    document.init_forms()
    to_share = shares_of(page).of
    found: list[Field] = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        overlay = pdfium.FPDFPage_GetAnnot(page.raw, index)
        try:
            if _is_typed(document.formenv, overlay) and (text := _value(document.formenv, overlay)):
                place = pdfium.FS_RECTF()
                pdfium.FPDFAnnot_GetRect(overlay, place)
                box = to_share(place.left, place.top, place.right, place.bottom)
                found.append(Field(box, text, pdfium.FPDFAnnot_GetObjectCount(overlay) > 0))
        finally:
            pdfium.FPDFPage_CloseAnnot(overlay)
    return found


def _is_typed(form: Any, overlay: Any) -> bool:
    if pdfium.FPDFAnnot_GetSubtype(overlay) != pdfium.FPDF_ANNOT_WIDGET:
        return False
    if pdfium.FPDFAnnot_GetFlags(overlay) & _NOT_SHOWN or pdfium.FPDFAnnot_GetFormFieldFlags(form, overlay) & _PASSWORD:
        return False
    return pdfium.FPDFAnnot_GetFormFieldType(form, overlay) in _TYPED


def _value(form: Any, overlay: Any) -> str:
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, overlay, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, overlay, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00").strip()


def undrawn(fields: list[Field], page: int) -> list[Segment]:
    """Return what the file leaves to be drawn by who shows it, a segment a line."""
    found: list[Segment] = []
    for (left, top, right, bottom), text, is_drawn in fields:
        lines = [] if is_drawn else [line for line in text.splitlines() if line.strip()]
        height = min((bottom - top) / max(len(lines), 1), 2 * _LINE)
        for at, line in enumerate(lines):
            high = top + at * height
            found.append(Segment(line, page, left, right, high, high + height, _LINE))
    return found


def is_typed(segment: Segment, fields: list[Field]) -> bool:
    """Tell whether what lies over a page stands in a field into which text was typed."""
    across = (segment.left + segment.right) / 2
    return any(left < across < right and top < segment.middle < bottom for (left, top, right, bottom), *_ in fields)


def with_typed(segments: list[Segment], typed: list[Segment]) -> list[Segment]:
    """Return the segments with what was typed put into a blank left for it, or behind a caption close before it."""
    kept = list(segments)
    for segment in typed:
        if lay(segment, kept):
            continue
        level = [one for one in kept if one.cell is None and one.level_with(segment)]
        caption = max((one for one in level if one.left < segment.left), key=lambda one: one.right, default=None)
        if caption is None or segment.left - caption.right > _NEAR:
            kept.append(segment)
            continue
        caption.text = f"{caption.text.rstrip()} {segment.text.strip()}"
        caption.right = max(caption.right, segment.right)
    return kept
