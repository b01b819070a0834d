"""On PostgreSQL words are found by an index over the folded text; SQLite, for the demo and small offices, looks through."""

from django.db import migrations

_CREATE = "CREATE INDEX documents_document_search ON documents_document USING gin (to_tsvector('simple', search_text))"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX documents_document_search")


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunPython(create, drop, elidable=False)]
