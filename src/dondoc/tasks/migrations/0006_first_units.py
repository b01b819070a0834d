"""Until now no work has changed its unit: the first is the present one.

Apart from what changes the table, for PostgreSQL does not alter a table whose rows were changed in the same transaction.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Write the present unit as the first."""
    apps.get_model("tasks", "Assignment").objects.update(first_unit=F("unit"))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("tasks", "0005_desks")]

    operations: ClassVar = [migrations.RunPython(fill, migrations.RunPython.noop)]
