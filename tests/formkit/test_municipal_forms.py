"""Ten forms as a gemeente would send them, held against a second reading of the same definition (`antwoordkit`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.formkit import (
    build_knopen,
    check_again,
    find_paginas,
    list_fouten,
    make_formulierklasse,
    read_definitie,
    summarise,
)
from tests.formkit.antwoordkit import DEFINITIES, answers, fields_of, nested, shown_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from portal.formkit import Definitie, Json, Veld
    from portal.formkit.knopen import Knoop

NAMEN = sorted(DEFINITIES)
GEDULDIG = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def known_uploads(veld: Veld, ids: Sequence[str]) -> list[dict[str, Json]]:
    return [{"id": een, "naam": f"{een}.pdf", "grootte": 1} for een in ids]


@st.composite
def filled_in(draw: st.DrawFn, naam: str) -> tuple[QueryDict, dict[str, Any], list[str]]:
    """What a browser sends with right answers to all questions, hidden ones too; what is to be kept; what is shown."""
    data, kept = QueryDict(mutable=True), {}
    components = DEFINITIES[naam]["components"]
    for veld in fields_of(components):
        if veld["type"] == "file":
            invoer, kept[veld["key"]] = ["u1"], [{"id": "u1", "naam": "u1.pdf", "grootte": 1}]
        else:
            invoer, kept[veld["key"]] = draw(answers(veld))
        data.setlist(f"veld-{veld['key']}", invoer)
    shown = [veld["key"] for veld in shown_fields(components, kept)]
    return data, nested(kept), shown


def definition_of(naam: str) -> Definitie:
    return read_definitie(DEFINITIES[naam], bestanden=True)


def test_there_are_ten_and_together_they_hold_every_component() -> None:
    alles = json.dumps(list(DEFINITIES.values()))
    assert len(DEFINITIES) == 10
    for soort in (
        "textfield", "textarea", "number", "currency", "email", "phoneNumber", "date", "time", "checkbox", "radio",
        "select", "selectboxes", "file", "fieldset", "panel", "columns", "content",
    ):  # fmt: skip
        assert f'"type": "{soort}"' in alles


@pytest.mark.parametrize("naam", NAMEN)
@GEDULDIG
@given(data=st.data())
def test_right_answers_are_kept_hidden_ones_dropped_and_all_of_it_summarised(naam: str, data: st.DataObject) -> None:
    definitie = definition_of(naam)
    gestuurd, kept, shown = data.draw(filled_in(naam))
    formulier = make_formulierklasse(definitie, bestanden=known_uploads)(gestuurd)
    assert formulier.is_valid(), formulier.errors
    assert formulier.antwoorden == kept
    assert json.loads(json.dumps(formulier.antwoorden)) == kept
    assert [regel.key for regel in summarise(definitie, kept).regels] == shown
    assert check_again(definitie, kept, bestanden=known_uploads).antwoorden == kept


@pytest.mark.parametrize("naam", [naam for naam in NAMEN if DEFINITIES[naam]["display"] == "wizard"])
@GEDULDIG
@given(data=st.data())
def test_page_by_page_gives_the_same_answers_as_all_at_once(naam: str, data: st.DataObject) -> None:
    definitie = definition_of(naam)
    gestuurd, kept, _shown = data.draw(filled_in(naam))
    antwoorden: dict[str, Any] = {}
    for nummer in range(len(definitie.paginas)):
        if nummer in find_paginas(definitie, antwoorden):
            pagina = make_formulierklasse(definitie, pagina=nummer)(gestuurd, eerder=antwoorden)
            assert pagina.is_valid(), pagina.errors
            antwoorden = pagina.antwoorden
    assert antwoorden == kept


@pytest.mark.parametrize("naam", NAMEN)
@GEDULDIG
@given(data=st.data())
def test_a_required_answer_that_is_left_out_is_missed_exactly_when_it_is_shown(naam: str, data: st.DataObject) -> None:
    definitie = definition_of(naam)
    gestuurd, _kept, shown = data.draw(filled_in(naam))
    verplicht = [key for key, veld in definitie.velden.items() if veld.verplicht]
    weg = data.draw(st.sampled_from(verplicht))
    gestuurd.setlist(f"veld-{weg}", [])
    formulier = make_formulierklasse(definitie, bestanden=known_uploads)(gestuurd)
    assert (weg in formulier.errors) is (weg in shown)
    if weg in shown:
        assert next(fout.id for fout in list_fouten(build_knopen(formulier))).startswith(f"veld-{weg}")


@pytest.mark.parametrize("naam", NAMEN)
def test_every_field_is_in_the_page_once_and_in_order(naam: str) -> None:
    def fields(knopen: tuple[Knoop, ...]) -> Iterator[str]:
        for knoop in knopen:
            if knoop.soort == "veld":
                yield getattr(knoop, "key", "")
            yield from fields(getattr(knoop, "kinderen", ()))

    definitie = definition_of(naam)
    assert list(fields(build_knopen(make_formulierklasse(definitie)()))) == list(definitie.velden)
