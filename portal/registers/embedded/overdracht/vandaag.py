"""Dates relative to today, so that the demo's deadlines stay in the future: `vandaag+9`, `vandaag-3T14:30`.

Only in demo and test. They are resolved when a line is first loaded; a line that is there already is left alone, so
loading the same file tomorrow changes nothing.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_RELATIEF = re.compile(r"vandaag([+-][0-9]{1,4})(?:T([01][0-9]|2[0-3]):([0-5][0-9]))?\Z")


def resolve(value: Any, today: date) -> Any:
    """`value` with every relative date made fixed: a day as a date, a day with a time as a moment in Amsterdam."""
    if isinstance(value, str):
        match = _RELATIEF.match(value)
        return _fixed(match, today) if match else value
    if isinstance(value, list):
        return [resolve(item, today) for item in value]
    if isinstance(value, dict):
        return {name: resolve(item, today) for name, item in value.items()}
    return value


def _fixed(match: re.Match[str], today: date) -> str:
    day = today + timedelta(days=int(match[1]))
    if match[2] is None:
        return day.isoformat()
    return datetime.combine(day, time(int(match[2]), int(match[3])), tzinfo=_AMSTERDAM).isoformat()
