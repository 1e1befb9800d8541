from django.urls import path

from accounts.sessie import views

app_name = "sessie"

urlpatterns = [
    path("", views.stand, name="stand"),
    path("verlengen/", views.verlengen, name="verlengen"),
]
