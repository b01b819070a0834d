"""The corpus as a test: what is read of it may only get better, and every finding quotes its place."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vanban

CORPUS = Path(__file__).parents[3] / "corpus"
TEXTS = sorted((CORPUS / "documents").glob("*.md"))
FLOORS = {"header": 0.99, "citations": 1.0, "tasks": 0.99, "lead": 0.98, "support": 0.98, "dues": 0.98}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    gold, read = tmp_path_factory.mktemp("gold"), tmp_path_factory.mktemp("read")
    for path in TEXTS:
        (gold / f"{path.stem}.json").write_bytes((CORPUS / "gold" / f"{path.stem}.json").read_bytes())
        (read / f"{path.stem}.json").write_text(json.dumps(vanban.read(path).to_json()), "utf-8")
    scorer = Path(__file__).parents[3] / "tools" / "score_reading.py"
    printed = subprocess.run([sys.executable, scorer, gold, read, "--json"], check=True, capture_output=True).stdout
    result: dict[str, float] = json.loads(printed)
    return result


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_sinks_below_its_floor(measure: str, scores: dict[str, float]) -> None:
    assert scores[measure] >= FLOORS[measure]


def test_the_founding_letter_is_read_without_a_fault() -> None:
    gold = json.loads((CORPUS / "gold" / "000.json").read_text("utf-8"))
    read = vanban.read(CORPUS / "documents" / "000.md").to_json()
    assert {key: read["document"][key] for key in gold["document"]} == gold["document"]
    assert {found["code"]: found["date"] for found in read["citations"]} == {
        found["code"]: found["date"] for found in gold["citations"]
    }
    assert [(task["provision"], task["lead"]) for task in read["tasks"]] == [
        (task["provision"], task["lead"]) for task in gold["tasks"]
    ]
    dues = [(task["provision"], due["date"], due["inclusive"]) for task in read["tasks"] for due in task["dues"]]
    assert dues == [("1.e", "2025-01-01", False)]


def quotations(reading: vanban.Reading) -> Iterator[tuple[str, vanban.Span]]:
    """Every (words, span) of a reading in which the words are exactly what stands there."""
    for task in reading.tasks:
        yield task.text, task.span
        for body in (*task.lead, *task.support, *task.supervise, *task.report_to):
            if body.inherited_from != "addressees":
                yield body.text, body.span
        yield from ((due.text, due.span) for due in task.dues)
        yield from ((target.text, target.span) for target in task.targets)
        if task.product:
            yield task.product.text, task.product.span


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_finding_quotes_its_span(path: Path) -> None:
    reading = vanban.read(path)
    for words, span in quotations(reading):
        assert span.of(reading.text) == words
    for citation in reading.citations:
        printed = "".join(citation.span.of(reading.text).split()).replace("–", "-")
        assert printed == (citation.printed or citation.code)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_task_has_a_place_in_the_source_and_a_path_of_its_own(path: Path) -> None:
    reading = vanban.read(path)
    paths = [task.provision for task in reading.tasks]
    assert len(set(paths)) == len(paths)
    places = [reading.place_of(task.span.start).paragraph for task in reading.tasks]
    assert places == sorted(places, key=lambda paragraph: paragraph or 0)
    assert all(place.start <= len(reading.text) for place in reading.places)


def test_the_json_holds_what_the_guide_names() -> None:
    read: dict[str, Any] = vanban.read(CORPUS / "documents" / "069.md").to_json()
    gold = json.loads((CORPUS / "gold" / "069.json").read_text("utf-8"))
    assert gold["document"].keys() <= read["document"].keys()
    assert gold["tasks"][0].keys() <= read["tasks"][0].keys()
    assert json.loads(json.dumps(read)) == read
