"""The ways to log in by oneself. Names are allauth's own: its code looks them up."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.generic import RedirectView

from accounts.factoren import views
from accounts.factoren.toegang import eigen, entree

to_index = RedirectView.as_view(pattern_name="mfa_index")

urlpatterns = [
    path("beveiligen/", eigen(views.beveiligen, halverwege=True, vers=False), name="factoren_beveiligen"),
    path(
        "bevestigen/wachtwoord/",
        eigen(account.reauthenticate, halverwege=True, vers=False),
        name="account_reauthenticate",
    ),
    path("bevestigen/code/", eigen(mfa.reauthenticate, vers=False), name="mfa_reauthenticate"),
    path(
        "bevestigen/passkey/", eigen(webauthn.reauthenticate_webauthn, vers=False), name="mfa_reauthenticate_webauthn"
    ),
    path("inlogmiddelen/", eigen(mfa.index, vers=False), name="mfa_index"),
    path("inlogmiddelen/app/", eigen(views.AppToevoegen.as_view(), halverwege=True), name="mfa_activate_totp"),
    path("inlogmiddelen/app/weghalen/", eigen(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("inlogmiddelen/codes/", eigen(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("inlogmiddelen/codes/nieuw/", eigen(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("inlogmiddelen/passkeys/", eigen(to_index, vers=False), name="mfa_list_webauthn"),
    path(
        "inlogmiddelen/passkeys/nieuw/",
        eigen(views.PasskeyToevoegen.as_view(), halverwege=True),
        name="mfa_add_webauthn",
    ),
    path("inlogmiddelen/passkeys/<int:pk>/naam/", eigen(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "inlogmiddelen/passkeys/<int:pk>/weghalen/", eigen(views.PasskeyWeghalen.as_view()), name="mfa_remove_webauthn"
    ),
    path("inloggen/controle/", entree(mfa.authenticate), name="mfa_authenticate"),
    path("inloggen/passkey/", entree(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("aanmelden/passkey/maken/", entree(views.PasskeyBijAanmelden.as_view()), name="mfa_signup_webauthn"),
]
