import datetime

import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0024_stands_by_state")]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("due_on", models.Value(datetime.date(9999, 12, 31))),
                "id",
                name="tasks_assignment_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("due_on", models.Value(datetime.date(9999, 12, 31))),
                "id",
                condition=models.Q(("state__in", ["accepted", "in-progress", "returned", "sent", "submitted"])),
                name="tasks_assignment_open_in_order",
            ),
        ),
    ]
