from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ZoekForm(forms.Form):
    zoek = forms.CharField(label=_("Zoek op naam"), max_length=100, required=False)
