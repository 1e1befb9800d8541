"""Which browser the tests drive: a machine's own when it runs, and otherwise one is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_downloaded", lambda: str(tmp_path / "no-download"))
    return tmp_path


def program(path: Path, *, status: int) -> str:
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


def test_a_chromium_on_the_path_is_used(bare_machine: Path) -> None:
    assert chromium.find() is None
    program(bare_machine / "chromium-browser", status=0)
    assert chromium.find() == str(bare_machine / "chromium-browser")


def test_the_one_that_is_named_goes_first(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "chromium", status=0)
    monkeypatch.setenv("CHROMIUM", program(bare_machine / "own", status=0))
    assert chromium.find() == str(bare_machine / "own")


def test_one_that_does_not_run_is_passed_over(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(bare_machine / "not-there"))
    program(bare_machine / "chromium", status=127)
    program(bare_machine / "google-chrome", status=0)
    assert chromium.find() == str(bare_machine / "google-chrome")


def test_without_any_it_says_what_to_do(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "SOURCES", {"een bron die er niet is": [[str(bare_machine / "apt-get"), "install"]]})
    assert chromium.main() == 1
    said = capsys.readouterr()
    assert "Chromium ophalen: een bron die er niet is" in said.out
    assert "zet CHROMIUM op het pad" in said.err


def test_what_a_source_brings_is_used(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = bare_machine / "chromium"
    command = ["/bin/sh", "-c", f"printf '#!/bin/sh\\nexit 0\\n' > {target} && /bin/chmod +x {target}"]
    monkeypatch.setattr(chromium, "SOURCES", {"een bron": [command]})
    assert chromium.main() == 0
    assert chromium.find() == str(target)
