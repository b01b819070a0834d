"""What is frozen: facts that never change again, and the mark by which anybody sees that they did not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def digest(facts: Mapping[str, Any]) -> str:
    """Return the SHA-256 of facts in their canonical form: keys in order, no blanks, UTF-8."""
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
