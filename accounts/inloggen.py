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
    begin(request, vaststelling, openbaar=openbaar)
    return HttpResponseRedirect(next_url or reverse("overzicht:index"))


def begin(
    request: HttpRequest, vaststelling: Vaststelling, *, account: Account | None = None, openbaar: bool = False
) -> None:
    """A new session for this person and klant. `account` is the one that was there before its Partij: an e-mail
    account; of all others the Partij comes first.

    Raises Unavailable when the register cannot answer, Refused when the mandate holds no more; there is then no
    session.
    """
    eerder = sessie.read(request.session)
    with transaction.atomic():
        inlog, account = _establish(vaststelling, account, openbaar=openbaar)
        # Before there is a session: a mandate that the gemeente or the klant ended opens none.
        bevoegdheid = evaluate(inlog)
        audit.record(_gebeurtenis(eerder, inlog), bevoegdheid)
        # Another person's data in this session must not survive the change of person.
        logout(request)
        login(request, account, backend=_BACKEND)
        sessie.start(request.session, inlog)
        UserSession.objects.create_from_request(request)


def _gebeurtenis(eerder: sessie.Inlog | None, inlog: sessie.Inlog) -> str:
    """A surer login of who was logged in already is a step up."""
    same = eerder is not None and (eerder.persoon_id, eerder.klant_id) == (inlog.persoon_id, inlog.klant_id)
    return "hoger_ingelogd" if same and eerder is not None and inlog.niveau > eerder.niveau else "ingelogd"


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
