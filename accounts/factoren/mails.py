"""The mails about an account. Plain text, no names; a code is the only thing in one that opens something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODE = (
    gettext_noop("Uw code voor MijnGemeente"),
    gettext_noop(
        "Uw code is: %(code)s\n\nVul deze code in op de pagina die u open hebt. De code werkt een paar minuten.\n\n"
        "Hebt u niets aangevraagd? Dan hoeft u niets te doen. Geef de code nooit aan een ander, ook niet aan ons."
    ),
)
_AL_ACCOUNT = (
    gettext_noop("U hebt al een account bij MijnGemeente"),
    gettext_noop(
        "Iemand wilde een account maken met dit e-mailadres. U hebt al een account. U kunt daarmee inloggen:\n"
        "%(url)s/account/inloggen/\n\nWas u dit niet? Dan hoeft u niets te doen. Er is niets veranderd."
    ),
)
_GEEN_ACCOUNT = (
    gettext_noop("U hebt geen account bij MijnGemeente"),
    gettext_noop(
        "Iemand vroeg een nieuw wachtwoord aan met dit e-mailadres. Er is geen account met dit adres. U kunt er een "
        "maken:\n%(url)s/account/aanmelden/\n\nWas u dit niet? Dan hoeft u niets te doen."
    ),
)
_CODES: Mapping[str, tuple[str, str]] = {
    "account/email/email_confirmation": _CODE,
    "account/email/email_confirmation_signup": _CODE,
    "account/email/password_reset_code": _CODE,
    "account/email/account_already_exists": _AL_ACCOUNT,
    "account/email/unknown_account": _GEEN_ACCOUNT,
}
_VERANDERD = gettext_noop("Uw account bij MijnGemeente is veranderd")
_NIET_ZELF = gettext_noop(
    "Hebt u dit zelf gedaan? Dan hoeft u niets te doen. Zo niet, bel ons dan meteen: %(telefoon)s."
)
_VERANDERINGEN: Mapping[str, str] = {
    "account/email/email_changed": gettext_noop("Uw account heeft nu een ander e-mailadres."),
    "account/email/password_changed": gettext_noop("Het wachtwoord van uw account is veranderd."),
    "account/email/password_reset": gettext_noop("Het wachtwoord van uw account is veranderd."),
    "account/email/password_set": gettext_noop("Uw account heeft nu een wachtwoord."),
    "mfa/email/totp_activated": gettext_noop("Er is een app toegevoegd waarmee u kunt inloggen."),
    "mfa/email/totp_deactivated": gettext_noop("De app waarmee u kon inloggen is weggehaald."),
    "mfa/email/webauthn_added": gettext_noop("Er is een passkey toegevoegd waarmee u kunt inloggen."),
    "mfa/email/webauthn_removed": gettext_noop("Er is een passkey weggehaald waarmee u kon inloggen."),
    "mfa/email/recovery_codes_generated": gettext_noop(
        "Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer."
    ),
}


def send(soort: str, address: str, context: Mapping[str, object]) -> None:
    """`soort` is allauth's name of the mail. Raises KeyError for one that should never be sent from here."""
    values = {"code": context.get("code", ""), "url": settings.PORTAL_URL, "telefoon": settings.PORTAL_TELEFOON}
    if soort in _VERANDERINGEN:
        onderwerp, tekst = _(_VERANDERD), f"{_(_VERANDERINGEN[soort])}\n\n{_(_NIET_ZELF)}"
    else:
        onderwerp, tekst = (_(part) for part in _CODES[soort])
    EmailMessage(onderwerp, f"{tekst % values}\n\n{settings.PORTAL_GEMEENTE}\n", to=[address]).send()
