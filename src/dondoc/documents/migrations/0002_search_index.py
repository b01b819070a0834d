"""On PostgreSQL words are found by a column of their own, kept by the database from the folded text, and its index.

The column is stored, since taking words out of a text anew for every row that is looked at costs half a millisecond.
SQLite, for the demo and small offices, looks through the text.
"""

from django.db import migrations

_CREATE = (
    "ALTER TABLE documents_document ADD COLUMN search_vector tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED",
    "CREATE INDEX documents_document_search ON documents_document USING gin (search_vector)",
)


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in _CREATE:
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE documents_document DROP COLUMN search_vector")


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunPython(create, drop, elidable=False)]
