"""How allauth keeps factors here: secrets encrypted, never the last one gone, named in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from accounts.factoren import teksten
from portal import keykit

if TYPE_CHECKING:
    from accounts.models import Account

_CONTEXT = "factor"


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | teksten.FACTOR_FOUTEN

    def encrypt(self, text: str) -> str:
        return keykit.encrypt(text, context=_CONTEXT)

    def decrypt(self, encrypted_text: str) -> str:
        return keykit.decrypt(encrypted_text, context=_CONTEXT)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not when what stays behind is no way in: a passkey is one, an app only together with a password."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        soorten = set(others.values_list("type", flat=True))
        has_password = authenticator.user.has_usable_password()
        return Authenticator.Type.WEBAUTHN in soorten or (Authenticator.Type.TOTP in soorten and has_password)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        return _("Passkey %(nummer)s") % {"nummer": Authenticator.objects.filter(user=user, type=type).count() + 1}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, object]:
        name = user.email or user.naam
        entity: dict[str, object] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": name, "name": name}

    def _get_site_name(self) -> str:
        return f"MijnGemeente – {settings.PORTAL_GEMEENTE}"
