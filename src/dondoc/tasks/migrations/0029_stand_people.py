"""Stands get who was in charge and the document. Their indices are made anew once the columns are filled: those that have
them too, and others because filling takes several times as long with them."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REPLACED = ("unfinished", "closed_no_more", "done_since", "until")
IN_THE_WAY = ("present_by_due", "by_state", "unfinished_of_unit", "of_unit", "since")


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_waiting_intake"),
        ("organization", "0005_search_index"),
        ("tasks", "0028_overtaken_requests"),
    ]

    operations = [
        *(migrations.RemoveIndex(model_name="stand", name=f"tasks_stand_{name}") for name in (*REPLACED, *IN_THE_WAY)),
        migrations.AddField(
            model_name="stand",
            name="document",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="stand",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="stand",
            name="unit",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
            ),
        ),
    ]
