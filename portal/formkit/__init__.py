"""Forms that the gemeente's systems write (Form.io definitions), asked and checked by the portal.

    definitie = read_definitie(json)                          # or OngeldigeDefinitie: pad, component, reden
    klasse = make_formulierklasse(definitie)                  # a Django form; pagina=0 for one page of a wizard
    formulier = klasse(request.POST, prefill=…, eerder=…)
    knopen = build_knopen(formulier)                          # for the macro; list_fouten(knopen) for the error list
    if formulier.is_valid(): formulier.antwoorden             # to keep and deliver
    summarise(definitie, antwoorden)                          # for people to read

A wizard keeps `formulier.antwoorden` of each page and gives it to the next as `eerder`; `find_paginas` says which pages
are shown; `check_again(definitie, antwoorden)` holds all of it against the definition before it is sent.

Answers are JSON in the shape of Form.io's data. Every shown field is in it, hidden ones never. Per kind:

| component | answer | not answered |
|---|---|---|
| textfield, textarea, email, phoneNumber | text as typed; NFC, newlines as LF, without white space around it | null |
| number | text `1234.5`: decimal point, no exponent, no zeros at the end | null |
| currency | text `1234.50`: euros, always two decimals | null |
| date, time | text `2026-12-31`, `14:30`: local in the Netherlands | null |
| checkbox | true or false | false |
| radio, select | the value that was chosen | null |
| selectboxes | object: every value, true or false | all false |
| file | list of `{"id", "naam", "grootte" in bytes}` | [] |
| any of these with `multiple` | list | [] |

Pure: no database, no request, no clock.
"""

from portal.formkit.antwoorden import as_post
from portal.formkit.definitie import Antwoorden, Definitie, Json, Veld
from portal.formkit.errors import OngeldigeDefinitie
from portal.formkit.formulier import Formulier, check_again, make_formulierklasse
from portal.formkit.lezen import read_definitie
from portal.formkit.rendering import build_knopen, list_fouten
from portal.formkit.samenvatting import Regel, Samenvatting, Sectie, summarise
from portal.formkit.voorwaarden import find_paginas

__all__ = [
    "Antwoorden",
    "Definitie",
    "Formulier",
    "Json",
    "OngeldigeDefinitie",
    "Regel",
    "Samenvatting",
    "Sectie",
    "Veld",
    "as_post",
    "build_knopen",
    "check_again",
    "find_paginas",
    "list_fouten",
    "make_formulierklasse",
    "read_definitie",
    "summarise",
]
