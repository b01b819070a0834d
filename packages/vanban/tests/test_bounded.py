"""Reading in a process of its own: the same readings, and no file takes the program with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

import vanban
from vanban import bounded
from vanban._transport import packed, unpacked

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
LETTER = CORPUS / "000.md"
TEXT = "Giao Sở Nội vụ báo cáo trước ngày 05/12/2025.".encode()


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.md")), ids=lambda path: path.name)
def test_a_reading_comes_back_from_json_as_it_was(path: Path) -> None:
    reading = vanban.read(path)
    assert unpacked(packed(reading)) == reading


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"[1,2,3]", b"null", b"\xff"])
def test_what_is_no_packed_reading_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever json or we say
        unpacked(content)


@pytest.mark.ocr
def test_whoever_listens_hears_how_many_pages_are_read(tmp_path: Path) -> None:
    pages = [Image.new("1", (300, 400), 1) for _ in range(3)]
    file = tmp_path / "blank.pdf"
    pages[0].save(file, save_all=True, append_images=pages[1:])
    heard: list[tuple[int, int]] = []
    with pytest.raises(vanban.EmptyFile):
        vanban.read(file, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]
    heard.clear()
    with bounded.Pool() as pool:
        with pytest.raises(vanban.EmptyFile):
            pool.read(file, progress=lambda done, total: heard.append((done, total)))
        assert heard[0] == (0, 3)  # the others follow within a third of a second, or are not told
        assert pool.read(LETTER) == vanban.read(LETTER)


def test_a_file_is_read_as_in_process_and_the_process_is_used_again() -> None:
    with bounded.Pool() as pool:
        assert pool.read(LETTER) == vanban.read(LETTER)
        first = pool._idle.queue[0]
        assert pool.read(TEXT, name="thư.txt") == vanban.read(TEXT, name="thư.txt")
        assert pool._idle.queue[0] is first


def test_refusals_are_those_of_reading_and_leave_the_process_ready() -> None:
    with bounded.Pool() as pool:
        with pytest.raises(vanban.EmptyFile):
            pool.read(b"")
        with pytest.raises(vanban.UnknownFormat) as refused:
            pool.read(b"MZ" + b"\x00" * 200)
        assert refused.value.given == "a Windows program"
        with pytest.raises(FileNotFoundError):
            pool.read("no/such/file.docx")
        assert pool.read(TEXT).tasks


def test_a_file_that_takes_too_long_costs_a_process_and_a_refusal() -> None:
    with bounded.Pool(limits=bounded.Limits(seconds=0.01)) as pool:
        with pytest.raises(vanban.TookTooLong, match=r"0\.01 seconds"):
            pool.read(CORPUS / "082.pdf")
        assert pool._idle.empty()


def test_a_reading_larger_than_allowed_is_refused() -> None:
    with bounded.Pool(limits=bounded.Limits(output=1_000)) as pool, pytest.raises(vanban.TooLarge):
        pool.read(LETTER)


def test_a_file_that_wants_more_memory_than_allowed_is_refused() -> None:
    large = ("Giao Sở Nội vụ báo cáo kết quả thực hiện trước ngày 05/12/2025. " * 40 + "\n").encode() * 3_000
    with bounded.Pool(limits=bounded.Limits(memory=120 * 2**20)) as pool:
        with pytest.raises(vanban.ReadingError):
            pool.read(large)
        assert pool.read(TEXT).tasks


@pytest.mark.parametrize(
    ("number", "refusal"), [(signal.SIGKILL, vanban.TookTooLong), (signal.SIGSEGV, vanban.DamagedFile)]
)
def test_a_process_that_dies_at_work_is_replaced(number: signal.Signals, refusal: type[vanban.ReadingError]) -> None:
    with bounded.Pool() as pool:
        pool.read(TEXT)
        running = pool._idle.queue[0]._running
        os.kill(running.pid, signal.SIGSTOP)
        threading.Timer(0.3, lambda: (os.kill(running.pid, number), os.kill(running.pid, signal.SIGCONT))).start()
        with pytest.raises(refusal):
            pool.read(TEXT)
        assert pool.read(TEXT).tasks


def test_many_threads_share_few_processes() -> None:
    with bounded.Pool(2) as pool:
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(len(pool.read(LETTER).tasks))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [10] * 8
        assert pool._idle.qsize() <= 2


def test_nothing_is_left_when_the_pool_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with bounded.Pool() as pool:
        pool.read(TEXT)
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_a_worker_ends_when_the_program_that_asked_is_killed(tmp_path: Path) -> None:
    program = (
        "from vanban import bounded; import time; pool = bounded.Pool(); pool.read(b'Giao So bao cao.');"
        "print(pool._idle.queue[0]._running.pid, flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) as asking:
        assert asking.stdout is not None
        worker = int(asking.stdout.readline())
        asking.kill()
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the worker outlived the program")


def test_a_child_after_a_fork_starts_processes_of_its_own_and_leaves_those_of_its_parent() -> None:
    program = (
        "import os; from vanban import bounded; pool = bounded.Pool(); pool.read(b'Giao So bao cao.')\n"
        "first = pool._idle.queue[0]._running.pid; child = os.fork()\n"
        "if child == 0:\n    pool.read(b'x'); other = pool._idle.queue[0]; mine = other._running.pid != first\n"
        "    other.end(); os._exit(0 if mine else 1)\n"
        "assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0\n"
        "pool.read(b'x'); assert pool._idle.queue[0]._running.pid == first; pool.close()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
