"""Settings of the portal. All of them come from the environment; README and docs/instellingen.md explain each."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from portal.omgeving import MODES, read, read_broker_origins, read_choice, read_database, read_int, read_keys, read_url

BASE_DIR = Path(__file__).resolve().parent.parent

# productie is the default: whoever forgets to say what this is gets the strict rules.
PORTAL_MODE = read_choice("PORTAL_MODE", MODES, "productie")
IS_PRODUCTIE = PORTAL_MODE == "productie"
DEBUG = False


def _demo(value: str) -> str | None:
    """A default that holds in demo and test only; production must set its own."""
    return None if IS_PRODUCTIE else value


# Secrets -------------------------------------------------------------------------------------------------------------
SECRET_KEY = read("PORTAL_SECRET_KEY", _demo("alleen-voor-demo-en-test-0123456789-abcdefghijklmnopqrstuvwxyz"))
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("PORTAL_SECRET_KEY is te kort: zet een willekeurige tekst van minstens 50 tekens.")
PORTAL_PEPPERS = read_keys("PORTAL_PEPPERS", _demo("1:" + "d0" * 32))
PORTAL_SLEUTELS = read_keys("PORTAL_SLEUTELS", _demo("1:" + "de" * 32))

# Where the portal stands ---------------------------------------------------------------------------------------------
PORTAL_URL = read_url("PORTAL_URL", _demo("http://127.0.0.1:8000"))
IS_HTTPS = PORTAL_URL.startswith("https://")
if IS_PRODUCTIE and not IS_HTTPS:
    raise ImproperlyConfigured("PORTAL_URL begint niet met https://: zonder https start het portaal alleen als demo.")
_HOST = PORTAL_URL.split("://")[1].rsplit(":", 1)[0] if PORTAL_URL.count(":") > 1 else PORTAL_URL.split("://")[1]
ALLOWED_HOSTS = [_HOST] if IS_PRODUCTIE else [_HOST, "127.0.0.1", "localhost", "testserver"]
BROKER_URL = read_url("BROKER_URL", "http://127.0.0.1:8001")

# The gemeente --------------------------------------------------------------------------------------------------------
PORTAL_GEMEENTE = read("PORTAL_GEMEENTE", _demo("Gemeente Voorbeeld"))
PORTAL_TELEFOON = read("PORTAL_TELEFOON", _demo("14 0123"))
PORTAL_BALIE = read("PORTAL_BALIE", _demo("Raadhuisplein 1, Voorbeeld. Open op werkdagen van 9.00 tot 17.00 uur."))
PORTAL_TOEGANKELIJKHEID_URL = read("PORTAL_TOEGANKELIJKHEID_URL", _demo("https://example.com/toegankelijkheid"))
PORTAL_PRIVACY_URL = read("PORTAL_PRIVACY_URL", _demo("https://example.com/privacy"))
PORTAL_EENHEID_VRAGEN = read("PORTAL_EENHEID_VRAGEN", "Klantcontactcentrum")
PORTAL_HUISSTIJL = read("PORTAL_HUISSTIJL", "voorbeeld")

# Registers and login -------------------------------------------------------------------------------------------------
PORTAL_KLANTREGISTER = read_choice("PORTAL_KLANTREGISTER", ("embedded",), "embedded")
PORTAL_PROVIDERS = read("PORTAL_PROVIDERS", _demo("demo"))
BROKER_ORIGINS = [BROKER_URL] if PORTAL_PROVIDERS == "demo" else read_broker_origins(PORTAL_PROVIDERS)
#: How long a machtiging given here may hold at most, and how long its code can be handed in; days.
PORTAL_MACHTIGING_DAGEN = read_int("PORTAL_MACHTIGING_DAGEN", 365, at_least=1)
PORTAL_UITNODIGING_DAGEN = read_int("PORTAL_UITNODIGING_DAGEN", 7, at_least=1)
#: The least level at which a machtiging is accepted; a thema of its scope may ask more.
PORTAL_MACHTIGING_NIVEAU = read_int("PORTAL_MACHTIGING_NIVEAU", 20, at_least=0)
#: Days that a machtiging which is over can still be seen.
PORTAL_MACHTIGING_ZICHTBAAR = read_int("PORTAL_MACHTIGING_ZICHTBAAR", 365, at_least=1)
SESSIE_IDLE = read_int("PORTAL_SESSIE_IDLE", 15 * 60, at_least=60)
# On a computer that others use as well.
SESSIE_IDLE_OPENBAAR = read_int("PORTAL_SESSIE_IDLE_OPENBAAR", 5 * 60, at_least=60)
SESSIE_ABSOLUUT = read_int("PORTAL_SESSIE_ABSOLUUT", 2 * 60 * 60, at_least=60)

# PostgreSQL: the app role serves, the owner migrates (`portal.registers.rollen`) -------------------------------------
_APP = read_database("DATABASE_URL", _demo("postgresql://mijngemeente_app:demo@127.0.0.1:5432/mijngemeente"))
DATABASE_OWNER = read_database(
    "DATABASE_OWNER_URL", "postgresql://mijngemeente_owner:demo@127.0.0.1:5432/" + _APP["NAME"]
)
DATABASE_APP_ROLE = _APP["USER"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **_APP,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": read_int("PORTAL_POOL", 8, at_least=1), "timeout": 10}},
    }
}

INSTALLED_APPS = [
    # django.contrib.admin, with the site of `portal.beheer` as the only one there is.
    "portal.beheer.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "accounts",
    "accounts.oidc",
    "portal.web",
    "portal.registers.embedded",
    "portal.audit",
    "portal.idempotentie",
    "portal.berichten",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.web.koppen.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.factoren.middleware.AanmeldingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.sessie.middleware.SessieMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.web.fouten.FoutenMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
APPEND_SLASH = True
CSRF_FAILURE_VIEW = "portal.web.fouten.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "portal.web.jinja.environment",
            # For allauth's views, which know nothing of render_page.
            "context_processors": ["portal.web.pages.page_context"],
        },
    },
    {
        # Only for what comes with a package: the admin's pages, the mails of allauth.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "django"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Who is logged in ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Account"
# OIDC logins do not go through authenticate(): a relying party is built per provider in its own callback.
AUTHENTICATION_BACKENDS = [
    "accounts.backends.AccountBackend",
    "accounts.backends.EmailaccountBackend",
    "accounts.backends.MedewerkerBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("naam", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/"
BEHEER_IDLE = read_int("PORTAL_BEHEER_IDLE", 15 * 60, at_least=60)
BEHEER_ABSOLUUT = read_int("PORTAL_BEHEER_ABSOLUUT", 8 * 60 * 60, at_least=60)

SESSION_ENGINE = "accounts.sessie.opslag"
SESSION_COOKIE_AGE = SESSIE_ABSOLUUT
SESSION_COOKIE_NAME = "__Host-sessie" if IS_HTTPS else "sessie"
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_USE_SESSIONS = False
LANGUAGE_COOKIE_NAME = "__Host-taal" if IS_HTTPS else "taal"
LANGUAGE_COOKIE_SECURE = IS_HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# E-mail accounts and medewerkers: django-allauth ---------------------------------------------------------------------
ACCOUNT_ADAPTER = "accounts.factoren.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.emailaccount.forms.InlogForm",
    "signup": "accounts.emailaccount.forms.AanmeldForm",
    "change_password": "accounts.emailaccount.forms.WachtwoordForm",
    "set_password": "accounts.emailaccount.forms.NieuwWachtwoordForm",
    "reset_password_from_key": "accounts.emailaccount.forms.VergetenForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "accounts.factoren.mfa.MfaAdapter"
MFA_FORMS = {
    "activate_totp": "accounts.factoren.forms.AppForm",
    "authenticate": "accounts.factoren.forms.CodeForm",
    "reauthenticate": "accounts.factoren.forms.OpnieuwForm",
    "add_webauthn": "accounts.factoren.forms.PasskeyForm",
    "edit_webauthn": "accounts.factoren.forms.NaamForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
MFA_RECOVERY_CODES_SHOW_ONCE = True
# One period of 30 seconds to either side: a code must not lapse while someone types it (RFC 6238, section 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = PORTAL_GEMEENTE
# For how long showing a factor is enough to change what protects the account.
FACTOR_VERS = 5 * 60
# How many proxies of our own stand before the portal: the address of the caller is read past so many and no more.
ALLAUTH_TRUSTED_PROXY_COUNT = read_int("PORTAL_PROXIES", 0, at_least=0)

# Mail and cache -----------------------------------------------------------------------------------------------------
# A folder to write mail to instead of sending it: for the demo. The tests read what would be printed.
_DEMO_MAIL = str(Path(read("DEMO_DIR", str(BASE_DIR / ".demo"))) / "mail") if PORTAL_MODE == "demo" else ""
PORTAL_MAILMAP = read("PORTAL_MAILMAP", _DEMO_MAIL)
EMAIL_BACKEND = "django.core.mail.backends." + (
    "smtp.EmailBackend" if IS_PRODUCTIE else "filebased.EmailBackend" if PORTAL_MAILMAP else "console.EmailBackend"
)
EMAIL_FILE_PATH = PORTAL_MAILMAP or None
EMAIL_HOST = read("PORTAL_SMTP_HOST", "localhost")
EMAIL_PORT = read_int("PORTAL_SMTP_PORT", 25, at_least=1)
EMAIL_HOST_USER = read("PORTAL_SMTP_GEBRUIKER", "")
EMAIL_HOST_PASSWORD = read("PORTAL_SMTP_WACHTWOORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = read("PORTAL_AFZENDER", f"MijnGemeente <noreply@{_HOST}>")
# Limits on trying and codes used once must hold over all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Headers -------------------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
# HeadersMiddleware sends X-Frame-Options, on error pages too.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
# no-referrer would break Django's CSRF check on https.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        # Logging out is a form of ours that ends at the broker's address: a browser follows that only when listed.
        "form-action": ["'self'", *BROKER_ORIGINS],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# Language, time, files -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.web.logboek.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": "WARNING"},
    "loggers": {
        "portal": {"level": "INFO"},
        "accounts": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
