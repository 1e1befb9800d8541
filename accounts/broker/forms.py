from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.idp.oidc.forms import RPInitiatedLogoutForm
from django import forms

from accounts.broker.clients import the_clients
from accounts.broker.logins import LOGINS, Login, kenmerk

if TYPE_CHECKING:
    from django.http import QueryDict

    from accounts.broker.middelen import Middel


class KeuzeForm(forms.Form):
    """Which person of a middel logs in, and at what level."""

    persoon = forms.ChoiceField(
        error_messages={"required": "Kies wie u bent.", "invalid_choice": "Kies een persoon uit de lijst."}
    )
    niveau = forms.ChoiceField(
        error_messages={"required": "Kies een niveau.", "invalid_choice": "Kies een niveau uit de lijst."}
    )

    def __init__(self, middel: Middel, data: QueryDict | None = None, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial)
        self._middel = middel
        self.fields["persoon"].choices = [(sleutel, persoon.naam) for sleutel, persoon in middel.personen.items()]  # type: ignore[attr-defined]
        self.fields["niveau"].choices = [(trede.sleutel, trede.naam) for trede in middel.treden]  # type: ignore[attr-defined]

    @property
    def login(self) -> Login:
        chosen = self.cleaned_data
        return LOGINS[kenmerk(self._middel, chosen["persoon"], chosen["niveau"])]


class LogoutForm(RPInitiatedLogoutForm):
    """Leaves only to the client's one address, compared whole: allauth lets another port of this machine through."""

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] = super().clean()
        client, uri = cleaned["client"], cleaned.get("post_logout_redirect_uri")
        if client and uri and uri != the_clients()[client.id].after_logout:
            self.add_error("post_logout_redirect_uri", "Dit adres hoort niet bij het portaal.")
        return cleaned
