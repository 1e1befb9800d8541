"""Fills an empty, migrated database with a register of a stated size, as its owner."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from portal.registers.rollen import as_owner
from tests.benchmarks import tables
from tests.benchmarks.texts import ACHTERNAMEN, EENHEDEN, ONDERWERPEN, VOORNAMEN, ZINNEN
from tests.builders import FORMULIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

BATCH = 20_000
PARTIJEN_PER_KLANTCONTACT = 0.1
ZAKEN_PER_KLANTCONTACT = 0.2


def load(klantcontacten: int, *, people: dict[UUID, int]) -> None:
    """`people`: partijen that are there already, and how many klantcontacten each gets besides."""
    begin = time.monotonic()
    partijen = int(klantcontacten * PARTIJEN_PER_KLANTCONTACT)
    with as_owner():
        _load_partijen(partijen)
        _load_zaken(int(klantcontacten * ZAKEN_PER_KLANTCONTACT), partijen, people)
        _load_klantcontacten(klantcontacten, partijen, people)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
    print(f"  klaar na {time.monotonic() - begin:.0f} s", file=sys.stderr)


def merge(dubbele: UUID, *, into: UUID) -> None:
    with as_owner(), _batch():
        _run("UPDATE partij SET samengevoegd_met_id = %(into)s WHERE id = %(id)s", into=into, id=dubbele)


def _load_partijen(partijen: int) -> None:
    for van, tot in _batches(partijen, "partijen"):
        with _batch():
            _run(tables.PARTIJEN, van=van, tot=tot, voornamen=VOORNAMEN, achternamen=ACHTERNAMEN)
    with _batch():
        _run_all([*tables.PARTIJ_PARTS, *tables.BENCH_PARTIJ])
        _run(
            "INSERT INTO actor (id, soort, naam) SELECT uuidv7(), 'organisatorische_eenheid', unnest(%(namen)s::text[])"
            " ON CONFLICT DO NOTHING",
            namen=EENHEDEN,
        )


def _load_zaken(zaken: int, partijen: int, people: dict[UUID, int]) -> None:
    for van, tot in _batches(zaken, "zaken"):
        with _batch(), _about_all(tot - van + 1, partijen):
            _run(tables.ZAKEN, onderwerpen=ONDERWERPEN)
    for klant, contacten in people.items():
        with _batch(), _about(klant, max(1, contacten // 20)):
            _run(tables.ZAKEN, onderwerpen=ONDERWERPEN)
    with _batch():
        _run(tables.KLANTTAKEN, formulier=json.dumps(FORMULIER))
        _run_all(tables.BENCH_ZAAK)


def _load_klantcontacten(klantcontacten: int, partijen: int, people: dict[UUID, int]) -> None:
    for van, tot in _batches(klantcontacten, "klantcontacten"):
        with _batch(), _about_all(tot - van + 1, partijen):
            _spread(van)
    made = klantcontacten
    for klant, aantal in people.items():
        with _batch(), _about(klant, aantal):
            _spread(made + 1)
        made += aantal


def _spread(van: int) -> None:
    _run(tables.NIEUW, van=van - 1, onderwerpen=ONDERWERPEN, zinnen=ZINNEN)
    _run(tables.KLANTCONTACTEN)
    _run_all(tables.KLANTCONTACT_PARTS)


def _batches(total: int, what: str) -> Iterator[tuple[int, int]]:
    """The first and last number of each batch, with a line that grows."""
    for van in range(1, total + 1, BATCH):
        tot = min(total, van + BATCH - 1)
        yield van, tot
        print(f"\r  {what} maken … {tot:,} van {total:,}".replace(",", "."), end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


@contextmanager
def _batch() -> Iterator[None]:
    """A transaction in which the owner may write; the rules that wait until the end speak inside it."""
    with transaction.atomic():
        _run("SELECT set_config('portal.beheer', 'bench', true)")
        yield
        _run("SET CONSTRAINTS ALL IMMEDIATE")


@contextmanager
def _about_all(aantal: int, partijen: int) -> Iterator[None]:
    _run(tables.WIE_ALLEN, aantal=aantal, partijen=partijen)
    yield
    _run(tables.WIE_WEG)


@contextmanager
def _about(klant: UUID, aantal: int) -> Iterator[None]:
    _run(tables.WIE_EEN, aantal=aantal, klant=klant)
    yield
    _run(tables.WIE_WEG)


def _run_all(statements: Iterable[str]) -> None:
    for statement in statements:
        _run(statement)


def _run(statement: str, **parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
