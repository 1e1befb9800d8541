"""A PostgreSQL with a register of one size, kept between runs, and one web worker on it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.demo import databases, postgres
from portal.demo.commands import HOST, ROOT, web
from portal.demo.errors import StartError
from portal.demo.processes import Programs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDERS = ROOT / "build" / "bench"
LOADER = ("loader.py", "tables.py", "texts.py", "prepare.py")


@dataclass(frozen=True)
class Opstelling:
    """What is measured: a register of `klantcontacten`, its pages, and the processes that serve them."""

    klantcontacten: int
    port: int
    targets: list[dict[str, str]]
    """Name, address and cookie of each page."""
    environment: Mapping[str, str]
    web_pid: int
    postgres_pid: int

    def only(self, names: set[str]) -> Opstelling:
        return replace(self, targets=[target for target in self.targets if target["naam"] in names])

    def look_inside(self) -> dict[str, dict[str, float]]:
        """What `inside` says of each page."""
        inside: dict[str, dict[str, float]] = _run("inside", self.environment, said=json.dumps(self.targets))
        return inside


@contextmanager
def running(klantcontacten: int) -> Iterator[Opstelling]:
    """Made when it is not there yet, which takes minutes for a large one. Raises StartError."""
    folder, port = _folder(klantcontacten), _free_port()
    with postgres.running(folder / "postgres", {}, say=print) as server:
        databases.prepare(server)
        environment = os.environ | {
            "PORTAL_MODE": "demo",
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
            "PORTAL_URL": f"http://{HOST}:{port}",
            "DATABASE_URL": server.url(databases.APP, databases.PORTAL_DATABASE),
            "DATABASE_OWNER_URL": server.url(databases.OWNER, databases.PORTAL_DATABASE),
        }
        targets = _run("prepare", environment, str(klantcontacten), folder / "geladen")
        with Programs(folder=ROOT, logs=folder / "log") as programs:
            web_pid = programs.start("web", web(port), environment)
            programs.wait_for_answer(f"http://{HOST}:{port}/gezond/")
            yield Opstelling(klantcontacten, port, targets, environment, web_pid, server.process.pid)


def _folder(klantcontacten: int) -> Path:
    """Made anew when tables or loader changed since: what an older one filled says nothing about the code of now."""
    version = hashlib.sha256()
    migrations = [path for app in ("portal", "accounts") for path in (ROOT / app).rglob("migrations/*.py")]
    for path in [
        *sorted(migrations),
        ROOT / "portal/registers/beleid.py",
        *(Path(__file__).parent / name for name in LOADER),
    ]:
        version.update(path.read_bytes())
    folder = FOLDERS / f"{klantcontacten}-{version.hexdigest()[:8]}"
    for older in FOLDERS.glob(f"{klantcontacten}-*"):
        if older != folder or not (older / "geladen").exists():
            shutil.rmtree(older)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _run(module: str, environment: Mapping[str, str], *arguments: str | Path, said: str = "") -> Any:
    """Progress of the module goes to standard error, so that standard output holds JSON and nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments],
        cwd=ROOT,
        env=environment,
        input=said,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise StartError(f"tests.benchmarks.{module} is niet gelukt: zie de melding hierboven.")
    return json.loads(done.stdout.splitlines()[-1])


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        port: int = trial.getsockname()[1]
        return port
