"""The sizes of the house style: a file or function that outgrows them has two jobs."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
MOST_LINES_OF_A_TEMPLATE = 120

SOURCES = [
    path
    for folder in ("portal", "accounts", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def functions_of(path: Path) -> dict[str, int]:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        f"{path.relative_to(ROOT)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, functions)
    }


def test_a_file_has_one_purpose() -> None:
    assert {path: size for path in SOURCES if (size := lines_of(path)) > MOST_LINES_OF_A_FILE} == {}


def test_a_function_fits_a_screen() -> None:
    sizes = {name: size for path in SOURCES for name, size in functions_of(path).items()}
    assert len(sizes) > 100
    assert {name: size for name, size in sizes.items() if size > MOST_LINES_OF_A_FUNCTION} == {}


def test_a_template_fits_a_page() -> None:
    assert {path: size for path in TEMPLATES if (size := lines_of(path)) > MOST_LINES_OF_A_TEMPLATE} == {}
