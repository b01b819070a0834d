"""Work that goes from desk to desk."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("organization", "0001_initial"),
        ("tasks", "0006_first_units"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="assignment",
            name="first_unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
            ),
        ),
        migrations.RemoveConstraint(model_name="assignment", name="tasks_assignment_once_a_unit"),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("parent__isnull", True), ("person__isnull", True)),
                fields=("task", "first_unit", "role"),
                name="tasks_assignment_sent_once_a_unit",
            ),
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("succession", "the unit was succeeded"),
                            ("charge", "somebody was put in charge"),
                        ],
                        max_length=12,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=120, verbose_name="decision")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("by_name", models.CharField(max_length=120)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="tasks.assignment"
                    ),
                ),
                (
                    "new_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "new_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "old_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "old_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["assignment", "at"], name="tasks_passage_of_assignment")],
            },
        ),
    ]
