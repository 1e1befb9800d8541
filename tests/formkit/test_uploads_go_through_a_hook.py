"""A file field names uploads; the service that keeps them says which may be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from portal.formkit import Definitie, check_again, make_formulierklasse, read_definitie, summarise
from tests.formkit.formulieren import component, post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.formkit import Formulier, Json, Veld

UPLOADS = {"u1": "paspoort.pdf", "u2": "huurcontract.pdf"}


def look_up(veld: Veld, ids: Sequence[str]) -> list[dict[str, Json]]:
    if unknown := [een for een in ids if een not in UPLOADS]:
        raise ValidationError(f"Het bestand bij ‘{veld.label}’ is er niet meer: {unknown[0]}")
    return [{"id": een, "naam": UPLOADS[een], "grootte": 1200} for een in ids]


def definitie(*, multiple: bool = False, required: bool = False) -> Definitie:
    veld = component("file", "bewijs", multiple=multiple, validate={"required": required})
    return read_definitie({"components": [veld]}, bestanden=True)


def sent(vorm: Definitie, *ids: str) -> Formulier:
    return make_formulierklasse(vorm, bestanden=look_up)(post(bewijs=list(ids)))


def test_known_uploads_are_kept_with_name_and_size_and_summarised() -> None:
    vorm = definitie(multiple=True)
    antwoorden = sent(vorm, "u1", "u2", "u1").antwoorden
    assert antwoorden == {
        "bewijs": [
            {"id": "u1", "naam": "paspoort.pdf", "grootte": 1200},
            {"id": "u2", "naam": "huurcontract.pdf", "grootte": 1200},
        ]
    }
    assert summarise(vorm, antwoorden).regels[0].waarden == ("paspoort.pdf", "huurcontract.pdf")
    assert check_again(vorm, antwoorden, bestanden=look_up).antwoorden == antwoorden


def test_an_unknown_upload_is_refused_in_the_words_of_the_service() -> None:
    assert sent(definitie(), "van-dirk").errors == {"bewijs": ["Het bestand bij ‘Bewijs’ is er niet meer: van-dirk"]}


def test_one_upload_is_the_most_unless_the_field_takes_several() -> None:
    assert sent(definitie(), "u1").is_valid()
    assert "hoogstens 1" in str(sent(definitie(), "u1", "u2").errors)


def test_a_required_upload_may_not_be_left_out() -> None:
    assert sent(definitie(required=True)).errors == {"bewijs": ["Voeg een bestand toe bij ‘Bewijs’."]}
    assert sent(definitie()).antwoorden == {"bewijs": []}


def test_without_a_service_no_upload_is_accepted() -> None:
    assert not make_formulierklasse(definitie())(post(bewijs="u1")).is_valid()
    assert make_formulierklasse(definitie())(post()).is_valid()
