from django.urls import path

from portal.vertegenwoordiging import views

app_name = "vertegenwoordiging"
urlpatterns = [path("", views.index, name="index")]
