"""A second reading of Form.io definitions, written for the tests: what may be answered, and what is then shown.

It shares nothing with `portal.formkit`, so that the two can be held against each other.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

DEFINITIES = {pad.stem: json.loads(pad.read_text()) for pad in sorted(Path(__file__).parent.glob("definities/*.json"))}
GROEPEN = ("panel", "fieldset", "columns")

# What was sent by the browser, and what should be kept of it.
Antwoord = tuple[list[str], Any]


def fields_of(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        if component["type"] in GROEPEN:
            yield from fields_of(children_of(component))
        elif component["type"] != "content":
            yield component


def children_of(group: dict[str, Any]) -> list[dict[str, Any]]:
    if group["type"] == "columns":
        return [kind for kolom in group["columns"] for kind in kolom["components"]]
    return list(group["components"])


def shown_fields(components: list[dict[str, Any]], kept: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The fields that are shown; `kept` holds an answer for every field and loses those of hidden ones.

    One pass suffices: in the definitions of the tests a field stands after the one it depends on.
    """
    for component in components:
        binnen = [component] if component["type"] not in GROEPEN else children_of(component)
        if not _is_shown(component, kept):
            for veld in fields_of([component]):
                kept.pop(veld["key"], None)
        elif component["type"] in GROEPEN:
            yield from shown_fields(binnen, kept)
        elif component["type"] != "content":
            yield component


def _is_shown(component: dict[str, Any], kept: dict[str, Any]) -> bool:
    conditional = component.get("conditional") or {}
    if not conditional.get("when"):
        return True
    antwoord, gezocht = kept.get(conditional["when"]), conditional["eq"]
    if isinstance(antwoord, dict):
        gelijk = antwoord[gezocht]
    elif isinstance(antwoord, bool):
        gelijk = antwoord is (str(gezocht).lower() == "true")
    else:
        gelijk = antwoord == str(gezocht)
    return bool(gelijk) is conditional["show"]


def nested(kept: dict[str, Any]) -> dict[str, Any]:
    boom: dict[str, Any] = {}
    for key, waarde in kept.items():
        if "." in key:
            om, binnen = key.split(".")
            boom.setdefault(om, {})[binnen] = waarde
        else:
            boom[key] = waarde
    return boom


def answers(component: dict[str, Any]) -> SearchStrategy[Antwoord]:
    """Right answers to a field, an open one among them when it is not required."""
    goed = _right_answers(component)
    if component.get("validate", {}).get("required"):
        return goed
    leeg: Any = [] if component.get("multiple") else None
    if component["type"] == "checkbox":
        leeg = False
    if component["type"] == "selectboxes":
        leeg = {keuze["value"]: False for keuze in component["values"]}
    return st.one_of(goed, st.just(([], leeg)), st.just(([""], leeg)))


def _right_answers(component: dict[str, Any]) -> SearchStrategy[Antwoord]:
    soort = component["type"]
    if soort == "checkbox":
        return st.just((["true"], True))
    if soort in ("radio", "select", "selectboxes"):
        return _choices(component)
    een = _single(component)
    if not component.get("multiple"):
        return een.map(lambda paar: ([paar[0]], paar[1]))
    return st.lists(een, min_size=1, max_size=4).map(
        lambda paren: (["\n".join(p[0] for p in paren)], [p[1] for p in paren])
    )


def _choices(component: dict[str, Any]) -> SearchStrategy[Antwoord]:
    keuzes = component.get("values") or component["data"]["values"]
    waarden = [keuze["value"] for keuze in keuzes]
    if component["type"] == "selectboxes":
        return st.sets(st.sampled_from(waarden), min_size=1).map(lambda g: (sorted(g), {w: w in g for w in waarden}))
    if component.get("multiple"):
        return st.sets(st.sampled_from(waarden), min_size=1).map(lambda g: (sorted(g), [w for w in waarden if w in g]))
    return st.sampled_from(waarden).map(lambda waarde: ([waarde], waarde))


def _single(component: dict[str, Any]) -> SearchStrategy[tuple[str, Any]]:
    soort, regels = component["type"], component.get("validate", {})
    if soort in ("number", "currency"):
        return _numbers(component, regels)
    if soort in ("date", "datetime"):
        return _dates(component)
    if soort == "time":
        return st.tuples(st.integers(0, 23), st.integers(0, 59)).map(
            lambda t: (f"{t[0]}.{t[1]:02}", f"{t[0]:02}:{t[1]:02}")
        )
    if soort == "email":
        teksten: SearchStrategy[str] = st.from_regex(r"[a-z]{1,10}\.?[a-z]{1,10}@[a-z]{2,10}\.nl", fullmatch=True)
    elif soort == "phoneNumber":
        teksten = st.from_regex(r"(06|\+316|0031 6 ?)-?[1-5][0-9]{7}", fullmatch=True)
    elif regels.get("pattern"):
        teksten = st.from_regex(regels["pattern"], fullmatch=True).filter(
            lambda tekst: tekst.isascii() and tekst == tekst.strip()
        )
    else:
        teksten = _texts(regels.get("minLength", 1), min(regels.get("maxLength", 60), 60))
    return teksten.map(lambda tekst: (f" {tekst}\t", tekst))


def _texts(minste: int, meeste: int) -> SearchStrategy[str]:
    letters = st.text("abcé’ß€漢'\"<&>%{}", min_size=max(minste, 1), max_size=max(meeste, minste))
    return letters.filter(lambda tekst: "{{" not in tekst)


def _numbers(component: dict[str, Any], regels: dict[str, Any]) -> SearchStrategy[tuple[str, str]]:
    plaatsen = 2 if component["type"] == "currency" else component.get("decimalLimit", 3)
    plaatsen = 0 if regels.get("integer") else plaatsen
    getallen = st.decimals(
        Decimal(str(regels.get("min", -(10**9)))), Decimal(str(regels.get("max", 10**9))), places=plaatsen
    )
    return st.tuples(getallen, st.booleans()).map(lambda t: (_dutch(t[0], groepen=t[1]), _kept_number(component, t[0])))


def _dutch(getal: Decimal, *, groepen: bool) -> str:
    heel, _punt, breuk = (f"{getal:,f}" if groepen else f"{getal:f}").partition(".")
    return heel.replace(",", ".") + ("," + breuk if breuk else "")


def _kept_number(component: dict[str, Any], getal: Decimal) -> str:
    if component["type"] == "currency":
        return f"{getal or Decimal(0):.2f}"  # never -0.00
    return f"{int(getal)}" if getal == int(getal) else f"{getal:f}".rstrip("0")


def _dates(component: dict[str, Any]) -> SearchStrategy[tuple[str, str]]:
    kiezer = component.get("datePicker", {})
    eerste = date.fromisoformat((kiezer.get("minDate") or "1900-01-01")[:10])
    laatste = date.fromisoformat((kiezer.get("maxDate") or "2099-12-31")[:10])
    vormen = st.sampled_from(
        ["{0:%d-%m-%Y}", "{0.day}/{0.month}/{0.year}", "{0:%d%m%Y}", "{0:%Y-%m-%d}", "{0.day}.{0.month}.{0.year}"]
    )
    dagen = st.integers(0, (laatste - eerste).days).map(lambda n: eerste + timedelta(n))
    return st.tuples(dagen, vormen).map(lambda t: (t[1].format(t[0]), t[0].isoformat()))
