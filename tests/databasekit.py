"""The database of the tests: an embedded PostgreSQL when none is given, made as owner and used as the app role."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from portal.demo import databases, postgres

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
# Runs at the same time (two terminals) each take a folder of their own; it stays, so that the next run starts quickly.
FOLDERS = ROOT / ".tests"
RESERVED = "TESTS_POSTGRES"
_locks: list[TextIO] = []


def reserve_unless_given() -> None:
    """Says in the environment where the database will be. Nothing runs yet; xdist's workers inherit what is said."""
    if "DATABASE_URL" in os.environ:
        return
    folder = _free_folder()
    os.environ[RESERVED] = str(folder)
    os.environ["DATABASE_URL"] = postgres.url_of(folder, databases.APP, "mijngemeente")
    os.environ["DATABASE_OWNER_URL"] = postgres.url_of(folder, databases.OWNER, "mijngemeente")


def _free_folder() -> Path:
    FOLDERS.mkdir(exist_ok=True)
    for number in count():
        lock = (FOLDERS / f"{number}.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            _locks.append(lock)
            return FOLDERS / str(number)
    raise AssertionError


@contextmanager
def running() -> Iterator[None]:
    """The PostgreSQL that this process reserved; nothing when the database was given, or belongs to xdist's parent."""
    if not _locks:
        yield
        return
    folder = Path(os.environ[RESERVED])
    with postgres.running(folder, postgres.THROW_AWAY, say=lambda _: None) as server:
        databases.make_roles(server)
        yield


def url_of_test_database() -> str:
    """The test database as its app role, for a process of its own."""
    return _url(settings.DATABASES["default"], str(connection.settings_dict["NAME"]))


@contextmanager
def broker_database() -> Iterator[str]:
    """An empty database for the demo broker, beside this worker's test database."""
    with empty_database(f"{connection.settings_dict['NAME']}_broker") as url:
        yield url


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """The address of a database of the owner's, dropped at the end. PostgreSQL must run."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    with psycopg.connect(_url(settings.DATABASE_OWNER, "postgres"), autocommit=True) as owner:
        owner.execute(drop)
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield _url(settings.DATABASE_OWNER, name)
        owner.execute(drop)


def _url(login: Mapping[str, Any], database: str) -> str:
    password = f":{quote(login['PASSWORD'], safe='')}" if login["PASSWORD"] else ""
    if login["HOST"].startswith("/"):
        return f"postgresql://{quote(login['USER'])}{password}@/{database}?host={quote(login['HOST'], safe='')}"
    return f"postgresql://{quote(login['USER'])}{password}@{login['HOST']}:{login['PORT'] or 5432}/{database}"


class Cleaner:
    """Empties the tables after a test with real transactions, as owner: the app role may not.

    Rows that the migrations made (content types, kanalen, middelen) are put back as they were. Emptying a table takes
    milliseconds, so only those are emptied that were written to, with those that refer to them.
    """

    def __init__(self, owner: psycopg.Connection) -> None:
        self._owner = owner
        # A table that a forgotten transaction still holds must be an error, not a test run that hangs.
        owner.execute("SET lock_timeout = '10s'")
        # One table's emptying cascades to many; there is no need to say so.
        owner.execute("SET client_min_messages = warning")
        self._prints = {name: self._print_of(name) for name in self._written()}
        for name in self._prints:
            self._run("CREATE TEMPORARY TABLE {} AS SELECT * FROM {}", _saved(name), _table(name))
        owner.commit()

    def clean(self) -> None:
        # In one transaction, so that Django's deferred foreign keys let the tables be filled in any order.
        with self._owner.transaction():
            changed = [name for name in self._written() if not self._is_as_it_was(name)]
            if not changed:
                return
            # Not even the owner empties a klantcontact without saying what for.
            self._owner.execute("SELECT set_config('portal.beheer', 'vernietigen', true)")
            self._run("TRUNCATE {} CASCADE", sql.SQL(", ").join(map(_table, changed)))
            for name in self._prints:
                again = "INSERT INTO {0} SELECT * FROM {1} WHERE NOT EXISTS (SELECT 1 FROM {0})"
                self._run(again, _table(name), _saved(name))

    def _written(self) -> list[str]:
        """Tables with something in their file; also when row-level security hides it, or it was deleted since."""
        rows = self._owner.execute(
            "SELECT relname FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0"
        )
        return [name for (name,) in rows]

    def _is_as_it_was(self, name: str) -> bool:
        return name in self._prints and self._print_of(name) == self._prints[name]

    def _print_of(self, name: str) -> str | None:
        """A fingerprint of the rows of a table."""
        rows = self._run("SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t", _table(name)).fetchone()
        return rows[0] if rows else None

    def _run(self, command: str, *names: sql.Composable) -> psycopg.Cursor:
        return self._owner.execute(sql.SQL(command).format(*names))


def _table(name: str) -> sql.Identifier:
    return sql.Identifier("public", name)


def _saved(name: str) -> sql.Identifier:
    return sql.Identifier(f"saved_{name}"[:63])


@contextmanager
def cleaner() -> Iterator[Cleaner]:
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(_url(settings.DATABASE_OWNER, name)) as owner:
        yield Cleaner(owner)
