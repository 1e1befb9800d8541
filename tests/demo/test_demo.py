"""`make demo` for real: two starts in one folder, one ended by SIGTERM and one by the death of a program."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psycopg
import pytest

from accounts.broker.people import PEOPLE
from portal.demo import databases, postgres
from portal.demo.commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.live, pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")]

READY = "Stop met Ctrl-C."
SECOND_START_SECONDS = 10


@dataclass
class Demo:
    process: subprocess.Popen[str]
    folder: Path
    web_url: str
    broker_url: str
    said: str
    seconds: float

    def count_klantcontacten(self) -> int:
        # As superuser: for everyone else row-level security shows nothing without a scope.
        address = postgres.url_of(self.folder / "postgres", postgres.SUPERUSER, databases.PORTAL_DATABASE)
        with psycopg.connect(address) as connection:
            row = connection.execute("SELECT count(*) FROM klantcontact").fetchone()
        return int(row[0]) if row else 0

    def end(self) -> str:
        """Waits until it has ended by itself; gives what it still said."""
        rest, _ = self.process.communicate(timeout=60)
        return rest


def processes_of(folder: Path) -> dict[int, str]:
    """Every process that was started for the demo of this folder: all of them inherit its environment."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if f"DEMO_DIR={folder}".encode() in (path / "environ").read_bytes().split(b"\0"):
                found[int(path.name)] = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return {pid: command for pid, command in found.items() if command}


def free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def start(folder: Path) -> Demo:
    web_port, broker_port = free_ports()
    own = {"DEMO_DIR": str(folder), "DEMO_WEB_PORT": str(web_port), "DEMO_BROKER_PORT": str(broker_port)}
    inherited = {name: value for name, value in os.environ.items() if "DATABASE_" not in name}
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.demo"],
        cwd=ROOT,
        env=inherited | own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if READY in line:
            break
    if READY not in said:
        process.communicate(timeout=60)
        pytest.fail(said)
    web_url, broker_url = f"http://127.0.0.1:{web_port}", f"http://127.0.0.1:{broker_port}"
    return Demo(process, folder, web_url, broker_url, said, time.monotonic() - began)


@pytest.fixture
def demo(folder: Path) -> Iterator[Demo]:
    demo = start(folder)
    yield demo
    demo.process.terminate()
    demo.process.communicate(timeout=60)


def test_it_says_what_it_does_where_it_is_and_who_can_log_in(demo: Demo) -> None:
    assert demo.said.index("PostgreSQL") < demo.said.index("Voorbeeldgegevens") < demo.said.index(demo.web_url)
    for persoon in PEOPLE:
        assert persoon.naam in demo.said
    for address in (f"{demo.web_url}/", f"{demo.broker_url}/"):
        assert httpx.get(address).status_code == 200
    assert demo.count_klantcontacten() > 0


def test_sigterm_ends_everything_and_a_quick_second_start_finds_the_data(folder: Path) -> None:
    first = start(folder)
    loaded = first.count_klantcontacten()
    assert any("postgres" in command for command in processes_of(folder).values())
    first.process.send_signal(signal.SIGTERM)
    assert "Gestopt. De gegevens blijven staan." in first.end()
    assert first.process.returncode == 0
    assert processes_of(folder) == {}

    second = start(folder)
    assert second.count_klantcontacten() == loaded
    assert "Voorbeeldgegevens" not in second.said
    assert second.seconds <= SECOND_START_SECONDS
    second.process.send_signal(signal.SIGINT)
    second.end()


def test_a_program_that_dies_ends_the_others_and_is_named(demo: Demo) -> None:
    worker = next(pid for pid, command in processes_of(demo.folder).items() if "procrastinate" in command)
    os.kill(worker, signal.SIGKILL)
    assert "worker is gestopt (code -9); de rest stopt nu ook." in demo.end()
    assert demo.process.returncode == 1
    assert processes_of(demo.folder) == {}


def test_when_the_demo_itself_is_killed_nothing_runs_on(demo: Demo) -> None:
    demo.process.kill()
    demo.process.wait()
    deadline = time.monotonic() + 20
    while processes_of(demo.folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes_of(demo.folder) == {}


def test_a_wrong_setting_stops_the_start_with_one_sentence(folder: Path) -> None:
    environment = os.environ | {"DEMO_DIR": str(folder), "DEMO_WEB_PORT": "acht"}
    done = subprocess.run(
        [sys.executable, "-m", "portal.demo"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "DEMO_WEB_PORT is 'acht'; zet een geheel getal van 1 of meer."
