"""Reading one field of a definition. `klanttaak.md` in the design names the components and rules; all else is refused.

A property that would change what is asked, allowed or shown, and that the portal does not carry out, is refused when it
says something (`calculateValue`, `logic`, `inputMask`, …). Properties about looks or about the form builder itself are
passed over. What is fixed here beyond the design:

- `date` is Open Formulieren's; Form.io's `datetime` is read as `date` when it says `enableTime: false`, else refused.
  `day` is refused: its parts can be left out, and its answers are written mm/dd/jjjj.
- `currency` is in euros; another currency is refused.
- `inputMask` of a phoneNumber is passed over: Form.io puts an American one on every telephone number.
- `prefix` and `suffix` (`m²`) stay with the field; `tooltip` is added to the description; a placeholder is not shown.
- bounds of a date are `datePicker.minDate` and `maxDate`, as ISO dates; expressions are refused.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError

from portal.formkit.definitie import Keuze, Veld, Veldtype
from portal.formkit.grenzen import MAX_KEUZES, MAX_KEUZEWAARDE, MAX_LABEL, MAX_SLEUTEL, MAX_UITLEG
from portal.formkit.regels import read_regels
from portal.formkit.soorten import soort_of
from portal.formkit.soorten.keuze import as_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.formkit.component import Component
    from portal.formkit.definitie import Voorwaarde

_NIET_UITGEVOERD: Final = {
    "calculateValue": "berekende waarden worden niet uitgevoerd",
    "customDefaultValue": "berekende waarden worden niet uitgevoerd",
    "unique": "dit kan het portaal niet nagaan",
    "inputMask": "gebruik validate.pattern",
    "inputMasks": "gebruik validate.pattern",
    "editor": "opgemaakte tekst kan de klant niet invullen",
    "wysiwyg": "opgemaakte tekst kan de klant niet invullen",
}
_GETYPT: Final = frozenset(Veldtype) - {
    Veldtype.CHECKBOX,
    Veldtype.RADIO,
    Veldtype.SELECT,
    Veldtype.SELECTBOXES,
    Veldtype.FILE,
}
_MEERDERE: Final = _GETYPT - {Veldtype.TEXTAREA} | {Veldtype.SELECT, Veldtype.FILE}
_KEUZES: Final = frozenset({Veldtype.RADIO, Veldtype.SELECT, Veldtype.SELECTBOXES})
_AUTOCOMPLETE: Final = frozenset(
    {
        "name",
        "given-name",
        "additional-name",
        "family-name",
        "email",
        "tel",
        "bday",
        "organization",
        "street-address",
        "address-line1",
        "address-line2",
        "address-level2",
        "postal-code",
        "country",
        "country-name",
    }
)
_AUTOCOMPLETE_VAN: Final = {Veldtype.EMAIL: "email", Veldtype.PHONE: "tel"}


def read_veld(component: Component, veldtype: Veldtype, key: str, voorwaarde: Voorwaarde | None) -> Veld:
    """The checked field. Raises `OngeldigeDefinitie`."""
    _refuse_unsupported(component, veldtype)
    getypt = veldtype in _GETYPT
    veld = Veld(
        key=key,
        type=veldtype,
        label=component.text("label", hoogstens=MAX_LABEL) or component.refuse("het label ontbreekt", "label"),
        uitleg=_read_uitleg(component),
        verplicht=component.part("validate").flag("required"),
        meerdere=_read_meerdere(component, veldtype),
        regels=read_regels(component, veldtype),
        keuzes=_read_keuzes(component, veldtype),
        meldingen=_read_meldingen(component),
        voorwaarde=voorwaarde,
        voorvoegsel=component.text("prefix", hoogstens=20) if getypt else "",
        achtervoegsel=component.text("suffix", hoogstens=20) if getypt else "",
        autocomplete=_read_autocomplete(component, veldtype),
        rijen=min(max(component.whole("rows", hoogstens=100) or 5, 2), 20) if veldtype is Veldtype.TEXTAREA else 5,
        bestandssoorten=component.text("filePattern", hoogstens=MAX_UITLEG) if veldtype is Veldtype.FILE else "",
    )
    return _with_default(component, veld)


def _refuse_unsupported(component: Component, veldtype: Veldtype) -> None:
    for sleutel in component.filled():
        if sleutel == "inputMask" and veldtype is Veldtype.PHONE:
            continue
        if sleutel in _NIET_UITGEVOERD:
            component.refuse(_NIET_UITGEVOERD[sleutel], sleutel)
    if veldtype is Veldtype.CHECKBOX and component.raw("inputType") not in (None, "", "checkbox"):
        component.refuse("gebruik het type radio", "inputType")
    if veldtype is Veldtype.TEXTFIELD and component.raw("inputType") not in (None, "", "text"):
        component.refuse("alleen gewone tekst kan", "inputType")
    if veldtype is Veldtype.CURRENCY and component.raw("currency") not in (None, "", "EUR"):
        component.refuse("alleen EUR kan", "currency")


def _read_uitleg(component: Component) -> str:
    delen = [component.text(sleutel, hoogstens=MAX_UITLEG, regels=True) for sleutel in ("description", "tooltip")]
    return "\n".join(deel for deel in delen if deel)


def _read_meerdere(component: Component, veldtype: Veldtype) -> bool:
    meerdere = component.flag("multiple")
    if meerdere and veldtype not in _MEERDERE:
        component.refuse("dit type kan niet meer dan één antwoord hebben", "multiple")
    return meerdere


def _read_meldingen(component: Component) -> Mapping[str, str]:
    fouten = component.part("errors")
    eigen = {code[:MAX_SLEUTEL]: fouten.text(code, hoogstens=MAX_LABEL) for code in fouten.filled()}
    voor_alles = component.part("validate").text("customMessage", hoogstens=MAX_LABEL)
    return eigen | ({"": voor_alles} if voor_alles else {})


def _read_autocomplete(component: Component, veldtype: Veldtype) -> str:
    gevraagd = component.raw("autocomplete")
    if isinstance(gevraagd, str) and gevraagd in _AUTOCOMPLETE:
        return gevraagd
    return _AUTOCOMPLETE_VAN.get(veldtype, "off")


def _read_keuzes(component: Component, veldtype: Veldtype) -> tuple[Keuze, ...]:
    if veldtype not in _KEUZES:
        return ()
    houder = component
    if veldtype is Veldtype.SELECT:
        if component.raw("dataSrc") not in (None, "", "values"):
            component.refuse("alleen vaste keuzes (values) kunnen", "dataSrc")
        houder = component.part("data")
    regels = houder.parts("values")
    if len(regels) > MAX_KEUZES:
        houder.refuse(f"meer dan {MAX_KEUZES} keuzes", "values")
    keuzes = tuple(_read_keuze(regel) for regel in regels if any(regel.filled()))
    _refuse_ambiguous(houder, keuzes)
    return keuzes


def _read_keuze(regel: Component) -> Keuze:
    waarde = as_option(regel.raw("value"))
    if not waarde or len(waarde) > MAX_KEUZEWAARDE or "\n" in waarde or waarde != regel.checked(waarde, "value"):
        regel.refuse(f"hier hoort een waarde van 1 tot en met {MAX_KEUZEWAARDE} gewone tekens te staan", "value")
    label = regel.text("label", hoogstens=MAX_LABEL) or regel.refuse("het label ontbreekt", "label")
    return Keuze(waarde, label)


def _refuse_ambiguous(houder: Component, keuzes: tuple[Keuze, ...]) -> None:
    if not keuzes:
        houder.refuse("er zijn geen keuzes", "values")
    # Two options that read the same would be one answer to the person who checks it.
    for uniek in ({keuze.waarde for keuze in keuzes}, {keuze.label for keuze in keuzes}):
        if len(uniek) < len(keuzes):
            houder.refuse("twee keuzes hebben dezelfde waarde of hetzelfde label", "values")


def _with_default(component: Component, veld: Veld) -> Veld:
    waarde = component.raw("defaultValue")
    if not _says_something(waarde):
        return veld
    soort = soort_of(veld)
    invoer = soort.as_input(veld, waarde)
    try:
        goed = bool(invoer) and not soort.is_empty(soort.parse(veld, invoer))
    except ValidationError:
        goed = False
    if not goed:
        component.refuse("deze standaardwaarde past niet bij het veld", "defaultValue")
    return replace(veld, standaard=tuple(invoer))


def _says_something(waarde: object) -> bool:
    if isinstance(waarde, dict):
        return any(_says_something(een) for een in waarde.values())
    if isinstance(waarde, list):
        return any(_says_something(een) for een in waarde)
    return waarde is not None and waarde is not False and waarde != ""
