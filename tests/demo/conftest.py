from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Not pytest's own: every run of pytest closes that to other accounts, and as root PostgreSQL is one of those."""
    with tempfile.TemporaryDirectory(prefix="mg-", ignore_cleanup_errors=True) as made:
        yield Path(made)
