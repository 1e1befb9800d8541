"""Whose rows the database lets through, for the length of one transaction.

Row-level security reads these transaction-local settings; unset means no rows. They are set with `is_local`, because
a setting of the session would leak to the next person behind a connection pool.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog
from django.db import connection, transaction

from portal.registers.beleid import ALLE_THEMAS, SCHEIDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid

_log = structlog.get_logger("portal.scope")

_SET = (
    "SELECT set_config('portal.dossiers', %s, true), set_config('portal.persoon', %s, true),"
    " set_config('portal.vestiging', %s, true), set_config('portal.pseudoniem', %s, true),"
    " set_config('portal.registratie', %s, true), set_config('portal.themas', %s, true),"
    " set_config('portal.zaken', %s, true)"
)

_GET = (
    "SELECT current_setting('portal.dossiers', true), current_setting('portal.persoon', true),"
    " current_setting('portal.vestiging', true), current_setting('portal.pseudoniem', true),"
    " current_setting('portal.registratie', true), current_setting('portal.themas', true),"
    " current_setting('portal.zaken', true)"
)


def _enter(
    *,
    dossiers: Sequence[UUID] = (),
    persoon: UUID | None = None,
    vestiging: str = "",
    pseudoniemen: Sequence[str] = (),
    registratie: str = "",
    themas: frozenset[str] | None = None,
    zaken: frozenset[UUID] = frozenset(),
) -> None:
    """`themas` None is all of them: who acts for themselves, and the gemeente's own systems."""
    assert connection.in_atomic_block, "a scope lives in a transaction"
    about = ALLE_THEMAS if themas is None else SCHEIDING + SCHEIDING.join(sorted(themas))
    values = [_array(dossiers), str(persoon or ""), vestiging, ",".join(pseudoniemen), registratie, about]
    with connection.cursor() as cursor:
        cursor.execute(_SET, [*values, _array(zaken)])


def _array(ids: Iterable[UUID]) -> str:
    inside = ",".join(map(str, ids))
    return "{" + inside + "}" if inside else ""


def check_constraints() -> None:
    """Let deferred rules (a klantcontact has its vervolg) speak now, while the rows are still in scope."""
    with connection.cursor() as cursor:
        # Deferred again, or the next klantcontact of this transaction could not be written before its vervolg.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def enter(bevoegdheid: Bevoegdheid) -> None:
    """From here to the end of the transaction: the rows of this bevoegdheid. For the request's own middleware."""
    _enter(
        dossiers=bevoegdheid.dossiers,
        persoon=bevoegdheid.persoon_id,
        vestiging=bevoegdheid.vestiging,
        themas=bevoegdheid.themas,
        zaken=bevoegdheid.zaken,
    )


@contextmanager
def scope_of(bevoegdheid: Bevoegdheid) -> Iterator[None]:
    """A transaction with the rows of this bevoegdheid, for what runs outside a request (a job, a streamed answer)."""
    with transaction.atomic():
        enter(bevoegdheid)
        yield
        check_constraints()
        _enter()


@contextmanager
def for_a_moment(bevoegdheid: Bevoegdheid, *, then: Bevoegdheid) -> Iterator[None]:
    """Inside a running scope: the rows of another bevoegdheid, and after that those of `then`."""
    enter(bevoegdheid)
    yield
    enter(then)


@contextmanager
def registratie(doel: str, *, dossiers: Sequence[UUID] = (), pseudoniemen: Sequence[str] = ()) -> Iterator[None]:
    """A transaction for the gemeente's own systems, with the rows of the named dossiers only.

    `doel` names who asks (load_register, the registration API, login) and is logged. Scopes may nest: the outer one is
    put back at the end.
    """
    _log.debug("scope", doel=doel, dossiers=len(dossiers))
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_GET)
            before = [value or "" for value in cursor.fetchone()]
        _enter(dossiers=dossiers, pseudoniemen=pseudoniemen, registratie=doel)
        yield
        check_constraints()
        with connection.cursor() as cursor:
            cursor.execute(_SET, before)


def widen(dossier: UUID) -> None:
    """Add one dossier to the running registratie: the Partij that is being made in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('portal.dossiers',"
            " array_append(nullif(current_setting('portal.dossiers', true), '')::uuid[], %s)::text, true)"
            " WHERE nullif(current_setting('portal.registratie', true), '') IS NOT NULL",
            [dossier],
        )
