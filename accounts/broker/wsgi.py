"""One process only: the signing key and the codes that are under way live in its memory."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accounts.broker.settings")

application = get_wsgi_application()
