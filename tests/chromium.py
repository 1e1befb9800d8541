"""`python -m tests.chromium`: sees to it that there is a Chromium for the browser tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing but the pages under test may use the network, and nothing may start half-way a measurement.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
SOURCES = {
    "de download van Playwright": [[sys.executable, "-m", "playwright", "install", "chromium"]],
    "het pakket van Debian": [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]],
}
SOURCE_SECONDS = 900


def find() -> str | None:
    """The program named by CHROMIUM, one on PATH, or Playwright's own download; None when none of them runs."""
    named = os.environ.get("CHROMIUM")
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in (named, *on_path, _downloaded()) if path and _runs(path)), None)


def arguments() -> list[str]:
    # Chromium's sandbox refuses root, and a CI container has nobody else.
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET


def _downloaded() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _runs(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _fetch(commands: list[list[str]]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=False, timeout=SOURCE_SECONDS
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"  lukt niet: {error}", flush=True)
            return
        if done.returncode:
            print(f"  lukt niet: {(done.stderr or done.stdout).strip()[-300:]}", flush=True)
            return


def main() -> int:
    for source, commands in SOURCES.items():
        if find():
            return 0
        print(f"Chromium ophalen: {source} …", flush=True)
        _fetch(commands)
    if find():
        return 0
    print("Er is geen Chromium: installeer er een, of zet CHROMIUM op het pad van het programma.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
