"""Locks on things that have no row yet: a file's hash, a year's receipt numbers."""

from __future__ import annotations

import hashlib

from django.db import connection


def hold(name: str) -> None:
    """Wait until no other transaction holds `name`, and hold it until this transaction ends.

    On SQLite a writing transaction is alone anyway. Raises `RuntimeError` outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{name} can only be held within a transaction")
    if connection.vendor == "postgresql":
        key = int.from_bytes(hashlib.sha256(f"dondoc.documents {name}".encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
