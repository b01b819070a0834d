"""Letting units read a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dondoc.documents.models import DocumentReader


def open_to_units(units: Mapping[int, Collection[int]]) -> None:
    """Let units read documents in which they have work, by the document's id; those that may already are left as they
    are.

    One statement for every 500 pairs. Who gave them the work is journalled with the work, not here.
    """
    DocumentReader.objects.bulk_create(
        [
            DocumentReader(document_id=document_id, unit_id=unit_id)
            for document_id in sorted(units)
            for unit_id in sorted(units[document_id])
        ],
        batch_size=500,
        ignore_conflicts=True,
    )
