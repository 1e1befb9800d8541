"""Lines of a registerbestand for tests, and the commands as one calls them."""

from __future__ import annotations

import io
import json
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts.broker.people import ANNA
from portal.registers.rollen import as_owner

if TYPE_CHECKING:
    from pathlib import Path

Regel = dict[str, Any]

KLANT, VERTEGENWOORDIGER, ANDER = (str(UUID(int=number)) for number in (1, 2, 3))
ZAAK, CONTACT, TAAK = (str(UUID(int=number)) for number in (11, 12, 13))
MOMENT = "2026-03-02T10:15:00+01:00"
LATER = "2026-03-05T09:00:00+01:00"
BEKEND = {"middel": "balie", "niveau": "hoog", "moment": MOMENT}
_ids = count(1000)


def new_id() -> str:
    return str(UUID(int=next(_ids)))


def partij(id: str = KLANT, **values: Any) -> Regel:
    identificaties = [{"soort": "bsn", "nummer": ANNA.bsn}] if id == KLANT else []
    return {
        "soort": "partij", "id": id, "soort_partij": "persoon", "naam": ANNA.naam, "gekend": BEKEND,
        "identificaties": identificaties, **values,
    }  # fmt: skip


def zaak(id: str = ZAAK, **values: Any) -> Regel:
    return {
        "soort": "zaak", "id": id, "nummer": "Z-1", "klant": KLANT, "omschrijving": "Parkeervergunning",
        "status": "In behandeling", "status_sinds": MOMENT, "gestart_op": "2026-03-02", **values,
    }  # fmt: skip


def interne_taak(**values: Any) -> Regel:
    return {"id": new_id(), "status": "te_doen", "tekst_voor_klant": "Wij bellen u terug.", **values}


def klantcontact(id: str = CONTACT, **values: Any) -> Regel:
    return {
        "soort": "klantcontact", "id": id, "klant": KLANT, "onderwerp": "Papier", "inhoud": "Wanneer komt u?",
        "kanaal": "balie", "initiatiefnemer": "klant", "authenticatie": BEKEND, "plaatsgevonden_op": MOMENT,
        "geregistreerd_op": MOMENT, "interne_taken": [interne_taak()], **values,
    }  # fmt: skip


def betaling(id: str = TAAK, **values: Any) -> Regel:
    return {
        "soort": "klanttaak", "id": id, "klant": KLANT, "zaak": ZAAK, "titel": "Boete betalen",
        "soort_taak": "betaling", "bedrag": "120.00", "betalingskenmerk": "4000 1234", **values,
    }  # fmt: skip


def vertegenwoordiging(**values: Any) -> Regel:
    return {
        "soort": "vertegenwoordiging", "id": new_id(), "klant": KLANT, "vertegenwoordiger": VERTEGENWOORDIGER,
        "grond": "volmacht", "bron": "gemeente", "mag": ["lezen"], "themas": "alle", "begint_op": MOMENT, **values,
    }  # fmt: skip


def write(path: Path, *regels: Regel | bytes) -> Path:
    """A dict becomes a line of JSON, bytes are written as they are."""
    lines = [regel if isinstance(regel, bytes) else json.dumps(regel).encode() for regel in regels]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def load(path: Path) -> str:
    out = io.StringIO()
    call_command("load_register", str(path), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def refuse(path: Path) -> str:
    """What a load that must fail says, all of it."""
    said = io.StringIO()
    try:
        call_command("load_register", str(path), stdout=said, stderr=said)
    except CommandError as error:
        return said.getvalue() + str(error)
    raise AssertionError("it was loaded")


def dump(path: Path) -> bytes:
    call_command("dump_register", str(path), stderr=io.StringIO())
    return path.read_bytes()


def lines_of(written: bytes, soort: str = "") -> list[Regel]:
    lines = [json.loads(line) for line in written.splitlines()]
    return [line for line in lines if not soort or line["soort"] == soort]


def empty_the_register() -> None:
    """As in a database that was just migrated."""
    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.beheer', 'vernietigen', true)")
        cursor.execute("TRUNCATE partij, klantcontact, thema, actor CASCADE")
