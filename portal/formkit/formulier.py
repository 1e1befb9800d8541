"""From a `Definitie` to a Django form, and from what was posted to the answers to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from portal.formkit.antwoorden import PREFIX, as_post, begin_values, by_key, nest
from portal.formkit.definitie import Veldtype
from portal.formkit.meldingen import make_error
from portal.formkit.soorten import soort_of
from portal.formkit.soorten.bestand import Bestanden
from portal.formkit.voorwaarden import find_visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from portal.formkit.definitie import Antwoorden, Definitie, Json, Veld
    from portal.formkit.soorten.basis import Soort
    from portal.formkit.soorten.bestand import Bestandscontrole


class Invoer(forms.Widget):
    """What the browser sends for a field, always a list of texts. `portal.formkit.rendering` does the showing."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> list[str]:
        waarden = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name)
        lijst = waarden if isinstance(waarden, list) else [waarden]
        return [waarde for waarde in lijst if isinstance(waarde, str)]


class Antwoordveld(forms.Field):
    """Cleans to the answer as it is kept (see `portal.formkit`)."""

    widget = Invoer

    def __init__(self, veld: Veld, soort: Soort) -> None:
        super().__init__(required=veld.verplicht, label=veld.label, help_text=veld.uitleg)
        self.veld = veld
        self.soort = soort

    def clean(self, value: list[str]) -> Json:
        antwoord = self.soort.parse(self.veld, value)
        if self.veld.verplicht and self.soort.is_empty(antwoord):
            raise make_error(self.veld, "required")
        return antwoord


class Formulier(forms.Form):
    """A whole form, or one page of it. Made by `make_formulierklasse`.

    `prefill`: what the gemeente already knows, shown to begin with; what cannot be used of it is passed over.
    `eerder`: answers kept from before, of this page (shown again) and of the others (conditions look at them).
    """

    definitie: ClassVar[Definitie]
    pagina: ClassVar[int | None]
    use_required_attribute = False  # a required field may be hidden

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        prefill: Mapping[str, object] | None = None,
        eerder: Mapping[str, object] | None = None,
    ) -> None:
        begin = begin_values(self.definitie, eerder or {}, prefill or {})
        super().__init__(data, prefix=PREFIX, auto_id="%s", initial=begin, label_suffix="")
        self.elders = self._keep_elsewhere(eerder or {})
        self._waarden: dict[str, Json] = {}

    def _keep_elsewhere(self, eerder: Mapping[str, object]) -> dict[str, Json]:
        """Answers of the other pages. They were checked when given, and are once more when all is sent."""
        waarden: dict[str, Any] = by_key(self.definitie, eerder)
        return {key: waarde for key, waarde in waarden.items() if key not in self.fields}

    @cached_property
    def elders_getoond(self) -> dict[str, Json]:
        """Those of them that are shown, as far as that can be said without this page."""
        zichtbaar = find_visible(self.definitie, self.elders)
        return {key: waarde for key, waarde in self.elders.items() if key in zichtbaar}

    def clean(self) -> dict[str, Any]:
        """Drop what is hidden: its answer and its errors."""
        waarden: dict[str, Json] = {**self.elders, **self.cleaned_data}
        zichtbaar = find_visible(self.definitie, waarden)
        for key in self.fields.keys() - zichtbaar:
            self.errors.pop(key, None)
            self.cleaned_data.pop(key, None)
        self._waarden = {key: waarden[key] for key in self.definitie.velden if key in zichtbaar and key in waarden}
        return self.cleaned_data

    @property
    def antwoorden(self) -> Antwoorden:
        """All answers that are kept, those of other pages too, without any of a hidden field. Only of a valid form."""
        if not self.is_valid():
            raise ValueError("a form with errors has no answers")
        return nest(self._waarden)


def make_formulierklasse(
    definitie: Definitie, *, pagina: int | None = None, bestanden: Bestandscontrole | None = None
) -> type[Formulier]:
    """The form class of a definition; of one page of it when `pagina` (from 0) is given.

    `bestanden` is asked about every upload that a file field names; without it none is accepted.
    """

    class FormulierVanDefinitie(Formulier):
        pass

    FormulierVanDefinitie.definitie = definitie
    FormulierVanDefinitie.pagina = pagina
    FormulierVanDefinitie.base_fields = {
        key: Antwoordveld(veld, Bestanden(bestanden) if veld.type is Veldtype.FILE else soort_of(veld))
        for key, veld in definitie.velden.items()
        if pagina is None or definitie.pagina_van[key] == pagina
    }
    return FormulierVanDefinitie


def check_again(
    definitie: Definitie, antwoorden: Mapping[str, object], *, bestanden: Bestandscontrole | None = None
) -> Formulier:
    """The whole form, filled with answers kept page by page: valid when they may be sent as they are."""
    return make_formulierklasse(definitie, bestanden=bestanden)(as_post(definitie, antwoorden))
