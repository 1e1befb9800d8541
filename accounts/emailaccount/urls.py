"""Making and using an e-mail account. Names are allauth's own: its code looks them up."""

from allauth.account import views
from django.urls import path

from accounts.factoren.toegang import eigen, entree

urlpatterns = [
    path("inloggen/", entree(views.login), name="account_login"),
    path("aanmelden/", entree(views.signup), name="account_signup"),
    path("aanmelden/passkey/", entree(views.signup_by_passkey), name="account_signup_by_passkey"),
    path("aanmelden/code/", entree(views.email_verification_sent), name="account_email_verification_sent"),
    path("gesloten/", entree(views.account_inactive), name="account_inactive"),
    path("wachtwoord/vergeten/", entree(views.password_reset), name="account_reset_password"),
    path(
        "wachtwoord/vergeten/code/",
        entree(views.confirm_password_reset_code),
        name="account_confirm_password_reset_code",
    ),
    path("wachtwoord/vergeten/nieuw/", entree(views.complete_password_reset), name="account_complete_password_reset"),
    path(
        "wachtwoord/vergeten/klaar/",
        entree(views.password_reset_from_key_done),
        name="account_password_reset_completed",
    ),
    path("wachtwoord/", eigen(views.password_change), name="account_change_password"),
    path("wachtwoord/instellen/", eigen(views.password_set), name="account_set_password"),
    path("e-mailadres/", eigen(views.email, medewerker=False), name="account_email"),
]
