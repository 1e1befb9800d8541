"""Every page that a klant can open, with an address that holds for one dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from accounts.bevoegdheid import evaluate
from portal.registers import klantregister, taakregister, zaakregister
from portal.registers.entities import Filter, Mag, SoortKlanttaak
from portal.web import cursors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.sessie import Inlog
    from portal.registers.entities import Bevoegdheid

PLAIN = (
    "overzicht:index",
    "klantcontacten:lijst",
    "klantcontacten:nieuw",
    "klanttaken:lijst",
    "zaken:lijst",
    "contactgegevens:index",
    "vertegenwoordiging:index",
    "account:index",
)


def pages_of(inlog: Inlog) -> dict[str, str]:
    """Address by name of the view; of the views of one record only those for which this dossier has a record."""
    with transaction.atomic():
        wie = evaluate(inlog)
        addresses = {name: reverse(name) for name in PLAIN}
        addresses |= {name: reverse(name, args=[record]) for name, record in _records(wie)}
        more = klantregister().list_klantcontacten(wie, filter=Filter()).volgende
    if more is not None:
        lijst = reverse("klantcontacten:lijst")
        addresses["klantcontacten:lijst verder"] = f"{lijst}?na={cursors.to_text(more)}"
        addresses["klantcontacten:lijst gezocht"] = f"{lijst}?zoek=vergunning"
    return addresses


def _records(wie: Bevoegdheid) -> Iterator[tuple[str, object]]:
    for contact in klantregister().list_klantcontacten(wie, filter=Filter(), aantal=1).regels:
        yield "klantcontacten:detail", contact.id
        yield "klantcontacten:ontvangst", contact.id
        if Mag.CONTACT in wie.mag:
            yield "klantcontacten:reageren", contact.id
    for zaak in zaakregister().list_zaken(wie, aantal=1).regels:
        yield "zaken:detail", zaak.id
    yield from _klanttaken(wie)
    for adres in klantregister().get_contactgegevens(wie).adressen[:1]:
        if Mag.CONTACTGEGEVENS in wie.mag:
            yield "contactgegevens:verwijderen", adres.id


def _klanttaken(wie: Bevoegdheid) -> Iterator[tuple[str, object]]:
    for taak in taakregister().list_klanttaken(wie, open=True, aantal=50).regels:
        if taak.soort == SoortKlanttaak.FORMULIER:
            yield "klanttaken:detail", taak.id
            if Mag.HANDELEN in wie.mag:
                yield "klanttaken:invullen", taak.id
            break
    for taak in taakregister().list_klanttaken(wie, open=False, aantal=1).regels:
        yield "klanttaken:ontvangst", taak.id
