"""One letter, as the tests of every kind of file lay it out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from PIL import Image, ImageDraw, ImageFont

BODY = (
    "Kính gửi: Các sở, ban, ngành thành phố.",
    "Thực hiện Công văn số 1234/BNV-TH ngày 05/3/2025 của Bộ Nội vụ, Ủy ban nhân dân thành phố có ý kiến như sau:",
    "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát quy chế làm việc, báo cáo trước ngày 20/4/2025.",
    "2. Giao Sở Xây dựng công khai quy hoạch trong tháng 5 năm 2025.",
    "Yêu cầu các đơn vị nghiêm túc thực hiện./.",
)
CLOSING = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Thử")

ROWS = ("BAO CAO KET QUA", "Noi dung thu nhat cua van ban", "Noi dung thu hai cua van ban", "Ket luan cuoi cung")


def word_file() -> bytes:
    """Return the letter as docx: its head in a table without borders, as offices write it."""
    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    left, right = head.rows[0].cells
    left.text = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSố: 77/UBND-NC\nV/v rà soát quy chế làm việc"
    right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCần Thơ, ngày 10 tháng 4 năm 2025"
    for text in BODY:
        document.add_paragraph(text)
    for text in CLOSING:
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def plan_with_annex(rows: int) -> bytes:
    """Return a plan as docx whose annex assigns `rows` tasks in a ruled table, its head printed again on each page."""
    document = docx.Document()
    head = document.add_table(rows=1, cols=2).rows[0].cells
    head[0].text = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\nSố: 321/KH-UBND"
    head[
        1
    ].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐồng Tháp, ngày 15 tháng 9 năm 2025"
    for text in (
        "KẾ HOẠCH",
        "Thực hiện Nghị quyết số 66-NQ/TW",
        "1. Giao Sở Tư pháp theo dõi, tổng hợp, báo cáo Ủy ban nhân dân tỉnh./.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Thị Mẫu",
    ):
        document.add_paragraph(text)
    document.add_page_break()
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("PHÂN CÔNG NHIỆM VỤ")
    table = document.add_table(rows=1, cols=6)
    table.style = "Table Grid"
    names = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")
    for cell, text in zip(table.rows[0].cells, names, strict=True):
        cell.text = text
    again = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(again)
    _fill(table.add_row().cells, ("I", "HOÀN THIỆN THỂ CHẾ", "", "", "", ""))
    for number in range(1, rows + 1):
        task = f"Triển khai nội dung số {number} của Nghị quyết, bảo đảm đúng tiến độ, chất lượng theo yêu cầu đề ra"
        due = f"Trước ngày {number % 28 + 1}/12/2025"
        _fill(table.add_row().cells, (str(number), task, "Sở Tư pháp", "Sở Nội vụ, Sở Tài chính", due, "Báo cáo"))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _fill(cells: Sequence[Any], texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def picture_of_a_page(*, tilt: float = 0.0, kind: str = "PNG", pages: int = 1) -> bytes:
    """Return a picture of four lines of text, without marks which its font lacks, turned by `tilt` degrees."""
    drawn = Image.new("L", (1240, 900), 255)
    pen = ImageDraw.Draw(drawn)
    for row, words in enumerate(ROWS):
        pen.text((120, 140 + 110 * row), words, fill=0, font=ImageFont.load_default(44))
    turned = drawn.rotate(tilt, expand=True, fillcolor=255)
    kept = io.BytesIO()
    more = {"save_all": True, "append_images": [turned] * (pages - 1)} if pages > 1 else {}
    turned.save(kept, kind, **more)
    return kept.getvalue()
