"""A page of a PDF that whoever loads it closes."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError, PdfPage


class LoadedPage(PdfPage):  # type: ignore[misc]  # the binding has no types
    """A page of the binding that does not keep watch over itself, to be closed when nobody does.

    That watch costs 60 µs a page, and a page of text is read in 2 ms. A page must be closed before its document.
    """

    def __init__(self, document: Any, index: int) -> None:
        """Load a page; raises `PdfiumError` where it is damaged."""
        self.pdf, self.formenv = document, document.formenv
        self._index = index
        self._load()

    def _load(self) -> None:
        self.raw = pdfium.FPDF_LoadPage(self.pdf.raw, self._index)
        if not self.raw:
            raise PdfiumError("Failed to load page.")
        if self.formenv:
            pdfium.FORM_OnAfterLoadPage(self.raw, self.formenv.raw)

    def load_again(self) -> None:
        """Take the page as it is now that what is drawn on it was changed. Raises as when it was loaded."""
        self.close()
        self._load()

    def close(self) -> None:
        """Give it back, once; nothing more can be asked of it then."""
        if self.raw:
            self._close_impl(self.raw, self.formenv)
            self.raw = None
