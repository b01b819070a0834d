from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0026_sent_again")]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(
                    ("person__isnull", False),
                    ("state__in", ["accepted", "in-progress", "returned", "sent", "submitted", "suspended"]),
                ),
                fields=["person", "unit"],
                name="tasks_assignment_in_charge",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("state__in", ["draft", "reviewed"])),
                fields=["document"],
                name="tasks_task_to_review",
            ),
        ),
    ]
