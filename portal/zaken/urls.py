from django.urls import path

from portal.zaken import views

app_name = "zaken"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("<uuid:zaak_id>/", views.detail, name="detail"),
]
