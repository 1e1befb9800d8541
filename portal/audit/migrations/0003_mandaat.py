from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_rijbeleid")]
    operations = [
        migrations.AddField("auditregel", "vertegenwoordiging_id", models.UUIDField(null=True)),
        migrations.AddIndex(
            "auditregel",
            models.Index(
                fields=["vertegenwoordiging_id", "-id"],
                name="audit_mandaat",
                condition=models.Q(vertegenwoordiging_id__isnull=False),
            ),
        ),
    ]
