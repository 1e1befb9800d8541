"""axe-core on a page as it stands now, and what must hold on every page besides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from portal.demo.commands import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
#: The narrowest screen that must do (WCAG 1.4.10), a phone, and a desk.
NARROWEST, PHONE, DESK = 320, 360, 1280
WIDTHS = (PHONE, DESK)


@cache
def _axe() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text()


def complaints(page: Page) -> list[str]:
    """What is wrong on this page at the widths of a phone and of a desk; it stays at the latter."""
    found = _at_the_narrowest(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {one}" for one in _violations(page)]
    return found


def _violations(page: Page) -> list[str]:
    page.evaluate(_axe())
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", WCAG
    )
    assert result["passes"], "axe looked at nothing"
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in result["violations"]]


def _at_the_narrowest(page: Page) -> list[str]:
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    facts = page.evaluate(
        """() => ({
            wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
            h1: document.querySelectorAll('h1').length,
            main: document.querySelectorAll('main').length,
            title: document.title,
        })"""
    )
    wrong = [f"{NARROWEST} px: scrolls sideways"] if facts["wide"] else []
    wrong += [f"{facts[tag]} times {tag}" for tag in ("h1", "main") if facts[tag] != 1]
    return wrong + ([] if facts["title"] else ["no title"])
