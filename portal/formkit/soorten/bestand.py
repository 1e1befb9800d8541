"""file: what the browser sends are ids of uploads; whether they may be used here is for the upload service to say.

Kept as a list of objects `{"id": …, "naam": …, "grootte": bytes}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from portal.formkit.grenzen import MAX_MEERDERE
from portal.formkit.meldingen import make_error
from portal.formkit.soorten.basis import Soort

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from portal.formkit.definitie import Json, Veld

# Given the field and the ids: the kept objects in that order. Raises ValidationError when one may not be used here.
Bestandscontrole: TypeAlias = "Callable[[Veld, Sequence[str]], list[dict[str, Json]]]"


class Bestanden(Soort):
    def __init__(self, controle: Bestandscontrole | None = None) -> None:
        self.controle = controle

    def parse(self, veld: Veld, invoer: Sequence[str]) -> Json:
        ids = list(dict.fromkeys(een for een in invoer if een))
        hoogstens = MAX_MEERDERE if veld.meerdere else 1
        if len(ids) > hoogstens:
            raise make_error(veld, "too_many", grens=hoogstens)
        if ids and self.controle is None:
            raise make_error(veld, "invalid_option")
        return list(self.controle(veld, ids)) if ids and self.controle else []

    def as_input(self, veld: Veld, waarde: object) -> list[str]:
        bestanden = waarde if isinstance(waarde, list) else []
        ids = [bestand.get("id") for bestand in bestanden if isinstance(bestand, dict)]
        return [een for een in ids if isinstance(een, str)]

    def describe(self, veld: Veld, waarde: Json) -> list[str]:
        bestanden = waarde if isinstance(waarde, list) else []
        namen = [bestand.get("naam") for bestand in bestanden if isinstance(bestand, dict)]
        return [naam for naam in namen if isinstance(naam, str)]
