"""Invented documents as Word files of many layouts, and printed from them: they read as their texts do."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import vanban

from .laid_out import KINDS, LAYOUTS, Parts, boxes, draft, parts_of, saved, tables, tabs

NAMES = (
    "conclusion-digital", "directive-bank", "directive-credit", "letter-declarations", "letter-inspectorate",
    "plan-ward", "program-thrift", "telegram-drought",
)  # fmt: skip


def facts(reading: vanban.Reading) -> dict[str, Any]:
    """What counts of a reading: the fields of the head and the foot, the citations, and each order."""
    document = reading.document
    fields = ("issuer", "parent", "type", "code", "place", "date", "subject", "addressees", "recipients")
    told: dict[str, Any] = {field: getattr(document, field) for field in fields}
    told["signer"] = (document.signer.capacity, document.signer.title, document.signer.name)
    told["citations"] = {(found.code, found.date) for found in reading.citations}
    told["tasks"] = [
        (
            task.provision,
            task.text,
            [body.text for body in task.lead],
            [body.text for body in task.support],
            [(due.date, due.every, due.amount) for due in task.dues],
        )
        for task in reading.tasks
    ]
    return told


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_reads_as_its_text(name: str, layout: Callable[[Parts], Any]) -> None:
    expected = facts(vanban.read(KINDS / f"{name}.txt"))
    if layout is draft:  # without a day, dues without a year are told by the year alone
        expected |= {"date": None, "code": re.sub(r"^\d+", "", expected["code"])}
    reading = vanban.read(saved(layout(parts_of(name))))
    assert facts(reading) == expected
    assert layout is not boxes or reading.document.urgency is not None


@pytest.mark.office
def test_what_is_printed_or_converted_from_a_word_file_reads_as_its_text(tmp_path: Path) -> None:
    made = {"directive-credit": tables, "plan-ward": tabs, "program-thrift": tables}
    for name, layout in made.items():
        (tmp_path / f"{name}.docx").write_bytes(saved(layout(parts_of(name))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in made]
    for form in ("pdf", "odt"):
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        for name in made:
            assert facts(vanban.read(tmp_path / f"{name}.{form}")) == facts(vanban.read(KINDS / f"{name}.txt"))
