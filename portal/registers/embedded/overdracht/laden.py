"""Loading a registerbestand: every line or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from portal import keykit
from portal.registers.embedded.overdracht import schema
from portal.registers.embedded.overdracht.aanbieden import offer
from portal.registers.embedded.overdracht.fouten import Fout, NietGeladen, OngeldigeRegel
from portal.registers.embedded.overdracht.regels import parse, read_lines
from portal.registers.embedded.overdracht.vandaag import resolve
from portal.registers.errors import Conflict, NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_FOUTEN = 20
#: In a table, because a set of every id in the file would grow with the file.
_GEZIEN = """
CREATE TEMPORARY TABLE overdracht_gezien (soort text, id uuid, regel bigint, PRIMARY KEY (soort, id)) ON COMMIT DROP
"""
_PROGRESS_EVERY = 1000
#: Fields by which a line refers to another.
_VERWIJZINGEN = (
    "klant",
    "zaak",
    "klantcontact",
    "partij",
    "met",
    "vertegenwoordiger",
    "handelend_persoon",
    "vervolgt",
    "corrigeert",
)
#: Where the port names an argument and the file a field.
_VELDEN = {
    "middel": "authenticatie.middel",
    "auth_middel": "authenticatie.middel",
    "gekend_middel": "gekend.middel",
    "koppeling": "zaak",
}


def load(file: BinaryIO, say: Callable[[str], None]) -> Counter[str]:
    """How many lines there were of each soort. What is in the register already stays as it is. Raises NietGeladen,
    and then nothing has changed."""
    with transaction.atomic():
        lading = _Lading(say)
        for nummer, raw in read_lines(file):
            lading.take(nummer, raw)
        lading.finish()
    return lading.aantallen


class _Lading:
    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._today = timezone.localdate()
        self._fouten: list[Fout] = []
        self._failed: set[str] = set()
        self._regels = 0
        self._laatste = 0
        # The register's own line tells how many lines there should be; a file one made oneself has neither.
        self._is_dump = self._is_closed = False
        self.aantallen: Counter[str] = Counter()
        with connection.cursor() as cursor:
            cursor.execute(_GEZIEN)

    def take(self, nummer: int, raw: bytes | None) -> None:
        """One line. What is wrong with it is kept; NietGeladen when that is enough."""
        self._laatste = nummer
        regel: dict[str, Any] = {}
        try:
            regel = parse(raw)
            self._take(nummer, regel)
        except OngeldigeRegel as error:
            if isinstance(failed := regel.get("id"), str):
                self._failed.add(failed)
            self._fouten.extend(Fout(nummer, veld, bericht) for veld, bericht in error.fouten)
            if len(self._fouten) >= MOST_FOUTEN:
                raise NietGeladen(self._fouten[:MOST_FOUTEN], afgebroken=True) from None
        self._regels += 1
        if self._regels % _PROGRESS_EVERY == 0:
            self._say(f"{self._regels} regels gelezen …")

    def finish(self) -> None:
        if self._is_dump and not self._is_closed:
            self._fouten.append(
                Fout(self._laatste, "", "Hierna hoort een regel 'einde': het bestand is niet compleet.")
            )
        if self._fouten:
            raise NietGeladen(self._fouten, afgebroken=False)

    def _take(self, nummer: int, regel: dict[str, Any]) -> None:
        if self._is_closed:
            raise OngeldigeRegel(("", "Na de regel 'einde' hoort niets meer te staan."))
        if not settings.IS_PRODUCTIE:
            regel = resolve(regel, self._today)
        schema.check(regel)
        match regel["soort"]:
            case "register":
                self._open(regel)
            case "einde":
                self._close(regel)
            case soort:
                self._check_once(nummer, regel)
                if self._failed.isdisjoint(_refers_to(regel)):
                    _offer(regel)
                self.aantallen[soort] += 1

    def _open(self, regel: dict[str, Any]) -> None:
        if self._regels:
            raise OngeldigeRegel(("soort", "Deze regel hoort bovenaan het bestand."))
        if not set(regel["peppers"]) <= set(keykit.fingerprints()):
            raise OngeldigeRegel(
                (
                    "peppers",
                    "Deze dump is gemaakt met andere PORTAL_PEPPERS: niemand zou na het inloggen gevonden worden.",
                )
            )
        self._is_dump = True

    def _close(self, regel: dict[str, Any]) -> None:
        self._is_closed = True
        if regel["regels"] != self._regels:
            raise OngeldigeRegel(("regels", f"Hiervoor staan {self._regels} regels: het bestand is niet compleet."))

    def _check_once(self, nummer: int, regel: dict[str, Any]) -> None:
        if "id" not in regel:
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO overdracht_gezien VALUES (%s, %s, %s)"
                " ON CONFLICT (soort, id) DO UPDATE SET id = excluded.id RETURNING regel",
                [regel["soort"], regel["id"], nummer],
            )
            (first,) = cursor.fetchone()
        if first != nummer:
            raise OngeldigeRegel(("id", f"Dit id staat ook al op regel {first}."))


def _refers_to(regel: dict[str, Any]) -> set[str]:
    """What this line builds on. After a line that failed, what builds on it is not worth a complaint of its own."""
    return {regel[veld] for veld in _VERWIJZINGEN if veld in regel} | set(regel.get("zaken", ()))


def _offer(regel: dict[str, Any]) -> None:
    """In a savepoint of its own, so that the lines after a wrong one can still be checked."""
    try:
        with transaction.atomic():
            offer(regel)
    except NotFound as error:
        bericht = "Wat deze regel noemt is er niet. Een regel noemt alleen wat erboven staat of al in het register is."
        raise OngeldigeRegel(("klant" if "klant" in regel else "", bericht)) from error
    except Refused as error:
        raise OngeldigeRegel((_VELDEN.get(error.veld, error.veld), error.bericht)) from error
    except Conflict as error:
        # Hidden after it was loaded before: it is there, and that is all this file asks.
        if error.reden != "afgeschermd":
            raise OngeldigeRegel(("", error.bericht)) from error
    except (IntegrityError, DataError) as error:
        raise OngeldigeRegel(
            ("", "De database weigert deze regel: de gegevens passen niet in het register.")
        ) from error
