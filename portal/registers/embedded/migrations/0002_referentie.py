from django.db import migrations

KANALEN = [
    ("portaal", "MijnGemeente"),
    ("balie", "Balie"),
    ("telefoon", "Telefoon"),
    ("email", "E-mail"),
    ("brief", "Brief"),
    ("formulier", "Formulier op de website"),
    ("chat", "Chat"),
    ("sms", "Sms"),
    ("app", "Bericht in een app"),
    ("huisbezoek", "Huisbezoek"),
]
MIDDELEN = [
    ("digid", "DigiD"),
    ("digid-machtigen", "DigiD Machtigen"),
    ("eherkenning", "eHerkenning"),
    ("eherkenning-bewindvoering", "eHerkenning (bewindvoering)"),
    ("eidas-persoon", "Europees inlogmiddel"),
    ("eidas-organisatie", "Europees inlogmiddel voor organisaties"),
    ("account", "E-mailaccount"),
    ("balie", "Identiteitsbewijs aan de balie"),
    ("telefoon", "Controlevragen aan de telefoon"),
    ("post", "Brief aan het bekende adres"),
]
GRONDSLAGEN = [
    ("volmacht", "Volmacht"),
    ("gezag", "Ouderlijk gezag"),
    ("voogdij", "Voogdij"),
    ("bewind", "Bewind"),
    ("curatele", "Curatele"),
    ("mentorschap", "Mentorschap"),
    ("nabestaande", "Nabestaande"),
]


def fill(apps, schema_editor):  # type: ignore[no-untyped-def]
    for model, rows in (("Kanaal", KANALEN), ("Middel", MIDDELEN), ("Grondslag", GRONDSLAGEN)):
        table = apps.get_model("register", model)
        table.objects.bulk_create(table(code=code, naam=naam) for code, naam in rows)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
