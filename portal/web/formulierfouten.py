"""What is wrong in a form, for the summary above it: a sentence each, and which field it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django.forms import BaseForm, BoundField


class Fout(NamedTuple):
    id: str
    """Of the control, or the first one of a group; empty when it is about the form as a whole."""
    tekst: str


def list_fouten(form: BaseForm) -> list[Fout]:
    """In the order of the form, what is about the whole of it first."""
    fouten = [Fout("", str(tekst)) for tekst in form.non_field_errors()]
    return fouten + [Fout(_control_id(bound), str(tekst)) for bound in form for tekst in bound.errors]


def _control_id(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if bound.widget_type == "radioselect" else bound.auto_id
