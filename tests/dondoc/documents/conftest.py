"""The corpus at hand, and readers that need not read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], bytes]:
    """Return the bytes of a corpus document by the name of its file."""
    return lambda name: (CORPUS / name).read_bytes()
