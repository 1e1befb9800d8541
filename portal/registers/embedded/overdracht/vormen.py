"""Rows of the register as lines of a registerbestand: the mirror image of `aanbieden`.

What is left out is what the port fills in by itself: null, an empty text, false, an empty list of parts. Null and
false differ where the standard says so, and no thema at all is not the same as all of them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from portal.registers.embedded.models import (
        DigitaalAdres,
        Inzending,
        Klanttaak,
        Partij,
        Vertegenwoordiging,
        Zaak,
    )

    Regel = dict[str, Any]


def _line(**values: Any) -> Regel:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _id(value: object) -> str | None:
    return str(value) if value else None


def _moment(value: datetime | str | None) -> str | None:
    """In UTC; parts come as PostgreSQL's own text."""
    if not value:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(UTC).isoformat()


def _niveau(value: int | None) -> str | None:
    """Left out when it is the port's default."""
    return Niveau(value).name.lower() if value else None


def _authenticatie(middel: str | None, niveau: int | None, moment: datetime | None) -> Regel | None:
    if middel is None:
        return None
    return {"middel": middel, "niveau": Niveau(niveau or 0).name.lower(), "moment": _moment(moment)}


def _herkomst(row: Any) -> Regel | None:
    return _line(bron=row.bron, kenmerk=row.bronkenmerk) or None


def of_referentie(soort: str, row: Any) -> Regel:
    return _line(
        soort=soort, code=row.code, naam=row.naam, minimum_niveau=_niveau(getattr(row, "minimum_niveau", None))
    )


def of_partij(row: Partij) -> Regel:
    identificaties = sorted((known.soort, known.pseudoniem) for known in row.identificaties.all())
    return _line(
        soort="partij",
        id=_id(row.id),
        nummer=row.nummer,
        soort_partij=row.soort,
        naam=row.naam,
        inschrijving=row.inschrijving,
        rechtspersoonlijkheid=row.rechtspersoonlijkheid,
        vastgesteld_via=row.vastgesteld_via,
        gekend=_authenticatie(row.gekend_middel_id, row.gekend_niveau, row.gekend_op),
        voorkeurskanaal=row.voorkeurskanaal,
        voorkeurstaal=row.voorkeurstaal,
        geheimhouding=row.geheimhouding,
        aangemaakt_op=_moment(row.aangemaakt_op),
        identificaties=[{"soort": soort, "pseudoniem": pseudoniem} for soort, pseudoniem in identificaties] or None,
        herkomst=_herkomst(row),
    )


def of_samenvoeging(row: Partij) -> Regel:
    return _line(soort="samenvoeging", partij=_id(row.id), met=_id(row.samengevoegd_met_id))


def of_digitaal_adres(row: DigitaalAdres) -> Regel:
    return _line(
        soort="digitaal_adres",
        id=_id(row.id),
        klant=_id(row.klant_id),
        soort_adres=row.soort,
        adres=row.adres,
        label=row.label,
        is_standaard=row.is_standaard or None,
        geverifieerd_op=_moment(row.geverifieerd_op),
        aangemaakt_op=_moment(row.aangemaakt_op),
    )


def of_zaak(row: Zaak) -> Regel:
    return _line(
        soort="zaak",
        id=_id(row.id),
        nummer=row.nummer,
        klant=_id(row.klant_id),
        vestiging=row.vestiging,
        omschrijving=row.omschrijving,
        toelichting=row.toelichting,
        status=row.status,
        status_sinds=_moment(row.status_sinds),
        thema=row.thema_id,
        vereist_niveau=_niveau(row.vereist_niveau),
        gestart_op=row.gestart_op.isoformat(),
        beeindigd_op=row.beeindigd_op.isoformat() if row.beeindigd_op else None,
        herkomst=_herkomst(row),
    )


def of_klantcontact(row: Any) -> Regel:
    """`row` comes from `bevragen.with_everything`."""
    return _line(
        soort="klantcontact",
        id=_id(row.id),
        nummer=row.nummer,
        klant=_id(row.klant_id),
        vestiging=row.vestiging,
        vertegenwoordiger=_id(row.vertegenwoordiger_id),
        handelend_persoon=_id(row.handelend_persoon_id),
        onderwerp=row.onderwerp,
        inhoud=row.inhoud,
        taal=row.taal,
        kanaal=row.kanaal_id,
        initiatiefnemer=row.initiatiefnemer,
        thema=row.thema_id,
        vertrouwelijk=row.vertrouwelijk or None,
        vereist_niveau=_niveau(row.vereist_niveau),
        authenticatie=_authenticatie(row.auth_middel_id, row.auth_niveau, row.auth_moment),
        vervolgt=_id(row.vervolgt_id),
        corrigeert=_id(row.corrigeert_id),
        plaatsgevonden_op=_moment(row.plaatsgevonden_op),
        geregistreerd_op=_moment(row.geregistreerd_op),
        betrokkenen=[_line(**part) for part in row.d_betrokkenen] or None,
        actoren=row.d_actoren or None,
        bijlagen=[_line(**part) for part in row.d_bijlagen] or None,
        onderwerpobjecten=[part["omschrijving"] for part in row.d_objecten] or None,
        zaken=[part["id"] for part in row.d_zaken] or None,
        interne_taken=[_interne_taak(part) for part in row.d_interne_taken] or None,
        herkomst=_herkomst(row),
    )


def _interne_taak(part: Regel) -> Regel:
    is_done = part["status"] == "gedaan"
    moments = {name: _moment(part[name]) for name in ("aangemaakt_op", "afgehandeld_op")}
    return _line(**part | moments | {"meteen_beantwoord": part["meteen_beantwoord"] if is_done else None})


def of_klanttaak(row: Klanttaak) -> Regel:
    inzending = getattr(row, "inzending", None)
    return _line(
        soort="klanttaak",
        id=_id(row.id),
        nummer=row.nummer,
        klant=_id(row.klant_id),
        zaak=_id(row.zaak_id),
        titel=row.titel,
        toelichting=row.toelichting,
        soort_taak=row.soort,
        deadline=row.deadline.isoformat() if row.deadline else None,
        sluit_op_deadline=row.sluit_op_deadline or None,
        vereist_niveau=_niveau(row.vereist_niveau),
        formulier=row.formulier,
        gegevens=row.gegevens or None,
        url=row.url,
        bedrag=str(row.bedrag) if row.bedrag is not None else None,
        betalingskenmerk=row.betalingskenmerk,
        thema=row.thema_id,
        status=row.status,
        status_sinds=_moment(row.status_sinds),
        aangemaakt_op=_moment(row.aangemaakt_op),
        reden_intrekking=row.reden_intrekking,
        inzending=_inzending(inzending) if inzending else None,
        herkomst=_herkomst(row),
    )


def _inzending(row: Inzending) -> Regel:
    return _line(
        id=_id(row.id),
        ontvangstnummer=row.ontvangstnummer,
        ontvangen_op=_moment(row.ontvangen_op),
        antwoorden=row.antwoorden,
        samenvatting=row.samenvatting,
        sleutel=_id(row.sleutel),
        door=_id(row.handelend_persoon_id),
        door_naam=row.handelend_persoon_naam,
        als_vertegenwoordiger=row.als_vertegenwoordiger or None,
        klantcontact=_id(row.klantcontact_id),
        authenticatie=_authenticatie(row.auth_middel_id, row.auth_niveau, row.auth_moment),
    )


def of_afscherming(row: Any) -> Regel:
    return _line(
        soort="afscherming",
        klant=_id(row.klant_id),
        klantcontact=_id(row.id),
        op=_moment(row.afgeschermd_op),
        reden=row.afgeschermd_reden,
    )


def of_vertegenwoordiging(row: Vertegenwoordiging) -> Regel:
    return _line(
        soort="vertegenwoordiging",
        id=_id(row.id),
        klant=_id(row.klant_id),
        vertegenwoordiger=_id(row.vertegenwoordiger_id),
        klant_naam=row.klant_naam,
        vertegenwoordiger_naam=row.vertegenwoordiger_naam,
        grond=row.grond_id,
        bron=row.bron,
        dienst=row.dienst,
        mag=row.mag,
        themas="alle" if row.themas is None else row.themas,
        zaken=[str(zaak) for zaak in row.zaken] or None,
        begint_op=_moment(row.begint_op),
        eindigt_op=_moment(row.eindigt_op),
        ingetrokken_op=_moment(row.ingetrokken_op),
        laatst_gebruikt_op=_moment(row.laatst_gebruikt_op),
    )
