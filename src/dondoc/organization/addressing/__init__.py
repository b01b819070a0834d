"""Whom a document addresses: from the words of a phrase to groups and units of a day."""

from __future__ import annotations

from dondoc.organization.addressing.outcomes import Lapse, Outcome, Resolution, Target
from dondoc.organization.addressing.resolving import resolve

__all__ = ["Lapse", "Outcome", "Resolution", "Target", "resolve"]
