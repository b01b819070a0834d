"""What stood there before the column was is folded into it."""

from django.db import migrations

from dondoc.kernel.searching import fill_folded


def fill(apps, schema_editor):
    fill_folded(apps.get_model("organization", "Person"), ("full_name", "username"))


class Migration(migrations.Migration):
    dependencies = [("organization", "0003_search_text")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
