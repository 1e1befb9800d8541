"""What every browser test gets: the web and the broker as real processes on this worker's test database."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from playwright.sync_api import expect

from portal.demo.commands import BROKER, HOST, ROOT, web
from portal.demo.processes import Programs
from tests import chromium, databasekit
from tests.browser.watch import Watch
from tests.login import log_in_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from accounts.oidc.vaststelling import Vaststelling

# Long enough for a busy machine; nothing waits this long when all is well.
PATIENCE_MS = 10_000


@dataclass(frozen=True)
class Stack:
    """Addresses without a slash at the end. `logs` holds web.log and broker.log."""

    url: str
    broker_url: str
    logs: Path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = chromium.find()
    assert path, "Er is geen Chromium: `python -m tests.chromium` haalt er een."
    return browser_type_launch_args | {"executable_path": path, "args": chromium.arguments()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture(scope="session", autouse=True)
def _patience() -> None:
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def running_stack(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    web_port, broker_port = _free_ports()
    stack = Stack(f"http://{HOST}:{web_port}", f"http://{HOST}:{broker_port}", tmp_path_factory.mktemp("log"))
    with databasekit.broker_database() as broker_database, Programs(folder=ROOT, logs=stack.logs) as programs:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "PORTAL_URL": stack.url,
            "BROKER_URL": stack.broker_url,
            "DATABASE_URL": databasekit.url_of_test_database(),
            "BROKER_DATABASE_URL": broker_database,
        }
        programs.start("web", web(web_port), environment)
        programs.start("broker", BROKER, environment)
        programs.wait_for_answer(f"{stack.url}/")
        programs.wait_for_answer(f"{stack.broker_url}/.well-known/openid-configuration")
        yield stack


@pytest.fixture(scope="session")
def base_url(running_stack: Stack) -> str:
    """So that `page.goto("/overzicht/")` is enough."""
    return running_stack.url


@pytest.fixture
def stack(running_stack: Stack, transactional_db: None) -> Stack:
    """Both processes, on a register that is empty again after each test; fill it with the builders."""
    return running_stack


class Visit:
    """Opens a browser of its own for a person: `visit(by_digid(ANNA))`, or `visit()` for who has not logged in."""

    def __init__(self, stack: Stack, new_context: Callable[..., BrowserContext]) -> None:
        self._stack = stack
        self._new_context = new_context
        self.watches: list[Watch] = []

    def __call__(
        self, who: Vaststelling | None = None, *, javascript: bool = True, width: int = 1280, height: int = 900
    ) -> Page:
        """Without the broker in between: the session is made here. A page that stands nowhere yet."""
        size = {"width": width, "height": height}
        context = self._new_context(java_script_enabled=javascript, viewport=size, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        self.watches.append(Watch(context, self._stack.url, self._stack.broker_url, javascript))
        if who is not None:
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": log_in_as(who).cookies[name].value, "url": self._stack.url}])
        return context.new_page()


@pytest.fixture
def visit(stack: Stack, new_context: Callable[..., BrowserContext]) -> Iterator[Visit]:
    visit = Visit(stack, new_context)
    yield visit
    complaints = [complaint for watch in visit.watches for complaint in watch.finish()]
    assert not complaints, "\n".join([*complaints, *_failures(stack)])


def _failures(stack: Stack) -> list[str]:
    """What the web server said when something failed."""
    lines = (stack.logs / "web.log").read_text(errors="replace").splitlines()
    return [line for line in lines if "Traceback" in line][-2:]


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def javascript(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind((HOST, 0))
        second.bind((HOST, 0))
        return first.getsockname()[1], second.getsockname()[1]
