"""Letting units read a document."""

from __future__ import annotations

from collections.abc import Collection

from dondoc.documents.models import DocumentReader


def open_to_units(*, document_id: int, unit_ids: Collection[int]) -> None:
    """Let the units read the document, as they have work in it; those that may already are left as they are.

    One statement for every 500 units. Who gave them the work is journalled with the work, not here.
    """
    DocumentReader.objects.bulk_create(
        [DocumentReader(document_id=document_id, unit_id=unit_id) for unit_id in sorted(unit_ids)],
        batch_size=500,
        ignore_conflicts=True,
    )
