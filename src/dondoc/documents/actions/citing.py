"""Keeping citations joined to the documents they name. Part of other actions; it journals nothing itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dondoc.documents.facts import cut, date_of, folded_code_of
from dondoc.documents.models import Citation, Document


def write_citations(document: Document, found: Sequence[Mapping[str, Any]]) -> None:
    """Write what the document cites, each code and date once, joined to what stands in the register."""
    rows: dict[tuple[str, date | None], Citation] = {}
    for item in found:
        code, dated_on = cut("code", item.get("code")), date_of(item.get("date"))
        if code and (code, dated_on) not in rows:
            relation = str(item.get("relation") or "")[:30]
            rows[code, dated_on] = Citation(
                document=document, code=code, folded_code=folded_code_of(code), dated_on=dated_on, relation=relation
            )
    citations = [row for (code, dated_on), row in rows.items() if code != document.code or dated_on is not None]
    bearers = _sole_bearers([citation for citation in citations if citation.dated_on is not None])
    for citation in citations:
        cited_id = bearers.get((citation.folded_code, citation.dated_on))
        citation.cited_id = cited_id if cited_id != document.pk else None
    Citation.objects.bulk_create(citations, batch_size=500)


def settle_citations_of(folded_code: str, issued_on: date | None) -> None:
    """Join all citations of this code and date to the document that bears them, to none where several or no one does.

    To be called whenever a document begins or ceases to bear them.
    """
    if not folded_code or issued_on is None:
        return
    citations = Citation.objects.filter(folded_code=folded_code, dated_on=issued_on)
    bearers = list(_bearers().filter(folded_code=folded_code, issued_on=issued_on)[:2])
    if len(bearers) == 1:
        citations.exclude(document=bearers[0]).update(cited=bearers[0])
    else:
        citations.update(cited=None)


def _sole_bearers(citations: Sequence[Citation]) -> dict[tuple[str, date | None], int]:
    """Return the id of the document for each cited code and date that exactly one document bears."""
    codes = {citation.folded_code for citation in citations} - {""}
    dates = {citation.dated_on for citation in citations}
    found: dict[tuple[str, date | None], list[int]] = defaultdict(list)
    rows = _bearers().filter(folded_code__in=codes, issued_on__in=dates)
    for pk, folded_code, issued_on in rows.values_list("pk", "folded_code", "issued_on"):
        found[folded_code, issued_on].append(pk)
    return {pair: ids[0] for pair, ids in found.items() if len(ids) == 1}


def _bearers() -> Any:
    return Document.objects.filter(withdrawn_at__isnull=True).only("pk")
