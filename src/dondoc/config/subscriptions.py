"""Who listens to what: one line a listener, read from top to bottom in the order they are called."""

from __future__ import annotations


def subscribe_all() -> None:
    """Connect the rooms. Called once, when the application is ready."""
