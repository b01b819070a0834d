from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tasks", "0025_assignments_in_order"),
    ]

    operations = [
        migrations.AlterField(
            model_name="passage",
            name="cause",
            field=models.CharField(
                choices=[
                    ("succession", "the unit was succeeded"),
                    ("charge", "somebody was put in charge"),
                    ("address", "declined, and sent again to another unit"),
                ],
                max_length=12,
            ),
        ),
    ]
