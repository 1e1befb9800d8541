"""A record may ask a surer login than this session has."""

from __future__ import annotations

import re

import pytest

from portal.registers import scope
from portal.registers.embedded.models import Thema
from portal.registers.entities import Niveau
from tests import builders
from tests.login import log_in_as
from tests.people import ANNA, by_digid

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_surer_login_is_offered_and_leads_back_to_the_record() -> None:
    anna = builders.partij(ANNA)
    contact = builders.klantcontact(anna.id, onderwerp="Uitkering", vereist_niveau=Niveau.SUBSTANTIEEL)
    address = f"/klantcontacten/{contact.id}/"
    refused = log_in_as(by_digid(ANNA)).get(address)
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "Uitkering" not in page
    offered = re.search(r'href="/inloggen/digid/\?next=([^"&]*)&amp;niveau=25"', page)
    assert offered is not None
    assert offered[1].replace("%2F", "/") == address
    assert log_in_as(by_digid(ANNA, Niveau.SUBSTANTIEEL)).get(address).status_code == 200


def test_the_list_does_not_tell_what_it_is_about() -> None:
    anna = builders.partij(ANNA)
    builders.klantcontact(anna.id, onderwerp="Uitkering", vereist_niveau=Niveau.SUBSTANTIEEL)
    assert "Uitkering" not in log_in_as(by_digid(ANNA)).get("/klantcontacten/").content.decode()
    surer = log_in_as(by_digid(ANNA, Niveau.SUBSTANTIEEL))
    assert "Uitkering" in surer.get("/klantcontacten/").content.decode()


def test_the_minimum_of_a_thema_holds_for_all_in_it() -> None:
    anna = builders.partij(ANNA)
    Thema.objects.create(code="inkomen", naam="Inkomen", minimum_niveau=Niveau.HOOG)
    zaak = builders.zaak(anna.id, thema="inkomen")
    taak = builders.klanttaak(anna.id, zaak.id)
    client = log_in_as(by_digid(ANNA, Niveau.SUBSTANTIEEL))
    for address in (f"/zaken/{zaak.id}/", f"/klanttaken/{taak.regel.id}/", f"/klanttaken/{taak.regel.id}/invullen/"):
        assert client.get(address).status_code == 403
        assert client.post(address).status_code in {403, 405}
    assert log_in_as(by_digid(ANNA, Niveau.HOOG)).get(f"/zaken/{zaak.id}/").status_code == 200
    with scope.registratie("test", dossiers=[anna.id]):
        Thema.objects.update(minimum_niveau=0)
    assert client.get(f"/zaken/{zaak.id}/").status_code == 200
