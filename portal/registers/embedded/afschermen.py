"""Hiding a klantcontact. Row-level security then shows it to nobody, so only functions of the owner can do and tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from portal.registers import scope
from portal.registers.errors import NotFound, Refused
from portal.registers.ports import Herkomst

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class Afschermen:
    def register_afscherming(
        self, klant_id: UUID, klantcontact_id: UUID, *, reden: str, op: datetime | None = None
    ) -> None:
        if not reden.strip():
            raise Refused("leeg", "Zonder reden wordt een klantcontact niet afgeschermd.", veld="reden")
        if op is not None and op > timezone.now():
            raise Refused("toekomst", "De afscherming ligt in de toekomst.", veld="op")
        with scope.registratie("register_afscherming", dossiers=[klant_id]), connection.cursor() as cursor:
            cursor.execute("SELECT portal_afschermen(%s, %s, coalesce(%s, now()))", [klantcontact_id, reden, op])
            if cursor.fetchone()[0] is None and not is_afgeschermd(klantcontact_id, Herkomst("", "")):
                raise NotFound


def is_afgeschermd(klantcontact_id: UUID | None, herkomst: Herkomst) -> bool:
    """Whether a hidden klantcontact has this id or this herkomst, in the dossiers of the running registratie."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT portal_is_afgeschermd(%s, %s, %s)", [klantcontact_id, herkomst.bron, herkomst.kenmerk])
        return bool(cursor.fetchone()[0])
