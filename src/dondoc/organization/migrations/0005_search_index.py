"""On PostgreSQL words are found by a column of their own, kept by the database from the folded text, and its index."""

from django.db import migrations

from dondoc.kernel.searching import drop_vector, keep_vector


def create(apps, schema_editor):
    keep_vector(schema_editor, "organization_person")


def drop(apps, schema_editor):
    drop_vector(schema_editor, "organization_person")


class Migration(migrations.Migration):
    dependencies = [("organization", "0004_fold_search_text")]

    operations = [migrations.RunPython(create, drop, elidable=False)]
