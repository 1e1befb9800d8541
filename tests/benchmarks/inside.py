"""`python -m tests.benchmarks.inside`: where the time of each page goes, and how many SQL statements.

In one process, without a server: the same application and middleware, one request after the other. Reads JSON from
standard input: name, address and cookie of each page. Prints JSON.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
application = get_wsgi_application()

from django.db import connection  # noqa: E402
from django.middleware import gzip  # noqa: E402
from jinja2 import Template  # noqa: E402

from tests.statements import statements  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIMES = 50
#: The lines are made, as in a server, but a terminal that scrolls would be measured too.
LOG = StringIO()


def main(targets: list[dict[str, str]]) -> dict[str, dict[str, float]]:
    return {target["naam"]: _look_inside(target) for target in targets}


def _look_inside(target: dict[str, str]) -> dict[str, float]:
    """Milliseconds per request by part, and the number of statements."""
    environ = _environ(target)
    _ask(environ)
    with statements() as found:
        _ask(environ)
    with _stopwatch() as spent:
        begin = time.perf_counter()
        for _ in range(TIMES):
            _ask(environ)
        whole = time.perf_counter() - begin
    parts = {name: seconds * 1000 / TIMES for name, seconds in spent.items()}
    return {"sql": len(found), **parts, "rest": whole * 1000 / TIMES - sum(parts.values())}


@contextmanager
def _stopwatch() -> Iterator[dict[str, float]]:
    spent: dict[str, float] = defaultdict(float)

    def in_database(execute: Callable[..., Any], *arguments: Any) -> Any:
        with _timed(spent, "database"):
            return execute(*arguments)

    with (
        connection.execute_wrapper(in_database),
        _timing(spent, "sjabloon", Template, "render"),
        _timing(spent, "gzip", gzip, "compress_string"),
    ):
        yield spent


@contextmanager
def _timing(spent: dict[str, float], part: str, owner: Any, name: str) -> Iterator[None]:
    original = getattr(owner, name)

    def timed(*arguments: Any, **named: Any) -> Any:
        with _timed(spent, part):
            return original(*arguments, **named)

    with patch.object(owner, name, timed):
        yield


@contextmanager
def _timed(spent: dict[str, float], part: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    spent[part] += time.perf_counter() - begin


def _environ(target: dict[str, str]) -> dict[str, Any]:
    path, _, query = target["adres"].partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "HTTP_COOKIE": target["cookie"],
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_ACCEPT_LANGUAGE": "nl",
    }


def _ask(environ: dict[str, Any]) -> None:
    said: list[str] = []

    def start_response(status: str, headers: object, error: object = None, /) -> Callable[[bytes], object]:
        said.append(status)
        return lambda piece: None

    response = application(dict(environ), start_response)
    for _ in response:
        pass
    response.close()
    if said != ["200 OK"]:
        raise RuntimeError(f"{environ['PATH_INFO']} antwoordt {said}: {LOG.getvalue()[-4000:]}")


if __name__ == "__main__":
    for handler in logging.getLogger().handlers:
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(LOG)
    print(json.dumps(main(json.load(sys.stdin))))
