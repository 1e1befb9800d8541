from django.urls import path

from portal.contactgegevens import views

app_name = "contactgegevens"
urlpatterns = [
    path("", views.index, name="index"),
    path("toevoegen/", views.toevoegen, name="toevoegen"),
    path("voorkeur/", views.voorkeur, name="voorkeur"),
    path("<uuid:adres_id>/verwijderen/", views.verwijderen, name="verwijderen"),
    path("<uuid:adres_id>/standaard/", views.standaard, name="standaard"),
]
