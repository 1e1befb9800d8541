"""The one evaluation of "may this person do this for this klant", made anew at every request. Default deny."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from portal.registers import klantregister, scope
from portal.registers.bevoegd import GROOTSTE_SCOPE, Reden, judge_mandate
from portal.registers.entities import Bevoegdheid, Mag, Niveau
from portal.registers.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.sessie import Inlog
    from portal.registers.entities import Vertegenwoordiging
    from portal.registers.ports import Feiten

#: Whoever acts for themselves, and the medewerker of an organisatie that logged in as that organisatie.
_ALLES = frozenset(Mag)
_UITLEG = {
    Reden.INGETROKKEN: "Deze machtiging is ingetrokken.",
    Reden.NOG_NIET: "Deze machtiging geldt nog niet.",
    Reden.GROND_ONBEKEND: "Deze machtiging kunnen wij niet lezen. Bel de gemeente.",
    Reden.VERLOPEN: "Deze machtiging is verlopen.",
}


def evaluate(inlog: Inlog) -> Bevoegdheid:
    """Enters the klant's scope in the running transaction. Raises NotFound when a Partij is gone, Refused
    (`vertegenwoordiging_…`) when the mandate holds no more."""
    scope.enter(bare(inlog))
    feiten = klantregister().get_feiten(
        persoon_id=inlog.persoon_id, klant_id=inlog.klant_id, vertegenwoordiging_id=inlog.vertegenwoordiging_id
    )
    if feiten.persoon.gekend is None:
        raise Refused("persoon_niet_gekend", "Deze persoon is niet gekend.")
    bevoegdheid = _from(inlog, feiten)
    if len(bevoegdheid.dossiers) > 1 or bevoegdheid.is_beperkt:
        scope.enter(bevoegdheid)
    return bevoegdheid


def bare(inlog: Inlog) -> Bevoegdheid:
    """Scope without any right: enough to read who they are, and to say so in an audit line."""
    return Bevoegdheid(
        persoon_id=inlog.persoon_id,
        klant_id=inlog.klant_id,
        dossiers=(inlog.klant_id,),
        mag=frozenset(),
        niveau=Niveau(inlog.niveau),
        middel=inlog.middel,
        moment=inlog.moment,
        is_vertegenwoordiger=inlog.vertegenwoordiging_id is not None,
        vestiging=inlog.vestiging,
        vertegenwoordiging_id=inlog.vertegenwoordiging_id,
    )


def _from(inlog: Inlog, feiten: Feiten) -> Bevoegdheid:
    mandate = feiten.vertegenwoordiging
    if mandate is not None:
        _check_holder(inlog, mandate)
        check_mandate(mandate, at=timezone.now())
    return Bevoegdheid(
        persoon_id=inlog.persoon_id,
        klant_id=inlog.klant_id,
        dossiers=feiten.dossiers,
        mag=mandate.mag & GROOTSTE_SCOPE[mandate.grond_code] if mandate else _ALLES,
        niveau=Niveau(inlog.niveau),
        middel=inlog.middel,
        moment=inlog.moment,
        is_vertegenwoordiger=mandate is not None,
        themas=mandate.themas if mandate else None,
        zaken=mandate.zaken if mandate else frozenset(),
        vestiging=inlog.vestiging,
        persoon_naam=feiten.persoon.naam,
        klant_naam=feiten.klant.naam,
        klant_soort=feiten.klant.soort,
        klant_geheim=feiten.klant.geheimhouding is not False,
        vertegenwoordiging_id=mandate.id if mandate else None,
        grond=mandate.grond if mandate else "",
        geldig_tot=mandate.eindigt_op if mandate else None,
    )


def own(inlog: Inlog) -> Bevoegdheid:
    """The person as who logged in, whomever they act for now: to look among the mandates they received, no more."""
    return replace(bare(inlog.eigen), mag=frozenset({Mag.LEZEN}))


def _check_holder(inlog: Inlog, mandate: Vertegenwoordiging) -> None:
    """A mandate is held by who acts, or by the organisatie they logged in for; one of a login lives in that login."""
    if inlog.is_gewisseld and (
        mandate.bron == "login"
        or inlog.vestiging
        or mandate.vertegenwoordiger_id not in {inlog.persoon_id, inlog.eigen.klant_id}
    ):
        raise Refused("vertegenwoordiging_van_een_ander", "Deze machtiging is niet van u.")


def check_mandate(mandate: Vertegenwoordiging, *, at: datetime) -> None:
    """Raises Refused when it does not hold at this moment."""
    if reden := judge_mandate(mandate, at=at):
        raise Refused(reden, _UITLEG[reden])
