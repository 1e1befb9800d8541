"""The texts, in the language that is on. They follow the Wmebv (`law.md`) and name nothing of the matter itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from portal.berichten.gebeurtenissen import Aard, Gebeurtenis
from portal.web.weergave import datum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.berichten.models import Bericht

NIEUWS: Mapping[Gebeurtenis, str] = {
    Gebeurtenis.NIEUW_KLANTCONTACT: gettext_noop("Er staat een nieuw bericht voor u klaar."),
    Gebeurtenis.ANTWOORD: gettext_noop("Er staat een antwoord voor u klaar."),
    Gebeurtenis.NIEUWE_KLANTTAAK: gettext_noop("Er staat een nieuwe taak voor u klaar."),
    Gebeurtenis.HERINNERING: gettext_noop("Er staat nog een taak voor u open."),
    Gebeurtenis.INZENDING_ONTVANGEN: gettext_noop("Wij hebben ontvangen wat u hebt gestuurd."),
    Gebeurtenis.CONTACTGEGEVENS_GEWIJZIGD: gettext_noop("Uw contactgegevens zijn veranderd."),
    Gebeurtenis.MACHTIGING_GEGEVEN: gettext_noop("Er is een machtiging gegeven."),
    Gebeurtenis.MACHTIGING_INGETROKKEN: gettext_noop("Er is een machtiging ingetrokken."),
    Gebeurtenis.MACHTIGING_VERLOOPT: gettext_noop("Er stopt binnenkort een machtiging."),
    Gebeurtenis.NIEUW_APPARAAT: gettext_noop("Er is bij u ingelogd vanaf een nieuw apparaat."),
}
_VAN_EEN_ANDER: Mapping[Gebeurtenis, str] = {
    Gebeurtenis.INZENDING_ONTVANGEN: gettext_noop("Wij hebben ontvangen wat er is gestuurd."),
    Gebeurtenis.CONTACTGEGEVENS_GEWIJZIGD: gettext_noop("Er zijn contactgegevens veranderd."),
}
AARDEN: Mapping[Aard, str] = {
    Aard.BETALING: gettext_noop("Soort bericht: betaling."),
    Aard.INFORMATIE: gettext_noop("Soort bericht: informatie."),
    Aard.BESLUIT: gettext_noop("Soort bericht: besluit."),
    Aard.ANTWOORD: gettext_noop("Soort bericht: antwoord."),
}


def compose(bericht: Bericht) -> tuple[str, str]:
    """Subject and text."""
    gebeurtenis, is_own = Gebeurtenis(bericht.gebeurtenis), bericht.klant_id == bericht.ontvanger_id
    nieuws = NIEUWS[gebeurtenis] if is_own else _VAN_EEN_ANDER.get(gebeurtenis, NIEUWS[gebeurtenis])
    about = [] if is_own else [_("Dit gaat over iemand voor wie u iets regelt, of die iets voor u regelt.")]
    lines = [
        " ".join([_(nieuws), *about]),
        f"{_(AARDEN[Aard(bericht.aard)])}\n{_expected(bericht)}",
        _("Wilt u het lezen? Ga dan zelf naar %(url)s en log in. Wij sturen nooit een link om mee in te loggen.")
        % {"url": settings.PORTAL_URL},
    ]
    if gebeurtenis.is_veiligheid:
        lines.append(_("Kent u dit niet? Bel ons dan meteen: %(telefoon)s.") % {"telefoon": settings.PORTAL_TELEFOON})
    else:
        lines.append(_("Hebt u een vraag? Bel ons: %(telefoon)s.") % {"telefoon": settings.PORTAL_TELEFOON})
    gemeente = settings.PORTAL_GEMEENTE
    return _("Bericht van %(gemeente)s") % {"gemeente": gemeente}, "\n\n".join([*lines, gemeente]) + "\n"


def _expected(bericht: Bericht) -> str:
    if not bericht.actie_verwacht:
        return _("U hoeft niets te doen.")
    if bericht.laatste_dag is None:
        return _("Wij vragen u iets te doen.")
    return _("Wij vragen u iets te doen. De laatste dag is %(dag)s.") % {"dag": datum(bericht.laatste_dag)}
