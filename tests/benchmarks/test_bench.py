"""`make bench` itself, on a register so small that it takes seconds: what it measures with must not rot unseen."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from portal.demo.commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.live


def bench(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_small_register_is_made_and_every_page_measured(tmp_path: Path) -> None:
    result = tmp_path / "uitslag.json"
    done = bench("300", "--rounds", "1", "--seconds", "0.1", "--result", result)
    assert done.returncode == 0, done.stderr
    pages = json.loads(result.read_text())["registers"]["300"]
    assert {"kaal", "overzicht:index", "klantcontacten:lijst", "klantcontacten:detail"} <= set(pages)
    assert all(page["per_seconde"] > 0 and page["sql"] <= 8 for page in pages.values())
    assert "van kaal" in done.stdout


def test_a_size_that_is_no_number_is_refused() -> None:
    done = bench("veel")
    assert done.returncode == 2
    assert "veel" in done.stderr
