import datetime

import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0032_stands_at_desks")]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                models.F("unit"),
                django.db.models.functions.comparison.Coalesce("due_on", models.Value(datetime.date(9999, 12, 31))),
                models.F("id"),
                condition=models.Q(("state__in", ["accepted", "in-progress", "returned", "sent", "submitted"])),
                name="tasks_assignment_open_of_unit",
            ),
        ),
    ]
