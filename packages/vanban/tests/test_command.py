"""The command: summaries for people, JSON for programs, folders in bulk."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vanban.__main__ import main

EXAMPLES = Path(__file__).parent / "examples"
LETTER = EXAMPLES / "department-letter.md"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


def test_a_summary_names_the_document_and_its_tasks() -> None:
    result = run(LETTER)
    assert result.exit_code == 0
    assert "4521/SNV-CCVC" in result.output
    assert "¶1" in result.output


def test_json_is_one_reading_and_a_list_for_several() -> None:
    assert json.loads(run("--json", LETTER).output)["document"]["code"] == "4521/SNV-CCVC"
    both = json.loads(run("--json", LETTER, EXAMPLES / "telegram.md").output)
    assert [reading["document"]["type"] for reading in both] == ["cong-van", "cong-dien"]


def test_ndjson_is_a_reading_a_line_with_its_file() -> None:
    lines = run("--ndjson", LETTER, EXAMPLES / "telegram.md").output.splitlines()
    assert [Path(json.loads(line)["file"]).name for line in lines] == ["department-letter.md", "telegram.md"]


def test_a_folder_is_walked_and_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run("--out", out, EXAMPLES)
    assert first.exit_code == 0
    readings = list(out.glob("*.json"))
    assert len(readings) == len([path for path in EXAMPLES.iterdir() if path.suffix in (".md", ".txt")])
    assert f"{len(readings)} read" in first.output
    assert "0 read" in run("--out", out, EXAMPLES).output
    assert f"{len(readings)} read" in run("--out", out, "--again", EXAMPLES).output


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a-empty.md").write_bytes(b"")
    (tmp_path / "b-letter.md").write_bytes(LETTER.read_bytes())
    result = run("--out", tmp_path / "out", tmp_path)
    assert result.exit_code == 1
    assert "1 read" in result.output
    assert "1 could not be read" in result.output
    assert (tmp_path / "out" / "b-letter.json").exists()


@pytest.mark.parametrize("names", [("x.md", "x.txt"), ("a/x.md", "b/x.md")])
def test_files_of_one_name_do_not_overwrite_each_other(names: tuple[str, str], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(LETTER.read_bytes())
    run("--out", tmp_path / "out", *(tmp_path / name for name in names))
    assert len(list((tmp_path / "out").glob("*.json"))) == 2


def test_several_files_at_a_time_read_the_same(tmp_path: Path) -> None:
    run("--out", tmp_path / "one", EXAMPLES)
    run("--out", tmp_path / "two", "--jobs", "2", EXAMPLES)
    for path in (tmp_path / "one").glob("*.json"):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
