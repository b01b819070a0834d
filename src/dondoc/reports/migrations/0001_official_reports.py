from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OfficialReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("window", models.CharField(max_length=10)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("made_by_name", models.CharField(max_length=120)),
                ("facts", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [models.Index(fields=["-last_on", "-id"], name="reports_official_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("first_on"))),
                        name="reports_official_days_in_order",
                    ),
                    models.UniqueConstraint(
                        fields=("window", "first_on", "last_on", "digest"), name="reports_official_same_figures_once"
                    ),
                ],
            },
        ),
    ]
