"""The embedded PostgreSQL: it comes up in any folder, keeps its data, and never outlives the one who started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from portal.demo import databases, postgres
from portal.demo.errors import StartError

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.live


def quiet(text: str) -> None:
    """Progress is for people."""


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def server(folder: Path) -> Iterator[postgres.Server]:
    with postgres.running(folder, postgres.THROW_AWAY, say=quiet) as server:
        databases.prepare(server)
        yield server


def test_the_data_is_there_after_a_second_start(folder: Path) -> None:
    for _ in ("first", "second"):
        with postgres.running(folder, postgres.THROW_AWAY, say=quiet) as server, server.connect() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS gebleven (keer int)")
            connection.execute("INSERT INTO gebleven VALUES (1)")
            rows = connection.execute("SELECT count(*) FROM gebleven").fetchone()
    assert rows == (2,)


def test_it_has_stopped_when_its_context_ends_also_by_an_error(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), postgres.running(folder, {}, say=quiet) as server:
        raise ZeroDivisionError
    assert server.process.poll() is not None
    assert not is_running(server.process.pid)


def test_it_does_not_outlive_a_parent_that_is_killed(folder: Path) -> None:
    program = (
        "import time, pathlib, sys; from portal.demo import postgres\n"
        "with postgres.running(pathlib.Path(sys.argv[1]), {}, say=lambda _: None) as server:\n"
        "    print(server.process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, folder], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(pid)


def test_a_second_one_in_the_same_folder_is_refused_in_one_sentence(folder: Path, server: postgres.Server) -> None:
    with pytest.raises(StartError, match="draait al een PostgreSQL"), postgres.running(folder, {}, say=quiet):
        pass
    assert server.process.poll() is None


def test_it_is_not_reached_over_the_network(server: postgres.Server) -> None:
    with server.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert postgres.sockets_of(server.folder).stat().st_mode & 0o077 == 0


def test_a_deep_folder_gets_a_socket_with_a_short_path(folder: Path) -> None:
    deep = folder.joinpath(*["diep" * 5] * 6)
    with postgres.running(deep, postgres.THROW_AWAY, say=quiet) as server, server.connect() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert len(bytes(postgres.sockets_of(deep))) < 85
    assert not postgres.sockets_of(deep).exists()


def test_the_app_role_may_log_in_and_nothing_else(server: postgres.Server) -> None:
    databases.prepare(server)
    with psycopg.connect(server.url(databases.APP, databases.PORTAL_DATABASE), autocommit=True) as connection:
        for forbidden in ("CREATE DATABASE x", "CREATE ROLE x", "CREATE TABLE x ()", f"SET ROLE {databases.OWNER}"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)


def test_the_owner_of_the_portal_is_not_the_owner_of_the_broker(server: postgres.Server) -> None:
    table = "CREATE TABLE IF NOT EXISTS x ()"
    refused = pytest.raises(psycopg.errors.InsufficientPrivilege)
    with refused, psycopg.connect(server.url(databases.OWNER, databases.BROKER_DATABASE)) as connection:
        connection.execute(table)
    with psycopg.connect(server.url(databases.BROKER, databases.BROKER_DATABASE)) as connection:
        connection.execute(table)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands over to another account")
def test_as_root_it_says_under_which_account_it_runs_and_what_it_opened(folder: Path) -> None:
    closed = folder / "dicht"
    closed.mkdir(mode=0o700)
    said: list[str] = []
    with postgres.running(closed / "pg", postgres.THROW_AWAY, say=said.append) as server:
        uid = Path(f"/proc/{server.process.pid}").stat().st_uid
    assert uid != 0
    assert any("als gebruiker 'nobody'" in line for line in said)
    assert any(f"map {closed} " in line for line in said)
    assert closed.stat().st_mode & 0o077 == 0o001
