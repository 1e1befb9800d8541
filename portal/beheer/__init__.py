"""The admin of the functioneel beheerder: reference tables, settings and medewerkers. No klant and no dossier."""
