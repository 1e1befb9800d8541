"""What a template needs to show a form: a tree of nodes without any HTML, for a macro to walk.

`build_knopen(formulier)` gives the nodes of the page, each with `soort`:

- `"veld"`: one question (`Veldknoop`). `widget` says which control:
  `text`, `textarea`, `select`: `<label for=id>`, then the control with `id`, `name`, `waarde`;
  `checkbox`: one box with `id`, `name`, value `"true"`, checked when `waarde`, its label after it;
  `radio`, `checkboxes`: fieldset + legend (`label`), a control per entry of `keuzes` (`id`, `waarde`, `label`,
  `gekozen`), all with `name`; `select`: an empty option first, then `keuzes`;
  `file`: the ids of the uploads are in `waarden`, to be sent as hidden inputs called `name`.
- `"panel"`, `"fieldset"`, `"columns"`, `"column"`: a group (`Groepknoop`) with `titel` (may be "") and `kinderen`.
  `niveau` is the heading level to use for a panel's title (2 and up).
- `"content"`: `html`, already cleaned and marked safe.

Of a question: give the control `autocomplete`, `inputmode` (when not ""), `type=invoertype`, `aria-describedby=
beschreven_door` (when not "": ids of the texts below) and `aria-invalid="true"` when there are `fouten`. `uitleg` goes
into an element with id `uitleg_id`, `fouten` into one with id `fout_id`. Say "(niet verplicht)" when not `verplicht`;
never set the `required` attribute, a hidden field could not be sent. Dates and numbers are text boxes on purpose:
native pickers and spinners fail people who zoom, use speech or a screen reader.

Conditions. `toon_als` (may be "") goes as it is into `data-toon-als` on the element around the node: JSON `{"naam":
name of the control, "waarde": value or "", "toon": bool}`. The script hides the element unless (some control of that
name has that value chosen, or none when "") is `toon`; what is inside a hidden element counts as not chosen. It is only
given for choices on the same page: then browser and server cannot differ. `alleen_als` (may be "") is a sentence that
says the same to people; the script may hide it when it carries out `toon_als`. Without script all is shown, and the
server drops answers to what does not apply.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from portal.formkit.antwoorden import PREFIX
from portal.formkit.definitie import Groep, Groeptype, Inhoud, Veldtype
from portal.formkit.knopen import Foutregel, Groepknoop, Inhoudknoop, Keuzeknoop, Veldknoop
from portal.formkit.soorten import soort_of
from portal.formkit.soorten.keuze import AANGEVINKT
from portal.formkit.tekens import without_forbidden
from portal.formkit.voorwaarden import is_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.formkit.definitie import Onderdeel, Veld, Voorwaarde
    from portal.formkit.formulier import Formulier
    from portal.formkit.knopen import Knoop

_WIDGET: Final = {
    Veldtype.TEXTAREA: "textarea",
    Veldtype.CHECKBOX: "checkbox",
    Veldtype.RADIO: "radio",
    Veldtype.SELECT: "select",
    Veldtype.SELECTBOXES: "checkboxes",
    Veldtype.FILE: "file",
}
_INVOERTYPE: Final = {Veldtype.EMAIL: "email", Veldtype.PHONE: "tel"}
_INPUTMODE: Final = {Veldtype.NUMBER: "decimal", Veldtype.CURRENCY: "decimal"}
_KEUZES: Final = frozenset({Veldtype.CHECKBOX, Veldtype.RADIO, Veldtype.SELECT, Veldtype.SELECTBOXES})
_EERSTE_KOP: Final = 2


def build_knopen(formulier: Formulier) -> tuple[Knoop, ...]:
    """The nodes of the form, or of its page. What an answer on another page hides is not among them."""
    paginas = formulier.definitie.paginas
    getoond = paginas if formulier.pagina is None else paginas[formulier.pagina : formulier.pagina + 1]
    if len(getoond) == 1:
        return tuple(_nodes(formulier, getoond[0].kinderen, _EERSTE_KOP))
    return tuple(_nodes(formulier, getoond, _EERSTE_KOP))


def list_fouten(knopen: Iterable[Knoop]) -> tuple[Foutregel, ...]:
    """Every error, in the order of the page."""
    regels: list[Foutregel] = []
    for knoop in knopen:
        if isinstance(knoop, Veldknoop):
            regels += [Foutregel(knoop.eerste_id, fout) for fout in knoop.fouten]
        elif isinstance(knoop, Groepknoop):
            regels += list_fouten(knoop.kinderen)
    return tuple(regels)


def _nodes(formulier: Formulier, onderdelen: Iterable[Onderdeel], niveau: int) -> Iterable[Knoop]:
    for onderdeel in onderdelen:
        voorwaarde = onderdeel.voorwaarde
        elders = voorwaarde is not None and voorwaarde.veld not in formulier.fields
        if not elders or is_shown(formulier.definitie, voorwaarde, formulier.elders_getoond):
            yield _node(formulier, onderdeel, niveau, None if elders else voorwaarde)


def _node(formulier: Formulier, onderdeel: Onderdeel, niveau: int, voorwaarde: Voorwaarde | None) -> Knoop:
    toon_als, alleen_als = _condition(formulier, voorwaarde)
    if isinstance(onderdeel, Inhoud):
        # nh3 has cleaned it when the definition was read.
        return Inhoudknoop(mark_safe(onderdeel.html), toon_als, alleen_als)  # noqa: S308
    if isinstance(onderdeel, Groep):
        soort = Groeptype.PANEL if onderdeel.type is Groeptype.PAGINA else onderdeel.type
        binnen = niveau + (soort is Groeptype.PANEL and bool(onderdeel.titel))
        kinderen = tuple(_nodes(formulier, onderdeel.kinderen, binnen))
        return Groepknoop(soort.value, onderdeel.titel, niveau, kinderen, toon_als, alleen_als)
    return _veldknoop(formulier, onderdeel, toon_als, alleen_als)


def _veldknoop(formulier: Formulier, veld: Veld, toon_als: str, alleen_als: str) -> Veldknoop:
    gebonden = formulier[veld.key]
    waarden = tuple(without_forbidden(waarde) for waarde in gebonden.value() or ())
    return Veldknoop(
        key=veld.key,
        widget=_widget(veld),
        naam=gebonden.html_name,
        id=gebonden.html_name,
        label=veld.label,
        uitleg=_hint(veld),
        verplicht=veld.verplicht,
        waarden=waarden,
        keuzes=tuple(
            Keuzeknoop(f"{gebonden.html_name}-{i}", keuze.waarde, keuze.label, keuze.waarde in waarden)
            for i, keuze in enumerate(veld.keuzes)
        ),
        fouten=tuple(str(fout) for fout in gebonden.errors),
        invoertype=_INVOERTYPE.get(veld.type, "text"),
        inputmode=_INPUTMODE.get(veld.type, ""),
        autocomplete=veld.autocomplete,
        voorvoegsel="€" if veld.type is Veldtype.CURRENCY else veld.voorvoegsel,
        achtervoegsel=veld.achtervoegsel,
        rijen=veld.rijen,
        bestandssoorten=veld.bestandssoorten,
        toon_als=toon_als,
        alleen_als=alleen_als,
    )


def _widget(veld: Veld) -> str:
    if veld.meerdere and veld.type is not Veldtype.FILE:
        return "checkboxes" if veld.type is Veldtype.SELECT else "textarea"
    return _WIDGET.get(veld.type, "text")


def _hint(veld: Veld) -> str:
    delen = [veld.uitleg]
    if veld.type is Veldtype.DATE:
        delen.append(_("Bijvoorbeeld: 31-12-2026."))
    if veld.type is Veldtype.TIME:
        delen.append(_("Bijvoorbeeld: 14:30."))
    if _widget(veld) == "textarea" and veld.meerdere:
        delen.append(_("Hebt u meer antwoorden? Zet elk antwoord op een eigen regel."))
    return "\n".join(deel for deel in delen if deel)


def _condition(formulier: Formulier, voorwaarde: Voorwaarde | None) -> tuple[str, str]:
    """`toon_als` and `alleen_als`."""
    if voorwaarde is None:
        return "", ""
    veld = formulier.definitie.velden[voorwaarde.veld]
    attribuut = {"naam": f"{PREFIX}-{veld.key}", "waarde": voorwaarde.waarde, "toon": voorwaarde.toon}
    if veld.type is Veldtype.CHECKBOX and voorwaarde.waarde == "false":
        attribuut |= {"waarde": AANGEVINKT, "toon": not voorwaarde.toon}
    toon_als = json.dumps(attribuut, ensure_ascii=False) if veld.type in _KEUZES else ""
    return toon_als, _in_words(veld, voorwaarde)


def _in_words(veld: Veld, voorwaarde: Voorwaarde) -> str:
    if not voorwaarde.waarde:
        zin = (
            _("Alleen nodig als u ‘%(vraag)s’ niet hebt ingevuld.")
            if voorwaarde.toon
            else _("Alleen nodig als u ‘%(vraag)s’ hebt ingevuld.")
        )
        return zin % {"vraag": veld.label}
    zin = (
        _("Alleen nodig als uw antwoord op ‘%(vraag)s’ is: %(antwoord)s.")
        if voorwaarde.toon
        else _("Niet nodig als uw antwoord op ‘%(vraag)s’ is: %(antwoord)s.")
    )
    return zin % {"vraag": veld.label, "antwoord": _answer_in_words(veld, voorwaarde.waarde)}


def _answer_in_words(veld: Veld, waarde: str) -> str:
    if veld.type is Veldtype.CHECKBOX:
        return _("Ja") if waarde == AANGEVINKT else _("Nee")
    soort = soort_of(veld)
    return ", ".join(soort.describe(veld, soort.parse(veld, soort.as_input(veld, waarde))))
