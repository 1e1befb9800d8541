from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.views import LoginView

from accounts.medewerkers.forms import InlogForm

if TYPE_CHECKING:
    from django import forms


class Inloggen(LoginView):  # type: ignore[misc]
    """By name and password, then a second factor: allauth's own way, with another form."""

    template_name = "beheer/inloggen.html"

    def get_form_class(self) -> type[forms.Form]:
        return InlogForm
