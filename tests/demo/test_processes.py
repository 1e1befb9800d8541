"""Programs that run as one: none is left behind, however it ends."""

from __future__ import annotations

import os
import signal
import socket
import time
from typing import TYPE_CHECKING

import pytest

from portal.demo.errors import StartError
from portal.demo.processes import Programs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.live

SLEEPER = ["-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"]
STUBBORN = [
    "-c",
    "import os, signal, time; signal.signal(15, signal.SIG_IGN); print(os.getpid(), flush=True); time.sleep(60)",
]
SERVER = ["-m", "http.server", "--bind", "127.0.0.1"]


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    with Programs(folder=tmp_path, logs=tmp_path / "log") as programs:
        yield programs


def pid_in(log: Path) -> int:
    deadline = time.monotonic() + 10
    while not log.read_text().strip() and time.monotonic() < deadline:
        time.sleep(0.02)
    return int(log.read_text())


def is_gone(pid: int) -> bool:
    """Within ten seconds: an orphan is there until the system has noticed its end."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_a_program_that_ends_is_named_with_its_last_words(programs: Programs) -> None:
    programs.start("slaper", SLEEPER, os.environ)
    programs.start("kapot", ["-c", "raise SystemExit('geen zin meer')"], os.environ)
    with pytest.raises(StartError, match=r"(?s)kapot is gestopt \(code 1\); de rest stopt nu ook.*geen zin meer"):
        programs.wait()


def test_a_program_that_ends_takes_the_others_with_it(tmp_path: Path) -> None:
    with pytest.raises(StartError), Programs(folder=tmp_path, logs=tmp_path) as programs:
        programs.start("slaper", SLEEPER, os.environ)
        pid = pid_in(tmp_path / "slaper.log")
        programs.start("kapot", ["-c", "pass"], os.environ)
        programs.wait()
    assert is_gone(pid)


def test_the_children_of_a_program_that_was_killed_do_not_stay(tmp_path: Path) -> None:
    parent = f"import subprocess, sys, os; subprocess.run([sys.executable, *{SLEEPER!r}])"
    with Programs(folder=tmp_path, logs=tmp_path) as programs:
        programs.start("ouder", ["-c", parent], os.environ)
        child = pid_in(tmp_path / "ouder.log")
        os.kill(os.getpgid(child), signal.SIGKILL)
    assert is_gone(child)


def test_a_program_that_does_not_listen_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.demo.processes.STOP_SECONDS", 0.2)
    with Programs(folder=tmp_path, logs=tmp_path) as programs:
        programs.start("doof", STUBBORN, os.environ)
        pid = pid_in(tmp_path / "doof.log")
    assert is_gone(pid)


def test_it_waits_until_a_web_server_answers(programs: Programs) -> None:
    port = free_port()
    programs.start("web", [*SERVER, str(port)], os.environ)
    programs.wait_for_answer(f"http://127.0.0.1:{port}/")


def test_an_answer_that_is_an_error_is_no_answer(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.demo.processes.START_SECONDS", 1)
    port = free_port()
    programs.start("web", [*SERVER, str(port)], os.environ)
    with pytest.raises(StartError, match=r"antwoordt na 1 seconden niet goed \(404\)"):
        programs.wait_for_answer(f"http://127.0.0.1:{port}/bestaat-niet")


def test_waiting_for_an_answer_ends_when_the_server_does(programs: Programs) -> None:
    programs.start("web", ["-c", "raise SystemExit('poort bezet')"], os.environ)
    with pytest.raises(StartError, match=r"(?s)web is gestopt.*poort bezet"):
        programs.wait_for_answer(f"http://127.0.0.1:{free_port()}/")
