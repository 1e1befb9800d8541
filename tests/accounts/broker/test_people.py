"""The people must pass every check of the portal, or a test that refuses them proves nothing."""

from __future__ import annotations

from accounts.broker.logins import LOGINS
from accounts.broker.people import PEOPLE
from accounts.oidc import numbers


def test_each_bsn_passes_the_elfproef_and_is_of_one_person() -> None:
    given = [persoon.bsn for persoon in PEOPLE if persoon.bsn]
    assert [numbers.bsn(bsn) for bsn in given] == given
    assert len(set(given)) == len(given) == 6


def test_each_organisatie_and_vestiging_has_a_number_of_the_right_form() -> None:
    works = [persoon.werk for persoon in PEOPLE if persoon.werk]
    assert {numbers.kvk(werk.organisatie.kvk) for werk in works} == {"90001234", "90004321"}
    assert [numbers.vestiging(werk.vestigingsnummer) for werk in works if werk.vestigingsnummer] == ["000090001235"]
    assert len({numbers.opaque(werk.pseudoniem) for werk in works}) == len(works)


def test_everyone_can_log_in_and_nobody_acts_for_themselves() -> None:
    assert {login.persoon.sleutel for login in LOGINS.values()} == {persoon.sleutel for persoon in PEOPLE}
    assert not [persoon for persoon in PEOPLE if persoon.vertegenwoordigt is persoon]


def test_keys_are_unique() -> None:
    assert len({persoon.sleutel for persoon in PEOPLE}) == len(PEOPLE)
