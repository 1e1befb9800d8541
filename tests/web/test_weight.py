"""What the first page after login weighs: all that a browser with an empty cache fetches, as it comes over the wire."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests import builders
from tests.dossier import make_dossier
from tests.login import log_in_as
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from django.http import HttpResponse

pytestmark = pytest.mark.django_db(transaction=True)

MOST_BYTES = 60_000
_LINK = re.compile(r'(?:src|href)="(/static/[^"#]+)')
_IN_CSS = re.compile(r"url\([\"']?(?!data:)([^\"')#?]+)")


def overzicht() -> HttpResponse:
    """Of a klant with so much that every list on it is full."""
    dossier = make_dossier()
    for _ in range(6):
        builders.klantcontact(dossier.klant.id, zaken=[dossier.zaak.id])
        builders.klanttaak(dossier.klant.id, dossier.zaak.id)
    return log_in_as(by_digid(ANNA)).get("/overzicht/", headers={"accept-encoding": "gzip"})  # type: ignore[return-value]


def file_of(address: str) -> Path:
    return Path(settings.STATIC_ROOT) / address.removeprefix(settings.STATIC_URL)


def linked_files(html: str) -> set[Path]:
    """What the page names, and what its style sheets name in turn (fonts, images)."""
    files = {file_of(address) for address in _LINK.findall(html)}
    sheets = [path for path in files if path.suffix == ".css"]
    return files | {sheet.parent / name for sheet in sheets for name in _IN_CSS.findall(sheet.read_text())}


def sent_bytes(path: Path) -> int:
    """As WhiteNoise sends it to a browser that knows gzip only; brotli, over https, is smaller still."""
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size


def test_the_first_page_after_login_weighs_at_most_sixty_kilobytes() -> None:
    page = overzicht()
    assert page.status_code == 200
    assert page.headers["Content-Encoding"] == "gzip"
    files = linked_files(log_in_as(by_digid(ANNA)).get("/overzicht/").content.decode())
    weights = {"/overzicht/": len(page.content)} | {path.name: sent_bytes(path) for path in files}
    assert {path.suffix for path in files} >= {".css", ".js"}, "De opmaak ontbreekt: draai eerst make build."
    assert sum(weights.values()) <= MOST_BYTES, weights


def test_a_page_names_nothing_from_another_address() -> None:
    """What is not counted above must not be there."""
    html = log_in_as(by_digid(ANNA)).get("/overzicht/").content.decode()
    fetched = re.findall(r"<(?:link|script|img|source|use)\b[^>]*?(?:src|href)=\"([^\"]+)", html)
    assert fetched
    assert [address for address in fetched if not address.startswith(("/static/", "#"))] == []
