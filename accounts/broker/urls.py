from allauth.idp.oidc import views as allauth_views
from django.urls import path

from accounts.broker import discovery, views

urlpatterns = [
    path("", views.voordeur, name="voordeur"),
    path(".well-known/openid-configuration", discovery.configuration, name="configuration"),
    path(".well-known/jwks.json", allauth_views.jwks, name="jwks"),
    path("oidc/authorize", views.authorize, name="authorize"),
    path("oidc/kies", views.kies, name="kies"),
    path("oidc/token", views.token, name="token"),
    path("oidc/userinfo", views.userinfo, name="userinfo"),
    path("oidc/logout", views.LogoutView.as_view(), name="logout"),
]
