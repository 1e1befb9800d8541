from django.urls import path

from portal.vertegenwoordiging import namens, uitnodigen, views

app_name = "vertegenwoordiging"
urlpatterns = [
    path("", views.index, name="index"),
    path("kiezen/", namens.kiezen, name="kiezen"),
    path("terug/", namens.terug, name="terug"),
    path("geven/", uitnodigen.geven, name="geven"),
    path("aannemen/", uitnodigen.aannemen, name="aannemen"),
    path("aanbod/<uuid:uitnodiging_id>/intrekken/", uitnodigen.annuleren, name="annuleren"),
    path("<uuid:vertegenwoordiging_id>/", views.detail, name="detail"),
    path("<uuid:vertegenwoordiging_id>/namens/", namens.wisselen, name="wisselen"),
    path("<uuid:vertegenwoordiging_id>/intrekken/", views.intrekken, name="intrekken"),
]
