# Settings as in production, made up, so that `manage.py check --deploy` sees what an engineer would run.
export PORTAL_MODE=productie
export PORTAL_URL=https://mijn.voorbeeld.nl
export PORTAL_SECRET_KEY=verzonnen-geheim-alleen-voor-de-controle-0a1b2c3d4e5f6a7b8c9d
export PORTAL_PEPPERS="1:$(printf 'a1%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32)"
export PORTAL_SLEUTELS="1:$(printf 'b2%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32)"
export PORTAL_PROVIDERS=.ci/providers.json
export PORTAL_GEMEENTE="Gemeente Voorbeeld"
export PORTAL_TELEFOON="14 0123"
export PORTAL_BALIE="Raadhuisplein 1, Voorbeeld"
export PORTAL_TOEGANKELIJKHEID_URL=https://www.voorbeeld.nl/toegankelijkheid
export PORTAL_PRIVACY_URL=https://www.voorbeeld.nl/privacy
export DATABASE_URL=postgresql://app:geheim@127.0.0.1:5432/mijngemeente
export DATABASE_OWNER_URL=postgresql://owner:geheim@127.0.0.1:5432/mijngemeente
