"""Several at once, let go together by a barrier, each with a connection and a transaction of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

from portal.registers import scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.registers.entities import Bevoegdheid

T = TypeVar("T")


def race(calls: list[tuple[Bevoegdheid, Callable[[], T]]]) -> list[T | Exception]:
    """What each call gave or raised, in the order given."""
    barrier = Barrier(len(calls))

    def run(entry: tuple[Bevoegdheid, Callable[[], T]]) -> T | Exception:
        bevoegdheid, call = entry
        try:
            with scope.scope_of(bevoegdheid):
                barrier.wait(timeout=20)
                return call()
        except Exception as error:  # what it raised is the outcome
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
