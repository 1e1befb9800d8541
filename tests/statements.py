"""The SQL statements of a request, without those that only begin and end a transaction."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT", "SET CONSTRAINTS")


@contextmanager
def statements() -> Iterator[list[str]]:
    """The list is filled at the end of the block."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found.extend(query["sql"] for query in captured if not query["sql"].startswith(_CONTROL))
