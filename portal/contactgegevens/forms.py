from __future__ import annotations

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError, validate_email

from portal.registers.entities import SoortDigitaalAdres, Voorkeurskanaal

LABELS = [("", _("Geen")), ("prive", _("Privé")), ("werk", _("Werk"))]
KANALEN = [
    (Voorkeurskanaal.EMAIL.value, _("E-mail")),
    (Voorkeurskanaal.SMS.value, _("Sms")),
    (Voorkeurskanaal.TELEFOON.value, _("Telefoon: u wordt gebeld")),
    (Voorkeurskanaal.POST.value, _("Post")),
]
TALEN = [("nl", _("Nederlands")), ("en", _("Engels"))]
SOORTEN = [
    (SoortDigitaalAdres.EMAIL.value, _("E-mailadres")),
    (SoortDigitaalAdres.TELEFOONNUMMER.value, _("Telefoonnummer")),
]


class AdresForm(forms.Form):
    soort = forms.ChoiceField(label=_("Wat wilt u toevoegen?"), choices=SOORTEN, widget=forms.RadioSelect)
    adres = forms.CharField(
        label=_("E-mailadres of telefoonnummer"),
        max_length=254,
        error_messages={"required": _("Vul een e-mailadres of telefoonnummer in.")},
    )
    label = forms.ChoiceField(label=_("Waar gebruikt u dit?"), choices=LABELS, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "adres" in cleaned and "soort" in cleaned:
            soort = SoortDigitaalAdres(cleaned["soort"])
            normalise = normalise_email if soort == SoortDigitaalAdres.EMAIL else normalise_phone
            try:
                cleaned["adres"] = normalise(cleaned["adres"])
            except ValidationError as error:
                self.add_error("adres", error)
            cleaned["soort"] = soort
        return cleaned


class VoorkeurForm(forms.Form):
    kanaal = forms.ChoiceField(
        label=_("Hoe wilt u bericht krijgen?"),
        choices=KANALEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe u bericht wilt krijgen.")},
    )
    taal = forms.ChoiceField(label=_("In welke taal?"), choices=TALEN, widget=forms.RadioSelect)

    def clean_kanaal(self) -> Voorkeurskanaal:
        return Voorkeurskanaal(self.cleaned_data["kanaal"])


def normalise_email(text: str) -> str:
    """Raises ValidationError. Whether mail arrives is for verification to find out: no look-up is made here."""
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise ValidationError(_("Dit is geen e-mailadres. Een e-mailadres lijkt op naam@voorbeeld.nl.")) from error


def normalise_phone(text: str) -> str:
    """E.164; a number without country code is Dutch. Raises ValidationError."""
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException as error:
        raise ValidationError(_NO_PHONE) from error
    if not phonenumbers.is_valid_number(number):
        raise ValidationError(_NO_PHONE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_NO_PHONE = _("Dit is geen telefoonnummer. Een nummer lijkt op 06 12345678 of +32 470 12 34 56.")
