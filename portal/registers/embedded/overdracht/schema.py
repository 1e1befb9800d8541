"""A line held against docs/register.schema.json, with what is wrong said in Dutch."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from portal.registers.elfproef import passes_elfproef
from portal.registers.embedded.overdracht.fouten import OngeldigeRegel, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema.protocols import Validator

SCHEMA = settings.BASE_DIR / "docs" / "register.schema.json"
_TYPES = {
    "object": "een object tussen { en }",
    "array": "een lijst tussen [ en ]",
    "string": "een tekst tussen aanhalingstekens",
    "boolean": "true of false",
    "integer": "een geheel getal",
}
_BERICHTEN: dict[str, Callable[[Any], str]] = {
    "type": lambda value: f"Dit moet {_TYPES[value]} zijn.",
    "enum": lambda value: f"Kies een van: {', '.join(map(str, value))}.",
    "minLength": lambda _: "Dit is leeg.",
    "maxLength": lambda value: f"Dit is langer dan {value} tekens.",
    "minItems": lambda value: f"Hier horen er minstens {value}.",
    "maxItems": lambda value: f"Hier staan er meer dan {value}.",
    "uniqueItems": lambda _: "Hier staat iets twee keer.",
    "minimum": lambda value: f"Dit is kleiner dan {value}.",
    "maximum": lambda value: f"Dit is groter dan {value}.",
}


@cache
def _schema() -> Mapping[str, Any]:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def soorten() -> tuple[str, ...]:
    """What a line can be, in the order of the schema."""
    return tuple(name for name in _schema()["$defs"] if not name.startswith("_"))


def _whole_pattern(validator: Validator, pattern: str, text: object, schema: object) -> Iterator[ValidationError]:
    """In Python `$` also matches before a newline at the end; in JSON Schema, and so for us, it does not."""
    if isinstance(text, str) and not re.fullmatch(pattern, text):
        yield ValidationError("pattern")


_Validator: type[Validator] = extend(Draft202012Validator, {"pattern": _whole_pattern})  # type: ignore[no-untyped-call]


@cache
def _validator(soort: str) -> Validator:
    formats = FormatChecker(formats=())
    formats.checks("moment", raises=(ValueError, OverflowError))(_is_moment)
    formats.checks("datum", raises=ValueError)(_is_datum)
    formats.checks("elfproef")(_is_elfproef)
    part = {"$ref": f"#/$defs/{soort}", "$defs": _schema()["$defs"]}
    return _Validator(part, format_checker=formats)


# What is no text at all is refused for its type, not for its format.
def _is_moment(value: object) -> bool:
    """Near the year 10000 a moment can exist in its own time zone and not in that of the database."""
    return not isinstance(value, str) or bool(datetime.fromisoformat(value).astimezone(UTC))


def _is_datum(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


def _is_elfproef(value: object) -> bool:
    return not isinstance(value, str) or passes_elfproef(value)


def check(regel: Mapping[str, Any]) -> None:
    """Raises OngeldigeRegel with everything that is wrong in this line."""
    soort = regel.get("soort")
    if not isinstance(soort, str) or soort not in soorten():
        raise OngeldigeRegel(("soort", f"Kies een van: {', '.join(soorten())}."))
    if fouten := sorted({fout for error in _validator(soort).iter_errors(regel) for fout in _tell(error)}):
        raise OngeldigeRegel(*fouten)


# jsonschema types every attribute of its error as possibly unset, which no error that it gives has.
def _tell(error: Any) -> Iterator[tuple[str, str]]:
    path = _path(error)
    match error.validator:
        case "required" | "dependentRequired":
            for name in _missing(error):
                yield _join(path, name), "Dit veld ontbreekt."
        case "additionalProperties":
            for name in error.instance.keys() - error.schema["properties"].keys():
                yield _join(path, printable(name)), "Dit veld bestaat niet."
        case "pattern" | "format" | "oneOf" | "not":
            yield path, error.schema["x-melding"]
        case keyword:
            yield path, _BERICHTEN[keyword](error.validator_value)


def _missing(error: Any) -> Iterator[str]:
    if error.validator == "required":
        names = error.validator_value
    else:
        names = [name for given, names in error.validator_value.items() if given in error.instance for name in names]
    return (name for name in names if name not in error.instance)


def _path(error: Any) -> str:
    path = ""
    for step in error.absolute_path:
        path = f"{path}[{step}]" if isinstance(step, int) else _join(path, step)
    return path


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
