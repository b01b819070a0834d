"""Old Word files are read as their new form would be, and leave nothing behind."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
import pytest

import vanban
from vanban.sources import _converter
from vanban.sources._kinds import OLE
from vanban.sources._last_table import with_last_table

from .letters import word_file

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return converted(word_file(), tmp_path_factory.mktemp("old"))


def converted(content: bytes, folder: Path) -> bytes:
    """The new file as an old one."""
    (folder / "letter.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(folder),
        str(folder / "letter.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "letter.doc").read_bytes()


def test_an_old_word_file_is_read_as_the_new_one(old_file: bytes) -> None:
    old, new = vanban.read(old_file), vanban.read(word_file())
    assert old.document.code == "77/UBND-NC"
    assert old.document.signer.name == "Nguyễn Văn Thử"
    assert [task.to_json() for task in old.tasks] == [task.to_json() for task in new.tasks]
    assert len(old.tasks) == 2


def test_nothing_is_left_behind(old_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    vanban.read(old_file)
    assert not list(tmp_path.iterdir())


def test_without_libreoffice_antiword_gives_the_text(old_file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_converter, "office_to_docx", lambda data, suffix: None)
    monkeypatch.setattr("vanban.sources.doc.office_to_docx", lambda data, suffix: None)
    reading = vanban.read(old_file)
    assert reading.document.code == "77/UBND-NC"
    assert [task.lead[0].text for task in reading.tasks] == ["Sở Nội vụ", "Sở Xây dựng"]


def test_without_any_converter_the_refusal_names_what_to_install(
    old_file: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(vanban.MissingConverter, match="libreoffice"):
        vanban.read(old_file)


def test_a_damaged_old_file_is_called_damaged(old_file: bytes) -> None:
    with pytest.raises(vanban.ReadingError):
        vanban.read(old_file[:3_000] + b"\xff" * 3_000)


def test_a_converter_that_hangs_is_ended_with_all_it_started(old_file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_converter, "CONVERTER_SECONDS", 0.2)
    with pytest.raises(vanban.TookTooLong, match="docx"):
        _converter._run(["sh", "-c", "sleep 30 & sleep 30"], Path(tempfile.gettempdir()))
    running = subprocess.run(["pgrep", "-fx", "sleep 30"], capture_output=True, check=False)
    assert not running.stdout


ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì"),
    ("1", "Rà soát, công bố danh mục thủ tục hành chính đã được sửa đổi, bổ sung trong năm", "Sở Y tế"),
    ("2", "Báo cáo", "Sở Nội vụ, Sở Tài chính và Ủy ban nhân dân các xã, phường có liên quan"),
)


def test_a_table_that_ends_an_old_file_keeps_its_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Phân công nhiệm vụ:")
    table = document.add_table(rows=3, cols=3)
    for cells, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    kept = io.BytesIO()
    document.save(kept)
    source = next(vanban.open(converted(kept.getvalue(), tmp_path)))
    found = {line.cell: line.text for line in source.lines if line.cell}
    assert found == {(0, row, column): text for row, texts in enumerate(ROWS) for column, text in enumerate(texts)}
    assert source.warnings == ()


def test_where_what_is_shown_of_the_last_table_does_not_fit_its_words_a_warning_says_so() -> None:
    source = vanban.Source((vanban.Line("TTNhiệm vụ1Rà soát"),), "paragraphs", "application/msword")
    (warning,) = with_last_table(source, "|TT|Nhiệm vụ|\n|1|Rà xét|").warnings
    assert "docx" in warning
    assert with_last_table(source, "TT Nhiệm vụ") is source


def test_an_old_file_with_a_password_says_so() -> None:
    head = OLE + bytes(504) + b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01" + bytes(500) + "WordDocument".encode("utf-16-le")
    with pytest.raises(vanban.EncryptedFile):
        vanban.read(head)
