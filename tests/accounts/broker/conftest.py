from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.accounts.broker import process
from tests.accounts.broker.relying_party import RelyingParty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.accounts.broker.process import Broker


@pytest.fixture(scope="session")
def broker(database_server: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    logs = tmp_path_factory.mktemp("broker")
    with process.running(logs, "http://portal.test:8000") as running:
        yield running
    # Whatever a test sent: not one request may have ended in an error of the broker's own.
    assert "Traceback" not in (logs / "broker.log").read_text()


@pytest.fixture
def client(broker: Broker) -> Iterator[httpx.Client]:
    """A browser without JavaScript: keeps cookies, and is shown each redirect."""
    with httpx.Client(base_url=broker.url) as client:
        yield client


@pytest.fixture
def relying_party(broker: Broker, client: httpx.Client) -> Callable[[str], RelyingParty]:
    return lambda middel: RelyingParty(middel, broker, client)
