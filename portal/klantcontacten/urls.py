from django.urls import path

from portal.klantcontacten import views

app_name = "klantcontacten"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("<uuid:klantcontact_id>/", views.detail, name="detail"),
    path("<uuid:klantcontact_id>/ontvangst/", views.ontvangst, name="ontvangst"),
    path("<uuid:klantcontact_id>/reageren/", views.reageren, name="reageren"),
]
