"""How the portal's programs are called: by the demo, and by the browser tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from portal.demo.errors import StartError

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
WORKER = ["manage.py", "procrastinate", "worker"]
# Makes its own tables and people before it serves.
BROKER = ["-m", "accounts.broker"]


def web(port: int) -> list[str]:
    options = f"--interface wsgi --no-ws --host {HOST} --port {port} --blocking-threads 4 --respawn-failed-workers"
    return ["-m", "granian", *options.split(), "portal.wsgi:application"]


def manage(command: str, environment: Mapping[str, str]) -> None:
    """Raises StartError with what the command said when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise StartError(f"`manage.py {command}` is niet gelukt: {(done.stderr or done.stdout).strip()}")
