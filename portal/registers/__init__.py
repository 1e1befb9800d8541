"""Which register answers: the one place where the setting is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from portal.registers.ports import KlantRegister, TaakRegister, ZaakRegister

_ADAPTERS = {
    "klantregister": {"embedded": "portal.registers.embedded.klantregister.EmbeddedKlantRegister"},
    "zaakregister": {"embedded": "portal.registers.embedded.zaakregister.EmbeddedZaakRegister"},
    "taakregister": {"embedded": "portal.registers.embedded.taakregister.EmbeddedTaakRegister"},
}


@cache
def klantregister() -> KlantRegister:
    return import_string(_ADAPTERS["klantregister"][settings.PORTAL_KLANTREGISTER])()  # type: ignore[no-any-return]


@cache
def zaakregister() -> ZaakRegister:
    return import_string(_ADAPTERS["zaakregister"]["embedded"])()  # type: ignore[no-any-return]


@cache
def taakregister() -> TaakRegister:
    return import_string(_ADAPTERS["taakregister"]["embedded"])()  # type: ignore[no-any-return]
