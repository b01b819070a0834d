"""Finding documents by their words: by an index on PostgreSQL, by looking through the text elsewhere."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

from dondoc.kernel.folding import fold


def has_words(text: str) -> Q:
    """Return the condition that every word of `text` begins a word of the document; no condition without words."""
    words = fold(text).split()
    if words and connection.vendor == "postgresql":
        return Q(_InIndex(F("search_text"), Value(" & ".join(f"{word}:*" for word in words))))
    condition = Q()
    for word in words:
        condition &= Q(search_text__contains=f" {word}")
    return condition


class _InIndex(Func):
    """Asks the column that PostgreSQL keeps beside `search_text` and that is no field of the model."""

    output_field = BooleanField()

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        """Return the SQL, with whatever name the table has in this query."""
        text, words = self.get_source_expressions()
        column, _none = compiler.compile(text)
        query, params = compiler.compile(words)
        vector = column.replace("search_text", "search_vector")
        return f"({vector} @@ to_tsquery('simple', {query}))", list(params)
