"""What every test gets: a database made as owner and used as the app role, and no network."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import TransactionTestCase

from portal.registers.rollen import as_owner
from tests import databasekit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

_servers = ExitStack()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """One PostgreSQL for all workers, run by their parent."""
    _servers.enter_context(databasekit.running())


def pytest_unconfigure() -> None:
    _servers.close()


@pytest.fixture(scope="session")
def database_server() -> Iterator[None]:
    """PostgreSQL without a database of the portal: for what starts programs with databases of their own."""
    with databasekit.running():
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
    database_server: None,
) -> Iterator[None]:
    """Instead of pytest-django's: the owner makes and migrates, the app role is what the tests run as."""
    with ExitStack() as undo:
        name = connection.settings_dict["NAME"]
        with django_db_blocker.unblock(), as_owner():
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        cleaner = undo.enter_context(databasekit.cleaner())
        undo.enter_context(patch.object(TransactionTestCase, "_fixture_teardown", lambda _: cleaner.clean()))
        yield
        undo.close()
        with django_db_blocker.unblock(), as_owner():
            connection.creation.destroy_test_db(name, verbosity=0)
