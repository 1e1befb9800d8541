"""Numbers for people to read and quote: ten random digits, never an address."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, TypeVar

from django.db import IntegrityError, transaction

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_TRIES = 5


def new_nummer() -> str:
    return str(secrets.randbelow(9_000_000_000) + 1_000_000_000)


def create_with_nummer(create: Callable[[str], T], given: str = "", *, constraint: str) -> T:
    """Call `create` with a number nobody has. A given number is tried once; `constraint` is its unique one."""
    for _ in range(1 if given else _TRIES):
        try:
            with transaction.atomic():
                return create(given or new_nummer())
        except IntegrityError as error:
            if given or constraint not in str(error):
                raise
    raise AssertionError("five random numbers were all taken")
