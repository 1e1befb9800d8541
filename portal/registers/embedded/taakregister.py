from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.formkit import OngeldigeDefinitie, read_definitie
from portal.registers import scope
from portal.registers.embedded.klanttaken import to_klanttaak, to_regel
from portal.registers.embedded.models import Inzending, Klanttaak, Zaak
from portal.registers.embedded.models.dossier import new_id
from portal.registers.embedded.nummers import create_with_nummer
from portal.registers.embedded.toegang import after, require, require_niveau, same_as, with_niveau, within
from portal.registers.embedded.verloop import check_verloop, take_over
from portal.registers.embedded.weigeringen import translated
from portal.registers.entities import Bladzijde, Cursor, KlanttaakRegel, Mag, SoortKlanttaak, StatusKlanttaak
from portal.registers.entities import Klanttaak as KlanttaakEntity
from portal.registers.errors import Conflict, NotFound, Refused
from portal.registers.ports import TaakRegister

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid, Klantcontact
    from portal.registers.ports import Herkomst, NieuweInzending, NieuweKlanttaak

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# A klanttaak without deadline comes after all that have one; in a cursor it stands at the end of time.
_NO_DEADLINE = date.max


def _cursor_of(row: Klanttaak, *, open: bool) -> Cursor:
    if not open:
        return Cursor(row.status_sinds, row.id)
    return Cursor(datetime.combine(row.deadline or _NO_DEADLINE, datetime.min.time(), tzinfo=_AMSTERDAM), row.id)


def _open_after(na: Cursor) -> Q:
    if na.moment.date() == _NO_DEADLINE:
        return Q(deadline__isnull=True, id__gt=na.id)
    day = na.moment.date()
    return Q(deadline__gt=day) | Q(deadline=day, id__gt=na.id) | Q(deadline__isnull=True)


@cache
def _regels() -> QuerySet[Klanttaak]:
    """What a list reads; built once a process, because that costs as much as asking it."""
    return with_niveau(Klanttaak.objects.select_related("zaak").defer("formulier", "gegevens", "toelichting"))


def _within(rows: QuerySet[Klanttaak], bevoegdheid: Bevoegdheid) -> QuerySet[Klanttaak]:
    """A klanttaak shows the zaak it komt voort uit, so that one must be in scope as well."""
    rows = within(rows, bevoegdheid, zaak="zaak_id")
    if bevoegdheid.themas is None:
        return rows
    return rows.filter(Q(zaak__thema_id__in=bevoegdheid.themas) | Q(zaak_id__in=bevoegdheid.zaken))


class EmbeddedTaakRegister(TaakRegister):
    def register_klanttaak(self, klant_id: UUID, nieuw: NieuweKlanttaak, *, herkomst: Herkomst) -> KlanttaakEntity:
        _check(nieuw)
        with translated(), scope.registratie("register_klanttaak", dossiers=[klant_id]):
            if found := Klanttaak.objects.select_related("zaak").filter(same_as(nieuw.id, herkomst)).first():
                return to_klanttaak(found)
            zaak = Zaak.objects.filter(id=nieuw.koppeling[1], klant_id=klant_id).first()
            if zaak is None:
                raise _no_zaak()
            row = create_with_nummer(
                lambda nummer: _create(zaak, nieuw, nummer, herkomst), nieuw.nummer, constraint="klanttaak_nummer"
            )
            inzending = take_over(row, nieuw.verloop.inzending) if nieuw.verloop and nieuw.verloop.inzending else None
            scope.check_constraints()
            return to_klanttaak(row, inzending)

    def list_klanttaken(
        self, bevoegdheid: Bevoegdheid, *, open: bool, na: Cursor | None = None, aantal: int = 10
    ) -> Bladzijde[KlanttaakRegel]:
        rows = _within(_regels(), bevoegdheid)
        if open:
            rows = rows.filter(status=StatusKlanttaak.OPEN).order_by("deadline", "id")
            rows = rows.filter(_open_after(na)) if na else rows
        else:
            rows = rows.exclude(status=StatusKlanttaak.OPEN).order_by("-status_sinds", "-id")
            rows = rows.filter(after("status_sinds", na.moment, na.id)) if na else rows
        page = list(rows[: aantal + 1])
        shown = page[:aantal]
        more = _cursor_of(shown[-1], open=open) if len(page) > aantal else None
        return Bladzijde(tuple(map(to_regel, shown)), more)

    def list_klanttaken_of(self, bevoegdheid: Bevoegdheid, zaak_id: UUID) -> tuple[KlanttaakRegel, ...]:
        rows = _within(Klanttaak.objects.select_related("zaak"), bevoegdheid).filter(zaak_id=zaak_id)
        return tuple(map(to_regel, rows.order_by("-aangemaakt_op", "-id")))

    def get_klanttaak(self, bevoegdheid: Bevoegdheid, klanttaak_id: UUID, *, lock: bool = False) -> KlanttaakEntity:
        row = _get(bevoegdheid, klanttaak_id, lock=lock)
        require_niveau(bevoegdheid, row.niveau_nodig)
        return to_klanttaak(row, Inzending.objects.filter(klanttaak_id=row.id).first())

    def complete_klanttaak(
        self, bevoegdheid: Bevoegdheid, klanttaak_id: UUID, nieuw: NieuweInzending, *, klantcontact: Klantcontact
    ) -> KlanttaakEntity:
        require(bevoegdheid, Mag.HANDELEN)
        row = _get(bevoegdheid, klanttaak_id, lock=True)
        require_niveau(bevoegdheid, row.niveau_nodig)
        _check_open(row)
        with translated():
            inzending = create_with_nummer(
                lambda nummer: _create_inzending(bevoegdheid, row, nieuw, klantcontact, nummer),
                constraint="inzending_ontvangstnummer",
            )
            row.status = StatusKlanttaak.AFGEROND
            row.save(update_fields=["status"])
        row.status_sinds = inzending.ontvangen_op
        return to_klanttaak(row, inzending)

    def set_status(
        self, klant_id: UUID, klanttaak_id: UUID, *, status: StatusKlanttaak, reden: str = ""
    ) -> KlanttaakEntity:
        if status not in {StatusKlanttaak.VERWERKT, StatusKlanttaak.GESLOTEN, StatusKlanttaak.INGETROKKEN}:
            raise Conflict("status", "De gemeente zet een klanttaak op verwerkt, gesloten of ingetrokken.")
        if (status == StatusKlanttaak.INGETROKKEN) != bool(reden):
            raise Refused("reden", "Bij intrekken, en alleen dan, hoort een reden.", veld="reden")
        with scope.registratie("status_klanttaak", dossiers=[klant_id]), translated():
            row = Klanttaak.objects.select_for_update(of=("self",)).select_related("zaak").filter(id=klanttaak_id)
            found = row.first()
            if found is None:
                raise NotFound
            found.status, found.reden_intrekking = status, reden
            found.save(update_fields=["status", "reden_intrekking"])
            found.refresh_from_db(fields=["status_sinds"])
            return to_klanttaak(found)


def _no_zaak() -> Refused:
    return Refused("geen_zaak", "Een klanttaak komt voort uit een zaak van deze klant.", veld="koppeling")


def _check(nieuw: NieuweKlanttaak) -> None:
    if nieuw.koppeling[0] != "zaak":
        raise _no_zaak()
    if nieuw.verloop:
        check_verloop(nieuw.verloop)
    if nieuw.soort != SoortKlanttaak.FORMULIER:
        return
    try:
        read_definitie(nieuw.formulier)
    except OngeldigeDefinitie as error:
        raise Refused("formulier", error.reden, veld=f"formulier.{error.pad} ({error.component})") from error


def _check_open(row: Klanttaak) -> None:
    match StatusKlanttaak(row.status):
        case StatusKlanttaak.OPEN:
            pass
        case StatusKlanttaak.INGETROKKEN:
            raise Conflict("ingetrokken", "De gemeente heeft deze taak ingetrokken. U hoeft niets meer te doen.")
        case _:
            raise Conflict("niet_open", "Deze taak is al gedaan.")
    if to_klanttaak(row).is_verlopen(timezone.localdate(timezone=_AMSTERDAM)):
        raise Conflict(
            "verlopen", "De laatste dag voor deze taak is voorbij. Bel de gemeente als u nog iets wilt doen."
        )


def _get(bevoegdheid: Bevoegdheid, klanttaak_id: UUID, *, lock: bool) -> Klanttaak:
    rows: QuerySet[Klanttaak] = _within(Klanttaak.objects.select_related("zaak"), bevoegdheid)
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(id=klanttaak_id).first()
    if row is None:
        raise NotFound
    return row


def _create(zaak: Zaak, nieuw: NieuweKlanttaak, nummer: str, herkomst: Herkomst) -> Klanttaak:
    verloop = nieuw.verloop
    now = timezone.now()
    return Klanttaak.objects.create(
        id=nieuw.id or new_id(),
        klant_id=zaak.klant_id,
        vestiging=zaak.vestiging,
        zaak=zaak,
        nummer=nummer,
        titel=nieuw.titel,
        toelichting=nieuw.toelichting,
        soort=nieuw.soort,
        deadline=nieuw.deadline,
        sluit_op_deadline=nieuw.sluit_op_deadline,
        vereist_niveau=nieuw.vereist_niveau,
        formulier=nieuw.formulier,
        gegevens=dict(nieuw.gegevens),
        url=nieuw.url,
        bedrag=nieuw.bedrag,
        betalingskenmerk=nieuw.betalingskenmerk,
        thema_id=nieuw.thema or zaak.thema_id,
        status=verloop.status if verloop else StatusKlanttaak.OPEN,
        status_sinds=verloop.status_sinds if verloop else now,
        aangemaakt_op=verloop.aangemaakt_op if verloop else now,
        reden_intrekking=verloop.reden_intrekking if verloop else "",
        bron=herkomst.bron,
        bronkenmerk=herkomst.kenmerk,
    )


def _create_inzending(
    bevoegdheid: Bevoegdheid, row: Klanttaak, nieuw: NieuweInzending, klantcontact: Klantcontact, nummer: str
) -> Inzending:
    return Inzending.objects.create(
        klant_id=row.klant_id,
        vestiging=row.vestiging,
        klanttaak=row,
        klantcontact_id=klantcontact.id,
        ontvangstnummer=nummer,
        ontvangen_op=klantcontact.geregistreerd_op,
        antwoorden=dict(nieuw.antwoorden),
        samenvatting=[list(line) for line in nieuw.samenvatting],
        sleutel=nieuw.sleutel,
        handelend_persoon_id=bevoegdheid.persoon_id,
        handelend_persoon_naam=bevoegdheid.persoon_naam,
        als_vertegenwoordiger=bevoegdheid.is_vertegenwoordiger,
        auth_middel_id=bevoegdheid.middel,
        auth_niveau=bevoegdheid.niveau,
        auth_moment=bevoegdheid.moment,
    )
