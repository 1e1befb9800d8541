"""Settings of the demo broker: its own, so that portal and broker share nothing but the addresses of each other."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.omgeving import MODES, read, read_choice, read_database, read_url

if read_choice("PORTAL_MODE", MODES, "productie") == "productie":
    raise ImproperlyConfigured(
        "De demo-inlogdienst laat iedereen inloggen als iedereen en start daarom alleen met PORTAL_MODE=demo of test."
    )

SECRET_KEY = read("BROKER_SECRET_KEY", "alleen-voor-demo-en-test-broker-0123456789-abcdefghijklmnopqrstuvwxyz")
DEBUG = False

BROKER_URL = read_url("BROKER_URL", "http://127.0.0.1:8001")
PORTAL_URL = read_url("PORTAL_URL", "http://127.0.0.1:8000")
_IS_HTTPS = BROKER_URL.startswith("https://")
ALLOWED_HOSTS = [urlsplit(BROKER_URL).hostname, "127.0.0.1", "localhost"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **read_database(
            "BROKER_DATABASE_URL", "postgresql://mijngemeente_broker:demo@127.0.0.1:5432/mijngemeente_broker"
        ),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # First: its templates stand in for those of allauth.
    "accounts.broker",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "accounts.broker.urls"
WSGI_APPLICATION = "accounts.broker.wsgi.application"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

# The provider --------------------------------------------------------------------------------------------------------
IDP_OIDC_ADAPTER = "accounts.broker.adapter.BrokerAdapter"
IDP_OIDC_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 300
# The key changes at every start.
IDP_OIDC_JWKS_CACHE_CONTROL = 60
# Codes wait here for a minute. Room for many, or a load test would push out its own.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}}}
PASSWORD_HASHERS = ["accounts.broker.hashers.QuickHasher"]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

# Cookies know no ports: on one machine those of the portal and the broker must have different names -----------------
SESSION_COOKIE_NAME = "broker_sessie"
SESSION_COOKIE_SECURE = _IS_HTTPS
SESSION_COOKIE_AGE = 15 * 60
CSRF_COOKIE_NAME = "broker_csrf"
CSRF_COOKIE_SECURE = _IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "accounts.broker.fouten.csrf_failure"

# Headers -------------------------------------------------------------------------------------------------------------
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        # The choice is posted here and answered by sending the browser on to the portal, which a browser checks too.
        "form-action": ["'self'", PORTAL_URL],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
