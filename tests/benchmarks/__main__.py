"""`make bench`: how quick every page is, on a register of a stated size (docs/bench.md)."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from portal.demo.errors import StartError
from tests.benchmarks import report, server
from tests.benchmarks.measure import CONNECTIONS, measure
from tests.benchmarks.report import BARE


def main() -> int:
    options = _options()
    try:
        with ExitStack() as ends:
            setups = [ends.enter_context(server.running(size)) for size in options.size]
            if options.pages:
                setups = [setup.only({BARE, *options.pages}) for setup in setups]
            inside = {one.klantcontacten: one.look_inside() for one in setups}
            figures = measure(setups, rounds=options.rounds, seconds=options.seconds)
    except StartError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    results = {size: report.rows_of(figures[size], inside[size]) for size in figures}
    for size, rows in results.items():
        report.show(size, rows)
    if len(results) > 1:
        report.compare(results)
    report.write(options.result, results, _about(options))
    print(f"\nAlle cijfers: {options.result}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument(
        "size",
        type=int,
        nargs="*",
        default=[int(os.environ.get("SIZE", "200000"))],
        help="number of klantcontacten; two or more are measured in turn and compared",
    )
    parser.add_argument("--pages", nargs="*", default=[], help="only these, and the bare view")
    parser.add_argument("--rounds", type=int, default=3, help="how often every page is measured")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each time, at most")
    parser.add_argument("--result", type=Path, default=server.FOLDERS / "uitslag.json", help="where the figures go")
    return parser.parse_args()


def _about(options: argparse.Namespace) -> dict[str, object]:
    return {
        "moment": datetime.now(UTC).isoformat(timespec="seconds"),
        "verbindingen": CONNECTIONS,
        "rondes": options.rounds,
        "seconden": options.seconds,
        "processoren": os.cpu_count(),
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    sys.exit(main())
