"""Roles and databases: all of them in an embedded PostgreSQL, the broker's in a given one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

if TYPE_CHECKING:
    from portal.demo.postgres import Server

OWNER = "mijngemeente_owner"
APP = "mijngemeente_app"
BROKER = "mijngemeente_broker"
PORTAL_DATABASE = "mijngemeente"
BROKER_DATABASE = "mijngemeente_broker"
# CREATEDB is for the test databases. The app role may log in and nothing else.
ROLES = {OWNER: "LOGIN CREATEDB", APP: "LOGIN", BROKER: "LOGIN"}


def prepare(server: Server) -> None:
    """Roles and databases in an embedded PostgreSQL; what is there stays as it is."""
    make_roles(server)
    with server.connect() as connection:
        _make_database(connection, PORTAL_DATABASE, owner=OWNER)
        _make_database(connection, BROKER_DATABASE, owner=BROKER)


def make_roles(server: Server) -> None:
    with server.connect() as connection:
        there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role in ROLES.keys() - there:
            connection.execute(sql.SQL("CREATE ROLE {} ").format(sql.Identifier(role)) + sql.SQL(ROLES[role]))


def prepare_given(owner_url: str, broker_url: str) -> None:
    """In a PostgreSQL that is not ours only the broker's database is made, and only when it is absent."""
    try:
        psycopg.connect(broker_url).close()
    except psycopg.OperationalError:
        name = conninfo_to_dict(broker_url)["dbname"]
        with psycopg.connect(owner_url, autocommit=True) as connection:
            _make_database(connection, str(name), owner=connection.info.user)


def _make_database(connection: psycopg.Connection, name: str, *, owner: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        command = sql.SQL("CREATE DATABASE {} OWNER {}")
        connection.execute(command.format(sql.Identifier(name), sql.Identifier(owner)))
