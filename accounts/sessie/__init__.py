"""Who is logged in, kept in the server-side session. It holds no identity number: only the partijen's own ids."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
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
    openbaar: bool = False
    """The person said that others use this computer too."""
    eigen_klant_id: UUID | None = None
    """Whom the login was for, while the person acts for another; else None."""
    eigen_vertegenwoordiging_id: UUID | None = None

    @property
    def is_gewisseld(self) -> bool:
        """Whether the person chose, after logging in, to act for another."""
        return self.eigen_klant_id is not None

    @property
    def eigen(self) -> Inlog:
        """This login as it began: for whom the broker said."""
        if self.eigen_klant_id is None:
            return self
        return replace(
            self,
            klant_id=self.eigen_klant_id,
            vertegenwoordiging_id=self.eigen_vertegenwoordiging_id,
            eigen_klant_id=None,
            eigen_vertegenwoordiging_id=None,
        )

    def namens(self, klant_id: UUID, vertegenwoordiging_id: UUID) -> Inlog:
        """This login, now for another klant. Says nothing about whether that is allowed."""
        return replace(
            self.eigen,
            klant_id=klant_id,
            vertegenwoordiging_id=vertegenwoordiging_id,
            eigen_klant_id=self.eigen.klant_id,
            eigen_vertegenwoordiging_id=self.eigen.vertegenwoordiging_id,
        )

    @property
    def eindigt_op(self) -> datetime:
        """When the session ends if nothing more is done."""
        return min(self.laatst_actief + self.idle, self.uiterlijk)

    @property
    def idle(self) -> timedelta:
        """How long nothing may be done; never longer on a computer of others."""
        openbaar = settings.SESSIE_IDLE_OPENBAAR if self.openbaar else settings.SESSIE_IDLE
        return timedelta(seconds=min(openbaar, settings.SESSIE_IDLE))

    @property
    def uiterlijk(self) -> datetime:
        """When the session ends whatever is done."""
        return self.begonnen_op + timedelta(seconds=settings.SESSIE_ABSOLUUT)

    @property
    def is_verlengbaar(self) -> bool:
        """Whether doing something now would make it last longer."""
        return self.eindigt_op < self.uiterlijk

    @property
    def seconden_over(self) -> int:
        """Until it ends by itself; 0 when it has."""
        return max(0, int((self.eindigt_op - timezone.now()).total_seconds()))


_UUIDS = {"persoon_id", "klant_id", "vertegenwoordiging_id", "eigen_klant_id", "eigen_vertegenwoordiging_id"}
_MOMENTS = {"moment", "begonnen_op", "laatst_actief"}


def start(session: SessionBase, inlog: Inlog) -> None:
    """The session's key must be new: `django.contrib.auth.login` has just rotated it."""
    session[_KEY] = {
        name: value if value is None or isinstance(value, int) else str(value) for name, value in asdict(inlog).items()
    }


def read(session: SessionBase) -> Inlog | None:
    """Who is logged in, or None when nobody is, or not any more. Touches nothing."""
    inlog = parse(session)
    return inlog if inlog is not None and timezone.now() < inlog.eindigt_op else None


def keep(session: SessionBase, inlog: Inlog) -> Inlog:
    """The same login, from now on for whom it says."""
    start(session, inlog)
    return inlog


def touch(session: SessionBase, inlog: Inlog, *, at_once: bool = False) -> Inlog:
    """The person did something just now, so the session lasts longer. Returns the login as it is kept."""
    now = timezone.now()
    if not at_once and now - inlog.laatst_actief < _TOUCH_EVERY:
        return inlog
    session[_KEY] = {**session[_KEY], "laatst_actief": str(now)}
    return replace(inlog, laatst_actief=now)


def parse(data: Mapping[str, Any] | SessionBase) -> Inlog | None:
    """The login in the decoded data of some session, ended or not; touches nothing."""
    kept = data.get(_KEY)
    return _parse(kept) if kept else None


def _parse(kept: dict[str, Any]) -> Inlog:
    # A session that was begun before a field was added does without it.
    values: dict[str, Any] = {field.name: kept[field.name] for field in fields(Inlog) if field.name in kept}
    for name in _UUIDS:
        values[name] = UUID(values[name]) if values[name] else None
    for name in _MOMENTS:
        values[name] = datetime.fromisoformat(values[name])
    return Inlog(**values)
