"""Whatever people do in whatever order: no foreign row is rendered, whoever changed something was allowed to at that
moment, and a mandate that is over works no more at the next request, in any tab. On real PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client, TransactionTestCase
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.bevoegdheid import evaluate
from portal.idempotentie import new_sleutel
from portal.registers import klantregister, scope
from portal.registers.embedded.models import Klantcontact, Klanttaak, Vertegenwoordiging, Zaak
from portal.registers.entities import Mag
from portal.registers.errors import NotFound, Refused
from portal.vertegenwoordiging.codes import hash_of, new_code
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, CARLA, DIRK, by_digid, by_eherkenning

if TYPE_CHECKING:
    from portal.registers.entities import Partij

pytestmark = pytest.mark.django_db(transaction=True)

THEMAS = ("zorg", "parkeren")
PAGES = ("/overzicht/", "/klantcontacten/", "/klanttaken/", "/zaken/", "/vertegenwoordiging/")
PEOPLE = st.sampled_from(["anna", "bram", "dirk"])
MAG = {"lezen": ["lezen"], "contact": ["lezen", "contact"]}


class Portaal(RuleBasedStateMachine):
    """Anna, Bram and Dirk each have a dossier; a mandate is from Anna to Bram. Every text says whose it is, of which
    thema, and whether it may be seen at all. The model is a handful of plain values."""

    def __init__(self) -> None:
        super().__init__()
        for code in THEMAS:
            builders.thema(code)
        self.partijen: dict[str, Partij] = {}
        for name, who in (("anna", ANNA), ("bram", BRAM), ("dirk", DIRK)):
            self.partijen[name] = self._dossier(name, builders.partij(who))
        self.tabs: dict[str, Client] = {name: log_in_as(by_digid(who)) for name, who in _PEOPLE.items()}
        self.offers: list[tuple[str, str | None, str]] = []
        self.mandates: dict[UUID, tuple[bool, str | None, str]] = {}
        self.acting: UUID | None = None
        self.asked = 0
        self.allowed_questions = 0

    def _dossier(self, name: str, partij: Partij) -> Partij:
        for thema in THEMAS:
            zaak = builders.zaak(partij.id, thema=thema, omschrijving=f"zaak-{name}-{thema}")
            builders.klanttaak(partij.id, zaak.id, titel=f"taak-{name}-{thema}")
            builders.klantcontact(partij.id, thema=thema, zaken=[zaak.id], onderwerp=f"contact-{name}-{thema}")
        hidden = builders.klantcontact(partij.id, thema="zorg", onderwerp=f"afgeschermd-{name}")
        klantregister().register_afscherming(partij.id, hidden.id, reden="test")
        return partij

    @initialize(mag=st.sampled_from(sorted(MAG)), thema=st.sampled_from([None, *THEMAS]))
    def bram_acts_for_anna(self, mag: str, thema: str | None) -> None:
        """Where it becomes interesting; chance alone seldom comes here."""
        self.anna_offers(mag, thema)
        self.bram_takes()
        (self.acting,) = self.mandates
        self.tabs["bram"].post(reverse("vertegenwoordiging:wisselen", args=[self.acting]))

    def anna_offers(self, mag: str, thema: str | None) -> None:
        today = timezone.localdate()
        code = new_code()
        form = {
            "wat": mag,
            "waarover": "keuze" if thema else "alles",
            "keuze": [f"thema:{thema}"] if thema else [],
            "vanaf": today.isoformat(),
            "tot_en_met": today.isoformat(),
            "sleutel": str(new_sleutel()),
        }
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("portal.vertegenwoordiging.codes.new_code", lambda: code)
            assert self.tabs["anna"].post("/vertegenwoordiging/geven/", form).status_code == 200
        self.offers.append((code, thema, mag))

    @rule(mag=st.sampled_from(sorted(MAG)), thema=st.sampled_from([None, *THEMAS]))
    def anna_offers_again(self, mag: str, thema: str | None) -> None:
        self.anna_offers(mag, thema)

    @precondition(lambda self: self.offers and self.acting is None)
    @rule()
    def bram_takes_again(self) -> None:
        self.bram_takes()

    def bram_takes(self) -> None:
        code, thema, mag = self.offers.pop()
        answer = self.tabs["bram"].post("/vertegenwoordiging/aannemen/", {"code": code, "akkoord": "ja"})
        assert answer.status_code == 302
        made = answer.headers["Location"].rstrip("/").rsplit("/", 1)[1]
        self.mandates[UUID(made)] = (True, thema, mag)
        with scope.registratie("test", pseudoniemen=[hash_of(code)]), pytest.raises(NotFound):
            klantregister().get_uitnodiging(self._wie("dirk"), hash_of(code))

    @precondition(lambda self: self.mandates)
    @rule(data=st.data(), who=st.sampled_from(["bram", "dirk"]))
    def someone_switches(self, data: st.DataObject, who: str) -> None:
        chosen = data.draw(st.sampled_from(sorted(self.mandates)))
        answer = self.tabs[who].post(reverse("vertegenwoordiging:wisselen", args=[chosen]))
        holds = self.mandates[chosen][0] and (self.acting is None or self.mandates[self.acting][0])
        if who == "dirk":
            assert answer.status_code == 404
        elif holds:
            assert answer.status_code == 302
            self.acting = chosen
        else:
            assert answer.status_code == 403
            self._lapse()

    @precondition(lambda self: self.acting)
    @rule()
    def bram_goes_back(self) -> None:
        self.tabs["bram"].post("/vertegenwoordiging/terug/")
        self.acting = None

    @precondition(lambda self: self.mandates)
    @rule(data=st.data(), how=st.sampled_from(["anna", "time"]))
    def one_ends(self, data: st.DataObject, how: str) -> None:
        chosen = data.draw(st.sampled_from(sorted(self.mandates)))
        holds, thema, mag = self.mandates[chosen]
        if how == "anna":
            answer = self.tabs["anna"].post(reverse("vertegenwoordiging:intrekken", args=[chosen]))
            assert answer.status_code == (302 if holds else 409)
        else:
            with scope.registratie("test", dossiers=[self.partijen["anna"].id]):
                now = timezone.now()
                begun = now - timedelta(minutes=1)
                Vertegenwoordiging.objects.filter(id=chosen).update(begint_op=begun, eindigt_op=now)
        self.mandates[chosen] = (False, thema, mag)

    @rule(who=PEOPLE, for_whom=PEOPLE)
    def someone_asks(self, who: str, for_whom: str) -> None:
        """A form opened for `for_whom`, sent in whatever state the session is now."""
        thema = self.mandates[self.acting][1] if self.acting else None
        form = {
            "onderwerp": f"contact-{for_whom}-{thema or 'zorg'}",
            "inhoud": "x",
            "sleutel": str(new_sleutel()),
            "namens": str(self.partijen[for_whom].id),
            "over": f"thema:{thema}",
        }
        done = self.tabs[who].post("/klantcontacten/nieuw/", form).status_code == 302
        assert done == (for_whom in self._may_ask(who))
        self.asked += done
        if who == "bram" and not done:
            self._lapse()

    def _may_ask(self, who: str) -> set[str]:
        if who != "bram" or self.acting is None:
            return {who}
        holds, _thema, mag = self.mandates[self.acting]
        return {"anna"} if holds and mag == "contact" else set()

    def _lapse(self) -> None:
        """A request under a mandate that is over makes Bram himself again."""
        if self.acting and not self.mandates[self.acting][0]:
            self.acting = None

    def _wie(self, who: str) -> Any:
        with transaction.atomic():
            return evaluate(inlog_of(self.tabs[who]))

    def _reaches(self, who: str) -> set[str]:
        """`name-thema` of all this person may see in this state of the session."""
        if who == "bram" and self.acting:
            holds, thema, _mag = self.mandates[self.acting]
            themas = THEMAS if thema is None else (thema,)
            return {f"anna-{one}" for one in themas} if holds else set()
        return {f"{who}-{thema}" for thema in THEMAS}

    @invariant()
    def no_foreign_row_is_rendered(self) -> None:
        for who, client in self.tabs.items():
            reached = self._reaches(who)
            answers = [client.get(address) for address in PAGES]
            if not reached:
                assert answers[0].status_code == 403
                self._lapse()
                reached, answers = self._reaches(who), answers[1:]
            text = " ".join(answer.content.decode() for answer in answers)
            assert {answer.status_code for answer in answers} == {200}
            shown = {f"{name}-{thema}" for name in _PEOPLE for thema in THEMAS if f"-{name}-{thema}" in text}
            assert shown == reached, who
            assert "afgeschermd-" not in text

    @invariant()
    def the_database_alone_shows_no_foreign_row(self) -> None:
        for who, client in self.tabs.items():
            try:
                with transaction.atomic():
                    evaluate(inlog_of(client))
                    texts = [row.omschrijving for row in Zaak.objects.all()]
                    texts += [row.titel for row in Klanttaak.objects.all()]
                    texts += [row.onderwerp for row in Klantcontact.objects.all()]
            except Refused:
                assert not self._reaches(who)
                continue
            assert {text.partition("-")[2] for text in texts} == self._reaches(who)

    @invariant()
    def every_question_has_an_acting_person_who_was_allowed(self) -> None:
        ids = {name: partij.id for name, partij in self.partijen.items()}
        with scope.registratie("test", dossiers=list(ids.values())):
            rows = list(Klantcontact.objects.filter(kanaal_id="portaal"))
        assert len(rows) == self.asked
        for row in rows:
            own = row.handelend_persoon_id == row.klant_id
            assert own or (row.klant_id, row.handelend_persoon_id) == (ids["anna"], ids["bram"])
            assert (row.initiatiefnemer == "klant", row.vertegenwoordiger_id is None) == (own, own)

    def teardown(self) -> None:
        TransactionTestCase("run")._fixture_teardown()  # type: ignore[attr-defined]


_PEOPLE = {"anna": ANNA, "bram": BRAM, "dirk": DIRK}


def test_any_course_of_events() -> None:
    run_state_machine_as_test(
        Portaal,
        settings=settings(
            max_examples=6,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            database=None,
            # A failure is told as it was found: making it smaller takes minutes on a real database.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_login_bound_to_a_vestiging_reaches_only_its_rows_by_the_database_alone() -> None:
    assert CARLA.werk is not None
    bakery = builders.partij(CARLA.werk.organisatie)
    for vestiging in ("000090001235", "000090009999", ""):
        zaak = builders.zaak(bakery.id, vestiging=vestiging, omschrijving=f"zaak {vestiging}")
        builders.klantcontact(bakery.id, vestiging=vestiging, zaken=[zaak.id], onderwerp=f"contact {vestiging}")
    bound = replace(by_eherkenning(CARLA), vestiging="000090001235")
    client = log_in_as(bound)
    with transaction.atomic():
        wie = evaluate(inlog_of(client))
        assert wie.mag == frozenset(Mag)
        assert [row.omschrijving for row in Zaak.objects.all()] == ["zaak 000090001235"]
        assert [row.onderwerp for row in Klantcontact.objects.all()] == ["contact 000090001235"]
    text = "".join(client.get(address).content.decode() for address in PAGES)
    assert "zaak 000090001235" in text
    assert "000090009999" not in text
