"""What allauth says, in our words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

_KLOPT_NIET = _("Deze gegevens kloppen niet. Controleer ze en probeer het opnieuw.")
_TE_VAAK = _("U hebt het te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.")

FOUTEN = {
    "account_inactive": _("Dit account is gesloten."),
    "email_password_mismatch": _KLOPT_NIET,
    "username_password_mismatch": _KLOPT_NIET,
    "email_taken": _("Dit e-mailadres kunt u niet gebruiken. Kies een ander e-mailadres."),
    "enter_current_password": _("Dit is niet uw wachtwoord van nu."),
    "incorrect_code": _("Deze code klopt niet, of is al gebruikt. Probeer het met een nieuwe code."),
    "incorrect_password": _("Dit wachtwoord klopt niet."),
    "invalid_or_expired_key": _("Deze code is verlopen. Vraag een nieuwe code aan."),
    "same_as_current": _("Dit is al uw e-mailadres."),
    "too_many_login_attempts": _TE_VAAK,
    "rate_limited": _("U vraagt te snel achter elkaar. Wacht even en probeer het dan opnieuw."),
}

FACTOR_FOUTEN = {
    "incorrect_code": FOUTEN["incorrect_code"],
    "cannot_delete_authenticator": _(
        "Dit is de laatste manier om veilig in te loggen. Voeg eerst een andere toe, dan kunt u deze weghalen."
    ),
    "cannot_generate_recovery_codes": _("Voeg eerst een passkey of een app toe."),
    "unverified_email": _("Bevestig eerst uw e-mailadres."),
}

MELDINGEN = {
    "account/messages/email_confirmed.txt": _("Uw e-mailadres is bevestigd."),
    "account/messages/password_changed.txt": _("Uw wachtwoord is veranderd."),
    "mfa/messages/totp_activated.txt": _("De app is toegevoegd."),
    "mfa/messages/totp_deactivated.txt": _("De app is weggehaald."),
    "mfa/messages/webauthn_added.txt": _("De passkey is toegevoegd."),
    "mfa/messages/webauthn_removed.txt": _("De passkey is weggehaald."),
}
