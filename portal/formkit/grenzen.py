"""How big a form and an answer may be. A definition over a limit is refused, an answer over one is an error."""

from __future__ import annotations

from typing import Final

MAX_TEKENS: Final = 1_000_000  # of the whole definition, as JSON text
MAX_JSON_KNOPEN: Final = 100_000  # values anywhere in it
MAX_JSON_DIEPTE: Final = 60  # brackets within brackets
MAX_COMPONENTEN: Final = 2_000  # fields, groups and contents together
MAX_VELDEN: Final = 500
MAX_DIEPTE: Final = 10  # groups within groups
MAX_KEUZES: Final = 500  # options of one field
MAX_SLEUTEL: Final = 100
MAX_LABEL: Final = 300
MAX_UITLEG: Final = 2_000
MAX_HTML: Final = 20_000
MAX_KEUZEWAARDE: Final = 200
MAX_TEKST: Final = 5_000  # characters in a one-line answer
MAX_TEKSTVAK: Final = 50_000
MAX_PATROON: Final = 500
# RE2 is linear in text times pattern: with this cap the worst pattern that compiles costs some 30 ms.
MAX_TEKST_MET_PATROON: Final = 2_000
MAX_MEERDERE: Final = 50  # answers to one field that takes several
MAX_CIJFERS: Final = 15  # before the decimal point
MAX_DECIMALEN: Final = 10
