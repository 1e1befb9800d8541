"""Settings of the tests: those of the portal in test mode, with a database of this run's own when none is given."""

import os

from tests import databasekit

os.environ.setdefault("PORTAL_MODE", "test")
# Playwright leaves an event loop in the main thread, which Django takes for asynchronous code; the portal has none.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# Races let twenty go at once, each in a transaction of its own.
os.environ.setdefault("PORTAL_POOL", "24")
databasekit.reserve_unless_given()

from portal.settings import *  # noqa: E402, F403
