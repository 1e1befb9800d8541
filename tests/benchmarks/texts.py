"""What the made register talks about: enough different words for a search to have work."""

VOORNAMEN = [
    "Aisha", "Bas", "Chantal", "Daan", "Els", "Femke", "Gerrit", "Hatice", "Ingrid", "Joost", "Karin", "Luuk",
    "Mohamed", "Noor", "Olga", "Piet", "Quinten", "Roos", "Sanne", "Thijs", "Ursula", "Willem", "Yusuf", "Zoë",
]  # fmt: skip
ACHTERNAMEN = [
    "van den Berg", "Bos", "Çelik", "Dijkstra", "Evers", "de Groot", "Hendriks", "Jacobs", "Kaya", "van Leeuwen",
    "Meijer", "Nguyen", "Otten", "Postma", "Rietveld", "Schouten", "Timmermans", "Visser", "Willemsen",
    "IJzerman", "Zijlstra",
]  # fmt: skip
ONDERWERPEN = [
    "Vraag over de afvalkalender", "Melding losse stoeptegel", "Verhuizing doorgegeven", "Aanvraag bewonersparkeren",
    "Bezwaar tegen de WOZ-waarde", "Uitstel van betaling gevraagd", "Paspoort ligt klaar", "Rijbewijs verlengen",
    "Hulp bij het huishouden", "Aanvraag bijzondere bijstand", "Kapvergunning voor een beuk",
    "Kwijtschelding afgewezen", "Leerlingenvervoer naar De Wissel", "Standplaats op de weekmarkt", "Terrasvergunning",
    "Geluidsoverlast horeca", "Gehandicaptenparkeerkaart", "Uittreksel uit de BRP",
    "Omgevingsvergunning dakkapel", "Rioolaansluiting",
    "Straatverlichting kapot", "Grofvuil laten ophalen", "Huwelijk melden", "Aangifte van geboorte",
]  # fmt: skip
ZINNEN = [
    "Mevrouw belt omdat zij geen brief heeft ontvangen.",
    "Meneer wil weten wanneer de gemeente een besluit neemt.",
    "Wij hebben de gegevens gecontroleerd en aangevuld.",
    "De behandelaar neemt binnen drie werkdagen contact op.",
    "Het papier is vorige week niet opgehaald, de container staat nog buiten.",
    "Er ligt een stoeptegel los voor de ingang van de school.",
    "De aanvraag is niet compleet: er ontbreekt een kopie van het huurcontract.",
    "U kunt het document ophalen aan de balie, neem een geldig identiteitsbewijs mee.",
    "De termijn is met zes weken verlengd omdat wij advies vragen aan de welstandscommissie.",
    "De klant is het niet eens met de aanslag en dient bezwaar in.",
    "Wij hebben een betalingsregeling afgesproken van vier termijnen.",
    "De buren hebben last van muziek na elf uur ’s avonds.",
    "De boom staat scheef sinds de storm van dinsdag.",
    "Er komt iemand langs om de situatie thuis te bekijken.",
    "Het nieuwe adres gaat in op de eerste van de maand.",
    "De foto’s zijn als bijlage toegevoegd.",
    "De vergunning geldt voor twee auto’s en is een jaar geldig.",
    "De eigen bijdrage wordt geïnd door het CAK.",
    "De aanvraag is doorgestuurd naar de afdeling Vergunningen.",
    "De klant vraagt om een terugbelverzoek in de ochtend.",
    "Wij hebben uitgelegd hoe de waarde van de woning is bepaald.",
    "Het paspoort is besteld met spoed.",
    "De straatverlichting doet het weer sinds vanmiddag.",
    "De ondernemer wil de standplaats ook op zaterdag gebruiken.",
    "Voor de uitkering zijn de laatste drie loonstroken nodig.",
    "De route van de schoolbus verandert na de vakantie.",
    "Er is een afspraak gemaakt voor het keukentafelgesprek.",
    "De klant heeft de boete al betaald en stuurt het bewijs op.",
]
EENHEDEN = ["Burgerzaken", "Belastingen", "Vergunningen", "Werk en inkomen", "Openbare ruimte", "Klantcontactcentrum"]
