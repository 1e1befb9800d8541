"""Delivery of one message: to which address, and what came of it."""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation

from portal.berichten.gebeurtenissen import Gebeurtenis, Status
from portal.berichten.models import Bericht
from portal.berichten.teksten import compose
from portal.registers import klantregister, scope
from portal.registers.entities import SoortDigitaalAdres, Voorkeurskanaal

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Contactgegevens

_log = structlog.get_logger("portal.berichten")
_HARD = 500
_NOT_BY_MAIL = {Voorkeurskanaal.POST, Voorkeurskanaal.TELEFOON}


def deliver(bericht_id: UUID, ontvanger_id: UUID, *, is_last: bool) -> None:
    """Sends it unless that was done. Raises what the transport raised, to be tried again, unless this was the last try.

    The row is held while it goes out, so two workers cannot both send it. A mail server that took a message just before
    this process was killed cannot be asked: the second one carries the same Message-ID, by which mail programs know it.
    """
    with scope.registratie("berichten", dossiers=[ontvanger_id]):
        bericht = Bericht.objects.select_for_update().filter(id=bericht_id, status=Status.KLAAR).first()
        if bericht is None:
            return
        try:
            # In a savepoint: the outcome is written also when reading the address failed.
            with transaction.atomic():
                outcome = _send(bericht)
        except Exception as error:
            if not is_last:
                raise
            _log.warning("bericht_mislukt", bericht=str(bericht.id), fout=type(error).__name__)
            outcome = Status.MISLUKT
        bericht.status, bericht.status_sinds = outcome, timezone.now()
        bericht.save(update_fields=["status", "status_sinds"])


def _send(bericht: Bericht) -> Status:
    gegevens = klantregister().get_bereikbaarheid(bericht.ontvanger_id)
    address = _address(gegevens, Gebeurtenis(bericht.gebeurtenis))
    if not address:
        return Status.ONBEREIKBAAR
    with translation.override(gegevens.partij.voorkeurstaal):
        onderwerp, tekst = compose(bericht)
    host = settings.PORTAL_URL.split("://")[1].split(":")[0]
    mail = EmailMessage(onderwerp, tekst, to=[address], headers={"Message-ID": f"<{bericht.id}@{host}>"})
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        # 4xx is 'not now' (greylisting, a full box), 5xx is 'never'.
        if all(code >= _HARD for code, _ in refused.recipients.values()):
            return Status.MISLUKT
        raise
    return Status.VERZONDEN


def _address(gegevens: Contactgegevens, gebeurtenis: Gebeurtenis) -> str:
    """Empty when there is none. Only a verified one: another may be somebody else's."""
    if gegevens.partij.voorkeurskanaal in _NOT_BY_MAIL and not gebeurtenis.is_veiligheid:
        return ""
    usable = [
        adres
        for adres in gegevens.adressen
        if adres.soort == SoortDigitaalAdres.EMAIL and adres.geverifieerd_op is not None
    ]
    return next((adres.adres for adres in sorted(usable, key=lambda adres: not adres.is_standaard)), "")
