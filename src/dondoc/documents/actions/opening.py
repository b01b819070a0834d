"""Letting units read a document."""

from __future__ import annotations

from collections.abc import Collection

from dondoc.documents.models import DocumentReader


def open_to_units(*, document_ids: Collection[int], unit_ids: Collection[int]) -> None:
    """Let each of the units read each of the documents, as they have work in them; those that may already are left as
    they are.

    One statement for every 500 pairs. Who gave them the work is journalled with the work, not here.
    """
    DocumentReader.objects.bulk_create(
        [
            DocumentReader(document_id=document_id, unit_id=unit_id)
            for document_id in sorted(document_ids)
            for unit_id in sorted(unit_ids)
        ],
        batch_size=500,
        ignore_conflicts=True,
    )
