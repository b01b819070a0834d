"""The field a task belongs to, and the unit an assignment was first sent to."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("organization", "0001_initial"),
        ("tasks", "0004_terms_start"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="task",
            name="field",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="organization.fieldofwork",
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="first_unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.unit",
            ),
        ),
    ]
