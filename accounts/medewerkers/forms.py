from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _


class InlogForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Naam"), max_length=150, error_messages={"required": _("Vul uw naam in.")}
        )
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = _("Vul uw wachtwoord in.")

    def user_credentials(self) -> dict[str, str]:
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}
