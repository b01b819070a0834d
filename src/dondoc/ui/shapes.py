"""The small drawings beside words. Each stands on a square of 12 and takes the colour of its text.

No shape is another one's turned or filled twin, so that they survive print, small sizes and colour blindness.
"""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_LINE = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"'

SHAPES = {
    "dot": '<circle cx="6" cy="6" r="4"/>',
    "ring": f'<circle cx="6" cy="6" r="3.6" {_LINE}/>',
    "half": f'<circle cx="6" cy="6" r="4" {_LINE}/><path d="M6 2a4 4 0 0 1 0 8z"/>',
    "clock": f'<circle cx="6" cy="6" r="4.6" {_LINE}/><path d="M6 3.6V6l1.7 1.3" {_LINE}/>',
    "warning": '<path d="M6 1.2 11.4 10.8H.6z"/>',
    "tick": f'<path d="m1.8 6.4 2.8 2.9 5.6-6.4" {_LINE}/>',
    "late-tick": f'<path d="m1.8 5 2.5 2.5 5.4-6M2 10.8h1.6m2.2 0h1.6m2.2 0h.8" {_LINE}/>',
    "back": f'<path d="M5 2 1.8 5 5 8M2 5h5.2a2.6 2.6 0 0 1 0 5.2H5.5" {_LINE}/>',
    "onward": f'<path d="M1.5 6h8M6.5 2.8 9.8 6 6.5 9.2" {_LINE}/>',
    "bars": '<path d="M2.6 2h2.3v8H2.6zM7.1 2h2.3v8H7.1z"/>',
    "cross": f'<path d="m2.6 2.6 6.8 6.8m0-6.8L2.6 9.4" {_LINE}/>',
    "line": f'<path d="M1.6 6h2m2.4 0h.1m2.3 0h2" {_LINE}/>',
    "round": f'<path d="M10 6a4 4 0 1 1-1.4-3M8.8.8v2.4H6.4" {_LINE}/>',
    "info": f'<path d="M6 5.4v4M6 2.4v.1" {_LINE}/>',
}


_DRAWN = {
    name: format_html(
        '<svg class="shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">{}</svg>',
        mark_safe(shape),  # noqa: S308  our own drawing  # nosec
    )
    for name, shape in SHAPES.items()
}


def drawn(shape: str) -> SafeString:
    """Return the drawing as an image that readers of the screen pass over: the word beside it says the same."""
    return _DRAWN[shape]
