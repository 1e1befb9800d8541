"""Running several programs as one: they start together, and when one ends all end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from portal.demo.errors import StartError
from portal.demo.kernel import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

LOOK_EVERY = 0.1
START_SECONDS = 60
STOP_SECONDS = 20
TAIL_LINES = 15


@dataclass(frozen=True)
class Program:
    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-TAIL_LINES:])


@dataclass
class Programs:
    """A context manager: at its end, however it ends, no program it started runs any more."""

    folder: Path
    logs: Path
    _running: list[Program] = field(default_factory=list)

    def __enter__(self) -> Programs:
        self.logs.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for program in self._running:
            program.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for program in self._running:
            _end(program.process, deadline)
            _kill_children(program.process.pid)

    def start(
        self,
        name: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        when_we_die: signal.Signals = signal.SIGTERM,
    ) -> int:
        """Its process id. `arguments` are Python's: a script, or `-m` and a module. What it prints goes to `logs`.

        `when_we_die` is what it gets when this process is killed itself and cannot end it.
        """
        path = self.logs / f"{name}.log"
        with path.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=environment,
                # A group of its own: Ctrl-C in the terminal reaches only us, and its children can be ended with it.
                process_group=0,
                preexec_fn=partial(end_with_parent, when_we_die),  # noqa: PLW1509 - no threads yet
            )
        self._running.append(Program(name, process, path))
        return process.pid

    def wait_for_answer(self, address: str) -> None:
        """Until `address` answers 200. Raises StartError when a program ends meanwhile, or after a minute."""
        deadline = time.monotonic() + START_SECONDS
        while (answer := _ask(address)) != "200":
            self._raise_when_one_ended()
            if time.monotonic() > deadline:
                raise StartError(
                    f"{address} antwoordt na {START_SECONDS} seconden niet goed ({answer}); zie {self.logs}."
                )
            time.sleep(LOOK_EVERY)

    def wait(self) -> NoReturn:
        """As long as all run. Raises StartError as soon as one ended."""
        while True:
            self._raise_when_one_ended()
            time.sleep(LOOK_EVERY)

    def _raise_when_one_ended(self) -> None:
        for program in self._running:
            code = program.process.poll()
            if code is not None:
                end = f"{program.name} is gestopt (code {code}); de rest stopt nu ook."
                raise StartError(f"{end} Laatste regels van {program.log}:\n{program.tail()}")


def _end(process: subprocess.Popen[bytes], deadline: float) -> None:
    try:
        process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _kill_children(group: int) -> None:
    """A web server that was killed itself leaves workers behind, which would keep its port."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _ask(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 - an address of our own
            return str(response.status)
    except urllib.error.HTTPError as error:
        return str(error.code)
    except OSError as error:
        return str(error)
