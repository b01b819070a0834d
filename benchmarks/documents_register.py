"""How fast the register answers at size: `DATABASE_URL=... python benchmarks/documents_register.py 100000`.

Fills an empty database of its own with documents of one to four pages, then times what pages ask for, five times each,
and prints the median in milliseconds. It says so and stops when the database holds documents already, unless told how
many with the same number as before.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from dondoc.documents.models import Document

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"
UNITS = 120


def main() -> None:
    """Fill the database if it is empty, then measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    django.setup()
    from django.core.management import call_command

    from dondoc.documents.models import Document

    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    call_command("migrate", verbosity=0)
    standing = Document.objects.count()
    if standing == 0:
        fill(wanted)
    elif standing < wanted:
        sys.exit(f"The database holds {standing} documents. Give it a database of its own.")
    measure()


def fill(wanted: int) -> None:
    """Write the documents, and let each tenth be read by some of the units."""
    from django.db import connection

    from dondoc.documents.models import Citation, Document, DocumentReader

    units = make_units()
    for first in range(0, wanted, 2_000):
        numbers = range(first, min(first + 2_000, wanted))
        documents = Document.objects.bulk_create(made(numbers), batch_size=500)
        Citation.objects.bulk_create(
            [
                Citation(document=one, code="968/CĐ-TTg", folded_code="968 cd ttg", dated_on=date(2023, 10, 16))
                for one in documents[::20]
            ]
        )
        DocumentReader.objects.bulk_create(
            [
                DocumentReader(document=one, unit_id=unit)
                for one in documents[::10]
                for unit in random.sample(units, 30)
            ],
            batch_size=2_000,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_units() -> list[int]:
    """Write the units that read, and return their ids."""
    from dondoc.organization.models import Unit

    made_units = [
        Unit(
            code=f"B{number}",
            name=f"Đơn vị {number}",
            short_name=f"Đơn vị {number}",
            kind="department",
            head_title="Giám đốc",
            path=f"{number}/",
            folded_name=f"don vi {number}",
            folded_short_name=f"don vi {number}",
            valid_from=date(2020, 1, 1),
        )
        for number in range(UNITS)
    ]
    return [unit.pk for unit in Unit.objects.bulk_create(made_units)]


def made(numbers: range) -> Iterator[Document]:
    """Yield unsaved documents with sentences of the corpus in an order of their own."""
    from dondoc.documents.facts import folded_code_of, search_text_of
    from dondoc.documents.models import Direction, Document

    sentences = _sentences()
    draw = random.Random(numbers.start)  # noqa: S311
    for number in numbers:
        day = date(2016, 1, 1) + timedelta(days=number % 3650)
        is_incoming = number % 3 > 0
        document = Document(
            direction=Direction.INCOMING if is_incoming else Direction.ISSUED,
            issuer="Ủy ban nhân dân thành phố",
            type="cong-van",
            code=f"{number}/UBND-NC",
            folded_code=folded_code_of(f"{number}/UBND-NC"),
            issued_on=day,
            subject=draw.choice(sentences)[:200],
            receipt_number=number + 1 if is_incoming else None,
            receipt_year=day.year if is_incoming else None,
            received_on=day if is_incoming else None,
            registered_on=day,
            registered_at=datetime(day.year, day.month, day.day, 2, tzinfo=UTC),
            registered_by_name="Đôn Đốc",
            text="\n".join(draw.choices(sentences, k=draw.choice((3, 5, 8, 30)))),
        )
        document.search_text = search_text_of(document)
        yield document


def _sentences() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.md"))]
    return [line.strip() for text in texts for line in text.replace("\n\n", "\f").split("\f") if len(line) > 60]


def measure() -> None:
    """Print the median time of each question."""
    from django.db.models import QuerySet

    from dondoc.documents import queries
    from dondoc.documents.models import Document
    from dondoc.kernel.paging import page_after
    from dondoc.organization.actors import Actor, Power
    from dondoc.organization.models import Unit

    order = queries.REGISTER_ORDER
    office = Actor.system()
    unit = Unit.objects.values_list("pk", flat=True).first() or 0
    head = Actor(None, "", None, "", powers={"document.view": Power(unit_ids=frozenset({unit}))})
    half = Document.objects.count() // 2
    two = Document.objects.filter(pk__in=[row.pk for row in Document.objects.order_by(*order)[half : half + 2]])
    keys = {"first": None, "middle": page_after(two, order, after=None, size=1).next_key}

    def page(rows: QuerySet[Document], after: str | None = None) -> object:
        return page_after(rows, order, after=after)

    def asked(label: str, ask: Callable[[], object]) -> None:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            ask()
            times.append((time.perf_counter() - start) * 1000)
        print(f"{statistics.median(times):9.1f} ms  {label}")

    for name, key in keys.items():
        asked(f"Office, {name} page", partial(page, queries.register(office), key))
        asked(f"unit, {name} page", partial(page, queries.register(head), key))
    asked("Office, incoming of 2020", partial(page, queries.register(office, direction="incoming", year=2020)))
    for words in ("nhiệm vụ", "dòng sông", "4363/UBND-NC", "khong tim thay"):
        asked(f"Office, words {words!r}", partial(page, queries.register(office, text=words)))
        asked(f"unit, words {words!r}", partial(page, queries.register(head, text=words)))
    asked("next receipt number", lambda: queries.next_receipt_number(2025))


if __name__ == "__main__":
    main()
