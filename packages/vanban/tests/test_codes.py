"""Number and notation: found, joined, repaired."""

import pytest

from vanban._citations import citations
from vanban._codes import CODE, joined, repaired


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("số 4363 /UBND-NC", "4363/UBND-NC"),
        ("số 968/CD-TTg", "968/CĐ-TTg"),
        ("số 260-CT/BCSD", "260-CT/BCSĐ"),
        ("số 12-KH/ĐĐU", "12-KH/ĐU"),
        ("số 15/2023/QĐ-UBND", "15/2023/QĐ-UBND"),
        ("số 170/2024/QH15", "170/2024/QH15"),
        ("số 66.4/2025/NQ-CP", "66.4/2025/NQ-CP"),
        ("số 13/CT- TTg", "13/CT-TTg"),
        ("số 40/2000 /TT-BTC", "40/2000/TT-BTC"),
        ("số 11554/VPCP-V.I", "11554/VPCP-V.I"),
        ("số 77-KL/TW", "77-KL/TW"),
        ("số 1668/NQ-UBTVQH15", "1668/NQ-UBTVQH15"),
        ("số 03/2024/TTLT-BCA-BQP", "03/2024/TTLT-BCA-BQP"),
        ("số 07/2005/TTLT/BYT-BTC", "07/2005/TTLT/BYT-BTC"),
        ("số 12/2019/NQLT-CP-ĐCTUBTWMTTQVN", "12/2019/NQLT-CP-ĐCTUBTWMTTQVN"),
        ("số 1961/QĐUBND", "1961/QĐ-UBND"),
        ("số 30c/NQCP", "30c/NQ-CP"),
        ("số 123/QĐ-TTg1 ngày", "123/QĐ-TTg"),
        ("Số:123/QĐ-TTg", "123/QĐ-TTg"),
        ("số 15-QĐi/TU", "15-QĐi/TU"),
        ("số 15-QyĐ/TU", "15-QyĐ/TU"),
        ("số 32-NQ-TW", "32-NQ/TW"),
        ("số 123/QĐ-TTg¹ ngày", "123/QĐ-TTg"),
    ],
)
def test_a_code_is_joined_as_it_should_be(printed: str, code: str) -> None:
    match = CODE.search(printed)
    assert match is not None
    assert joined(match) == code


@pytest.mark.parametrize(
    "text", ["616/898 dự án", "ngày 22/10/2025", "64 người/xã", "TCVN 14423:2025/BTNMT", "24/7", "50 km/h"]
)
def test_dates_rates_and_standards_are_no_citations(text: str) -> None:
    assert citations(text, None) == ()


def test_a_notation_without_a_hyphen_needs_the_word_so_before_it() -> None:
    assert [found.code for found in citations("Công văn số 123/SNV ngày 01/10/2025 và 12/SNV", None)] == ["123/SNV"]


def test_only_whole_parts_are_repaired_and_a_units_name_is_left() -> None:
    assert repaired("QD-UBND") == "QĐ-UBND"
    assert [repaired(read) for read in ("QHI15", "QHI5", "QH15", "CT-TTEg")] == ["QH15", "QH15", "QH15", "CT-TTg"]
    assert repaired("UBND-ND") == "UBND-ND"


def test_a_document_is_cited_once_with_the_date_found_anywhere() -> None:
    text = "Quyết định số 142/QĐ-TTg của Thủ tướng; Quyết định số 142/QĐ-TTg ngày 02/02/2024 của Thủ tướng"
    [found] = citations(text, None)
    assert (found.code, found.date) == ("142/QĐ-TTg", "2024-02-02")
    assert found.span.of(text) == "142/QĐ-TTg"


@pytest.mark.parametrize("mark", ["[1]", " [12]", "¹", "(3)", "1"])
def test_the_mark_of_a_note_may_stand_between_a_code_and_its_day(mark: str) -> None:
    (found,) = citations(f"Quyết định số 5/QĐ-TTg{mark} ngày 05/3/2025", None)
    assert (found.code, found.date) == ("5/QĐ-TTg", "2025-03-05")


@pytest.mark.parametrize(
    "dated",
    [
        "(05/3/2025)",
        "(ngày 05/3/2025)",
        "cùng ngày 05/3/2025",
        "của Thủ tướng Chính phủ ngày 05/3/2025",
        "của Chính phủ, ban hành ngày 05/3/2025",
    ],
)
def test_the_day_of_a_cited_document_may_stand_apart_from_its_code(dated: str) -> None:
    (found,) = citations(f"Quyết định số 5/QĐ-TTg {dated}", None)
    assert found.date == "2025-03-05"


def test_the_day_of_what_a_document_is_about_is_not_its_own() -> None:
    (found,) = citations("Công văn số 5/UBND-NC của UBND tỉnh về kỳ nghỉ lễ ngày 02/9/2025", None)
    assert found.date is None


def test_the_documents_own_number_is_no_citation() -> None:
    assert citations("Công văn số 12/UBND-NC", "12/UBND-NC") == ()


def test_a_sentence_that_opens_with_a_day_dates_what_it_cites() -> None:
    [found] = citations("Ngày 22/10/2025, tại Thông báo số 569/TB-VPCP của Văn phòng Chính phủ", None)
    assert found.date == "2025-10-22"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ Nghị định số 73/2023/NĐ-CP ngày 29/9/2023;", "based-on"),
        ("Thực hiện Công điện số 968/CĐ-TTg", "implements"),
        ("Quyết định này thay thế Quyết định số 99/QĐ-UBND", "replaces"),
        ("sửa đổi, bổ sung một số điều của Quyết định số 99/QĐ-UBND", "amends"),
        ("bãi bỏ Quyết định số 99/QĐ-UBND", "recalls"),
        ("tại Báo cáo số 99/BC-SNV", "refers"),
        ("Giao Sở Y tế tham mưu sửa đổi Quyết định số 99/QĐ-UBND", "refers"),
        ("Thay thế Phụ lục I ban hành kèm theo Quyết định số 99/QĐ-UBND", "amends"),
        ("Đính chính Quyết định số 99/QĐ-UBND", "amends"),
        ("Trên cơ sở Nghị quyết số 27/NQ-HĐND", "based-on"),
        ("Xét đề nghị của Sở Y tế (Cơ quan Thường trực Ban Chỉ đạo) tại Tờ trình số 57/TTr-SYT", "based-on"),
    ],
)
def test_the_clause_tells_how_two_documents_relate(text: str, relation: str) -> None:
    [found] = citations(text, None)
    assert found.relation == relation


def test_look_alike_letters_of_another_alphabet_are_one_code() -> None:
    import vanban

    reading = vanban.read_text("Theo văn bản số 16495/BТС-PTHT ngày 22/10/2025, số 16495/BTC-PTHT ngày 22/10/2025.")
    assert [found.code for found in reading.citations] == ["16495/BTC-PTHT"]


@pytest.mark.parametrize(
    "opening",
    [
        "Ngày 28/9/2025 Sở Y tế có công văn số 345/SYT-NV",
        "Thưa các đơn vị.\nNgày 28/9/2025, Sở Y tế đã ban hành Công văn số 345/SYT-NV",
    ],
)
def test_who_issued_a_document_on_the_day_a_sentence_opens_with_dates_it(opening: str) -> None:
    [found] = citations(f"{opening} đề nghị báo cáo.", None)
    assert (found.code, found.date) == ("345/SYT-NV", "2025-09-28")


def test_a_type_may_stand_before_a_notation_without_a_hyphen_and_without_the_word_for_number() -> None:
    found = citations("bán nhà theo Nghị định 61/CP; Công văn 285/CCTTHC ngày 08/9/2009", None)
    assert [citation.code for citation in found] == ["61/CP", "285/CCTTHC"]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Căn cứ Nghị định số 34/2016/NĐ-CP của Chính phủ; Nghị định số 154/2020/NĐ-CP sửa đổi một số điều của Nghị "
            "định số 34/2016/NĐ-CP;",
            ["based-on", "based-on"],
        ),
        (
            "Thực hiện Chỉ thị số 33-CT/TU; Quyết định số 35/QĐ-UBND, Kế hoạch số 36/KH-UBND, các sở báo cáo.",
            ["implements", "implements", "implements"],
        ),
        ("Căn cứ Thông tư số 2/2022/TT-BYT sửa đổi Thông tư số 7/2021/TT-BYT;", ["based-on", "refers"]),
        (
            "Căn cứ Nghị định số 6/2022/NĐ-CP; Theo đề nghị của Vụ trưởng; Bộ trưởng Bộ Thử ban hành Thông tư sửa đổi, "
            "bổ sung một số điều của Thông tư số 1/2020/TT-BYT ngày 02/3/2020 về giá; Thông tư số 2/2020/TT-BYT về thẻ "
            "và Thông tư số 3/2020/TT-BYT về cơ cấu.",
            ["based-on", "amends", "amends", "amends"],
        ),
        (
            "Bãi bỏ Thông tư số 1/2020/TT-BYT sửa đổi mức giá theo Nghị quyết số 4/NQ-CP và Chỉ thị số 5/CT-TTg.",
            ["recalls", "refers", "refers"],
        ),
        (
            "Căn cứ Nghị quyết số 18-NQ/TW về đổi mới, sắp xếp bộ máy, nâng cao hiệu quả và Nghị quyết số 37-NQ/TW;",
            ["based-on", "based-on"],
        ),
        ("Thực hiện Thông tư số 2/2022/TT-BYT sửa đổi Thông tư số 7/2021/TT-BYT,", ["implements", "refers"]),
        (
            "Thực hiện Chỉ thị số 4/CT-UBND ngày 12/5/2025, thay thế Công văn số 9/UBND-TH; sửa đổi, bổ sung "
            "Công văn số 4022/UBND-TH, Chủ tịch Ủy ban nhân dân thành phố yêu cầu:",
            ["implements", "replaces", "amends"],
        ),
        ("Quyết định này thay thế Quyết định số 17/2016/QĐ-UBND.", ["replaces"]),
        ("Quyết định này thay thế các Quyết định số 17/QĐ-UBND; Quyết định số 18/QĐ-UBND.", ["replaces"] * 2),
        ("Căn cứ các Công văn số: 120/UBND-NC; 121/UBND-NC;", ["based-on"] * 2),
        (
            "Ngày 3/6/2026, Bộ Y tế ban hành Thông tư số 4/2026/TT-BYT sửa đổi Thông tư số 8/2021/TT-BYT.",
            ["refers"] * 2,
        ),
        (
            "Thực hiện chỉ đạo của Bộ Y tế, Sở Y tế đã ban hành Công văn số 62/SYT-NV về việc phun thuốc.",
            ["refers"],
        ),
        ("Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 66/TTr-SYT ngày17/5/2026,", ["based-on"]),
        ("Về việc thay thế bảng kê:\nSở Y tế có Công văn số 39/SYT-NV trả lời.", ["refers"]),
        (
            "Quyết định này thay thế các Quyết định: số 45/QĐ-UBND ngày 01/02/2025; số 78/QĐ-UBND ngày 05/3/2025.",
            ["replaces", "replaces"],
        ),
        (
            "Bãi bỏ các văn bản sau đây:\n1. Quyết định số 12/QĐ-UBND ngày 05/01/2020 của UBND tỉnh;\n"
            "2. Chỉ thị số 05/CT-UBND ngày 10/3/2021.\nĐiều 2. Công văn số 9/UBND-TH nêu rõ.",
            ["recalls", "recalls", "refers"],
        ),
    ],
    ids=[
        "a list of bases",
        "a list carried out",
        "what a basis changed",
        "what this changes behind its bases",
        "two of two types",
        "a basis behind a long one",
        "what is carried out changed",
        "what this changes",
        "what this replaces",
        "a list replaced",
        "a list behind a colon",
        "what one cited document changed",
        "what was issued on it",
        "a proposal",
        "another paragraph",
        "a list replaced",
        "a list recalled",
    ],
)
def test_a_list_is_cited_as_its_sentence_opens(text: str, relations: list[str]) -> None:
    assert [citation.relation for citation in citations(text, None)] == relations
