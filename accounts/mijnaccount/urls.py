from django.urls import path

from accounts.mijnaccount import views

app_name = "account"

urlpatterns = [
    path("", views.index, name="index"),
    path("sessies/<int:sessie_id>/beeindigen/", views.sessie_beeindigen, name="sessie_beeindigen"),
]
