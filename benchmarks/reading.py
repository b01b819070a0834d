"""How fast documents are opened and read: `python benchmarks/reading.py`, beside what others do with the same files.

Prints, with the machine's load: documents of 12 KB of text read in a second in process; how time grows with length and
on text made to be slow; opening a PDF, a Word file and a scanned page beside plain extraction; the nearest steps of
`underthesea` and `dateparser`; and how long `import vanban` takes. Medians of several runs.
"""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import vanban

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"
SIZE = 12 * 1024
SLOW = {
    "long dashes": "-" * 40,
    "nested numbers": "1.1.1.1.1.1.1.1.",
    "one endless line": "Sở Nội vụ, ",
    "items": "\n- Rà soát, báo cáo trước ngày 05/12/2025;",
}


def main() -> None:
    """Measure and print, part by part."""
    print(f"load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    texts = pieces()
    reading(texts)
    opening()
    growth(texts)
    peers(texts)
    importing()


def pieces() -> list[str]:
    """Return the texts of the corpus in pieces of 12 KB, cut between lines; shorter ones are left out."""
    found = []
    for path in sorted(CORPUS.glob("*.md")):
        piece = ""
        for line in path.read_text("utf-8").splitlines(keepends=True):
            piece += line
            if len(piece.encode()) >= SIZE:
                found.append(piece)
                piece = ""
    return found


def median(work: Callable[[], object], times: int = 5) -> float:
    """Return the median seconds of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def reading(texts: list[str]) -> None:
    """Print how many documents are read in a second."""
    seconds = median(lambda: [vanban.read_text(text) for text in texts], 25)
    print(f"reading: {len(texts) / seconds:,.0f} documents of 12 KB a second ({len(texts)} pieces of the corpus)")


def growth(texts: list[str]) -> None:
    """Print how time grows with length."""
    short, long = "".join(texts[:2]), "".join(texts[:2]) * 10
    ratio = median(lambda: vanban.read_text(long), 3) / median(lambda: vanban.read_text(short))
    print(f"ten times the text takes {ratio:.1f} times as long")
    for name, unit in SLOW.items():
        text = unit * (10 * 2**20 // len(unit.encode()))
        start = time.perf_counter()
        vanban.read_text(text)
        print(f"10 MB of {name}: {time.perf_counter() - start:.1f} s")


def opening() -> None:
    """Print what opening costs beside plain extraction by the library below."""
    import docx
    import pypdfium2

    def plain_pdf() -> None:
        document = pypdfium2.PdfDocument(CORPUS / "069-pdf.pdf")
        for page in document:
            page.get_textpage().get_text_range()
        document.close()

    def plain_docx() -> list[str]:
        document = docx.Document(str(CORPUS / "074-docx.docx"))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return cells + [paragraph.text for paragraph in document.paragraphs]

    print_ratio("opening a PDF / pypdfium2", opened((CORPUS / "069-pdf.pdf").read_bytes()), plain_pdf)
    print_ratio("opening a Word file / python-docx", opened((CORPUS / "074-docx.docx").read_bytes()), plain_docx)
    for name in ("064-scan.pdf", "082.pdf"):
        content = (CORPUS / name).read_bytes()
        for said, given in ((name, content), (f"{name}, its first page alone", first_page(content))):
            with tempfile.TemporaryDirectory() as folder:
                theirs = straightened(given, Path(folder))
                print_ratio(f"opening {said} / tesseract on the straightened pages", opened(given), theirs, times=3)


def first_page(content: bytes) -> bytes:
    """Return a PDF of the first page of a PDF."""
    import pypdfium2

    kept = io.BytesIO()
    with pypdfium2.PdfDocument(content) as whole, pypdfium2.PdfDocument.new() as part:
        part.import_pages(whole, [0])
        part.save(kept)
    return kept.getvalue()


def opened(content: bytes) -> Callable[[], object]:
    """Return what opens a file."""
    return lambda: list(vanban.open(content))


def straightened(content: bytes, folder: Path) -> Callable[[], object]:
    """Return what recognises, by tesseract alone, the pages as the reader hands them to it, from files in `folder`."""
    from vanban.sources import scan as module

    scan: Any = module
    seen: list[Any] = []
    recognise = scan.recognise

    def keep(image: Any) -> object:
        seen.append(image)
        return recognise(image)

    scan.recognise = keep
    opened(content)()
    scan.recognise = recognise
    pages = [folder / f"{number}.tif" for number in range(len(seen))]
    for image, page in zip(seen, pages, strict=True):
        image.save(page)
    options = ["stdout", "-l", "vie", "--psm", "3", "--dpi", "300", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return lambda: [
        subprocess.run(["tesseract", page, *options], capture_output=True, env=environment, check=True)
        for page in pages
    ]


def print_ratio(name: str, ours: Callable[[], object], theirs: Callable[[], object], times: int = 25) -> None:
    """Print both medians and their ratio, measured in turn: the machine's speed changes from minute to minute."""
    pairs = [(median(ours, 1), median(theirs, 1)) for _ in range(times)]
    own, other = (statistics.median(taken) for taken in zip(*pairs, strict=True))
    print(f"{name}: {own * 1000:,.1f} ms / {other * 1000:,.1f} ms = {own / other:.2f}")


def peers(texts: list[str]) -> None:
    """Print the nearest things others do with the same text: only a first step of reading."""
    import dateparser.search
    import underthesea

    few = texts[:3]
    own = median(lambda: [vanban.read_text(text) for text in few], 3)
    others: dict[str, Callable[[str], object]] = {
        "underthesea, sentences and words": lambda text: [
            underthesea.word_tokenize(sentence) for sentence in underthesea.sent_tokenize(text)
        ],
        "dateparser.search, dates alone": lambda text: dateparser.search.search_dates(text, languages=["vi"]),
    }
    for name, other in others.items():
        seconds = median(lambda other=other: [other(text) for text in few], 3)  # type: ignore[misc]
        print(f"{name}: {seconds / own:.1f} times as long as the whole reading")


def importing() -> None:
    """Print how long `import vanban` takes in a fresh process, less the start of Python."""
    with_it = median(lambda: subprocess.run([sys.executable, "-c", "import vanban"], check=True), 9)
    without = median(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 9)
    print(f"import vanban: {(with_it - without) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
