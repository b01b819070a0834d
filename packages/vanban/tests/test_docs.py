"""The examples in the documentation run, and the library's name list holds what it promises."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import vanban

ROOT = Path(__file__).parents[3]


def test_the_examples_of_the_reference_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "reference" / "vanban.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert (failed, tried > 10) == (0, True)


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(vanban).failed == 0


def test_every_exported_name_is_there() -> None:
    assert sorted(vanban.__all__) == list(vanban.__all__)
    for name in vanban.__all__:
        assert getattr(vanban, name).__doc__, name


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, vanban; print(*sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    heavy = {"lxml", "pypdfium2", "PIL", "numpy", "click", "rich", "django"}
    assert not heavy & set(printed.split())
