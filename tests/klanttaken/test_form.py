"""The form of a klanttaak as a person who hears it gets it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests import builders
from tests.login import log_in_as
from tests.people import ANNA, by_digid

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_unit_of_a_question_is_told_with_it() -> None:
    vraag = {"type": "number", "key": "breedte", "label": "Hoe breed?", "suffix": "meter", "description": "Ongeveer."}
    klant = builders.partij(ANNA)
    taak = builders.klanttaak(
        klant.id, builders.zaak(klant.id).id, formulier={"display": "form", "components": [vraag]}
    )
    page = log_in_as(by_digid(ANNA)).get(reverse("klanttaken:invullen", args=[taak.regel.id])).content.decode()
    found = re.search(r'<input [^>]*name="veld-breedte"[^>]*aria-describedby="([^"]+)"', page)
    assert found
    texts = [re.search(rf'id="{name}"[^>]*>\s*([^<]+)', page) for name in found[1].split()]
    assert [text and text[1].strip() for text in texts] == ["Ongeveer.", "meter"]
