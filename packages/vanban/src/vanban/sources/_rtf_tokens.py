"""The words of an RTF file: braces, control words and symbols, bytes and plain text, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    r"(?P<open>\{)|(?P<close>\})"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<text>[^\\{}\r\n\x00]+)"
    r"|[\\\r\n\x00]",
    re.DOTALL,
)
Kind = Literal["open", "close", "byte", "word", "sign", "text"]


class Token(NamedTuple):
    """One token. `number` belongs to a control word, `None` where it has none; `text` is what stood there."""

    kind: Kind
    text: str = ""
    number: int | None = None


def tokens(content: str) -> Iterator[Token]:
    """Yield the tokens of a file whose bytes were decoded one to one (latin-1); data behind `\\bin` is passed over."""
    at = 0
    while (found := _TOKEN.match(content, at)) is not None:
        at = found.end()
        kind = found.lastgroup
        if kind in ("word", "number"):
            number = found["number"]
            if found["word"] == "bin":
                at += max(0, int(number or 0))
                continue
            yield Token("word", found["word"], int(number) if number else None)
        elif kind == "open":
            yield Token("open")
        elif kind == "close":
            yield Token("close")
        elif kind == "byte":
            yield Token("byte", chr(int(found["byte"], 16)))
        elif kind == "sign":
            yield Token("sign", found["sign"])
        elif kind == "text":
            yield Token("text", found["text"])
