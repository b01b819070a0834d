"""Files that lie in a PDF: those of a portfolio, whose own page only says how to open it."""

from __future__ import annotations

from vanban.sources._limits import NESTED_DOCUMENTS, check_size
from vanban.sources._parts import Container, Part


def parts_of_pdf(data: bytes) -> Container:
    """Return the files that lie in a PDF, in order, at most `NESTED_DOCUMENTS`. Raises `TooLarge`."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        count = min(document.count_attachments(), NESTED_DOCUMENTS)
        files = [document.get_attachment(index) for index in range(count)]
        parts = tuple(Part(file.get_name(), bytes(file.get_data())) for file in files)
    finally:
        document.close()
    check_size(sum(len(part.content) for part in parts))
    return Container(parts)
