"""What a question may be about, for a vertegenwoordiger whose mandate is about chosen thema's or zaken only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from portal.registers import klantregister, zaakregister
from portal.registers.entities import Bladzijde

if TYPE_CHECKING:
    from portal.registers.entities import Bevoegdheid, Klantcontact, Zaak

_MOST_ZAKEN = 50


class Over(NamedTuple):
    """The thema and the zaken that a klantcontact gets."""

    thema: str = ""
    zaken: tuple[UUID, ...] = ()


def choices_for(wie: Bevoegdheid) -> list[tuple[str, str]]:
    """Thema's and zaken of the mandate, to choose one from. Empty when there is nothing to choose: anything goes."""
    if wie.themas is None:
        return []
    themas = [(f"thema:{code}", naam) for code, naam in klantregister().list_themas() if code in wie.themas]
    bladzijde: Bladzijde[Zaak] = Bladzijde(())
    if wie.zaken:
        bladzijde = zaakregister().list_zaken(wie, aantal=_MOST_ZAKEN)
    chosen = (zaak for zaak in bladzijde.regels if zaak.id in wie.zaken)
    return themas + [(f"zaak:{zaak.id}", f"{zaak.omschrijving} ({zaak.nummer})") for zaak in chosen]


def to_over(value: str) -> Over:
    """Of a choice that `choices_for` gave."""
    soort, _, code = value.partition(":")
    if soort == "zaak":
        return Over(zaken=(UUID(code),))
    return Over(thema=code)


def of_reply(wie: Bevoegdheid, eerder: Klantcontact) -> Over:
    """A reply is about what the earlier contact is about, as far as the mandate is."""
    if wie.themas is None:
        return Over()
    if eerder.thema in wie.themas:
        return Over(thema=eerder.thema)
    return Over(zaken=tuple(zaak.id for zaak in eerder.zaken if zaak.id in wie.zaken))
