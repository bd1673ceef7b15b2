# make demo      serves the page
# make unit      the fast tests, without a browser (under a minute)
# make test      every check and test; what CI runs
# make interop   exports and the HTTP API, used by programs in environments of their own
# make space     a Hugging Face Space, in an environment of its own (needs root, and Python 3.12: SPACE_PYTHON)
# make browsers  the core of the page in Firefox and WebKit (apt install firefox-esr webkit2gtk-driver xvfb)
# make soak      the long random tests
# make cluster   replicas under Ray Serve, in an environment of its own
# make lint      ruff and mypy; `make front` checks and tests the TypeScript
# make build     writes the front end's bundles, to be committed
# make docs      builds the documentation into build/docs
# make bench     measures a click in a real browser
# make release   builds wheel and sdist into dist/, and tries the wheel in a clean environment
# Each target first installs what it needs into .venv, once: a stamp is newer than what it was made from.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm

.PHONY: demo unit test interop space browsers soak cluster lint front build docs bench release clean

demo: $(VENV)/.app
	$(BIN)/edgetam-ui

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile tests/unit tests/contract

test: lint front $(VENV)/.browser $(VENV)/.ffmpeg
	$(BIN)/python -m pytest -n 2 --dist loadfile

READERS := label_studio shapely datumaro trackeval
CLIENTS := schemathesis
INTEROP := build/interop

interop: $(READERS:%=$(INTEROP)/%/.installed) $(CLIENTS:%=$(INTEROP)/%/.installed)
	rm -rf $(INTEROP)/files && $(BIN)/python -m tests.interop.write $(INTEROP)/files
	for reader in $(READERS); do \
	  $(INTEROP)/$$reader/bin/python tests/interop/$${reader}_reader.py $(INTEROP)/files || exit 1; done
	for client in $(CLIENTS); do \
	  $(BIN)/python -m tests.interop.served $(INTEROP)/$$client/bin/python tests/interop/$${client}_client.py \
	  || exit 1; done

define environment
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet -r $<
	@touch $@
endef

$(INTEROP)/%/.installed: tests/interop/%_reader.txt | $(VENV)/.dev
	$(environment)

$(INTEROP)/%/.installed: tests/interop/%_client.txt | $(VENV)/.dev
	$(environment)

SPACE_PYTHON ?= python3.12
SPACE := build/space

space: $(SPACE)/.installed
	unshare --net sh -c 'ip link set lo up && exec $(BIN)/python -m pytest tests/space'

# What Hugging Face installs: the Gradio of the front matter with its extras, and what the folder asks for. That is told
# by the program's own metadata, made anew: those of an older installation may lack what pyproject.toml says by now.
$(SPACE)/.installed: pyproject.toml | $(VENV)/.dev
	rm -rf $(SPACE)
	$(BIN)/python -m pip install --quiet --no-deps --target $(SPACE)/program .
	PYTHONPATH=$(SPACE)/program $(BIN)/python -m edgetam_ui space $(SPACE)/app
	python=$$(.ci/find-python 3.12 $(SPACE_PYTHON)) && $$python -m venv $(SPACE)/env
	$(SPACE)/env/bin/python -m pip install --quiet -r $(SPACE)/app/requirements.txt spaces \
	  "gradio[oauth,mcp]==$$(sed -n 's/^sdk_version: //p' $(SPACE)/app/README.md)"
	@touch $@

browsers: $(VENV)/.dev
	$(BIN)/python -m pytest tests/browsers

soak: $(VENV)/.dev
	$(BIN)/python -m pytest -rP -o faulthandler_timeout=3600 tests/soak

cluster: $(VENV)-cluster/.stamp
	$(VENV)-cluster/bin/python -m pytest -rP tests/cluster

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

front: $(VENV)/.front
	$(NPM) --prefix widget run check

build: $(VENV)/.front
	$(NPM) --prefix widget run build

docs: $(VENV)/.dev
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet docs build/docs

bench: $(VENV)/.dev $(VENV)/.browser
	$(BIN)/edgetam-ui bench click --checkpoint practice

release: front
	rm -rf dist
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*
	PYTHON=$(PYTHON) .ci/try-wheel dist/*.whl

clean:
	rm -rf $(VENV) $(VENV)-cluster widget/node_modules build dist

include demo/practice/practice.mk

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module is missing: apt install python3-venv, or set PYTHON."; exit 1; }

$(VENV)/.app: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(VENV)/.app $@

$(VENV)/.front: widget/package-lock.json $(VENV)/.dev
	$(NPM) --prefix widget ci --no-audit --no-fund
	@touch $@

# Ray brings another event loop for every server, which the other tests shall not run on.
$(VENV)-cluster/.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)-cluster
	$(VENV)-cluster/bin/python -m pip install --quiet --editable '.[serve]' hypothesis pytest
	@touch $@

# A Chromium for the tests: the one that is there, else Debian's where we may install it, else Playwright's.
$(VENV)/.browser: | $(VENV)/.dev
	@$(BIN)/python -c 'from edgetam_ui.bench.browser import find_chromium; find_chromium()' 2>/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	|| $(BIN)/playwright install chromium
	@touch $@

# The ffmpeg program makes the clips of tests/files and says what is on them; without it these tests are skipped.
$(VENV)/.ffmpeg: | $(VENV)/.dev
	@command -v ffmpeg >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ffmpeg >/dev/null; } \
	|| echo "No ffmpeg program: tests/files skips what needs it."
	@touch $@
