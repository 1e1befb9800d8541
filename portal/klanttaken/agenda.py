"""A klanttaak as an entry for someone's own calendar (RFC 5545)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import TRANSP, Calendar, Event

from portal.registers.entities import StatusKlanttaak
from portal.registers.errors import NotFound

if TYPE_CHECKING:
    from portal.registers.entities import Klanttaak


def make_agenda(taak: Klanttaak, *, adres: str) -> bytes:
    """The last day on which it can be done, as a day and not as a moment: it is that day in whatever zone someone is.

    The same klanttaak gives the same UID, so that a second download replaces the first. It says no more than the
    titel: calendars are shared. Raises NotFound when there is nothing to do or no day to do it before.
    """
    if taak.regel.deadline is None or taak.regel.status != StatusKlanttaak.OPEN:
        raise NotFound
    uid = f"{taak.regel.id}@mijngemeente"
    event = Event.new(
        uid=uid,
        summary=_("Laatste dag: %(titel)s") % {"titel": " ".join(taak.regel.titel.split())},
        start=taak.regel.deadline,
        end=taak.regel.deadline + timedelta(days=1),
        stamp=timezone.now(),
        url=adres,
        transparency=TRANSP.TRANSPARENT,
    )
    return bytes(Calendar.new(uid=uid, prodid="-//MijnGemeente//klanttaken//NL", subcomponents=[event]).to_ical())
