# The two commands that matter: `make site` and `make test`. Each sets up what it needs, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-config --no-sources \
	--custom-compile-command "make lock"
RUNTIME := $(VENV)/.runtime-ready
DEV := $(VENV)/.dev-ready
BENCH := $(VENV)/.bench-ready

.DEFAULT_GOAL := help
.PHONY: help setup site serve test test-deep check coverage bench golden docs pictures lock hooks tools deep-tools clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*  ## ' $(MAKEFILE_LIST) | sed -E 's/:.*  ## /\t/' | expand -t 12

setup: $(DEV)  ## set up everything for development in .venv

site: $(RUNTIME)  ## compile the demo village into site/
	$(BIN)/gongkai build

serve: $(RUNTIME)  ## show the site and follow changes
	$(BIN)/gongkai serve

test: tools check  ## set up everything, check the code, run all tests
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n auto

test-deep: tools deep-tools check coverage  ## the full numbers: everything of `test`, and the slow ones
	PYTHONWARNDEFAULTENCODING=1 HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest -n auto \
		-m "not lighthouse" -o faulthandler_timeout=3000
	$(BIN)/python -m pytest -n 0 -m lighthouse  # speed is measured: nothing runs beside it

check: $(DEV)  ## lint, types, import contracts, file lengths
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tests.tools.check_lengths
	$(BIN)/python -m tests.tools.check_texts

coverage: $(DEV)  ## fail when base, validate, check are not fully covered, or the rest below 90 %
	$(BIN)/python -m coverage erase
	$(BIN)/python -m pytest -n auto --cov --cov-report=
	$(BIN)/python -m coverage report --fail-under=100 --include='*/base/*,*/validate/*,*/check/*'
	$(BIN)/python -m coverage report --fail-under=90

bench: $(BENCH)  ## measure beside Hugo and stock Material; fail when a bound is missed
	$(BIN)/python -m benchmarks

golden: $(DEV)  ## rewrite the expected outputs; read the difference before you commit it
	$(BIN)/python -m pytest -n 0 --update-golden

docs: $(DEV)  ## write the derived parts of the manual anew
	$(BIN)/python -m tests.tools.generate_docs

pictures: $(DEV) tools  ## take the screenshots of README.md and docs anew
	$(BIN)/python -m tests.tools.take_screenshots

lock: $(DEV)  ## resolve the dependencies anew into requirements/
	$(LOCK) --upgrade pyproject.toml --output-file requirements/runtime.txt
	$(LOCK) --upgrade --output-file requirements/build.txt --group build
	$(LOCK) --upgrade pyproject.toml --output-file requirements/dev.txt --group dev \
		--constraints requirements/runtime.txt
	$(LOCK) --upgrade pyproject.toml --output-file requirements/bench.txt --group bench \
		--constraints requirements/dev.txt

hooks: $(DEV)  ## run the checks of .pre-commit-config.yaml at every commit
	$(BIN)/pre-commit install

tools:  ## install Chromium, poppler, zbar and Node where that is possible
	@tests/tools/install_tools.sh

deep-tools:
	@tests/tools/install_tools.sh deep

clean:  ## remove everything that can be made again
	rm -rf $(VENV) site print .gongkai dist build .coverage .coverage.* .hypothesis \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache tests/tools/npm/node_modules
	find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "On Debian or Ubuntu first run: apt-get install python3-venv" >&2; exit 1; }

# Only locked packages are fetched; the project itself is linked in, with its locked build tool.
$(RUNTIME): $(BIN)/python requirements/runtime.txt requirements/build.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUNTIME) requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(BENCH): $(DEV) requirements/bench.txt
	$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@
