# `make` or `make help` lists the targets. Everything is installed into .venv. Outside of this directory are only Apache
# Kafka's jars and the tests' browser (~/.cache/omniprofile), Maven's copies of the jars (~/.m2), and the list of running
# systems (~/.local/state/omniprofile/running).
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILE = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml
PIP_OPTIONS := --quiet --disable-pip-version-check --no-deps --require-hashes
PYTEST := $(BIN)/python -m pytest

.PHONY: help setup run test test-fast search coverage lint format bench lock schemas kafka clean

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## install everything into .venv, with the command .venv/bin/omniprofile (2 minutes the first time)

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not on the PATH: install Python 3.11, or say make PYTHON=…"; exit 1; }
	@echo "installing into $(VENV), about 2 minutes"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(PIP_OPTIONS) -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
	@echo "done: the command is $(BIN)/omniprofile"

run: setup ## run the whole system on this machine with a demo, until Ctrl-C
	@$(BIN)/omniprofile up --demo

test: setup ## all tests, on real engines (on Apache Kafka too, if Java 17 and, once, Maven are there)
	$(PYTEST)

test-fast: setup ## the quick tests: no Apache Kafka, no crash tests
	$(PYTEST) -m "not apache_kafka and not chaos and not slow"

search: setup ## look for what no test has met: the random tests with TIMES=10 as many cases, all of them new (an hour)
	OMNIPROFILE_TEST_TIMES=$(or $(TIMES),10) $(PYTEST) -m "not slow" $$(grep -rlE 'hypothesis|searching' tests --include='test_*.py')

coverage: setup ## branch coverage of the pure packages: at least 95 % each (takes minutes)
	$(PYTEST) -q tests/unit tests/property --cov --cov-report=
	$(BIN)/python -m tests.branches

lint: setup ## check style, format, types, imports, sizes, generated files and lock files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tests.sizes
	$(BIN)/python -m schemas.generate --check
	$(BIN)/python -m tests.locks
	$(BIN)/python -m pip check

format: setup ## format the code and fix what ruff can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup .venv-bench/.installed ## compare the pipeline with its peers (installs them; needs Java 17 and, once, Maven)
	$(BIN)/omniprofile bench pipeline

# Quix Streams pins other versions of our libraries: it runs in an environment of its own.
.venv-bench/.installed: requirements-bench.lock
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install $(PIP_OPTIONS) -r requirements-bench.lock
	@touch $@

lock: ## resolve pyproject.toml into the lock files, with hashes (needs uv)
	@command -v uv >/dev/null || { echo "uv is not on the PATH: python3 -m pip install uv, or https://docs.astral.sh/uv/"; exit 1; }
	$(COMPILE) --upgrade --extra local --extra dev -o requirements.lock
	$(COMPILE) --upgrade --extra local --extra bench -o requirements-bench.lock
	$(COMPILE) --extra image -c requirements.lock -o deploy/requirements.lock

schemas: setup ## write the generated schema files under docs/api
	$(BIN)/python -m schemas.generate

kafka: setup ## fetch and verify Apache Kafka's jars (needs Maven)
	$(BIN)/python -m deploy.kafka.jars

clean: ## remove what setup and tests created (not omniprofile-data)
	rm -rf $(VENV) .venv-bench build state *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
