from django.urls import path

from portal.klanttaken import views

app_name = "klanttaken"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("<uuid:klanttaak_id>/", views.detail, name="detail"),
    path("<uuid:klanttaak_id>/agenda.ics", views.agenda, name="agenda"),
    path("<uuid:klanttaak_id>/invullen/", views.invullen, name="invullen"),
    path("<uuid:klanttaak_id>/niet-van-mij/", views.niet_van_mij, name="niet_van_mij"),
    path("<uuid:klanttaak_id>/ontvangst/", views.ontvangst, name="ontvangst"),
]
