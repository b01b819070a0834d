"""Figures are kept by unit and field. Those kept by unit alone are forgotten: the next night keeps them anew, until then
rows are counted."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


def forget(apps: Any, schema_editor: Any) -> None:
    for name in ("Rollup", "Movement", "Balance"):
        apps.get_model("reports", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0005_search_index"),
        ("reports", "0004_rollups_anew"),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="balance",
            name="reports_balance_once_a_month",
        ),
        migrations.RemoveConstraint(
            model_name="movement",
            name="reports_movement_once_a_day",
        ),
        migrations.AddField(
            model_name="balance",
            name="field",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organization.fieldofwork",
            ),
        ),
        migrations.AddField(
            model_name="movement",
            name="field",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organization.fieldofwork",
            ),
        ),
        migrations.AlterField(
            model_name="balance",
            name="unit",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organization.unit"
            ),
        ),
        migrations.AlterField(
            model_name="movement",
            name="unit",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organization.unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="balance",
            constraint=models.UniqueConstraint(
                models.F("on"),
                models.F("unit"),
                django.db.models.functions.comparison.Coalesce("field", 0),
                name="reports_balance_once_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.UniqueConstraint(
                models.F("on"),
                models.F("unit"),
                django.db.models.functions.comparison.Coalesce("field", 0),
                name="reports_movement_once_a_day",
            ),
        ),
    ]
