"""Who is logged in, kept in the server-side session. It holds no identity number: only the partijen's own ids."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.sessions.backends.base import SessionBase

_KEY = "inlog"
# Writing the session at every click would double the cost of a page; a minute is exact enough for fifteen.
_TOUCH_EVERY = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Inlog:
    provider: str
    persoon_id: UUID
    klant_id: UUID
    middel: str
    niveau: int
    moment: datetime
    """When the broker authenticated the person."""
    begonnen_op: datetime
    """The absolute end counts from here."""
    laatst_actief: datetime
    vestiging: str = ""
    vertegenwoordiging_id: UUID | None = None
    """Set when the login itself was on someone's behalf."""

    @property
    def eindigt_op(self) -> datetime:
        """When the session ends if nothing more is done."""
        idle = self.laatst_actief + timedelta(seconds=settings.SESSIE_IDLE)
        return min(idle, self.begonnen_op + timedelta(seconds=settings.SESSIE_ABSOLUUT))


_UUIDS = {"persoon_id", "klant_id", "vertegenwoordiging_id"}
_MOMENTS = {"moment", "begonnen_op", "laatst_actief"}


def start(session: SessionBase, inlog: Inlog) -> None:
    """The session's key must be new: `django.contrib.auth.login` has just rotated it."""
    session[_KEY] = {
        name: value if value is None or isinstance(value, int) else str(value) for name, value in asdict(inlog).items()
    }


def read(session: SessionBase) -> Inlog | None:
    """Who is logged in, or None when nobody is, or not any more: an ended session is emptied at once."""
    kept = session.get(_KEY)
    if kept is None:
        return None
    inlog = _parse(kept)
    now = timezone.now()
    if now >= inlog.eindigt_op:
        session.flush()
        return None
    if now - inlog.laatst_actief >= _TOUCH_EVERY:
        session[_KEY] = {**kept, "laatst_actief": str(now)}
    return inlog


def parse(data: Mapping[str, Any]) -> Inlog | None:
    """The login in the decoded data of some session, ended or not; touches nothing."""
    kept = data.get(_KEY)
    return _parse(kept) if kept else None


def _parse(kept: dict[str, Any]) -> Inlog:
    values: dict[str, Any] = {field.name: kept[field.name] for field in fields(Inlog)}
    for name in _UUIDS:
        values[name] = UUID(values[name]) if values[name] else None
    for name in _MOMENTS:
        values[name] = datetime.fromisoformat(values[name])
    return Inlog(**values)
