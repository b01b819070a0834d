"""Files made from those of the corpus by damage: what the reader may meet, and nobody has written."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[3] / "corpus"
_SLOW = {".doc", ".png"}  # converters and recognition are tried apart
_SCANS = {"064-scan.pdf", "082.pdf", "089.pdf"}
_TOKENS = (
    *(b"<!ENTITY a 'b'>", b"\x00", b"\xff\xfe", b"{\\rtf1", b"\\bin99999 ", b"%PDF-1.7", b"PK\x03\x04", b"</w:p>"),
    *(b"<w:tbl>", "Điều 1. ".encode(), b"\n- ", b"1.1.1.1.", b"(" * 40, b"{" * 400, b"<div>" * 200, b"\t" * 50),
    *("Sở ".encode() * 30, b"\r", b"9" * 20, b"/FlateDecode", b"endobj", b"=?utf-8?b?", b"Content-Type: text/html\n"),
)


def seeds(*, slow: bool = False) -> dict[str, bytes]:
    """Return the files to damage, by name: those opened in process, or (`slow`) those that need another program."""
    files = [path for folder in ("documents", "legacy") for path in sorted((CORPUS / folder).iterdir())]
    return {
        path.name: path.read_bytes()
        for path in files
        if (path.suffix in _SLOW or path.name in _SCANS) == slow and not (path.suffix == ".txt" and slow)
    }


def mutations(files: dict[str, bytes], seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield damaged files without end, each with the name of the one it was made from; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    names = sorted(files)
    while True:
        name = chance.choice(names)
        content = files[name]
        if content.startswith(b"PK") and chance.random() < 0.8:
            content = _repacked(content, chance)
        else:
            content = _damaged(content, chance, files[chance.choice(names)])
        yield name, content


def _damaged(content: bytes, chance: random.Random, other: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        size = len(content)
        start = chance.randrange(size + 1)
        end = min(size, start + chance.choice((0, 1, 2, 10, 200, 5_000)))
        match chance.randrange(6):
            case 0:
                content = content[:start] + bytes(chance.randrange(256) for _ in range(end - start)) + content[end:]
            case 1:
                content = content[:start] + content[end:]
            case 2:
                content = content[:end] + content[start:end] * chance.choice((1, 3, 20)) + content[end:]
            case 3:
                content = content[:start] + chance.choice(_TOKENS) + content[end:]
            case 4:
                content = content[:start]
            case 5:
                at = chance.randrange(len(other) + 1)
                content = content[:start] + other[at : at + 2_000] + content[end:]
    return content


def _repacked(content: bytes, chance: random.Random) -> bytes:
    """Damage a member of a packed file, so that the damage lies behind its checksums."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        names = packed.namelist()
        chosen = chance.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            member = packed.read(name)
            told = _damaged(member, chance, content) if name == chosen else member
            # A bare name would be dated with the moment of packing, and the same seed would not make the same file.
            made.writestr(zipfile.ZipInfo(name), told, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
