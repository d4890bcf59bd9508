# The portal's commands. `make help` lists them; `make run` and `make test` are the two to know.

PYTHON ?= python3
PORT ?= 8000
N ?= 10000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
SERVER := $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --no-ws --log-level warning --workers 1 --blocking-threads 5 portal.wsgi:application

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run dev serve demo test test-fast bench rehearse lint types unit unit-postgresql journeys tools messages pictures lock audit licences clean

help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | while IFS='|' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

run: export DEBUG := 1
run: export SITE_URL := http://127.0.0.1:$(PORT)
run: $(VENV)/.installed ## Start the site with demonstration content on 127.0.0.1:$PORT (8000)
	@$(BIN)/python -m portal.port $(PORT)
	@$(MANAGE) prepare
	@exec $(BIN)/python -m portal.serving $(SERVER)

dev: export DEBUG := 1
dev: export TASK_QUEUE := direct
dev: export PAGE_STORE_MEGABYTES := 0
dev: export SITE_URL := http://127.0.0.1:$(PORT)
dev: $(VENV)/.installed ## Like run, and start anew whenever a file changes
	@$(MANAGE) prepare
	@exec $(MANAGE) runserver $(PORT)

serve: export DEBUG := 0
serve: export SITE_URL := http://127.0.0.1:$(PORT)
serve: export SECRET_KEY ?= $(shell head -c 64 /dev/urandom | base64 -w 0)
serve: $(VENV)/.installed ## Start the site as a server does: no debugging, compressed static files, no demonstration accounts
	@$(BIN)/python -m portal.port $(PORT)
	@$(MANAGE) collectstatic --noinput -v 0
	@$(MANAGE) prepare
	@exec $(BIN)/python -m portal.serving $(SERVER)

demo: export DEBUG := 1
demo: $(VENV)/.installed ## Put a development database back to the demonstration content
	@$(MANAGE) migrate -v 0
	@$(MANAGE) load_demo --reset

test: tools lint types unit unit-postgresql journeys ## Run everything, as CI does: lint, types, tests on SQLite and PostgreSQL, journeys

test-fast: lint ## Lint and unit tests on SQLite, in under a minute
	@$(BIN)/python -m pytest -q -n 2 -m "not e2e and not slow"

bench: export DEBUG := 1
bench: export PEER := $(PEER)
bench: $(VENV)/.installed-dev ## Measure on SQLite and PostgreSQL, with N practices (10000): how good, how fast; PEER=address puts a site beside it
	@mkdir -p var/bench
	@$(BIN)/python -m tests.tools --bench
	@DATABASE_URL=sqlite:///var/bench/$(N).sqlite3 $(BIN)/python -m bench $(N)
	@$(BIN)/python -m tests.postgresql $(BIN)/python -m bench $(N)

rehearse: tools ## Run nginx, two servers, worker, PostgreSQL and Redis here; kill one and bring out a release while people read
	@$(BIN)/python -m deploy.rehearse

lint: $(VENV)/.installed-dev
	@echo "== Lint"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --quiet --lint templates
	@DEBUG=1 $(BIN)/lint-imports --no-cache >var/imports.txt || { cat var/imports.txt; exit 1; }
	@DEBUG=1 $(MANAGE) check --fail-level WARNING
	@DEBUG=1 $(MANAGE) makemigrations --check --dry-run

types: $(VENV)/.installed-dev
	@echo "== Types"
	@DEBUG=1 $(BIN)/mypy .

unit: $(VENV)/.installed-dev
	@echo "== Tests on SQLite"
	@$(BIN)/python -m pytest -q -n 2 -m "not e2e"

unit-postgresql: $(VENV)/.installed-dev
	@echo "== Tests on PostgreSQL"
	@$(BIN)/python -m tests.postgresql $(BIN)/python -m pytest -q -n 2 -m "not e2e and not any_database"

journeys: $(VENV)/.installed-dev
	@echo "== Journeys in a browser"
	@$(BIN)/python -m pytest -q -m e2e

tools: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.tools

messages: $(VENV)/.installed-dev ## Collect the messages of code and templates into locale/, and compile them
	@$(BIN)/python -m tests.messages

pictures: $(VENV)/.installed-dev ## Make the pictures of the handbook from a running demonstration site
	@$(BIN)/python -m tests.pictures

lock: $(VENV)/.installed-dev ## Pin the newest versions that pyproject.toml allows, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -o requirements-dev.txt

audit: $(VENV)/.installed-dev ## Ask for known holes in what is pinned; this needs the data of PyPI or OSV, and fails where it cannot have it
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements.txt || $(BIN)/pip-audit --strict --require-hashes --disable-pip --vulnerability-service osv -r requirements.txt
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements-dev.txt || $(BIN)/pip-audit --strict --require-hashes --disable-pip --vulnerability-service osv -r requirements-dev.txt

licences: $(VENV)/.installed-dev ## Write docs/licences.md from what is installed
	@$(BIN)/python -m tests.licences

clean: ## Remove everything that was made: the environment, and var/ with its database
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or newer; $(PYTHON) is older. Name another: make run PYTHON=python3.13"; exit 1; }
	@echo "Making the Python environment in $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(BIN)/python
	@echo "Installing the pinned packages (once, about half a minute)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@mkdir -p var && touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing the pinned tools for tests (once)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@
