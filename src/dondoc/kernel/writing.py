"""Writing very many rows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from django.db import connection, models, transaction
from psycopg import sql

_FEW = 100


def write_rows(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model whose new ids nobody needs.

    From a hundred rows on they are written several times faster than by `bulk_create`: PostgreSQL takes them by COPY,
    other databases by one statement that is run for each. The model must not rely on `pre_save` (`auto_now` and the
    like) or on defaults of the database. Part of the caller's transaction; raises what the database raises, and then
    nothing was written.
    """
    if not rows:
        return
    if len(rows) < _FEW:
        type(rows[0])._base_manager.bulk_create(rows)
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    values = [_value_of(field) for field in fields]
    if connection.vendor == "postgresql":
        columns = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(meta.db_table), columns)
        with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([value(row) for value in values])
        return
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({quoted}) VALUES ({places})"  # noqa: S608 # nosec
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(insert, [[value(row) for value in values] for row in rows])


def _value_of(field: models.Field[Any, Any]) -> Callable[[models.Model], Any]:
    """Return what reads the field of a row as the driver takes it."""
    name = field.attname
    is_moment = isinstance(field, models.DateField | models.TimeField)  # a DateTimeField is a DateField
    if isinstance(field, models.JSONField) or (is_moment and connection.vendor != "postgresql"):
        return lambda row: field.get_db_prep_save(getattr(row, name), connection)

    def plain(row: models.Model) -> Any:
        value = getattr(row, name)
        return value.value if isinstance(value, Enum) else value

    return plain
