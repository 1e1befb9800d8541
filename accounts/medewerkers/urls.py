from django.urls import path

from accounts.factoren.toegang import entree
from accounts.medewerkers import views

urlpatterns = [path("inloggen/", entree(views.Inloggen.as_view()), name="medewerker_inloggen")]
