"""Registering a klantcontact together with its vervolg, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.registers import scope
from portal.registers.embedded import delen
from portal.registers.embedded.afschermen import is_afgeschermd
from portal.registers.embedded.models import (
    Actor,
    Betrokkene,
    Bijlage,
    InterneTaak,
    Klantcontact,
    KlantcontactActor,
    KlantcontactZaak,
    Onderwerpobject,
    Partij,
)
from portal.registers.embedded.models.dossier import new_id
from portal.registers.embedded.nummers import create_with_nummer
from portal.registers.embedded.toegang import require, same_as
from portal.registers.embedded.toetsen import MAX_INHOUD, MAX_ONDERWERP, check_known, check_nieuw
from portal.registers.embedded.weigeringen import translated
from portal.registers.embedded.zoeken import fold
from portal.registers.entities import Betrokkene as BetrokkeneEntity
from portal.registers.entities import Mag, Rol, StatusInterneTaak
from portal.registers.errors import Conflict, NotFound, Refused
from portal.registers.ports import Herkomst, NieuwKlantcontact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from portal.registers.embedded.models.klantcontacten import KlantcontactDeel
    from portal.registers.entities import Bevoegdheid
    from portal.registers.entities import Klantcontact as KlantcontactEntity
    from portal.registers.ports import NieuweInterneTaak


class Registreren:
    max_onderwerp = MAX_ONDERWERP
    max_inhoud = MAX_INHOUD

    def register_klantcontact(
        self, klant_id: UUID | None, nieuw: NieuwKlantcontact, *, herkomst: Herkomst
    ) -> KlantcontactEntity:
        check_nieuw(klant_id, nieuw)
        dossiers = [klant_id] if klant_id else []
        try:
            with translated(), scope.registratie("register_klantcontact", dossiers=dossiers):
                known = Klantcontact.objects.filter(same_as(nieuw.id, herkomst), klant_id=klant_id)
                if found := known.values_list("id", flat=True).first():
                    return _read(found)
                return _write(klant_id, nieuw, herkomst)
        except Conflict as conflict:
            with scope.registratie("is_afgeschermd", dossiers=dossiers):
                if not is_afgeschermd(nieuw.id, herkomst):
                    raise
            raise Conflict("afgeschermd", "Dit klantcontact is er al, en is afgeschermd.") from conflict

    def add_klantcontact(
        self,
        bevoegdheid: Bevoegdheid,
        *,
        onderwerp: str,
        inhoud: str,
        interne_taken: Sequence[NieuweInterneTaak] = (),
        zaken: Sequence[UUID] = (),
        thema: str = "",
        vervolgt: UUID | None = None,
    ) -> KlantcontactEntity:
        # Without an interne taak nothing is asked: it tells of a klanttaak that was done.
        require(bevoegdheid, Mag.CONTACT if interne_taken else Mag.HANDELEN)
        if not bevoegdheid.omvat(thema, frozenset(zaken)):
            raise Refused("buiten_scope", "Hierover gaat uw machtiging niet. Kies waarover het gaat.", veld="thema")
        nieuw = NieuwKlantcontact(
            onderwerp=onderwerp,
            inhoud=inhoud,
            kanaal="portaal",
            initiatiefnemer=bevoegdheid.initiatiefnemer,
            plaatsgevonden_op=timezone.now(),
            authenticatie=bevoegdheid.authenticatie,
            interne_taken=interne_taken,
            zaken=zaken,
            betrokkenen=_betrokkenen(bevoegdheid),
            thema=thema,
            vestiging=bevoegdheid.vestiging,
            vervolgt=vervolgt,
            vertegenwoordiger_id=bevoegdheid.persoon_id if bevoegdheid.is_vertegenwoordiger else None,
            handelend_persoon_id=bevoegdheid.persoon_id,
        )
        check_nieuw(bevoegdheid.klant_id, nieuw)
        with translated():
            return _write(bevoegdheid.klant_id, nieuw, Herkomst("", ""))


def _betrokkenen(bevoegdheid: Bevoegdheid) -> list[BetrokkeneEntity]:
    klant = BetrokkeneEntity(Rol.KLANT, bevoegdheid.klant_naam, bevoegdheid.klant_id)
    if not bevoegdheid.is_vertegenwoordiger:
        return [klant]
    return [klant, BetrokkeneEntity(Rol.VERTEGENWOORDIGER, bevoegdheid.persoon_naam, bevoegdheid.persoon_id)]


def _write(klant_id: UUID | None, nieuw: NieuwKlantcontact, herkomst: Herkomst) -> KlantcontactEntity:
    """In the scope and transaction of the caller."""
    klant = Partij.objects.filter(id=klant_id).first() if klant_id else None
    if klant_id and klant is None:
        raise NotFound
    check_known(klant_id, nieuw)
    moment = nieuw.geregistreerd_op or timezone.now()
    row = create_with_nummer(
        lambda nummer: _create(klant_id, nieuw, nummer, moment, herkomst),
        nieuw.nummer,
        constraint="klantcontact_nummer",
    )
    _add_parts(row, nieuw, klant.naam if klant else "", moment)
    scope.check_constraints()
    return _read(row.id)


def _read(klantcontact_id: UUID) -> KlantcontactEntity:
    return delen.to_klantcontact(delen.with_parts(Klantcontact.objects.filter(id=klantcontact_id)).get())


def _create(
    klant_id: UUID | None, nieuw: NieuwKlantcontact, nummer: str, moment: datetime, herkomst: Herkomst
) -> Klantcontact:
    bekend = nieuw.authenticatie
    return Klantcontact.objects.create(
        id=nieuw.id or new_id(),
        nummer=nummer,
        klant_id=klant_id,
        vestiging=nieuw.vestiging,
        vertegenwoordiger_id=nieuw.vertegenwoordiger_id,
        handelend_persoon_id=nieuw.handelend_persoon_id,
        onderwerp=nieuw.onderwerp.strip(),
        inhoud=nieuw.inhoud,
        taal=nieuw.taal,
        kanaal_id=nieuw.kanaal,
        initiatiefnemer=nieuw.initiatiefnemer,
        thema_id=nieuw.thema or None,
        vertrouwelijk=nieuw.vertrouwelijk,
        vereist_niveau=nieuw.vereist_niveau,
        auth_middel_id=bekend.middel if bekend else None,
        auth_niveau=bekend.niveau if bekend else None,
        auth_moment=bekend.moment if bekend else None,
        vervolgt_id=nieuw.vervolgt,
        corrigeert_id=nieuw.corrigeert,
        plaatsgevonden_op=nieuw.plaatsgevonden_op,
        geregistreerd_op=moment,
        zoektekst=fold(f"{nieuw.onderwerp} {nieuw.inhoud} {nummer}"),
        bron=herkomst.bron,
        bronkenmerk=herkomst.kenmerk,
    )


def _add_parts(row: Klantcontact, nieuw: NieuwKlantcontact, klant_naam: str, moment: datetime) -> None:
    for part in _parts(row, nieuw, klant_naam, moment):
        part.klantcontact_id = row.id
        part.klant_id = row.klant_id
        part.vestiging = row.vestiging
        part.save(force_insert=True)


def _parts(
    row: Klantcontact, nieuw: NieuwKlantcontact, klant_naam: str, moment: datetime
) -> Iterator[KlantcontactDeel]:
    klant = [BetrokkeneEntity(Rol.KLANT, klant_naam, row.klant_id)] if row.klant_id else []
    for betrokkene in nieuw.betrokkenen or klant:
        yield Betrokkene(rol=betrokkene.rol, naam=betrokkene.naam, partij_id=betrokkene.partij_id)
    for actor in nieuw.actoren:
        known, _ = Actor.objects.get_or_create(soort=actor.soort, naam=actor.naam)
        yield KlantcontactActor(actor=known)
    for bijlage in nieuw.bijlagen:
        yield Bijlage(id=bijlage.id or new_id(), naam=bijlage.naam, formaat=bijlage.formaat, omvang=bijlage.omvang)
    for omschrijving in nieuw.onderwerpobjecten:
        yield Onderwerpobject(omschrijving=omschrijving)
    for zaak_id in nieuw.zaken:
        yield KlantcontactZaak(zaak_id=zaak_id)
    for taak in nieuw.interne_taken:
        yield _interne_taak(taak, moment)


def _interne_taak(taak: NieuweInterneTaak, moment: datetime) -> InterneTaak:
    """One that is Gedaan when registered was answered at once (deck: 'die meteen bij aanmaken voltooid is')."""
    is_done = taak.status == StatusInterneTaak.GEDAAN
    at_once = taak.afgehandeld_op is None if taak.meteen_beantwoord is None else taak.meteen_beantwoord
    return InterneTaak(
        id=taak.id or new_id(),
        status=taak.status,
        tekst_voor_klant=taak.tekst_voor_klant,
        handeling=taak.handeling,
        eenheid=taak.eenheid,
        meteen_beantwoord=is_done and at_once,
        aangemaakt_op=taak.aangemaakt_op or moment,
        afgehandeld_op=(taak.afgehandeld_op or moment) if is_done else None,
    )
