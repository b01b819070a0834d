"""Whatever is thrown at the reader, it returns a reading whose spans are valid, in time that grows with the text."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vanban

EXAMPLES = Path(__file__).parent / "examples"
SEEDS = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*-*"))]
PIECES = st.sampled_from(
    [line for text in SEEDS for line in text.split("\n")]
    + [
        "- ",
        "1.",
        "a)",
        "Điều 1.",
        "II.",
        "Nơi nhận:",
        "Kính gửi:",
        "|",
        "[1] ",
        "KT. CHỦ TỊCH",
        "\t",
        "(",
        "Giao Sở ",
        ";",
    ]
)


def check(reading: vanban.Reading) -> None:
    size = len(reading.text)
    spans = [task.span for task in reading.tasks] + [citation.span for citation in reading.citations]
    spans += [body.span for task in reading.tasks for body in (*task.lead, *task.support, *task.report_to)]
    spans += [due.span for task in reading.tasks for due in task.dues] + list(reading.document.spans.values())
    for span in spans:
        assert 0 <= span.start <= span.end <= size
    for task in reading.tasks:
        assert task.span.of(reading.text) == task.text
        assert 0 <= task.confidence <= 1
    reading.to_json()


@given(st.lists(PIECES, max_size=60), st.sampled_from(["paragraphs", "visual"]))
@settings(deadline=None, max_examples=150)
def test_lines_of_documents_in_any_order(lines: list[str], wrapping: vanban._source.Wrapping) -> None:
    source = vanban.Source(tuple(vanban.Line(line) for line in lines), wrapping, "text/plain")
    check(vanban.read_source(source))


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=150)
def test_any_text(text: str) -> None:
    check(vanban.read_text(text))


@given(st.sampled_from(SEEDS), st.data())
@settings(deadline=None, max_examples=100)
def test_documents_cut_and_mended_anywhere(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    check(vanban.read_text(text[:start] + data.draw(st.text(max_size=5)) + text[end:]))


PATHOLOGIES = {
    "legal bases as items": "\n- Căn cứ Luật",
    "dashes": "-" * 40,
    "nested numbers": "1.1.1.1.1.1.1.1.",
    "one endless line": "Sở Nội vụ, ",
    "open brackets": "Giao Sở Nội vụ (",
    "commas": "phối hợp với Sở, ",
    "dates without end": "trước ngày 1/1/ ",
    "blanks": " " * 40,
    "capitals": "ỦY BAN NHÂN DÂN ",
    "items": "\n- Rà soát, báo cáo trước ngày 05/12/2025;",
    "lettered": "\na) Sở Y tế chủ trì, phối hợp với Sở Tài chính;",
    "colons": "các Sở: ",
    "semicolons": "Sở; ",
    "conclusions": "Về việc Sở: giao Sở ",
    "numbers": "12345678/",
    "notations": "1/A-B-C-D-E-",
    "closings": "đề nghị các thực hiện triển khai ",
    "next bodies": "Sở Nội vụ báo cáo trước ngày 05/10/2024, Sở Xây dựng tổng hợp; ",
    "bodies beside": "Bộ Tài chính bố trí ngân sách cho chuyển đổi số, Bộ Nội vụ hoàn thiện chính sách. ",
}


@pytest.mark.parametrize("name", PATHOLOGIES)
def test_time_grows_with_the_text(name: str) -> None:
    """Ten times the text may take thirty times as long before the test fails: a quadratic rule takes a hundred."""
    unit = PATHOLOGIES[name]
    source = (
        (lambda size: vanban.Source((vanban.Line(unit * (size // len(unit))),), "paragraphs", "text/plain"))
        if (not unit.startswith("\n"))
        else (
            lambda size: vanban.Source(
                tuple(vanban.Line(unit.strip()) for _ in range(size // len(unit))), "paragraphs", "text/plain"
            )
        )
    )
    vanban.read_source(source(2_000))
    short = min(_seconds(source(20_000)) for _ in range(2))
    assert any(_seconds(source(200_000)) < 30 * max(short, 0.004) for _ in range(2))  # again only if it was disturbed


def test_a_list_of_bodies_that_never_ends_takes_time_by_its_length() -> None:
    def listed(size: int) -> vanban.Source:
        return vanban.Source((vanban.Line("Sở Nội vụ, " * (size // 11)),), "paragraphs", "text/plain")

    assert _seconds(listed(2_000_000)) < 30 * max(_seconds(listed(200_000)), 0.05)


def _seconds(source: vanban.Source) -> float:
    began = time.process_time()
    vanban.read_source(source)
    return time.process_time() - began


@pytest.mark.parametrize("unit", ["\n", " ", "\r\n", "\t", "|", "\n|\n", "** ", "* \n", "1\n"])
def test_a_file_of_nothing_but_blanks_and_marks_is_told_at_once(unit: str) -> None:
    """A pattern that crosses line ends would take hours for what takes well under a second."""
    began = time.process_time()
    with suppress(vanban.ReadingError):
        vanban.read((unit * (200_000 // len(unit)) + "a").encode())
    assert time.process_time() - began < 20


def test_a_name_woven_into_a_line_after_the_archive_ends_nothing_before_itself() -> None:
    """The line stays with the closing that its name belongs to, so that the signer has a place in the text."""
    lines = (
        "Nhận được Công văn này, các đơn vị nghiêm túc tổ chức triển khai thực hiện./.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "- Công báo\tVũ Văn Thử",
    )
    reading = vanban.read_source(vanban.Source(tuple(map(vanban.Line, lines)), "paragraphs", "text/plain"))
    assert reading.document.signer.name == "Vũ Văn Thử"
    check(reading)


def test_a_long_row_of_small_words_after_a_name_costs_no_more_than_itself() -> None:
    """Whether "và" ends a blank before it or one after it must not be tried both ways for each of them."""
    reading = vanban.read_text(
        "KẾ HOẠCH\nVề việc\n\n1. Rà soát\n\n- Đơn vị chủ trì: Sở Nội vụ" + " ,; và" * 400 + " x.\n"
    )
    check(reading)
