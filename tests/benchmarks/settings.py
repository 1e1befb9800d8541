"""Settings of the portal in demo mode, with one page more: the bare view that every page is compared with."""

from portal.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
