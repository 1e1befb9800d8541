from django.urls import path

from accounts.oidc import logout, views

app_name = "inloggen"

urlpatterns = [
    path("sleutels/", views.sleutels, name="sleutels"),
    path("<slug:naam>/", views.start, name="start"),
    path("<slug:naam>/terug/", views.terug, name="terug"),
    path("<slug:naam>/uitloggen/", logout.backchannel, name="uitloggen"),
]
