"""The addresses of e-mail accounts, by who may ask them. `tests.web.test_access` fails on one that is not here."""

#: For whoever is not logged in.
ENTREE = {
    "account_login",
    "account_signup",
    "account_signup_by_passkey",
    "account_email_verification_sent",
    "account_inactive",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_signup_webauthn",
    "medewerker_inloggen",
}
#: Also for who has shown no second factor yet.
HALVERWEGE = {"factoren_beveiligen", "account_reauthenticate", "mfa_activate_totp", "mfa_add_webauthn"}
#: For who logged in completely by an e-mail account, or as medewerker.
EIGEN = {
    "account_change_password",
    "account_set_password",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_index",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
}
#: Not for a medewerker.
ALLEEN_EMAILACCOUNT = {"account_email"}
ALLES = ENTREE | HALVERWEGE | EIGEN | ALLEEN_EMAILACCOUNT
#: Of one passkey.
MET_PK = {"mfa_edit_webauthn", "mfa_remove_webauthn"}
