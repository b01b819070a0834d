"""Opens files: from bytes of any kind an office gets to `Source`, the lines of a document with their layout marks.

What all formats agree on: a note at the foot of a page stands at the end of the lines as "[1] ...", and its mark in the
text is "[1]"; numbers of automatic lists are written out; page numbers and running heads are left out; text boxes
follow the paragraph that holds them, but a stamp word alone in its box ("HỎA TỐC") comes first.
"""

from __future__ import annotations

from vanban.sources._opening import open_documents, open_source

__all__ = ["open_documents", "open_source"]
