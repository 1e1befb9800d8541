"""Taking from a line the fields that are in it, each turned into what the port wants. What is absent keeps the port's
own default, so that a default stands in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def take(regel: Mapping[str, Any], **converters: Callable[[Any], Any]) -> dict[str, Any]:
    return {name: convert(regel[name]) for name, convert in converters.items() if name in regel}


def each(convert: Callable[[Any], Any]) -> Callable[[list[Any]], list[Any]]:
    return lambda items: [convert(item) for item in items]
