"""Writing very many rows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from django.db import connection, models
from psycopg import sql

_FEW = 100


def write_rows(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model whose new ids nobody needs.

    From a hundred rows on PostgreSQL takes them by COPY, several times faster than by INSERT; other databases, and
    few rows, take them as `bulk_create` writes them. The model must not rely on `pre_save` (`auto_now` and the like)
    or on defaults of the database. Part of the caller's transaction; raises what the database raises, and then nothing
    was written.
    """
    if not rows:
        return
    if connection.vendor != "postgresql" or len(rows) < _FEW:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=500)
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    values = [_value_of(field) for field in fields]
    columns = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(meta.db_table), columns)
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([value(row) for value in values])


def _value_of(field: models.Field[Any, Any]) -> Callable[[models.Model], Any]:
    """Return what reads the field of a row as the driver takes it."""
    name = field.attname
    if isinstance(field, models.JSONField):
        return lambda row: field.get_db_prep_save(getattr(row, name), connection)

    def plain(row: models.Model) -> Any:
        value = getattr(row, name)
        return value.value if isinstance(value, Enum) else value

    return plain
