"""The receipt of an incoming document: its day and its number in the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from dondoc.documents import queries
from dondoc.documents.errors import ReceiptNotPossible, ReceiptNumberTaken
from dondoc.documents.locks import hold
from dondoc.documents.models import Direction
from dondoc.kernel import clock

LAST_NUMBER = 9_999_999


@dataclass(frozen=True, slots=True)
class Receipt:
    """Day and number under which a document came in."""

    on: date
    number: int


def receipt_for(
    direction: Direction, on: date | None, number: int | None, *, at: datetime, document_id: int | None = None
) -> Receipt | None:
    """Return the receipt, `None` for an issued document; what is not given is today and the year's next number.

    Nobody else can take the number until the transaction ends. `document_id` is who may have it already. Raises
    `ReceiptNotPossible` and `ReceiptNumberTaken`.
    """
    if direction == Direction.ISSUED:
        if on is not None or number is not None:
            raise ReceiptNotPossible(
                _(
                    "An issued document has no receipt number and no date of receipt. "
                    "Leave both empty, or register it as incoming."
                )
            )
        return None
    today = clock.local_date(at)
    on = on or today
    _require_possible(on, number, today)
    hold(f"receipts of {on.year}")
    if number is None:
        return Receipt(on, queries.next_receipt_number(on.year))
    _require_free(on.year, number, document_id)
    return Receipt(on, number)


def _require_possible(on: date, number: int | None, today: date) -> None:
    if on > today:
        raise ReceiptNotPossible(
            _("The date of receipt %(given)s has not come yet. Give today, %(today)s, or an earlier day.")
            % {"given": f"{on:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"}
        )
    if number is not None and not 1 <= number <= LAST_NUMBER:
        raise ReceiptNotPossible(
            _(
                "The receipt number %(given)s is not possible. "
                "Give a number from 1 to %(last)s, or none for the next one."
            )
            % {"given": number, "last": LAST_NUMBER}
        )


def _require_free(year: int, number: int, document_id: int | None) -> None:
    holder = queries.holder_of_receipt(year, number)
    if holder is not None and holder != document_id:
        raise ReceiptNumberTaken(
            _("Receipt number %(number)s of %(year)s belongs to another document. The next free one is %(next)s.")
            % {"number": number, "year": str(year), "next": queries.next_receipt_number(year)}
        )
