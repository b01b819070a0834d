"""Who may order the ladder and who may urge."""

from __future__ import annotations

LADDER = "ladder.manage"
URGE = "assignment.urge"
