"""Who sees which row, whatever a query forgets."""

from django.db import migrations

from portal.registers.beleid import (
    DOSSIERS,
    IN_DOSSIER,
    IN_VESTIGING,
    PERSOON,
    PSEUDONIEMEN,
    REGISTRATIE,
    protect,
    revoke,
)

_DELEN = ["betrokkene", "klantcontact_actor", "bijlage", "onderwerpobject", "klantcontact_zaak", "interne_taak"]
# A contact with someone who was not authenticated is in no dossier: registered by the gemeente, seen by no klant.
_ZONDER_PARTIJ = f"(klant_id IS NULL AND {REGISTRATIE})"
_DEEL = f"({IN_DOSSIER} AND {IN_VESTIGING} OR {_ZONDER_PARTIJ}) AND afgeschermd_op IS NULL"

operations: list[migrations.operations.base.Operation] = [
    protect(
        "partij",
        f"id = ANY ({DOSSIERS}) OR samengevoegd_met_id = ANY ({DOSSIERS}) OR id = {PERSOON}",
        writable=f"id = ANY ({DOSSIERS})",
    ),
    protect(
        "identificatie",
        f"partij_id = ANY ({DOSSIERS}) OR pseudoniem = ANY ({PSEUDONIEMEN})",
        writable=f"partij_id = ANY ({DOSSIERS})",
    ),
    protect("digitaal_adres", IN_DOSSIER),
    protect("zaak", f"{IN_DOSSIER} AND {IN_VESTIGING}"),
    protect("klanttaak", f"{IN_DOSSIER} AND {IN_VESTIGING}"),
    protect("inzending", f"{IN_DOSSIER} AND {IN_VESTIGING}"),
    protect("klantcontact", _DEEL),
    *(protect(table, _DEEL) for table in _DELEN),
    protect(
        "vertegenwoordiging",
        f"{IN_DOSSIER} OR vertegenwoordiger_id = {PERSOON} OR vertegenwoordiger_id = ANY ({DOSSIERS})",
    ),
    revoke("klantcontact", "UPDATE", "DELETE", "TRUNCATE"),
    *(revoke(table, "UPDATE", "DELETE", "TRUNCATE") for table in _DELEN if table != "interne_taak"),
    revoke("interne_taak", "DELETE", "TRUNCATE"),
    revoke("inzending", "UPDATE", "DELETE", "TRUNCATE"),
    revoke("partij", "DELETE", "TRUNCATE"),
    revoke("zaak", "DELETE", "TRUNCATE"),
    revoke("klanttaak", "DELETE", "TRUNCATE"),
    revoke("vertegenwoordiging", "DELETE", "TRUNCATE"),
]


class Migration(migrations.Migration):
    dependencies = [("register", "0002_referentie")]
    operations = operations
