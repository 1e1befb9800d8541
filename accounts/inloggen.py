"""From what a broker established to a session: the partijen become gekend, the session's key is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from accounts import sessie
from accounts.bevoegdheid import evaluate
from accounts.models import Account
from accounts.oidc.providers import providers
from portal import audit
from portal.registers import klantregister, scope
from portal.registers.entities import Authenticatie, Identificatienummer, SoortPartij, VastgesteldVia
from portal.registers.errors import Conflict, NotFound
from portal.registers.ports import Herkomst, NieuwePartij, NieuweVertegenwoordiging

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from accounts.oidc.vaststelling import Identiteit, Vaststelling
    from portal.registers.entities import Bevoegdheid, Partij, Vertegenwoordiging

_BACKEND = "accounts.backends.AccountBackend"


def log_in(request: HttpRequest, vaststelling: Vaststelling, next_url: str, *, openbaar: bool = False) -> HttpResponse:
    """A new session for this person and klant, and the way to `next_url`, which the caller has checked to be ours.
    `openbaar`: others use this computer too, so it ends sooner.

    Raises Unavailable when the register cannot answer; there is then no session.
    """
    bevoegdheid = begin(request, vaststelling, openbaar=openbaar)
    if next_url in {"", reverse("overzicht:index")} and _can_choose(bevoegdheid):
        return HttpResponseRedirect(reverse("vertegenwoordiging:kiezen"))
    return HttpResponseRedirect(next_url or reverse("overzicht:index"))


def _can_choose(bevoegdheid: Bevoegdheid) -> bool:
    """Whether this person may act for others too, besides for whom they logged in."""
    if bevoegdheid.is_vertegenwoordiger or bevoegdheid.vestiging:
        return False
    with scope.scope_of(bevoegdheid):
        return bool(klantregister().list_te_vertegenwoordigen(bevoegdheid, aantal=1).regels)


def begin(
    request: HttpRequest, vaststelling: Vaststelling, *, account: Account | None = None, openbaar: bool = False
) -> Bevoegdheid:
    """A new session for this person and klant. `account` is the one that was there before its Partij: an e-mail
    account; of all others the Partij comes first.

    Raises Unavailable when the register cannot answer, Refused when the mandate holds no more; there is then no
    session.
    """
    eerder = sessie.read(request.session)
    with transaction.atomic():
        inlog, account = _establish(vaststelling, account, openbaar=openbaar)
        if eerder and eerder.is_gewisseld and _same(eerder.eigen, inlog) and eerder.vertegenwoordiging_id:
            # A surer login, asked for while acting for another: that goes on.
            inlog = inlog.namens(eerder.klant_id, eerder.vertegenwoordiging_id)
        # Before there is a session: a mandate that the gemeente or the klant ended opens none.
        bevoegdheid = evaluate(inlog)
        audit.record(_gebeurtenis(eerder, inlog), bevoegdheid)
        # Another person's data in this session must not survive the change of person.
        logout(request)
        login(request, account, backend=_BACKEND)
        sessie.start(request.session, inlog)
        UserSession.objects.create_from_request(request)
    return bevoegdheid


def _gebeurtenis(eerder: sessie.Inlog | None, inlog: sessie.Inlog) -> str:
    """A surer login of who was logged in already is a step up."""
    surer = eerder is not None and _same(eerder, inlog) and inlog.niveau > eerder.niveau
    return "hoger_ingelogd" if surer else "ingelogd"


def _same(one: sessie.Inlog, other: sessie.Inlog) -> bool:
    return (one.persoon_id, one.klant_id) == (other.persoon_id, other.klant_id)


def _establish(vaststelling: Vaststelling, account: Account | None, *, openbaar: bool) -> tuple[sessie.Inlog, Account]:
    """The partijen of this login, registered and gekend, and the account of the acting one."""
    authenticatie = Authenticatie(vaststelling.middel, vaststelling.niveau, vaststelling.moment)
    persoon = klant = _known(vaststelling.handelend, authenticatie)
    if vaststelling.klant != vaststelling.handelend:
        klant = _klant_of(vaststelling, authenticatie)
    mandate = _mandate(vaststelling, persoon, klant) if vaststelling.is_vertegenwoordiging else None
    now = timezone.now()
    inlog = sessie.Inlog(
        provider=vaststelling.provider,
        persoon_id=persoon.id,
        klant_id=klant.id,
        middel=vaststelling.middel,
        niveau=vaststelling.niveau,
        moment=vaststelling.moment,
        begonnen_op=now,
        laatst_actief=now,
        vestiging=vaststelling.vestiging or "",
        vertegenwoordiging_id=mandate.id if mandate else None,
        openbaar=openbaar,
    )
    return inlog, Account.objects.get_for_partij(persoon.id, account)


def log_out(request: HttpRequest, bevoegdheid: Bevoegdheid | None) -> None:
    """Ends the session at once: a copy of its cookie is worth nothing any more."""
    if bevoegdheid is None:
        logout(request)
        return
    with scope.scope_of(bevoegdheid):
        audit.record("uitgelogd", bevoegdheid)
        logout(request)


def _known(identiteit: Identiteit, authenticatie: Authenticatie) -> Partij:
    """The gekende partij of who has just logged in, registered when this is the first time."""
    register = klantregister()
    nummer = Identificatienummer(identiteit.soort, identiteit.nummer)
    try:
        partij = register.get_partij_by(nummer)
    except NotFound:
        partij = _register(identiteit, gekend=authenticatie)
    return register.register_gekend(partij.id, authenticatie=authenticatie, naam=identiteit.naam)


def _klant_of(vaststelling: Vaststelling, authenticatie: Authenticatie) -> Partij:
    if not vaststelling.is_vertegenwoordiging:
        # A medewerker who logs in with eHerkenning makes the organisatie gekend as well.
        return _known(vaststelling.klant, authenticatie)
    nummer = Identificatienummer(vaststelling.klant.soort, vaststelling.klant.nummer)
    try:
        return klantregister().get_partij_by(nummer)
    except NotFound:
        return _register(vaststelling.klant, gekend=None)


def _register(identiteit: Identiteit, *, gekend: Authenticatie | None) -> Partij:
    """A Partij for this number. Without `gekend` it is a belanghebbende whom nobody has met."""
    nummer = Identificatienummer(identiteit.soort, identiteit.nummer)
    nieuw = NieuwePartij(
        soort=SoortPartij.ORGANISATIE if identiteit.is_organisatie else SoortPartij.PERSOON,
        naam=identiteit.naam,
        gekend=gekend,
        vastgesteld_via=VastgesteldVia.AUTHENTICATIE if gekend else VastgesteldVia.VERTEGENWOORDIGING,
    )
    try:
        return klantregister().register_partij(nieuw, identificaties=[nummer], herkomst=Herkomst("login", ""))
    except Conflict:
        # Two first logins at once: the other one made it.
        return klantregister().get_partij_by(nummer)


def _mandate(vaststelling: Vaststelling, persoon: Partij, klant: Partij) -> Vertegenwoordiging:
    dienst = providers()[vaststelling.provider].diensten[vaststelling.dienst or ""]
    with scope.registratie("login", dossiers=[klant.id]):
        return klantregister().register_vertegenwoordiging(
            NieuweVertegenwoordiging(
                klant_id=klant.id,
                vertegenwoordiger_id=persoon.id,
                klant_naam=klant.naam,
                vertegenwoordiger_naam=persoon.naam,
                grond=vaststelling.grond or "volmacht",
                bron="login",
                mag=sorted(dienst.mag),
                begint_op=timezone.now(),
                themas=None if dienst.themas is None else sorted(dienst.themas),
                dienst=vaststelling.dienst or "",
            )
        )
