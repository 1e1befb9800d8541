"""Asks the pages of one or more registers in turn, several rounds, so that a noisy moment hits all of them."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from portal.demo.commands import HOST, ROOT
from tests.benchmarks.load import Answers, Load
from tests.benchmarks.processor import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.server import Opstelling

CONNECTIONS = 4
MOST_REQUESTS = 2000
_WARM = 0.5


@dataclass
class Page:
    """What the rounds say of one page. Times in milliseconds."""

    naam: str
    per_second: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    web_cpu: list[float] = field(default_factory=list)
    """Processor time of the web worker per request, one value a round."""
    database_cpu: list[float] = field(default_factory=list)
    client_cpu: list[float] = field(default_factory=list)
    bytes: int = 0

    def percentile(self, percent: int) -> float:
        return statistics.quantiles(self.latencies, n=100)[percent - 1]


Figures = dict[str, Page]


def measure(setups: Sequence[Opstelling], *, rounds: int, seconds: float) -> dict[int, Figures]:
    """Figures by number of klantcontacten and name of page."""
    figures: dict[int, Figures] = {
        setup.klantcontacten: {target["naam"]: Page(target["naam"]) for target in setup.targets} for setup in setups
    }
    steps = list(_steps(setups, rounds))
    for done, (setup, target) in enumerate(steps, start=1):
        print(f"\rMeten … {done} van {len(steps)} ({target['naam']})".ljust(79), end="", flush=True)
        _measure_once(setup, target, figures[setup.klantcontacten][target["naam"]], seconds)
    print(flush=True)
    return figures


def _steps(setups: Sequence[Opstelling], rounds: int) -> Iterator[tuple[Opstelling, dict[str, str]]]:
    for _ in range(rounds):
        # The same page of every register right after each other: then they can be compared.
        for targets in zip(*(setup.targets for setup in setups), strict=True):
            yield from zip(setups, targets, strict=True)


def _measure_once(setup: Opstelling, target: dict[str, str], page: Page, seconds: float) -> None:
    if not page.latencies:
        _ask(setup, target, _WARM)
    web, database = seconds_of(setup.web_pid), seconds_of(setup.postgres_pid)
    answers = _ask(setup, target, seconds)
    count = len(answers.latencies)
    page.web_cpu.append((seconds_of(setup.web_pid) - web) * 1000 / count)
    page.database_cpu.append((seconds_of(setup.postgres_pid) - database) * 1000 / count)
    page.client_cpu.append(answers.own_cpu)
    page.per_second.append(count / answers.seconds)
    page.latencies += answers.latencies
    page.bytes = answers.bytes


def _ask(setup: Opstelling, target: dict[str, str], seconds: float) -> Answers:
    load = Load(HOST, setup.port, target["adres"], target["cookie"], CONNECTIONS, seconds, MOST_REQUESTS)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.load"],
        cwd=ROOT,
        input=json.dumps(asdict(load)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Answers(**json.loads(done.stdout))
