"""What a container holds: files in order, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban._source import Source


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a container, by its name there."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Container:
    """The files within, in order; `cover` is the text around them, `None` where there is none.

    `properties` are facts the container states of its document (`code`, `date` as ISO, `subject`, `issuer`, `place`).
    """

    parts: tuple[Part, ...]
    cover: Source | None = None
    warnings: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
