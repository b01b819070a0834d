"""Functions of pdfium that are asked thousands of times a page, called at the least that a call can cost."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def plainly(function: Any, gives: Any = ctypes.c_int, *takes: Any) -> Callable[..., Any]:
    """Return a function of pdfium that is called as it is.

    The binding turns whatever it is given into the types declared, and lets other threads run during each call: both
    take longer than the short answers. What is given must be numbers that fit C's int, what `ctypes.byref` and
    `handle` give, or of the types that it `takes`.
    """
    return ctypes.PYFUNCTYPE(gives, *takes)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def handle(pointer: Any) -> Any:
    """Return a pointer of the binding as what plain functions take without turning it."""
    return ctypes.byref(pointer.contents)
