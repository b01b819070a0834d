"""What lies over a PDF page: form fields, signatures with number and day, notes."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from vanban.sources._pdf_calls import handle, plainly
from vanban.sources._rules import OF_PAGE, drawn_on

_OF_OVERLAY = plainly(pdfium.FPDFAnnot_GetObjectCount), plainly(pdfium.FPDFAnnot_GetObject, ctypes.c_void_p)
_DEEPEST = 6  # forms on one another: signing programs draw three


def has_words_over(page: Any) -> bool:
    """Tell whether words lie over the page; seals are pictures, and links show nothing of their own."""
    return any(_has_words(page, index) for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)))


def _has_words(page: Any, index: int) -> bool:
    overlay = pdfium.FPDFPage_GetAnnot(page.raw, index)
    try:
        if pdfium.FPDFAnnot_GetSubtype(overlay) == pdfium.FPDF_ANNOT_LINK:
            return False
        return any(True for _ in drawn_on(handle(overlay), *_OF_OVERLAY, pdfium.FPDF_PAGEOBJ_TEXT, _DEEPEST))
    finally:
        pdfium.FPDFPage_CloseAnnot(overlay)


def flatten(page: Any) -> int:
    """Make what lies over the page part of it, after what is printed; the page must then be loaded again.

    Returns how many objects are printed on it.
    """
    printed: int = OF_PAGE[0](handle(page.raw))
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    return printed


def words_after(page: Any, printed: int) -> frozenset[int]:
    """Return the pieces of text on a page that was flattened, those after so many objects."""
    _, get = OF_PAGE

    def count(_page: Any) -> int:
        return max(0, int(OF_PAGE[0](_page)) - printed)

    def later(_page: Any, index: int) -> Any:
        return get(_page, index + printed)

    return frozenset(drawn_on(handle(page.raw), count, later, pdfium.FPDF_PAGEOBJ_TEXT, _DEEPEST))
