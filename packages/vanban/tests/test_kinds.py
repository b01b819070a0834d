"""Invented documents in the layouts of many offices and kinds: who issued them, and what they order whom by when."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import vanban
from vanban._names import bodies_of, mended_name, sentence_case

KINDS = Path(__file__).parent / "kinds"
EXPECTED = sorted(path.stem for path in KINDS.glob("*.expected"))


FACTS = ("code", "type", "issuer", "date", "title")
"""The facts every document states, in this order; further ones follow where a document is there to try them."""


def the_file(name: str) -> Path:
    (found,) = (path for path in KINDS.glob(f"{name}.*") if path.suffix != ".expected")
    return found


@cache
def reading_of(name: str) -> vanban.Reading:
    """Read a document once for the tests of its header and of its orders, which change nothing in it."""
    return vanban.read(the_file(name))


def expected(name: str) -> tuple[list[str], list[list[str]]]:
    """What `kinds/NAME.expected` says (see `kinds/README.md`): the facts, and the cells of each order."""
    facts, _blank, orders = (KINDS / f"{name}.expected").read_text("utf-8").partition("\n\n")
    return facts.splitlines(), [[cell.strip() for cell in row.split("|")] for row in orders.splitlines()]


def cells_of(task: vanban.Task) -> list[str]:
    """A task as a row of expectations: provision, leads, supporters, dues, targets."""
    return [
        task.provision,
        "; ".join(body.text for body in task.lead),
        "; ".join(body.text for body in task.support),
        "; ".join(due.date or due.every or f"{due.amount} {due.unit}" for due in task.dues),
        "; ".join(f"{target.comparison} {target.value} {target.unit}" for target in task.targets),
    ]


def test_every_document_has_its_expectations_and_no_expectation_stands_alone() -> None:
    documents = {path.stem for path in KINDS.iterdir() if path.suffix in (".txt", ".md") and path.stem != "README"}
    assert documents == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_header_is_read(name: str) -> None:
    reading = reading_of(name)
    document, signer = reading.document, reading.document.signer
    facts, _orders = expected(name)
    read = {
        "code": document.code,
        "type": document.type,
        "issuer": document.issuer,
        "date": document.date,
        "title": signer.title,
        "parent": document.parent,
        "place": document.place,
        "subject": document.subject,
        "urgency": document.urgency,
        "secrecy": reading.secrecy,
        "addressees": "; ".join(document.addressees),
        "capacity": signer.capacity,
        "name": signer.name,
        "recipients": "; ".join(document.recipients),
    }
    fields = [*FACTS, *(fact.partition(":")[0] for fact in facts[len(FACTS) :])]
    assert [f"{field}: {read[field] or ''}".rstrip() for field in fields] == facts


@pytest.mark.parametrize("name", EXPECTED)
def test_every_order_is_found_with_whom_it_charges_and_by_when(name: str) -> None:
    _facts, orders = expected(name)
    found = [cells_of(task) for task in reading_of(name).tasks]
    width = {order[0]: len(order) for order in orders}
    assert [cells[: width.get(cells[0])] for cells in found] == orders


NAMES = [
    "Bộ Nội vụ", "Bộ Nông nghiệp và Môi trường", "Bộ Tài nguyên và Môi trường", "Bộ Quốc phòng", "Bộ Công an",
    "Bộ Công Thương", "Bộ Giáo dục và Đào tạo", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Dân tộc và Tôn giáo",
    "Bộ Lao động - Thương binh và Xã hội", "Thanh tra Chính phủ", "Văn phòng Chính phủ", "Ngân hàng Nhà nước Việt Nam",
    "Sở Nội vụ", "Sở Nông nghiệp và Môi trường", "Sở Giao thông công chánh", "Ủy ban nhân dân tỉnh Đắk Lắk",
    "Ủy ban nhân dân thành phố Hồ Chí Minh", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "Ủy ban nhân dân phường Tân An",
    "Ủy ban nhân dân tỉnh Hà Tĩnh", "Đảng ủy Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân thành phố",
    "Bảo hiểm xã hội Việt Nam", "Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Lâm Đồng",
    "Thanh tra tỉnh An Giang - Sở Nội vụ", "Văn phòng Tỉnh ủy Cà Mau", "Ban Tổ chức Tỉnh ủy Cà Mau",
    "UBND phường Hội Phú", "Ủy ban nhân dân xã Viện Sơn",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_capitals_is_one_body_and_reads_as_it_is_written(name: str) -> None:
    found = bodies_of(name.upper())
    assert [sentence_case(words) for words, _start, _end in found] == [name]


@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", ["UBND tỉnh Lâm Đồng", "Sở Nội vụ"]),
        ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG SỞ NỘI VỤ", ["Ủy ban nhân dân tỉnh Lâm Đồng", "Sở Nội vụ"]),
        ("UBND XÃ MẪU PHƯỚC PHÒNG VĂN HÓA - XÃ HỘI", ["UBND xã Mẫu Phước", "Phòng Văn hóa - Xã hội"]),
        ("SỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG", ["Sở Nông nghiệp và Môi trường"]),
        ("BỘ NỘI\nVỤ", ["Bộ Nội vụ"]),
        ("UBND TỈNH MẪU SƠN VĂN\nPHÒNG", ["UBND tỉnh Mẫu Sơn", "Văn phòng"]),
        ("UBND XÃ TRƯỜNG MẪU VĂN PHÒNG HĐND VÀ UBND", ["UBND xã Trường Mẫu", "Văn phòng HĐND và UBND"]),
        ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM CHI NHÁNH KHU VỰC 20", ["Ngân hàng Nhà nước Việt Nam", "Chi nhánh Khu vực 20"]),
        ("HĐND THÀNH PHỐ MẪU SƠN BAN PHÁP CHẾ", ["HĐND thành phố Mẫu Sơn", "Ban Pháp chế"]),
        ("TỈNH ỦY MẪU SƠN BAN TỔ CHỨC", ["Tỉnh ủy Mẫu Sơn", "Ban Tổ chức"]),
        ("HỘI ĐỒNG THI ĐUA -\nKHEN THƯỞNG", ["Hội đồng thi đua - khen thưởng"]),
        ("VĂN PHÒNG HĐND VÀ\nUBND", ["Văn phòng HĐND và UBND"]),
        ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", ["Bộ Tài chính", "Tổng cục Thuế"]),
        ("BAN QUẢN LÝ RỪNG\nPHÒNG HỘ XÃ MẪU HẠ", ["Ban Quản lý rừng phòng hộ xã Mẫu Hạ"]),
        ("CHI CỤC KIỂM LÂM\nHẠT KIỂM LÂM HUYỆN MẪU LỘC", ["Chi cục Kiểm lâm", "Hạt kiểm lâm huyện Mẫu Lộc"]),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU SƠN\nCÔNG ĐOÀN VIÊN CHỨC",
            ["Liên đoàn Lao động tỉnh Mẫu Sơn", "Công đoàn viên chức"],
        ),
        ("PHÒNG GD&ĐT HUYỆN MẪU LỘC\nTRƯỜNG TIỂU HỌC MẪU HẠ", ["Phòng GD&ĐT huyện Mẫu Lộc", "Trường Tiểu học Mẫu Hạ"]),
        ("QUẬN ỦY MẪU LỘC\nVĂN PHÒNG", ["Quận ủy Mẫu Lộc", "Văn phòng"]),
    ],
)
def test_a_superior_is_told_from_the_body_below_it(head: str, bodies: list[str]) -> None:
    assert [sentence_case(words) for words, _start, _end in bodies_of(head)] == bodies


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("ÚY BAN NHÂN DẬN TĨNH ĐỒNG THÁP", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("UY BAN NHÂN DÂN THÀNH PHÓ HUẾ", "Ủy ban nhân dân thành phố Huế"),
        ("BÔ XÂY DỰNG", "Bộ Xây dựng"),
        ("ỦY BAN NHÂN DÂN TĨNH HÀ TĨNH", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
        ("Sở Tình hình", "Sở Tình hình"),
    ],
)
def test_a_slip_of_recognition_in_a_fixed_word_of_a_name_is_repaired(printed: str, right: str) -> None:
    assert sentence_case(mended_name(printed)) == right


def test_the_printed_form_of_a_repaired_name_is_kept() -> None:
    head = "ÚY BAN NHÂN DÂN\nTĨNH ĐỒNG THÁP\n"
    head += "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5/UBND-TH\n"
    document = vanban.read_text(head + "Kính gửi: Sở Nội vụ.\nGiao Sở Nội vụ báo cáo.").document
    assert document.issuer == "Ủy ban nhân dân tỉnh Đồng Tháp"
    assert document.printed["issuer"] == "ÚY BAN NHÂN DÂN TĨNH ĐỒNG THÁP"
