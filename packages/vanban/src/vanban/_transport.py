"""Readings as JSON between processes: every field, and back again. Never pickle: a broken reader must not run code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from vanban._model import Reading


def packed(reading: Reading) -> bytes:
    """Return the reading as JSON: a list of its fields' values, in order, and so for all it holds."""
    return json.dumps(_plain(reading), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(content: bytes) -> Reading:
    """Return the reading that was packed. Raises `ValueError` for anything else."""
    try:
        found = _built(Reading, json.loads(content.decode("utf-8", "surrogatepass")))
    except (TypeError, AttributeError, LookupError) as odd:
        raise ValueError("this is no packed reading") from odd
    if not isinstance(found, Reading):
        raise ValueError("this is no packed reading")
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))


def _built(kind: Any, value: Any) -> Any:
    """Return the value as `kind` has it."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if value is None else _built(next(one for one in get_args(kind) if one is not type(None)), value)
    if origin is Literal:
        return value
    if origin is tuple:
        return tuple(_built(get_args(kind)[0], one) for one in value)
    if origin is dict:
        return {key: _built(get_args(kind)[1], one) for key, one in value.items()}
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(*(_built(hint, one) for hint, one in zip(hints, value, strict=True)))  # type: ignore[operator]
    return float(value) if kind is float else value
