"""Names of files as people see them."""

from __future__ import annotations

import re
import unicodedata

_FOLDERS = re.compile(r"^.*[/\\]", re.DOTALL)


def plain_name(name: str) -> str:
    """Return the name without folders and signs that cannot be seen, composed (NFC), at most 255 characters.

    The ending is kept when a long name is cut. A name of which nothing is left becomes "document".
    """
    bare = _FOLDERS.sub("", unicodedata.normalize("NFC", name))
    seen = "".join(sign for sign in bare if unicodedata.category(sign)[0] not in {"C", "Z"} or sign == " ")
    stem, dot, ending = seen.strip().rpartition(".")
    if dot and stem and len(ending) <= 10:
        return f"{stem[: 254 - len(ending)]}.{ending}"
    return seen.strip()[:255] or "document"
