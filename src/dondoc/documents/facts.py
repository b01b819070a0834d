"""From a reading's JSON to the header fields of a document: cleaned, cut to size, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dondoc.documents.models import Document, Urgency
from dondoc.kernel.folding import fold

SEARCHED = 300_000
"""How many characters of a document can be searched: what PostgreSQL's index surely holds."""

_NAMES = {
    "issuer": "issuer",
    "parent_body": "parent",
    "type": "type",
    "code": "code",
    "place": "place",
    "subject": "subject",
}
_SIGNER = {"signer_capacity": "capacity", "signer_title": "title", "signer_name": "name"}


def facts_of(header: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of `Document`'s header fields that the reading's part "document" prints."""
    signer = header.get("signer") or {}
    facts: dict[str, Any] = {field: cut(field, header.get(key)) for field, key in _NAMES.items()}
    facts |= {field: cut(field, signer.get(key)) for field, key in _SIGNER.items()}
    urgency = header.get("urgency")
    facts["urgency"] = urgency if urgency in Urgency.values else ""
    facts["issued_on"] = date_of(header.get("date"))
    facts["addressees"] = list(header.get("addressees") or [])
    facts["recipients"] = list(header.get("recipients") or [])
    facts["folded_code"] = folded_code_of(facts["code"])
    return facts


def cut(field: str, value: str | None) -> str:
    """Return `value` on one line of printable signs, no longer than the field of `Document` holds; blank for None."""
    line = one_line(value or "")
    length: int | None = Document._meta.get_field(field).max_length  # type: ignore[union-attr]
    return line[:length] if length else line


def one_line(value: str) -> str:
    """Return `value` with a single blank for every run of blanks, line ends and signs that cannot be printed."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())


def date_of(value: str | None) -> date | None:
    """Return the ISO date, `None` where there is none or it is no day of the calendar."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def folded_code_of(code: str) -> str:
    """Return what the code is matched by, so that CD-TTg finds CĐ-TTg; blank for a draft's code without a number."""
    return fold(code)[:100] if code[:1].isdigit() else ""


def search_text_of(document: Document) -> str:
    """Return all that the document is found by, folded, each word after a blank."""
    signers = [document.signer_name, *(signer["name"] for signer in document.further_signers)]
    head = " ".join([document.code, document.subject, document.issuer, document.parent_body, *signers])
    return f" {fold(f'{head} {document.text}'[:SEARCHED])[:SEARCHED]}"


def cleaned(value: Any) -> Any:
    """Return the JSON value without what no database text holds: the sign NUL and halves of split characters."""
    if isinstance(value, str):
        return value.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {key: cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    return value
