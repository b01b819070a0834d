"""One letter, as the tests of every kind of file lay it out."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

BODY = (
    "Kính gửi: Các sở, ban, ngành thành phố.",
    "Thực hiện Công văn số 1234/BNV-TH ngày 05/3/2025 của Bộ Nội vụ, Ủy ban nhân dân thành phố có ý kiến như sau:",
    "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát quy chế làm việc, báo cáo trước ngày 20/4/2025.",
    "2. Giao Sở Xây dựng công khai quy hoạch trong tháng 5 năm 2025.",
    "Yêu cầu các đơn vị nghiêm túc thực hiện./.",
)
CLOSING = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Thử")


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
