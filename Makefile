# Two commands matter: `make run` and `make test`. Each makes what it needs; only Python >= 3.11 and make are assumed.

PYTHON ?= python3
FOLDER ?= corpus
INDEX  ?= var/index
PORT   ?= 8000

VENV := .venv
BIN  := $(VENV)/bin
# The lists of requirements are complete, so nothing else is looked for (--no-deps): pip would take a newer
# release of `coverage[toml]` for what `coverage` is pinned to, and refuse it for want of a hash.
PIP  := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-build-isolation

.PHONY: help run test test-fast lint types layers format bench lock clean

help:
	@echo "make run      set up, index FOLDER ($(FOLDER)) and serve it on http://127.0.0.1:$(PORT)"
	@echo "make test     set up, run every test"
	@echo "make lint     style, formatting and layers;  make types  static types;  make format  rewrite"
	@echo "make bench    speed and memory;  make lock  renew the lists of exact dependencies;  make clean"

# Exit 1 of a build says that some files could not be read; the rest is worth serving, and the report named them.
run: $(VENV)/.run
	@$(BIN)/defenders build "$(FOLDER)" --index "$(INDEX)" || test $$? -eq 1
	@exec $(BIN)/defenders serve --index "$(INDEX)" --port $(PORT)

test: $(VENV)/.dev
	$(BIN)/python -m pytest

test-fast: $(VENV)/.dev
	$(BIN)/python -m pytest -m "not real and not browser"

lint: $(VENV)/.dev layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

layers: $(VENV)/.dev
	$(BIN)/lint-imports --no-logo

types: $(VENV)/.dev
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock: $(VENV)/.made
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) requirements/build.in --output-file requirements/build.txt
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group dev --output-file requirements/dev.txt

clean:
	rm -rf $(VENV) var build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version) if sys.version_info < (3, 11) else 0'
	@echo "Making a Python environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/build.txt requirements/run.txt pyproject.toml
	@echo "Installing what it runs on ..."
	@$(PIP) --no-deps --require-hashes -r requirements/build.txt
	@$(PIP) --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@echo "Installing what it is tested with ..."
	@$(PIP) --no-deps --require-hashes -r requirements/dev.txt
	@touch $@
