"""The data that the demo starts with, loaded once for each database that it made itself."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from portal.demo.commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

GEGEVENS = Path("portal/demo/gemeente.ndjson")


def load_once(server: Path, load: Callable[[], None], *, file: Path = ROOT / GEGEVENS) -> None:
    """`server` is the folder of our own PostgreSQL, so that what was noted goes when the database goes. Loading twice
    would change nothing, but holding every line against the register costs a start two seconds."""
    noted, digest = server / "geladen", hashlib.sha256(file.read_bytes()).hexdigest()
    if noted.is_file() and noted.read_text() == digest:
        return
    load()
    noted.write_text(digest)
