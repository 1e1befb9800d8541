"""Reading `validate` and the other properties that bound an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from portal.formkit.definitie import Regels, Veldtype
from portal.formkit.grenzen import MAX_DECIMALEN, MAX_PATROON, MAX_TEKST, MAX_TEKST_MET_PATROON, MAX_TEKSTVAK
from portal.formkit.patroon import OnbruikbaarPatroon, compile_pattern
from portal.formkit.soorten.moment import read_iso_date

if TYPE_CHECKING:
    from datetime import date

    from portal.formkit.component import Component

_TEKST: Final = frozenset({Veldtype.TEXTFIELD, Veldtype.TEXTAREA, Veldtype.EMAIL, Veldtype.PHONE})
_GETAL: Final = frozenset({Veldtype.NUMBER, Veldtype.CURRENCY})
# These say how Form.io's own browser code checks, not what is allowed.
_ZONDER_GEVOLG: Final = frozenset({"customPrivate", "strictDateValidation", "multiple", "onlyAvailableItems", "select"})
_ALTIJD: Final = frozenset({"required", "customMessage"}) | _ZONDER_GEVOLG
_ALLEEN_VOOR: Final = {
    "minLength": _TEKST,
    "maxLength": _TEKST,
    "pattern": _TEKST,
    "min": _GETAL,
    "max": _GETAL,
    "integer": _GETAL,
}
_DATUMREGELS: Final = ("disable", "disableFunction", "disableWeekends", "disableWeekdays", "enable")


def read_regels(component: Component, veldtype: Veldtype) -> Regels:
    """The rules for an answer. Raises `OngeldigeDefinitie` for one that is not carried out, or that none can meet."""
    validate = component.part("validate")
    _refuse_other(validate, veldtype)
    if veldtype in _TEKST:
        return _read_tekst(validate, veldtype)
    if veldtype in _GETAL:
        return _read_getal(component, validate, veldtype)
    return _read_datum(component) if veldtype is Veldtype.DATE else Regels()


def _refuse_other(validate: Component, veldtype: Veldtype) -> None:
    for sleutel in validate.filled():
        if sleutel == "step" and validate.raw("step") == "any":
            continue
        if sleutel not in _ALTIJD and veldtype not in _ALLEEN_VOOR.get(sleutel, ()):
            validate.refuse(f"deze regel kan niet bij het type {veldtype}", sleutel)


def _read_tekst(validate: Component, veldtype: Veldtype) -> Regels:
    patroon = validate.verbatim("pattern", hoogstens=MAX_PATROON)
    ruimte = MAX_TEKSTVAK if veldtype is Veldtype.TEXTAREA else MAX_TEKST
    if patroon:
        ruimte = MAX_TEKST_MET_PATROON
        _check_pattern(validate, patroon)
    minste = validate.whole("minLength", hoogstens=ruimte) or 0
    meeste = validate.whole("maxLength", hoogstens=ruimte) or ruimte
    if minste > meeste:
        validate.refuse("minLength is groter dan maxLength", "minLength")
    return Regels(min_lengte=minste, max_lengte=meeste, patroon=patroon)


def _check_pattern(validate: Component, patroon: str) -> None:
    try:
        compile_pattern(patroon)
    except OnbruikbaarPatroon:
        validate.refuse("dit patroon kan niet (vooruitkijken en terugverwijzen ook niet)", "pattern")


def _read_getal(component: Component, validate: Component, veldtype: Veldtype) -> Regels:
    ruimte = 2 if veldtype is Veldtype.CURRENCY else MAX_DECIMALEN
    decimalen = component.whole("decimalLimit", hoogstens=ruimte)
    if validate.flag("integer"):
        decimalen = 0
    laagste, hoogste = validate.number("min"), validate.number("max")
    if laagste is not None and hoogste is not None and laagste > hoogste:
        validate.refuse("min is groter dan max", "min")
    return Regels(minimum=laagste, maximum=hoogste, decimalen=ruimte if decimalen is None else decimalen)


def _read_datum(component: Component) -> Regels:
    kiezer = component.part("datePicker")
    for sleutel in _DATUMREGELS:
        if sleutel in kiezer.filled():
            kiezer.refuse("dagen overslaan kan niet", sleutel)
    eerste, laatste = _read_dag(kiezer, "minDate"), _read_dag(kiezer, "maxDate")
    if eerste and laatste and eerste > laatste:
        kiezer.refuse("minDate ligt na maxDate", "minDate")
    return Regels(minimum=eerste, maximum=laatste)


def _read_dag(kiezer: Component, sleutel: str) -> date | None:
    tekst = kiezer.verbatim(sleutel, hoogstens=MAX_PATROON)
    if not tekst:
        return None
    return read_iso_date(tekst) or kiezer.refuse("hier hoort een datum te staan, zoals 2026-12-31", sleutel)
