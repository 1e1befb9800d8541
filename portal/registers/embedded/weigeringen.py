"""From a constraint that said no to the refusal the port promises. The rules stand in the tables, the words here."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from psycopg.errors import ForeignKeyViolation

from portal.registers.errors import Conflict, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFUSALS = {
    "klantcontact_heeft_vervolg": (
        "geen_vervolg",
        "Een klantcontact heeft minstens een interne taak of zaak als vervolg.",
        "interne_taken",
    ),
    "klantcontact_klant_is_geauthenticeerd": (
        "geen_authenticatie",
        "Zeg hoe deze persoon voor dit contact is geauthenticeerd (middel, niveau, moment), of noem geen partij.",
        "authenticatie",
    ),
    "klantcontact_niet_in_de_toekomst": (
        "toekomst",
        "Een klantcontact wordt na afloop geregistreerd: plaatsgevonden_op ligt in de toekomst.",
        "plaatsgevonden_op",
    ),
    "partij_persoon_of_organisatie": ("soort", "Een partij is een persoon of een organisatie.", "soort"),
    "partij_gekend_of_herkomst": (
        "niet_gekend",
        "Een partij is gekend door authenticatie, of zegt via wie of wat zij is vastgesteld.",
        "gekend",
    ),
    "klanttaak_soort": ("soort", "Bij deze soort klanttaak ontbreekt het formulier, het bedrag of het adres.", "soort"),
    "klanttaak_zaak_id_zelfde_klant": (
        "geen_zaak",
        "Een klanttaak komt voort uit een zaak van deze klant.",
        "koppeling",
    ),
    "zaak_eindigt_na_begin": ("datum", "Een zaak eindigt niet voor het begin.", "beeindigd_op"),
    "interne_taak_te_doen_of_gedaan": ("status", "Een interne taak is te_doen of gedaan.", "status"),
    "interne_taak_tekst_voor_klant": ("tekst", "Een interne taak heeft een tekst voor de klant.", "tekst_voor_klant"),
    "klanttaak_intrekking_heeft_reden": ("reden", "Bij intrekken, en alleen dan, hoort een reden.", "reden_intrekking"),
    "digitaal_adres_een_standaard": ("standaard", "Er is al een standaardadres van deze soort.", "is_standaard"),
    "vertegenwoordiging_eindigt_na_begin": ("datum", "Een vertegenwoordiging eindigt na het begin.", "eindigt_op"),
    "vertegenwoordiging_niet_zichzelf": ("zelf", "Niemand vertegenwoordigt zichzelf.", "vertegenwoordiger_id"),
}
_CONFLICTS = {
    "identificatie_pseudoniem": ("bestaat_al", "Een van deze nummers hoort al bij een andere partij."),
    "digitaal_adres_een_keer": ("bestaat_al", "Dit adres staat er al."),
    "klanttaak_statusstap": ("status", "Deze klanttaak kan die stap nu niet maken."),
    "inzending_klanttaak_id": ("niet_open", "Deze taak is al gedaan."),
    "inzending_ontvangstnummer": ("bestaat_al", "Dit ontvangstnummer is al in gebruik."),
    "inzending_sleutel_een_keer": ("bestaat_al", "Deze inzending is er al, bij een andere klanttaak."),
    "vertegenwoordiging_login_een_keer": ("bestaat_al", "Deze vertegenwoordiging is er al, onder een ander id."),
    "_herkomst_uniek": ("bestaat_al", "Dit kenmerk is al geregistreerd, bij een ander."),
    "partij_nummer": ("bestaat_al", "Dit nummer is al in gebruik."),
    "klantcontact_nummer": ("bestaat_al", "Dit nummer is al in gebruik."),
    "klanttaak_nummer": ("bestaat_al", "Dit nummer is al in gebruik."),
    "_pkey": ("bestaat_al", "Dit id is al in gebruik."),
}


def _refers_by(constraint: str) -> str:
    """The column in the name of a foreign key: `klant_id_3f…_fk_partij_id`, or `zaak_id_zelfde_klant` of our own."""
    return re.sub(r"_[0-9a-f]{8}_fk_.*|_zelfde_klant$", "", constraint).removesuffix("_id")


@contextmanager
def translated() -> Iterator[None]:
    """A savepoint whose constraint violations leave as Refused or Conflict; an unknown one leaves as it is."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diag = getattr(error.__cause__, "diag", None)
        name, table = getattr(diag, "constraint_name", "") or "", getattr(diag, "table_name", "") or ""
        if isinstance(error.__cause__, ForeignKeyViolation):
            veld = _refers_by(name.removeprefix(f"{table}_"))
            raise Refused("onbekend", f"{veld} is niet bekend, of niet bij deze klant.", veld=veld) from error
        for part, (reden, bericht, veld) in _REFUSALS.items():
            if part in name:
                raise Refused(reden, bericht, veld=veld) from error
        for part, (reden, bericht) in _CONFLICTS.items():
            if part in name:
                raise Conflict(reden, bericht) from error
        raise
