"""What was measured as a table for people and as JSON for a later comparison."""

from __future__ import annotations

import json
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.benchmarks.measure import Figures, Page

BARE = "kaal"
# What the issue asks of this page: share of the bare view, requests a second, milliseconds.
AIMED_AT = "klantcontacten:lijst"
SHARE, PER_SECOND, P95 = 0.35, 150, 40

_HEADS = ("pagina", "per s", "van kaal", "p50", "p95", "p99", "web cpu", "db cpu", "kB", "SQL", "database", "sjabloon")
_ROW = "{:<46}" + "{:>9}" * len(_HEADS)


def rows_of(figures: Figures, inside: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, Any]]:
    """One row a page; times in milliseconds. `van_kaal` compares with the bare view of the same person."""
    return {naam: _row(page, _bare_of(naam, figures)) | dict(inside[naam]) for naam, page in figures.items()}


def _bare_of(naam: str, figures: Figures) -> Page:
    _, space, person = naam.partition(" als ") if " als " in naam else naam.partition(" van ")
    return figures.get(f"{BARE}{space}{person}", figures[BARE])


def _row(page: Page, bare: Page) -> dict[str, Any]:
    return {
        "per_seconde": median(page.per_second),
        "van_kaal": median(page.per_second) / median(bare.per_second),
        "p50": page.percentile(50),
        "p95": page.percentile(95),
        "p99": page.percentile(99),
        "web_cpu": median(page.web_cpu),
        "web_cpu_van_kaal": median(bare.web_cpu) / (median(page.web_cpu) or 1),
        "database_cpu": median(page.database_cpu),
        "client_cpu": median(page.client_cpu),
        "bytes": page.bytes,
        "verzoeken": len(page.latencies),
    }


def show(klantcontacten: int, rows: Mapping[str, Mapping[str, Any]]) -> None:
    print(f"\n{klantcontacten:,} klantcontacten; tijden in ms\n".replace(",", "."))
    print(_ROW.format(*_HEADS, "rest"))
    for naam, row in rows.items():
        times = [f"{row[name]:.1f}" for name in ("p50", "p95", "p99", "web_cpu", "database_cpu")]
        parts = [f"{row.get(name, 0):.1f}" for name in ("database", "sjabloon", "rest")]
        first = [f"{row['per_seconde']:.0f}", f"{row['van_kaal']:.2f}"]
        print(_ROW.format(naam, *first, *times, f"{row['bytes'] / 1000:.1f}", f"{row['sql']:.0f}", *parts))
    if aimed := rows.get(AIMED_AT):
        _show_aim(aimed)


def _show_aim(aimed: Mapping[str, Any]) -> None:
    print(
        f"\n{AIMED_AT}: {aimed['van_kaal']:.2f} van kaal (doel {SHARE}), {aimed['per_seconde']:.0f} per seconde"
        f" (doel {PER_SECOND}), p95 {aimed['p95']:.0f} ms (doel {P95})"
    )


def compare(results: Mapping[int, Mapping[str, Mapping[str, Any]]]) -> None:
    """What the largest register costs more than the smallest, by page: in time of a request and of the processors."""
    small, large = results[min(results)], results[max(results)]
    print(
        f"\n{max(results):,} klantcontacten tegenover {min(results):,}: wat een verzoek meer kost\n".replace(",", ".")
    )
    print("{:<46}{:>9}{:>9}{:>9}".format("pagina", "p50", "web cpu", "db cpu"))
    for naam in small:
        more = [large[naam][name] / (small[naam][name] or 1) - 1 for name in ("p50", "web_cpu", "database_cpu")]
        print("{:<46}{:>+9.0%}{:>+9.0%}{:>+9.0%}".format(naam, *more))


def write(path: Path, results: Mapping[int, Mapping[str, Mapping[str, Any]]], about: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**about, "registers": results}, indent=1))
