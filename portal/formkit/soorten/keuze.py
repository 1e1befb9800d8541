"""checkbox, radio, select, selectboxes: only what the definition offers can be the answer.

Kept as Form.io keeps them: checkbox as a boolean, radio and select as the chosen value (a list of values when the
select takes several), selectboxes as an object with every value and whether it was chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.formkit.meldingen import make_error
from portal.formkit.soorten.basis import Soort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.formkit.definitie import Json, Veld

AANGEVINKT = "true"


class Vinkje(Soort):
    def parse(self, veld: Veld, invoer: Sequence[str]) -> Json:
        if set(invoer) - {AANGEVINKT, ""}:
            raise make_error(veld, "invalid_option")
        return AANGEVINKT in invoer

    def as_input(self, veld: Veld, waarde: object) -> list[str]:
        return [AANGEVINKT] if waarde is True or waarde == AANGEVINKT else []

    def describe(self, veld: Veld, waarde: Json) -> list[str]:
        return [_("Ja") if waarde else _("Nee")]


class EenKeuze(Soort):
    def parse(self, veld: Veld, invoer: Sequence[str]) -> Json:
        return _only_offered(veld, invoer[-1:])[0] if any(invoer[-1:]) else None

    def as_input(self, veld: Veld, waarde: object) -> list[str]:
        return [keuze.waarde for keuze in veld.keuzes if keuze.waarde == as_option(waarde)]

    def describe(self, veld: Veld, waarde: Json) -> list[str]:
        return [_label_of(veld, waarde)] if isinstance(waarde, str) and waarde else []


class MeerKeuzes(Soort):
    def parse(self, veld: Veld, invoer: Sequence[str]) -> Json:
        return list(_only_offered(veld, [waarde for waarde in invoer if waarde]))

    def as_input(self, veld: Veld, waarde: object) -> list[str]:
        if isinstance(waarde, dict):
            gekozen = {sleutel for sleutel, aan in waarde.items() if aan is True}
        else:
            gekozen = {as_option(een) for een in (waarde if isinstance(waarde, list) else [waarde])}
        return [keuze.waarde for keuze in veld.keuzes if keuze.waarde in gekozen]

    def describe(self, veld: Veld, waarde: Json) -> list[str]:
        gekozen = [sleutel for sleutel, aan in waarde.items() if aan] if isinstance(waarde, dict) else waarde
        return [_label_of(veld, een) for een in gekozen if isinstance(een, str)] if isinstance(gekozen, list) else []


class Keuzevakken(MeerKeuzes):
    def parse(self, veld: Veld, invoer: Sequence[str]) -> Json:
        gekozen = set(_only_offered(veld, [waarde for waarde in invoer if waarde]))
        return {keuze.waarde: keuze.waarde in gekozen for keuze in veld.keuzes}

    def is_empty(self, waarde: Json) -> bool:
        return not isinstance(waarde, dict) or not any(waarde.values())


def as_option(waarde: object) -> str:
    """The value of an option as text: Form.io also writes them as numbers and booleans. "" when it is none of these."""
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, int) and abs(waarde) < 10**30:
        return str(waarde)
    return waarde if isinstance(waarde, str) else ""


def _label_of(veld: Veld, waarde: str) -> str:
    return next((keuze.label for keuze in veld.keuzes if keuze.waarde == waarde), waarde)


def _only_offered(veld: Veld, invoer: Sequence[str]) -> list[str]:
    """What was chosen, once each and in the order of the definition; raises ValidationError for anything else."""
    gekozen = set(invoer)
    waarden = [keuze.waarde for keuze in veld.keuzes if keuze.waarde in gekozen]
    if len(waarden) < len(gekozen):
        raise make_error(veld, "invalid_option")
    return waarden
