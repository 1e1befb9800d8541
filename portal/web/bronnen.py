"""A page with several sources shows what it has and names what is missing; an outage is never an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from portal.registers.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Bronnen:
    """Asks sources; `missing` names those that did not answer, for the notice on the page."""

    def __init__(self) -> None:
        self.missing: list[str] = []

    def ask(self, call: Callable[[], T]) -> T | None:
        """None when the source is down: the template shows the notice there, and no list."""
        try:
            return call()
        except Unavailable as error:
            self.missing.append(error.bron)
            return None
