from __future__ import annotations

from dataclasses import is_dataclass
from pathlib import Path

from portal.registers import entities

README = Path(__file__).parent.parent / "README.md"


def test_every_entity_stands_in_the_glossary() -> None:
    rows = [
        line.split("|")[1] for line in README.read_text().split("## Woorden")[1].splitlines() if line.startswith("|")
    ]
    explained = {word.strip() for row in rows for word in row.split(",")}
    names = {name for name, entity in vars(entities).items() if is_dataclass(entity)}
    assert names <= explained
