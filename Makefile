# make demo       sets up .venv and serves the page
# make test       sets up .venv and runs every check and test
# make practice   trains the practice checkpoint, or goes on with it
# What is set up is set up once: a stamp is newer than what it was made from.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm

.PHONY: demo test lint front build bench practice clean

demo: $(VENV)/.app
	$(BIN)/edgetam-ui

test: lint front
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

front: $(VENV)/.front
	$(NPM) --prefix widget run check

build: $(VENV)/.front
	$(NPM) --prefix widget run build

bench: $(VENV)/.dev
	$(BIN)/edgetam-ui bench click --checkpoint practice

practice: $(VENV)/.dev runs/node_modules/@lobehub/fluent-emoji-3d
	$(BIN)/python demo/practice/train.py

clean:
	rm -rf $(VENV) widget/node_modules

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module is missing: apt install python3-venv, or set PYTHON."; exit 1; }

$(VENV)/.app: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(VENV)/.app $@

runs/node_modules/@lobehub/fluent-emoji-3d: | $(VENV)/.dev
	$(NPM) install --prefix runs --no-audit --no-fund @lobehub/fluent-emoji-3d@1.1.0

$(VENV)/.front: widget/package-lock.json $(VENV)/.dev
	$(NPM) --prefix widget ci --no-audit --no-fund
	@touch $@
