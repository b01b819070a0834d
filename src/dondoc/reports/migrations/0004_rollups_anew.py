"""Forgets the figures that were kept before periods were: the next night keeps them anew, until then rows are counted."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def forget(apps: Any, schema_editor: Any) -> None:
    for name in ("Rollup", "Movement", "Balance"):
        apps.get_model("reports", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_rollups_of_periods")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
