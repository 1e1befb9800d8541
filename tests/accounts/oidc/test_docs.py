"""What `docs/inlogmiddelen.md` tells a functioneel beheerder is true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from accounts.oidc.lees_provider import read_provider
from accounts.oidc.providers import read_providers
from accounts.oidc.weigering import Reden

DOCS = (settings.BASE_DIR / "docs" / "inlogmiddelen.md").read_text(encoding="utf-8")
VOORBEELDEN = re.findall(r"```json\n(.*?)```", DOCS, re.DOTALL)


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_the_examples_are_settings_that_start(voorbeeld: str) -> None:
    assert list(read_providers(json.loads(voorbeeld), map_=Path(), http=False)) == ["digid", "digid-machtigen"]


def test_every_setting_is_explained() -> None:
    bron = Path(read_provider.__code__.co_filename).read_text(encoding="utf-8")
    for naam in re.findall(r'blok(?:, |\.[a-z]+\()"([a-z_]+)"', bron):
        assert f"`{naam}`" in DOCS, naam


def test_every_reason_that_is_explained_exists() -> None:
    tabel = DOCS[DOCS.index("| reden |") :]
    genoemd = {reden for regel in tabel.splitlines()[2:] for reden in re.findall(r"`([a-z-]+)`", regel.split("|")[1])}
    assert genoemd
    assert genoemd <= {reden.value for reden in Reden}
