"""`python -m tests.benchmarks.load`: one page again and again over a few kept connections.

In a process of its own; plain sockets, one thread: a full HTTP client costs as much processor time as the page it asks
for, and there are few processors. Reads one JSON object (`Load`) from standard input and writes one (`Answers`).
"""

from __future__ import annotations

import json
import resource
import selectors
import socket
import sys
import time
from dataclasses import asdict, dataclass, field

_END_OF_HEADERS = b"\r\n\r\n"


@dataclass(frozen=True)
class Load:
    """At most `requests` requests and `seconds` seconds, over `connections` connections at once."""

    host: str
    port: int
    adres: str
    cookie: str
    connections: int
    seconds: float
    requests: int


@dataclass
class Answers:
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    """Milliseconds, in order of arrival."""
    bytes: int = 0
    """Of one answer, with its headers, as it came over the wire."""
    own_cpu: float = 0.0
    """Milliseconds of processor time this client itself spent per request."""


class Connection:
    def __init__(self, load: Load) -> None:
        self.socket = socket.create_connection((load.host, load.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request = (
            f"GET {load.adres} HTTP/1.1\r\nHost: {load.host}:{load.port}\r\nCookie: {load.cookie}\r\n"
            "Accept: text/html\r\nAccept-Encoding: gzip\r\nAccept-Language: nl\r\n\r\n"
        ).encode()
        self.ask()

    def ask(self) -> None:
        self._buffer = b""
        self._length = 0
        self.since = time.perf_counter()
        self.socket.sendall(self._request)

    def has_all(self) -> bool:
        """After a piece has come in: whether the answer is whole. Raises ValueError when it is not a 200."""
        piece = self.socket.recv(262_144)
        if not piece:
            raise ValueError("De server verbreekt de verbinding.")
        self._buffer += piece
        if not self._length:
            self._length = _length_of(self._buffer)
        return bool(self._length) and len(self._buffer) >= self._length

    @property
    def size(self) -> int:
        return self._length


def _length_of(buffer: bytes) -> int:
    """Of headers and body together; 0 when the headers are not all there yet."""
    end = buffer.find(_END_OF_HEADERS)
    if end < 0:
        return 0
    head = buffer[:end].lower()
    if not head.startswith(b"http/1.1 200"):
        raise ValueError(f"De server antwoordt {head.splitlines()[0].decode(errors='replace')}.")
    _, _, after = head.partition(b"content-length:")
    return end + len(_END_OF_HEADERS) + int(after.split(b"\r\n", 1)[0])


def run(load: Load) -> Answers:
    answers = Answers()
    with selectors.DefaultSelector() as selector:
        before, begin = _cpu(), time.perf_counter()
        for _ in range(load.connections):
            connection = Connection(load)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
        end = begin + load.seconds
        while time.perf_counter() < end and len(answers.latencies) < load.requests:
            for key, _ in selector.select(timeout=5):
                _advance(key.data, answers)
        answers.seconds = time.perf_counter() - begin
        answers.own_cpu = (_cpu() - before) * 1000 / max(1, len(answers.latencies))
        for key in list(selector.get_map().values()):
            key.data.socket.close()
    return answers


def _advance(connection: Connection, answers: Answers) -> None:
    if connection.has_all():
        answers.latencies.append((time.perf_counter() - connection.since) * 1000)
        answers.bytes = connection.size
        connection.ask()


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    json.dump(asdict(run(Load(**json.load(sys.stdin)))), sys.stdout)
