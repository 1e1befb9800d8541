"""What the list of klanttaken says of those that are no longer to be done."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.registers import taakregister
from portal.registers.entities import StatusKlanttaak
from tests.dossier import make_dossier
from tests.login import log_in_as
from tests.people import ANNA, by_digid

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_withdrawn_is_not_said_to_be_sent() -> None:
    dossier = make_dossier()
    client = log_in_as(by_digid(ANNA))
    taakregister().set_status(
        dossier.klant.id, dossier.boete.regel.id, status=StatusKlanttaak.INGETROKKEN, reden="De boete is vervallen."
    )
    page = client.get(reverse("klanttaken:lijst")).content.decode()
    assert "Ingetrokken" in page
    assert "Verstuurd op" not in page
    assert "sinds " in page
