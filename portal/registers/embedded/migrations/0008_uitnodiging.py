"""Mandates offered by a code. Found by the klant, or by the hash of the code that was handed in."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now

from portal.registers.beleid import IN_DOSSIER, PSEUDONIEMEN, protect, revoke
from portal.registers.embedded.models.dossier import new_id

_CODES = django.contrib.postgres.fields.ArrayField


class Migration(migrations.Migration):
    dependencies = [("register", "0007_takenstand")]
    operations = [
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("klant_naam", models.CharField(blank=True, default="", max_length=200)),
                ("sleutel", models.UUIDField()),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("mag", _CODES(base_field=models.CharField(max_length=20), size=None)),
                ("themas", _CODES(base_field=models.CharField(max_length=50), null=True, size=None)),
                ("zaken", _CODES(base_field=models.UUIDField(), default=list, size=None)),
                ("begint_op", models.DateTimeField()),
                ("eindigt_op", models.DateTimeField()),
                ("vereist_niveau", models.PositiveSmallIntegerField()),
                ("aangemaakt_op", models.DateTimeField(db_default=Now())),
                ("verloopt_op", models.DateTimeField()),
                ("gebruikt_op", models.DateTimeField(null=True)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "klant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.partij",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "uitnodigingen",
                "db_table": "uitnodiging",
                "constraints": [
                    models.UniqueConstraint(fields=("klant", "sleutel"), name="uitnodiging_een_keer"),
                    models.CheckConstraint(
                        condition=models.Q(("eindigt_op__gt", models.F("begint_op"))),
                        name="uitnodiging_eindigt_na_begin",
                    ),
                ],
            },
        ),
        protect("uitnodiging", f"{IN_DOSSIER} OR code_hash = ANY ({PSEUDONIEMEN})", writable=IN_DOSSIER),
        revoke("uitnodiging", "DELETE", "TRUNCATE"),
    ]
