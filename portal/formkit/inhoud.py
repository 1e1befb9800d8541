"""content: HTML of the form's maker, with only what a text needs left in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import nh3

from portal.formkit.grenzen import MAX_HTML

if TYPE_CHECKING:
    from portal.formkit.component import Component

# No headings above h3: the page and its panels have those. No images: nothing is loaded from elsewhere.
_TAGS: Final = {"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "h3", "h4", "a", "blockquote"}


def read_html(component: Component) -> str:
    """Safe to put in a page. Raises `OngeldigeDefinitie` for a template in it, which would be shown as it stands."""
    ruw = component.verbatim("html", hoogstens=MAX_HTML)
    if "{{" in ruw or "{%" in ruw:
        component.refuse("sjablonen tussen {{ en }} worden niet uitgevoerd", "html")
    return nh3.clean(
        ruw,
        tags=set(_TAGS),
        clean_content_tags={"script", "style"},
        attributes={"a": {"href"}},
        url_schemes={"https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
