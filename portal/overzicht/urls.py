from django.urls import path

from portal.overzicht import views

app_name = "overzicht"
urlpatterns = [path("", views.index, name="index")]
