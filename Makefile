# Everything a developer or operator runs; `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run demo test test-all tools lint lock audit screenshots clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(BIN)/python:
	@echo "making the environment in $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit("Kajian needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing what Kajian runs on ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.stamp

run: $(VENV)/run.stamp  ## serve on http://127.0.0.1:8000/ with everything in ./data
	@$(BIN)/kajian serve

demo: $(VENV)/run.stamp  ## check three demo shops on loopback, from nothing to three pages
	@$(BIN)/kajian demo

tools:
	@sh deploy/test-tools.sh

lint: $(VENV)/test.stamp  ## style and types
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary

test: $(VENV)/test.stamp tools lint  ## style, types and the fast tests (under 10 minutes)
	@$(BIN)/pytest -n 2 -q -m "not all"
	@echo "make test: everything passed"

test-all: $(VENV)/test.stamp tools  ## PostgreSQL and Valkey, browsers, faults, foreign clients (under 50 minutes)
	@$(BIN)/pytest -n 2 -q -m "not all" --engine postgresql --valkey tests/rating_site
	@$(BIN)/pytest -q -m all
	@echo "make test-all: everything passed"

lock: $(BIN)/python  ## compute the lock files anew from pyproject.toml
	@$(PIP) install uv
	@$(BIN)/uv pip compile -q --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --group build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --group build -c requirements.lock --extra scale pyproject.toml -o requirements-scale.lock
	@$(BIN)/uv pip compile -q --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --python-version 3.11 --group build --group test --extra scale -c requirements.lock \
	  pyproject.toml -o requirements-dev.lock

audit: $(BIN)/python  ## compare the locked packages with the public list of known holes (needs the internet)
	@test -x $(VENV)/audit/bin/pip-audit || { $(PYTHON) -m venv $(VENV)/audit && $(VENV)/audit/bin/pip install -q pip-audit; }
	@$(VENV)/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-scale.lock

screenshots: $(VENV)/test.stamp tools  ## pictures of all pages into ./artefacts
	@$(BIN)/python -m tests.journeys.screenshots artefacts/screenshots

clean:  ## remove the environment and what tests left behind (never ./data)
	@rm -rf $(VENV) artefacts .pytest_cache .mypy_cache .ruff_cache .hypothesis
