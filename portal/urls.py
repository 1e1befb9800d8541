"""The map of the site."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from portal.voordeur import views as voordeur

urlpatterns = [
    path("", voordeur.index, name="voordeur"),
    path("inloggen/", include("accounts.oidc.urls")),
    path("uitloggen/", voordeur.uitloggen, name="uitloggen"),
    path("sessie/", include("accounts.sessie.urls")),
    path("gezond/", voordeur.gezond, name="gezond"),
    path("taal/", voordeur.taal, name="taal"),
    path("account/", include("accounts.mijnaccount.urls")),
    path("account/", include("accounts.emailaccount.urls")),
    path("account/", include("accounts.factoren.urls")),
    path("beheer/", include("accounts.medewerkers.urls")),
    path("beheer/", admin.site.urls),
    path("overzicht/", include("portal.overzicht.urls")),
    path("klantcontacten/", include("portal.klantcontacten.urls")),
    path("klanttaken/", include("portal.klanttaken.urls")),
    path("zaken/", include("portal.zaken.urls")),
    path("contactgegevens/", include("portal.contactgegevens.urls")),
    path("vertegenwoordiging/", include("portal.vertegenwoordiging.urls")),
]

handler400 = "portal.web.fouten.bad_request"
handler403 = "portal.web.fouten.permission_denied"
handler429 = "portal.web.fouten.too_many_requests"
handler404 = "portal.web.fouten.page_not_found"
handler500 = "portal.web.fouten.server_error"
