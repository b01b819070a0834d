"""Pages whose letters run up, down or upside down, turned until they run across."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]


def turn(page: Any, quarters: int) -> None:
    """Turn what is printed on a page whose letters stand so many quarters to the left; it must then be loaded again."""
    left, bottom, right, top = page.get_bbox()
    matrices: dict[int, Matrix] = {
        1: (0, -1, 1, 0, -bottom, right),
        2: (-1, 0, 0, -1, right, top),
        3: (0, 1, -1, 0, top, -left),
    }
    if matrix := matrices.get(quarters):
        pdfium.FPDFPage_TransFormWithClip(page.raw, pdfium.FS_MATRIX(*matrix), None)
        across, down = right - left, top - bottom
        edges = (0, 0, down, across) if quarters % 2 else (0, 0, across, down)
        page.set_mediabox(*edges)
        page.set_cropbox(*edges)
    page.set_rotation(0)
