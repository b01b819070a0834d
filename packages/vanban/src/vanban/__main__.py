"""The command `vanban`: read documents from files and folders, as a summary for people or JSON for programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID
    from rich.table import Table

    from vanban.bounded import Pool

Outcome = tuple[dict[str, Any] | None, str | None]
READABLE = frozenset(
    ".docx .doc .odt .rtf .pdf .html .htm .md .txt .eml .edxml .xml .png .jpg .jpeg .tif .tiff".split()  # noqa: SIM905
)

COLUMNS = (("", 2), ("Task", 8), ("Lead", 6), ("Support", 5), ("Due", 4))
"""What the table of tasks tells, and how wide each column is beside the others."""


@click.group()
def main() -> None:
    """Read Vietnamese official documents."""


@main.command("read")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the reading as JSON (a list for several files).")
@click.option("--ndjson", is_flag=True, help="Print one reading a line, each as soon as it is ready.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write one NAME.json a file into DIR.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="How many files at a time.")
@click.option("--again", is_flag=True, help="Read also files whose NAME.json is there already and newer.")
def read_command(
    paths: tuple[Path, ...], *, as_json: bool, ndjson: bool, out: Path | None, jobs: int, again: bool
) -> None:
    """Read each file of PATHS, walking through folders; one bad file never stops the rest.

    The exit status is 1 when a file could not be read.
    """
    files = list(_files(paths))
    if out:
        sys.exit(1 if _write_all(files, out, jobs=jobs, again=again) else 0)
    failures = 0
    readings = []
    for path, (reading, error) in _outcomes(files, jobs):
        if reading is None:
            failures += 1
            click.echo(f"{path}: {error}", err=True)
        elif ndjson:
            click.echo(json.dumps({"file": str(path), **reading}, ensure_ascii=False))
        elif as_json:
            readings.append(reading)
        else:
            _show(path, reading)
    if as_json and not ndjson and (readings or len(files) > 1):
        click.echo(json.dumps(readings[0] if len(files) == 1 else readings, ensure_ascii=False, indent=1))
    sys.exit(1 if failures else 0)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                inner for inner in path.rglob("*") if inner.is_file() and inner.suffix.lower() in READABLE
            )
        else:
            yield path


def _outcomes(files: list[Path], jobs: int) -> Iterator[tuple[Path, Outcome]]:
    """Yield each file with its outcome, read in a bounded process: in order with one job, else as they are ready."""
    from vanban.bounded import Pool

    with Pool(jobs) as pool:
        if jobs == 1 or len(files) < 2:
            for path in files:
                yield path, _read(pool, path)
            return
        with ThreadPoolExecutor(jobs) as threads:
            waiting: dict[Future[Outcome], Path] = {threads.submit(_read, pool, path): path for path in files}
            for done in as_completed(waiting):
                yield waiting[done], done.result()


def _read(pool: Pool, path: Path) -> Outcome:
    """Return the reading as JSON, or why the file could not be read."""
    import vanban

    try:
        return pool.read(path).to_json(), None
    except (vanban.ReadingError, OSError) as refused:
        return None, str(refused)


def _write_all(files: list[Path], out: Path, *, jobs: int, again: bool) -> int:
    """Write one JSON a file, with a progress bar and a summary; return how many could not be read."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    out.mkdir(parents=True, exist_ok=True)
    targets = _targets(files, out)
    due = [path for path in files if again or not _is_done(path, targets[path])]
    console = Console(stderr=True)
    failed: list[tuple[Path, str | None]] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        _write_due(due, targets, jobs, bar, bar.add_task("Reading", total=len(due)), failed)
    for path, error in failed:
        console.print(f"{path}: {error}", markup=False, highlight=False, soft_wrap=True)
    console.print(
        f"{len(due) - len(failed)} read, {len(files) - len(due)} were read before, {len(failed)} could not be read.",
        highlight=False,
    )
    return len(failed)


def _write_due(
    due: list[Path],
    targets: dict[Path, Path],
    jobs: int,
    bar: Progress,
    step: TaskID,
    failed: list[tuple[Path, str | None]],
) -> None:
    for path, (reading, error) in _outcomes(due, jobs):
        if reading is None:
            failed.append((path, error))
        else:
            part = targets[path].with_suffix(".part")
            part.write_text(json.dumps(reading, ensure_ascii=False), "utf-8")
            part.replace(targets[path])
        bar.advance(step)


def _targets(files: list[Path], out: Path) -> dict[Path, Path]:
    """Name the JSON of each file: NAME.json; NAME.EXT.json where two share a name, then with the folder before it."""
    targets: dict[Path, Path] = {}
    stems, names = Counter(path.stem for path in files), Counter(path.name for path in files)
    for path in files:
        folder = str(path.parent).strip("/").replace("/", "_") + "_" if names[path.name] > 1 else ""
        targets[path] = out / f"{folder}{path.stem if stems[path.stem] == 1 else path.name}.json"
    return targets


def _is_done(path: Path, target: Path) -> bool:
    return target.exists() and target.stat().st_mtime >= path.stat().st_mtime


def _show(path: Path, reading: dict[str, Any]) -> None:
    """Print a summary for people: the document, its citations, and a line a task."""
    from rich.console import Console

    console = Console()
    document = reading["document"]
    console.print(f"[bold]{document['code'] or path.name}[/bold]  {document['issuer'] or ''}  {document['date'] or ''}")
    console.print(f"{document['type'] or ''}: {document['subject'] or ''}", markup=False)
    signer = document["signer"]
    console.print(" ".join(filter(None, (signer["capacity"], signer["title"], signer["name"]))), markup=False)
    if reading["secrecy"]:
        console.print(f"[red]Secrecy mark: {reading['secrecy']}[/red]")
    if reading["citations"]:
        console.print("Cites " + ", ".join(citation["code"] for citation in reading["citations"]), markup=False)
    console.print(_table(reading["tasks"]) if reading["tasks"] else "No tasks found.")
    for warning in reading["warnings"]:
        console.print(f"! {warning}", markup=False)


def _table(tasks: list[dict[str, Any]]) -> Table:
    """Return the tasks a row each, without the columns that none of them fills."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows = [
        (task["provision"], task["title"], *("; ".join(told) for told in (task["lead"], task["support"], _dues(task))))
        for task in tasks
    ]
    filled = [any(cells) for cells in zip(*rows, strict=True)]
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 1, 0), expand=True)
    for (heading, ratio), is_filled in zip(COLUMNS, filled, strict=True):
        if is_filled:
            table.add_column(heading, ratio=ratio)
    for row in rows:
        table.add_row(*(Text(cell) for cell, is_filled in zip(row, filled, strict=True) if is_filled))
    return table


def _dues(task: dict[str, Any]) -> list[str]:
    return [due["text"] for due in task["dues"]]


if __name__ == "__main__":
    main()
