# The portal's commands; `make` alone lists them. GNU make >= 3.81, POSIX sh.
# Variables may be given on the command line: make site OUTPUT=/srv/www/portal
SHELL := /bin/sh
.DEFAULT_GOAL := help

# The Python that makes the environment; without it the first one >= 3.11 that is found.
PYTHON ?=
VENV ?= .venv
CONTENT ?= content
OUTPUT ?= site
DEMO_CONTENT ?= demo
DEMO_OUTPUT ?= site-demo
# The demo is always built at the same instant.
DEMO_NOW ?= 2026-11-22T09:00+01:00
# How many events `make bench` measures, one or more numbers, and further arguments for it.
SIZES ?= 100 1000 10000
BENCH_ARGS ?=
# Further arguments for `portal build`, for pytest, and how many tests run at once.
BUILD_ARGS ?=
PYTEST_ARGS ?=
JOBS ?= 2

BIN := $(VENV)/bin
PORTAL := $(BIN)/portal
RUNTIME := $(VENV)/.runtime.stamp
DEV := $(VENV)/.dev.stamp
PRINT := $(VENV)/.print.stamp
BENCH := $(VENV)/.bench.stamp
NODE := node_modules/.stamp

# pip speaks to a person at a terminal, and of errors alone in a log.
PIP := $(BIN)/python -m pip --disable-pip-version-check $(shell [ -t 2 ] || echo -qq)

# Where it is set, every process would compile the program and its libraries anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site demo serve check test guide-pictures audit accessibility lint admin-bundle messages lock bench clean env env-dev env-print test-programs python-check

help:
	@echo 'Kulturportalen – make MÅL [VARIABEL=værdi …]'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-15s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'Variable: PYTHON VENV CONTENT OUTPUT BUILD_ARGS DEMO_NOW SIZES BENCH_ARGS PYTEST_ARGS JOBS CHROMIUM'

site: $(RUNTIME)  ## Bygger portalen: content/ → site/
	@$(PORTAL) build --content "$(CONTENT)" --output "$(OUTPUT)" $(BUILD_ARGS)

demo: $(RUNTIME)  ## Bygger den opdigtede demo-portal: demo/ → site-demo/
	@$(PORTAL) build --content "$(DEMO_CONTENT)" --output "$(DEMO_OUTPUT)" --now "$(DEMO_NOW)" $(BUILD_ARGS)

serve: $(RUNTIME)  ## Viser portalen her på maskinen og genindlæser, når du gemmer
	@$(PORTAL) serve --content "$(CONTENT)"

check: $(RUNTIME)  ## Finder alle fejl i content/ uden at skrive noget
	@$(PORTAL) check --content "$(CONTENT)"

test: env-dev test-programs $(NODE) lint  ## Kører alle test (kræver Node ≥ 20.19; henter Chromium, hvis den må)
	@echo '→ test …'
	@. "$(BIN)/activate" && CHROMIUM="$$(scripts/find-chromium)" \
	  pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

guide-pictures: env-dev test-programs  ## Tager vejledningens billeder igen, hvor ordene er ændret
	@. "$(BIN)/activate" && CHROMIUM="$$(scripts/find-chromium)" \
	  pytest tests/site/test_guide_pictures.py tests/admin/test_guide_pictures.py -k still_says --bless

audit: env-dev test-programs $(NODE)  ## Efterser hver eneste side (tager lang tid)
	@echo '→ eftersyn af alle sider …'
	@. "$(BIN)/activate" && CHROMIUM="$$(scripts/find-chromium)" \
	  pytest -n $(JOBS) -m audit $(PYTEST_ARGS)

accessibility: env-dev test-programs $(NODE)  ## Prøver alle portalens sider med axe-core, og skriver siden om det
	@. "$(BIN)/activate" && python -m tests.site.accessibility "$(OUTPUT)" "$$(scripts/find-chromium)"

bench: $(BENCH)  ## Måler hastigheden ved siden af Hugo, og skriver tallene i docs/speed.md
	@$(BIN)/python -m bench $(SIZES) $(BENCH_ARGS)

lint: $(DEV)  ## Kodens stil, typer og importretning
	@echo '→ ruff, mypy, import-linter …'
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo 'Kør: $(BIN)/ruff format .' >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > $(VENV)/lint-imports.log || { cat $(VENV)/lint-imports.log; exit 1; }

admin-bundle: $(NODE)  ## Laver browserens editor (admin/bundle) på ny efter package.json
	@node scripts/admin-bundle.mjs

messages: $(DEV)  ## Bringer sprogenes kataloger ajour, og siger, hvad der mangler at blive oversat
	@$(BIN)/python -m scripts.messages

# --- environments: a stamp is renewed when the lock or the project file is newer -----------------

env: $(RUNTIME)  ## Python-miljøet, som byggeriet kræver det
env-dev: $(DEV)  ## Python-miljøet med testenes pakker
env-print: $(PRINT)  ## Python-miljøet med det, der laver plakater og programmer (84 MB)

# Every archive is checked against its hash, and what builds the source archives is locked as well.
$(RUNTIME): requirements-build.lock requirements.lock pyproject.toml | python-check
	@echo '→ Python-pakker (requirements.lock) …'
	@$(PIP) install --require-hashes --no-deps -r requirements-build.lock
	@$(PIP) install --require-hashes --no-deps --no-build-isolation -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME) | python-check
	@echo '→ Python-pakker (requirements-dev.lock) …'
	@$(PIP) install --require-hashes --no-deps --no-build-isolation -r requirements-dev.lock
	@$(BIN)/python -m pip check > $(VENV)/pip-check.log || { cat $(VENV)/pip-check.log; exit 1; }
	@touch $@

$(PRINT): requirements-print.lock $(RUNTIME) | python-check
	@echo '→ Python-pakker (requirements-print.lock) …'
	@$(PIP) install --require-hashes --no-deps --no-build-isolation -r requirements-print.lock
	@touch $@

$(BENCH): requirements-bench.lock $(RUNTIME) | python-check
	@echo '→ Python-pakker (requirements-bench.lock) …'
	@$(PIP) install --require-hashes --no-deps --no-build-isolation -r requirements-bench.lock
	@touch $@

python-check:
	@scripts/create-venv "$(VENV)" "$(PYTHON)"

test-programs:
	@scripts/test-programs

# No package runs scripts of its own at installation. After test-programs, which looks for Node.
$(NODE): package.json package-lock.json | test-programs
	@echo '→ Node-pakker …'
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# --- locks --------------------------------------------------------------------------------------

# One resolution for every system and Python >= 3.11. The runtime's versions bind the others.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

lock: python-check  ## Fornyer låsefilerne efter pyproject.toml (UPGRADE=1: nyeste versioner)
	@[ -x $(BIN)/uv ] || $(PIP) install uv
	@$(COMPILE) pyproject.toml --output-file requirements.lock
	@$(COMPILE) --group pyproject.toml:build --constraints requirements.lock --output-file requirements-build.lock
	@$(COMPILE) pyproject.toml --group pyproject.toml:dev --constraints requirements.lock \
	  --constraints requirements-build.lock --output-file requirements-dev.lock
	@$(COMPILE) --group pyproject.toml:print --constraints requirements-dev.lock \
	  --output-file requirements-print.lock
	@$(COMPILE) --group pyproject.toml:bench --constraints requirements-dev.lock \
	  --output-file requirements-bench.lock

clean:  ## Fjerner miljøer, mellemlagre og byggede portaler
	rm -rf "$(VENV)" node_modules .cache site site-demo
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
