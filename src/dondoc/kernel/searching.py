"""Finding rows by their words: a folded column of each, by an index on PostgreSQL, by looking through it elsewhere."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import connection, models
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

from dondoc.kernel.folding import fold


class FoldedField(models.TextField):  # type: ignore[type-arg]
    """What a row is found by: the text of the fields named in `of`, folded, each word after a blank.

    It is renewed whenever the row is written by `save` or `bulk_create`; `bulk_update` and `update` leave it.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "default": "", **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the folded text of the row's fields."""
        text = folded(model_instance, self.of)
        setattr(model_instance, self.attname, text)
        return text


def has_words(text: str, column: str = "search_text") -> Q:
    """Return the condition that the row has every word of `text`, or for the last, which may still be being typed, a
    word that begins so; no condition without words.

    Only one word is looked for by its beginning: the index must gather all rows with any word that begins so.
    `column` is a folded one, of the row or of what it leads to ("task__search_text"); its name ends in `search_text`.
    """
    *whole, last = fold(text).split() or [""]
    if last and connection.vendor == "postgresql":
        return Q(_InIndex(F(column), Value(" & ".join([*whole, f"{last}:*"]))))
    condition = Q(**{f"{column}__contains": f" {last}"}) if last else Q()
    for word in whole:
        condition &= Q(**{f"{column}__contains": f" {word} "}) | Q(**{f"{column}__endswith": f" {word}"})
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


def fill_folded(model: type[models.Model], of: tuple[str, ...]) -> None:
    """Fold the columns `of` of all rows into `search_text`; for migrations, which meet rows older than the column."""
    rows = model._default_manager.only(*of).order_by("pk").iterator(chunk_size=2000)
    while batch := list(islice(rows, 2000)):
        for row in batch:
            row.search_text = folded(row, of)  # type: ignore[attr-defined]
        model._default_manager.bulk_update(batch, ["search_text"])


def folded(row: models.Model, of: tuple[str, ...]) -> str:
    """Return the text of the row's fields, folded, each word after a blank."""
    return " " + fold(" ".join(str(getattr(row, name)) for name in of))


def keep_vector(schema_editor: Any, table: str) -> None:
    """Let PostgreSQL keep the words of `search_text` in a column of their own, with its index; for migrations.

    The column is stored, since taking words out of a text anew for every row looked at costs half a millisecond.
    """
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(
        f"ALTER TABLE {table} ADD COLUMN search_vector tsvector"
        " GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED"
    )
    schema_editor.execute(f"CREATE INDEX {table}_search ON {table} USING gin (search_vector)")


def drop_vector(schema_editor: Any, table: str) -> None:
    """Take back what `keep_vector` made."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN search_vector")
