"""The register as a registerbestand, in an order in which it can be loaded again: nothing is named before it is there.

The same register gives the same bytes. Reads as the owner, in a transaction that names its purpose.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from portal import keykit
from portal.registers.embedded.models import DigitaalAdres, Klantcontact, Klanttaak, Partij, Vertegenwoordiging, Zaak
from portal.registers.embedded.overdracht import vormen
from portal.registers.embedded.overdracht.bevragen import DIEPTE, with_everything
from portal.registers.embedded.referenties import TABLES
from portal.registers.rollen import as_owner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Regel = dict[str, Any]

_CHUNK = 500
_PROGRESS_EVERY = 1000


def dump(write: Callable[[str], object], say: Callable[[str], None]) -> int:
    """Gives `write` one line at a time, newline included, and returns how many. Connects with DATABASE_OWNER_URL; what
    changes meanwhile is not in it."""
    aantal = 0
    with _reading_everything():
        for aantal, regel in enumerate(_regels(), 1):
            write(_to_text(regel))
            if aantal % _PROGRESS_EVERY == 0:
                say(f"{aantal} regels geschreven …")
    write(_to_text({"soort": "einde", "regels": aantal}))
    return aantal + 1


@contextmanager
def _reading_everything() -> Iterator[None]:
    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT set_config('portal.beheer', 'overdracht', true)")
        yield


def _to_text(regel: Regel) -> str:
    return json.dumps(regel, ensure_ascii=False, allow_nan=False) + "\n"


def _regels() -> Iterator[Regel]:
    yield {"soort": "register", "versie": 1, "peppers": keykit.fingerprints()}
    for soort, table in TABLES.items():
        yield from (vormen.of_referentie(soort, row) for row in table.order_by("code"))
    partijen = Partij.objects.order_by("id")
    yield from _each(vormen.of_partij, partijen.prefetch_related("identificaties"))
    yield from _each(vormen.of_samenvoeging, partijen.filter(samengevoegd_met__isnull=False))
    yield from _each(vormen.of_digitaal_adres, DigitaalAdres.objects.order_by("id"))
    yield from _each(vormen.of_zaak, Zaak.objects.order_by("id"))
    klantcontacten = Klantcontact.objects.annotate(diepte=DIEPTE).order_by("diepte", "geregistreerd_op", "id")
    yield from _each(vormen.of_klantcontact, with_everything(klantcontacten))
    yield from _each(vormen.of_klanttaak, Klanttaak.objects.select_related("inzending").order_by("id"))
    # After everything that names them: what is hidden cannot be named any more.
    hidden = Klantcontact.objects.filter(afgeschermd_op__isnull=False).order_by("id")
    yield from _each(vormen.of_afscherming, hidden)
    yield from _each(vormen.of_vertegenwoordiging, Vertegenwoordiging.objects.order_by("id"))


def _each(shape: Callable[[Any], Regel], rows: Any) -> Iterable[Regel]:
    """Streamed: a register need not fit in memory."""
    return (shape(row) for row in rows.iterator(chunk_size=_CHUNK))
