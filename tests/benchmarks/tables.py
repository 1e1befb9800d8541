"""The statements that fill the register in the database itself, a batch of rows at a time.

Each reads the temporary tables of an earlier one. They run as the owner, with `portal.beheer` set, and under every
constraint and trigger there is: what they make could have been registered through the port.
"""

#: Parameters: from and up to which number, voornamen, achternamen.
PARTIJEN = """
INSERT INTO partij (id, nummer, soort, naam, inschrijving, vastgesteld_via, gekend_op, gekend_middel_id, gekend_niveau,
                    voorkeurskanaal, voorkeurstaal, geheimhouding, bron, bronkenmerk)
SELECT uuidv7(), (1000000000 + n * 7368787 %% 9000000000)::text,
       CASE WHEN is_bedrijf THEN 'organisatie' ELSE 'persoon' END,
       CASE WHEN is_bedrijf THEN 'Bedrijf ' || achternaam || ' B.V.' ELSE voornaam || ' ' || achternaam END,
       CASE WHEN is_bedrijf THEN NULL ELSE 'ingeschreven' END,
       'authenticatie', now() - n %% 1500 * interval '1 day', CASE WHEN is_bedrijf THEN 'eherkenning' ELSE 'digid' END,
       20, (ARRAY['email', 'sms', 'post', NULL])[1 + n %% 4], 'nl', false, 'bench', 'partij-' || n
FROM (SELECT n, n %% 12 = 0 AS is_bedrijf, v.voornamen[1 + n %% cardinality(v.voornamen)] AS voornaam,
             v.achternamen[1 + n / 7 %% cardinality(v.achternamen)] AS achternaam
      FROM generate_series(%(van)s::bigint, %(tot)s::bigint) AS n,
           (SELECT %(voornamen)s::text[] AS voornamen, %(achternamen)s::text[] AS achternamen) AS v) AS who
"""

PARTIJ_PARTS = (
    """
INSERT INTO identificatie (id, partij_id, soort, pseudoniem)
SELECT uuidv7(), id, CASE soort WHEN 'persoon' THEN 'bsn' ELSE 'kvk' END, '1:' || encode(sha256(nummer::bytea), 'hex')
FROM partij WHERE bron = 'bench'
""",
    """
INSERT INTO digitaal_adres (id, klant_id, vestiging, soort, adres, label, is_standaard, geverifieerd_op)
SELECT uuidv7(), id, '', soort_adres, CASE soort_adres WHEN 'email' THEN 'klant' || nummer || '@example.com'
       ELSE '+316' || right(nummer, 8) END, '', true, now() - interval '30 days'
FROM partij, unnest(ARRAY['email', 'telefoonnummer']) AS soort_adres WHERE bron = 'bench'
""",
)

#: Everybody whom a row can be about, by number: a few have many rows, most have few.
BENCH_PARTIJ = (
    """
CREATE TEMPORARY TABLE bench_partij AS
SELECT row_number() OVER (ORDER BY bronkenmerk) AS n, id, naam FROM partij WHERE bron = 'bench'
""",
    "CREATE UNIQUE INDEX ON bench_partij (n)",
    "ANALYZE bench_partij",
)

#: Parameters: how many rows. About whom the next batch is.
WIE_ALLEN = """
CREATE TEMPORARY TABLE bench_wie AS
SELECT row.n, p.id AS klant_id, p.naam
FROM (SELECT n, 1 + floor(power(random(), 1.5) * %(partijen)s)::bigint AS partij
      FROM generate_series(1, %(aantal)s) AS n OFFSET 0) AS row
JOIN bench_partij AS p ON p.n = row.partij
"""
WIE_EEN = """
CREATE TEMPORARY TABLE bench_wie AS
SELECT n, p.id AS klant_id, p.naam FROM generate_series(1, %(aantal)s) AS n, partij AS p WHERE p.id = %(klant)s
"""
WIE_WEG = "DROP TABLE bench_wie"

ZAKEN = """
INSERT INTO zaak (id, klant_id, vestiging, nummer, omschrijving, toelichting, status, status_sinds, vereist_niveau,
                  gestart_op, beeindigd_op, bron, bronkenmerk)
SELECT uuidv7(begin - now()), klant_id, '', 'Z-' || kenmerk, onderwerp, 'Wij behandelen uw aanvraag.',
       CASE WHEN is_klaar THEN 'Afgehandeld' ELSE 'In behandeling' END, begin + interval '20 days', 0, begin::date,
       CASE WHEN is_klaar THEN (begin + interval '20 days')::date END, 'bench', kenmerk
FROM (SELECT w.klant_id, gen_random_uuid()::text AS kenmerk, random() < 0.8 AS is_klaar,
             now() - interval '25 days' - random() * interval '1800 days' AS begin,
             o.onderwerpen[1 + floor(random() * cardinality(o.onderwerpen))::int] AS onderwerp
      FROM bench_wie AS w, (SELECT %(onderwerpen)s::text[] AS onderwerpen) AS o OFFSET 0) AS made
"""

#: Open ones only: what is done would need an inzending each, and the lists read the klanttaak alone.
KLANTTAKEN = """
INSERT INTO klanttaak (id, klant_id, vestiging, zaak_id, nummer, titel, toelichting, soort, status, deadline,
                       sluit_op_deadline, vereist_niveau, formulier, gegevens, url, bedrag, betalingskenmerk,
                       reden_intrekking, bron, bronkenmerk)
SELECT uuidv7(), klant_id, '', id, (1000000000 + row_number() OVER (ORDER BY id) * 7368787 %% 9000000000)::text,
       'Gegevens aanvullen', 'Vul de gegevens aan die nog ontbreken.',
       CASE WHEN is_betaling THEN 'betaling' ELSE 'formulier' END, 'open',
       current_date + (random() * 60)::int, false, 0,
       CASE WHEN NOT is_betaling THEN %(formulier)s::jsonb END, '{}', '', CASE WHEN is_betaling THEN 64.20 END,
       CASE WHEN is_betaling THEN '4000 1234 5678 9010' ELSE '' END, '', 'bench', 'taak-' || id
FROM (SELECT id, klant_id, random() < 0.2 AS is_betaling FROM zaak WHERE bron = 'bench' AND beeindigd_op IS NULL) AS z
"""

#: The zaken of each klant by number, so that a klantcontact can be about one of its own klant.
BENCH_ZAAK = (
    """
CREATE TEMPORARY TABLE bench_zaak AS
SELECT klant_id, id, row_number() OVER (PARTITION BY klant_id) AS n, count(*) OVER (PARTITION BY klant_id) AS aantal
FROM zaak WHERE bron = 'bench'
""",
    "CREATE UNIQUE INDEX ON bench_zaak (klant_id, n)",
    "ANALYZE bench_zaak",
)

#: The next batch of klantcontacten with everything drawn by lot, before it is spread over the tables.
NIEUW = """
CREATE TEMPORARY TABLE bench_nieuw AS
SELECT made.*, uuidv7(moment - now()) AS id, z.id AS zaak_id
FROM (SELECT w.klant_id, w.naam, %(van)s::bigint + row_number() OVER () AS volgnummer, random() AS lot,
             now() - interval '1 hour' - random() * interval '1800 days' AS moment,
             (ARRAY['telefoon', 'email', 'balie', 'brief', 'portaal', 'chat', 'sms'])
                 [1 + floor(random() * 7)::int] AS kanaal,
             (ARRAY['klant', 'klant', 'gemeente'])[1 + floor(random() * 3)::int] AS initiatiefnemer,
             t.onderwerpen[1 + floor(random() * cardinality(t.onderwerpen))::int] AS onderwerp,
             concat_ws(' ', z.zinnen[1 + floor(random() * z.n)::int], z.zinnen[1 + floor(random() * z.n)::int],
                       z.zinnen[1 + floor(random() * z.n)::int], z.zinnen[1 + floor(random() * z.n)::int],
                       z.zinnen[1 + floor(random() * z.n)::int], z.zinnen[1 + floor(random() * z.n)::int]) AS inhoud
      FROM bench_wie AS w, (SELECT %(onderwerpen)s::text[] AS onderwerpen) AS t,
           (SELECT %(zinnen)s::text[] AS zinnen, cardinality(%(zinnen)s::text[]) AS n) AS z OFFSET 0) AS made
LEFT JOIN (SELECT DISTINCT klant_id, aantal FROM bench_zaak) AS zaken USING (klant_id)
LEFT JOIN bench_zaak AS z ON z.klant_id = made.klant_id AND z.n = 1 + made.volgnummer %% zaken.aantal AND made.lot < 0.3
"""

KLANTCONTACTEN = """
INSERT INTO klantcontact (id, nummer, klant_id, vestiging, onderwerp, inhoud, taal, kanaal_id, initiatiefnemer,
                          vertrouwelijk, vereist_niveau, auth_middel_id, auth_niveau, auth_moment, vervolgt_id,
                          plaatsgevonden_op, geregistreerd_op, afgeschermd_reden, zoektekst, bron, bronkenmerk)
SELECT id, nummer, klant_id, '', onderwerp, inhoud, 'nl', kanaal, initiatiefnemer, lot > 0.98, 0,
       CASE kanaal WHEN 'balie' THEN 'balie' WHEN 'portaal' THEN 'digid' ELSE 'telefoon' END, 10, moment,
       CASE WHEN lot BETWEEN 0.5 AND 0.6 THEN lag(id) OVER (PARTITION BY klant_id ORDER BY moment) END,
       moment, moment, '', lower(onderwerp || ' ' || inhoud || ' ' || nummer), 'bench', 'contact-' || volgnummer
FROM (SELECT *, (1000000000 + volgnummer * 7368787 %% 9000000000)::text AS nummer FROM bench_nieuw) AS nieuw
"""

KLANTCONTACT_PARTS = (
    """
INSERT INTO betrokkene (id, klantcontact_id, klant_id, vestiging, rol, naam, partij_id)
SELECT uuidv7(), id, klant_id, '', 'klant', naam, klant_id FROM bench_nieuw
""",
    """
INSERT INTO klantcontact_actor (id, klantcontact_id, klant_id, vestiging, actor_id)
SELECT uuidv7(), nieuw.id, klant_id, '', actor.id
FROM bench_nieuw AS nieuw
JOIN (SELECT id, row_number() OVER (ORDER BY naam) AS n, count(*) OVER () AS aantal FROM actor) AS actor
  ON actor.n = 1 + volgnummer %% actor.aantal
""",
    """
INSERT INTO interne_taak (id, klantcontact_id, klant_id, vestiging, status, tekst_voor_klant, handeling, eenheid,
                          meteen_beantwoord, aangemaakt_op, afgehandeld_op)
SELECT uuidv7(), id, klant_id, '', CASE WHEN is_open THEN 'te_doen' ELSE 'gedaan' END, 'Wij zoeken het voor u uit.',
       'Uitzoeken en terugbellen', 'Klantcontactcentrum', NOT is_open AND lot > 0.7, moment,
       CASE WHEN NOT is_open THEN moment END
FROM (SELECT *, moment > now() - interval '60 days' AND lot < 0.8 AS is_open FROM bench_nieuw
      WHERE zaak_id IS NULL OR lot < 0.15) AS nieuw
""",
    """
INSERT INTO klantcontact_zaak (id, klantcontact_id, klant_id, vestiging, zaak_id)
SELECT uuidv7(), id, klant_id, '', zaak_id FROM bench_nieuw WHERE zaak_id IS NOT NULL
""",
    """
INSERT INTO bijlage (id, klantcontact_id, klant_id, vestiging, naam, formaat, omvang)
SELECT uuidv7(), id, klant_id, '', 'brief.pdf', 'application/pdf', 48000 FROM bench_nieuw WHERE lot BETWEEN 0.3 AND 0.4
""",
    "DROP TABLE bench_nieuw",
)
