"""When the demo loads its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from portal.demo.gegevens import load_once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "gegevens.ndjson"
    file.write_text("{}")
    return file


def test_the_same_data_is_loaded_once_and_other_data_again(tmp_path: Path, file: Path) -> None:
    loads: list[str] = []
    for text in ("{}", "{}", "{ }", "{ }", "{}"):
        file.write_text(text)
        load_once(tmp_path, lambda text=text: loads.append(text), file=file)  # type: ignore[misc]
    assert loads == ["{}", "{ }", "{}"]


def test_what_failed_to_load_is_tried_again(tmp_path: Path, file: Path) -> None:
    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        load_once(tmp_path, fail, file=file)
    loads: list[int] = []
    load_once(tmp_path, lambda: loads.append(1), file=file)
    assert loads == [1]
