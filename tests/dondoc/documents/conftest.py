"""The corpus at hand, and a reader that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cast import Cast
from dondoc.documents.actions import checking
from dondoc.kernel.errors import Refusal
from dondoc.organization.actors import Actor, Power

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], bytes]:
    """Return the bytes of a corpus document by the name of its file."""
    return lambda name: (CORPUS / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Said:
    """A reading made up for a test."""

    text: str = "Kính gửi: Giám đốc Sở."
    document: dict[str, Any] = field(default_factory=dict)
    citations: list[dict[str, Any]] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {"document": self.document, "citations": self.citations, "tasks": self.tasks, "text": self.text}


@dataclass
class Reader:
    """Stands where files are read. `says` is the next reading, or the refusal that the next file meets.

    `breaks` is what happens instead; `seconds` is how long the last file might have taken.
    """

    says: Said | Refusal = field(default_factory=Said)
    breaks: Exception | None = None
    seconds: float | None = None

    def say(self, **parts: Any) -> None:
        """Have the next files say this; what is left out is as in any short letter."""
        self.says = Said(**parts)

    def __call__(self, content: bytes, name: str, *, seconds: float | None = None, progress: Any = None) -> Said:
        self.seconds = seconds
        if self.breaks is not None:
            raise self.breaks
        if isinstance(self.says, Refusal):
            raise self.says
        if progress is not None:
            progress(1, 1)
        return self.says


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Put a made-up reader in the place of `vanban`."""
    standing = Reader()
    monkeypatch.setattr(checking, "read_file", standing)
    return standing


@pytest.fixture
def clerk() -> Actor:
    """Somebody of the Office who takes documents in, puts them right and sees all of them."""
    everywhere = Power(everywhere=True)
    powers = {"document.view": everywhere, "document.intake": everywhere, "document.review": everywhere}
    return Actor(person_id=None, name="Trần Thị Thử", unit_id=None, unit_name="Văn phòng Thử nghiệm", powers=powers)


@pytest.fixture
def stranger() -> Actor:
    """Somebody without any permission."""
    return Actor(person_id=None, name="Người Lạ Thử", unit_id=None, unit_name="")


@pytest.fixture
def officer(cast: Cast, at: datetime) -> Actor:
    """The tracking officer of the cast."""
    return cast.as_actor(cast.tracking_officer, on=at.date())


@pytest.fixture
def head(cast: Cast, at: datetime) -> Actor:
    """The head of the department of the cast."""
    return cast.as_actor(cast.unit_head, on=at.date())


@pytest.fixture
def official(cast: Cast, at: datetime) -> Actor:
    """An official of that department."""
    return cast.as_actor(cast.official, on=at.date())
