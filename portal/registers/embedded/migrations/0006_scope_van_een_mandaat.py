"""A mandate about chosen thema's and zaken: what it is not about is not there, whatever a query forgets."""

import django.contrib.postgres.fields
from django.db import migrations, models

from portal.registers.beleid import (
    CONTACT_IN_SCOPE,
    IN_DOSSIER,
    IN_VESTIGING,
    REGISTRATIE,
    in_scope,
    protect_anew,
)

_DEEL = (
    f"({IN_DOSSIER} AND {IN_VESTIGING} OR (klant_id IS NULL AND {REGISTRATIE})) AND afgeschermd_op IS NULL"
)
_RIJ = f"{IN_DOSSIER} AND {IN_VESTIGING}"


class Migration(migrations.Migration):
    dependencies = [("register", "0005_overdracht")]
    operations = [
        migrations.AddField(
            model_name="vertegenwoordiging",
            name="zaken",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        protect_anew("zaak", f"{_RIJ} AND {in_scope('id')}", before=_RIJ),
        protect_anew("klanttaak", f"{_RIJ} AND {in_scope('zaak_id')}", before=_RIJ),
        protect_anew("klantcontact", f"{_DEEL} AND {CONTACT_IN_SCOPE}", before=_DEEL),
    ]
